"""The hill with affinities to choose: both languages agree, the page follows its controls, bad input is named."""

import itertools
import json
import subprocess

import pytest
from form_figures import choose, opened
from monoamine.figures.hill import hill, stand, told
from monoamine.model import inverted_u as model

EXHIBIT = "window.monoamine.exhibits.hill"
FIRST = {"sigma": 3, "alpha2": "usual", "beta1": "none", "hill": 1}
CHANGES = {"sigma": "30", "alpha2": "high", "beta1": "weaker", "hill": "2"}


def test_both_languages_find_the_same_places(root):
    known = model.published()
    grid = itertools.product(model.LOCAL_FACTORS, known["alpha2"], known["beta1"], model.STEEPNESS)
    states = [dict(zip(FIRST, one, strict=True)) for one in grid]
    done = subprocess.run(["node", str(root / "tests" / "browser" / "hills.js")],
                          input=json.dumps({"states": states, "data": hill().data}), capture_output=True, text=True,
                          timeout=120)  # fmt: skip
    assert done.returncode == 0, done.stderr
    for state, answer in zip(states, json.loads(done.stdout), strict=True):
        found = stand(state)
        # Near its top the curve is flat: the place of the highest of many points may differ by one point.
        assert answer["found"]["top"] == pytest.approx(found["top"], rel=1e-3)
        assert answer["found"]["curve"] == pytest.approx(found["curve"], rel=1e-6, abs=1e-6)
        for mine, other in zip(found["places"], answer["found"]["places"], strict=True):
            assert other["name"] == mine["name"]
            assert [other["local"], other["share"]] == pytest.approx([mine["local"], mine["share"]], rel=1e-6)
        assert answer["told"] == told(state, found), state


def test_the_scenes_stand_in_the_order_of_their_norepinephrine():
    levels = model.standing()
    assert levels["rest"] == pytest.approx(model.extracellular(), rel=1e-6)
    assert [*levels] == sorted(levels, key=levels.get)


def test_the_top_of_the_usual_set_is_the_root_of_the_product():
    found, known = stand(FIRST), model.published()
    assert found["top"] == pytest.approx((known["alpha2"]["usual"] * known["alpha1"]["usual"]) ** 0.5, rel=1e-3)


@pytest.mark.parametrize(("name", "value"), [("alpha2", "loose"), ("beta1", "strong"), ("steepness", 3), ("sigma", 2)])
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
    state = {**FIRST, name: type(FIRST[name])(CHANGES[name])}
    found = stand(state)
    assert page.locator("#exhibit-hill [data-words]").text_content() == told(state, found)
    drawn = page.evaluate(f"""() => ['hill-curve', 'hill-places'].map((name) =>
      {EXHIBIT}.document.get_model_by_name(name).data).map(({{ x, y }}) => [[...x], [...y]])""")
    assert drawn[0][1] == pytest.approx(found["curve"], rel=1e-6, abs=1e-6)
    assert drawn[1] == [pytest.approx([one[key] for one in found["places"]], rel=1e-6) for key in ("local", "share")]
