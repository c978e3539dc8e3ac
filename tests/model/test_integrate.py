"""The page's solver against SciPy and libRoadRunner, on random parameters and on protocols at the edge."""

import best2009
import numpy as np
import pytest
from found import some
from monoamine import model
from monoamine.model.numeric import numeric, simulate
from monoamine.model.passports import given
from solvers import DAY, RoadRunner, draws, in_node, worst

pytestmark = pytest.mark.slow

ALLOWED = 1e-4
DOSES = [
    {"time": 1, "add": {"D_AMPH_ip": 5.0}},
    {"time": 6, "set": {"fire_DA": 2.0}},
    {"time": 8, "set": {"fire_DA": 1.0}},
    {"time": 12, "add": {"D_MPH_oral": 20.0}},
    {"time": 13, "set": {"f_MAO": 0.1}},
    {"time": 14, "add": {"D_SEMAX_ip": 1.0}},
]
FIRING = [{"time": 2, "set": {"fire": 2.0}}, {"time": 10, "set": {"V_DAT": 800.0}}]
BURSTS = [
    {"time": 0.5 + number * 0.5 / 3600 + (0.1 / 3600 if off else 0), "set": {"fire_DA": 1.0 if off else 12.0}}
    for number in range(20)
    for off in (False, True)
]
EDGES = {
    "nothing happens": (DAY, []),
    "one time, zero": ([0.0], []),
    "times twice": ([0.0, 0.0, 1.0, 1.0], DOSES[:1]),
    "event at zero": ([0.0, 0.1], [{"time": 0, "add": {"D_AMPH_ip": 5.0}}]),
    "event at the end": ([0.0, 1.0], DOSES[:1]),
    "events out of order, some after the end": ([0.0, 7.0], DOSES[::-1]),
    "huge dose": (DAY, [{"time": 1, "add": {"D_AMPH_ip": 1000.0}}]),
    "no firing": (DAY, [{"time": 1, "set": {"fire_DA": 0.0, "fire_HT": 0.0, "fire_NE": 0.0}}]),
    "no carriers": (DAY, [{"time": 1, "set": {"f_DAT": 0.0, "f_NET": 0.0, "f_SERT": 0.0}}]),
    "no packing": (DAY, [{"time": 1, "set": {"f_VMAT2": 0.0}}]),
    "empty vesicles": (DAY, [{"time": 1, "set": {"V_DA": 0.0, "V_HT": 0.0, "V_NE": 0.0}}]),
    "bursts of 0.1 s": ([0.49, *(0.5 + np.arange(60) / 36000).tolist(), 0.6], BURSTS),
    "sixty days": ([*DAY, 1440.0], DOSES[:1]),
}


def asked(parameters, times, events, rtol=1e-6, atol=1e-9):
    return {"parameters": parameters, "times": times, "events": events, "rtol": rtol, "atol": atol}


def test_random_parameters_give_what_scipy_gives(tmp_path):
    network = model.build()
    sets = [one for region in model.REGIONS for one in draws(network, given(region), 5, seed=11)]
    answers = in_node(network, [asked(one, DAY, DOSES) for one in sets], tmp_path)
    found = [
        worst(np.array(answer["states"]), simulate(network, one, DAY, DOSES, rtol=1e-9, atol=1e-13))
        for one, answer in zip(sets, answers, strict=True)
    ]
    assert max(found) <= ALLOWED


@pytest.mark.parametrize("method", ["LSODA", "BDF", "Radau"])
def test_the_published_model_gives_what_scipy_gives(method, tmp_path):
    network = best2009.best2009()
    sets = draws(network, best2009.GIVEN, 5, seed=4)
    answers = in_node(network, [asked(one, DAY, FIRING) for one in sets], tmp_path)
    for one, answer in zip(some(sets), answers, strict=True):
        reference = simulate(network, one, DAY, FIRING, rtol=1e-8, atol=1e-12, method=method)
        assert worst(np.array(answer["states"]), reference) <= ALLOWED


@pytest.mark.parametrize("edge", EDGES)
def test_edges_give_what_scipy_gives(edge, tmp_path):
    network, parameters = model.build(), given("striatum")
    times, events = EDGES[edge]
    [answer] = in_node(network, [asked(parameters, times, events)], tmp_path)
    states = np.array(answer["states"])
    assert (states >= 0).all()
    method = "Radau" if "bursts" in edge else "LSODA"
    reference = simulate(network, parameters, times, events, rtol=1e-9, atol=1e-13, method=method)
    assert worst(states, reference) <= ALLOWED


def test_rest_stays_rest(tmp_path):
    network = model.build()
    parameters = [given(region) for region in model.REGIONS]
    answers = in_node(network, [asked(one, DAY, []) for one in parameters], tmp_path)
    for one, answer in zip(some(parameters), answers, strict=True):
        functions = numeric(network)
        start = functions.initial(functions.derive(one))
        assert np.allclose(np.array(answer["states"]), start[:, None], rtol=1e-9, atol=1e-12)
        assert answer["steps"]["accepted"] < 40


@pytest.mark.parametrize("published", [True, False])
def test_libroadrunner_gives_the_same(published, tmp_path):
    network = best2009.best2009() if published else model.build()
    events = FIRING if published else DOSES
    values = best2009.GIVEN if published else given("striatum")
    sets = [values, *draws(network, values, 3, seed=7)]
    # CVODE at 1e-8 and DAY's times, as SBML reports them: an event's own time is not among those compared.
    off = [number for number, time in enumerate(DAY) if time not in {event["time"] for event in events}]
    for one, answer in zip(
        some(sets), in_node(network, [asked(one, DAY, events) for one in sets], tmp_path), strict=True
    ):
        reference = RoadRunner(network, one, events).solve(24, len(DAY), rtol=1e-9, atol=1e-13)
        assert worst(np.array(answer["states"])[:, off], reference[:, off]) <= ALLOWED


def test_error_follows_the_tolerance(tmp_path):
    network, parameters = model.build(), given("striatum")
    tolerances = (1e-3, 1e-4, 1e-5, 1e-6)
    answers = in_node(network, [asked(parameters, DAY, DOSES, r, r * 1e-4) for r in (*tolerances, 1e-11)], tmp_path)
    reference = np.array(answers[-1]["states"])
    errors = [worst(np.array(answer["states"]), reference) for answer in answers[:-1]]
    assert all(error <= 3 * tolerance for error, tolerance in zip(errors, tolerances, strict=True))
