"""Tables of the pages: plain text in a kernel's log, accessible HTML on a page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from .. import evidence
from ..exhibits.shown import Shown
from ..exhibits.static import stacked, unbroken
from .markup import boxed

# Badges link to the page that lists every claim with the rows behind it.
_CLAIMS_PAGE = "where-studied.html"
_SHORT = 12  # rows that need no box of limited height


class Verdict:
    """A cell that is a claim's verdict: a badge on the page, words in text. Raises UnknownKey."""

    def __init__(self, claim_id: str) -> None:
        """``claim_id`` is a key of data/claims.csv."""
        self.claim = evidence.claim(claim_id)

    def __str__(self) -> str:
        """``untested, grade F``."""
        return f"{self.claim.word}, grade {self.claim.grade}"

    def badge(self) -> str:
        """The badge alone, for a place that can hold no link."""
        kind = self.claim.verdict.replace("_", "-")
        return (
            f'<span class="verdict verdict-{kind}"><span class="verdict-word">{self.claim.word}</span>'
            f'<span class="verdict-grade"> · grade {self.claim.grade}</span></span>'
        )

    def html(self) -> str:
        """The badge, linked to the claim."""
        anchor = "claim-" + self.claim.id.replace("_", "-")
        return f'<a class="verdict-link" href="{_CLAIMS_PAGE}#{anchor}">{self.badge()}</a>'


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
        head = "".join(f'<th scope="col"{self._class(column)}>{unbroken(column)}</th>' for column in self.columns)
        body = "\n".join(self._body(title, rows) for title, rows in self._groups())
        # A long table scrolls under its head in a box of limited height; its rows are cards on a phone.
        kind = stacked(self.columns) if len(self) > _SHORT else ""
        title = f"<caption>{escape(self.caption)}</caption>\n<thead><tr>{head}</tr></thead>"
        return boxed(f"<table{kind}>\n{title}\n{body}\n</table>", self.caption)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return Shown(str(self), self.to_html())._repr_mimebundle_()

    def _groups(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Title and rows of each group, in the order of the frame; one group without a title by default."""
        if self.group is None:
            yield "", self.frame
            return
        for title, rows in self.frame.groupby(self.group, sort=False):
            yield _text(title), rows

    def _body(self, title: str, rows: pd.DataFrame) -> str:
        head = f'<tr class="group"><th scope="rowgroup" colspan="{len(self.columns)}">{escape(title)}</th></tr>\n'
        cells = ("".join(self._cell(row, column) for column in self.columns) for _, row in rows.iterrows())
        lines = "\n".join(f"<tr>{row}</tr>" for row in cells)
        return f"<tbody>\n{head if title else ''}{lines}\n</tbody>"

    def _cell(self, row: pd.Series, column: str) -> str:
        inner = _html(row[column])
        if inner and (url := self._address(row, column)):
            inner = f'<a href="{escape(url)}">{inner}</a>'
        tag, scope = ("th", ' scope="row"') if column in self.row_headers else ("td", "")
        return f"<{tag}{scope}{self._class(column)}>{inner}</{tag}>"

    def _address(self, row: pd.Series, column: str) -> str:
        source = self.links.get(column, "")
        if callable(source):
            return source(row)
        return _text(row[source]) if source else ""

    def _class(self, column: str) -> str:
        return ' class="number"' if pd.api.types.is_numeric_dtype(self.frame[column]) else ""


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    return evidence.number(value) if isinstance(value, float) else str(value)


def _html(value: Any) -> str:
    return value.html() if isinstance(value, Verdict) else escape(_text(value))
