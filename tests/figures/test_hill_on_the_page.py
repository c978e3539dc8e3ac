"""The hill on the built page: what can be dragged, by mouse, finger and keys, is drawn and told as Python says."""

import json

import pytest
from form_figures import built_and_drawn, choose, toy_on_one_screen
from found import some
from monoamine.figures.hill import hill, set_text, stand, told, verdict
from monoamine.figures.hill_svg import RAIL, X, across, up
from monoamine.model import inverted_u as model
from monoamine.words import fill, words
from pages import frames

EXHIBIT = "window.monoamine.exhibits.hill"
FIGURE = "#exhibit-hill"
PAGE = "chapters/norepinephrine-inverted-u.html"
FIRST = {"sigma": 3, "alpha2": "usual", "alpha1": "usual", "beta1": "none", "error": "value", "hill": 1}
CHANGES = {"sigma": "29.5", "alpha2": "high", "alpha1": "messenger", "beta1": "weaker", "error": "upper", "hill": "1.6"}
READ = f"""() => {{
  const figure = document.querySelector('{FIGURE}'), find = (name) => figure.querySelector(`[data-${{name}}]`);
  const number = (one, name) => parseFloat(one.getAttribute(name));
  const seen = (one) => getComputedStyle(one).display !== 'none' && !one.closest('[display=none]');
  return {{
    animals: [...figure.querySelectorAll('[data-animal]')].filter(seen).map((one) => {{
      const body = one.querySelector('.hill-body');
      return [one.dataset.animal, number(one, 'x'), number(body, 'y'), body.hasAttribute('data-below')];
    }}),
    curve: find('curve').getAttribute('d').slice(1).split('L').filter(Boolean).map((one) => Number(one.split(' ')[1])),
    top: seen(find('top-of')) ? number(find('top-of').lastElementChild, 'x') : null,
    diamonds: [...figure.querySelectorAll('.hill-diamond')].filter(seen).map((one) => number(one, 'x')),
    levels: [...figure.querySelectorAll('[data-level]')].filter(seen).map((one) => Number(one.dataset.level)),
    words: find('words').textContent, said: find('said').textContent, set: find('set').textContent,
    handles: [...figure.querySelectorAll('[data-handle]')].map((one) => ({{
      hidden: one.hidden, now: Number(one.ariaValueNow), text: one.ariaValueText,
    }})),
  }};
}}"""


