"""Tables of the pages: plain text in a kernel's log, accessible HTML on a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import htpy as h
import pandas as pd

from .. import evidence
from ..exhibits.badge import badge
from ..exhibits.shown import Shown
from ..exhibits.static import stacked, unbroken
from .markup import boxed

_SHORT = 12  # rows that need no box of limited height


class Verdict:
    """A cell that is a claim's verdict: a badge on the page, words in text. Raises UnknownKey."""

    def __init__(self, claim_id: str) -> None:
        """``claim_id`` is a key of data/claims.csv."""
        self.claim = evidence.claim(claim_id)

    def __str__(self) -> str:
        """``untested, statements only``."""
        return f"{self.claim.word}, {self.claim.basis}"

    def badge(self) -> h.Element:
        """The badge alone, for a place that can hold no link."""
        return badge(self.claim)

    def html(self) -> h.Element:
        """The badge, linked to the page of the claim."""
        return h.a(".verdict-link", href=self.claim.page)[self.badge()]


class EvidenceTable:
    """A data frame as a captioned table whose cells may be linked. Last in a cell, it shows itself.

    frame: what is shown; its index is not. A cell may be text, a number, None, NaN or a Verdict.
    caption: one or two sentences; it also names the box that scrolls, so it must be unique on its page.
    links: column -> the column that holds its addresses (which is then hidden), or a function from the row
        (a pandas Series) to an address; an empty address leaves the cell plain.
    row_headers: the columns that name a row; by default the first one shown.
    group: a column that is shown as a line of its own above the rows that share it, not as a column.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        caption: str,
        links: Mapping[str, str | Callable[[pd.Series], str]] | None = None,
        row_headers: Sequence[str] | None = None,
        group: str | None = None,
    ) -> None:
        """Raise KeyError for a column that is not in the frame, ValueError without a caption."""
        if not caption.strip():
            raise ValueError("a table needs a caption")
        self.links, self.group = dict(links or {}), group
        addresses = {source for source in self.links.values() if isinstance(source, str)}
        self.columns = [column for column in frame.columns if column not in {*addresses, group}]
        self.row_headers = list(self.columns[:1] if row_headers is None else row_headers)
        wanted = {*self.links, *addresses, *self.row_headers, *([group] if group else [])}
        if unknown := wanted - set(frame.columns):
            raise KeyError(f"no such column: {', '.join(sorted(unknown))}; there are {', '.join(frame.columns)}")
        self.frame, self.caption = frame.reset_index(drop=True), caption.strip()

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.frame)

    def __str__(self) -> str:
        """Caption, head, groups and rows, one line each."""
        lines = [self.caption, " | ".join(self.columns)]
        for title, rows in self._groups():
            lines += [f"{title}:"] if title else []
            lines += [" | ".join(_text(row[column]) or "-" for column in self.columns) for _, row in rows.iterrows()]
        return "\n".join(lines)

    def to_html(self) -> str:
        """The table in a named box that scrolls and takes the keyboard's focus."""
        return self._shown().html

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return self._shown()._repr_mimebundle_()

    def _shown(self) -> Shown:
        head = (h.th(scope="col", class_=self._class(column))[unbroken(column)] for column in self.columns)
        # A long table scrolls under its head in a box of limited height; its rows are cards on a phone.
        table = h.table(stacked(self.columns) if len(self) > _SHORT else {})[
            h.caption[self.caption], h.thead[h.tr[head]], (self._body(title, rows) for title, rows in self._groups())
        ]
        return Shown(str(self), boxed(table, self.caption))

    def _groups(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Title and rows of each group, in the order of the frame; one group without a title by default."""
        if self.group is None:
            yield "", self.frame
            return
        for title, rows in self.frame.groupby(self.group, sort=False):
            yield _text(title), rows

    def _body(self, title: str, rows: pd.DataFrame) -> h.Element:
        head = h.tr(".group")[h.th(scope="rowgroup", colspan=len(self.columns))[title]] if title else None
        lines = (h.tr[[self._cell(row, column) for column in self.columns]] for _, row in rows.iterrows())
        return h.tbody[head, lines]

    def _cell(self, row: pd.Series, column: str) -> h.Element:
        inner = _html(row[column])
        if inner and (url := self._address(row, column)):
            inner = h.a(href=url)[inner]
        kind = {"class": self._class(column)}
        return (h.th(kind, scope="row") if column in self.row_headers else h.td(kind))[inner]

    def _address(self, row: pd.Series, column: str) -> str:
        source = self.links.get(column, "")
        if callable(source):
            return source(row)
        return _text(row[source]) if source else ""

    def _class(self, column: str) -> str:
        return "number" if pd.api.types.is_numeric_dtype(self.frame[column]) else ""


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    return evidence.number(value) if isinstance(value, float) else str(value)


def _html(value: Any) -> h.Node:
    return value.html() if isinstance(value, Verdict) else _text(value)
