"""No frame shows parts of two scenes: what stands in a plot, and what moves in the picture, belongs to one."""

import pytest
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import blank, decode, dose, encode
from pages import until
from reader import DOSE, EXHIBIT, FIGURE, PAGE, VIEWS, Dashboard

# Notes, whenever a plot is painted, what stands in it and what the scene of that moment has there.
RECORD = f"""() => {{
  const exhibit = {EXHIBIT}, {{ views, element }} = exhibit;
  window.frames_ = [];
  for (const view of views) {{
    const name = element.querySelector(`[data-root="${{view.model.id}}"]`).dataset.view;
    const glyphs = [...view.renderer_views.values()].filter(({{ glyph }}) => glyph);
    const of = (part) => glyphs.filter(({{ model }}) => model.data_source.name === `${{name}}-${{part}}`).map(({{ glyph }}) => glyph);
    const list = (values) => Array.from(values ?? [], (one) => Math.round(1000 * one));
    view.repainted.connect(() => {{
      const drawn = exhibit.drawn[name], [lines] = of('curves'), [, marks] = of('marks');
      if (!drawn) return window.frames_.push({{ view: name, drug: exhibit.document.get_model_by_name('dose-curves').data.key[0] ?? null, drugs: exhibit.scene.runs[0].drugs }});
      window.frames_.push({{
        view: name, curves: lines.data_size, parts: 2 * drawn.curves.length, x: list(marks.x), y: list(marks.y),
        marksX: list(drawn.marks.map(({{ x }}) => x)), marksY: list(drawn.marks.map(({{ y }}) => y)),
        label: exhibit.document.get_model_by_name(`${{name}}-x-axis`).axis_label, window: exhibit.payload.data.axes[exhibit.scene.state.window].label,
      }});
    }});
  }}
}}"""
# How many molecules of amphetamine are on their way, now.
ON_THE_WAY = f"""() => [...document.querySelectorAll('{FIGURE} [data-part="couriers"] > path')]
  .filter((one) => one.transform.baseVal.getItem(1).matrix.a > 0).length"""
FLOOD = presets()["flood"]["link"]
WITHOUT = [name for name, story in presets().items() if "d-amphetamine" not in story["link"]]


@pytest.fixture(scope="module")
def lively(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="no-preference")
    yield context
    context.close()


@pytest.fixture
def tab(lively, site):
    page = lively.new_page()
    yield Dashboard(page, site)
    page.close()


def one_scene(frames: list[dict]) -> list[dict]:
    """The frames of a plot that do not agree with the scene they were painted in."""

    def agrees(one):
        if one["view"] == DOSE:
            return one["drug"] is None or one["drug"] in one["drugs"]
        return (one["curves"], one["x"], one["y"], one["label"]) == (
            one["parts"],
            one["marksX"],
            one["marksY"],
            one["window"],
        )

    return [one for one in frames if not agrees(one)]


def test_marks_and_curves_of_a_painting_are_of_one_scene(tab):
    tab.open(FLOOD)
    tab.page.evaluate(RECORD)
    for name in [*presets(), *reversed(presets())]:
        tab.find(f'[data-preset="{name}"]').click()
        tab.settle()
    # Stories one on the other, none of them awaited.
    tab.page.evaluate(
        f"links => links.forEach((link) => {EXHIBIT}.open(link))", [one["link"] for one in presets().values()]
    )
    tab.settle()
    tab.choose("region", "hippocampus")
    tab.choose("drug-1", "modafinil")
    tab.settle_dose()
    frames = tab.page.evaluate("frames_")
    assert {one["view"] for one in frames} == {*VIEWS, DOSE} and len(frames) > 60
    assert not one_scene(frames)


def flooding(tab: Dashboard) -> None:
    """Amphetamine rides through the carriers of the picture."""
    tab.show(FLOOD)
    tab.find(".synapse-stage").scroll_into_view_if_needed()
    tab.page.wait_for_function(ON_THE_WAY)


