"""A page for each claim, the search that answers with it, and the cards: from the rows, reached from each badge."""

import re

import pytest
import soups
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.units import bound
from monoamine.words import words
from pages import SLUGS, watch

CLAIMS = evidence.claims()
CARD = "#link-card"
# A question as a reader types it, and the claim that answers it.
ASKED = {
    "does semax raise dopamine": "a_da_turnover",
    "semax serotonin turnover": "b_5ht_turnover",
    "norepinephrine signaling": "c_noradrenergic",
    "adhd": "ii_adhd",
    "is semax approved by the fda": "mm_fda",
    "side effects": "kk_side_effects",
    "semax strengthens amphetamine": "r_amphetamine",
}


def read(site_folder, name: str) -> BeautifulSoup:
    return soups.soup(site_folder / "chapters" / name)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_pages_are_those_of_the_claims(site_folder):
    assert {file.name for file in (site_folder / "chapters").glob("claim-*.html")} == {one.page for one in CLAIMS}
    assert len({one.page for one in CLAIMS}) == len(CLAIMS) == 55


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda one: one.id)
def test_a_page_says_what_the_tables_say(site_folder, claim):
    soup = read(site_folder, claim.page)
    told = plain(soup.select_one("article").get_text(" "))
    assert soup.h1.get_text() == bound(claim.question) and soup.title.get_text().startswith(bound(claim.question))
    assert soup.select_one("meta[name=description]")["content"] == claim.answer
    for text in (claim.answer, claim.text, claim.explanation, claim.would_change, claim.word, claim.basis):
        assert plain(text) in told
    rows = [item.get_text(" ") for item in soup.select(".claim-behind > li")]
    assert len(rows) == len(evidence.rows_behind(claim.id)) and bool(rows) != (words("claim_page")["no_row"] in told)
    cited = {link["href"].partition("#cite-")[2] for link in soup.select(".claim-sources a")}
    assert cited == {evidence.anchor(key).removeprefix("cite-") for key in claim.supporting + claim.contradicting}


def test_every_badge_of_a_chapter_leads_to_its_page_and_the_page_leads_back(site_folder):
    for slug in SLUGS:
        for name in {link["href"] for link in read(site_folder, f"{slug}.html").select("article a.verdict-link")}:
            back = {link["href"] for link in read(site_folder, name).select("article li > a")}
            assert f"{slug}.html" in back, (slug, name)


def test_the_pages_are_a_row(site_folder):
    name, seen = CLAIMS[0].page, []
    while name:
        seen.append(name)
        following = read(site_folder, name).select_one(".prev-next .next")
        name = following and following["href"]
    assert seen == [one.page for one in CLAIMS]


@pytest.mark.parametrize(("asked", "claim"), ASKED.items())
def test_the_search_answers_first(site, browser, asked, claim):
    page = browser.new_page()
    page.goto(f"{site}/search.html?q={asked.replace(' ', '+')}")
    page.wait_for_selector("#search-results li")
    links = page.locator("#search-results li > a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert links[0] == f"chapters/{evidence.claim(claim).page}"
    page.locator("#search-results li > a").first.click()
    page.wait_for_selector("h1")
    assert page.inner_text("h1") == evidence.claim(claim).question
    page.close()


@pytest.mark.parametrize("asked", ["semax", "turnover & cost", "qwertz", "dopamine qwertz zuiop"])
def test_a_search_that_asks_about_no_claim_has_no_answers(site, browser, asked):
    page = browser.new_page()
    page.goto(f"{site}/search.html?q={asked.replace('&', '%26')}")
    page.wait_for_function("document.querySelector('.search-summary')?.textContent")
    assert not page.locator(".search-claims").count()
    page.close()


LINKS = {
    "claim": "article p a.verdict-link:visible",
    "term": "article p a[href*='key-terms.html#term-']:visible",
    "study": "article p a[href*='references.html#cite-']:visible",
}


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("kind", LINKS)
def test_a_card_opens_where_the_link_stands_and_leads_on(site, browser, kind, width):
    page = browser.new_page(viewport={"width": width, "height": 812})
    visit = watch(page, site)
    page.goto(f"{site}/chapters/three-systems.html", wait_until="networkidle")
    link = page.locator(LINKS[kind]).first
    href = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{CARD}:popover-open")
    assert page.evaluate("document.activeElement.id") == CARD[1:]
    box = page.locator(CARD).bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert len(page.inner_text(f"{CARD} p:not(.card-title):not(:has(.verdict))")) > 20
    page.keyboard.press("Escape")
    page.wait_for_selector(CARD, state="hidden")
    assert link.evaluate("(one) => one === document.activeElement")
    link.click()
    page.click(f"{CARD} a")
    page.wait_for_url(f"{site}/chapters/{href}")
    assert visit.faults == []
    page.close()


def test_a_card_has_the_badge_that_it_was_opened_at(site, browser):
    page = browser.new_page()
    page.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    link = page.locator(LINKS["claim"]).first
    link.click()
    page.wait_for_selector(f"{CARD}:popover-open")
    parts = "(one) => [one, ...one.children].map((part) => [part.className, part.textContent])"
    shown, told = (place.locator(".verdict").evaluate(parts) for place in (page.locator(CARD), link))
    assert len(shown) == 3 and shown == told
    page.close()


def test_every_link_that_may_have_a_card_has_one(site, site_folder, browser):
    page = browser.new_page()
    page.goto(f"{site}/chapters/three-systems.html", wait_until="networkidle")
    page.add_script_tag(url=page.get_attribute("meta[name=cards]", "content"))
    known = set(page.evaluate("Object.keys(window.monoamineCards.cards)"))
    page.close()
    wanted = re.compile(r"^(claim-[\w-]+\.html|references\.html#cite-.+|key-terms\.html#term-.+)$")
    for slug in SLUGS:
        hrefs = {link["href"] for link in read(site_folder, f"{slug}.html").select("article a[href]")}
        assert {href for href in hrefs if wanted.match(href)} <= known, slug
    assert len(some(known)) > 300


@pytest.mark.parametrize("lost", ["script", "card", "popover"])
def test_without_a_card_the_link_leads(site, browser, lost):
    page = browser.new_page()
    if lost == "popover":
        page.add_init_script("delete HTMLElement.prototype.showPopover")
    elif lost == "script":
        page.route("**/cards.js*", lambda route: route.abort())
    else:
        page.route("**/cards.js*", lambda route: route.fulfill(body="window.monoamineCards = {words: {}, cards: {}};"))
    page.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    link = page.locator(LINKS["claim"]).first
    href = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"{site}/chapters/{href}")
    page.close()


def test_a_key_that_asks_for_a_new_tab_gets_one(site, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/chapters/three-systems.html", wait_until="load")
    with context.expect_page() as opened:
        page.locator(LINKS["claim"]).first.click(modifiers=["ControlOrMeta"])
    assert "claim-" in opened.value.url and not page.locator(CARD).count()
    context.close()


def test_the_link_of_a_claim_is_copied(site, browser):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}/chapters/{CLAIMS[0].page}?highlight=semax#main-content", wait_until="load")
    page.click("[data-copy]")
    page.wait_for_function("document.querySelector('[data-said]').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/chapters/{CLAIMS[0].page}"
    context.close()
