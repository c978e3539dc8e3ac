"""What a plot in plain SVG is made of: axes, curves and marks in inks. Places are those of the drawing."""

from collections.abc import Iterable
from typing import NamedTuple

import htpy as h

from ..exhibits.ink import inks, paint
from ..exhibits.static import DASHES
from .measured import points

_TICK, _LINE, _GAP = 16, 4, 6  # from an axis down to its numbers; half a line of text; from an axis left to its numbers


class Frame(NamedTuple):
    """The edges of what is drawn in; the numbers of the axes stand outside."""

    left: int
    right: int
    top: int
    bottom: int

    def axes(self, levels: Iterable[tuple[str, str]], ticks: Iterable[tuple[str, str]], last: str) -> h.Fragment:
        """A line and its number for each level, the line of time and its numbers; ``last`` anchors the last of them."""
        heights, (*inner, (end, unit)) = list(levels), ticks
        times = [*((place, name, "middle") for place, name in inner), (end, unit, last)]
        below = self.bottom + _TICK
        return h.fragment[
            [line(self.left, up, self.right, up, "rule") for up, _ in heights],
            line(self.left, self.bottom, self.right, self.bottom, "muted"),
            h.g(fill=paint("text"))[
                [h.text(x=self.left - _GAP, y=up, dy=_LINE, text_anchor="end")[name] for up, name in heights],
                [h.text(x=across, y=below, text_anchor=anchor)[name] for across, name, anchor in times],
            ],
        ]


def dash(name: str) -> str | None:
    """The dash of an ink with a meaning."""
    return DASHES[inks()[name].dash] or None


def line(x0: object, y0: object, x1: object, y1: object, name: str, dash: str | None = None) -> h.Element:
    """A thin line in an ink."""
    return h.path(d=f"M{x0} {y0}L{x1} {y1}", fill="none", stroke=paint(name), stroke_dasharray=dash)


def road(places: Iterable[tuple[str, str]]) -> str:
    """The d of a path through these places."""
    return "M" + "L".join(" ".join(place) for place in places)


def curve(d: str, name: str, dashes: str | None, width: str = "2.5", **more: str) -> h.Element:
    """A curve in an ink."""
    return h.path(d=d, fill="none", stroke=paint(name), stroke_width=width, stroke_dasharray=dashes, **more)


def mark(x: str, y: str, number: int, name: str) -> h.Element:
    """A published finding: hollow where nothing changed."""
    filled = "paper" if points()[number]["null"] else name
    return h.circle(cx=x, cy=y, r=5, fill=paint(filled), stroke=paint("text"), stroke_width="1.5")
