"""The table of progress in a tiny book: it fills as questions are answered on other pages, is exported and erased."""

import json

import pytest
from monoamine.words import fill, words
from pages import open_questions
from serve import serving

FRIEND = "#question-three-systems-friend"
ROW = "[data-progress] tbody tr:has(a[href^='three-systems'])"


@pytest.fixture(scope="module")
def tiny_site(tiny_book):
    with serving(tiny_book[0]) as address:
        yield address


@pytest.fixture
def page(browser, tiny_site):
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(f"{tiny_site}/chapters/three-systems.html", wait_until="networkidle")
    open_questions(page)
    page.locator(f"{FRIEND} input").nth(1).press("Space")
    page.locator(f"{FRIEND} input").nth(1).press("Enter")
    page.goto(f"{tiny_site}/chapters/index.html", wait_until="networkidle")
    yield page
    context.close()


def kept(page) -> list[str]:
    return page.locator(f"{ROW} td").all_inner_texts()


def test_the_table_counts_by_chapter(page):
    assert kept(page) == ["1 of 5", "0 of 5", "4 of 5", "–"]


def test_progress_is_exported_as_json(page, tmp_path):
    with page.expect_download() as caught:
        page.locator("[data-export]").press("Enter")
    caught.value.save_as(tmp_path / "kept.json")
    found = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert caught.value.suggested_filename == "semax-book-progress.json"
    assert found["version"] == 1 and found["questions"]["three-systems-friend"] == {"tries": 1, "rightAt": 1}
    # A download that was blocked tells nobody, so the same text can be had another way.
    assert page.inner_text("[data-taken] [data-said]") == fill(
        words("hand_over")["saved"], file="semax-book-progress.json"
    )
    assert json.loads(page.input_value("[data-taken] textarea")) == found


def test_erasing_asks_once_in_the_page(page):
    page.on("dialog", lambda dialog: pytest.fail("a dialog of the browser"))
    erase = page.locator("[data-erase]")
    erase.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-erase-no]')")
    page.keyboard.press("Enter")
    assert kept(page)[0] == "1 of 5" and page.evaluate("document.activeElement.matches('[data-erase]')")
    erase.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert kept(page)[0] == "0 of 5"
    assert page.inner_text("[data-erased]") == "Erased."
    assert page.evaluate("localStorage.getItem('monoamine.progress')") is None
    assert not page.locator("[data-sure]").is_visible()


LATER = '{"version":2,"questions":[1]}'
NOTES = words("teaching")["progress"]
# Storage as a browser that blocks it, one that is full, and one that takes nothing away.
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };"
STUBBORN = "Storage.prototype.removeItem = () => {};"


def kept_as(browser, tiny_site, script: str):
    """The page of the table in a browser whose storage is as a script makes it."""
    context = browser.new_context(viewport={"width": 375, "height": 800})
    context.add_init_script(script)
    page = context.new_page()
    page.goto(f"{tiny_site}/chapters/index.html", wait_until="networkidle")
    return page


def erase(page) -> str:
    """Erase, and answer what the page says of it."""
    page.locator("[data-erase]").press("Enter")
    page.locator("[data-erase-yes]").press("Enter")
    return page.inner_text("[data-erased]")


def test_what_a_later_edition_kept_is_told_asked_for_and_erased(browser, tiny_site):
    page = kept_as(browser, tiny_site, f"sessionStorage.done ??= localStorage['monoamine.progress'] = '{LATER}'")
    assert page.inner_text("[data-note]") == NOTES["notes"]["later"]
    page.locator("[data-erase]").press("Enter")
    assert page.inner_text("[data-sure-text]") == NOTES["sure"]["later"]
    page.keyboard.press("Enter")
    assert page.evaluate("localStorage.getItem('monoamine.progress')") == LATER
    assert erase(page) == NOTES["erased"]
    assert page.evaluate("localStorage.getItem('monoamine.progress')") is None
    assert page.inner_text("[data-note]") == NOTES["notes"]["here"]
    page.context.close()


@pytest.mark.parametrize(
    ("storage", "note", "told"),
    [
        ("", "here", "erased"),
        (BLOCKED, "nowhere", "not_erased"),
        (FULL, "here", "erased"),
        (STUBBORN + "localStorage['monoamine.progress'] = '{}'", "here", "not_erased"),
    ],
)
def test_erased_is_said_only_of_what_is_gone(browser, tiny_site, storage, note, told):
    page = kept_as(browser, tiny_site, storage)
    assert page.inner_text("[data-note]") == NOTES["notes"][note]
    assert erase(page) == NOTES[told]
    page.context.close()


def test_what_cannot_be_read_is_left_out_of_the_table(browser, tiny_site):
    kept = (
        '{"version":1,"activities":[],"questions":{"three-systems-friend":{"tries":1,"rightAt":-2},'
        '"three-systems-what-rose":5,"three-systems-primed-peak":{"tries":2,"rightAt":2}}}'
    )
    page = kept_as(browser, tiny_site, f"localStorage['monoamine.progress'] ??= '{kept}'")
    assert page.locator(f"{ROW} td").all_inner_texts() == ["0 of 5", "1 of 5", "4 of 5", "–"]
    page.goto(f"{tiny_site}/chapters/three-systems.html", wait_until="networkidle")
    assert page.inner_text(f"details:has(> {FRIEND}) [data-done]") == ""
    open_questions(page)
    page.locator(f"{FRIEND} input").nth(1).press("Space")
    page.locator(f"{FRIEND} input").nth(1).press("Enter")
    assert "right at the first try" in page.inner_text(f"details:has(> {FRIEND}) [data-done]")
    page.context.close()


def test_another_page_of_the_book_is_seen(page, tiny_site):
    other = page.context.new_page()
    other.goto(f"{tiny_site}/chapters/three-systems.html", wait_until="networkidle")
    open_questions(other)
    box = other.locator("#question-three-systems-primed-peak input").nth(1)
    box.press("Space")
    box.press("Enter")
    page.wait_for_function(f"document.querySelector({ROW!r}).textContent.includes('2 of 5')")


def test_nothing_is_wider_than_a_phone(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_without_a_script_it_says_that_nothing_is_kept(browser, tiny_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{tiny_site}/chapters/index.html")
    assert page.locator(".progress-no-script").is_visible() and not page.locator(".progress button:visible").count()
    context.close()
