"""The schematic inverted U: its top, its limbs, and that every affinity comes from the table."""

import math

import numpy as np
import pytest
from found import some
from monoamine.model import inverted_u as model


def test_the_top_of_the_usual_set_is_the_geometric_mean():
    way = model.assumptions()[0]
    k = way.affinities
    assert model.optimum(way) == pytest.approx(math.sqrt(k.alpha2 * k.alpha1), rel=1e-4)


def test_half_is_occupied_at_the_affinity():
    assert model.occupancy(56, 56) == pytest.approx(0.5)
    assert model.occupancy(56, 56, hill=2) == pytest.approx(0.5)
    assert np.all(np.diff(model.occupancy(np.geomspace(0.1, 1e5, 50), 300)) > 0)


def test_performance_rises_before_the_top_and_falls_after():
    for way in some(model.assumptions()):
        top = model.optimum(way)
        before, after = np.geomspace(top / 50, top, 40), np.geomspace(top, top * 50, 40)
        assert np.all(np.diff(model.performance(before, way)) > 0), way.changed
        assert model.performance(after[-1], way) < model.performance(top, way), way.changed


def test_there_is_no_top_when_alpha1_fills_first():
    wrong = model.Assumption("reversed", model.Affinities(alpha2=300, alpha1=30, beta1=700))
    with pytest.raises(ValueError, match="no inverted U"):
        model.optimum(wrong)


def test_the_two_limbs_start_level_and_part():
    rows = model.limbs()
    rising, falling = rows[rows["limb"] == "rising limb"], rows[rows["limb"] == "falling limb"]
    way = model.assumptions()[0]
    starts = [float(model.performance(group["local"].iloc[0], way)) for group in (rising, falling)]
    assert starts[0] == pytest.approx(starts[1], rel=1e-4)
    assert (rising["change"] > 0).all() and (falling["change"] < 0).all()
    assert tuple(rising["rise"]) == model.claimed_rises()


def test_affinities_are_those_of_the_table():
    published = set(model.affinity_rows()["nM"])
    for way in some(model.assumptions()):
        k = way.affinities
        assert {k.alpha2, k.alpha1, k.beta1} <= published, way.changed


def test_every_number_of_a_receptor_with_two_states_is_kept():
    rows = model.affinity_rows()
    striatum = rows[rows["receptor"].str.contains("striatum")]
    assert sorted(striatum["state"]) == ["high", "low"]
    assert striatum["nM"].nunique() == 2


def test_the_steepness_is_that_of_one_site_or_the_one_that_was_printed():
    assert model.steepness() == (1, 1.6)
    steep = [way for way in model.assumptions() if way.hill != 1]
    assert [way.hill for way in steep] == [1.6] and "n = 1.6" in steep[0].changed


def test_what_has_no_printed_error_stays():
    lower, middle, upper = (model.published(end) for end in ("lower", "value", "upper"))
    assert lower["alpha1"]["usual"] == middle["alpha1"]["usual"] == upper["alpha1"]["usual"]
    assert lower["alpha2"]["low"] < middle["alpha2"]["low"] < upper["alpha2"]["low"]


def test_changing_one_assumption_moves_the_top_by_more_than_tenfold():
    tops = [model.optimum(way) for way in model.assumptions()]
    assert max(tops) / min(tops) > 10  # the prose says so
    by_change = {way.changed: model.optimum(way) for way in model.assumptions()}
    states = [top for changed, top in by_change.items() if "alpha2" in changed]
    assert max(states) / min(states) > 10  # ... and that the two states of alpha2 do it alone


def test_the_claimed_rise_is_read_from_the_statement():
    assert model.claimed_rises() == (0.15, 0.25)
