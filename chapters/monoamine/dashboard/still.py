"""The plots of a scene as plain SVG: what stands in the page before BokehJS is there, without scripts, and in print."""

from collections.abc import Iterable, Mapping, Sequence
from math import isnan

import htpy as h

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.static import DASHES
from ..findings.select import BASELINE, height
from ..words import words
from .measured import points

# Units of the drawing; the frame inside leaves room for the numbers of the axes.
WIDTH, HEIGHT = 320, 250
LEFT, RIGHT, TOP, BOTTOM = 52, 312, 8, 206


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
        _line(LEFT, baseline, RIGHT, baseline, "muted", "1 3"),
        _line(across(cursor), TOP, across(cursor), BOTTOM, "text"),
        [_curve(curve, panel["x"], across, up) for curve in panel["curves"]],
        [_mark(mark, across, up) for mark in panel["marks"]],
        _letters(panel, across, up),
    )


def still_words(text: str) -> h.Element:
    """What stands in the place of a plot that has nothing to draw, line by line."""
    lines = enumerate(text.split("\n"))
    return _drawing([_words(LEFT, HEIGHT / 2 + 16 * number, line, fill=_ink("text")) for number, line in lines])


def _drawing(*inside: h.Node) -> h.Element:
    return h.svg(".dash-still-plot", viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true", font_size=12)[inside]


def _words(x: float, y: float, words: str, **attributes: str) -> h.Element:
    return h.text(x=str(x), y=str(y), **attributes)[words]


def _ink(name: str) -> str:
    return f"var({ink.token(name)})"


def _place(start: float, end: float, first: float, last: float):
    return lambda value: round(first + (value - start) / (end - start) * (last - first), 1)


def _line(x0: float, y0: float, x1: float, y1: float, name: str, dash: str = "") -> h.Element:
    return h.path(d=f"M{x0} {y0}L{x1} {y1}", fill="none", stroke=_ink(name), stroke_dasharray=dash)


def _band(band: Sequence | None, across) -> h.Node:
    if band is None:
        return None
    left, told = across(band[0]), words("dashboard")["band"][band[1]]
    return [
        h.rect(x=str(left), y=TOP, width=str(RIGHT - left), height=BOTTOM - TOP, fill=_ink("surface")),
        _words(left + 6, BOTTOM - 8, told, font_style="italic", fill=_ink("muted")),
    ]


def _axes(ticks: Sequence, levels: Sequence, label: str, across, up) -> h.Node:
    return [
        [_line(LEFT, up(at), RIGHT, up(at), "rule") for at, _ in levels],
        _line(LEFT, BOTTOM, RIGHT, BOTTOM, "muted"),
        _line(LEFT, TOP, LEFT, BOTTOM, "muted"),
        h.g(fill=_ink("text"))[
            [_words(LEFT - 6, up(at) + 4, f"{percent:g}", text_anchor="end") for at, percent in levels],
            [_words(across(at), BOTTOM + 16, text, text_anchor="middle") for at, text in ticks],
            _words((LEFT + RIGHT) / 2, BOTTOM + 34, label, text_anchor="middle"),
        ],
    ]


def _curve(curve: Mapping, xs: Iterable[float], across, up) -> list[h.Element]:
    name = "text" if curve["key"] == "together" else curve["key"]
    dash = "" if name == "text" else DASHES[inks()[name].dash]
    looks, drawn = {"fill": "none", "stroke": _ink(name), "stroke-dasharray": dash}, []
    for part, width, opacity in (("beyond", "1.5", "0.6"), ("known", "2.5", "1")):
        points = [f"{across(x)} {up(y)}" for x, y in zip(xs, curve[part], strict=True) if not isnan(y)]
        if points:
            drawn.append(h.path(looks, d=f"M{'L'.join(points)}", stroke_width=width, opacity=opacity))
    return drawn


def _letters(panel: Mapping, across, up) -> list[h.Element]:
    """The letters that stand on curves, where a panel has some."""
    columns = panel.get("letters", {"x": (), "y": (), "text": ()})
    looks = {"text_anchor": "middle", "font_weight": "600", "fill": _ink("text")}
    return [
        _words(across(x), up(y) - 4, text, **looks)
        for x, y, text in zip(columns["x"], columns["y"], columns["text"], strict=True)
    ]


def _mark(mark: Mapping, across, up) -> h.Element:
    """A published finding: hollow where nothing changed."""
    filled = "paper" if points()[mark["point"]]["null"] else mark["key"]
    place = {"cx": str(across(mark["x"])), "cy": str(up(mark["y"]))}
    return h.circle(place, r=5, fill=_ink(filled), stroke=_ink("text"), stroke_width="1.5")
