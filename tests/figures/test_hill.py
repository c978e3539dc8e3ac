"""The hill with affinities to choose: both languages agree, the page follows its controls, bad input is named."""

import itertools
import json
from random import Random

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine.figures.hill import hill, set_text, stand, told, turn, verdict
from monoamine.figures.hill_svg import BEST, TURN, across, most_tops, poles
from monoamine.model import inverted_u as model
from monoamine.units import bound
from monoamine.words import words
from nodes import in_node

EXHIBIT = "window.monoamine.exhibits.hill"
FIRST = {"sigma": 3, "alpha2": "usual", "alpha1": "usual", "beta1": "none", "error": "value", "hill": 1}
SEED = 11
EXACT, NEAR = ("name",), ("local", "share", "at")
CHANGES = {"sigma": "29.5", "alpha2": "high", "alpha1": "messenger", "beta1": "weaker", "error": "upper", "hill": "1.6"}


def sampled() -> list[dict]:
    """The corners of all that can be chosen, and as many choices between them by chance."""
    options = [[*one] for one in (model.LOCAL_FACTORS, *model.published().values(), model.ENDS, model.steepness())]
    corners = [*itertools.product(*([one[0], one[-1]] for one in options))]
    between = [one for one in itertools.product(*options) if one not in corners]
    chosen = [*corners, *Random(SEED).sample(between, len(corners))]
    assert [set(values) for values in zip(*chosen, strict=True)] == [set(one) for one in options]
    return [dict(zip(FIRST, one, strict=True)) for one in chosen]


@pytest.mark.slow
def test_both_languages_find_the_same_places(root):
    states, controls = sampled(), hill().controls
    # Sorted keys, as in a stored notebook.
    data = json.loads(json.dumps(hill().data, sort_keys=True))
    answers = in_node(root / "tests" / "browser" / "hills.js", asked={"states": states, "data": data})
    for state, answer in zip(some(states), answers, strict=True):
        found = stand(state)
        # Near its top the curve is flat: the place of the highest of many points may differ by one point.
        assert answer["found"]["top"] == (found["top"] and pytest.approx(found["top"], rel=1e-3))
        assert answer["found"]["bottom"] == pytest.approx(found["bottom"], rel=1e-6)
        assert answer["found"]["curve"] == pytest.approx(found["curve"], rel=1e-6, abs=1e-6)
        for mine, other in zip(found["places"], answer["found"]["places"], strict=True):
            assert [other[key] for key in EXACT] == [mine[key] for key in EXACT]
            assert [other[key] for key in NEAR] == pytest.approx([mine[key] for key in NEAR], rel=1e-6)
        assert answer["told"] == told(state, found), state
        assert answer["verdict"] == verdict(state, found), state
        assert answer["set"] == set_text(state, controls), state
        assert answer["turn"] == (turn(state) if found["top"] else None), state
        tops = model.tops(state["beta1"], state["hill"], state["error"])
        assert [one["alpha2"] + one["alpha1"] for one in answer["tops"]] == [
            one["alpha2"] + one["alpha1"] for one in tops
        ]
        assert [one["top"] for one in answer["tops"]] == pytest.approx([one["top"] for one in tops], rel=1e-3)


def test_the_scenes_stand_in_the_order_of_their_norepinephrine():
    levels = model.standing()
    assert levels["rest"] == pytest.approx(model.extracellular(), rel=1e-6)
    assert [*levels] == sorted(levels, key=levels.get)


def test_the_top_of_the_usual_set_is_the_root_of_the_product():
    found, known = stand(FIRST), model.published()
    assert found["top"] == pytest.approx((known["alpha2"]["usual"] * known["alpha1"]["usual"]) ** 0.5, rel=1e-3)


def test_a_place_below_the_picture_is_told_and_marked_at_its_edge():
    state = {**FIRST, "alpha2": "low", "beta1": "usual", "hill": 1.6}
    found = stand(state)
    *others, amphetamine = found["places"]
    assert amphetamine["share"] < amphetamine["at"] == min(one["at"] for one in found["places"])
    assert found["bottom"] < amphetamine["at"]
    assert all(one["share"] == one["at"] for one in others)
    assert told(state, found).endswith("nM, past the top and far below zero, off the picture.")


