"""The arrow behind a link to the outside, and the button that copies a listing: neither may lie on what is read."""

import pytest
from pages import SLUGS

ARROW = "↗"
# Layout may round a box by this much.
ROUNDING = 0.5


def arrows(page) -> list[tuple[dict, dict]]:
    """Each arrow that is drawn, with the last line of the link before it: left, top, right, bottom of both."""
    session = page.context.new_cdp_session(page)
    told = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": ["visibility"], "includePaintOrder": False})
    strings, (document, *_) = told["strings"], told["documents"]
    layout, boxes, nodes = document["layout"], document["textBoxes"], document["nodes"]
    texts = [strings[number] if number >= 0 else "" for number in layout["text"]]
    lines: dict[int, list[dict]] = {}
    for place, (x, y, width, height) in zip(boxes["layoutIndex"], boxes["bounds"], strict=True):
        lines.setdefault(place, []).append({"left": x, "top": y, "right": x + width, "bottom": y + height})
    parents = nodes["parentIndex"]

    def link_of(place: int) -> int:
        node = layout["nodeIndex"][place]
        while node >= 0 and strings[nodes["nodeName"][node]] != "A":
            node = parents[node]
        return node

    ends: dict[int, dict] = {}
    for place, text in enumerate(texts):
        if place in lines and text.strip() and text != ARROW:
            ends[link_of(place)] = lines[place][-1]
    return [
        (lines[place][0], ends[link_of(place)])
        for place, text in enumerate(texts)
        if text == ARROW and place in lines and link_of(place) in ends
    ]


def overlap(one: dict, other: dict) -> bool:
    sideways = min(one["right"], other["right"]) - max(one["left"], other["left"])
    upwards = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return sideways > ROUNDING and upwards > ROUNDING


@pytest.mark.parametrize("slug", SLUGS)
def test_no_arrow_lies_on_the_text_of_its_link(site, browser, slug):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/chapters/{slug}.html")
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    outside = page.locator("a.reference.external:visible").count()
    found, on_text = 0, []
    # Each width breaks the lines at other places.
    for width in (1280, 1000, 768, 375, 347, 320):
        page.set_viewport_size({"width": width, "height": 900})
        drawn = arrows(page)
        found += len(drawn)
        on_text += [(width, *pair) for pair in drawn if overlap(*pair)]
    page.close()
    assert on_text == [] and bool(found) == bool(outside)


LISTING = "chapters/instructors.html"


@pytest.mark.parametrize("forced", ["none", "active"])
def test_the_button_that_copies_is_drawn_in_lines(site, browser, forced):
    page = browser.new_page(forced_colors=forced)
    page.goto(f"{site}/{LISTING}", wait_until="networkidle")
    svg = page.locator("button.copybtn svg").first
    style = svg.evaluate("one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).maskImage]")
    page.close()
    assert style == ["rgba(0, 0, 0, 0)", "none"]


def test_the_button_hides_no_code_where_it_is_always_there(site, browser):
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{site}/{LISTING}", wait_until="networkidle")
    hidden = page.evaluate("""() => [...document.querySelectorAll('.highlight:has(> .copybtn)')].map((box) => {
      const listing = box.querySelector('pre'), button = box.querySelector('.copybtn').getBoundingClientRect();
      // Lines are cut at the inner edge of the border, wherever they are scrolled to.
      return listing.getBoundingClientRect().left + listing.clientLeft + listing.clientWidth - button.left;
    }).filter((covered) => covered > 0.5)""")
    buttons = page.locator("button.copybtn").count()
    context.close()
    assert buttons and hidden == []
