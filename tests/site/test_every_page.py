"""Each page of the built site in a real browser, with every outside name cut off."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from found import some
from pages import SLUGS, URLS, Visit, frames, open_exhibits, quiet, watch
from playwright.sync_api import Page

AXE = "node_modules/axe-core/axe.min.js"
WITHOUT_PLOTS = ("key-terms", "instructors", "references", "index")
# Every fold of the text, open or as it was.
FOLDS = """(open) => document.querySelectorAll('article details').forEach((fold) => {
  fold.dataset.was ??= fold.open ? 'open' : '';
  fold.open = open || Boolean(fold.dataset.was);
})"""
# What passes is not told element by element, which takes most of the time on a long page.
AXE_RUN = "(rules) => axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] })"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Opened(NamedTuple):
    """A page with all its exhibits drawn, what it did, and how many exhibits it has."""

    page: Page
    visit: Visit
    exhibits: int


@pytest.fixture(scope="module", params=URLS)
def opened(site, browser, request) -> Iterator[Opened]:
    """Each page opened once, in light, for all that is asked of it; a test leaves it as it was."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page = context.new_page()
    visit = watch(page, site)
    page.goto(f"{site}/{request.param}", wait_until="networkidle")
    there = open_exhibits(page)
    yield Opened(page, visit, there)
    context.close()


def test_no_outside_request_no_error(opened):
    quiet(opened.page, 100)
    assert not opened.visit.faults


# What each renderer of an exhibit adds to an empty plot.
EACH_ALONE = (Path(__file__).parent / "each_alone.js").read_text(encoding="utf-8")


def test_every_plot_draws_each_of_its_marks(opened):
    page, url = opened.page, opened.page.url
    names = page.evaluate("Object.keys(window.monoamine?.exhibits ?? {})")
    found = {name: page.evaluate(EACH_ALONE, name) for name in names}
    without = not any(f"/chapters/{slug}.html" in url for slug in SLUGS if slug not in WITHOUT_PLOTS)
    assert (opened.exhibits == 0) == without == (not any(found.values()))
    assert not {
        name: bad
        for name, one in found.items()
        if (bad := [part for part in one if not (part["shown"] and part["added"])])
    }


def test_a_repaint_wipes_the_edge_of_a_plot(site, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/chapters/norepinephrine-inverted-u.html", wait_until="networkidle")
    page.evaluate("window.monoamine.exhibits['two-limbs'].start()")
    page.wait_for_selector('#exhibit-two-limbs[data-state="ready"]')
    layers = """
        const [view] = window.monoamine.exhibits['two-limbs'].views;
        const layers = ['primary', 'overlays'].map(name => view.canvas_view[name]);
    """
    page.evaluate(
        f"""() => {{
          {layers}
          for (const {{ ctx, canvas }} of layers) {{
            ctx.fillRect(0, 0, 1, canvas.height);
            ctx.fillRect(0, 0, canvas.width, 1);
          }}
          view.request_repaint();
        }}"""
    )
    page.wait_for_function(
        f"""() => {{
          {layers}
          return layers.every(({{ ctx, canvas }}) => [[1, canvas.height], [canvas.width, 1]].every(([width, height]) =>
            !ctx.getImageData(0, 0, width, height).data.some(value => value)));
        }}"""
    )
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(opened, root, theme):
    page = opened.page
    # Nothing fades or moves while axe looks; the page follows the mode of the system.
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    frames(page)
    if not page.evaluate("'axe' in window"):
        page.evaluate((root / AXE).read_text(encoding="utf-8"))
    result = page.evaluate(AXE_RUN, RULES)
    found = [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in result["violations"]
        for node in fault["nodes"][:3]
    ]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("widths", [(320, 360), (1920, 768)], ids=["a phone that is turned", "a window made narrower"])
@pytest.mark.parametrize("url", URLS)
def test_nothing_wider_than_the_screen(site, browser, url, widths):
    page = browser.new_page(viewport={"width": widths[0], "height": 800})
    page.goto(f"{site}/{url}", wait_until="networkidle")
    open_exhibits(page)
    for width in some(widths):
        page.set_viewport_size({"width": width, "height": 800})
        frames(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for unfolded in (True, False):
            page.evaluate(FOLDS, unfolded)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_layout_does_not_jump(site, browser, slug):
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.add_init_script(
        "window.__shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
        " if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    open_exhibits(page)
    quiet(page, 200)
    shift = page.evaluate("window.__shift")
    page.close()
    assert shift < 0.01
