"""The study that nobody ran: both languages draw the same animals, and the test keeps what it promises."""

import itertools
import math

import pytest
from found import some
from monoamine.figures.study_design import live, study_design, told
from monoamine.model import study
from nodes import in_node

STATE = {
    "here": "hippocampus",
    "there": "striatum",
    "dose": 0.15,
    "n": 8,
    "spread": 30,
    "suppose": "claim",
    "draw": 100,
}


def states() -> list[dict]:
    regions = itertools.combinations(study.REGIONS, 2)
    grid = itertools.product(regions, study.DOSES[::2], study.SIZES[::17], study.SPREADS[::2], study.SUPPOSED, (1, 106))
    keys = ("dose", "n", "spread", "suppose", "draw")
    return [{"here": here, "there": there, **dict(zip(keys, rest, strict=True))} for (here, there), *rest in grid][::11]


def near(value):
    if isinstance(value, dict):
        return {key: near(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [near(one) for one in value]
    return pytest.approx(value, rel=1e-9) if isinstance(value, float) else value


@pytest.mark.slow
def test_both_languages_draw_and_say_the_same(root):
    chosen, data = states(), study_design().data
    answers = in_node(root / "tests" / "browser" / "studies.js", asked={"states": chosen, "data": data})
    for state, answer in zip(some(chosen), answers, strict=True):
        found = study.study(state)
        expected = {
            "found": found,
            "told": told(state, found),
            "live": live(state, found),
            "beside": list(study.beside(state["here"])),
        }
        assert answer == near(expected), state


@pytest.mark.parametrize("n", study.SIZES[::7])
def test_where_nothing_happens_about_one_study_in_twenty_is_wrong(n):
    hundreds = [study.study({**STATE, "suppose": "nowhere", "n": n, "draw": last}) for last in (100, 200, 300, 400)]
    repeats = sum(one["all"] for one in hundreds)
    expected, spread = 0.05 * repeats, math.sqrt(0.05 * 0.95 * repeats)
    assert repeats == 400 and abs(sum(one["shown"] for one in hundreds) - expected) < 3.5 * spread


def test_the_strip_holds_the_last_hundred_each_at_its_place():
    first, third = study.study({**STATE, "draw": 3}), study.study({**STATE, "draw": 103})
    assert (first["all"], first["strip"][3:]) == (3, [None] * 97)
    assert third["all"] == 100
    # A study alone, one among a hundred, and the stamp say the same.
    for number in (1, 50, 100):
        alone = study.study({**STATE, "draw": number})
        assert study.study(STATE)["strip"][study.place(number)] == study.differs(alone["difference"])
    # Those that another has not taken the place of have stayed.
    assert third["strip"][3:] == study.study(STATE)["strip"][3:]


def test_a_study_has_other_animals_than_the_next_and_its_number_brings_it_back():
    found = [study.study({**STATE, "draw": draw})["groups"] for draw in (7, 8, 7)]
    assert found[0] == found[2] != found[1]


@pytest.mark.parametrize(("name", "worse", "better"), [("n", 5, 40), ("spread", 50, 15)])
def test_more_animals_and_less_spread_show_more(name, worse, better):
    assert study.study({**STATE, name: worse})["shown"] < study.study({**STATE, name: better})["shown"]


def test_the_animals_scatter_around_what_the_model_says_as_much_as_was_chosen():
    found = study.study({**STATE, "n": 40, "spread": 50})
    logs = [[math.log(value / 100) for value in group] for group in found["groups"]]
    sigma = math.sqrt(math.log(1.25))
    for group, region, given in zip(logs, ("here", "here", "there", "there"), (False, True, False, True), strict=True):
        middle = math.log(study.truth(STATE, STATE[region]) / 100) if given else 0.0
        mean = sum(group) / len(group)
        assert abs(mean - middle) < 4 * sigma / math.sqrt(len(group))
        assert 0.6 < math.sqrt(sum((one - mean) ** 2 for one in group) / 39) / sigma < 1.5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("here", "amygdala"),
        ("dose", 3.0),
        ("n", 4),
        ("draw", 0),
        ("spread", 0),
        ("suppose", "everyone"),
        ("there", "hippocampus"),
    ],
)
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{name}: .*{value}.* is not allowed; allowed: "):
        study_design(**{**STATE, name: value})
