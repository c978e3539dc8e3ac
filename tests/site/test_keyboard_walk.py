"""Each page by the Tab key alone: every stop can be seen, is marked, and the walk comes to an end."""

import pytest
from pages import SLUGS

MOST_STOPS = 900
# Where the focus is: in the window, not covered, and with an outline of its own or of what holds it. A link over two
# lines may have its middle between them, so each of its boxes is tried.
WHERE = """() => {
  let element = document.activeElement, host = null;
  while (element?.shadowRoot?.activeElement) { host = element; element = element.shadowRoot.activeElement; }
  if (!element || element === document.body) return null;
  const outlined = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  let marked = false;
  for (let one = element, up = 0; one && up < 4; one = one.parentElement, up++) marked ||= outlined(one);
  // The link of a card is as large as the card.
  const area = element.classList.contains('sd-stretched-link') ? element.closest('.sd-card') : element;
  const boxes = [...area.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  const uncovered = boxes.some((box) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    const near = [area, host, ...(element.labels ?? [])].filter(Boolean);
    return top && near.some((one) => one === top || one.contains(top) || top.contains(one));
  });
  const name = element.getAttribute('aria-label') || element.innerText || element.name || element.id || '';
  return { what: `${element.tagName} ${name.slice(0, 60)}`, marked, uncovered };
}"""


@pytest.mark.parametrize(
    ("slug", "width"), [*((slug, 1280) for slug in SLUGS), ("simple-version", 375), ("comparison", 375)]
)
def test_every_stop_is_seen_and_marked(site, browser, slug, width):
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None:
            break
        stops.append(stop)
    page.close()
    assert 10 < len(stops) < MOST_STOPS
    assert not [one for one in stops if not (one["marked"] and one["uncovered"])]
