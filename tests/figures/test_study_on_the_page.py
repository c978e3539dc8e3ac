"""The study on the built page: each control draws other animals, as Python says, and tells it."""

import pytest
from form_figures import choose, opened
from found import some
from monoamine.figures.study_design import columns, told
from monoamine.model import study

EXHIBIT = "window.monoamine.exhibits['study-design']"
CHANGES = {
    "suppose": "everywhere",
    "here": "prefrontal_cortex",
    "there": "nucleus_accumbens",
    "dose": "0.5",
    "n": "20",
    "spread": "50",
    "draw": "5",
}
FIRST = {"here": "hippocampus", "there": "striatum", "dose": 0.15, "n": 8, "spread": 30, "suppose": "claim", "draw": 1}


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "region-specific-serotonin", "study-design")
    yield page
    page.close()


def test_a_region_that_one_list_holds_is_closed_in_the_other(page):
    choose(page, "study-design", "here", "prefrontal_cortex", FIRST["here"])
    closed = {
        name: page.locator(f"#exhibit-study-design [name={name}] option:disabled").evaluate_all(
            "options => options.map((option) => option.value)"
        )
        for name in ("here", "there")
    }
    assert closed == {"here": ["striatum"], "there": ["prefrontal_cortex"]}
    # From the keyboard the closed one is passed over: what can be reached differs from what the other list holds.
    page.locator("#exhibit-study-design [name=here]").focus()
    reached = set()
    for _ in study.REGIONS:
        page.keyboard.press("ArrowDown")
        reached.add(page.locator("#exhibit-study-design [name=here]").input_value())
    for _ in study.REGIONS:
        page.keyboard.press("ArrowUp")
        reached.add(page.locator("#exhibit-study-design [name=here]").input_value())
    assert reached == set(study.beside("striatum"))


def test_a_reset_brings_back_regions_that_were_closed(page):
    choose(page, "study-design", "here", "prefrontal_cortex", FIRST["here"])
    page.locator("#exhibit-study-design [name=there]").select_option("hippocampus")
    page.locator("#exhibit-study-design .exhibit-reset").click()
    page.wait_for_function(f"{EXHIBIT}.shown.state.there == 'striatum'")
    assert page.evaluate(f"{EXHIBIT}.shown.state.here") == FIRST["here"]


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_draws_the_animals_that_python_draws(page, name):
    choose(page, "study-design", name, CHANGES[name], FIRST[name])
    state = {**FIRST, name: type(FIRST[name])(CHANGES[name])}
    found = study.study(state)
    assert page.locator("#exhibit-study-design [data-words]").text_content() == told(state, found)
    drawn = page.evaluate(f"""() => Object.fromEntries(['vehicle', 'Semax', 'means'].map((name) =>
      [name, Object.fromEntries(Object.entries({EXHIBIT}.document.get_model_by_name(name).data)
        .map(([column, values]) => [column, [...values]]))]))""")
    for source, data in some(columns(found["groups"]).items()):
        for column, values in data.items():
            assert drawn[source][column] == pytest.approx(list(values), rel=1e-9)
