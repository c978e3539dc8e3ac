"""Where a value stands in a still: a share of the width of the frame, px down from its top."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bokeh.model import Model
from bokeh.models import FactorRange, LinearScale, LogScale
from bokeh.models import Scale as BokehScale


class StillError(ValueError):
    """A still cannot show this part of a Bokeh document."""


def refuse(model: Model, what: str) -> StillError:
    """The error that names a model and what of it is not known."""
    return StillError(f"a still cannot show {type(model).__name__} with {what}")


def known(model: Model, *names: str) -> None:
    """Raise StillError for a model on which anything else than these properties, its name or its tags was set."""
    more = set(model.properties_with_values(include_defaults=False)) - {*names, "name", "tags"}
    if more:
        raise refuse(model, ", ".join(sorted(more)))


@dataclass(frozen=True)
class Scale:
    """An axis from ``low`` to ``high``; with ``factors``, each name is one wide and stands in its middle."""

    low: float
    high: float
    log: bool = False
    factors: tuple[str, ...] = ()

    def share(self, value: Any) -> float:
        """How far along a number, a name, or a name with an offset is: 0 at ``low``, 1 at ``high``, NaN for nowhere."""
        number = self._number(value)
        if not self.log:
            return (number - self.low) / (self.high - self.low)
        # What is not positive has no place on a logarithmic axis.
        return math.log(number / self.low) / math.log(self.high / self.low) if number > 0 else math.nan

    def _number(self, value: Any) -> float:
        if isinstance(value, str):
            return self.factors.index(value) + 0.5
        if isinstance(value, list | tuple):
            name, offset = value
            return self._number(name) + offset
        return math.nan if value is None else float(value)


def scale_of(extent: Model, scale: BokehScale) -> Scale:
    """The scale of a range. Raises StillError where BokehJS would have to find its ends."""
    if isinstance(extent, FactorRange):
        known(extent, "factors")
        return Scale(0, len(extent.factors), factors=tuple(extent.factors))
    # A range that is found from the data has no numbers here.
    if not all(isinstance(end, int | float) and math.isfinite(end) for end in (extent.start, extent.end)):
        raise refuse(extent, "no start and end")
    if not isinstance(scale, LinearScale | LogScale):
        raise refuse(scale, "a range of numbers")
    return Scale(float(extent.start), float(extent.end), log=isinstance(scale, LogScale))


@dataclass(frozen=True)
class Frame:
    """What is drawn in: two scales, and a height in px."""

    across: Scale
    up: Scale
    height: float

    def x(self, value: Any) -> float:
        """A share of the width."""
        return self.across.share(value)

    def y(self, value: Any) -> float:
        """Px from the top."""
        return self.height * (1 - self.up.share(value))

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in the frame."""
        return 0 <= x <= 1 and 0 <= y <= self.height


def thinned(places: Sequence[tuple[float, float]], off: float) -> list[tuple[float, float]]:
    """The places of a road without which it would be farther than ``off`` from where it was (Douglas and Peucker)."""
    if len(places) < 3:
        return list(places)
    first, last = places[0], places[-1]
    far, at = max((_apart(one, first, last), number) for number, one in enumerate(places[1:-1], 1))
    if far <= off:
        return [first, last]
    return [*thinned(places[: at + 1], off)[:-1], *thinned(places[at:], off)]


def _apart(place: tuple[float, float], first: tuple[float, float], last: tuple[float, float]) -> float:
    (x, y), (x0, y0), (x1, y1) = place, first, last
    long = math.hypot(x1 - x0, y1 - y0)
    if long == 0:
        return math.hypot(x - x0, y - y0)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / long
