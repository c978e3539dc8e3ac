"""Each page without scripts, without its own script, and while that is on its way: what does not work is away."""

import pytest
from found import some
from monoamine.words import words
from pages import SLUGS, URLS, frames, open_questions, quiet, until

TEXT, TEACHING = words("exhibit"), words("teaching")
OWN, THEME = "**/monoamine/monoamine.js*", "**/pydata-sphinx-theme.js*"
FRIEND = "#question-three-systems-friend"
# What can be operated and needs a script for it; links and folds do not.
CONTROLS = """() => [...document.querySelectorAll('main :is(button, input, select, textarea, [role=button], output)')]
  .filter((one) => !one.matches('.copybtn') && one.getClientRects().length)
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 120))"""
# Text that has much less room than there is: an element, its width, that of the article.
SQUEEZED = """() => {
  const article = document.querySelector('article').clientWidth;
  return [...document.querySelectorAll('article :is(p, figcaption, li, dd)')]
    .filter((one) => one.checkVisibility() && one.textContent.length > 120)
    .filter((one) => !one.closest('table, ol.side-four, .synapse-scene, .exhibit-cards, .tiles'))
    .map((one) => [one.className || one.tagName, Math.round(one.clientWidth), article])
    .filter(([, width]) => width && width < Math.min(280, 0.5 * article));
}"""

SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: 'layout-shift', buffered: true });"""


@pytest.fixture(params=["no scripts", "its script is missing", "its script is broken"])
def kind(request) -> str:
    return request.param


def opened(browser, address: str, kind: str, width: int = 1280):
    """A page whose own script does not run, in one of three ways; it says once in the console that it is so."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=kind != "no scripts", reduced_motion="reduce"
    )
    page = context.new_page()
    if "missing" in kind:
        page.route(OWN, lambda route: route.abort())
    elif "broken" in kind:
        page.route(OWN, lambda route: route.fulfill(body="const half = {", content_type="text/javascript"))
    page.goto(address, wait_until="load")
    return page


