"""The first screen of the book: a drug is given, and what happens is seen, by touch, by key, and told."""

import re

import pytest
from monoamine.dashboard import guess, hero
from monoamine.words import words
from pages import watch

SCREENS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 812}}
HOME = "chapters/index.html"
# Share of an element that lies on the screen.
SEEN = """(element) => {
  const { top, bottom, height } = element.getBoundingClientRect();
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / height;
}"""


def opened(browser, site, screen="desktop", query="", **options):
    context = browser.new_context(viewport=SCREENS[screen], **{"reduced_motion": "reduce", **options})
    page = context.new_page()
    visit = watch(page, site)
    page.goto(f"{site}/{HOME}{query}", wait_until="networkidle")
    page.wait_for_selector('[data-hero][data-state="ready"]')
    return page, visit


def give(page, story):
    page.click(f'[data-give="{story}"]')
    page.wait_for_selector(f'[data-curve="{story}"][data-played]', state="attached")


@pytest.mark.parametrize("one", hero.given(), ids=lambda one: one.story)
def test_a_drug_runs_to_its_peak_and_is_told(browser, site, one):
    page, visit = opened(browser, site)
    assert page.inner_text("[data-number]") == "100"
    give(page, one.story)
    assert page.inner_text("[data-number]") == f"{one.peak:,.0f}"
    told = page.inner_text(".hero-told")
    assert hero.told(one) in told and hero.measured(one)[0]["source"] in told
    assert page.get_attribute(f'[data-give="{one.story}"]', "aria-pressed") == "true"
    assert page.get_attribute(".hero-told", "role") == "status"
    page.context.close()
    assert not visit.faults


def test_the_number_of_semax_never_leaves_rest_while_it_runs(browser, site):
    page, _ = opened(browser, site, reduced_motion="no-preference")
    page.evaluate("""() => {
      const number = document.querySelector('[data-number]');
      window.read = [];
      new MutationObserver(() => read.push(number.textContent)).observe(number, { childList: true });
    }""")
    give(page, "semax-alone")
    steps = page.evaluate("read")
    assert len(steps) > 20 and {*steps} == {"100"}
    give(page, "flood")
    steps = [int(text.replace(",", "")) for text in page.evaluate("read")]
    assert steps == sorted(steps) and len({*steps}) > 20
    page.context.close()


def test_the_picture_shows_what_is_told(browser, site):
    page, _ = opened(browser, site)
    states = "() => [...document.querySelectorAll('#hero [data-part=site]')].map((one) => one.dataset.state)"
    dots = "() => document.querySelectorAll('#hero [data-part=outside] .dot:not([data-off])').length"
    rest = page.evaluate(dots)
    give(page, "flood")
    assert "loaded" in page.evaluate(states) and page.evaluate(dots) > 8 * rest
    give(page, "blocker")
    assert "blocked" in page.evaluate(states) and "loaded" not in page.evaluate(states)
    assert 3 * rest < page.evaluate(dots) < 8 * rest
    give(page, "semax-alone")
    assert {*page.evaluate(states)} == {"open"} and page.evaluate(dots) == rest
    page.context.close()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("story", [None, *hero.STORIES])
def test_what_happens_is_on_the_first_screen(browser, site, screen, story):
    page, _ = opened(browser, site, screen)
    if story:
        give(page, story)
    assert page.evaluate("scrollY") == 0
    for place in ("[data-give]", "[data-number]"):
        assert page.locator(place).first.evaluate(SEEN) == 1, place
    assert page.locator("#hero .synapse-stage").evaluate(SEEN) >= (0.4 if screen == "phone" else 0.9)
    page.context.close()


def test_the_keyboard_gives_and_leaves(browser, site):
    page, _ = opened(browser, site)
    page.locator("[data-give]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-curve="blocker"][data-played]', state="attached")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('#hero') !== null"))
    assert stops[-1] is False
    page.context.close()


