"""What a reader of the dashboard sees without scrolling: the curves and the synapse, and what each story does to them."""

import pytest
from found import some
from monoamine.dashboard.presets import presets
from monoamine.dashboard.story_page import story_name
from monoamine.words import words
from pages import frames

SCREENS = {"laptop": (1280, 900), "phone": (375, 812)}
LEAST = 0.4
# The share of the area of the curves and the synapse that is inside the window.
SEEN = """() => {
  const found = [...document.querySelectorAll('.dash-large :is(.dash-outside, .synapse-stage)')];
  const parts = found.map((one) => one.getBoundingClientRect());
  const area = ({ top, bottom }) => Math.max(0, bottom - top);
  const inside = ({ top, bottom }) => area({ top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) });
  const sum = (of) => parts.reduce((all, part) => all + part.width * of(part), 0);
  return sum(inside) / sum(area);
}"""


@pytest.fixture(params=SCREENS)
def page(browser, site, request):
    width, height = SCREENS[request.param]
    made = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    made.goto(f"{site}/chapters/dashboard.html", wait_until="networkidle")
    yield made
    made.close()


def test_the_stage_is_on_the_first_screen_and_stays_there_after_each_story(page):
    assert page.evaluate(SEEN) >= LEAST
    for story in some(presets()):
        page.click(f"[data-preset={story}]")
        page.wait_for_function(
            "story => window.monoamine.exhibits.dashboard.link && document"
            ".querySelector(`[data-preset=${story}]`).ariaPressed === 'true'",
            arg=story,
        )
        frames(page)
        assert page.evaluate(SEEN) >= LEAST, story


def test_a_link_lands_on_the_curves(browser, site):
    for width, height in SCREENS.values():
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page.goto(f"{site}/chapters/dashboard.html#{presets()['primes']['link']}", wait_until="networkidle")
        assert page.evaluate(SEEN) >= LEAST, width
        page.close()


# Px of the smallest letters that are seen of the stills, and what these say of their axes.
LETTERS = """() => {
  const all = [...document.querySelectorAll('.dash-large .dash-still-plot text')];
  const scale = (one) => Math.hypot(one.getScreenCTM().a, one.getScreenCTM().b);
  return {
    least: Math.min(...all.map((one) => parseFloat(getComputedStyle(one).fontSize) * scale(one))),
    said: all.map((one) => one.textContent),
  };
}"""
PLACES = """() => [...document.querySelectorAll('.dash-large :is(.exhibit-slot, .dash-key, .dash-controls)')]
  .map((one) => { const { top, height } = one.getBoundingClientRect(); return [top + scrollY, height]; })"""


def test_the_first_picture_is_as_readable_as_the_one_that_takes_over(page):
    letters = page.evaluate(LETTERS)
    assert letters["least"] >= 11
    assert letters["said"].count(words("dashboard")["axes"]["percent"]) == 5
    before = page.evaluate(PLACES)
    page.evaluate("() => window.monoamine.exhibits.dashboard.start()")
    page.wait_for_selector('#exhibit-dashboard[data-state="ready"]')
    frames(page)
    assert page.evaluate(PLACES) == before


def test_a_control_that_the_keyboard_reaches_leaves_the_curves_in_view(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/chapters/dashboard.html", wait_until="networkidle")
    page.locator("[name=see]:checked").focus()
    seen = {}
    while "hypothesis" not in seen:
        page.keyboard.press("Tab")
        frames(page)
        name, above = page.evaluate("""() => {
          const { top, bottom } = document.querySelector('.dash-three').getBoundingClientRect();
          return [document.activeElement.name, top >= 0 && bottom <= innerHeight];
        }""")
        seen[name] = above
    assert {"drug-1", "drug-3", "region"} <= set(some(seen))
    assert all(seen.values()), seen
    page.close()


def test_what_a_story_speaks_of_is_beside_it(page):
    page.click("[data-preset=claim]")
    page.wait_for_function("document.querySelector('[data-preset=claim]').ariaPressed === 'true'")
    frames(page)
    box, (width, height) = page.locator('[data-view="product"]').bounding_box(), page.viewport_size.values()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] >= 0 and box["y"] + box["height"] <= height
    assert page.locator('[name="product"]').evaluate("one => one.selectedOptions[0].textContent") == "DOPAC"


def test_the_page_of_a_story_can_be_read_on_a_phone(browser, site):
    page = browser.new_page(viewport={"width": 375, "height": 812})
    for story in some(presets()):
        page.goto(f"{site}/chapters/{story_name(story)}.html")
        assert not page.locator(".story-card").is_visible()
        assert page.locator(".story-told").inner_text()
        sizes = page.evaluate("""() => [...document.querySelectorAll('.story-scene :is(p, text, span)')]
          .map((one) => parseFloat(getComputedStyle(one).fontSize))""")
        assert min(sizes) >= 11, story
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()
