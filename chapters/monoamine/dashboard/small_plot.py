"""A small plot of percent of baseline against time, as plain SVG: the ones of the landing page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

import htpy as h
import numpy as np

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.static import DASHES
from .measured import points

_TICK, _LINE = 18, 4  # px of the drawing: from the axis to its numbers, and half a line of text


@dataclass(frozen=True)
class SmallPlot:
    """Where things stand: ``levels`` in percent on a logarithmic axis from ``low`` to ``high``, time up to ``last``."""

    width: int
    height: int
    low: float
    high: float
    last: float
    left: int = 44
    top: int = 12

    @property
    def right(self) -> int:
        """Of the frame."""
        return self.width - 8

    @property
    def bottom(self) -> int:
        """Of the frame."""
        return self.height - 28

    def across(self, minute: float) -> str:
        """x of a minute."""
        return f"{self.left + minute / self.last * (self.right - self.left):.1f}"

    def up(self, percent: float) -> str:
        """y of a percentage of baseline."""
        low, high = log10(self.low), log10(self.high)
        place = (log10(min(max(percent, self.low), self.high)) - low) / (high - low)
        return f"{self.bottom - place * (self.bottom - self.top):.1f}"

    def axes(self, levels: Sequence[float], ticks: Sequence[tuple[float, str]]) -> h.Fragment:
        """Grid, numbers and the line of time; the last tick carries the unit and ends with the frame."""
        *inner, (end, unit) = ticks
        grid = [self.line(self.left, self.up(level), self.right, self.up(level), "rule") for level in levels]
        names = [
            h.text(x=self.left - 6, y=self.up(level), dy=_LINE, text_anchor="end")[f"{level:,}"] for level in levels
        ]
        below = self.bottom + _TICK
        times = [h.text(x=self.across(at), y=below, text_anchor="middle")[name] for at, name in inner]
        last = h.text(x=self.across(end), y=below, text_anchor="end")[unit]
        return h.fragment[grid, names, self.line(self.left, self.bottom, self.right, self.bottom, "muted"), times, last]

    def line(self, x0: object, y0: object, x1: object, y1: object, name: str) -> h.Element:
        """A thin line in an ink."""
        return h.path(d=f"M{x0} {y0}L{x1} {y1}", fill="none", stroke=f"var({ink.token(name)})")

    def road(self, minutes: Iterable[float], values: Iterable[float]) -> str:
        """The d of a path through values in percent of baseline."""
        return "M" + "L".join(f"{self.across(at)} {self.up(value)}" for at, value in zip(minutes, values, strict=True))

    def curve(self, minutes: np.ndarray, values: np.ndarray, drug: str, **more: str) -> h.Element:
        """A curve in the ink and dash of a drug."""
        ink_of = f"var({ink.token(drug)})"
        return h.path(
            d=self.road(minutes, values),
            fill="none",
            stroke=ink_of,
            stroke_width="2.5",
            stroke_dasharray=DASHES[inks()[drug].dash],
            **more,
        )

    def mark(self, number: int, minute: float, percent: float, drug: str) -> h.Element:
        """A published finding: hollow where nothing changed."""
        filled = "paper" if points()[number]["null"] else drug
        return h.circle(
            cx=self.across(minute),
            cy=self.up(percent),
            r=5,
            stroke_width="1.5",
            stroke=f"var({ink.token('text')})",
            fill=f"var({ink.token(filled)})",
        )
