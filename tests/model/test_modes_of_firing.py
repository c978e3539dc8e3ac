"""Steady firing and bursts of the same average: one sample, different peaks, blurred where uptake is blocked."""

import math

import numpy as np
import pytest
from found import some
from monoamine import model
from monoamine.model import firing_modes

pytestmark = pytest.mark.slow

BURSTS = [name for name in firing_modes.PATTERNS if name != "steady"]


@pytest.mark.parametrize("pattern", firing_modes.PATTERNS)
def test_every_pattern_has_the_same_average_firing(pattern):
    pairs = firing_modes.changes(pattern)
    starts, rates = np.array(pairs).T
    lengths = np.diff([*starts, firing_modes.SAMPLE_END_MIN])
    assert (lengths > 0).all()
    assert (lengths * rates).sum() / lengths.sum() == pytest.approx(firing_modes.AVERAGE)


@pytest.mark.parametrize("drug", firing_modes.DRUGS)
def test_a_sample_can_hardly_tell_bursts_from_steady_firing(drug):
    steady = firing_modes.mode("steady", drug)
    for pattern in BURSTS:
        assert firing_modes.mode(pattern, drug).average == pytest.approx(steady.average, rel=0.1)


def test_the_peaks_tell_them_apart():
    peaks = [firing_modes.mode(pattern).peak for pattern in firing_modes.PATTERNS]
    assert peaks == sorted(peaks)
    assert peaks[-1] > 3 * peaks[0]
    sharp = firing_modes.mode("sharp")
    assert sharp.occupied_at_peak["alpha1"] > 2 * sharp.occupied["alpha1"]


@pytest.mark.parametrize("pattern", BURSTS)
def test_slower_uptake_blurs_the_bursts(pattern):
    modes = [firing_modes.mode(pattern, drug) for drug in ("none", "methylphenidate", "d-amphetamine")]
    heights = [mode.peak / mode.average for mode in modes]
    assert heights == sorted(heights, reverse=True)
    assert [mode.half_s for mode in modes] == sorted(mode.half_s for mode in modes)


def test_without_a_drug_half_is_gone_in_the_seconds_that_slices_show():
    # 2.93 s in slices of the locus coeruleus (kinetic_constants.csv, palij1994_ne), at a higher level.
    assert all(1 < firing_modes.mode(pattern).half_s < 4 for pattern in BURSTS)
    assert math.isnan(firing_modes.mode("steady").half_s)


@pytest.mark.parametrize("drug", firing_modes.DRUGS)
@pytest.mark.parametrize("pattern", firing_modes.PATTERNS)
def test_what_is_told_is_what_is_drawn(pattern, drug):
    mode = firing_modes.mode(pattern, drug)
    sample = firing_modes.SAMPLE_END_MIN - firing_modes.SAMPLE_START_MIN
    assert (mode.seconds[0], mode.seconds[-1]) == pytest.approx((0, 60 * sample))
    assert mode.levels.max() == mode.peak
    assert mode.levels.mean() == mode.average
    assert mode.levels.min() < mode.average < mode.levels.max()


def test_the_level_still_falls_after_a_drug():
    steady = firing_modes.mode("steady", "d-amphetamine")
    assert (np.diff(steady.levels) < 0).all()
    falls = [firing_modes.mode(pattern, "d-amphetamine").fall for pattern in firing_modes.PATTERNS]
    assert falls == pytest.approx([steady.fall] * len(falls), abs=0.5)
    assert steady.fall > 1.5


def test_the_firing_starts_with_the_sample():
    mode = firing_modes.mode("sharp")
    assert mode.firing[0] == (0, firing_modes.PATTERNS["sharp"])
    assert all(0 <= second < mode.seconds[-1] for second, _ in some(mode.firing))


@pytest.mark.parametrize(("name", "arguments"), [("pattern", ("wild", "none")), ("drug", ("steady", "Semax"))])
def test_what_is_not_allowed_is_named_with_what_is(name, arguments):
    with pytest.raises(ValueError, match=rf"{name}: '\w+' is not allowed; allowed: (steady|none), "):
        firing_modes.mode(*arguments)


def test_a_finer_step_gives_the_same_levels():
    fine = model.simulate("striatum", [model.Dose("methylphenidate", 2)], 0.5, step_min=0.1)
    usual = model.simulate("striatum", [model.Dose("methylphenidate", 2)], 0.5)
    assert len(fine.times_min) == 301
    assert fine.relative("DA")[::10] == pytest.approx(usual.relative("DA"), rel=1e-4)
    with pytest.raises(ValueError, match="step_min: 0 is not allowed; allowed: minutes from a tenth of a second"):
        model.simulate("striatum", step_min=0)
