"""The study on the built page: each control draws other animals, as Python says, and tells it."""

import pytest
from form_figures import choose, opened
from monoamine.figures.study_design import columns, told
from monoamine.teaching import study

EXHIBIT = "window.monoamine.exhibits['study-design']"
CHANGES = {"suppose": "everywhere", "here": "prefrontal_cortex", "there": "nucleus_accumbens", "dose": "0.5", "n": "20",
           "spread": "50", "draw": "5"}  # fmt: skip
FIRST = {"here": "hippocampus", "there": "striatum", "dose": 0.15, "n": 8, "spread": 30, "suppose": "claim", "draw": 1}


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "region-specific-serotonin", "study-design")
    yield page
    page.close()


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_draws_the_animals_that_python_draws(page, name):
    choose(page, "study-design", name, CHANGES[name], FIRST[name])
    state = {**FIRST, name: type(FIRST[name])(CHANGES[name])}
    found = study.study(state)
    assert page.locator("#exhibit-study-design [data-words]").text_content() == told(state, found)
    drawn = page.evaluate(f"""() => Object.fromEntries(['vehicle', 'Semax', 'means'].map((name) =>
      [name, Object.fromEntries(Object.entries({EXHIBIT}.document.get_model_by_name(name).data)
        .map(([column, values]) => [column, [...values]]))]))""")
    for source, data in columns(found["groups"]).items():
        for column, values in data.items():
            assert drawn[source][column] == pytest.approx(list(values), rel=1e-9)
