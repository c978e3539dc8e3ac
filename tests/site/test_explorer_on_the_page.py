"""The evidence explorer of the built book, used as a reader uses it, and read without a script."""

import pytest
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
    page.focus(f"{EXPLORER} button[type=reset]")
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