@pytest.mark.parametrize("name", WITHOUT)
@pytest.mark.parametrize("held", [False, True])
def test_no_amphetamine_is_on_its_way_in_a_scene_without_it(tab, name, held):
    """Nor in a picture that is held still."""
    tab.open()
    flooding(tab)
    if held:
        tab.find("[data-still]").click()
    seen = tab.page.evaluate(
        f"""async name => {{
      const seen = [], exhibit = {EXHIBIT}, look = {ON_THE_WAY};
      exhibit.element.querySelector(`[data-preset="${{name}}"]`).click();
      for (const end = performance.now() + 600; performance.now() < end;) {{
        await new Promise(requestAnimationFrame);
        if (exhibit.told === exhibit.scene && !exhibit.scene.runs[0].drugs.includes('d-amphetamine')) seen.push(look());
      }}
      return seen;
    }}""",
        name,
    )
    assert seen and not any(seen)


@pytest.mark.parametrize(
    "change",
    [
        {"doses": [None] * 3},
        {"doses": [dose("methylphenidate"), None, None]},
        {"see": "NE"},
        {"region": "prefrontal_cortex"},
        {"window": "24h", "at": 1200.0},
    ],
)
def test_what_was_on_its_way_in_another_scene_is_gone_with_it(tab, change):
    """Another drug, transmitter or region; or a time at which no carrier is turned around any more."""
    tab.open()
    flooding(tab)
    link = encode({**decode(FLOOD)[0], **change})
    left = tab.page.evaluate(
        f"""async link => {{
      const exhibit = {EXHIBIT}, look = {ON_THE_WAY};
      exhibit.open(link);
      while (exhibit.link() !== link || exhibit.told !== exhibit.scene || JSON.stringify(exhibit.scene.state) !== JSON.stringify(exhibit.choice)) await new Promise(requestAnimationFrame);
      return look();
    }}""",
        link,
    )
    assert left == 0


@pytest.mark.parametrize(
    "query",
    ["?preset=cortex", "?lock=doses&preset=claim", f"#{encode({**blank(), 'doses': [dose('modafinil'), None, None]})}"],
)
def test_before_the_plots_are_there_no_still_picture_of_another_scene_is_shown(lively, site, query):
    """The stills are of the scene that the page begins with; the plots of another are not waited for."""
    page, held = lively.new_page(), []
    page.route("**/bokeh.min.js*", lambda route: held.append(route))
    # Where BokehJS is asked for before the page has loaded, "load" waits for what is held here.
    page.goto(f"{site}/{PAGE}{query}", wait_until="domcontentloaded")
    page.wait_for_function(f"{EXHIBIT}.told")
    for view in VIEWS:
        assert not page.locator(f'{FIGURE} [data-view="{view}"] .dash-still-plot').is_visible()
    # BokehJS is fetched without a sign of the reader.
    until(page, lambda: held)
    held[0].continue_()
    page.wait_for_selector(f'{FIGURE}[data-state="ready"]')
    assert page.locator(f'{FIGURE} [data-view="DA"] canvas').first.is_visible()
    page.close()


def test_the_still_picture_of_the_scene_the_page_begins_with_is_shown(lively, site):
    page = lively.new_page()
    page.route("**/bokeh.min.js*", lambda route: route.abort())
    page.goto(f"{site}/{PAGE}")
    page.wait_for_function(f"{EXHIBIT}.told")
    assert page.locator(f'{FIGURE} [data-view="DA"] .dash-still-plot').is_visible()
    page.locator(f'{FIGURE} [data-preset="cortex"]').click()
    page.wait_for_function(f"{EXHIBIT}.told.state.region === 'prefrontal_cortex'")
    assert not page.locator(f'{FIGURE} [data-view="DA"] .dash-still-plot').is_visible()
    page.locator(f'{FIGURE} [data-preset="flood"]').click()
    page.wait_for_function(f"{EXHIBIT}.told.state.region === 'striatum'")
    assert page.locator(f'{FIGURE} [data-view="DA"] .dash-still-plot').is_visible()
    page.close()