def test_without_a_script_all_three_are_told(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport=SCREENS["phone"])
    page = context.new_page()
    page.goto(f"{site}/{HOME}")
    for one in hero.given():
        assert hero.told(one) in page.inner_text(f'[data-outcome="{one.story}"]')
    assert not page.locator("[data-give]:visible, .guess button:visible").count()
    page.click(".guess-answer summary")
    assert guess.measured()[1]["source"] in page.inner_text(".guess-answer")
    context.close()


def test_until_it_is_touched_the_page_loads_no_model_and_no_plot_library(browser, site):
    context = browser.new_context(viewport=SCREENS["desktop"])
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{HOME}", wait_until="networkidle")
    give(page, "flood")
    context.close()
    assert not [url for url in asked if re.search("bokeh|simulator", url)]


# --- the guess ------------------------------------------------------------------------------------


def drawn(page, shares):
    """Draw a curve through heights (shares of the plot, from the top), from left to right."""
    page.locator("#guess").scroll_into_view_if_needed()
    box = page.locator("[data-plot]").bounding_box()
    places = [
        (box["x"] + box["width"] * (0.12 + 0.86 * n / (len(shares) - 1)), box["y"] + box["height"] * share)
        for n, share in enumerate(shares)
    ]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place)
    page.mouse.up()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_curve_is_drawn_answered_and_sent(browser, site, screen):
    page, visit = opened(browser, site, screen)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = words("guess")
    page.click("[data-show]")
    assert page.inner_text(".guess-told") == text["need"]
    drawn(page, [0.6, 0.5, 0.4, 0.3, 0.3, 0.4, 0.5])
    values = [
        int(value) for value in page.evaluate("[...document.querySelectorAll('[data-hour]')].map((one) => one.value)")
    ]
    assert len({*values}) > 2 and max(values) > 150
    assert not page.locator(".guess-truth").is_visible()
    page.click("[data-show]")
    told = page.inner_text(".guess-told")
    assert told.startswith(f"You: up to {max(values)}\N{NO-BREAK SPACE}%.")
    assert f"{guess.claimed():.0f}\N{NO-BREAK SPACE}%" in told and guess.measured()[1]["source"] in told
    page.click("[data-send]")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{HOME}?guess={'-'.join(map(str, values))}#guess")
    other, _ = opened(browser, site, screen, f"?guess={'-'.join(map(str, values))}")
    assert f"guessed up to {max(values)}" in other.inner_text(".guess-told")
    assert other.get_attribute("[data-friend]", "d") == page.get_attribute("[data-yours]", "d")
    page.click("[data-again]")
    assert page.inner_text(".guess-told") == "" and not page.get_attribute("[data-yours]", "d")
    page.context.close()
    other.context.close()
    assert not visit.faults


def test_the_curve_can_be_set_with_the_keyboard_alone(browser, site):
    page, _ = opened(browser, site)
    page.locator(".guess-values summary").focus()
    page.keyboard.press("Enter")
    page.locator('[data-hour="2"]').focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.locator("[data-show]").focus()
    page.keyboard.press("Enter")
    assert page.inner_text(".guess-told").startswith("You: down to 80")
    page.context.close()


def test_rest_set_in_sight_is_a_guess(browser, site):
    page, _ = opened(browser, site)
    page.click("[data-show]")
    assert page.inner_text(".guess-told") == words("guess")["need"]
    page.click(".guess-values summary")
    page.click("[data-show]")
    assert page.inner_text(".guess-told").startswith("You: ")
    page.context.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_drugs_stay_on_the_screen_however_large_the_letters(browser, site, percent):
    page, _ = opened(browser, site, "phone")
    page.evaluate(f"document.documentElement.style.fontSize = '{percent}%'")
    boxes = [one.bounding_box() for one in page.locator("[data-give]").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 375 for box in boxes) and len(boxes) == 3
    # In one row where there is room.
    assert (len({round(box["y"]) for box in boxes}) == 1) == (percent == 100)
    page.context.close()


def test_a_damaged_guess_is_no_guess(browser, site):
    page, visit = opened(browser, site, query="?guess=1-2-x")
    assert page.inner_text(".guess-told") == "" and not page.get_attribute("[data-friend]", "d")
    page.context.close()
    assert not visit.faults
