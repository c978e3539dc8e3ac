"""Steady firing and bursts on the page: the words are those of the model, the controls draw what Python computed."""

import json
import re

import pytest
from form_figures import choose, opened
from monoamine.figures import firing_modes
from monoamine.model import firing_modes as model
from monoamine.units import bound

pytestmark = pytest.mark.slow

EXHIBIT = "window.monoamine.exhibits['firing-modes']"
FIRST = {"pattern": "sharp", "drug": "none"}
CHOICES = [("pattern", name) for name in model.PATTERNS] + [("drug", name) for name in model.DRUGS]


def test_the_words_carry_the_lesson():
    said, mode = firing_modes.told("sharp", "none"), model.mode("sharp")
    assert bound(f"the sample shows {mode.average:.0f} nM.") in said
    # The words of the chapter: two fifths of α1 in a burst, a sixth on average.
    assert 37 < mode.occupied_at_peak["alpha1"] < 43 and 15 < mode.occupied["alpha1"] < 18
    assert bound(f"With steady firing it would show {model.mode('steady').average:.0f} nM.") in said
    assert bound(f"α1 {mode.occupied['alpha1']:.0f} and {mode.occupied_at_peak['alpha1']:.0f} %") in said
    assert "no bursts to average" in firing_modes.told("steady", "none")


@pytest.mark.parametrize("drug", model.DRUGS)
@pytest.mark.parametrize("pattern", model.PATTERNS)
def test_the_numbers_in_the_words_are_drawn(pattern, drug):
    answer = firing_modes.firing_modes().data["answers"][f"{pattern} {drug}"]
    said, levels = answer["told"], answer["sources"]["modes-level"]["y"]
    assert int(re.search(r"sample shows (\d+)\snM", said)[1]) == pytest.approx(sum(levels) / len(levels), abs=1)
    peak = re.search(r"burst reaches (\d+)\snM", said)
    assert (peak is None) == (pattern == "steady")
    assert peak is None or int(peak[1]) == pytest.approx(max(levels), abs=1)
    assert ("still falling" in said) == (drug != "none")


def test_the_patterns_are_called_chosen_and_not_measured():
    caption = firing_modes.firing_modes().caption
    assert caption.startswith("Modeled")
    assert "None was measured" in caption


def test_every_choice_is_in_the_payload_and_the_payload_is_small():
    exhibit = firing_modes.firing_modes()
    assert len(exhibit.data["answers"]) == len(exhibit.table) == len(model.PATTERNS) * len(model.DRUGS)
    assert len(json.dumps(exhibit.payload(), ensure_ascii=False)) < 42_000


@pytest.mark.parametrize(("name", "value"), [("pattern", "wild"), ("drug", "Semax")])
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{name}: {value!r} is not allowed; allowed: "):
        firing_modes.firing_modes(**{name: value})


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "norepinephrine-inverted-u", "firing-modes")
    yield page
    page.close()


@pytest.mark.parametrize(("name", "value"), CHOICES)
def test_each_choice_draws_and_says_its_own_answer(page, name, value):
    choose(page, "firing-modes", name, value, FIRST[name])
    state = {**FIRST, name: value}
    said = firing_modes.told(**state)
    assert page.locator("#exhibit-firing-modes [data-words]").text_content() == said
    names = [slot.get_attribute("aria-label") for slot in page.locator("#exhibit-firing-modes .exhibit-slot").all()]
    assert names == ["Firing of the locus coeruleus", "Norepinephrine in prefrontal cortex"]
    mode = model.mode(**state)
    drawn = page.evaluate(f"""() => ['modes-level', 'modes-firing', 'modes-average'].map((name) =>
      [...{EXHIBIT}.document.get_model_by_name(name).data.y])""")
    assert drawn[0] == pytest.approx(list(mode.levels), rel=0.006)
    assert drawn[1][:-1] == [rate for _, rate in mode.firing]
    assert drawn[2] == pytest.approx([mode.average] * 2, rel=0.006)
