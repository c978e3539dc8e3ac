"""Every axis of every figure has painted what it was told: at once, after each choice, and in every width."""

import pytest
from found import some
from pages import SLUGS, open_exhibits
from painted import WATCH, axes, wrong

WITH_PLOTS = [slug for slug in SLUGS if slug not in ("index", "key-terms", "instructors", "references")]
# Other labels than those of the scene that a small dashboard opens with: days, hours, more digits.
SCENES = (
    "v=1&for=7d&see=5-HT&scale=linear&doses=Semax:0.15:ip:0&at=1440",
    "v=1&for=24h&doses=d-amphetamine:10:ip:0&at=600",
    "v=1&doses=d-amphetamine:10:ip:0&at=30",
)
# Two frames after everything that was asked for has been drawn.
_PAINTED = """() => new Promise((done) => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done())), 150);
})"""
_NAMES = """behaviour => Object.values(window.monoamine.exhibits)
  .filter(({ payload, views }) => views.length && (!behaviour || behaviour === payload.behaviour))
  .map(({ name }) => name)"""
WITH_DASHBOARDS = (
    "simple-version",
    "comparison",
    "norepinephrine-inverted-u",
    "region-specific-serotonin",
    "three-systems",
    "where-studied",
)
WITH_CHOICES = (
    ("dashboard", "findings"),
    ("comparison", "side-by-side"),
    ("norepinephrine-inverted-u", "prepared"),
    ("three-systems", "prepared"),
)


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.add_init_script(WATCH)
    yield page
    page.close()


def faults(page, names=None) -> dict:
    """What is painted otherwise than told, by exhibit."""
    page.evaluate(_PAINTED)
    found = {name: [one for axis in axes(page, name) for one in wrong(axis)] for name in names or page.evaluate(_NAMES)}
    return {name: one for name, one in found.items() if one}


@pytest.mark.parametrize("slug", WITH_PLOTS)
def test_every_axis_is_painted_as_it_was_told(page, site, slug):
    page.goto(f"{site}/chapters/{slug}.html")
    assert open_exhibits(page)
    for width in (1280, 375, 700):
        page.set_viewport_size({"width": width, "height": 900})
        assert not faults(page), width


@pytest.mark.parametrize("slug", WITH_DASHBOARDS)
def test_a_small_dashboard_opens_a_scene_as_it_was_told(page, site, slug):
    """Each scene is the first that its plots paint."""
    for link in SCENES:
        page.goto("about:blank")
        page.goto(f"{site}/chapters/{slug}.html")
        page.evaluate(
            """link => Object.values(window.monoamine.exhibits).filter(({ open }) => open).forEach((one) => {
          one.open(link, "");
          one.start();
        })""",
            link,
        )
        page.wait_for_function("""() => Object.values(window.monoamine.exhibits).filter(({ open }) => open)
          .every(({ state, scene, told }) => state === "ready" && told === scene)""")
        names = page.evaluate(_NAMES, "simulator")
        assert names and not faults(page, names), link


@pytest.mark.parametrize(("slug", "behaviour"), WITH_CHOICES)
def test_each_choice_is_painted_as_it_was_told(page, site, slug, behaviour):
    page.goto(f"{site}/chapters/{slug}.html")
    open_exhibits(page)
    names = page.evaluate(_NAMES, behaviour)
    assert names
    for name in some(names):
        form = page.locator(f"#exhibit-{name} form")
        for field in form.locator("select").all():
            for value in field.locator("option:not([disabled])").evaluate_all("all => all.map(({ value }) => value)"):
                field.select_option(value)
                assert not faults(page, [name]), (name, value)
        for box in form.locator("input[type=radio]").all():
            box.check(force=True)
            assert not faults(page, [name]), (name, box.get_attribute("value"))
