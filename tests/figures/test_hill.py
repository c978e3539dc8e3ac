"""The hill with affinities to choose: both languages agree, the page follows its controls, bad input is named."""

import itertools
import json
from random import Random

import pytest
from form_figures import choose, opened
from found import some
from monoamine.figures.hill import hill, stand, told
from monoamine.model import inverted_u as model
from monoamine.units import bound
from monoamine.words import words
from nodes import in_node

EXHIBIT = "window.monoamine.exhibits.hill"
FIRST = {"sigma": 3, "alpha2": "usual", "alpha1": "usual", "beta1": "none", "error": "value", "hill": 1}
SEED = 11
EXACT, NEAR = ("name", "marker", "aside"), ("local", "share", "at")
CHANGES = {"sigma": "30", "alpha2": "high", "alpha1": "messenger", "beta1": "weaker", "error": "upper", "hill": "1.6"}


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
    states = sampled()
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
    assert [one["marker"] for one in found["places"]] == ["circle"] * len(others) + ["inverted_triangle"]
    assert told(state, found).endswith("nM, past the top and far below zero, off the picture.")


def test_a_place_below_zero_has_a_minus_sign_and_lies_in_the_picture():
    state = {**FIRST, "alpha2": "high", "beta1": "usual", "hill": 1.6}
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


def test_the_key_names_who_stands_and_the_doses_of_the_scenes():
    items = {item["text"] for panel in hill().panels for item in panel["items"]}
    for name, (_, given) in some(model.STANDING.items()):
        text = next(text for text in items if text.startswith(f"{words('hill')['short'][name]}: "))
        assert given is None or f"{given[0].removeprefix('d-')}, {given[1]:g} {given[2]} i.p." in text
    assert {given[3] for _, given in model.STANDING.values() if given} == {"ip"}


BAD = [("alpha2", "loose"), ("alpha1", "low"), ("beta1", "strong"), ("steepness", 3), ("sigma", 2), ("error", "far")]


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{value!r} is not allowed; allowed: "):
        hill(**{name: value})


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "norepinephrine-inverted-u", "hill")
    yield page
    page.close()


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_moves_the_drawn_hill_as_python_says(page, name):
    choose(page, "hill", name, CHANGES[name], FIRST[name])
    state = {**FIRST, name: CHANGES[name] if isinstance(FIRST[name], str) else json.loads(CHANGES[name])}
    found = stand(state)
    assert page.locator("#exhibit-hill [data-words]").text_content() == told(state, found)
    drawn = page.evaluate(f"""() => ['hill-curve', 'hill-places'].map((name) =>
      {EXHIBIT}.document.get_model_by_name(name).data).map(({{ x, y }}) => [[...x], [...y]])""")
    assert drawn[0][1] == pytest.approx(found["curve"], rel=1e-6, abs=1e-6)
    assert drawn[1] == [pytest.approx([one[key] for one in found["places"]], rel=1e-6) for key in ("local", "at")]


def test_the_page_marks_what_lies_below_the_picture_and_empties_it_without_a_hill(page):
    source = f"{EXHIBIT}.document.get_model_by_name('hill-places').data"
    choose(page, "hill", "beta1", "usual", FIRST["beta1"])
    page.locator("#exhibit-hill [name=alpha2]").select_option("low")
    assert page.evaluate(f"[...{source}.x].length") == 0
    assert "There is no hill" in page.locator("#exhibit-hill [data-words]").text_content()
    page.locator("#exhibit-hill [name=hill][value='1.6']").check()
    names = dict(zip(*page.evaluate(f"[[...{source}.short], [...{source}.marker]]"), strict=True))
    assert names == {**dict.fromkeys("TRSM", "circle"), "A": "inverted_triangle"}
    start = page.evaluate(f"{EXHIBIT}.document.get_model_by_name('hill-range').start")
    assert start == stand({**FIRST, "alpha2": "low", "beta1": "usual", "hill": 1.6})["bottom"]
