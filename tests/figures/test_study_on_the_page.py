"""The study on the built page: its buttons draw new animals, as Python says; each control is followed and told."""

import json

import pytest
from form_figures import built_and_drawn, choose, opened, toy_on_one_screen
from monoamine.figures.study_design import live, told
from monoamine.figures.study_svg import BOTTOM, HIGH, LOW, TOP, count_text
from monoamine.model import study
from monoamine.words import words
from pages import frames, until
from test_study_design import STATE

EXHIBIT = "window.monoamine.exhibits['study-design']"
FIGURE = "#exhibit-study-design"
PAGE = "chapters/region-specific-serotonin.html"
CHANGES = {
    "suppose": "everywhere",
    "here": "prefrontal_cortex",
    "there": "nucleus_accumbens",
    "dose": "0.5",
    "n": "23",
    "spread": "50",
    "draw": "5",
}
# What the picture shows: the animals as percent of vehicle, the strip, the stamp, and what stands in words.
READ = f"""() => {{
  const figure = document.querySelector('{FIGURE}'), find = (name) => figure.querySelector(`[data-${{name}}]`);
  const text = (name) => find(name).textContent;
  return {{
    heights: [...find('animals').children].map((one) => Number(one.getAttribute('cy'))),
    strip: [...find('strip').children].map((one) => one.dataset.shows),
    now: [...find('strip').children].findIndex((one) => one.hasAttribute('data-now')),
    label: find('strip').getAttribute('aria-label'),
    stamp: text('stamp'), differs: find('stamp').hasAttribute('data-differs'),
    count: text('count'), of: text('of'), number: text('number'), words: text('words'),
    regions: [0, 1].map((i) => figure.querySelector(`[data-region="${{i}}"]`).textContent),
    n: figure.querySelector('output').value,
  }};
}}"""


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "region-specific-serotonin", "study-design")
    yield page
    page.close()


@pytest.fixture
def begun(page):
    choose(page, "study-design", "n", str(STATE["n"]), STATE["n"])
    return page


def seen(state: dict) -> dict:
    """What the page should show."""
    found, text = study.study(state), words("study")
    shows = study.differs(found["difference"])
    names = words("dashboard")["regions"]
    return {
        "strip": ["none" if one is None else "yes" if one else "no" for one in found["strip"]],
        "now": study.place(state["draw"]),
        "label": count_text(found),
        "stamp": text["stamp"]["differ" if shows else "open"],
        "differs": shows,
        "count": str(found["shown"]),
        "of": count_text(found).partition(" ")[2],
        "number": f"Study {state['draw']}",
        "words": told(state, found),
        "regions": [names[state["here"]], names[state["there"]]],
        "n": str(state["n"]),
    }


def values(heights: list[float]) -> list[float]:
    """Percent of vehicle of marks that stand at these heights."""
    return [LOW * (HIGH / LOW) ** ((BOTTOM - height) / (BOTTOM - TOP)) for height in heights]


def check(page, state: dict) -> None:
    read = page.evaluate(READ)
    assert values(read.pop("heights")) == pytest.approx(sum(study.study(state)["groups"], []), rel=2e-3)
    assert read == seen(state)


def test_a_region_that_one_list_holds_is_closed_in_the_other(page):
    choose(page, "study-design", "here", "prefrontal_cortex", STATE["here"])
    closed = {
        name: page.locator(f"{FIGURE} [name={name}] option:disabled").evaluate_all(
            "options => options.map((option) => option.value)"
        )
        for name in ("here", "there")
    }
    assert closed == {"here": ["striatum"], "there": ["prefrontal_cortex"]}
    # From the keyboard the closed one is passed over: what can be reached differs from what the other list holds.
    page.locator(f"{FIGURE} [name=here]").focus()
    reached = set()
    for key in ("ArrowDown", "ArrowUp"):
        for _ in study.REGIONS:
            page.keyboard.press(key)
            reached.add(page.locator(f"{FIGURE} [name=here]").input_value())
    assert reached == set(study.beside("striatum"))


