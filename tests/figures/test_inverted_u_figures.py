"""Figures on norepinephrine: schematic is called schematic, Semax has no mark, every affinity is shown."""

import pytest
from found import some
from monoamine import evidence
from monoamine.figures import inverted_u
from monoamine.model import inverted_u as model
from monoamine.model import receptor_occupancy, simulate
from monoamine.units import bound

SCHEMATIC = [inverted_u.curve, inverted_u.optimum_spread, inverted_u.two_limbs]
EXHIBITS = [inverted_u.firing, inverted_u.affinities, *SCHEMATIC, inverted_u.norepinephrine_by_region]


@pytest.mark.parametrize("make", SCHEMATIC, ids=lambda make: make.__name__)
def test_what_is_schematic_says_so(make):
    exhibit = make()
    assert exhibit.caption.startswith("Schematic")
    assert any("schematic" in item["text"] for panel in exhibit.panels for item in panel["items"])


def test_semax_has_no_norepinephrine():
    words = inverted_u.norepinephrine_by_region().words
    assert words.startswith("Semax: no readable measurement in any of the 8 regions.")
    assert evidence.fact("n_semax_norepinephrine").value == 0
    assert inverted_u.summary().endswith("none")


def test_every_affinity_of_norepinephrine_is_shown():
    table = inverted_u.affinities().table
    assert len(table) == len(model.affinity_rows())
    assert len(set(table["read"])) == 3  # in the paper, in its abstract, and second hand
    assert set(table.loc[table["half of"] == "a response", "receptor"].str[:2]) == {"α1"}


def test_greek_names_keep_their_small_letter():
    assert bound("α2: 56 nM") in inverted_u.affinities().words


def test_rates_that_were_never_read_are_left_out():
    words = inverted_u.firing().words
    assert "monkey" not in words.lower()
    assert "Cat, REM sleep: silent." in words


def test_the_same_rise_has_two_signs():
    table = inverted_u.two_limbs().table
    signs = table.groupby("limb")["schematic performance (%)"].agg(lambda column: {text[0] for text in column})
    assert signs["rising limb"] == {"+"}
    assert signs["falling limb"] == {"\N{MINUS SIGN}"}


def test_the_prose_about_the_error_of_the_loose_state_holds():
    rows = evidence.table("receptors").set_index("receptor")
    loose = rows.loc["alpha2 (sheep cortex) low state"]
    # "at the upper end of its error the loose state of α2 needs more norepinephrine than α1": no hill
    assert loose["value"] + loose["spread"] > rows.loc["alpha1", "value"]


def test_alpha1_has_one_published_affinity_and_two_responses():
    rows = model.affinity_rows()
    assert sorted(rows.loc[rows["group"] == "alpha1", "constant"]) == ["EC50", "EC50", "Ki"]
    affinity, *responses = model.published()["alpha1"].values()
    # "about ten times as much", on a logarithmic scale
    assert all(10**0.75 < response / affinity < 10**1.25 for response in some(responses)) and len(responses) == 2


def test_the_scenes_are_occupied_as_the_models_receptors_say():
    run = simulate("prefrontal_cortex", duration_h=model.STANDING_H)
    row = model.occupied(3).set_index("scene").loc["rest"]
    for name, receptor in (("alpha2", "alpha2A"), ("alpha1", "alpha1"), ("beta1", "beta1")):
        assert row[name] == pytest.approx(receptor_occupancy(run, receptor, 3)[-1], rel=1e-3)
    assert row["height"] == pytest.approx(row["alpha2"] - row["alpha1"])
