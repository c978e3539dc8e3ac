"""The exhibit: one or more figures, their caption, their words and the numbers behind them.

Last in a notebook cell it shows itself: as a widget in a live kernel, as static data for the book's page when the
Sphinx extension has set ``MONOAMINE_STATIC=1``. Both give the same ``text/plain``, which nbval compares.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd
from bokeh.document import Document
from bokeh.plotting import figure as BokehFigure

from ..units import bound
from .in_notebook import bokeh_widget, widget_bundle

MIME = "application/vnd.monoamine.exhibit.v1+json"


class Link(NamedTuple):
    """A table cell that is a link."""

    text: str
    url: str


def is_static() -> bool:
    """True while the book is built: there is no kernel behind the page."""
    return os.environ.get("MONOAMINE_STATIC") == "1"


@dataclass
class Exhibit:
    """What every figure function returns.

    name: unique on its page, letters, digits and hyphens; the HTML id is ``exhibit-<name>``.
    figures: (Bokeh figure, height in px, label) for each plot.
    caption: what is shown, one or two sentences.
    words: the text alternative, computed from the arrays that are drawn.
    table: the numbers behind the figure; a cell may be a Link. Its index is not shown.
    controls: native form controls (``monoamine.exhibits.controls.Control``).
    data: JSON data for the behaviour. behaviour: name of a behaviour in browser/main.js.
    panels: blocks of text under the plots that a behaviour may rewrite (see browser/exhibits/panels.js).
    """

    name: str
    figures: Sequence[tuple[BokehFigure, int, str]]
    caption: str
    words: str
    table: pd.DataFrame | None = None
    controls: Sequence[Any] = ()
    data: dict | None = None
    behaviour: str | None = None
    panels: Sequence[dict] = ()
    _live: Any = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse an exhibit that could not be read without its picture."""
        if not self.words.strip() or not self.caption.strip():
            raise ValueError(f"exhibit {self.name!r} needs a caption and words")

    @property
    def text(self) -> str:
        """The exhibit as text: caption and words. The same in a live kernel and on the page."""
        return f"{self.caption}\n{self.words}"

    def payload(self) -> dict:
        """Everything the page needs, as JSON data."""
        doc, roots = _document(self.name, [fig for fig, _, _ in self.figures])
        return {
            "name": self.name,
            "caption": self.caption,
            "words": self.words,
            # A string: nbformat sorts the keys of objects, and BokehJS needs definitions before references.
            "doc": doc,
            "figures": [
                {"root": root, "height": height, "label": label}
                for root, (_, height, label) in zip(roots, self.figures, strict=True)
            ],
            "table": table_json(self.table),
            "controls": [control.to_json() for control in self.controls],
            "panels": list(self.panels),
            "data": self.data,
            "behaviour": self.behaviour,
        }

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        if is_static():
            return {"text/plain": self.text, MIME: self.payload()}
        return {**widget_bundle(self.live()), "text/plain": self.text}

    def live(self) -> Any:
        """The figures as one Jupyter widget, made once: a Bokeh model belongs to one document."""
        if self._live is None:
            self._live = bokeh_widget([fig for fig, _, _ in self.figures])
        return self._live


def _document(name: str, figures: Sequence[BokehFigure]) -> tuple[str, list[str]]:
    """One Bokeh document in JSON, with ids that depend on the exhibit alone, and the ids of its roots."""
    document = Document(title=name)
    for fig in figures:
        document.add_root(fig)
    plain = document.to_json(deferred=False)
    document.clear()
    new_ids: dict[str, str] = {}
    renamed = _rename(plain, name, new_ids)
    text = bound(json.dumps(renamed, ensure_ascii=False, separators=(",", ":")))
    return text, [new_ids[fig.id] for fig in figures]


def _rename(value: Any, name: str, new_ids: dict[str, str]) -> Any:
    """Number model ids in order of appearance: Bokeh counts them over the whole kernel, two builds would differ."""
    if isinstance(value, dict):
        # A "map" carries user data, where "id" may be a column's name; its entries are lists, so no clash there.
        return {
            key: new_ids.setdefault(item, f"{name}-{len(new_ids) + 1}")
            if key == "id" and isinstance(item, str)
            else _rename(item, name, new_ids)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_rename(item, name, new_ids) for item in value]
    return value


def table_json(table: pd.DataFrame | None) -> dict | None:
    """A table as ``{"columns", "rows"}``; a Link becomes ``{"text", "url"}``, a missing value an empty text."""
    if table is None:
        return None
    rows = [[_cell(value) for value in row] for row in table.itertuples(index=False, name=None)]
    return {"columns": [str(column) for column in table.columns], "rows": rows}


def _cell(value: Any) -> str | dict:
    if isinstance(value, Link):
        return {"text": value.text, "url": value.url}
    if pd.isna(value):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
