"""What a reader of the dashboard sees without scrolling: the curves and the synapse, and what each story does to them."""

import pytest
from found import some
from monoamine.dashboard.presets import presets
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
