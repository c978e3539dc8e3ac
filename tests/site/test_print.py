"""A page on paper: no figure is an empty place, and all that was changed for the paper is put back afterwards."""

import base64
import re

import pytest
from monoamine.words import words
from pages import SLUGS, open_exhibits, quiet, until

TEXT, PRINT = words("exhibit"), words("print")
FIGURES = (
    "dashboard",
    "key-numbers",
    "simple-version",
    "region-specific-serotonin",
    "norepinephrine-inverted-u",
    "three-systems",
    "where-studied",
    "comparison",
    "the-model",
)
FOLDED = ("simple-version", "three-systems", "where-studied", "comparison")
BOKEH = "**/bokeh.min.js*"
# What stands in the place of each plot: painted, a still picture, a sentence, nothing; or the place is away.
PLACES = """() => [...document.querySelectorAll('.exhibit-slot')].map((slot) => {
  const seen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().height > 0;
  const canvases = (root) => [...root.querySelectorAll('*')].flatMap((one) => [
    ...(one.tagName === 'CANVAS' && one.width > 50 ? [one] : []), ...(one.shadowRoot ? canvases(one.shadowRoot) : [])]);
  const inked = (one) => {
    const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height);
    let ink = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i]) ink++;
    return ink > 500;
  };
  if (!seen(slot)) return 'away';
  if (canvases(slot).some((one) => seen(one) && inked(one))) return 'drawn';
  if ([...slot.querySelectorAll('svg')].some(seen)) return 'still';
  return slot.innerText.trim() || 'blank';
})"""
FOLDS = "() => [...document.querySelectorAll('article details')].map((one) => one.open)"
HIDES = """() => [...document.querySelectorAll('article details')]
  .map((one) => one.matches('.hide') || one.querySelector(':scope > .check-answer') !== null)"""
ANSWERS = """() => [...document.querySelectorAll('article .check-answer')]
  .filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length"""
TABLES = """() => [...document.querySelectorAll('article .exhibit-numbers table')]
  .map((one) => one.checkVisibility({ contentVisibilityAuto: true }))"""
