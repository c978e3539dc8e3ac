"""With the reader's own colors: what a color or a ground alone said has a shape, a border or a mark that is seen."""

import io

import pytest
from pages import open_exhibits, open_questions

# Least contrast of what is no text.
SEEN = 3
FRIEND = "#question-three-systems-friend"
# Page, what carries the mark, and how wide from its left edge the mark is (None: all of it; negative: so wide before
# its words, which end at the right).
MARKS = {
    "dot of a transmitter": ("dashboard", ".dash-chip", 14),
    "stroke of a drug": ("dashboard", ".exhibit-key .exhibit-swatch", None),
    "stroke beside a box": ("dashboard", ".exhibit-choice .exhibit-swatch", None),
    "bar of a level": ("dashboard", ".dash-bar", None),
    "mark of a key": ("dashboard", ".exhibit-key .exhibit-mark", None),
    "letter of a drug": ("dashboard", ".exhibit-ink", None),
    "page in the contents": ("dashboard", ".bd-docs-nav li.current > a", 3),
    "verdict": ("where-studied", ".verdict", 18),
    "way of a finding": ("where-studied", ".map-entry", 24),
    "right or not": ("three-systems", f"{FRIEND} .quiz-mark:not(:empty)", -20),
    "right or not, told": ("three-systems", f"{FRIEND} .quiz-verdict", 16),
    "stroke of an animal": ("comparison", ".side-name .exhibit-swatch", None),
}
# Where the words of an element begin.
WORDS = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().left;
}"""
PLOTS = ("dashboard", "key-numbers", "norepinephrine-inverted-u")
SCHEMES = [(forced, mode) for forced in ("light", "dark") for mode in ("light", "dark")]


@pytest.fixture(scope="module", params=SCHEMES, ids=["-".join(one) for one in SCHEMES])
def forced(browser, site, request):
    """Opens a page in forced colors, the system's and the page's own mode being light or dark."""
    scheme, mode = request.param
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, forced_colors="active", color_scheme=scheme, reduced_motion="reduce"
    )
    context.add_init_script(f"localStorage.setItem('mode', '{mode}')")
    pages = {}

    def open_page(slug: str):
        if slug not in pages:
            pages[slug] = page = context.new_page()
            page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
            open_exhibits(page)
            if page.locator(FRIEND).count():
                open_questions(page)
                page.locator(f"{FRIEND} input").first.check()
                page.click(f"{FRIEND} .quiz-check")
        return pages[slug]

    yield open_page
    context.close()


def luminance(pixel) -> float:
    parts = [value / 255 for value in pixel]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(page, selector: str, width: int | None = None, around: int = 2) -> list[float]:
    """The contrast of each pixel of an element to the commonest one, which is its ground."""
    from PIL import Image

    one = page.locator(selector).first
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    left = box["x"] if (width or 1) > 0 else one.evaluate(WORDS) + width
    clip = {
        "x": left - around,
        "y": box["y"],
        "width": abs(width or box["width"]) + (2 * around if (width or 1) > 0 else 0),
        "height": box["height"],
    }
    image = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    counted = sorted(image.getcolors(image.width * image.height), reverse=True)
    ground = luminance(counted[0][1])
    levels = [(number, sorted((ground, luminance(pixel)))) for number, pixel in counted]
    return [(high + 0.05) / (low + 0.05) for number, (low, high) in levels for _ in range(number)]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_seen(forced, mark):
    slug, selector, width = MARKS[mark]
    page = forced(slug)
    assert page.locator(selector).count(), "nothing carries this mark any more"
    assert sum(one >= SEEN for one in contrasts(page, selector, width)) >= 12


@pytest.mark.parametrize("slug", PLOTS)
def test_a_plot_is_read_on_paper_of_its_own(forced, slug):
    page = forced(slug)
    found = contrasts(page, ".exhibit-slot", around=0)
    # Axes, numbers and names; ink on the paper of the mode the page is in.
    assert sum(one >= 4.5 for one in found) > 200


def test_the_chosen_story_has_a_border_of_its_own_and_stays_as_large(forced):
    page = forced("dashboard")
    buttons = "[...document.querySelectorAll('[data-preset]')]"
    looks = page.evaluate(f"{buttons}.map((one) => [one.ariaPressed, getComputedStyle(one).borderTopWidth])")
    assert {width for pressed, width in looks if pressed == "true"} == {"4px"}
    assert {width for pressed, width in looks if pressed != "true"} == {"1px"}
    places = f"{buttons}.map((one) => [one.offsetLeft, one.offsetTop, one.offsetHeight])"
    before = page.evaluate(places)
    page.locator("[data-preset]").nth(2).click()
    assert [row[1:] for row in page.evaluate(places)] == [row[1:] for row in before]


def test_the_section_read_is_marked_in_the_list_of_the_page(forced):
    page = forced("where-studied")
    widths = page.evaluate("""() => {
      const links = [...document.querySelectorAll('.page-toc a')];
      links.forEach((one, number) => one.classList.toggle('active', number === 1));
      return links.map((one) => parseFloat(getComputedStyle(one).borderLeftWidth));
    }""")
    assert widths[1] > widths[0] + 2


TOYS = {"norepinephrine-inverted-u": "#exhibit-hill .hill-picture", "region-specific-serotonin": ".study-strip"}


@pytest.mark.parametrize("slug", TOYS)
def test_a_picture_to_play_with_is_read_on_paper_of_its_own(forced, slug):
    found = contrasts(forced(slug), TOYS[slug], around=0)
    assert sum(one >= 4.5 for one in found) > 200


BOXES = [("simple-version", ".admonition.analogy"), ("dashboard", ".exhibit-form"), ("dashboard", ".dash-controls")]


@pytest.mark.parametrize(("slug", "box"), BOXES)
def test_a_box_known_by_its_ground_has_a_border(forced, slug, box):
    page = forced(slug)
    assert page.locator(box).count()
    assert page.locator(box).first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
