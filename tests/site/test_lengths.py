"""What a phone shows of a long page: how long it is, and where its lines end."""

import pytest

MOST = {"simple-version": 13_000, "norepinephrine-inverted-u": 24_000, "dashboard": 9_000}


@pytest.mark.parametrize("slug", MOST)
def test_a_page_is_no_longer_on_a_phone(site, browser, slug):
    page = browser.new_page(viewport={"width": 375, "height": 812})
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") <= MOST[slug]
    page.close()


# A line that begins with the full stop of the sentence before it.
ALONE = """() => [...document.querySelectorAll('article .kept')].map((kept) => {
  const mark = document.createRange();
  mark.selectNodeContents(kept.lastChild);
  const box = kept.firstChild.getClientRects();
  return [kept.textContent, box.length > 0 && mark.getBoundingClientRect().top > box[box.length - 1].bottom - 2];
}).filter(([, alone]) => alone).map(([text]) => text)"""


@pytest.mark.parametrize("slug", ["simple-version", "key-numbers"])
def test_no_line_begins_with_a_full_stop(site, browser, slug):
    page = browser.new_page(viewport={"width": 375, "height": 812})
    page.goto(f"{site}/chapters/{slug}.html")
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => { fold.open = true; })")
    assert page.locator("article .kept").count()
    assert page.evaluate(ALONE) == []
    page.close()
