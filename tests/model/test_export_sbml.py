"""The SBML file: valid, units that add up, the same solution in another program."""

import best2009
import pytest
from found import some
from monoamine import model
from monoamine.model.export import sbml
from monoamine.model.network import Network
from monoamine.model.passports import given

pytestmark = pytest.mark.slow

EVENTS = [
    {"time": 1, "add": {"D_AMPH_ip": 5.0}},
    {"time": 1, "set": {"fire_DA": 2.0}},
    {"time": 3, "set": {"f_MAO": 0.1}},
]


@pytest.mark.parametrize("region", model.REGIONS)
def test_the_model_is_valid_and_its_units_add_up(region):
    found = sbml.check(sbml.sbml(model.build(), given(region), EVENTS))
    assert found == {"error": [], "warning": []}


def test_the_published_model_is_valid():
    """Its units are not checked: its rates hold bare numbers, as published."""
    assert sbml.check(sbml.sbml(best2009.best2009(), best2009.GIVEN), units=False)["error"] == []


def test_the_check_sees_a_wrong_unit():
    network = Network()
    speed = network.parameter("k", "rate constant with a wrong unit", "h")
    state = network.add_species("x", "x", "uM", 1)
    network.react("loss", "loss", speed * state, takes=[state])
    assert sbml.check(sbml.sbml(network, {"k": 1.0}))["warning"]


def test_a_unit_with_two_parts_below_the_line_adds_up():
    network = Network()
    speed = network.parameter("k", "second-order rate constant", "1/(uM*h)")
    state = network.add_species("x", "x", "uM", 1)
    network.react("pair", "pair", speed * state**2, takes=[state])
    assert sbml.check(sbml.sbml(network, {"k": 1.0})) == {"error": [], "warning": []}


def test_level_names_and_events_are_in_the_file():
    text = sbml.sbml(model.build(), given("striatum"), EVENTS)
    assert 'level="3" version="2"' in text
    assert 'name="extracellular dopamine"' in text
    assert text.count("<event ") == 2, "one for each time"


def test_what_cannot_be_written_is_refused():
    network = Network()
    network.add_species("x", "x", "furlong", 1)
    with pytest.raises(ValueError, match="unit 'furlong'"):
        sbml.antimony_text(network, {})
    network = Network()
    network.parameter("k", "k", "1/h")
    with pytest.raises(ValueError, match="no value for k"):
        sbml.antimony_text(network, {})


@pytest.mark.parametrize("name", ["time", "pi", "avogadro", "model"])
def test_a_name_that_sbml_keeps_for_itself_is_refused(name):
    network = Network()
    speed = network.parameter(name, name, "1/h")
    state = network.add_species("x", "x", "uM", 1)
    network.react("loss", "loss", speed * state, takes=[state])
    with pytest.raises(ValueError):
        sbml.sbml(network, {name: 1.0})


def test_units_have_names():
    pairs = {
        "1/(uM*h)": "per_uM_per_h",
        "uM/h": "uM_per_h",
        "1/h": "per_h",
        "1": "dimensionless",
        "L/kg": "L",
        "umol/kg": "umol",
    }
    assert {unit: sbml.unit_id(unit) for unit in pairs} == pairs


@pytest.fixture(scope="module", params=model.REGIONS)
def told(request):
    """A region, and the model that another program finds in its file."""
    import libsbml

    about = sbml.About(
        f"monoamine_{request.param}", f"Monoamine terminals, {request.param}", ("What & where.", "More.")
    )
    document = libsbml.readSBMLFromString(sbml.sbml(model.build(), given(request.param), EVENTS, about))
    yield request.param, document.getModel()


def test_the_model_says_what_it_is(told):
    region, found = told
    assert (found.getId(), found.getName()) == (f"monoamine_{region}", f"Monoamine terminals, {region}")
    assert "<p>What &amp; where.</p>" in found.getNotesString() and "<p>More.</p>" in found.getNotesString()


def test_an_hour_is_an_hour(told):
    """Other programs know 3600 seconds. They show 3.6 times a thousand seconds as "3.6*ks"."""
    import libsbml

    found = told[1]
    units = [unit for definition in found.getListOfUnitDefinitions() for unit in definition.getListOfUnits()]
    seconds = [unit for unit in units if unit.getKind() == libsbml.UNIT_KIND_SECOND]
    assert len(seconds) >= 3
    assert {(unit.getMultiplier(), unit.getScale()) for unit in seconds} == {(3600.0, 0)}
    assert found.getUnitDefinition(found.getTimeUnits()).getName() == "h"


def test_every_part_has_a_name_of_its_own(told):
    found = told[1]
    lists = (found.getListOfCompartments(), found.getListOfReactions(), found.getListOfEvents())
    quantities = [*found.getListOfSpecies(), *found.getListOfParameters()]
    for parts in (*lists, quantities):
        names = [part.getName() for part in parts]
        assert names and all(names) and len(set(names)) == len(names)
    assert all(definition.getName() for definition in some(found.getListOfUnitDefinitions()))


def test_the_text_of_antimony_says_what_it_is():
    about = sbml.About("here", "A title", ("A note.",))
    text = sbml.antimony_text(model.build(), given("striatum"), about=about)
    assert text.startswith("// A title\n// A note.\nmodel here()\n")
