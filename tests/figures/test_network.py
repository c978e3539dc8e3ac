"""The drawn network is the model's: a flow taken out or put in changes it, and nothing is left out in silence."""

import re
from dataclasses import replace

import pytest
import sympy as sp
from bs4 import BeautifulSoup
from found import some
from monoamine.figures import network as drawing
from monoamine.model import build
from monoamine.model.network import Network, Reaction
from monoamine.model.parts import TERMINALS, states_of


def soup(part, net=None):
    return BeautifulSoup(drawing.network(part, net).html, "html.parser")


def drawn(part, net=None):
    return {label["data-flow"] for label in soup(part, net).select("[data-flow]")}


def changed(add=(), remove=()):
    old = build()
    kept = [one for one in old.reactions if one.name not in remove]
    return Network(old.species, old.parameters, old.derived, [*kept, *add], old.outputs)


@pytest.mark.parametrize("part", TERMINALS)
def test_every_flow_that_touches_the_terminal_is_an_arrow(part):
    mine = set(states_of(build(), part))
    expected = {one.name for one in build().reactions if mine & {str(state) for state in one.changes}}
    assert drawn(part) == expected


@pytest.mark.parametrize("part", TERMINALS)
def test_every_state_of_the_terminal_is_a_box(part):
    boxes = {box["data-state"] for box in soup(part).select(".state:not(.other)")}
    assert boxes == set(states_of(build(), part))


def test_a_flow_taken_out_is_gone():
    assert "leak_DA" in drawn("DA")
    assert "leak_DA" not in drawn("DA", changed(remove=["leak_DA"]))


def test_a_flow_put_in_is_drawn_with_its_direction():
    vesicles, metabolite = sp.symbols("V_DA M1_DA", real=True)
    new = Reaction("shortcut_DA", "shortcut", sp.Symbol("k", real=True) * vesicles, {vesicles: -1, metabolite: 1})
    flow = next(one for one in drawing.flows(changed(add=[new]), "DA") if one.name == "shortcut_DA")
    assert (flow.source, flow.target) == ("V_DA", "M1_DA")
    assert "shortcut_DA" in drawn("DA", changed(add=[new]))


def test_a_flow_to_nowhere_put_in_is_drawn_though_no_place_is_kept_for_it():
    vesicles = sp.Symbol("V_DA", real=True)
    new = Reaction("spill_DA", "spill", vesicles, {vesicles: -1})
    assert "spill_DA" in drawn("DA", changed(add=[new]))


def test_a_flow_turned_round_points_the_other_way():
    old = next(one for one in build().reactions if one.name == "packing_DA")
    turned = replace(old, changes={state: -count for state, count in old.changes.items()})
    flow = next(one for one in drawing.flows(changed([turned], ["packing_DA"]), "DA") if one.name == "packing_DA")
    assert (flow.source, flow.target) == ("V_DA", "C_DA")


def test_a_state_without_a_place_is_an_error():
    state, cytosol = sp.Symbol("X_DA", real=True), sp.Symbol("C_DA", real=True)
    new = Reaction("odd_DA", "odd", cytosol, {cytosol: -1, state: 1})
    with pytest.raises(KeyError, match="no place in the drawing of the dopamine terminal for X_DA"):
        drawing.network("DA", changed(add=[new]))


def test_brakes_slow_and_capacity_speeds_up():
    acts = {(act.state, act.flow): act.slows for act in drawing.influences(build(), "NE")}
    assert acts["A_NE", "release_NE"] and acts["A_NE", "release_NE_DA"] and acts["A_NE", "synthesis_NE"]
    assert acts["S_NE", "synthesis_NE"] is False


@pytest.mark.parametrize("part", TERMINALS)
def test_the_transmitter_lowers_firing_which_speeds_release_and_synthesis(part):
    acts = {(act.state, act.flow): act.slows for act in drawing.influences(build(), part)}
    assert acts[f"N_{part}", f"release_{part}"] is acts[f"N_{part}", f"synthesis_{part}"] is False
    brake = next(one for one in drawing.flows(build(), part) if one.name == f"firing_{part}")
    assert (brake.source, brake.target, brake.slows) == (f"E_{part}", f"N_{part}", True)
    binds = next(one for one in drawing.flows(build(), part) if one.name == f"autoreceptor_{part}")
    assert (binds.source, binds.target, binds.slows) == (f"E_{part}", f"A_{part}", False)
    assert "cell bodies" in soup(part).svg.get_text()


@pytest.mark.parametrize("part", TERMINALS)
def test_what_only_slows_the_making_of_matter_is_no_source_of_it(part):
    synthesis = next(one for one in drawing.flows(build(), part) if one.name == f"synthesis_{part}")
    assert synthesis.source is None and not synthesis.paced


@pytest.mark.parametrize("part", TERMINALS)
def test_boxes_stay_on_the_paper_and_off_each_other(part):
    boxes = [tuple(float(one[key]) for key in ("x", "y")) for one in soup(part).select(".state > rect")]
    for place, (x, y) in enumerate(some(boxes)):
        assert 0 <= x <= drawing.WIDTH - 58 and 0 <= y <= drawing.HEIGHT - 34
        assert all(abs(x - a) > 58 or abs(y - b) > 34 for a, b in boxes[place + 1 :])


@pytest.mark.parametrize("part", TERMINALS)
def test_lines_from_signals_stay_on_the_paper(part):
    lines = [one["d"] for one in soup(part).select("path.paced:not(.head)")]
    for line in some(lines):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", line)]
        assert min(numbers[::2]) >= 0 or "L" not in line
        assert max(numbers[::2]) <= drawing.WIDTH and max(numbers[1::2]) <= drawing.HEIGHT


@pytest.mark.parametrize("part", TERMINALS)
def test_words_tell_every_flow(part):
    said = soup(part).title.get_text()
    labels = {one.name: one.label for one in build().reactions}
    assert all(labels[name] in said for name in some(drawn(part)))
    assert drawing.network(part).text.endswith(said)


@pytest.mark.parametrize("part", TERMINALS)
def test_words_stay_on_the_paper_and_off_each_other(part):
    """Labels of flows by their middle, at 6 px a letter: none runs over the edge or over another one."""
    places = [(float(one["x"]), float(one["y"]), 3 * len(one.get_text())) for one in soup(part).select("[data-flow]")]
    for x, y, half in some(places):
        assert x - half >= -4 and x + half <= drawing.WIDTH + 4 and 0 < y < drawing.HEIGHT
    for place, (x, y, half) in enumerate(some(places)):
        for other_x, other_y, other_half in places[place + 1 :]:
            assert abs(y - other_y) > 9 or abs(x - other_x) > 0.8 * (half + other_half)


def test_ids_are_unique_and_colours_follow_the_theme():
    html = "".join(drawing.network(part).html for part in TERMINALS)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == len(TERMINALS)
    # A bare colour would not follow; behind a property it is for Jupyter.
    assert not re.search(r"(?<!, )#[0-9a-fA-F]{3,6}\b", html)


def test_folded_terminals_carry_the_same_drawing():
    folds = BeautifulSoup(drawing.folded("HT", "NE").html, "html.parser").select("details")
    assert [len(fold.select("svg")) for fold in folds] == [1, 1]