@pytest.fixture(scope="module")
def page(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/{PAGE}")
    page.wait_for_function(f"{EXHIBIT}?.shown")
    yield page
    page.close()


@pytest.fixture
def begun(page):
    choose(page, "hill", "sigma", "3", 3)
    page.locator(f"{FIGURE} [data-picture]").scroll_into_view_if_needed()
    return page


def check(page, state: dict) -> None:
    """The page shows a state as Python says."""
    read, found = page.evaluate(READ), stand(state)
    share = 100 * across(1)
    assert [(name, below) for name, _, _, below in read["animals"]] == [
        (one["name"], one["share"] != one["at"]) for one in found["places"]
    ]
    assert [one[1] for one in read["animals"]] == pytest.approx(
        [share + 100 * across(one["local"]) for one in found["places"]], abs=0.01
    )
    assert [one[2] for one in read["animals"]] == pytest.approx(
        [up(one["at"], found["bottom"]) for one in found["places"]], abs=0.15
    )
    assert read["curve"] == pytest.approx([up(one, found["bottom"]) for one in found["curve"]], abs=0.15)
    assert read["top"] == (pytest.approx(100 * across(found["top"]), abs=0.05) if found["top"] else None)
    tops = model.tops(state["beta1"], state["hill"], state["error"])
    assert read["diamonds"] == pytest.approx([100 * across(one["top"]) for one in tops], abs=0.05)
    assert read["levels"] == [one for one in (-50, 0, 50, 100) if one >= found["bottom"]]
    assert read["words"] == told(state, found)
    assert read["set"] == set_text(state, hill().controls)
    said, flips = verdict(state, found), words("hill")["said"]["flip"].values()
    assert read["said"] in {said, *(said.replace(words("hill")["said"]["known"], one) for one in flips)}
    assert [one["hidden"] for one in read["handles"]] == [found["top"] is None] * 2


def shown(page) -> dict:
    return page.evaluate(f"{EXHIBIT}.shown.state")


def place(page, nm: float, height: float) -> tuple[float, float]:
    """Where a concentration and a height of the picture are on the screen."""
    box = page.locator(f"{FIGURE} [data-hill]").bounding_box()
    return box["x"] + across(nm) * box["width"], box["y"] + height


def animal(page, name: str) -> tuple[float, float]:
    state = shown(page)
    found = stand(state)
    one = next(one for one in found["places"] if one["name"] == name)
    return place(page, one["local"], up(one["at"], found["bottom"]))


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_moves_the_drawn_hill_as_python_says(page, name):
    choose(page, "hill", name, CHANGES[name], FIRST[name])
    check(page, {**FIRST, name: CHANGES[name] if isinstance(FIRST[name], str) else json.loads(CHANGES[name])})


def test_the_page_marks_what_lies_below_the_picture_and_empties_it_without_a_hill(begun):
    begun.locator(f"{FIGURE} [name=beta1]").select_option("usual")
    begun.locator(f"{FIGURE} [name=alpha2]").select_option("low")
    check(begun, {**FIRST, "beta1": "usual", "alpha2": "low"})
    assert begun.evaluate(READ)["animals"] == []
    begun.locator(f"{FIGURE} [name=hill][value='1.6']").check()
    check(begun, {**FIRST, "beta1": "usual", "alpha2": "low", "hill": 1.6})
    assert [one[3] for one in begun.evaluate(READ)["animals"]] == [False] * 4 + [True]


@pytest.mark.parametrize("name", [*model.STANDING])
def test_an_animal_that_is_dragged_moves_all_by_sigma_and_none_by_itself(begun, name):
    level = model.standing()[name]
    begun.mouse.move(*animal(begun, name))
    begun.mouse.down()
    x, y = place(begun, 8 * level, 200)
    begun.mouse.move(x, y, steps=5)
    begun.mouse.up()
    state = shown(begun)
    # A pixel is a fiftieth or so.
    assert state["sigma"] == pytest.approx(8, rel=0.03)
    assert {key: state[key] for key in FIRST if key != "sigma"} == {key: FIRST[key] for key in FIRST if key != "sigma"}
    check(begun, state)
    # Let go, it stays.
    begun.mouse.move(x + 120, y, steps=3)
    assert shown(begun) == state


def test_no_drag_leaves_the_limits_of_sigma(begun):
    for to, sigma in ((X[1], 30), (X[0], 1)):
        begun.mouse.move(*animal(begun, "rest"))
        begun.mouse.down()
        begun.mouse.move(*place(begun, to, 150), steps=5)
        begun.mouse.up()
        assert shown(begun)["sigma"] == sigma


def test_the_knob_jumps_from_one_printed_top_to_the_next(begun):
    tops = model.tops("none", 1, "value")
    begun.mouse.move(*place(begun, stand(FIRST)["top"], RAIL))
    begun.mouse.down()
    for one in some(tops):
        # Near it is enough.
        begun.mouse.move(*place(begun, one["top"] * 1.05, RAIL + 60), steps=2)
        check(begun, {**FIRST, "alpha2": one["alpha2"], "alpha1": one["alpha1"]})
    begun.mouse.up()


def test_a_press_beside_everything_moves_nothing(begun):
    for where in (place(begun, 3000, 60), place(begun, 3000, RAIL)):
        begun.mouse.move(*where)
        begun.mouse.down()
        begun.mouse.move(where[0] - 100, where[1], steps=3)
        begun.mouse.up()
    assert shown(begun) == FIRST


def test_keys_move_both_handles_and_say_where(begun):
    handle = begun.locator(f"{FIGURE} [data-handle=sigma]")
    handle.focus()
    for key, sigma in (
        ("ArrowRight", 3.3),
        ("ArrowUp", 3.6),
        ("ArrowLeft", 3.3),
        ("End", 30),
        ("Home", 1),
        ("ArrowDown", 1),
    ):
        begun.keyboard.press(key)
        assert shown(begun)["sigma"] == sigma
    said = begun.evaluate(READ)["handles"][0]
    assert said["now"] == 1 and said["text"].startswith("σ\u00a0=\u00a01. Rest: 14\u00a0nM")
    tops = model.tops("none", 1, "value")
    begun.locator(f"{FIGURE} [data-handle=top]").focus()
    begun.keyboard.press("Home")
    for number, one in enumerate(some(tops)):
        state, said = shown(begun), begun.evaluate(READ)["handles"][1]
        assert (state["alpha2"], state["alpha1"], said["now"]) == (one["alpha2"], one["alpha1"], number)
        assert said["text"].startswith(fill("{n} nM: half of α2 at ", n=f"{one['top']:.0f}"))
        begun.keyboard.press("ArrowRight")
    assert shown(begun)["alpha1"] == tops[-1]["alpha1"]


def test_the_handles_are_named_sliders_where_what_they_move_is(begun):
    for name, where in (("sigma", animal(begun, "rest")), ("top", place(begun, stand(FIRST)["top"], RAIL))):
        handle = begun.get_by_role("slider", name=words("hill")["handles"][name], exact=True)
        box = handle.bounding_box()
        assert (box["width"], box["height"]) == (44, 44)
        assert (box["x"] + 22, box["y"] + 22) == pytest.approx(where, abs=1)


def test_a_surprise_is_never_the_set_that_is_shown_and_leaves_sigma(begun):
    keys = ("alpha2", "alpha1", "beta1", "error", "hill")
    seen = [tuple(shown(begun)[key] for key in keys)]
    for _ in range(25):
        begun.locator(f"{FIGURE} [data-surprise]").click()
        state = shown(begun)
        seen.append(tuple(state[key] for key in keys))
        assert seen[-1] != seen[-2] and state["sigma"] == 3
    check(begun, state)
    assert len(set(seen)) > 5
    begun.locator(f"{FIGURE} button[type=reset]").click()
    begun.wait_for_function(f"{EXHIBIT}.shown.state.alpha2 === 'usual' && {EXHIBIT}.shown.state.beta1 === 'none'")
    check(begun, FIRST)


def test_a_set_that_turns_the_drug_around_says_so(begun):
    flip = words("hill")["said"]["flip"]
    begun.locator(f"{FIGURE} [name=alpha2]").select_option("high")
    assert begun.evaluate(READ)["said"].endswith(flip["helps"])
    # Said of a change of the affinities, and of no other.
    begun.locator(f"{FIGURE} [name=sigma]").fill("4")
    assert begun.evaluate(READ)["said"].endswith(words("hill")["said"]["known"])
    begun.locator(f"{FIGURE} [name=alpha2]").select_option("usual")
    assert begun.evaluate(READ)["said"].endswith(flip["harms"])


def test_a_change_glides_only_for_who_did_not_ask_for_less(browser, site):
    for motion in ("no-preference", "reduce"):
        page = browser.new_page(reduced_motion=motion)
        page.goto(f"{site}/{PAGE}")
        page.wait_for_function(f"{EXHIBIT}?.shown")
        page.evaluate(f"""() => {{
          const form = document.querySelector('{FIGURE} form');
          form.elements.alpha2.value = 'high';
          form.dispatchEvent(new Event('input'));
        }}""")
        state = {**FIRST, "alpha2": "high"}
        there = pytest.approx(100 * across(stand(state)["top"]), abs=0.05)
        if motion == "reduce":
            assert page.evaluate(READ)["top"] == there
        else:
            page.wait_for_function(f"top => Math.abs(({READ})().top - top) < 0.006", arg=there.expected)
        check(page, state)
        page.close()


def test_a_finger_drags_an_animal_and_still_scrolls_the_page(browser, site):
    context = browser.new_context(viewport={"width": 375, "height": 812}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    page.wait_for_function(f"{EXHIBIT}?.shown")
    page.locator(f"{FIGURE} .toy").evaluate("toy => toy.scrollIntoView({ block: 'start', behavior: 'instant' })")
    touch = page.context.new_cdp_session(page)

    def swipe(start, end):
        steps = [tuple(a + (b - a) * n / 6 for a, b in zip(start, end, strict=True)) for n in range(7)]
        for kind, points in (("touchStart", steps[:1]), ("touchMove", steps[1:])):
            for x, y in points:
                touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
                frames(page)
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        frames(page)

    level, before = model.standing()["rest"], page.evaluate("scrollY")
    x, y = animal(page, "rest")
    swipe((x, y), (place(page, 9 * level, 0)[0], y + 4))
    assert shown(page)["sigma"] == pytest.approx(9, rel=0.06) and page.evaluate("scrollY") == before
    state = shown(page)
    x, y = animal(page, "rest")
    swipe((x, y), (x + 2, y - 150))
    page.wait_for_function("before => scrollY > before + 60", arg=before)
    assert shown(page)["sigma"] == pytest.approx(state["sigma"], rel=0.1)
    context.close()


def test_the_built_picture_is_what_the_script_draws(browser, site):
    """Nothing changes when the script starts; the handles have their values then."""
    built, drawn = built_and_drawn(browser, f"{site}/{PAGE}", "hill", READ)
    for one in (built, drawn):
        del one["handles"]
    near = {key: pytest.approx(built[key], abs=0.11) for key in ("curve", "top", "diamonds")}
    assert drawn == {**built, **near}


@pytest.mark.parametrize(("width", "height"), [(375, 812), (1280, 900)])
def test_controls_picture_and_sentence_are_on_one_screen_and_nothing_moves(browser, site, width, height):
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(f"{site}/{PAGE}")
    page.wait_for_function(f"{EXHIBIT}?.shown")
    boxes = toy_on_one_screen(page, "hill", ".toy-controls, .toy-picture, .hill-said", height)
    more = f"document.querySelector('{FIGURE} .toy-more').getBoundingClientRect().top"
    before, under = boxes(), page.evaluate(more)
    handle = page.locator(f"{FIGURE} [data-handle=top]")
    for key in ("Home", *["ArrowRight"] * 8):
        handle.press(key)
        frames(page)
        assert (boxes(), page.evaluate(more)) == (before, under)
    page.close()
