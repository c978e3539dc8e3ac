"""The unit's comparison of the drugs beside what was found: each cell graded and cited."""

from html import escape

from .. import evidence
from ..exhibits.shown import Shown
from .html import Verdict
from .markup import boxed, study_links

_CAPTION = (
    "What the unit says about each drug, and what was found, with the grade of the best evidence and its sources."
)
_COLUMNS = ("Drug", "The unit says", "What was found")
_NOT_IN_UNIT = "not in the unit’s table"


def comparison() -> Shown:
    """One fold for each attribute of data/comparison.csv, one row a drug; the first is open.

    A folded attribute shows the verdict on what the unit says of Semax.
    """
    rows = evidence.table("comparison")
    blocks, lines = [], [_CAPTION]
    for attribute, block in rows.groupby("attribute", sort=False):
        title = _title(attribute)
        lines.append(title)
        lines += [_line(row) for row in block.itertuples()]
        blocks.append(_fold(title, block, opened=not blocks))
    return Shown("\n".join(lines), "".join(blocks))


def _fold(title: str, block, opened: bool) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in _COLUMNS)
    body = "".join(_row(row) for row in block.itertuples())
    table = (
        f'<table class="stack"><caption>{escape(title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    badges = "".join(Verdict(row.claim_id).badge() for row in block.itertuples() if row.claim_id)
    return (
        f'<details class="check compared"{" open" if opened else ""}><summary>{escape(title)} '
        f'<span class="compared-semax">Semax: {badges}</span></summary>{boxed(table, title)}</details>'
    )


def _title(attribute: str) -> str:
    return evidence.vocabulary("attribute")[attribute].capitalize()


def _grade(row) -> str:
    return evidence.vocabulary("grade")[row.evidence_grade]


def _line(row) -> str:
    verdict = f"{Verdict(row.claim_id)}" if row.claim_id else _grade(row)
    sources = "; ".join(evidence.label(study) for study in evidence.split_ids(row.study_ids))
    return f"- {row.drug}. The unit says: {row.unit_says or _NOT_IN_UNIT} Found: {row.finding} ({verdict}; {sources})"


def _row(row) -> str:
    mark = Verdict(row.claim_id).html() if row.claim_id else f'<span class="grade">{escape(_grade(row))}</span>'
    said = escape(row.unit_says) if row.unit_says else f"<em>{_NOT_IN_UNIT}</em>"
    sources = study_links(evidence.split_ids(row.study_ids))
    return (
        f'<tr><th scope="row">{escape(row.drug)}</th>'
        f'<td data-label="{_COLUMNS[1]}">{said}</td>'
        f'<td data-label="{_COLUMNS[2]}"><p>{escape(row.finding)}</p><p>{mark}</p>'
        f'<p class="cell-sources">{sources}</p></td></tr>'
    )
