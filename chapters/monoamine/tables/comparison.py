"""The unit's comparison of the drugs beside what was found: each cell graded and cited."""

from collections.abc import Sequence

import htpy as h

from .. import evidence
from ..evidence.records import Comparison
from ..exhibits.shown import Shown
from ..exhibits.static import heads
from ..words import fill, words
from .html import Verdict
from .markup import boxed, study_links


def comparison() -> Shown:
    """One fold for each attribute of data/comparison.csv, one row a drug; the first is open.

    A folded attribute shows the verdict on what the unit says of Semax.
    """
    attributes: dict[str, list[Comparison]] = {}
    for one in evidence.rows("comparison"):
        attributes.setdefault(one.attribute, []).append(one)
    blocks: list[h.Element] = []
    lines = [words("comparison")["caption"]]
    for attribute, block in attributes.items():
        title = _title(attribute)
        lines.append(title)
        lines += [_line(row) for row in block]
        blocks.append(_fold(title, block, opened=not blocks))
    return Shown("\n".join(lines), h.fragment[blocks])


def _fold(title: str, block: Sequence[Comparison], opened: bool) -> h.Element:
    table = h.table(".stack")[h.caption[title], heads(words("comparison")["columns"]), h.tbody[map(_row, block)]]
    badges = [Verdict(row.claim_id).badge() for row in block if row.claim_id]
    return h.details(".check.compared", open=opened)[
        h.summary[title, " ", h.span(".compared-semax")["Semax: ", badges]], boxed(table, title)
    ]


def _title(attribute: str) -> str:
    return evidence.vocabulary("attribute")[attribute].capitalize()


def _grade(compared: Comparison) -> str:
    return evidence.vocabulary("basis")[compared.evidence_grade]


def _line(compared: Comparison) -> str:
    verdict = f"{Verdict(compared.claim_id)}" if compared.claim_id else _grade(compared)
    sources = "; ".join(evidence.label(study) for study in evidence.split_ids(compared.study_ids))
    text = words("comparison")
    said, judged = compared.unit_says or text["silent"], {"verdict": verdict, "sources": sources}
    return fill(text["line"], drug=compared.drug, said=said, found=compared.finding, **judged)


def _row(compared: Comparison) -> h.Element:
    mark = Verdict(compared.claim_id).html() if compared.claim_id else h.span(".grade")[_grade(compared)]
    sources, text = study_links(evidence.split_ids(compared.study_ids)), words("comparison")
    _, said, found = text["columns"]
    return h.tr[
        h.th(scope="row")[compared.drug],
        h.td(data_label=said)[compared.unit_says or h.em[text["silent"]]],
        h.td(data_label=found)[h.p[compared.finding], h.p[mark], h.p(".cell-sources")[sources]],
    ]