def test_a_place_below_zero_has_a_minus_sign_and_lies_in_the_picture():
    state = {**FIRST, "sigma": 8, "alpha2": "high", "beta1": "usual", "hill": 1.6}
    found = stand(state)
    assert found["bottom"] < found["places"][-1]["share"] < 0
    assert bound(f"\N{MINUS SIGN}{-found['places'][-1]['share']:.0f} % of the best") in told(state, found)
    assert "-" not in told(state, found)


def test_the_axis_starts_near_the_lowest_thing():
    assert -10 < stand(FIRST)["bottom"] < 0


def test_without_a_hill_nothing_is_drawn_and_the_words_say_why():
    state = {**FIRST, "alpha2": "low", "beta1": "usual"}
    found = stand(state)
    assert (found["top"], found["curve"], found["places"]) == (None, [], [])
    assert "There is no hill" in told(state, found)
    with pytest.raises(ValueError, match="no inverted U"):
        model.optimum(model.choose(alpha2="low", beta1="usual"))


def test_every_affinity_can_be_moved_within_what_is_published():
    for receptor, names in some(model.printed().items()):
        values = {value for end in model.ENDS for value in model.published(end)[receptor].values() if value}
        assert len(values) > 1, receptor
        assert {half + sign * error for half, error in filter(None, names.values()) for sign in (-1, 0, 1)} == values


def test_the_loose_state_at_the_upper_end_of_its_error_leaves_no_hill():
    assert stand({**FIRST, "alpha2": "low"})["top"]
    assert stand({**FIRST, "alpha2": "low", "error": "upper"})["top"] is None
    # The values of alpha1 for a response lie higher: then there is a hill again.
    assert stand({**FIRST, "alpha2": "low", "error": "upper", "alpha1": "firing"})["top"]


def test_the_caption_names_the_doses_and_each_animal_stands_under_its_name():
    exhibit, text = hill(), words("hill")
    doses = {f"{given[1]:g} {given[2]}" for _, given in model.STANDING.values() if given}
    assert all(bound(dose) in exhibit.caption for dose in some(doses)) and "i.p." in exhibit.caption
    assert {given[3] for _, given in model.STANDING.values() if given} == {"ip"}
    picture = BeautifulSoup(exhibit.payload()["picture"], "html.parser")
    named = {one["data-animal"]: one.find("text").get_text() for one in picture.select("[data-animal]")}
    assert named == {name: text["names"][name] for name in model.STANDING}


def test_the_names_are_steps_of_a_stair_that_cross_no_pole():
    for sigma in (1, 3, 10, 30):
        places = stand({**FIRST, "sigma": sigma})["places"]
        flags = some(poles(places, -6))
        left = flags[0]["anchor"] == "end"
        # Where names lead to the right, the left pole is the longest: the names pass over all others.
        order = [flag["y"] for flag in flags]
        assert order == sorted(order, reverse=left) and len(set(order)) == len(order)
        assert left == (across(places[-1]["local"]) > TURN)
        assert max(order) < BEST - 10


def test_what_another_sigma_would_do_is_so():
    for state in (FIRST, {**FIRST, "sigma": 20}, {**FIRST, "alpha2": "low"}):
        at = turn(state)
        there, before = (verdict(one, stand(one)) for one in ({**state, "sigma": at}, state))
        way = lambda said: said.split(" methylphenidate ")[1].split(";")[0]  # noqa: E731
        assert {way(there), way(before)} == {"helps", "harms"}
        assert bound(f"With σ\u00a0=\u00a0{at:g} methylphenidate would") in before
    # With the tight state of alpha2 every animal is past the top, whatever sigma is.
    state = {**FIRST, "alpha2": "high"}
    assert turn(state) is None and "No σ from 1 to 30 changes that" in verdict(state, stand(state))


def test_the_tops_are_those_of_the_printed_pairs_in_order():
    tops = some(model.tops("none", 1, "value"))
    assert len(tops) == most_tops() and [one["top"] for one in tops] == sorted(one["top"] for one in tops)
    # A pair without a hill has no top.
    assert len(model.tops("usual", 1, "upper")) < most_tops()


BAD = [
    ("alpha2", "loose"),
    ("alpha1", "low"),
    ("beta1", "strong"),
    ("steepness", 3),
    ("sigma", 0.5),
    ("sigma", 31),
    ("error", "far"),
]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{value!r} is not allowed; allowed: "):
        hill(**{name: value})
