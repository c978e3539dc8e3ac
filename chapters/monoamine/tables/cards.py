"""Tables whose cells are HTML, and whose rows are cards on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import htpy as h

from ..exhibits.static import heads, stacked
from .markup import boxed


@dataclass(frozen=True)
class Row:
    """One row: what its cells hold, the first of them its header. ``data`` are the row's data attributes, by name."""

    cells: Sequence[h.Node]
    data: dict[str, str] = field(default_factory=dict)


def cards(
    name: str,
    caption: str,
    columns: Sequence[str],
    labels: Sequence[str],
    rows: Iterable[Row],
    kind: str = "",
    after: h.Node = None,
) -> h.Element:
    """The table in a named box that scrolls. ``labels`` stand beside the cells on a phone, one a column.

    ``kind`` is one more class of the table, ``after`` what stands inside the box below it.
    """
    table = h.table(stacked(labels, kind=kind))[h.caption[caption], heads(columns), h.tbody[map(_row, rows)]]
    return boxed([table, after], name)


def _row(row: Row) -> h.Element:
    head, *others = row.cells
    data = {f"data-{name}": value for name, value in row.data.items()}
    return h.tr(data)[h.th(scope="row")[head], (h.td[cell] for cell in others)]
