"""The dashboard in a frame, by the very recipe that the instructors' page prints: it fits, and nothing scrolls twice."""

import re
from pathlib import Path

import pytest
from monoamine.words import words
from pages import frames, quiet
from serve import serving

TEXT = words("dashboard")
FITS = """() => {
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
  return scrollHeight === clientHeight && scrollWidth === clientWidth && clientHeight > 900;
}"""
TIGHT = """() => {
  const bottom = Math.max(...[...document.querySelectorAll('figure.exhibit *')].filter((one) => one.checkVisibility())
    .map((one) => one.getBoundingClientRect().bottom));
  return document.documentElement.clientHeight - bottom;
}"""

# The scene is that of the state chosen, and its words are written.
TOLD = """() => {
  const { scene, choice, told } = window.monoamine.exhibits.dashboard;
  return told === scene && JSON.stringify(scene.state) === JSON.stringify(choice);
}"""
# No higher than what is in it: what is left below the last thing is the padding, in the size of the text.
SNUG = f"() => ({FITS})() && ({TIGHT})() < 2 * parseFloat(getComputedStyle(document.documentElement).fontSize)"


@pytest.fixture(scope="module")
def recipe(root) -> str:
    """The listing of the instructors' page."""
    text = (root / "chapters" / "instructors.md").read_text(encoding="utf-8")
    (listing,) = re.findall(r"```html\n(.*?<iframe.*?)```", text, re.S)
    return listing


@pytest.fixture(scope="module")
def around(tmp_path_factory, site, recipe):
    """The address of a page of another site that follows the recipe, with room for other words in its address."""
    folder: Path = tmp_path_factory.mktemp("around")
    listing = recipe.replace("…", site)
    assert f'src="{site}/chapters/dashboard.html?embed=1&' in listing
    pages = {
        "plain": listing,
        "link": listing.replace("&lock=region", "#v=1&in=hippocampus&doses=Semax:0.15:ip:0"),
        "told": listing.replace("lock=region", "lock=nonsense"),
        "html": listing.replace("&", "&amp;"),
        "two": listing + listing.replace("preset=blocker", "preset=flood").split("<script>")[0],
    }
    for name, body in pages.items():
        (folder / f"{name}.html").write_text(f'<!doctype html><meta charset="utf-8"><title>a</title>{body}', "utf-8")
    with serving(folder) as address:
        yield address


@pytest.fixture
def opened(browser, around):
    """Opens a page around the frame in a width; answers the page and what is in the frame."""
    pages = []

    def go(width: int, name: str = "plain", **options):
        page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
        pages.append(page)
        page.goto(f"{around}/{name}.html")
        frame = page.frames[1]
        frame.wait_for_function("window.monoamine?.exhibits?.dashboard?.scene")
        return page, frame

    yield go
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [320, 375, 600, 768, 1000, 1280, 1600, 1920])
def test_the_frame_is_as_high_as_what_is_in_it(opened, width):
    page, frame = opened(width)
    frame.wait_for_function(FITS)
    frame.evaluate("window.monoamine.exhibits.dashboard.start()")
    frame.wait_for_function("window.monoamine.exhibits.dashboard.state === 'ready'")
    frame.wait_for_function(FITS)
    # And no higher: what is left below the last thing is the padding.
    assert frame.evaluate(TIGHT) < 30
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["link", "told", "html", "two"])
def test_it_fits_whatever_the_address_opens(opened, name):
    page, frame = opened(1000, name)
    for one in page.frames[1:]:
        one.wait_for_function(FITS)
    assert len(page.frames) == (3 if name == "two" else 2)


def test_it_fits_after_everything_that_changes_its_height(opened):
    page, frame = opened(900)
    frame.wait_for_function(FITS)
    heights = [frame.evaluate("innerHeight")]

    def changed(act):
        act()
        frame.wait_for_function(TOLD)
        frames(page)
        frame.wait_for_function(SNUG)
        heights.append(frame.evaluate("innerHeight"))

    figure = frame.locator("#exhibit-dashboard")
    changed(figure.locator(".dash-further summary").first.click)
    assert heights[-1] > heights[0]
    changed(figure.locator(".dash-further summary").first.click)
    assert heights[-1] < heights[-2]
    changed(lambda: figure.locator('[name="drug-2"]').select_option("Semax"))
    changed(lambda: figure.locator('[name="drug-2"]').select_option(""))
    changed(figure.locator('[data-preset="cortex"]').click)
    assert figure.locator("[data-notice]").is_visible()
    changed(figure.locator('[data-take="csv"]').click)
    changed(lambda: frame.evaluate("document.documentElement.dataset.theme = 'dark'"))
    changed(lambda: page.set_viewport_size({"width": 400, "height": 800}))
    assert heights[-1] != heights[-2]
    changed(lambda: page.set_viewport_size({"width": 1400, "height": 800}))
    changed(lambda: frame.evaluate("document.documentElement.style.fontSize = '150%'"))


def test_the_frame_comes_to_rest(opened):
    page, frame = opened(700)
    frame.wait_for_function(FITS)
    page.evaluate("""() => { window.said = 0;
      addEventListener('message', ({ data }) => { if (data?.type === 'monoamine:height') window.said++; }); }""")
    quiet(page, 1500)
    assert page.evaluate("said") == 0


def test_the_frame_has_the_ground_of_its_theme(opened):
    page, frame = opened(700, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert frame.evaluate(ground) == frame.evaluate("""() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(--paper)';
      return getComputedStyle(probe).color;
    }""")
