"""Every page works where the browser denies its storage, has none, or has no room left in it."""

import pytest
from pages import URLS, watch
from serve import serving

BOTH = "for (const name of ['localStorage', 'sessionStorage'])"
DENIED = "get() { throw new DOMException('no', 'SecurityError'); }"
FULL = "() => { throw new DOMException('no room', 'QuotaExceededError'); }"
STORAGES = {
    "denied": f"{BOTH} Object.defineProperty(window, name, {{ {DENIED} }});",
    "null": f"{BOTH} Object.defineProperty(window, name, {{ value: null, configurable: true }});",
    "missing": f"{BOTH} Object.defineProperty(window, name, {{ get: () => undefined }});",
    "full": f"Storage.prototype.setItem = {FULL};",
    "broken": f"for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = {FULL};",
}
# Up to the last character.
FILL = """() => {
  for (const storage of [localStorage, sessionStorage]) {
    storage.clear();
    for (let size = 2 ** 22, n = 0; size; size = Math.floor(size / 2)) {
      try { while (true) storage.setItem(`fill-${n++}`, "x".repeat(size)); } catch { /* Now a smaller piece. */ }
    }
  }
}"""


def visit(browser, site, url, script):
    """A phone's page, and what it complained about."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    context.add_init_script(script)
    page = context.new_page()
    seen = watch(page, site)
    page.goto(f"{site}/{url}")
    return page, seen


def opens(page, button, dialog):
    """Whether a tool opens its dialog; Escape closes it."""
    page.locator(button).first.click()
    is_open = page.evaluate("id => document.getElementById(id).open", dialog)
    page.keyboard.press("Escape")
    return is_open


def tools_work(page):
    modes = []
    for _ in range(4):
        modes.append(page.evaluate("document.documentElement.dataset.mode"))
        page.locator(".theme-switch-button").first.click()
    assert len(set(modes[:3])) == 3 and modes[3] == modes[0], modes
    assert opens(page, ".primary-toggle", "pst-primary-sidebar-modal")
    if page.locator(".secondary-toggle").count():
        assert opens(page, ".secondary-toggle", "pst-secondary-sidebar-modal")
    if page.locator("#pst-search-dialog").count():
        assert opens(page, ".search-button", "pst-search-dialog")


@pytest.mark.parametrize("kind", ["denied", "null", "full"])
@pytest.mark.parametrize("url", [url for url in URLS if url != "index.html"])
def test_the_tools_of_a_page_work(site, browser, url, kind):
    page, seen = visit(browser, site, url, STORAGES[kind])
    tools_work(page)
    page.context.close()
    assert not seen.faults


@pytest.mark.parametrize("kind", STORAGES)
def test_the_search_answers(site, browser, kind):
    page, seen = visit(browser, site, "search.html?q=carrier", STORAGES[kind])
    assert page.locator("#search-results li").count() >= 5
    # What is left while it loads ends in an error of the network.
    page.wait_for_load_state("networkidle")
    page.locator("#search-results li a").first.click()
    page.wait_for_selector("article .highlighted", state="attached")
    page.context.close()
    assert not seen.faults


@pytest.mark.parametrize("kind", STORAGES)
def test_tools_and_quiz_work(site, browser, kind):
    page, seen = visit(browser, site, "chapters/three-systems.html", STORAGES[kind])
    tools_work(page)
    quiz = page.locator("form.quiz-question").first
    quiz.locator("input").first.check()
    quiz.locator("button").first.click()
    assert quiz.locator("[data-said]").inner_text()
    page.context.close()
    assert not seen.faults


def test_a_storage_filled_to_the_last_character_is_still_read(site, browser):
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    seen = watch(page, site)
    page.goto(f"{site}/chapters/index.html", wait_until="networkidle")
    page.evaluate("localStorage.clear()")
    page.evaluate(FILL)
    # In place of a filled piece of the same length, so that nothing is left over.
    page.evaluate("localStorage.removeItem('fill-0'); localStorage.setItem('mode', 'dark');")
    page.evaluate(FILL.replace("storage.clear();", ""))
    page.goto(f"{site}/chapters/three-systems.html", wait_until="networkidle")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    tools_work(page)
    assert page.evaluate("localStorage.getItem('mode') === document.documentElement.dataset.mode")
    page.evaluate("localStorage.removeItem('mode')")
    assert page.evaluate("localStorage.getItem('mode')") is None
    context.close()
    assert not seen.faults


def test_room_may_run_out_while_a_page_is_open(site, browser):
    page, seen = visit(browser, site, "chapters/three-systems.html", "")
    page.evaluate(FILL)
    tools_work(page)
    page.goto(f"{site}/chapters/index.html")
    page.context.close()
    assert not seen.faults


def test_a_storage_that_works_is_the_browsers_own(site, browser):
    page, seen = visit(browser, site, "chapters/index.html", "")
    assert page.evaluate("localStorage instanceof Storage && sessionStorage instanceof Storage")
    assert set(page.evaluate("Object.keys(localStorage)")) == {"mode", "theme"}
    page.context.close()


def test_a_page_in_a_frame_that_may_not_keep_anything(site_folder, browser, tmp_path):
    with serving(site_folder) as site, serving(tmp_path) as other:
        frame = f"<iframe src='{site}/chapters/comparison.html' sandbox='allow-scripts' width=390 height=800></iframe>"
        (tmp_path / "course.html").write_text(frame, encoding="utf-8")
        page = browser.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{other}/course.html", wait_until="networkidle")
        inner = page.frames[1]
        inner.locator(".primary-toggle").click()
        assert inner.evaluate("document.getElementById('pst-primary-sidebar-modal').open")
        page.close()
    assert not errors
