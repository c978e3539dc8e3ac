"""The drug-free state: an exact steady state in each region, and what moves it."""

import numpy as np
import pytest
from monoamine import model
from monoamine.model.numeric import numeric, simulate
from monoamine.model.passports import given
from monoamine.model.simulate import QUANTITIES

AMINES = ("DA", "5-HT", "NE")


def residual(network, region):
    """Largest relative rate of change at the resting state, per hour, against the largest flow through that state."""
    functions = numeric(network)
    p = functions.derive(given(region))
    y = functions.initial(p)
    flows = np.abs(functions.rates(y, p)).max()
    return np.abs(functions.rhs(0.0, y, p)).max() / flows


@pytest.mark.parametrize("region", model.REGIONS)
def test_closed_form_is_a_steady_state(region):
    assert residual(model.build(), region) < 1e-9


@pytest.mark.parametrize("region", model.REGIONS)
def test_all_states_and_derived_numbers_are_positive_where_they_must_be(region):
    functions = numeric(model.build())
    p = functions.derive(given(region))
    negative = {name: p[place] for name, place in functions.index.items() if p[place] < 0}
    assert not negative
    assert (functions.initial(p) >= 0).all()


@pytest.mark.parametrize("region", model.REGIONS)
def test_nothing_given_nothing_moves_for_three_days(region):
    run = model.simulate(region, duration_h=72)
    for transmitter, quantity in QUANTITIES:
        assert run.relative(transmitter, quantity) == pytest.approx(100, rel=1e-4)


def test_net_over_dat_separates_cortex_from_striatum():
    cortex, striatum = given("prefrontal_cortex"), given("striatum")
    assert cortex["V_NET"] / cortex["V_DAT"] > 1 > striatum["V_NET"] / striatum["V_DAT"]
    without = {"NET": [(0, 0.0)]}
    raised = [model.simulate(region, perturb=without, duration_h=1).percent("DA", 60) for region in model.REGIONS]
    by_region = dict(zip(model.REGIONS, raised, strict=True))
    assert by_region["prefrontal_cortex"] > 200 > 120 > by_region["striatum"]


def test_without_dat_dopamine_outside_is_high_and_the_store_is_low():
    healthy, knockout = model.steady_state("striatum"), model.steady_state("striatum", {"DAT": 0})
    assert 3 < knockout["DA", "extracellular"] / healthy["DA", "extracellular"] < 30
    assert knockout["DA", "tissue"] / healthy["DA", "tissue"] < 1 / 2


def blocked(brakes=None, values=None):
    """Peak of norepinephrine outside after a full blockade of alpha2A, percent."""
    perturb = {"alpha2A_antagonist": [(0, 1000)], **(brakes or {})}
    return model.simulate("hippocampus", perturb=perturb, duration_h=1, values=values).peak("NE")[1]


def test_antagonist_of_the_autoreceptor_raises_release_as_measured():
    # 230 % of baseline after yohimbine in rat hippocampus (steady_states.csv, abercrombie1988). It was given to the
    # whole animal, so it meets the receptor on the terminals and on the cell bodies.
    assert blocked() == pytest.approx(230, rel=0.15)


def test_an_antagonist_in_the_whole_animal_lifts_both_brakes():
    """Each of the two, lifted alone, brings less; together about as much as one times the other."""
    terminals = blocked({"cell_body_brake_NE": [(0, 0)]})
    bodies = blocked(values={"alpha_r_NE": 0, "alpha_s_NE": 0})
    assert 105 < bodies < terminals < blocked() - 10
    assert blocked() == pytest.approx(terminals * bodies / 100, rel=0.1)


def test_emptied_vesicles_and_blocked_mao():
    empty = model.simulate("striatum", perturb={"VMAT2": [(0, 0.02)]}, duration_h=12)
    assert empty.percent("DA", 720, "tissue") < 10 and empty.percent("DA", 720) < 10
    kept = model.simulate("striatum", perturb={"MAO": [(0, 0.05)]}, duration_h=3)
    assert kept.percent("DA", 60, "DOPAC") < 20
    assert kept.percent("5-HT", 180, "tissue") > 120


def test_more_firing_more_outside_and_bursts_come_back():
    run = model.simulate("striatum", perturb={"firing_DA": [(10, 2.0)]}, duration_h=1)
    assert 120 < run.percent("DA", 60) < 200
    burst = model.simulate("striatum", perturb={"firing_DA": model.bursts(5, 3, 10, 2, 8)}, duration_h=0.5)
    assert burst.percent("DA", 30) == pytest.approx(100, abs=5)


def test_a_precursor_load_moves_serotonin_more_than_dopamine():
    """Tyrosine hydroxylase is nearer to its limits than tryptophan hydroxylase, and D2 holds it back."""
    run = model.simulate("striatum", perturb={"tyrosine": [(0, 2)], "tryptophan": [(0, 2)]}, duration_h=4)
    dopamine, serotonin = run.percent("DA", 240, "DOPAC") - 100, run.percent("5-HT", 240, "5-HIAA") - 100
    assert 20 < serotonin < 100
    assert abs(dopamine) < serotonin / 1.5


def test_the_same_events_by_the_solver_underneath():
    network = model.build()
    states = simulate(network, given("striatum"), [0.0, 1.0], [{"time": 0.0, "set": {"f_DAT": 0.0}}])
    run = model.simulate("striatum", perturb={"DAT": [(0, 0.0)]}, duration_h=1)
    place = numeric(network).names.index("E_DA")
    assert run.series("DA")[-1] == pytest.approx(states[place, -1], rel=1e-3)
