"""Glyphs of Bokeh as SVG: one element for each row of the data that lies in the frame; a line is one."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import htpy as h
from bokeh import models as bokeh
from bokeh.model import Model

from ...exhibits.drawn import percent, px
from .looks import ANCHORS, FILL, LINE, TEXT, Attributes, ground, letters, of_row, shared, stroke
from .places import Frame, known, refuse, thinned
from .texts import Block

Row = Mapping[str, Any]
# A mark that still wants its looks.
Mark = Callable[[Attributes], h.Node]
# A stretched picture: its units along, and how wide it is taken to be where a road is thinned, in px.
STRETCH, _WIDE = 1000, 900
_OFF = 0.12  # px that a thinned road may be off
_HALF = math.sqrt(3)


def _polygon(*corners: tuple[float, float]) -> Callable[[float], str]:
    """The d of a shape, for its radius."""
    return lambda r: "M" + "L".join(f"{px(x * r)} {px(y * r)}" for x, y in corners) + "Z"


_SHAPES = {
    "square": _polygon((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": _polygon((0, 1), (2 / 3, 0), (0, -1), (-2 / 3, 0)),
    "triangle": _polygon((-1, _HALF / 3), (1, _HALF / 3), (0, -2 * _HALF / 3)),
    "inverted_triangle": _polygon((1, -_HALF / 3), (-1, -_HALF / 3), (0, 2 * _HALF / 3)),
    "hex": _polygon((1, 0), (0.5, -_HALF / 2), (-0.5, -_HALF / 2), (-1, 0), (-0.5, _HALF / 2), (0.5, _HALF / 2)),
}


def group(renderer: bokeh.GlyphRenderer, frame: Frame) -> h.Node:
    """All marks of a renderer, under its id. Raises StillError for a kind of glyph, or a part of one, not known."""
    known(renderer, "data_source", "view", "glyph", "nonselection_glyph", "muted_glyph")
    known(renderer.view, "filter")
    known(renderer.view.filter)
    glyph = renderer.glyph
    kind = _KINDS.get(type(glyph).__name__)
    if kind is None:
        raise refuse(renderer, f"the glyph {type(glyph).__name__}")
    draw, properties = kind
    known(glyph, *properties)
    drawn = list(draw(glyph, rows(renderer.data_source), frame))
    if not drawn:
        return None
    alike, apart = shared([looks for _, looks in drawn])
    return h.g(data_glyph=renderer.id, **alike)[(mark(looks) for (mark, _), looks in zip(drawn, apart, strict=True))]


def rows(source: bokeh.ColumnDataSource) -> list[Row]:
    """The data of a source, row by row."""
    names = list(source.data)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*source.data.values(), strict=True)]


# --- points ----------------------------------------------------------------------------------------


def _scatter(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        x, y = frame.x(of_row(glyph.x, row)), frame.y(of_row(glyph.y, row))
        if frame.holds(x, y):
            shape, radius = of_row(glyph.marker, row), of_row(glyph.size, row) / 2
            yield _point(glyph, x, y, shape, radius, row), stroke(glyph, row) | ground(glyph, row)


def _point(glyph: Model, x: float, y: float, shape: str, radius: float, row: Row) -> Mark:
    """A marker around its place; one whose name ends in ``_dot`` has a dot in the color of its line."""
    form, dotted = shape.removesuffix("_dot"), shape.endswith("_dot")
    if form != "circle" and form not in _SHAPES:
        raise refuse(glyph, f"the marker {shape}")
    if shape == "circle":
        return lambda looks: h.circle(cx=percent(x), cy=px(y), r=f"{radius:g}", **looks)
    dot = h.circle(r=f"{radius / 4:g}", fill=stroke(glyph, row)["stroke"], fill_opacity="1", stroke="none")
    outline = h.circle(r=f"{radius:g}") if form == "circle" else h.path(d=_SHAPES[form](radius))
    return lambda looks: h.svg(x=percent(x), y=px(y), overflow="visible", **looks)[outline, dotted and dot]


def _text(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        x, y = frame.x(of_row(glyph.x, row)), frame.y(of_row(glyph.y, row))
        if frame.holds(x, y):
            yield words(glyph, row, x, y + of_row(glyph.y_offset, row)), letters(glyph, row)


def words(model: Model, row: Row, x: float, y: float) -> Mark:
    """A text of a row at a place; ``y`` has its offset already."""
    block = Block(str(of_row(model.text, row)), float(of_row(model.text_font_size, row).removesuffix("px")))
    baseline, aside = of_row(model.text_baseline, row), of_row(model.x_offset, row)
    if of_row(model.text_align, row) not in ANCHORS or baseline not in _TOPS:
        raise refuse(model, f"the baseline {baseline}")
    top = y - _TOPS[baseline] * block.height
    return lambda looks: block.html(percent(x), top, dx=f"{aside:g}" if aside else None, **looks)


# Where a text is held, as a share of its height.
_TOPS = {"top": 0, "middle": 0.5, "bottom": 1}


# --- bars ------------------------------------------------------------------------------------------


def _segment(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        ends = [of_row(one, row) for one in (glyph.x0, glyph.y0, glyph.x1, glyph.y1)]
        x0, y0, x1, y1 = frame.x(ends[0]), frame.y(ends[1]), frame.x(ends[2]), frame.y(ends[3])
        if max(x0, x1) >= 0 and min(x0, x1) <= 1 and max(y0, y1) >= 0 and min(y0, y1) <= frame.height:
            yield _bar(x0, y0, x1, y1), stroke(glyph, row)


def _bar(x0: float, y0: float, x1: float, y1: float) -> Mark:
    return lambda looks: h.line(x1=percent(x0), y1=px(y0), x2=percent(x1), y2=px(y1), **looks)


def _hbar(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        left, right = sorted(frame.x(of_row(one, row)) for one in (glyph.left, glyph.right))
        middle, high = of_row(glyph.y, row), of_row(glyph.height, row)
        top, bottom = (frame.y((middle, side * high / 2)) for side in (1, -1))
        if right >= 0 and left <= 1:
            yield _box(left, top, right, bottom), stroke(glyph, row) | ground(glyph, row)


def _box(left: float, top: float, right: float, bottom: float) -> Mark:
    place = {"x": percent(left), "y": px(top), "width": percent(right - left), "height": px(bottom - top)}
    return lambda looks: h.rect(**place, **looks)


# --- roads -----------------------------------------------------------------------------------------


def _line(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    places = [(of_row(glyph.x, row), of_row(glyph.y, row)) for row in data]
    if places:
        yield _road(places, frame), _outline(stroke(glyph, {}))


def _step(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    if glyph.mode != "after":
        raise refuse(glyph, f"the mode {glyph.mode}")
    places = [(of_row(glyph.x, row), of_row(glyph.y, row)) for row in data]
    stairs = [(x, y) for before, (x, after) in zip(places, places[1:], strict=False) for y in (before[1], after)]
    if places:
        yield _road([places[0], *stairs], frame), _outline(stroke(glyph, {}))


def _multi_line(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        places = list(zip(of_row(glyph.xs, row), of_row(glyph.ys, row), strict=True))
        yield _road(places, frame), _outline(stroke(glyph, row))


def _patch(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    places = [(of_row(glyph.x, row), of_row(glyph.y, row)) for row in data]
    if places:
        yield _road(places, frame, closed=True), stroke(glyph, {}) | ground(glyph, {})


def _patches(glyph: Model, data: list[Row], frame: Frame) -> Iterator[tuple[Mark, Attributes]]:
    for row in data:
        places = list(zip(of_row(glyph.xs, row), of_row(glyph.ys, row), strict=True))
        yield _road(places, frame, closed=True), stroke(glyph, row) | ground(glyph, row)


def _outline(line: Attributes) -> Attributes:
    return line | {"fill": "none"}


def _road(places: Sequence[tuple[Any, Any]], frame: Frame, *, closed: bool = False) -> Mark:
    """A road through places, stretched over the width of the frame; its stroke is not stretched."""
    wide = [(frame.x(x) * _WIDE, frame.y(y)) for x, y in places]
    d = "".join(f"{_through(part)}{'Z' if closed else ''}" for part in _parts(wide))
    high = px(frame.height)
    return lambda looks: h.svg(
        width="100%", height=high, viewBox=f"0 0 {STRETCH} {high}", preserveAspectRatio="none", **looks
    )[h.path(d=d, vector_effect="non-scaling-stroke")]


def _parts(places: Sequence[tuple[float, float]]) -> Iterator[list[tuple[float, float]]]:
    """The roads between gaps."""
    part: list[tuple[float, float]] = []
    for x, y in [*places, (math.nan, math.nan)]:
        if math.isfinite(x) and math.isfinite(y):
            part.append((x, y))
        elif part:
            yield part
            part = []


def _through(places: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{px(x / _WIDE * STRETCH)} {px(y)}" for x, y in thinned(places, _OFF))


# Each kind of glyph: what draws it, and the properties that this reads.
_KINDS = {
    "Scatter": (_scatter, ("x", "y", "size", "marker", *LINE, *FILL)),
    "Text": (_text, ("x", "y", "text", "x_offset", "y_offset", *TEXT)),
    "Segment": (_segment, ("x0", "y0", "x1", "y1", *LINE)),
    "HBar": (_hbar, ("y", "height", "left", "right", *LINE, *FILL)),
    "Line": (_line, ("x", "y", *LINE)),
    "Step": (_step, ("x", "y", "mode", *LINE)),
    "MultiLine": (_multi_line, ("xs", "ys", *LINE)),
    "Patch": (_patch, ("x", "y", *LINE, *FILL)),
    "Patches": (_patches, ("xs", "ys", *LINE, *FILL)),
}