# A print window that stays open, and how often it opened.
WINDOW = "window.opened = 0; window.print = () => { window.opened++; dispatchEvent(new Event('beforeprint')); };"
# The middle brightness of what is painted, in the pictures for the paper and in the plots.
BRIGHTNESS = """window.brightness = (canvases) => {
  let sum = 0, ink = 0;
  for (const one of canvases) {
    const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height);
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] > 200) [sum, ink] = [sum + data[i] + data[i + 1] + data[i + 2], ink + 3];
    }
  }
  return sum / ink;
};
window.plots = () => Object.values(monoamine.exhibits)
  .flatMap(({ views }) => views.map((view) => view.canvas_view.primary.canvas));
addEventListener('afterprint', () => { window.onPaper = brightness(document.querySelectorAll('.exhibit-print')); });"""


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def before(page):
    """Go on paper as a browser does, without its window."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def after(page):
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def pdf(page) -> bytes:
    answer = page.context.new_cdp_session(page).send("Page.printToPDF", {"preferCSSPageSize": True})
    return base64.b64decode(answer["data"])


def ask(page):
    """The key for printing; what is printed when the figures are there."""
    page.keyboard.press("Control+p")
    page.wait_for_function("window.opened", timeout=20_000)


# --- figures ---------------------------------------------------------------------------------------


def test_every_page_with_figures_is_looked_at(site_folder):
    found = [slug for slug in SLUGS if "exhibit-slot" in (site_folder / "chapters" / f"{slug}.html").read_text("utf-8")]
    assert sorted(found) == sorted(FIGURES)


@pytest.mark.parametrize("slug", FIGURES)
def test_printed_at_once_no_place_is_empty(site, tab, slug):
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    before(tab)
    places = tab.evaluate(PLACES)
    stale = {TEXT["paper"]} if tab.locator("[data-stale]").count() else set()
    assert places and {*places} <= {"drawn", "still"} | stale
    after(tab)
    assert not tab.locator(".exhibit-print, .exhibit-slot[data-paper], .exhibit-paper:visible").count()


@pytest.mark.parametrize("slug", FIGURES)
def test_the_key_for_printing_waits_for_the_figures(site, tab, slug):
    tab.add_init_script(WINDOW)
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    ask(tab)
    tab.emulate_media(media="print")
    assert {*tab.evaluate(PLACES)} == {"drawn"}
    # A picture fits its place on the paper, and keeps its form.
    wide = tab.evaluate("""() => [...document.querySelectorAll('.exhibit-print')].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > one.parentElement.clientWidth + 1 || Math.abs(width / height - one.width / one.height) > 0.05;
    }).length""")
    assert wide == 0
    after(tab)
    assert tab.evaluate("window.opened") == 1
    assert not tab.locator(".exhibit-print").count()


def test_the_file_of_a_page_has_its_figures(site, tab):
    tab.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    open_exhibits(tab)
    tab.wait_for_function("monoamine.figures.drawn()")
    images = len(re.findall(rb"/Subtype\s*/Image", pdf(tab)))
    assert images >= tab.locator(".exhibit-slot").count() == 8


def test_while_the_figures_are_drawn_the_page_says_so(site, tab):
    tab.add_init_script(WINDOW)
    held = []
    tab.route(BOKEH, lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function)
    tab.goto(f"{site}/chapters/key-numbers.html", wait_until="domcontentloaded")
    tab.locator(".print-tool summary").click()
    tab.locator(".print-tool [data-print]").first.click()
    status = tab.locator(".print-status[role=status]")
    until(tab, lambda: held)
    quiet(tab, 400)
    assert status.inner_text() == PRINT["waiting"] and tab.evaluate("window.opened") == 0
    # Nothing is printed twice.
    tab.keyboard.press("Control+p")
    for route in held:
        route.continue_()
    tab.wait_for_function("window.opened")
    assert status.inner_text() == "" and tab.evaluate("window.opened") == 1
    tab.emulate_media(media="print")
    assert {*tab.evaluate(PLACES)} == {"drawn"}


@pytest.mark.parametrize("slug", ["dashboard", "three-systems"])
def test_what_never_comes_is_not_waited_for(site, tab, slug):
    tab.add_init_script(WINDOW)
    tab.route(BOKEH, lambda route: route.abort())
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    ask(tab)
    tab.emulate_media(media="print")
    # A dashboard that an activity has opened in another scene has no still of that.
    stale = {TEXT["paper"]} if tab.locator("[data-stale]").count() else set()
    assert {*tab.evaluate(PLACES)} == {"still"} | stale


def test_what_comes_too_late_is_waited_for_so_long(site, tab):
    tab.add_init_script(WINDOW)
    tab.route(BOKEH, lambda route: None)
    tab.clock.install()
    tab.goto(f"{site}/chapters/key-numbers.html", wait_until="load")
    tab.keyboard.press("Control+p")
    tab.clock.run_for(10_000)
    assert tab.evaluate("window.opened") == 0
    tab.clock.run_for(10_000)
    assert tab.evaluate("window.opened") == 1
    tab.emulate_media(media="print")
    assert tab.evaluate(PLACES) == ["still"]


def test_with_nothing_to_wait_for_the_key_is_the_browsers_own(site, tab):
    tab.add_init_script(
        WINDOW + "addEventListener('keydown', (event) => setTimeout(() => { window.held = event.defaultPrevented; }));"
    )
    tab.goto(f"{site}/chapters/key-terms.html", wait_until="load")
    tab.keyboard.press("Control+p")
    tab.wait_for_function("window.held === false")
    assert tab.evaluate("window.opened") == 0


def test_a_scene_that_is_not_drawn_yet_is_not_printed_as_another(site, tab):
    tab.route(BOKEH, lambda route: None)
    tab.goto(f"{site}/chapters/dashboard.html", wait_until="domcontentloaded")
    tab.locator("[data-preset][aria-pressed=false]").first.click()
    tab.wait_for_selector("#exhibit-dashboard[data-stale]")
    before(tab)
    *dashboard, evidence = tab.evaluate(PLACES)
    assert {*dashboard} == {TEXT["paper"]} and evidence == "still"


@pytest.mark.parametrize("slug", FIGURES)
def test_without_scripts_the_paper_has_stills(site, browser, slug):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    page.emulate_media(media="print")
    assert {*page.evaluate(PLACES)} == {"still"}
    for sentence in page.locator(".exhibit-no-script").all():
        assert sentence.is_visible()
    # The sentence says that the numbers are there.
    assert all(page.evaluate(TABLES))
    context.close()


def test_dark_figures_are_printed_in_the_colors_of_paper(site, browser):
    found = {}
    for theme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, color_scheme=theme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.add_init_script(BRIGHTNESS)
        page.goto(f"{site}/chapters/region-specific-serotonin.html", wait_until="load")
        open_exhibits(page)
        # This answers when every plot is painted for good.
        page.evaluate("monoamine.figures.draw(20_000)")
        screen = page.evaluate("brightness(plots())")
        pdf(page)
        page.wait_for_function("screen => window.onPaper && Math.abs(brightness(plots()) - screen) <= 2", arg=screen)
        assert page.evaluate("document.documentElement.dataset.theme") == theme
        found[theme] = {"screen": screen, "paper": page.evaluate("window.onPaper")}
        context.close()
    assert found["dark"]["paper"] == pytest.approx(found["light"]["paper"], abs=4)
    assert found["dark"]["screen"] > found["dark"]["paper"] + 30


# --- folds -----------------------------------------------------------------------------------------


def some_opened(page, site, slug) -> list[bool]:
    """A page on which the reader has opened a few folds, of both kinds."""
    page.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    page.evaluate("""() => {
      const folds = [...document.querySelectorAll('article details')];
      for (const fold of folds.filter((one, i) => i % 3 === 0)) fold.open = !fold.open;
    }""")
    folds = page.evaluate(FOLDS)
    assert True in folds and False in folds
    return folds


def as_folded(page, folds: list[bool]):
    """A change of the medium alone is told with the next frame."""
    page.wait_for_function(f"folds => JSON.stringify(({FOLDS})()) === JSON.stringify(folds)", arg=folds)


LEAVE = {
    "both events": after,
    "the medium alone": lambda page: page.emulate_media(media="screen"),
    "no event": lambda page: (page.emulate_media(media="screen"), page.keyboard.press("Shift")),
}


@pytest.mark.parametrize("leave", LEAVE)
@pytest.mark.parametrize("slug", FOLDED)
def test_folds_are_afterwards_as_they_were(site, tab, slug, leave):
    folds = some_opened(tab, site, slug)
    tab.emulate_media(media="print") if leave == "the medium alone" else before(tab)
    # An answer and code stay as their reader has left them, all else is open.
    hides = tab.evaluate(HIDES)
    as_folded(tab, [was or not answer for was, answer in zip(folds, hides, strict=True)])
    LEAVE[leave](tab)
    as_folded(tab, folds)


@pytest.mark.parametrize("slug", FOLDED)
def test_a_file_leaves_the_page_as_it_was(site, tab, slug):
    folds = some_opened(tab, site, slug)
    for _ in range(2):
        pdf(tab)
        assert tab.evaluate(FOLDS) == folds
    assert tab.evaluate("'answers' in document.documentElement.dataset") is False


@pytest.mark.parametrize("slug", SLUGS)
def test_a_printed_page_has_no_answer_that_its_reader_has_not_opened(site, tab, slug):
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    before(tab)
    assert tab.evaluate(ANSWERS) == 0
    after(tab)
    fold = tab.locator("article details.check:not(.compared) > summary:visible")
    if fold.count():
        fold.first.click()
        before(tab)
        assert tab.evaluate(ANSWERS) == 1


@pytest.mark.parametrize("slug", ["index", "simple-version", "three-systems", "key-terms"])
def test_the_answers_are_printed_for_who_asks_for_them(site, tab, slug):
    tab.add_init_script(WINDOW)
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    folds = tab.evaluate(FOLDS)
    tab.locator(".print-tool summary").click()
    tab.get_by_text(PRINT["answers"]).click()
    tab.wait_for_function("window.opened")
    tab.emulate_media(media="print")
    assert tab.evaluate(ANSWERS) == tab.locator("article .check-answer").count() > 0
    after(tab)
    assert tab.evaluate(FOLDS) == folds
    # The keyboard is where it was.
    assert tab.evaluate("document.activeElement.matches('.print-tool summary')")
    # The next paper has none.
    before(tab)
    assert tab.evaluate(ANSWERS) == 0


def test_code_is_on_paper_where_a_reader_has_opened_it_and_in_its_ink(site, browser):
    context = browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    drawer = page.locator("article details.hide")
    assert drawer.count() == 1 < drawer.locator("pre").count()
    before(page)
    assert not drawer.is_visible()
    after(page)
    drawer.locator("summary").click()
    before(page)
    assert drawer.is_visible()
    inks = page.evaluate(
        "[...document.querySelectorAll('details.hide[open] pre span')].map((one) => getComputedStyle(one).color)"
    )
    assert inks and set(inks) == {page.evaluate("getComputedStyle(document.body).color")}
    context.close()


def test_an_answered_question_is_printed_with_what_was_said(site, tab):
    tab.goto(f"{site}/chapters/simple-version.html", wait_until="load")
    quiz = tab.locator("form.quiz-question").first
    quiz.locator("input").first.check()
    quiz.locator(".quiz-check").click()
    said = quiz.locator("[data-said]").inner_text()
    before(tab)
    assert said and quiz.locator("[data-said]").inner_text() == said
    assert not tab.locator(".quiz button:visible, .activity button:visible").count()


def test_a_plot_is_afterwards_as_wide_as_before(site, tab):
    tab.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    open_exhibits(tab)
    widths = """() => Object.values(monoamine.exhibits)
      .flatMap(({ views }) => views.map(({ bbox }) => [bbox.width, bbox.height]))"""
    was = tab.evaluate(widths)
    tab.set_viewport_size({"width": 700, "height": 900})
    before(tab)
    # A plot that takes the size of the paper has taken it by then.
    quiet(tab, 300)
    after(tab)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.wait_for_function(f"was => JSON.stringify(({widths})()) === JSON.stringify(was)", arg=was)


# --- the button ------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
def test_each_page_can_be_printed(site, tab, slug):
    tab.add_init_script(WINDOW)
    tab.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    tool = tab.locator(".print-tool")
    if tool.locator("summary").count():
        tool.locator("summary").click()
        tab.get_by_role("button", name=PRINT["page"]).click()
        assert not tool.evaluate("one => one.open")
    else:
        tool.click()
    tab.wait_for_function("window.opened === 1", timeout=20_000)


def test_a_print_window_that_does_not_open_is_told(site, tab):
    tab.add_init_script("window.print = () => {};")
    tab.goto(f"{site}/chapters/references.html", wait_until="load")
    tab.locator(".print-tool").click()
    tab.wait_for_function("told => document.querySelector('.print-status').textContent === told", arg=PRINT["refused"])


def test_without_its_script_there_is_no_button(site, tab):
    tab.route("**/monoamine/reach.js*", lambda route: route.abort())
    tab.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    assert not tab.locator(".print-tool").is_visible()


def test_the_tools_fit_a_phone(site, tab):
    width = 375
    tab.set_viewport_size({"width": width, "height": 700})
    tab.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    tops = [one.bounding_box() for one in tab.locator(".bd-header-article .tool:visible").all()]
    assert len(tops) > 4 and max(one["x"] + one["width"] for one in tops) <= width
    assert len({round(one["y"]) for one in tops}) == 1 and min(one["width"] for one in tops) >= 44
    tab.locator(".print-tool summary").click()
    menu = tab.locator(".print-tool ul").bounding_box()
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= width


# What looks as if it could be pressed or moved; boxes of a question are there for a pencil.
IDLE = """() => [...document.querySelectorAll('article :is(button, select, input[type=range], .activity-form output)')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length)
  .filter((one) => !one.matches('button, select') || getComputedStyle(one).borderTopWidth !== '0px')
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize(
    "slug", ["index", "dashboard", "norepinephrine-inverted-u", "three-systems", "claim-da-turnover"]
)
def test_no_idle_control_is_printed(site, browser, slug):
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.evaluate(IDLE) == []
    page.close()