@pytest.mark.parametrize("slug", SLUGS)
def test_no_dead_control_is_shown_and_each_figure_says_what_it_needs(site, browser, slug, kind):
    page = opened(browser, f"{site}/chapters/{slug}.html", kind)
    alive = page.evaluate(CONTROLS)
    tools = [one for one in alive if "pst-js-only" in one]
    assert [one for one in alive if one not in tools] == []
    assert bool(tools) == (kind != "no scripts"), "search, contents and color mode belong to another script"
    for figure in page.locator("figure.exhibit").all():
        told = figure.locator(".exhibit-no-script").all_inner_texts()
        # What has no controls lacks nothing.
        assert told == ([TEXT["no_script"]] if figure.locator("form, .dash-controls").count() else [])
    page.context.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_no_text_is_squeezed_without_scripts(site, browser, slug):
    page = opened(browser, f"{site}/chapters/{slug}.html", "no scripts")
    # Where no script runs, a page made narrower is one that was opened so.
    for width in (320, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(SQUEEZED) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_without_scripts_the_dashboard_has_its_pictures_at_full_width(site, browser, kind):
    page = opened(browser, f"{site}/chapters/dashboard.html", kind)
    figure = page.locator("#exhibit-dashboard")
    whole = figure.bounding_box()["width"]
    plots = [one.bounding_box() for one in figure.locator(".dash-outside .dash-still-plot").all()]
    assert (
        len(plots) == 4
        and max(one["x"] + one["width"] for one in plots) - min(one["x"] for one in plots) > 0.95 * whole
    )
    assert figure.locator("[data-words]").bounding_box()["width"] > 0.5 * whole
    page.context.close()


PICTURES = """() => [...document.querySelectorAll('.synapse-picture')].map((svg) => [
  ...[...svg.querySelectorAll('[data-reading], [data-part="hold-line"]')].map((one) => one.textContent),
  ...[...svg.querySelectorAll('[data-part^="more-"]')].map((one) => 'off' in one.dataset),
])"""
# The script of each exhibit with such a picture has told its scene, so it has drawn it.
DRAWN = """() => [...document.querySelectorAll('.synapse-picture')].map((svg) => svg.closest('figure').dataset.exhibit)
  .every((name) => monoamine.exhibits[name].told || monoamine.exhibits[name].shown)"""


@pytest.mark.parametrize("slug", ["dashboard", "comparison"])
def test_without_scripts_the_picture_of_a_synapse_tells_what_the_script_tells(site, browser, slug):
    still = opened(browser, f"{site}/chapters/{slug}.html", "no scripts")
    built = still.evaluate(PICTURES)
    still.context.close()
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    page.wait_for_function(DRAWN)
    frames(page)
    assert built == page.evaluate(PICTURES) and any(built)
    page.close()


def test_a_question_is_read_and_its_answer_waits_in_a_fold(site, browser, kind):
    page = opened(browser, f"{site}/chapters/three-systems.html", kind)
    before = page.url
    page.click(f"details:has(> {FRIEND}) > summary")
    assert page.locator(f"{FRIEND} .quiz-option").first.is_visible()
    page.locator(f"{FRIEND} .quiz-option").first.click()
    page.click(f"{FRIEND} details > summary")
    assert page.locator(f"{FRIEND} .quiz-row").first.is_visible()
    fold = page.locator("#activity-semax-primes .activity-answer")
    fold.locator("summary").click()
    assert fold.locator(".activity-built").is_visible()
    assert page.url == before
    page.context.close()


def test_nothing_says_that_it_keeps_what_it_does_not(site, browser, kind):
    page = opened(browser, f"{site}/chapters/index.html", kind)
    assert page.inner_text(".progress-no-script") == TEACHING["progress"]["no_script"]
    assert not page.locator("[data-note]").is_visible()
    page.context.close()


@pytest.mark.parametrize("url", URLS)
def test_without_the_script_of_the_shell_its_tools_are_away_and_the_contents_are_there(site, browser, url):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.route(THEME, lambda route: route.abort())
    page.goto(f"{site}/{url}", wait_until="networkidle")
    page.wait_for_function("() => !('tools' in document.documentElement.dataset)")
    assert not page.locator(".pst-js-only:visible").count()
    if page.locator("#pst-primary-sidebar").count():
        assert page.locator("#pst-primary-sidebar").is_visible()
    page.close()


# --- on its way ------------------------------------------------------------------------------------


def waiting(browser, address: str, width: int):
    """A page whose own script has not come yet, and what lets it come."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    held = []
    page.route(OWN, lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".bd-footer-content", state="attached")
    until(page, lambda: held)
    frames(page)
    return page, lambda: [route.continue_() for route in held]


@pytest.mark.parametrize("slug", ["dashboard", "three-systems", "where-studied", "comparison", "index"])
def test_controls_appear_when_the_script_runs(site, browser, slug):
    page, go_on = waiting(browser, f"{site}/chapters/{slug}.html", 375)
    assert [one for one in page.evaluate(CONTROLS) if "pst-js-only" not in one] == []
    go_on()
    page.wait_for_selector("html[data-script=ready]")
    assert page.evaluate(CONTROLS)
    page.close()


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_moves_while_a_page_comes(site, browser, slug, width):
    # Three of the pages have no script of their own, so none is waited for: those that are there come late.
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    held, late = [], []
    page.route(OWN, lambda route: route.continue_() if late else held.append(route))
    page.goto(f"{site}/chapters/{slug}.html", wait_until="commit")
    page.wait_for_selector(".bd-footer-content", state="attached")
    frames(page)
    late.append(True)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    quiet(page, 300)
    assert page.evaluate("window.shifted") < 0.01
    page.close()


@pytest.mark.parametrize(
    ("slug", "part", "damage"),
    [
        ("three-systems", ".quiz", "delete one.dataset.words"),
        ("three-systems", ".activity", "one.querySelector('[data-definition]').remove()"),
        ("where-studied", ".explorer", "one.querySelector('tbody').remove()"),
        ("where-studied", ".map", "one.querySelector('[data-looks]').remove()"),
    ],
)
def test_a_part_that_cannot_start_shows_no_dead_control(site, browser, slug, part, damage):
    page = browser.new_page()
    page.route(
        OWN,
        lambda route: route.fulfill(
            body=f"document.querySelectorAll('{part}').forEach((one) => {{ {damage}; }});" + route.fetch().text(),
            content_type="text/javascript",
        ),
    )
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    open_questions(page)
    for one in some(page.locator(part).all()):
        assert not one.locator("button:visible, input:visible, select:visible").count()
        for fold in one.locator("details.check").all():
            assert fold.is_visible()
    page.close()


def test_without_scripts_a_phone_has_the_contents(site, browser):
    page = opened(browser, f"{site}/chapters/dashboard.html", "no scripts", width=375)
    page.click(".plain-contents")
    link = page.locator("#pst-primary-sidebar a", has_text="Key numbers")
    page.wait_for_function("scrollY > 900")
    assert link.is_visible() and 0 < link.bounding_box()["y"] < 900
    page.set_viewport_size({"width": 1280, "height": 900})
    assert not page.locator(".plain-contents").is_visible()
    page.context.close()