def test_a_reset_brings_back_regions_that_were_closed(page):
    choose(page, "study-design", "here", "prefrontal_cortex", STATE["here"])
    page.locator(f"{FIGURE} [name=there]").select_option("hippocampus")
    page.locator(f"{FIGURE} button[type=reset]").click()
    page.wait_for_function(f"{EXHIBIT}.shown.state.there == 'striatum'")
    assert page.evaluate(f"{EXHIBIT}.shown.state.here") == STATE["here"]


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_draws_the_animals_that_python_draws(page, name):
    choose(page, "study-design", name, CHANGES[name], STATE[name])
    check(page, {**STATE, name: type(STATE[name])(CHANGES[name])})


def test_a_run_draws_the_next_study_and_a_hundred_the_next_hundred(begun):
    check(begun, STATE)
    begun.locator(f"{FIGURE} [data-one]").click()
    check(begun, {**STATE, "draw": 101})
    begun.locator(f"{FIGURE} [data-hundred]").click()
    state = {**STATE, "draw": 201}
    # The number counts along with the ticks that come down.
    begun.wait_for_function(f"() => ({READ})().count === '{seen(state)['count']}'")
    check(begun, state)
    # None of the hundred is one of the hundred before.
    assert seen(state)["strip"] != seen({**STATE, "draw": 101})["strip"]


def test_the_strip_follows_the_slider_key_by_key(begun):
    slider = begun.locator(f"{FIGURE} [name=n]")
    slider.focus()
    for n in (9, 10, 11):
        begun.keyboard.press("ArrowRight")
        check(begun, {**STATE, "n": n})


def test_a_run_is_said_once_in_a_sentence(begun):
    spoken = f"document.querySelector('{FIGURE} [data-live]').textContent"
    begun.evaluate(f"""() => {{
      window.heard = [];
      new MutationObserver(() => window.heard.push({spoken})).observe(
        document.querySelector('{FIGURE} [data-live]'), {{ childList: true, characterData: true, subtree: true }});
    }}""")
    begun.locator(f"{FIGURE} [data-one]").press("Enter")
    state = {**STATE, "draw": 101}
    until(begun, lambda: begun.evaluate("window.heard.length"))
    assert begun.evaluate("window.heard") == [live(state, study.study(state))]


def test_what_falls_and_rains_does_so_only_for_who_did_not_ask_for_less(browser, site):
    moving = f"""() => document.querySelector('{FIGURE}').getAnimations({{ subtree: true }})
      .filter((one) => one instanceof CSSAnimation).map((one) => one.animationName)"""
    for motion, expected in (
        ("no-preference", ({"toy-drop", "toy-stamp"}, {"toy-drop", "toy-rain"})),
        ("reduce", (set(), set())),
    ):
        page = browser.new_page(reduced_motion=motion)
        page.goto(f"{site}/{PAGE}")
        page.evaluate(f"{EXHIBIT}.start()")
        found = []
        for button in ("one", "hundred"):
            found.append(
                {
                    *page.evaluate(
                        f"() => {{ document.querySelector('{FIGURE} [data-{button}]').click(); return ({moving})(); }}"
                    )
                }
            )
        assert tuple(found) == expected
        if motion == "reduce":
            # The number is there at once.
            assert page.evaluate(READ)["count"] == seen({**STATE, "draw": 201})["count"]
        page.close()


def test_the_built_picture_is_what_the_script_draws(browser, site):
    """Nothing changes when the script starts."""
    built, drawn = built_and_drawn(browser, f"{site}/{PAGE}", "study-design", READ)
    assert json.dumps(drawn) == json.dumps(built)


@pytest.mark.parametrize(("width", "height"), [(375, 812), (1280, 900)])
def test_controls_picture_and_sentence_are_on_one_screen_and_nothing_moves(browser, site, width, height):
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(f"{site}/{PAGE}")
    page.evaluate(f"{EXHIBIT}.start()")
    parts = ".toy-controls, .toy-picture, .study-verdict, .study-count, .study-strip"
    boxes = toy_on_one_screen(page, "study-design", parts, height)
    before = boxes()
    for button in ("one", "hundred"):
        page.locator(f"{FIGURE} [data-{button}]").click()
        frames(page)
        assert boxes() == before
    for n in ("5", "40"):
        page.locator(f"{FIGURE} [name=n]").fill(n)
        frames(page)
        assert boxes() == before
    page.close()
