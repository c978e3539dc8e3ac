"""The findings plot of the built book, used as a reader uses it."""

import pytest
from found import some
from pages import frames

PAGE = "chapters/dashboard.html"
DASHBOARD = "#exhibit-evidence"
# How many points stand in the plot, from the Bokeh document itself.
POINTS = """() => window.monoamine.exhibits.evidence.payload.data.drugs.reduce((sum, drug) => sum
  + window.monoamine.exhibits.evidence.document.get_model_by_name(`points-${drug}`).data.x.length, 0)"""
# Where the highest point of a drug stands in its slot, in px.
HIGHEST = """(drug) => {
  const { document, views: [view] } = window.monoamine.exhibits.evidence;
  const { x, y } = document.get_model_by_name(`points-${drug}`).data;
  const top = y.indexOf(Math.max(...y));
  return [view.frame.x_scale.compute(x[top]), view.frame.y_scale.compute(y[top])];
}"""


@pytest.fixture
def page(browser, site):
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True)
    opened = context.new_page()
    opened.goto(f"{site}/{PAGE}")
    opened.locator(DASHBOARD).scroll_into_view_if_needed()
    opened.wait_for_selector(f'{DASHBOARD}[data-state="ready"]')
    # On a phone form, cards and table wait in folds.
    opened.evaluate("document.querySelectorAll('details.narrow').forEach((fold) => { fold.open = true; })")
    yield opened
    context.close()


def said(page) -> str:
    return page.inner_text(f"{DASHBOARD} [data-words]")


def test_a_choice_changes_the_plot_the_words_and_the_table(page):
    points, words = page.evaluate(POINTS), said(page)
    rows = page.locator(f"{DASHBOARD} tr[data-row]:visible").count()
    page.check(f'{DASHBOARD} input[value="5-HT"]')
    assert page.evaluate(POINTS) != points
    assert said(page) != words and "serotonin" in said(page)
    assert 0 < page.locator(f"{DASHBOARD} tr[data-row]:visible").count() < rows


def test_what_nobody_measured_is_said(page):
    page.check(f'{DASHBOARD} input[value="NE"]')
    for drug in ("d-amphetamine", "methylphenidate", "modafinil"):
        page.uncheck(f'{DASHBOARD} input[value="{drug}"]')
    assert page.evaluate(POINTS) == 0
    assert "a gap, not a result" in page.inner_text(f"{DASHBOARD} .exhibit-nothing")
    assert "Nobody has measured norepinephrine after Semax" in page.inner_text(f'{DASHBOARD} [data-panel="cards"]')


def test_the_choice_is_announced(page):
    page.check(f'{DASHBOARD} input[value="linear"]')
    page.check(f'{DASHBOARD} input[value="NE"]')
    page.wait_for_function(f"document.querySelector('{DASHBOARD} [data-live]').textContent.includes('norepinephrine')")


def test_going_back_restores_the_start(page):
    words, points = said(page), page.evaluate(POINTS)
    page.check(f'{DASHBOARD} input[value="NE"]')
    page.click(f"{DASHBOARD} .exhibit-reset")
    page.wait_for_function(f"document.querySelector('{DASHBOARD} [data-words]').textContent === {words!r}")
    assert page.evaluate(POINTS) == points


def test_the_plot_follows_the_theme(page):
    colour = "() => window.monoamine.exhibits.evidence.document.get_model_by_name('baseline').line_color"
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    frames(page)
    light = page.evaluate(colour)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"({colour})() !== {light!r}")


def test_a_tap_on_a_point_tells_its_source_and_a_finger_can_scroll(page):
    slot = page.locator(f"{DASHBOARD} .exhibit-slot")
    slot.evaluate("element => element.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = slot.bounding_box()
    x, y = page.evaluate(HIGHEST, "d-amphetamine")
    page.touchscreen.tap(box["x"] + x, box["y"] + y)
    page.get_by_text("d-amphetamine: dopamine at").first.wait_for()
    touch = "getComputedStyle(window.monoamine.exhibits.evidence.views[0].canvas_view.events_el).touchAction"
    assert page.evaluate(touch) == "pan-y"


def test_every_control_is_reached_by_keyboard_and_large_enough(page):
    page.focus(f'{DASHBOARD} input[name="drugs"]')
    reached = set()
    for _ in range(14):
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.type"))
        page.keyboard.press("Tab")
    assert {"drugs", "system", "metabolites", "region", "axis", "scale", "reset"} <= reached
    for control in some(page.locator(f"{DASHBOARD} :is(.exhibit-choice, select, .exhibit-reset)").all()):
        assert control.bounding_box()["height"] >= 44


def test_a_plot_that_cannot_be_drawn_leaves_words_that_answer(browser, site):
    page = browser.new_page()
    page.route("**/bokeh.min.js*", lambda route: route.abort())
    page.goto(f"{site}/{PAGE}")
    page.locator(DASHBOARD).scroll_into_view_if_needed()
    page.wait_for_selector(f'{DASHBOARD}[data-state="error"]')
    page.check(f'{DASHBOARD} input[value="5-HT"]')
    assert "serotonin" in said(page)
    page.close()


def test_without_script_words_and_table_are_there(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    assert "findings match" in said(page)
    assert page.locator(f"{DASHBOARD} tr[data-row]:visible").count() > 10
    # In the place of the plot stands its still.
    assert page.locator(f"{DASHBOARD} .exhibit-slot svg").first.is_visible()
    context.close()
