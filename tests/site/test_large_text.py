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
