"""The functions made from a network: right values, right derivatives, and refusals that name the fault."""

import best2009
import numpy as np
import pytest
import sympy as sp
from monoamine import model
from monoamine.model.lower import Power, Program
from monoamine.model.network import Network
from monoamine.model.numeric import numeric, simulate
from monoamine.model.passports import given


def networks():
    return [(best2009.best2009(), best2009.GIVEN), *((model.build(), given(region)) for region in model.REGIONS)]


def away(functions, p, seed=3):
    """States away from rest, all above zero."""
    random = np.random.default_rng(seed)
    start = functions.initial(p)
    return start * random.uniform(0.3, 3, len(start)) + random.uniform(0.01, 1, len(start))


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5))
def test_rhs_and_jacobian_are_those_of_the_network(number):
    network, parameters = networks()[number]
    functions = numeric(network)
    p = functions.derive(parameters)
    y = away(functions, p)
    # The network's own expressions, without folding, sharing or guarded powers.
    places = list(network.jacobian)
    plain = [*network.right_hand_side, *(network.jacobian[place] for place in places)]
    total = sp.lambdify([*network.states, *functions.program.known], plain)(*y, *p)
    assert np.allclose(functions.rhs(0, y, p), total[: len(y)], rtol=1e-10, atol=1e-9)
    slopes = np.zeros((len(y), len(y)))
    slopes[tuple(np.transpose(places))] = total[len(y) :]
    assert np.allclose(functions.jac(0, y, p), slopes, rtol=1e-9, atol=1e-9)


def test_functions_change_nothing_and_are_made_once():
    network = model.build()
    functions = numeric(network)
    assert numeric(network) is functions
    p = functions.derive(given("striatum"))
    y = functions.initial(p)
    kept = y.copy(), p.copy()
    functions.rhs(0, y, p), functions.jac(0, y, p), functions.fold(p), functions.rates(y, p)
    assert (y == kept[0]).all() and (p == kept[1]).all()


def test_rates_of_many_times_have_one_row_a_reaction():
    network = best2009.best2009()
    functions = numeric(network)
    p = functions.derive(best2009.GIVEN)
    states = simulate(network, best2009.GIVEN, [0, 1, 2])
    rates = functions.rates(states, p)
    assert rates.shape == (len(network.reactions), 3)
    assert np.allclose(rates[:, 1], functions.rates(states[:, 1], p))


def test_an_event_changes_what_it_names_and_leaves_the_calibration():
    network, parameters = model.build(), given("striatum")
    events = [{"time": 1, "set": {"V_DAT": parameters["V_DAT"] / 2}}, {"time": 0, "add": {"D_AMPH_ip": 2.0}}]
    states = simulate(network, parameters, [0, 0.999, 1, 1.5], events)
    outside = numeric(network).names.index("E_DA")
    assert states[numeric(network).names.index("D_AMPH_ip"), 0] == 2.0, "the state after the event"
    assert states[outside, 3] > states[outside, 2], "half the carriers, and synthesis unchanged"


@pytest.mark.parametrize(
    ("change", "words"), [({"V_DAT": None}, "missing: ['V_DAT']"), ({"V_x": 1.0}, "unknown: ['V_x']")]
)
def test_wrong_parameters_are_named(change, words):
    wrong = {name: value for name, value in (best2009.GIVEN | change).items() if value is not None}
    with pytest.raises(ValueError) as raised:
        numeric(best2009.best2009()).derive(wrong)
    assert words in str(raised.value)


def test_a_rate_with_an_unknown_symbol_is_refused():
    network = Network()
    state = network.add_species("x", "x", "uM", 1)
    network.react("loss", "loss", sp.Symbol("k", real=True) * state, takes=[state])
    with pytest.raises(ValueError, match="reaction loss uses unknown k"):
        Program(network)


def test_a_name_used_twice_is_refused():
    network = Network()
    network.add_species("x", "x", "uM", 1)
    network.parameter("x", "x", "uM")
    with pytest.raises(ValueError, match="used twice: x"):
        Program(network)


def test_powers_are_safe_at_and_below_zero():
    base, exponent = sp.symbols("base exponent", real=True)
    slope = sp.diff(Power(base, exponent), base)
    assert slope == exponent * Power(base, exponent - 1)
    network = Network()
    hill = network.parameter("n", "n", "1")
    state = network.add_species("x", "x", "uM", 0)
    network.react("loss", "loss", state**hill / (1 + state**hill), takes=[state])
    functions = numeric(network)
    p = functions.derive({"n": 2.5})
    for level in (0.0, -1e-12):
        assert functions.rhs(0, np.array([level]), p) == 0
        assert functions.jac(0, np.array([level]), p) == 0
