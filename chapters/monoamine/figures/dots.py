"""Dot plots with named rows: the shared parts of the figures on serotonin, norepinephrine and BDNF."""

import textwrap
from collections.abc import Iterable, Sequence

import htpy as h
import pandas as pd
from bokeh.models import BoxAnnotation, ColumnDataSource, FactorRange, FixedTicker, GlyphRenderer, HoverTool, Span
from bokeh.plotting import figure as BokehFigure

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Link

ROW = 34
_EDGE = 84
_LABEL_WIDTH = 17
# The box is the tooltip's own (white in each theme), so ours covers it.
_BOX = (
    "margin:-6px;padding:10px 12px;max-width:270px;font:13px/1.45 system-ui,sans-serif;"
    "background:var(--ink-paper,#fff);color:var(--ink-text,#222);border:1px solid var(--ink-muted,#555)"
)
_TOOLTIP = str(h.div(style=_BOX)[h.b["@what"], h.br, "@result", h.br, h.i["@source"]])


def wrapped(label: str, width: int = _LABEL_WIDTH) -> str:
    """A row's label on as many short lines as it needs, so that a phone keeps room for the plot."""
    return "\n".join(textwrap.wrap(label, width, break_long_words=False))


def rows_height(n: int, row: int = ROW) -> int:
    """The height in px of a figure with ``n`` rows."""
    return _EDGE + row * n


def rows_figure(
    labels: Sequence[str], *, x_label: str, row: int = ROW, width: int = _LABEL_WIDTH, **options: object
) -> tuple[BokehFigure, int]:
    """A figure with one row a label (at most ``width`` letters a line), the first on top, and its height in px."""
    height = rows_height(len(labels), row)
    factors = [wrapped(label, width) for label in reversed(labels)]
    fig = ink.figure(height=height, x_label=x_label, y_label="", y_range=FactorRange(factors=factors), **options)
    fig.xgrid.visible = True
    fig.xgrid.grid_line_alpha = 0.5
    fig.ygrid.grid_line_dash = [1, 4]
    return fig, height


def source(rows: Iterable[dict]) -> ColumnDataSource:
    """Points for ``points``: each row has x, y, what, result and source; y is a label or (label, offset)."""
    rows = list(rows)
    return ColumnDataSource({key: [row[key] for row in rows] for key in ("x", "y", "what", "result", "source")})


def points(
    fig: BokehFigure, rows: Iterable[dict], name: str, marker: str, *, hollow: bool = False, size: int = 12
) -> GlyphRenderer:
    """Draw rows as marks in one ink. Hollow means: measured, and nothing changed (or: not measured but assumed)."""
    drawn = fig.scatter("x", "y", source=source(rows), marker=marker, size=size, line_width=2)
    ink.dye(drawn, line=name)
    ink.dye(drawn, fill="paper" if hollow else name)
    drawn.nonselection_glyph = drawn.muted_glyph = None
    return drawn


def line_at(fig: BokehFigure, at: float, dash: str = "solid") -> None:
    """An upright reference line."""
    fig.add_layout(
        ink.dye(Span(dimension="height", location=at, line_width=1.5, line_color="black", line_dash=dash), "muted")
    )


def band(fig: BokehFigure, left: float, right: float) -> None:
    """A pale upright band behind everything."""
    box = BoxAnnotation(left=left, right=right, fill_alpha=1, fill_color="white", line_color=None, level="underlay")
    fig.add_layout(ink.dye(box, "surface"))


def bar(
    fig: BokehFigure, left: float, right: float, y: object, name: str, width: float = 2.5, alpha: float = 1
) -> None:
    """A level bar from left to right."""
    ink.dye(fig.segment([left], [y], [right], [y], line_width=width, line_alpha=alpha), name)


def label(
    fig: BokehFigure,
    x: float,
    y: object,
    text: str,
    *,
    dx: int = 0,
    dy: int = 0,
    align: str = "left",
    name: str = "text",
) -> None:
    """Words beside a mark or a line; dx and dy are px to the right and down."""
    drawn = fig.text(
        [x],
        [y],
        [text],
        x_offset=dx,
        y_offset=dy,
        text_align=align,
        text_baseline="middle",
    )
    ink.dye(drawn, text=name)


def hover(fig: BokehFigure, renderers: Sequence[GlyphRenderer]) -> None:
    """Tell what, result and source of a mark under the pointer."""
    fig.add_tools(HoverTool(renderers=list(renderers), tooltips=_TOOLTIP, attachment="vertical"))


def key(*items: tuple[str, str, str]) -> list[dict]:
    """The panel that explains the marks: (shape, look, text) of each; look is solid, hollow or dotted."""
    return [{"id": "key", "kind": "key", "items": [{"shape": s, "look": k, "text": t} for s, k, t in items]}]


def log_ticks(axis, ticks: Sequence[float]) -> None:
    """Plain numbers on a logarithmic axis."""
    axis.ticker = FixedTicker(ticks=list(ticks))
    axis.major_label_overrides = {tick: f"{tick:,g}" for tick in ticks}


def sentences(lines: Iterable[str]) -> str:
    """Lines as sentences: a capital letter first (α2 and d-amphetamine are names and stay), a period last."""
    capital = (line[:1].upper() + line[1:] if line[:1].isascii() and line[1:2] != "-" else line for line in lines)
    return " ".join(line.removesuffix(".") + "." for line in capital)


def measured(rows: pd.DataFrame) -> list[evidence.Measurement]:
    """The measurements that some rows of measurements.csv are, in their order."""
    return [evidence.measurement(key) for key in rows["measurement_id"]]


def study_link(study_id: str) -> Link:
    """A table cell that leads to the study's entry."""
    return Link(evidence.label(study_id), evidence.reference_url(study_id))
