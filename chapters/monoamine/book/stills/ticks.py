"""The ticks of an axis and what is written beside them: as BokehJS chooses and writes them."""

import math
from typing import NamedTuple

from bokeh.models import Axis, BasicTicker, BasicTickFormatter, CategoricalTicker, FixedTicker

from .places import Scale, known, refuse

# Digits behind the point: BokehJS begins with three and takes more where two numbers would be the same.
_PLACES = (3, 15)
_SCIENTIFIC = (1e-3, 1e5)
_MINUS = "\N{MINUS SIGN}"


class Tick(NamedTuple):
    """How far along its axis it stands, and its label."""

    share: float
    text: str


def ticks(axis: Axis, scale: Scale, wide: bool = False) -> list[Tick]:
    """All ticks in the range, from its low end. ``wide``: with the full names of the axis, where it has some.

    Raises StillError for a ticker or a number for which no rule is written here.
    """
    if isinstance(axis.ticker, CategoricalTicker):
        return [Tick(scale.share(name), name) for name in scale.factors]
    found = [one for one in _values(axis, scale) if scale.low <= one <= scale.high]
    names = _names(axis, wide)
    plain = dict(zip(found, _plain(axis, found), strict=True)) if set(found) - set(names) else {}
    return [Tick(scale.share(one), names.get(one) or plain[one]) for one in found]


def _names(axis: Axis, wide: bool) -> dict[float, str]:
    full = wide_names(axis)
    return dict(enumerate(full)) if wide and full else dict(axis.major_label_overrides)


def wide_names(axis: Axis) -> list[str] | None:
    """The full names of an axis (exhibits/ink.py: wide_labels); None where it has no others."""
    tags = [tag.partition(":")[2] for tag in axis.tags if str(tag).startswith("wide-labels:")]
    return tags[0].split("|") if tags else None


def _values(axis: Axis, scale: Scale) -> list[float]:
    ticker = axis.ticker
    if isinstance(ticker, FixedTicker):
        return sorted(ticker.ticks)
    if not isinstance(ticker, BasicTicker):
        raise refuse(axis, type(ticker).__name__)
    known(ticker, "mantissas", "desired_num_ticks")
    step = _step(scale.low, scale.high, ticker.desired_num_ticks, ticker.mantissas, ticker.base)
    return [n * step for n in range(math.floor(scale.low / step), math.ceil(scale.high / step) + 1)]


def _step(low: float, high: float, wanted: int, mantissas: list[float], base: float) -> float:
    """The distance of two ticks that brings their number nearest to the wanted one."""
    ideal = (high - low) / wanted
    magnitude = base ** math.floor(math.log(ideal, base))
    steps = [part * magnitude for part in (mantissas[-1] / base, *mantissas, mantissas[0] * base)]
    return min(steps, key=lambda step: abs(wanted - (high - low) / step))


def _plain(axis: Axis, found: list[float]) -> list[str]:
    if not isinstance(axis.formatter, BasicTickFormatter):
        raise refuse(axis, f"{type(axis.formatter).__name__} and a tick without a label")
    known(axis.formatter)
    low, high = _SCIENTIFIC
    if any(one and not low < abs(one) < high for one in found):
        raise refuse(axis, "a number that needs a power of ten")
    for places in range(_PLACES[0], _PLACES[1] + 1):
        texts = [_number(one, places) for one in found]
        if all(one != other for one, other in zip(texts, texts[1:], strict=False)):
            break
    return texts


def _number(value: float, places: int) -> str:
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).replace("-", _MINUS)
