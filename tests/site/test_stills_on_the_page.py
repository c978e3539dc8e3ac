"""The still of each plot: seen where no script runs, in its place, and with the marks and words that BokehJS paints."""

import re

import pytest
from found import some
from monoamine.evidence.colours import contrast
from pages import AROUND, frames, open_exhibits
from painted import axes

# Pages with figures that BokehJS alone would draw.
WITH_STILLS = (
    "comparison",
    "dashboard",
    "key-numbers",
    "norepinephrine-inverted-u",
    "region-specific-serotonin",
    "the-model",
    "three-systems",
    "where-studied",
)
OWN = "**/monoamine/monoamine.js*"
# For each plot: exhibit, height of the picture and its place, letters that are too small, words that leave the page.
SEEN = """() => [...document.querySelectorAll('.exhibit-slot')].map((slot) => {
  const picture = [...slot.querySelectorAll('svg')].find((one) => one.checkVisibility());
  const words = picture ? [...picture.querySelectorAll('text')].filter((one) => one.checkVisibility()) : [];
  return {
    name: slot.closest('figure').dataset.exhibit, place: slot.getBoundingClientRect().height,
    height: picture?.getBoundingClientRect().height ?? 0, words: words.map((one) => one.textContent).join(' '),
    small: words.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 11).length,
    out: words.filter((one) => one.closest('.exhibit-still')).filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return left < -0.5 || right > innerWidth + 0.5;
    }).map((one) => one.textContent),
  };
})"""
PAINTS = """() => [...document.querySelectorAll('.exhibit-still :is([fill], [stroke])')]
  .flatMap((one) => [one.getAttribute('fill'), one.getAttribute('stroke')]).filter(Boolean)"""
COLORS = """() => {
  const all = [...document.querySelectorAll('.exhibit-still text')].map((one) => getComputedStyle(one).fill);
  return [getComputedStyle(document.body).backgroundColor, [...new Set(all)]];
}"""
# What a still says of each plot, in the order of its axes: side, name, labels of its ticks; and its marks by glyph.
TOLD = """name => [...document.querySelectorAll(`#exhibit-${name} .exhibit-slot`)].map((slot) => {
  const face = [...slot.querySelectorAll('.exhibit-still > svg')].find((one) => one.clientWidth);
  const lines = (one) => [...one.childNodes].map((part) => part.textContent).join('\\n');
  return ['below', 'left'].map((side) => ({
    side, name: face.querySelector(`[data-name="${side}"]`)?.textContent ?? '',
    labels: [...face.querySelectorAll(`[data-ticks="${side}"] > text`)].map(lines),
  }));
})"""
# Marks of each glyph in the still and in BokehJS: how many, and the farthest that one is from its twin, across and up.
TWINS = """name => {
  const { element, views } = monoamine.exhibits[name];
  return views.flatMap((view) => {
    const slot = element.querySelector(`[data-root="${view.model.id}"]`), origin = slot.getBoundingClientRect();
    const face = [...slot.querySelectorAll('.exhibit-still > svg')].find((one) => one.clientWidth);
    const { left, right, top, bottom } = view.frame.bbox;
    const inside = ([x, y]) => x >= left && x <= right && y >= top && y <= bottom;
    return view.model.renderers.filter(({ visible }) => visible).map(({ id, glyph: { type }, data_source: source }) => {
      const { sx = [], sy = [] } = [...view.renderer_views.values()].find(({ model }) => model.id === id).glyph;
      const road = ['Line', 'Step', 'Patch'].includes(type), point = ['Scatter', 'Text'].includes(type);
      const places = [...sx].map((x, i) => [x, sy[i]]).filter(inside);
      const marks = [...face.querySelectorAll(`[data-glyph="${id}"] > *`)], rows = source.get_length();
      const off = type !== 'Scatter' ? [] : marks.map((mark, i) => {
        const box = mark.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2 - origin.left, (box.top + box.bottom) / 2 - origin.top];
        return [x - places[i][0], y - places[i][1]];
      });
      return { id, type, marks: marks.length, rows: road ? Math.min(rows, 1) : point ? places.length : rows,
        across: Math.max(0, ...off.map(([x]) => Math.abs(x))), up: Math.max(0, ...off.map(([, y]) => Math.abs(y))) };
    });
  });
}"""
NAMES = """() => Object.values(monoamine.exhibits)
  .filter(({ element }) => element.querySelector('.exhibit-still')).map(({ name }) => name)"""
