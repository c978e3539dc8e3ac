"""Whatever the length of what an address or a storage says: everything starts, and a sentence is a sentence."""

import pytest
from pages import open_questions, watch

LONG = 130_000
# As much as servers take before the sign.
ASKED = 50_000
ADDRESSES = {
    "many doses": f"#v=1&doses={',' * LONG}x",
    "only commas": f"#v=1&doses={',' * LONG}",
    "one long name": f"#v=1&in={'a' * LONG}",
    "many parts": f"#v=1&{'a=b&' * LONG}",
    "a long number": f"#v=1&at={'9' * LONG}",
    "an almost number": f"#v=1&at={'9' * LONG}x",
    "long escapes": f"#v=1&in={'%25' * LONG}",
    "nothing of ours": f"#x={'a' * 1_000_000}",
    "a long anchor": f"#{'a' * LONG}",
    "a long drug": f"#v=1&doses=Semax:{'1' * LONG}:ip:0,{'b' * LONG}:1:ip:0",
    "two units a letter": f"#v=1&in={'🧠' * 20_000}",
    "a long story": f"?preset={'a' * ASKED}",
    "many locks": f"?lock={'a,' * (ASKED // 2)}",
    "one long lock": f"?lock={'a' * ASKED}",
    "long words before the sign": f"?{'a' * ASKED}=1&embed={'1' * 1000}",
    "all together": f"?preset={'a' * (ASKED // 2)}&lock={'b' * (ASKED // 2)}#x={'c' * LONG}",
}
STARTED = """names => names.every((name) => ['ready', 'error'].includes(window.monoamine?.exhibits[name]?.state))"""
PROGRESS = "monoamine.progress"


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_long_address_is_told_in_a_few_lines_and_all_starts(browser, site, name):
    page = browser.new_page(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    visit = watch(page, site)
    page.goto(f"{site}/chapters/dashboard.html{ADDRESSES[name]}")
    page.evaluate("Object.values(window.monoamine.exhibits).forEach((one) => one.start())")
    page.wait_for_function(STARTED, arg=["dashboard", "evidence"])
    assert page.evaluate("Object.values(window.monoamine.exhibits).map((one) => one.state)") == ["ready", "ready"]
    notice = page.locator("#exhibit-dashboard [data-notice]")
    if name not in ("a long number", "only commas", "a long anchor", "long words before the sign"):
        assert notice.is_visible()
    if notice.is_visible():
        assert notice.bounding_box()["height"] < 500 and len(notice.text_content()) < 700
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not visit.faults
    page.close()


@pytest.mark.parametrize("query", ["a" * ASKED, "1 " * (ASKED // 5), "ä" * 5000, "(" * ASKED], ids=lambda one: one[0])
def test_a_long_search_ends_with_a_sentence(browser, site, query):
    page = browser.new_page(viewport={"width": 320, "height": 700})
    visit = watch(page, site)
    page.goto(f"{site}/search.html?q={query}")
    page.wait_for_function("document.querySelector('.search-summary')?.textContent", timeout=15_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not visit.faults
    page.close()


MANY = ",".join(f'"{number}": 1' for number in range(50_000))


@pytest.mark.parametrize(
    "kept", ["a" * 2_000_000, "[" * 2_000_000, f'{{"questions": {{{MANY}}}}}'], ids=["letters", "brackets", "questions"]
)
def test_a_long_storage_keeps_nothing_from_starting(browser, site, kept):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    visit = watch(page, site)
    page.goto(f"{site}/genindex.html")
    page.evaluate(f"kept => localStorage.setItem('{PROGRESS}', kept)", kept)
    page.goto(f"{site}/chapters/simple-version.html")
    page.evaluate("window.monoamine.exhibits.flood.start()")
    page.wait_for_function(STARTED, arg=["flood"])
    form = page.locator("[data-quiz] form").first
    form.locator("input").first.check()
    form.get_by_role("button").first.click()
    assert form.locator("[data-said]").text_content()
    assert not visit.faults
    page.close()


# What is broken in the page -> what must start nevertheless.
BROKEN = {
    "a quiz": ('document.querySelector("[data-quiz]").dataset.words = "{"', "simple-version"),
    "an activity": ('document.querySelector("[data-activity] [data-definition]").textContent = "{"', "simple-version"),
    "a figure": ('document.querySelector("figure.exhibit script.exhibit-data").textContent = "{"', "simple-version"),
    "a figure without data": (
        'document.querySelector("figure.exhibit script.exhibit-data").remove()',
        "simple-version",
    ),
    "a dashboard without its form": ('document.querySelector("figure.exhibit form").remove()', "simple-version"),
    "an explorer": ('document.querySelector("[data-explorer]").dataset.words = "{"', "where-studied"),
    "a map": ('document.querySelector("[data-map]").dataset.map = "{"', "where-studied"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_one_that_fails_keeps_no_other_from_starting(browser, site, broken):
    change, slug = BROKEN[broken]
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    # Scripts that wait for the page run once it is read, and before this event is over.
    page.add_init_script(
        f"""document.addEventListener('readystatechange', () => {{
          if (document.readyState === 'interactive') {change};
        }})"""
    )
    page.goto(f"{site}/chapters/{slug}.html")
    page.evaluate("Object.values(window.monoamine.exhibits).forEach((one) => one.start())")
    names = page.evaluate("Object.keys(window.monoamine.exhibits)")
    page.wait_for_function(STARTED, arg=names)
    states = page.evaluate("Object.values(window.monoamine.exhibits).map((one) => one.state)")
    expected = ["error"] if "figure" in broken or "dashboard" in broken else ["ready"]
    assert states == expected + ["ready"] * (len(names) - 1)
    open_questions(page)
    form = page.locator("[data-quiz] form").last
    form.locator("input").first.check()
    form.get_by_role("button").first.click()
    assert form.locator("[data-said]").text_content()
    form = page.locator("[data-activity] .activity-form").last
    form.locator("input").first.dispatch_event("click")
    assert page.locator("[data-activity] [data-run]").last.is_enabled()
    page.close()
