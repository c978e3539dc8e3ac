"""A reader whose letters are half as large again, or twice as large: on a phone no page is wider than the screen."""

import pytest
from built import launched
from pages import SLUGS

WIDE = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility())
  .map((one) => `${one.tagName}.${one.className}`).slice(-5)"""


@pytest.fixture(scope="module", params=[24, 32], ids=["150 %", "200 %"])
def large(browser, request):
    instance = launched(browser.browser_type, f"--blink-settings=defaultFontSize={request.param}")
    yield instance
    instance.close()


@pytest.mark.parametrize("slug", [*SLUGS, "claim-da-turnover"])
def test_no_page_scrolls_sideways(large, site, slug):
    page = large.new_page(viewport={"width": 390, "height": 812})
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    page.evaluate("scrollTo(1000, 0)")
    assert page.evaluate("scrollX") == 0, page.evaluate(WIDE)
    page.close()


BROKEN = """() => {
  const broken = [];
  for (const heading of document.querySelectorAll('article :is(h1, h2, h3)')) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { index, 0: word } of walker.currentNode.data.matchAll(/[^\\s\\-]+/g)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
  }
  return broken;
}"""


@pytest.mark.parametrize("width", [320, 375])
def test_no_heading_breaks_inside_a_word(large, site, width):
    page = large.new_page(viewport={"width": width, "height": 812})
    for slug in ("dashboard", "norepinephrine-inverted-u", "simple-version", "claim-da-turnover"):
        page.goto(f"{site}/chapters/{slug}.html")
        assert page.evaluate(BROKEN) == [], slug
    page.close()
