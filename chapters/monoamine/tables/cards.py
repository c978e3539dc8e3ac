"""Tables whose cells are HTML, and whose rows are cards on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from ..exhibits.static import stacked, unbroken
from .markup import boxed


@dataclass(frozen=True)
class Row:
    """One row: HTML of each cell, the first of them its header. ``data`` are the row's data attributes, by name."""

    cells: Sequence[str]
    data: dict[str, str] = field(default_factory=dict)


def cards(
    name: str,
    caption: str,
    columns: Sequence[str],
    labels: Sequence[str],
    rows: Iterable[Row],
    kind: str = "",
    after: str = "",
) -> str:
    """The table in a named box that scrolls. ``labels`` stand beside the cells on a phone, one a column.

    ``kind`` is one more class of the table, ``after`` HTML inside the box below it.
    """
    head = "".join(f'<th scope="col">{unbroken(column)}</th>' for column in columns)
    attributes = stacked(labels).replace('class="cards', f'class="cards {kind}'.rstrip(), 1)
    body = "".join(_row(row) for row in rows)
    table = (
        f"<table{attributes}><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
    return boxed(table + after, name)


def _row(row: Row) -> str:
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in row.data.items())
    head, *others = row.cells
    return f'<tr{data}><th scope="row">{head}</th>{"".join(f"<td>{cell}</td>" for cell in others)}</tr>'
