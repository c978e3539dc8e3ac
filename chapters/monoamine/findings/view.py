"""The one Bokeh figure of the findings. Both faces fill its sources; models are found by name."""

import htpy as h
from bokeh.models import BoxAnnotation, ColumnDataSource, FixedTicker, HoverTool, Range1d, Span
from bokeh.plotting import figure as BokehFigure

from ..exhibits import ink
from ..words import words
from .description import DRUGS
from .select import BASELINE, columns, height, select, y_frame

HEIGHT = 420
# Not all on one side: the marks of these drugs often touch those of the other two.
_LETTER_BELOW = ("Semax", "modafinil")
# The box is the tooltip's own (white in each theme), so ours covers it.
_BOX = """margin:-6px;padding:10px 12px;max-width:270px;
font:13px/1.45 var(--figure-font,system-ui,sans-serif);background:var(--ink-paper,#fff);
color:var(--ink-text,#222);border:1px solid var(--ink-muted,#555)"""
_TOLD = (h.b["@what"], h.br, "@how", h.br, "@where", h.br, "@note", h.br, h.i["@source"])
_TOOLTIP = str(h.div(style=_BOX)[_TOLD])


def build(rows: list[dict], axes: dict, state: dict) -> BokehFigure:
    """The figure, filled for ``state``. Names: points-, spans-, lines-<drug>, x-axis, y-axis, baseline, strip."""
    text = words("evidence")["axes"]
    fig = ink.figure(
        height=HEIGHT,
        x_label=text["time"],
        y_label=text["y"],
        x_range=Range1d(0, 1, name="x-range"),
        y_range=Range1d(0, 1, name="y-range"),
    )
    for axis, name in ((fig.xaxis[0], "x-axis"), (fig.yaxis[0], "y-axis")):
        axis.name, axis.ticker = name, FixedTicker(ticks=[], minor_ticks=[])
    fig.ygrid.grid_line_alpha = 0.6
    fig.ygrid.ticker = fig.yaxis[0].ticker
    fig.add_layout(
        ink.dye(
            BoxAnnotation(
                name="strip", left=0, right=1, line_color=None, fill_alpha=1, fill_color="white", level="underlay"
            ),
            "surface",
        )
    )
    fig.add_layout(
        ink.dye(
            Span(name="baseline", dimension="width", location=1, line_width=1.5, line_color="black", level="underlay"),
            "muted",
        )
    )
    hovered = [_draw_drug(fig, drug) for drug in DRUGS]
    fig.add_tools(HoverTool(renderers=hovered, tooltips=_TOOLTIP, attachment="vertical"))
    show(fig, rows, axes, state)
    return fig


def _draw_drug(fig: BokehFigure, drug: str):
    """The layers of a drug, in its colour and dash; returns the renderer of the points."""
    dash = ink.inks()[drug].dash
    sources = {kind: ColumnDataSource(name=f"{kind}-{drug}") for kind in ("lines", "spans", "points")}
    for kind, source in sources.items():
        source.data = columns({"points": [], "lines": []}, [], drug)[kind]
    lines = fig.multi_line("xs", "ys", source=sources["lines"], line_width=1.5, line_dash=dash, line_alpha=0.7)
    spans = fig.segment("x0", "y0", "x1", "y1", source=sources["spans"], line_width=2.5, line_dash=dash)
    marks = {"source": sources["points"], "marker": "marker", "size": 12}
    # Paper behind hollow and pale marks: no line crosses them.
    paper = ink.dye(fig.scatter("x", "y", **marks, line_color=None, fill_color="white"), fill="paper")
    points = fig.scatter("x", "y", **marks, line_width=2, fill_alpha="alpha")
    place = {"y_offset": -7, "text_baseline": "bottom", "text_align": "center", "text_font_size": "11px"}
    if drug in _LETTER_BELOW:
        place |= {"y_offset": 8, "text_baseline": "top"}
    letters = fig.text("x", "y", "letter", source=sources["points"], **place)
    ink.dye(letters, text=drug)
    for renderer in (lines, spans, points):
        ink.dye(renderer, drug)
    for renderer in (lines, spans, paper, points, letters):
        renderer.nonselection_glyph = renderer.muted_glyph = None
    return points


def show(fig: BokehFigure, rows: list[dict], axes: dict, state: dict) -> dict:
    """Fill the figure for a state and return the selection. browser/findings/findings.js does the same on the page."""
    selection = select(rows, state, axes)
    for drug in DRUGS:
        for kind, data in columns(selection, rows, drug).items():
            fig.select_one({"name": f"{kind}-{drug}"}).data = data
    frame, axis = y_frame(selection["points"], state["scale"]), axes[state["axis"]]
    _set_axis(fig.xaxis[0], axis["ticks"], axis["label"])
    _set_axis(fig.yaxis[0], [[at, f"{value:g}"] for at, value in frame["ticks"]], axes["y"])
    fig.x_range.update(start=axis["range"][0], end=axis["range"][1])
    fig.y_range.update(start=frame["range"][0], end=frame["range"][1])
    fig.select_one({"name": "strip"}).update(left=axis["band"][0], right=axis["band"][1])
    fig.select_one({"name": "baseline"}).location = height(BASELINE, state["scale"])
    return selection


def _set_axis(axis, ticks: list[list], label: str) -> None:
    axis.axis_label = label
    axis.ticker.ticks = [at for at, _ in ticks]
    axis.major_label_overrides = dict(ticks)
