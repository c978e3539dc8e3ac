"""A study that nobody ran: two regions, vehicle and Semax in each, drawn from the model and a spread between animals.

Twin of browser/figures/study.js. What is drawn is 5-HIAA in percent of the vehicle group of the same region. Animals
differ by a log-normal factor; every group has animals of its own. The test is the one that a claim about regions needs:
of the difference between the two changes, on the log scale, with a pooled variance.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from math import cos, exp, log, pi, sqrt
from typing import Any

from scipy.stats import t as student

from .passports import REGIONS
from .protocol import Dose
from .simulate import simulate

DOSES = (0.015, 0.05, 0.15, 0.5)  # mg/kg, i.p.
SIZES = range(5, 41)  # animals in each of the four groups
SPREADS = (15, 30, 50)  # coefficient of variation between animals, percent
READ_MIN = 120.0
# Where Semax is supposed to speed the making of serotonin (H2); elsewhere it does nothing.
SUPPOSED = {"nowhere": (), "claim": ("hippocampus", "prefrontal_cortex"), "everywhere": tuple(REGIONS)}
CONFIDENCE = 0.95
# Studies have numbers from 1 up; a number chooses the animals. The strip shows so many of the last ones.
STRIP, LATEST = 100, 9999


@cache
def effects() -> dict[str, tuple[float, ...]]:
    """5-HIAA outside the cells under H2, percent of vehicle, by region for each of ``DOSES``, ``READ_MIN`` after it."""
    hours = READ_MIN / 60
    return {
        region: tuple(
            float(
                simulate(region, [Dose("Semax", amount, "mg/kg", "ip")], hours, "H2").percent(
                    "5-HT", READ_MIN, "5-HIAA"
                )
            )
            for amount in DOSES
        )
        for region in REGIONS
    }


@cache
def quantiles() -> dict[int, float]:
    """Student's t for the interval, by animals in a group: four groups share one variance."""
    return {n: float(student.ppf(0.5 + CONFIDENCE / 2, 4 * (n - 1))) for n in SIZES}


def truth(state: Mapping[str, Any], region: str) -> float:
    """Percent of vehicle that the model says for Semax in a region, under what is supposed."""
    return effects()[region][DOSES.index(state["dose"])] if region in SUPPOSED[state["suppose"]] else 100.0


def study(state: Mapping[str, Any]) -> dict[str, Any]:
    """Draw one study, and say what it and those before it show.

    state: here and there (two regions), dose (mg/kg), n, spread (percent), suppose (a key of ``SUPPOSED``), draw (the
    number of the study). Answers ``groups`` (percent of vehicle of each animal: vehicle and Semax here, vehicle and
    Semax there), ``here``, ``there`` and ``difference`` as (ratio, low, high) of a 95 % interval, ``strip`` (see
    ``strip``), and ``shown`` of ``all``: how many of the studies in the strip show a difference. Raises ValueError for
    what is not allowed.
    """
    _check(state)
    results = strip(state)
    return {
        **_one(state, state["draw"]),
        "strip": results,
        "shown": results.count(True),
        "all": STRIP - results.count(None),
    }


def strip(state: Mapping[str, Any]) -> list[bool | None]:
    """The last ``STRIP`` studies up to ``state["draw"]``: which show a difference; None where there is none yet.

    A study keeps its place, ``place(its number)``, and another takes it ``STRIP`` studies later.
    """
    found: list[bool | None] = [None] * STRIP
    for number in range(max(1, state["draw"] - STRIP + 1), state["draw"] + 1):
        found[place(number)] = differs(_one(state, number)["difference"])
    return found


def place(number: int) -> int:
    """Where in the strip the study of a number stands."""
    return (number - 1) % STRIP


def differs(interval: tuple[float, float, float]) -> bool:
    """Whether an interval of a ratio leaves out 1."""
    _, low, high = interval
    return low > 1 or high < 1


def beside(other: str) -> tuple[str, ...]:
    """The regions that may stand beside ``other``: a study compares two."""
    return tuple(region for region in REGIONS if region != other)


def _check(state: Mapping[str, Any]) -> None:
    allowed: dict[str, Collection[object]] = {
        "here": REGIONS,
        "there": beside(state["here"]),
        "dose": DOSES,
        "n": SIZES,
        "spread": SPREADS,
        "suppose": SUPPOSED,
        "draw": range(1, LATEST + 1),
    }
    for name, values in allowed.items():
        if state[name] not in values:
            raise ValueError(f"{name}: {state[name]!r} is not allowed; allowed: {_named(values)}")


def _named(values: Collection[object]) -> str:
    if isinstance(values, range):
        return f"{values[0]} to {values[-1]}"
    return ", ".join(map(str, values))


def _one(state: Mapping[str, Any], seed: int) -> dict[str, Any]:
    n, sigma = state["n"], sqrt(log(1 + (state["spread"] / 100) ** 2))
    centres = [
        log(truth(state, region) / 100) if given else 0.0
        for region in (state["here"], state["there"])
        for given in (False, True)
    ]
    draws = _normals(seed)
    logs = [[centre + sigma * next(draws) for _ in range(n)] for centre in centres]
    means = [sum(group) / n for group in logs]
    pooled = sum((value - mean) ** 2 for group, mean in zip(logs, means, strict=True) for value in group) / (
        4 * (n - 1)
    )
    here, there = means[1] - means[0], means[3] - means[2]
    reach = quantiles()[n] * sqrt(pooled / n)
    return {
        "groups": [[100 * exp(value) for value in group] for group in logs],
        "here": _interval(here, reach * sqrt(2)),
        "there": _interval(there, reach * sqrt(2)),
        "difference": _interval(here - there, reach * 2),
    }


def _interval(middle: float, half: float) -> tuple[float, float, float]:
    """A ratio with its two ends, from the log scale."""
    return exp(middle), exp(middle - half), exp(middle + half)


def _normals(seed: int) -> Iterator[float]:
    """Standard normal numbers by Box and Muller."""
    uniform = _uniforms(seed)
    while True:
        radius, angle = sqrt(-2 * log(1 - next(uniform))), 2 * pi * next(uniform)
        yield radius * cos(angle)


def _uniforms(seed: int) -> Iterator[float]:
    """Numbers from 0 up to 1, the same in both languages: Mulberry32, 32-bit integers throughout."""
    mask, state = 0xFFFFFFFF, seed
    while True:
        state = (state + 0x6D2B79F5) & mask
        mixed = ((state ^ (state >> 15)) * (state | 1)) & mask
        mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & mask)) & mask
        yield ((mixed ^ (mixed >> 14)) & mask) / 4294967296
