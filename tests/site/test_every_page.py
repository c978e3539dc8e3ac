"""Each page of the built site in a real browser, with every outside name cut off."""

from pathlib import Path

import pytest
from pages import SLUGS, URLS, open_exhibits, quiet, watch

AXE = "node_modules/axe-core/axe.min.js"
WITHOUT_PLOTS = ("key-terms", "instructors", "references", "index")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("url", URLS)
def test_no_outside_request_no_error(site, browser, url):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    visit = watch(page, site)
    page.goto(f"{site}/{url}", wait_until="networkidle")
    open_exhibits(page)
    quiet(page, 100)
    page.close()
    assert not visit.faults


# What each renderer of an exhibit adds to an empty plot.
EACH_ALONE = (Path(__file__).parent / "each_alone.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_plot_draws_each_of_its_marks(site, browser, slug):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    there = open_exhibits(page)
    found = {
        name: page.evaluate(EACH_ALONE, name) for name in page.evaluate("Object.keys(window.monoamine?.exhibits ?? {})")
    }
    page.close()
    assert (there == 0) == (slug in WITHOUT_PLOTS) == (not any(found.values()))
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
@pytest.mark.parametrize("url", URLS)
def test_axe_finds_nothing(site, browser, root, url, theme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=theme, reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}');")
    page = context.new_page()
    page.goto(f"{site}/{url}", wait_until="networkidle")
    open_exhibits(page)
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    result = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    found = [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in result["violations"]
        for node in fault["nodes"][:3]
    ]
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 360, 768, 1920])
@pytest.mark.parametrize("url", URLS)
def test_nothing_wider_than_the_screen(site, browser, url, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}/{url}", wait_until="networkidle")
    open_exhibits(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")
    unfolded = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert max(wide, unfolded) <= width


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
