"""The plots of a scene as plain SVG: what stands in the page before BokehJS is there, without scripts, and in print."""

from collections.abc import Iterable, Mapping, Sequence
from math import isnan

import htpy as h

from ..findings.select import BASELINE, height
from ..words import words
from .svg_plot import Frame, curve, dash, line, mark, paint, road

# Units of the drawing; the frame inside leaves room for the numbers of the axes.
WIDTH, HEIGHT = 320, 250
_FRAME = Frame(left=52, right=312, top=8, bottom=206)
LEFT, RIGHT, TOP, BOTTOM = _FRAME


def still(
    panel: Mapping, ticks: Sequence, label: str, span: tuple[float, float], scale: str, cursor: float
) -> h.Element:
    """One plot. ``panel`` as dashboard/draw.py makes it, with ``x`` for its curves and perhaps ``letters`` on them."""
    low, high = panel["frame"]["range"]
    across = _place(*span, LEFT, RIGHT)
    up = _place(low, high, BOTTOM, TOP)
    baseline = up(height(BASELINE, scale))
    return _drawing(
        _band(panel["band"], across),
        _axes(ticks, panel["frame"]["ticks"], label, across, up),
        line(LEFT, baseline, RIGHT, baseline, "muted", "1 3"),
        line(across(cursor), TOP, across(cursor), BOTTOM, "text"),
        [_curve(one, panel["x"], across, up) for one in panel["curves"]],
        [_mark(one, across, up) for one in panel["marks"]],
        _letters(panel, across, up),
    )


def still_words(text: str) -> h.Element:
    """What stands in the place of a plot that has nothing to draw, line by line."""
    lines = enumerate(text.split("\n"))
    return _drawing([_words(LEFT, HEIGHT / 2 + 16 * number, told, fill=paint("text")) for number, told in lines])


def _drawing(*inside: h.Node) -> h.Element:
    return h.svg(".dash-still-plot", viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true", font_size=12)[inside]


def _words(x: float, y: float, words: str, **attributes: str) -> h.Element:
    return h.text(x=str(x), y=str(y), **attributes)[words]


def _place(start: float, end: float, first: float, last: float):
    return lambda value: round(first + (value - start) / (end - start) * (last - first), 1)


def _band(band: Sequence | None, across) -> h.Node:
    if band is None:
        return None
    left, told = across(band[0]), words("dashboard")["band"][band[1]]
    return [
        h.rect(x=str(left), y=TOP, width=str(RIGHT - left), height=BOTTOM - TOP, fill=paint("surface")),
        _words(RIGHT - 4, BOTTOM - 8, told, text_anchor="end", font_style="italic", fill=paint("muted")),
    ]


def _axes(ticks: Sequence, levels: Sequence, label: str, across, up) -> h.Node:
    heights = [(str(up(at)), f"{percent:g}") for at, percent in levels]
    return [
        _FRAME.axes(heights, [(str(across(at)), text) for at, text in ticks], last="middle"),
        line(LEFT, TOP, LEFT, BOTTOM, "muted"),
        _words((LEFT + RIGHT) / 2, BOTTOM + 34, label, text_anchor="middle", fill=paint("text")),
    ]


def _curve(drawn: Mapping, xs: Iterable[float], across, up) -> list[h.Element]:
    name, dashes = ("text", None) if drawn["key"] == "together" else (drawn["key"], dash(drawn["key"]))
    found = []
    for part, width, opacity in (("beyond", "1.5", "0.6"), ("known", "2.5", "1")):
        places = [(str(across(x)), str(up(y))) for x, y in zip(xs, drawn[part], strict=True) if not isnan(y)]
        if places:
            found.append(curve(road(places), name, dashes, width, opacity=opacity))
    return found


def _letters(panel: Mapping, across, up) -> list[h.Element]:
    """The letters that stand on curves, where a panel has some."""
    columns = panel.get("letters", {"x": (), "y": (), "text": ()})
    looks = {"text_anchor": "middle", "font_weight": "600", "fill": paint("text")}
    return [
        _words(across(x), up(y) - 4, text, **looks)
        for x, y, text in zip(columns["x"], columns["y"], columns["text"], strict=True)
    ]


def _mark(found: Mapping, across, up) -> h.Element:
    return mark(str(across(found["x"])), str(up(found["y"])), found["point"], found["key"])
