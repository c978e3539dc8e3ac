"""A page in a frame that lets scripts run and forbids much else, as a learning platform may set it up."""

import re

import pytest
import soups
from monoamine.words import words
from pages import URLS, quiet
from pages import framed as in_a_frame

FRIEND = "#question-three-systems-friend"
ACTIVITY = "#activity-semax-primes"
TEXT = words("teaching")
ALLOWED = "allow-scripts allow-same-origin"


@pytest.fixture
def framed(browser, site):
    """Opens a page of the book in a frame, and answers the frame; nothing may be written to the console."""
    pages, said = [], []

    def open_page(name: str):
        page = browser.new_page(viewport={"width": 700, "height": 900})
        pages.append(page)
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        return in_a_frame(page, site, name, ALLOWED, (660, 860))

    yield open_page
    for page in pages:
        page.close()
    assert said == []


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_a_question_answers(framed, way):
    frame = framed("chapters/three-systems.html")
    frame.click(f"details:has(> {FRIEND}) > summary")
    box = frame.locator(f"{FRIEND} input").nth(1)
    box.check()
    if way == "Enter":
        box.press("Enter")
    else:
        frame.click(f"{FRIEND} .quiz-check")
    assert frame.inner_text(f"{FRIEND} [data-said]").startswith(TEXT["quiz"]["right"])
    assert "right at the first try" in frame.inner_text(f"details:has(> {FRIEND}) [data-done]")


@pytest.mark.parametrize("way", ["button", "Enter"])
def test_an_activity_runs(framed, way):
    frame = framed("chapters/three-systems.html")
    box = frame.locator(f"{ACTIVITY} input").first
    box.press("Enter")
    assert frame.get_attribute(ACTIVITY, "data-state") == "predicting", "nothing is predicted yet"
    box.check()
    if way == "Enter":
        box.press("Enter")
    else:
        frame.click(f"{ACTIVITY} [data-run]")
    frame.wait_for_selector(f'{ACTIVITY}[data-state="told"]')


@pytest.mark.parametrize(
    ("name", "field", "act", "told"),
    [
        ("where-studied", ".explorer select[name=drug]", lambda one: one.select_option(index=2), ".explorer-count"),
        ("where-studied", ".map select[name=drug]", lambda one: one.select_option(index=1), "[data-told]"),
        ("dashboard", "#exhibit-dashboard [name=see][value=NE]", lambda one: one.check(), "[data-brief]"),
        (
            "three-systems",
            "#exhibit-chain-run input:not(:checked)",
            lambda one: one.check(),
            "#exhibit-chain-run [data-words]",
        ),
    ],
)
def test_a_form_of_choices_answers_and_enter_sends_nothing(framed, name, field, act, told):
    frame = framed(f"chapters/{name}.html")
    before, one = frame.locator(told).first.inner_text(), frame.locator(field).first
    act(one)
    frame.wait_for_function("([told, before]) => document.querySelector(told).innerText !== before", arg=[told, before])
    one.press("Enter")
    quiet(frame.page, 300)
    assert frame.locator(told).first.inner_text() != before


def test_a_dialog_closes(framed):
    frame = framed("chapters/three-systems.html")
    frame.click(".primary-toggle")
    frame.click("dialog[open] .side-close > button")
    assert not frame.locator("dialog[open]").count()
    assert frame.evaluate("document.activeElement.matches('.primary-toggle')")


@pytest.mark.parametrize("name", ["chapters/three-systems.html", "search.html"])
def test_a_search_begins(framed, name):
    frame = framed(name)
    if name != "search.html":
        frame.click(".bd-header-article .search-button")
    field = frame.locator("form.bd-search input:visible")
    field.fill("turnover & cost")
    field.press("Enter")
    frame.wait_for_url(re.compile(r"/search\.html\?q=turnover\+%26\+cost$"))
    frame.wait_for_load_state("networkidle")


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("chapters/three-systems.html", "a.page-link[href$='.ipynb']"),
        ("chapters/the-model.html", "article a[href$='.csv']"),
        ("chapters/where-studied.html", "article a[download]"),
    ],
)
def test_who_asks_for_a_file_is_told_that_it_may_be_held_back(framed, name, link):
    frame = framed(name)
    came = []
    frame.page.on("download", lambda one: came.append(one))
    one = frame.locator(link).first
    one.click()
    told = frame.locator(".frame-note")
    assert one.get_attribute("href").split("/")[-1] in told.inner_text() and came == []
    frame.click("h1")
    assert not told.is_visible()


def test_a_page_by_itself_says_nothing_of_frames(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/chapters/three-systems.html")
    page.locator("a.page-link[href$='.ipynb']").first.click()
    assert not page.locator(".frame-note").text_content()
    page.close()


@pytest.mark.parametrize("url", URLS)
def test_nothing_is_sent_and_nothing_opens_another_window(site_folder, url):
    page = soups.soup(site_folder / url.partition("?")[0])
    buttons = [one for one in page.select("form button") if one.get("type", "submit") == "submit"]
    assert all(one.find_parent("form")["method"] == "dialog" for one in buttons)
    assert not page.select("[target=_blank], form[target], [formtarget], input[type=submit]")
