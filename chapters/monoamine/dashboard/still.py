"""The plots of a scene as plain SVG: what stands in the page before BokehJS is there, without scripts, and in print."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import isnan

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.static import DASHES
from ..findings.select import BASELINE, height
from ..words import words
from .measured import points

# Units of the drawing; the frame inside leaves room for the numbers of the axes.
WIDTH, HEIGHT = 320, 250
LEFT, RIGHT, TOP, BOTTOM = 52, 312, 8, 206


def still(panel: Mapping, ticks: Sequence, label: str, span: tuple[float, float], scale: str, cursor: float) -> str:
    """One plot. ``panel`` as dashboard/draw.py makes it, with ``x`` for its curves and perhaps ``letters`` on them."""
    low, high = panel["frame"]["range"]
    across = _place(*span, LEFT, RIGHT)
    up = _place(low, high, BOTTOM, TOP)
    curves = "".join(_curve(curve, panel["x"], across, up) for curve in panel["curves"])
    marks = "".join(_mark(mark, across, up) for mark in panel["marks"])
    return _drawing(
        f"{_band(panel['band'], across)}{_axes(ticks, panel['frame']['ticks'], label, across, up)}"
        f"{_line(LEFT, up(height(BASELINE, scale)), RIGHT, up(height(BASELINE, scale)), 'muted', '1 3')}"
        f"{_line(across(cursor), TOP, across(cursor), BOTTOM, 'text')}{curves}{marks}"
        f"{_letters(panel, across, up)}"
    )


def still_words(text: str) -> str:
    """What stands in the place of a plot that has nothing to draw, line by line."""
    lines = "".join(
        f'<text x="{LEFT}" y="{HEIGHT / 2 + 16 * number}" fill="var({ink.token("text")})">{escape(line)}</text>'
        for number, line in enumerate(text.split("\n"))
    )
    return _drawing(lines)


def _drawing(inside: str) -> str:
    return (
        f'<svg class="dash-still-plot" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" font-size="12">{inside}</svg>'
    )


def _place(start: float, end: float, first: float, last: float):
    return lambda value: round(first + (value - start) / (end - start) * (last - first), 1)


def _line(x0: float, y0: float, x1: float, y1: float, name: str, dash: str = "") -> str:
    return f'<path d="M{x0} {y0}L{x1} {y1}" fill="none" stroke="var({ink.token(name)})" stroke-dasharray="{dash}"/>'


def _band(band: Sequence | None, across) -> str:
    if band is None:
        return ""
    left = across(band[0])
    told = escape(words("dashboard")["band"][band[1]])
    return (
        f'<rect x="{left}" y="{TOP}" width="{RIGHT - left}" height="{BOTTOM - TOP}" '
        f'fill="var({ink.token("surface")})"/>'
        f'<text x="{left + 6}" y="{BOTTOM - 8}" font-style="italic" fill="var({ink.token("muted")})">{told}</text>'
    )


def _axes(ticks: Sequence, levels: Sequence, label: str, across, up) -> str:
    grid = "".join(_line(LEFT, up(at), RIGHT, up(at), "rule") for at, _ in levels)
    side = "".join(
        f'<text x="{LEFT - 6}" y="{up(at) + 4}" text-anchor="end">{percent:g}</text>' for at, percent in levels
    )
    bottom = "".join(
        f'<text x="{across(at)}" y="{BOTTOM + 16}" text-anchor="middle">{escape(text)}</text>' for at, text in ticks
    )
    return (
        f"{grid}{_line(LEFT, BOTTOM, RIGHT, BOTTOM, 'muted')}{_line(LEFT, TOP, LEFT, BOTTOM, 'muted')}"
        f'<g fill="var({ink.token("text")})">{side}{bottom}'
        f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 34}" text-anchor="middle">{escape(label)}</text></g>'
    )


def _curve(curve: Mapping, xs: Iterable[float], across, up) -> str:
    name = "text" if curve["key"] == "together" else curve["key"]
    dash = "" if name == "text" else DASHES[inks()[name].dash]
    drawn = ""
    for part, width, opacity in (("beyond", 1.5, 0.6), ("known", 2.5, 1)):
        points = [f"{across(x)} {up(y)}" for x, y in zip(xs, curve[part], strict=True) if not isnan(y)]
        if points:
            drawn += (
                f'<path d="M{"L".join(points)}" fill="none" stroke="var({ink.token(name)})" stroke-width="{width}" '
                f'stroke-dasharray="{dash}" opacity="{opacity}"/>'
            )
    return drawn


def _letters(panel: Mapping, across, up) -> str:
    """The letters that stand on curves, where a panel has some."""
    columns = panel.get("letters", {"x": (), "y": (), "text": ()})
    return "".join(
        f'<text x="{across(x)}" y="{up(y) - 4}" text-anchor="middle" font-weight="600" '
        f'fill="var({ink.token("text")})">{escape(text)}</text>'
        for x, y, text in zip(columns["x"], columns["y"], columns["text"], strict=True)
    )


def _mark(mark: Mapping, across, up) -> str:
    """A published finding: hollow where nothing changed."""
    filled = "paper" if points()[mark["point"]]["null"] else mark["key"]
    return (
        f'<circle cx="{across(mark["x"])}" cy="{up(mark["y"])}" r="5" fill="var({ink.token(filled)})" '
        f'stroke="var({ink.token("text")})" stroke-width="1.5"/>'
    )
