"""The locus coeruleus firing steadily or in bursts of the same average: what cortex gets, what a sample shows.

    length of a burst = interval (average - 1) / (rate in the burst - 1),   rates relative to rest

Between bursts the nucleus fires as at rest. The patterns are choices that make the comparison fair. They are no
measurement: no burst of the locus coeruleus was found in print with its shape.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .inverted_u import LOCAL_FACTORS, STANDING, STANDING_H
from .protocol import MINUTES, Change, Dose, bursts, one_of
from .readouts import receptor_occupancy
from .simulate import Run, simulate

REGION, RECEPTORS = "prefrontal_cortex", ("alpha2A", "alpha1", "beta1")
# Firing relative to rest: the average of every pattern, and the rate inside the bursts of each.
AVERAGE = 2.0
PATTERNS = {"steady": None, "mild": 5.0, "strong": 11.0, "sharp": 21.0}
INTERVAL_S = 30.0  # from burst to burst: far enough apart to see each of them
# The drugs of the scenes on the hill, given at minute 0.
DRUGS = {"none": None, "methylphenidate": STANDING["methylphenidate"][1], "d-amphetamine": STANDING["d-amphetamine"][1]}
# The pattern starts, and has settled when the sample starts, as long after the dose as the scenes on the hill.
PATTERN_MIN, SAMPLE_START_MIN, SAMPLE_END_MIN = 25.0, STANDING_H * MINUTES, 32.0
STEP_S = 0.5
# Level at a receptor over that between cells: the guess with which the hill opens.
SIGMA = LOCAL_FACTORS[1]


@dataclass(frozen=True)
class Mode:
    """One pattern with one drug. Levels are norepinephrine between cells in nM, occupancies percent at ``SIGMA``.

    ``seconds`` and ``levels``, shape (times,), are the sample; ``firing`` are (second, rate) pairs on the same clock,
    each rate holding from its second on. ``average`` and ``occupied`` are means over the sample, ``peak`` and
    ``occupied_at_peak`` its highest. ``fall`` is by how many percent the mean of its last interval from burst to burst
    lies below that of its first. ``half_s`` is how long half of a peak's height over the trough lasts after a burst,
    NaN without bursts.
    """

    seconds: np.ndarray
    levels: np.ndarray
    firing: tuple[tuple[float, float], ...]
    average: float
    peak: float
    fall: float
    half_s: float
    occupied: dict[str, float]
    occupied_at_peak: dict[str, float]


def burst_length_s(pattern: str) -> float:
    """How long each burst of a pattern lasts so that its average is ``AVERAGE``; NaN for the steady one."""
    factor = PATTERNS[one_of("pattern", pattern, tuple(PATTERNS))]
    return float("nan") if factor is None else INTERVAL_S * (AVERAGE - 1) / (factor - 1)


def changes(pattern: str) -> list[Change]:
    """The pattern as (minute, rate) pairs for ``simulate(perturb={"firing_NE": ...})``. Raises ValueError."""
    length, factor = burst_length_s(pattern), PATTERNS[pattern]
    if factor is None:
        return [(PATTERN_MIN, AVERAGE)]
    count = int((SAMPLE_END_MIN - PATTERN_MIN) * MINUTES / INTERVAL_S)
    return bursts(PATTERN_MIN, count, INTERVAL_S, length, factor)


@cache
def mode(pattern: str = "steady", drug: str = "none") -> Mode:
    """One pattern with one drug. Raises ValueError that names the argument and what is allowed."""
    given = DRUGS[one_of("drug", drug, tuple(DRUGS))]
    pairs = changes(pattern)
    run = simulate(
        REGION,
        [Dose(*given)] if given else [],
        SAMPLE_END_MIN / MINUTES,
        perturb={"firing_NE": pairs},
        step_min=STEP_S / MINUTES,
    )
    sample = run.times_min >= SAMPLE_START_MIN - STEP_S / MINUTES / 2
    levels = 1000 * run.series("NE")[sample]  # uM to nM
    interval = int(INTERVAL_S / STEP_S)
    share = {one: receptor_occupancy(run, one, SIGMA)[sample] for one in RECEPTORS}
    return Mode(
        (run.times_min[sample] - SAMPLE_START_MIN) * MINUTES,
        levels,
        _clock(pairs, SAMPLE_START_MIN),
        float(levels.mean()),
        float(levels.max()),
        float(100 * (1 - levels[-interval:].mean() / levels[:interval].mean())),
        _half(run, pairs),
        {one: float(percent.mean()) for one, percent in share.items()},
        {one: float(percent.max()) for one, percent in share.items()},
    )


def _clock(pairs: list[Change], start: float) -> tuple[tuple[float, float], ...]:
    """The rate at the start and its changes from there on, in seconds from the start."""
    before = [rate for minute, rate in pairs if minute <= start][-1]
    later = [(round((minute - start) * MINUTES, 2), rate) for minute, rate in pairs if minute > start]
    return ((0.0, before), *later)


def _half(run: Run, pairs: list[Change]) -> float:
    """Seconds from the end of the last burst but one until half of its height over the trough is gone."""
    if len(pairs) == 1:
        return float("nan")
    *_, (end, _), (following, _), _ = pairs
    fall = (run.times_min > end - STEP_S / MINUTES / 2) & (run.times_min < following)
    height = run.series("NE")[fall]
    half = (height[0] + height[-1]) / 2
    after = int((height <= half).argmax())
    part = (height[after - 1] - half) / (height[after - 1] - height[after])
    return float((after - 1 + part) * STEP_S)
