"""What a link to a page of the built site shows, and the pages of the stories."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine.dashboard.presets import presets
from monoamine.dashboard.story_page import first_sentence, story_name
from monoamine.theme.pages import pages
from pages import watch
from PIL import Image
from test_every_page import AXE, RULES

NAMES = [story_name(name) for name in presets()]


def soup(site_folder, name: str) -> BeautifulSoup:
    return BeautifulSoup((site_folder / "chapters" / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def test_each_page_has_its_picture_and_each_picture_its_page(site_folder):
    made = {file.stem for file in (site_folder / "_static" / "cards").glob("*.png")}
    there = {file.stem for file in (site_folder / "chapters").glob("*.html")}
    assert made == there and {*pages(), *NAMES} <= made
    for file in some((site_folder / "_static" / "cards").glob("*.png")):
        assert file.stat().st_size < 60_000, file.name
        assert Image.open(io.BytesIO(file.read_bytes())).size == (1200, 630)


def test_each_page_says_what_a_messenger_shows_of_it(site_folder):
    for name in some({file.stem for file in (site_folder / "chapters").glob("*.html")}):
        page = soup(site_folder, name)
        told = {one["property"]: one["content"] for one in page.select("head meta[property]")}
        assert told["og:title"] and len(told["og:description"]) > 20, name
        assert told["og:description"] == page.select_one("meta[name=description]")["content"]
        # A relative address in it would be read by nobody.
        assert all(one.startswith("http") for part, one in told.items() if part in ("og:image", "og:url"))


@pytest.mark.parametrize("name", presets())
def test_the_page_of_a_story_shows_its_card_and_opens_its_scene(site, site_folder, browser, name):
    story, slug = presets()[name], story_name(name)
    page = browser.new_page()
    visit = watch(page, site)
    page.goto(f"{site}/chapters/{slug}.html", wait_until="networkidle")
    assert page.inner_text("h1") == story["title"]
    picture = page.locator("article img")
    assert picture.evaluate("one => [one.naturalWidth, one.naturalHeight]") == [1200, 630]
    box = picture.bounding_box()
    assert abs(box["width"] / box["height"] - 1200 / 630) < 0.02 and len(picture.get_attribute("alt")) > 60
    page.locator("article a").first.click()
    page.wait_for_function("window.monoamine?.exhibits?.dashboard?.link?.() && location.hash.length > 5")
    assert page.url.endswith(f"dashboard.html#{story['link']}")
    page.close()
    assert not visit.faults


def test_stories_are_no_doubles_in_a_search(site, site_folder, browser):
    index = (site_folder / "searchindex.js").read_text(encoding="utf-8")
    assert not [name for name in NAMES if name in index]
    for name in some(NAMES):
        page = soup(site_folder, name)
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
        told = page.select_one("meta[name=description]")["content"]
        assert told == first_sentence(presets()[name.removeprefix("story-")]["look"])
    assert not soup(site_folder, "dashboard").select("meta[name=robots]")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_of_a_story_fits_and_is_accessible(site, browser, root, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}/chapters/{NAMES[3]}.html", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    page.close()
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]


def test_a_claim_is_shared_with_its_picture(site, browser):
    context = browser.new_context()
    context.add_init_script("""
      window.shared = [];
      navigator.canShare = () => true;
      const told = ({ name, type, size }) => ({ name, type, size });
      navigator.share = async (data) => { window.shared.push({ ...data, files: data.files?.map(told) }); };
    """)
    page = context.new_page()
    page.goto(f"{site}/chapters/claim-da-turnover.html")
    page.locator("button[data-share]").click()
    page.wait_for_function("window.shared.length")
    (data,) = page.evaluate("window.shared")
    assert data["url"] == f"{site}/chapters/claim-da-turnover.html" and re.search("dopamine", data["title"])
    assert data["files"][0]["name"] == "claim-da-turnover.png" and data["files"][0]["type"] == "image/png"
    assert data["files"][0]["size"] > 10_000
    context.close()
