"""Every state, flow and number belongs to one part, and the parts are the network's own."""

import pytest
from monoamine import evidence
from monoamine.model import build, parts


def test_every_state_and_flow_is_told_once():
    network = build()
    states = [state for part in parts.PARTS for state in parts.states_of(network, part)]
    flows = [flow.name for part in parts.PARTS for flow in parts.reactions_of(network, part)]
    assert sorted(states) == sorted(map(str, network.states))
    assert sorted(flows) == sorted(flow.name for flow in network.reactions)


def test_terminals_have_their_states():
    sizes = {part: len(parts.states_of(build(), part)) for part in parts.TERMINALS}
    assert sizes == {"DA": 7, "HT": 6, "NE": 8}


def test_every_passport_has_a_part():
    found = {parts.part_of_number(symbol) for symbol in evidence.table("parameters")["symbol"]}
    assert found == set(parts.PARTS)


@pytest.mark.parametrize("part", parts.TERMINALS)
def test_a_terminals_own_numbers_are_used_in_it(part):
    """By its flows, or to derive a number that they use."""
    network = build()
    used = {str(one) for flow in parts.reactions_of(network, part) for one in flow.rate.free_symbols}
    used |= {str(one) for two in network.derived for one in two.value.free_symbols}
    used |= {str(one) for two in network.species for one in two.initial.free_symbols}
    own = {symbol for symbol in evidence.table("parameters")["symbol"] if parts.part_of_number(symbol) == part}
    assert own <= used, own - used


def test_a_flow_between_two_terminals_is_told_with_norepinephrine():
    flow = next(flow for flow in build().reactions if flow.name == "NET_DA")
    assert parts.part_of_reaction(flow) == "NE"


def test_what_fits_no_part_is_an_error():
    with pytest.raises(KeyError, match="no part"):
        parts.part_of_state("X_DAT2")
    with pytest.raises(KeyError, match="no part"):
        parts.part_of_number("zeta")
