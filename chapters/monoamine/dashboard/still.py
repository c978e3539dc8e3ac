"""The plots of a scene as plain SVG: what stands in the page before BokehJS is there, without scripts, and in print.

As wide as its place and as high as the live plot, with the same edges: letters and marks keep their size, places along
it are shares of its width.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan
from typing import NamedTuple

import htpy as h

from ..exhibits.drawn import line, percent, px
from ..exhibits.ink import TEXT_SIZE
from ..findings.select import BASELINE, height
from ..words import words
from .svg_plot import curve, dash, mark, paint, road
from .view import BORDERS, HEIGHT

# Px around the frame: as far as BokehJS keeps them, and room for the numbers of the axes and what these are of.
_TOP, _BELOW = 5, 46
_SIDE, _RIGHT = BORDERS
# Px of a digit, of a tick, from an axis to its numbers, of a line of words, and of what is left of the numbers.
_DIGIT, _TICK, _GAP, _LINE, _LEFT = 7, 6, 11, 20, 28
# Curves are stretched over the width of the frame; their strokes are not.
_STRETCH = 1000


def frame_height(high: int) -> int:
    """Px of the frame of a plot that is ``high`` px high."""
    return high - _TOP - _BELOW


class _Frame(NamedTuple):
    """Where values stand: shares of the width, px down from the top of a frame that is ``bottom`` px high."""

    across: Callable[[float], float]
    up: Callable[[float], float]
    bottom: float


def still(
    panel: Mapping,
    ticks: Sequence,
    label: str,
    span: tuple[float, float],
    scale: str,
    cursor: float,
    high: int = HEIGHT,
) -> h.Element:
    """One plot, ``high`` px.

    ``panel`` as dashboard/draw.py makes it, with ``x`` for its curves and perhaps ``letters`` on them.
    """
    low, top = panel["frame"]["range"]
    bottom = frame_height(high)
    frame = _Frame(_place(*span, 0, 1), _place(low, top, bottom, 0), bottom)
    across, up, _ = frame
    levels = [(up(at), f"{value:g}") for at, value in panel["frame"]["ticks"]]
    times = [(percent(across(at)), text) for at, text in ticks]
    baseline, now = up(height(BASELINE, scale)), percent(across(cursor))
    return _drawing(
        high,
        levels,
        _band(panel["band"], frame),
        _axes(levels, times, label, bottom),
        line("0", baseline, "100%", baseline, "muted", "1 3"),
        line(now, 0, now, bottom, "text", width="1.5"),
        [_curve(one, panel["x"], frame) for one in panel["curves"]],
        [_mark(one, frame) for one in panel["marks"]],
        _letters(panel, frame),
    )


def still_words(text: str) -> h.Element:
    """What stands in the place of a plot that has nothing to draw, line by line."""
    lines = enumerate(text.split("\n"))
    return _drawing(HEIGHT, [], [_words("0", HEIGHT / 2 + _LINE * number, told) for number, told in lines])


def _drawing(high: int, levels: Sequence[tuple[float, str]], *inside: h.Node) -> h.Element:
    """The padding is the room of the axes, so that the content is as wide as the frame."""
    side = max(_SIDE, *(_GAP + _DIGIT * len(value) + _LEFT for _, value in levels), 0)
    return h.svg(
        ".dash-still-plot",
        width="100%",
        height=high,
        aria_hidden="true",
        font_size=TEXT_SIZE,
        style=f"box-sizing:border-box;padding:{_TOP}px {_RIGHT}px {_BELOW}px {side}px",
    )[inside, _name(side, frame_height(high)) if levels else None]


def _name(side: float, bottom: float) -> h.Element:
    """What the axis on the left is of, read from below."""
    place = f"translate({px(_GAP + 3 - side)} {px(bottom / 2)})rotate(-90)"
    return h.text(transform=place, text_anchor="middle", fill=paint("text"))[words("dashboard")["axes"]["percent"]]


def _words(x: str, y: float, words: str, **attributes: str) -> h.Element:
    return h.text(**{"fill": paint("text"), **attributes}, x=x, y=px(y))[words]


def _place(start: float, end: float, first: float, last: float) -> Callable[[float], float]:
    return lambda value: first + (value - start) / (end - start) * (last - first)


def _band(band: Sequence | None, frame: _Frame) -> h.Node:
    if band is None:
        return None
    left, told = frame.across(band[0]), words("dashboard")["band"][band[1]]
    return [
        h.rect(x=percent(left), y="0", width=percent(1 - left), height=px(frame.bottom), fill=paint("surface")),
        _words("100%", frame.bottom - 8, told, dx="-4", text_anchor="end", font_style="italic", fill=paint("muted")),
    ]


def _axes(levels: Sequence[tuple[float, str]], times: Sequence[tuple[str, str]], label: str, bottom: float) -> h.Node:
    under = bottom + _LINE
    return [
        [line("0", up, "100%", up, "rule") for up, _ in levels],
        line("0", bottom, "100%", bottom, "muted"),
        line("0", 0, "0", bottom, "muted"),
        [_words("0", up + 4, value, dx=f"-{_GAP}", text_anchor="end") for up, value in levels],
        [line(f"-{_TICK}", up, "0", up, "muted") for up, _ in levels],
        [line(across, bottom, across, bottom + _TICK, "muted") for across, _ in times],
        [_words(across, under, text, text_anchor="middle") for across, text in times],
        _words("50%", under + _LINE, label, text_anchor="middle"),
    ]


def _curve(drawn: Mapping, xs: Iterable[float], frame: _Frame) -> list[h.Element]:
    name, dashes = ("text", None) if drawn["key"] == "together" else (drawn["key"], dash(drawn["key"]))
    found = []
    for part, width, opacity in (("beyond", "1.5", "0.6"), ("known", "2.5", "1")):
        pairs = zip(xs, drawn[part], strict=True)
        places = [(f"{_STRETCH * frame.across(x):.1f}", px(frame.up(y))) for x, y in pairs if not isnan(y)]
        if places:
            looks = {"opacity": opacity, "vector_effect": "non-scaling-stroke"}
            found.append(_stretched(curve(road(places), name, dashes, width, **looks), frame.bottom))
    return found


def _stretched(one: h.Element, high: float) -> h.Element:
    box = f"0 0 {_STRETCH} {px(high)}"
    return h.svg(width="100%", height=px(high), viewBox=box, preserveAspectRatio="none", overflow="visible")[one]


def _letters(panel: Mapping, frame: _Frame) -> list[h.Element]:
    """The letters that stand on curves, where a panel has some."""
    columns = panel.get("letters", {"x": (), "y": (), "text": ()})
    looks = {"text_anchor": "middle", "font_weight": "600"}
    return [
        _words(percent(frame.across(x)), frame.up(y) - 4, text, **looks)
        for x, y, text in zip(columns["x"], columns["y"], columns["text"], strict=True)
    ]


def _mark(found: Mapping, frame: _Frame) -> h.Element:
    return mark(percent(frame.across(found["x"])), px(frame.up(found["y"])), found["point"], found["key"])
