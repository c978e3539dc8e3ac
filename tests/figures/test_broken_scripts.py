"""A script that is missing, broken or of another edition than the page: nothing pretends to work, all else does."""

import pytest
from monoamine.words import words
from pages import AROUND, quiet

TEXT = words("exhibit")
SIMULATOR = "**/monoamine/simulator.js*"
# How the second script of a page may fail: what is answered instead of it; None: nothing.
FAULTS = {
    "missing": None,
    "cut off": "const half = {",
    "thrown while it is read": "throw new Error('broken');",
    "empty": "",
    "older than the page": "window.monoamine = { behaviours: { explorer: () => ({}) } };",
    "throwing when it is asked": """const fail = () => { throw new Error('broken'); };
      window.monoamine = { behaviours: { simulator: fail, 'side-by-side': fail } };""",
}
# Pages with an exhibit that needs the second script, and one that does not.
PAGES = {
    "dashboard": ("dashboard", "evidence"),
    "comparison": ("side-by-side", "dat-occupancy"),
    "three-systems": ("primes", "chain-run"),
}
# What monoamine.js itself answers for: page and exhibit.
OWN = {
    "findings": ("dashboard", "evidence"),
    "hill": ("norepinephrine-inverted-u", "hill"),
    "prepared": ("three-systems", "chain-run"),
    "study": ("region-specific-serotonin", "study-design"),
}
STATE = """name => {
  const element = document.querySelector(`figure[data-exhibit="${name}"]`);
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const controls = [...element.querySelectorAll('button, input, select')].filter((one) => !one.closest('.bk-Canvas'));
  return {
    state: element.dataset.state, words: element.querySelector('[data-words]').textContent,
    told: [...element.querySelectorAll('[data-broken]')].filter(seen).map((one) => one.textContent),
    controls: controls.length, alive: controls.filter((one) => !one.disabled).map((one) => one.outerHTML.slice(0, 80)),
    stills: [...element.querySelectorAll('.dash-still-plot')].filter(seen).length,
    veils: [...element.querySelectorAll('.exhibit-slot:has(.dash-still-plot) .exhibit-status')].filter(seen).length,
  };
}"""


def shown(page, name: str) -> dict:
    """How an exhibit stands, once it was reached."""
    figure = page.locator(f'figure[data-exhibit="{name}"]')
    figure.evaluate(AROUND)
    figure.scroll_into_view_if_needed()
    page.mouse.move(200, 200)
    page.mouse.wheel(0, 40)
    page.wait_for_function(
        "name => ['ready', 'error'].includes(document.querySelector(`figure[data-exhibit='${name}']`).dataset.state)",
        arg=name,
    )
    return page.evaluate(STATE, name)


@pytest.fixture
def page(browser):
    made = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("slug", "fault"),
    [*(("dashboard", fault) for fault in FAULTS), *((slug, "missing") for slug in PAGES if slug != "dashboard")],
)
def test_without_its_script_an_exhibit_says_so_and_shows_no_live_control(page, site, slug, fault):
    body, (broken, whole) = FAULTS[fault], PAGES[slug]
    page.route(
        SIMULATOR,
        lambda route: route.abort() if body is None else route.fulfill(body=body, content_type="text/javascript"),
    )
    page.goto(f"{site}/chapters/{slug}.html")
    one = shown(page, broken)
    assert (one["state"], one["told"], one["alive"]) == ("error", [TEXT["broken"]], [])
    assert one["controls"] > 4
    # What was built into the page is still there to be seen.
    assert one["stills"] and not one["veils"]
    assert shown(page, whole)["state"] == "ready"


def test_a_story_cannot_be_pressed_where_nothing_answers(page, site):
    page.route(SIMULATOR, lambda route: route.abort())
    page.goto(f"{site}/chapters/dashboard.html#v=1&see=NE")
    before = shown(page, "dashboard")["words"]
    page.locator("[data-preset]").last.click(force=True)
    page.locator('[data-take="csv"]').click(force=True)
    page.evaluate("window.monoamine.exhibits.dashboard.start()")
    quiet(page, 300)
    assert shown(page, "dashboard")["state"] == "error"
    assert shown(page, "dashboard")["words"] == before


@pytest.mark.parametrize("behaviour", OWN)
def test_a_behaviour_that_no_script_knows_is_told(page, site, behaviour):
    slug, name = OWN[behaviour]

    def renamed(route):
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace(f'"behaviour":"{behaviour}"', '"behaviour":"toString"')
        )

    page.route(f"**/{slug}.html", renamed)
    page.goto(f"{site}/chapters/{slug}.html")
    one = shown(page, name)
    assert (one["state"], one["told"], one["alive"]) == ("error", [TEXT["broken"]], [])
    # A picture that is a part of the page stays; its handles are away, like controls that nothing answers.
    picture = page.locator(f'figure[data-exhibit="{name}"] .toy-picture')
    if picture.count():
        assert picture.is_visible() and not picture.locator("[role=slider]:visible").count()
    else:
        assert page.locator(f'figure[data-exhibit="{name}"] .exhibit-status').first.text_content() == TEXT["error"]


def test_with_its_scripts_an_exhibit_says_nothing_of_them(page, site):
    page.goto(f"{site}/chapters/dashboard.html")
    one = shown(page, "dashboard")
    assert (one["state"], one["told"]) == ("ready", []) and one["alive"]
