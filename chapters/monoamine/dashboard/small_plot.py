"""A small plot of percent of baseline against time, as plain SVG: the ones of the landing page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

import htpy as h
import numpy as np

from . import svg_plot


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
        frame = svg_plot.Frame(self.left, self.right, self.top, self.bottom)
        heights = [(self.up(level), f"{level:,}") for level in levels]
        return frame.axes(heights, [(self.across(at), name) for at, name in ticks], last="end")

    def line(self, x0: object, y0: object, x1: object, y1: object, name: str) -> h.Element:
        """A thin line in an ink."""
        return svg_plot.line(x0, y0, x1, y1, name)

    def road(self, minutes: Iterable[float], values: Iterable[float]) -> str:
        """The d of a path through values in percent of baseline."""
        return svg_plot.road((self.across(at), self.up(value)) for at, value in zip(minutes, values, strict=True))

    def curve(self, minutes: np.ndarray, values: np.ndarray, drug: str, **more: str) -> h.Element:
        """A curve in the ink and dash of a drug."""
        return svg_plot.curve(self.road(minutes, values), drug, svg_plot.dash(drug), **more)

    def mark(self, number: int, minute: float, percent: float, drug: str) -> h.Element:
        """A published finding."""
        return svg_plot.mark(self.across(minute), self.up(percent), number, drug)
