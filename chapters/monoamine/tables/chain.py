"""The chain from a dose of Semax to behavior, link by link: what was seen, when, and how fast the model makes it."""

from collections.abc import Mapping
from functools import cache

import htpy as h

from .. import evidence
from ..evidence.records import ChainLink
from ..exhibits.shown import Shown
from ..figures.chain import hours_text, known
from ..model.chain import half_life
from ..words import words
from .cards import Row, cards
from .html import Verdict
from .markup import study_links


def chain() -> Shown:
    """One row a link of data/chain.csv; on a phone one block a link."""
    text, rows = words("chain_table"), evidence.rows("chain")
    lines, told = [], [text["caption"]]
    for row in rows:
        places = _places(row)
        cells = [getattr(row, f"{name}_words").format_map(places) for name in ("seen", "when", "model")]
        judged = [Verdict(row.claim_id)] if row.claim_id else []
        told.append(f"{row.link}: {' | '.join(filter(None, [cells[0], *map(str, judged), *cells[1:]]))}")
        seen: list[h.Node] = [h.p[cells[0]], [h.p[one.html()] for one in judged], _sources(row)]
        lines.append(Row([row.link, seen, *cells[1:]]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], lines, "chain")
    return Shown("\n".join(told), html)


class _Found:
    """A finding in a place: ``{id}`` is its value, ``{id:time}`` when it was seen."""

    def __init__(self, measurement_id: str) -> None:
        """Raises UnknownKey."""
        self.row = evidence.measurement(measurement_id)

    def __format__(self, form: str) -> str:
        return evidence.clock_text(self.row) if form == "time" else evidence.value_text(self.row)


def _places(link: ChainLink) -> Mapping[str, object]:
    """What the words of a link may name: its findings and its rate constants, by symbol."""
    found = evidence.split_ids(link.measurement_ids) + evidence.split_ids(link.when_ids)
    constants = (_passports()[one] for one in evidence.split_ids(link.passport_ids))
    return {**{one: _Found(one) for one in found}, **{one.symbol: _lasting(one) for one in constants}}


@cache
def _passports() -> Mapping[str, evidence.Parameter]:
    return {one.passport_id: one for one in evidence.rows("parameters")}


def _lasting(parameter: evidence.Parameter) -> str:
    """``"2.5 h (measured: rat hippocampal neurons)"``."""
    return f"{hours_text(half_life(parameter.value))} ({known(parameter)[0]})"


def _sources(link: ChainLink) -> h.Element | None:
    studies = evidence.split_ids(link.study_ids)
    return h.p(".cell-sources")[study_links(studies)] if studies else None
