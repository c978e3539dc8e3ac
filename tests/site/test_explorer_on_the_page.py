"""The evidence explorer of the built book, used as a reader uses it, and read without a script."""

import pytest
from found import some
from monoamine import evidence
from monoamine.words import words

PAGE = "chapters/where-studied.html"
EXPLORER = "[data-explorer]"
ROWS = f"{EXPLORER} tbody tr:visible"
# Where the explorer ends on the page, in px: what follows it stands there.
END = "document.querySelector('[data-explorer]').getBoundingClientRect().bottom + scrollY"


def every_row() -> int:
    return len(evidence.table("measurements"))


@pytest.fixture(params=[375, 1280])
def page(browser, site, request):
    opened = browser.new_page(viewport={"width": request.param, "height": 800})
    opened.goto(f"{site}/{PAGE}", wait_until="networkidle")
    opened.locator(EXPLORER).scroll_into_view_if_needed()
    yield opened
    opened.close()


def choose_what_nobody_measured(page) -> None:
    page.select_option(f"{EXPLORER} select[name=drug]", "Semax")
    page.select_option(f"{EXPLORER} select[name=transmitter]", "NE")


def test_what_nobody_measured_says_so_and_nothing_jumps(page):
    before = page.evaluate(END)
    choose_what_nobody_measured(page)
    assert page.locator(ROWS).count() == 0
    assert page.inner_text(f"{EXPLORER} [data-empty]") == words("explorer")["empty"]
    count = page.locator(f"{EXPLORER} [data-count]")
    assert count.get_attribute("role") == "status" and count.inner_text() == words("explorer")["count"]["none"]
    assert page.evaluate(END) == pytest.approx(before, abs=1)


def test_going_back_shows_every_row_again(page):
    choose_what_nobody_measured(page)
    page.click(f"{EXPLORER} button[type=reset]")
    page.wait_for_function("document.querySelector('[data-explorer] [data-empty]').hidden")
    assert page.locator(ROWS).count() == every_row()
    assert str(every_row()) in page.inner_text(f"{EXPLORER} [data-count]")


def test_every_column_is_in_sight(page):
    box = f"document.querySelector('{EXPLORER} .table-box')"
    assert page.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")


def test_the_keyboard_can_pass_the_table(page):
    page.focus(f"{EXPLORER} [data-take-rows]")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == words("exhibit")["skip_table"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate(f"document.activeElement.closest('{EXPLORER}')")


def test_without_a_script_every_row_is_there(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    assert page.locator(ROWS).count() == every_row()
    assert not page.locator(f"{EXPLORER} form").is_visible()
    context.close()


def column(page, number: int) -> list[str]:
    return [text for text in page.locator(f"{EXPLORER} tbody tr > :nth-child({number})").all_inner_texts() if text]


def test_a_header_sorts_turns_around_and_a_reset_brings_the_first_order_back(page):
    first = column(page, 1)
    head = page.locator(f"{EXPLORER} th").first
    for way, turned in (("ascending", False), ("descending", True)):
        head.locator("button").press("Enter")
        assert head.get_attribute("aria-sort") == way
        assert page.locator(f"{EXPLORER} th[aria-sort]").count() == 1
        assert words("explorer")["count"]["ways"][way] in page.inner_text(f"{EXPLORER} [data-count]")
        initials = [name[0].lower() for name in column(page, 1)]
        assert initials == sorted(initials, reverse=turned) and len(initials) == len(first)
    page.click(f"{EXPLORER} button[type=reset]")
    page.wait_for_function(f"!document.querySelector('{EXPLORER} th[aria-sort]')")
    assert column(page, 1) == first


def test_results_sort_by_direction(page):
    page.locator(f"{EXPLORER} th button").nth(3).click()
    ways = page.locator(f"{EXPLORER} tbody td:nth-child(4)").all_inner_texts()
    assert ways[0].startswith("decrease") and not ways[-1].startswith(("decrease", "increase", "no change"))


def test_what_sorts_is_large_enough(page):
    least = 44 if page.viewport_size["width"] < 640 else 24
    assert all(one.bounding_box()["height"] >= least for one in some(page.locator(f"{EXPLORER} th button").all()))


def test_a_badge_finds_its_claim_open_also_among_those_folded(browser, site):
    opened = browser.new_page()
    for claim in ("claim-a-da-turnover", "claim-r-amphetamine"):
        opened.goto(f"{site}/{PAGE}#{claim}")
        opened.wait_for_function(f"document.getElementById('{claim}').open")
        assert opened.locator(f"#{claim} .claim-rows").is_visible()
    opened.close()
