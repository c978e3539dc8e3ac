"""The unit's comparison of the drugs beside what was found: each cell graded and cited."""

from collections.abc import Sequence

import htpy as h

from .. import evidence
from ..evidence.records import Comparison
from ..exhibits.shown import Shown
from ..exhibits.static import heads
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
    attributes: dict[str, list[Comparison]] = {}
    for one in evidence.rows("comparison"):
        attributes.setdefault(one.attribute, []).append(one)
    blocks: list[h.Element] = []
    lines = [_CAPTION]
    for attribute, block in attributes.items():
        title = _title(attribute)
        lines.append(title)
        lines += [_line(row) for row in block]
        blocks.append(_fold(title, block, opened=not blocks))
    return Shown("\n".join(lines), h.fragment[blocks])


def _fold(title: str, block: Sequence[Comparison], opened: bool) -> h.Element:
    table = h.table(".stack")[h.caption[title], heads(_COLUMNS), h.tbody[map(_row, block)]]
    badges = [Verdict(row.claim_id).badge() for row in block if row.claim_id]
    return h.details(".check.compared", open=opened)[
        h.summary[title, " ", h.span(".compared-semax")["Semax: ", badges]], boxed(table, title)
    ]


def _title(attribute: str) -> str:
    return evidence.vocabulary("attribute")[attribute].capitalize()


def _grade(compared: Comparison) -> str:
    return evidence.vocabulary("grade")[compared.evidence_grade]


def _line(compared: Comparison) -> str:
    verdict = f"{Verdict(compared.claim_id)}" if compared.claim_id else _grade(compared)
    sources = "; ".join(evidence.label(study) for study in evidence.split_ids(compared.study_ids))
    said = compared.unit_says or _NOT_IN_UNIT
    return f"- {compared.drug}. The unit says: {said} Found: {compared.finding} ({verdict}; {sources})"


def _row(compared: Comparison) -> h.Element:
    mark = Verdict(compared.claim_id).html() if compared.claim_id else h.span(".grade")[_grade(compared)]
    sources = study_links(evidence.split_ids(compared.study_ids))
    return h.tr[
        h.th(scope="row")[compared.drug],
        h.td(data_label=_COLUMNS[1])[compared.unit_says or h.em[_NOT_IN_UNIT]],
        h.td(data_label=_COLUMNS[2])[h.p[compared.finding], h.p[mark], h.p(".cell-sources")[sources]],
    ]
