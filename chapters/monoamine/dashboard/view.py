"""The Bokeh figures of the dashboard. Both faces fill the same named sources; no number is computed here.

Names, by view (DA, 5-HT, NE, product, dose): the sources ``<view>-curves`` (a row for each part of a curve: key, part
"known" or "beyond", xs, ys and its looks), ``<view>-marks``, ``<view>-spans``; ``<view>-band``, ``<view>-band-words``,
``<view>-cursor``, ``<view>-x``, ``<view>-y`` (ranges), ``<view>-x-axis``, ``<view>-y-axis``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from weakref import WeakKeyDictionary

import htpy as h
from bokeh.models import (
    BoxAnnotation,
    ColumnDataSource,
    FixedTicker,
    HoverTool,
    Label,
    Model,
    MultiLine,
    Range1d,
    Scatter,
    Span,
)
from bokeh.plotting import figure as BokehFigure

from ..exhibits import ink
from ..exhibits.static import DASHES
from ..findings.select import BASELINE, height
from ..model.protocol import TRANSMITTERS
from ..words import fill, words
from .draw import dose_panel
from .scene import Scene

VIEWS = (*TRANSMITTERS, "product")
DOSE_VIEW = "dose"
HEIGHT = 250
# Of four plots on one stage.
STAGE_HEIGHT = 178
# Px that are kept left and right of the frame of a plot.
BORDERS = (52, 8)
TOGETHER_INK = "text"
# Width and opacity of the parts of a curve; the later one is drawn over the earlier.
PARTS = {"beyond": (1.5, 0.6), "known": (2.5, 1.0)}
CURVE_COLUMNS = ("key", "part", "xs", "ys", "color", "dash", "width", "alpha")
_BOX = """margin:-6px;padding:8px 10px;max-width:240px;
font:13px/1.4 var(--figure-font,system-ui,sans-serif);background:var(--ink-paper,#fff);
color:var(--ink-text,#222);border:1px solid var(--ink-muted,#555)"""
_TOOLTIP = str(h.div(style=_BOX)["@told", h.br, h.i["@source"]])


def build(height: int = HEIGHT) -> dict[str, BokehFigure]:
    """The figures by view, empty. ``height`` is that of all but the dose view."""
    return {**{view: panel_figure(view, height) for view in VIEWS}, DOSE_VIEW: _dose_figure()}


def panel_figure(view: str, height: int = HEIGHT) -> BokehFigure:
    """An empty panel whose parts carry the view in their names."""
    text = words("dashboard")["axes"]
    fig = ink.figure(
        height=height,
        x_label=" ",
        y_label=text["percent"],
        x_range=Range1d(0, 1, name=f"{view}-x"),
        y_range=Range1d(0, 1, name=f"{view}-y"),
    )
    for axis, letter in ((fig.xaxis[0], "x"), (fig.yaxis[0], "y")):
        axis.name, axis.ticker = f"{view}-{letter}-axis", FixedTicker(ticks=[], minor_ticks=[])
    fig.ygrid.grid_line_alpha = 0.6
    fig.ygrid.ticker = fig.yaxis[0].ticker
    fig.min_border_left, fig.min_border_right = BORDERS
    _behind(fig, view)
    _curves(fig, view)
    _marks(fig, view)
    return fig


def _dose_figure() -> BokehFigure:
    """The dose view, with the words that stand there when nothing is given."""
    fig = panel_figure(DOSE_VIEW)
    fig.ygrid[0].name = f"{DOSE_VIEW}-grid"
    told = Label(
        name=f"{DOSE_VIEW}-nothing",
        x=0,
        y=HEIGHT / 2,
        x_units="screen",
        y_units="screen",
        visible=False,
        text=words("dashboard")["dose_empty"],
        level="underlay",
    )
    fig.add_layout(ink.dye(told, text="text"))
    return fig


def _behind(fig: BokehFigure, view: str) -> None:
    """The band where nobody measured, the baseline, the cursor."""
    band = BoxAnnotation(
        name=f"{view}-band",
        left=0,
        right=1,
        visible=False,
        line_color=None,
        fill_alpha=1,
        fill_color="white",
        level="underlay",
    )
    told = Label(
        name=f"{view}-band-words",
        x=0,
        y=6,
        y_units="screen",
        # From the right edge: the last stretch may be narrower than its words.
        x_offset=-4,
        text_align="right",
        text="",
        visible=False,
        level="underlay",
        text_font_style="italic",
    )
    base = Span(name=f"{view}-base", dimension="width", location=1, line_width=1, line_dash="dotted", level="underlay")
    cursor = Span(name=f"{view}-cursor", dimension="height", location=0, line_width=1.5, level="underlay")
    for annotation in (
        ink.dye(band, "surface"),
        ink.dye(told, text="muted"),
        ink.dye(base, "muted"),
        ink.dye(cursor, line="text"),
    ):
        fig.add_layout(annotation)


def _curves(fig: BokehFigure, view: str) -> None:
    """All curves in one glyph: each glyph costs BokehJS about as much as its points."""
    source = ColumnDataSource({name: [] for name in CURVE_COLUMNS}, name=f"{view}-curves")
    lines = MultiLine(xs="xs", ys="ys", line_color="color", line_dash="dash", line_width="width", line_alpha="alpha")
    renderer = fig.add_glyph(source, lines)
    renderer.nonselection_glyph = renderer.muted_glyph = renderer.hover_glyph = None


def _marks(fig: BokehFigure, view: str) -> None:
    """Published findings: filled and outlined; hollow where nothing changed."""
    spans = ColumnDataSource({name: [] for name in ("x0", "y0", "x1", "y1", "color")}, name=f"{view}-spans")
    marks = ColumnDataSource(
        {name: [] for name in ("x", "y", "marker", "color", "edge", "alpha", "told", "source")}, name=f"{view}-marks"
    )
    # Thinner than a curve, in the ink of its drug: a span of time is no curve.
    fig.segment("x0", "y0", "x1", "y1", source=spans, line_width=1.5, line_color="color")
    paper = Scatter(x="x", y="y", marker="marker", size=12, line_color=None, fill_color="white")
    ink.dye(fig.add_glyph(marks, paper), fill="paper")
    mark = Scatter(
        x="x",
        y="y",
        marker="marker",
        size=11,
        line_width=1.5,
        line_color="edge",
        fill_color="color",
        fill_alpha="alpha",
    )
    drawn = fig.add_glyph(marks, mark)
    for renderer in fig.renderers[-3:]:
        renderer.nonselection_glyph = renderer.muted_glyph = None
    fig.add_tools(HoverTool(renderers=[drawn], tooltips=_TOOLTIP, attachment="vertical"))


@cache
def axis(window: str) -> dict:
    """Label and ticks ``[minute, text]`` of the time axis of a window."""
    text = words("dashboard")["axes"]
    unit, size, every, last = {
        "2h": ("min", 1, 30, 120),
        "6h": ("min", 1, 120, 360),
        "24h": ("h", 60, 240, 1440),
        "7d": ("d", 1440, 1440, 10080),
    }[window]
    return {"label": text[unit], "ticks": [[at, f"{at // size:g}"] for at in range(0, last + 1, every)]}


def show(
    figures: Mapping[str, BokehFigure], made: Scene, drawn: Mapping[str, Mapping], points: Sequence[Mapping]
) -> None:
    """Fill the panels for a scene with what ``draw.panels`` made of it; the dose view is filled by ``show_dose``."""
    for view, panel in drawn.items():
        fill_panel(figures[view], view, made, panel, points)


def show_dose(fig: BokehFigure, state: Mapping, answer: tuple | None) -> None:
    """Fill the dose view: percent of baseline against dose, on a log axis, and the dose that is given."""
    pick = _picker(fig, DOSE_VIEW)
    panel = dose_panel(state, answer)
    # Without a curve there are no axes: they would mean nothing.
    for part in ("x-axis", "y-axis", "grid", "base", "cursor"):
        pick(part).visible = panel is not None
    pick("nothing").visible = panel is None
    if panel is None:
        pick("curves").data = _curve_columns([], [])
        return
    pick("curves").data = _curve_columns([{"key": panel["key"], "known": panel["y"]}], panel["x"])
    label = fill(words("dashboard")["axes"]["dose"], drug=panel["key"])
    _axes(pick, panel["ticks"], label, panel["range"], panel["frame"], state["scale"])
    pick("cursor").location = panel["cursor"]


# Looking a model up by its name walks the whole figure; a move of a slider does it some hundred times.
_NAMED: WeakKeyDictionary[BokehFigure, dict[str, Model]] = WeakKeyDictionary()


def _picker(fig: BokehFigure, view: str) -> Callable[[str], Model]:
    if fig not in _NAMED:
        _NAMED[fig] = {model.name: model for model in fig.references() if model.name}
    named = _NAMED[fig]
    return lambda name: named[f"{view}-{name}"]


def fill_panel(fig: BokehFigure, view: str, made: Scene, panel: Mapping, points: Sequence[Mapping]) -> None:
    """Put what a panel draws (dashboard/draw.py) into its figure."""
    pick, state = _picker(fig, view), made.state
    pick("curves").data = _curve_columns(panel["curves"], made.times)
    shown, last = axis(state["window"]), float(made.times[-1])
    _axes(pick, shown["ticks"], shown["label"], (0, last), panel["frame"], state["scale"])
    pick("cursor").location = state["at"]
    _show_band(pick, panel["band"], last)
    pick("marks").data = mark_columns(panel["marks"], points)
    pick("spans").data = span_columns(panel["marks"])


def _curve_columns(curves: Sequence[Mapping], x: Iterable[float]) -> dict:
    """The columns of the curves: the colour and dash of each drug, or the text's colour for everything together."""
    looks = {curve["key"]: _look(curve["key"]) for curve in curves}
    rows = [
        (curve["key"], part, x, curve[part], *looks[curve["key"]], *PARTS[part])
        for curve in curves
        for part in PARTS
        if part in curve
    ]
    return {name: [row[place] for row in rows] for place, name in enumerate(CURVE_COLUMNS)}


def _look(key: str) -> tuple[str, str]:
    together = key == "together"
    dash = "" if together else DASHES[ink.inks()[key].dash]
    return ink.colour(TOGETHER_INK if together else key), dash or "solid"


def _axes(pick, ticks: list, label: str, x: Sequence, frame: Mapping, scale: str) -> None:
    bottom, side = pick("x-axis"), pick("y-axis")
    bottom.axis_label, bottom.ticker.ticks = label, [at for at, _ in ticks]
    bottom.major_label_overrides = dict(ticks)
    side.ticker.ticks = [at for at, _ in frame["ticks"]]
    side.major_label_overrides = {at: f"{percent:g}" for at, percent in frame["ticks"]}
    pick("x").update(start=x[0], end=x[1])
    pick("y").update(start=frame["range"][0], end=frame["range"][1])
    pick("base").location = height(BASELINE, scale)


def _show_band(pick, band: Sequence | None, last: float) -> None:
    box, told = pick("band"), pick("band-words")
    box.visible = told.visible = band is not None
    if band is not None:
        box.left, box.right = band[0], last
        told.x, told.text = last, words("dashboard")["band"][band[1]]


def mark_columns(marks: Sequence[Mapping], points: Sequence[Mapping]) -> dict:
    """The columns of the published findings."""
    about = [points[mark["point"]] for mark in marks]
    return {
        "x": [mark["x"] for mark in marks],
        "y": [mark["y"] for mark in marks],
        "marker": [point["marker"] for point in about],
        "color": [ink.colour(mark["key"]) for mark in marks],
        "edge": [
            ink.colour(mark["key"] if point["null"] else TOGETHER_INK) for mark, point in zip(marks, about, strict=True)
        ],
        "alpha": [0.0 if point["null"] else 0.9 for point in about],
        "told": [point["told"] for point in about],
        "source": [point["source"] for point in about],
    }


def span_columns(marks: Sequence[Mapping]) -> dict:
    """Bars for a range of minutes, and for the two readings of an ambiguous number."""
    wide = [(m["x0"], m["y"], m["x1"], m["y"], ink.colour(m["key"])) for m in marks if m["x1"] != m["x0"]]
    tall = [(m["x"], m["y"], m["x"], m["y1"], ink.colour(m["key"])) for m in marks if m["y1"] != m["y"]]
    names = ("x0", "y0", "x1", "y1", "color")
    return {name: [segment[place] for segment in wide + tall] for place, name in enumerate(names)}
