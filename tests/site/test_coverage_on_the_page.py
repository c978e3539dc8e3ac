"""The map of the built book: each choice tells and shows what Python says, and an entry leads to its rows and back."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables.coverage_map import coverage_map, sentence
from test_every_page import AXE, RULES

PAGE = "chapters/where-studied.html"
MAP, EXPLORER = "[data-map]", "#explorer"
ENTRY = f"{MAP} a[data-preparation]"
FIRST = {"drug": "Semax", "species": "all", "counts": "both", "condition": "alone"}
CHANGES = {"drug": "d-amphetamine", "species": "rat", "counts": "metabolite", "condition": "all"}
FOCUSED = "document.activeElement"


@pytest.fixture(params=[375, 1280])
def page(browser, site, request):
    opened = browser.new_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    opened.goto(f"{site}/{PAGE}", wait_until="networkidle")
    yield opened
    opened.close()


def choose(page, **choice):
    for name, value in choice.items():
        page.select_option(f"{MAP} select[name={name}]", value)


def elements(html):
    """Name, attributes and text of each element, in order."""
    return [(one.name, dict(one.attrs), one.get_text()) for one in BeautifulSoup(html, "html.parser").select("tbody *")]


def shown(page):
    return elements(page.eval_on_selector(f"{MAP} tbody", "body => body.outerHTML"))


def expected(state):
    return elements(coverage_map(**state).html)


@pytest.mark.parametrize("name", CHANGES)
def test_each_control_shows_what_python_says(page, name):
    state = {**FIRST, name: CHANGES[name]}
    before = page.inner_text(f"{MAP} [data-told]")
    choose(page, **{name: CHANGES[name]})
    assert page.inner_text(f"{MAP} [data-told]") == sentence(state) != before
    assert page.get_attribute(f"{MAP} [data-told]", "role") == "status"
    assert shown(page) == expected(state)


def test_going_back_restores_semax_alone(page):
    choose(page, **CHANGES)
    page.click(f"{MAP} button[type=reset]")
    page.wait_for_function(f"document.querySelector('{MAP} [data-told]').textContent === {json.dumps(sentence(FIRST))}")
    assert shown(page) == expected(FIRST)


def test_an_entry_opens_its_rows_by_keyboard_and_leads_back(page):
    choose(page, drug="d-amphetamine", counts="itself")
    cells = evidence.coverage("d-amphetamine", counts="itself").set_index(["region", "transmitter"])
    for number in some(range(0, page.locator(ENTRY).count(), 3)):
        entry = page.locator(ENTRY).nth(number)
        data = entry.evaluate("link => ({ ...link.dataset })")
        n = sum(cells.loc[(data["region"], data["transmitter"])].preparations[data["preparation"]].values())
        entry.focus()
        page.keyboard.press("Enter")
        assert page.locator(f"{EXPLORER} tbody tr:visible").count() == n
        assert page.evaluate(f"{FOCUSED}.matches('{EXPLORER} [data-count]')")
        assert re.match(rf"{n} of \d+ findings? match", page.evaluate(f"{FOCUSED}.textContent"))
        assert page.evaluate(f"{FOCUSED}.getBoundingClientRect().top") < 800
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert entry.evaluate("link => link === document.activeElement")
        assert 0 <= entry.bounding_box()["y"] < 800


def test_a_map_that_changed_meanwhile_leads_back_to_its_form(page):
    page.locator(ENTRY).first.click()
    choose(page, drug="modafinil")
    page.click(".explorer-back")
    assert page.evaluate(f"{FOCUSED}.name") == "drug"


def test_every_entry_is_large_enough_and_in_sight(page):
    choose(page, drug="d-amphetamine")
    width = page.viewport_size["width"]
    for entry in some(page.locator(ENTRY).all()):
        box = entry.bounding_box()
        assert box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(f"(box => box.scrollWidth <= box.clientWidth)(document.querySelector('{MAP} .table-box'))")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_after_a_jump(browser, site, root, theme):
    context = browser.new_context(viewport={"width": 375, "height": 800}, color_scheme=theme, reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}');")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    choose(page, drug="d-amphetamine")
    page.locator(ENTRY).first.click()
    page.click("th[data-sort] button")
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    for part in (MAP, EXPLORER):
        found = page.evaluate(
            "([part, rules]) => axe.run(part, { runOnly: { type: 'tag', values: rules } })", [part, RULES]
        )
        assert not [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found["violations"]]
    context.close()


def test_without_a_script_the_map_of_semax_is_complete(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    assert shown(page) == expected(FIRST)
    assert page.inner_text(f"{MAP} [data-told]") == sentence(FIRST)
    assert not page.locator(f"{MAP} form").is_visible()
    page.locator(ENTRY).first.click()
    assert page.url.endswith(EXPLORER)
    context.close()
