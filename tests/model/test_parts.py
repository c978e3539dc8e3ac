"""Every state, flow and number belongs to one part, and the parts are the network's own."""

import pytest
from found import some
from monoamine import evidence
from monoamine.model import build, kinetics, parts, readouts
from monoamine.model.network import FlowKind, Network, Part, StateKind


def test_every_state_and_flow_is_told_once():
    network = build()
    states = [state for part in Part for state in parts.states_of(network, part)]
    flows = [flow.name for part in Part for flow in parts.reactions_of(network, part)]
    assert sorted(states) == sorted(map(str, network.states))
    assert sorted(flows) == sorted(flow.name for flow in network.reactions)


def test_terminals_have_their_states():
    sizes = {part: len(parts.states_of(build(), part)) for part in parts.TERMINALS}
    assert sizes == {"DA": 8, "HT": 7, "NE": 9}


def test_every_passport_has_a_part():
    found = {parts.part_of_number(symbol) for symbol in evidence.table("parameters")["symbol"]}
    assert found == set(Part)


@pytest.mark.parametrize("part", parts.TERMINALS)
def test_a_terminals_own_numbers_are_used_in_it(part):
    """By its flows, or to derive a number that they use."""
    network = build()
    used = {str(one) for flow in parts.reactions_of(network, part) for one in flow.rate.free_symbols}
    used |= {str(one) for two in network.derived for one in two.value.free_symbols}
    used |= {str(one) for two in network.species for one in two.initial.free_symbols}
    own = {symbol for symbol in evidence.table("parameters")["symbol"] if parts.part_of_number(symbol) == part}
    assert own <= used, own - used


def test_a_flow_is_told_with_its_states_and_between_two_terminals_with_norepinephrine():
    network = build()
    part_of = {one.symbol: one.part for one in network.species}
    for flow in some(network.reactions):
        of_states = {part_of[state] for state in flow.changes}
        assert {flow.part} == ({Part.NE} if Part.NE in of_states else of_states), flow.name


def test_whatever_the_network_holds_knows_its_part_and_kind():
    network = build()
    assert all(one.part for one in (*network.species, *network.parameters, *network.reactions))
    assert {one.kind for one in network.species} == set(StateKind)
    assert {one.kind for one in network.reactions} == set(FlowKind)


def test_a_state_is_written_with_the_letter_of_its_kind():
    assert all(one.symbol.name.startswith(one.kind) for one in build().species)


@pytest.mark.parametrize("drug", kinetics.NAMES)
def test_a_drug_has_its_own_states_and_flows(drug):
    network, routes = build(), kinetics.ROUTES[drug]
    states = {one.symbol.name for one in network.species if one.drug == drug}
    flows = {one.name for one in network.reactions if one.drug == drug}
    assert states == {f"P_{drug}", f"B_{drug}", *(f"D_{drug}_{route}" for route in routes)}
    assert flows == {f"eliminate_{drug}", f"equilibrate_{drug}", *(f"absorb_{drug}_{route}" for route in routes)}


def test_no_number_of_doses_or_readouts_is_a_parameter_of_the_network():
    own = {one.symbol.name for one in build().parameters}
    assert not own & {*kinetics.OF_DOSES, *readouts.CONSTANTS}


def test_a_parameter_is_not_asked_for_as_another_one():
    network = Network()
    first = network.section(Part.DA).parameter("k", "a rate constant", "1/h")
    assert network.section(Part.DA).parameter("k", "a rate constant", "1/h") == first
    with pytest.raises(ValueError, match="parameter k is known as"):
        network.section(Part.NE).parameter("k", "a rate constant", "1/h")


def test_what_belongs_to_no_part_is_an_error():
    with pytest.raises(KeyError, match="no part"):
        parts.part_of_number("zeta")
