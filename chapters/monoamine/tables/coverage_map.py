"""The map of what was measured after a drug, region by transmitter: changed, unchanged or never measured."""

from html import escape

from .. import evidence
from ..shown import Shown
from ..words import count
from .markup import boxed

_FINDINGS = {"one": "1 finding", "many": "{n} findings"}
_STATES = {"measured": "measured", "null": "no change", "never": "never measured"}


def coverage_map(drug: str) -> Shown:
    """Rows: brain regions. Columns: dopamine, serotonin, norepinephrine. Each cell has a shape, a word and a count."""
    cells = evidence.coverage(drug).set_index(["region", "transmitter"])
    regions, transmitters = evidence.vocabulary("region"), evidence.vocabulary("transmitter")
    caption = (
        f"Findings on each transmitter or its metabolite in each region after {drug} alone. "
        "“No change” means that every finding was null; “never measured”, that no readable source measured it."
    )
    head = "".join(f'<th scope="col">{escape(transmitters[code])}</th>' for code in evidence.MONOAMINES)
    body, lines = [], [caption]
    for region in evidence.BRAIN:
        row = [cells.loc[(region, code)] for code in evidence.MONOAMINES]
        body.append(f'<tr><th scope="row">{escape(regions[region])}</th>{"".join(map(_cell, row))}</tr>')
        lines.append(f"{regions[region]}: " + "; ".join(map(_words, evidence.MONOAMINES, row)))
    table = (
        f'<table class="coverage"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">region</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table>'
    )
    return Shown("\n".join(lines), boxed(table, f"Map of what was measured after {drug}"))


def _count(cell) -> str:
    if cell.status != "measured":
        return count(_FINDINGS, cell.n_rows) if cell.n_rows else ""
    null = f", {cell.n_null} of them no change" if cell.n_null else ""
    return count(_FINDINGS, cell.n_rows) + null


def _cell(cell) -> str:
    counted = f"<br>{_count(cell)}" if cell.n_rows else ""
    return f'<td class="map-{cell.status}">{_STATES[cell.status]}{counted}</td>'


def _words(transmitter: str, cell) -> str:
    counted = f" ({_count(cell)})" if cell.n_rows else ""
    return f"{transmitter} {_STATES[cell.status]}{counted}"