SHOWN = ".exhibit .exhibit-still { display: block !important; visibility: hidden; }"


def test_every_page_with_stills_is_looked_at(site_folder):
    pages = (site_folder / "chapters").glob("*.html")
    assert {page.stem for page in pages if "exhibit-still" in page.read_text("utf-8")} == set(WITH_STILLS)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("slug", WITH_STILLS)
def test_without_scripts_each_plot_is_seen_in_its_place(site, browser, slug, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    for slot in page.locator(".exhibit-slot").all():
        slot.evaluate(AROUND)
    for one in some(page.evaluate(SEEN)):
        assert one["height"] >= 100 and one["place"] == one["height"], one
        assert one["words"] and not one["small"] and not one["out"], one
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("slug", WITH_STILLS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_still_has_the_inks_of_its_page(site, browser, slug, theme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=theme)
    page = context.new_page()
    page.route(OWN, lambda route: route.abort())
    page.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    assert [one for one in some(page.evaluate(PAINTS)) if not re.match(r"var\(--ink-|none$|currentColor$", one)] == []
    paper, colors = page.evaluate(COLORS)
    assert min(contrast(hexed(one), hexed(paper)) for one in some(colors)) >= 4.5
    context.close()


def hexed(color: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color)[:3])


@pytest.mark.parametrize("slug", WITH_STILLS)
def test_a_still_says_and_shows_what_bokeh_paints(site, browser, slug):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/chapters/{slug}.html", wait_until="load")
    open_exhibits(page)
    assert not page.locator(".exhibit-still:visible").count()
    page.add_style_tag(content=SHOWN)
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 900})
        frames(page)
        page.wait_for_function("monoamine.figures.drawn()")
        for name in some(page.evaluate(NAMES)):
            assert not unlike(page, name), (width, name)
    page.close()


def unlike(page, name: str) -> list:
    """What the still of an exhibit says or shows otherwise than BokehJS: names, labels of ticks, marks."""
    told = [axis for plot in page.evaluate(TOLD, name) for axis in plot]
    said = [(one["side"], one["name"], sorted(one["labels"])) for one in told]
    painted = [(one["side"], one["label"], sorted(tick["text"] for tick in one["told"])) for one in axes(page, name)]
    found = [pair for pair in zip(said, painted, strict=True) if pair[0] != pair[1]]
    # Letters that stand closer to each other move the frame by one px; a triangle is not centered in its box.
    return found + [
        one
        for one in some(page.evaluate(TWINS, name))
        if one["marks"] != one["rows"] or one["across"] > 2 or one["up"] > 4
    ]


def test_a_choice_made_before_the_plot_is_there_hides_the_still_of_another(site, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/bokeh.min.js*", lambda route: None)
    page.goto(f"{site}/chapters/dashboard.html", wait_until="domcontentloaded")
    page.wait_for_selector("html[data-script=ready]")
    still, form = page.locator("#exhibit-evidence .exhibit-still"), page.locator("#exhibit-evidence form")
    assert still.is_visible() and not page.locator("#exhibit-evidence [data-status]").is_visible()
    form.locator("input[type=radio]:not(:checked)").first.check(force=True)
    assert not still.is_visible() and page.locator("#exhibit-evidence [data-status]").is_visible()
    form.locator("[type=reset]").click()
    page.wait_for_selector("#exhibit-evidence:not([data-stale])")
    assert still.is_visible()
    page.close()


def test_where_bokeh_cannot_come_the_still_stays(site, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.route("**/bokeh.min.js*", lambda route: route.abort())
    page.goto(f"{site}/chapters/key-numbers.html", wait_until="load")
    page.locator("#exhibit-semax-measured").scroll_into_view_if_needed()
    page.wait_for_selector('#exhibit-semax-measured[data-state="error"]')
    assert page.locator("#exhibit-semax-measured .exhibit-still").is_visible()
    page.close()
