"""The parts of BokehJS that ship are those that the pages ask for."""

import json
import re
from pathlib import Path

import bokeh
import pytest
import soups
from monoamine.theme import assets
from pages import SLUGS
from sphinx.errors import ExtensionError

LIST = Path(__file__).resolve().parents[2] / "tools" / "vendor" / "make_bokeh.mjs"
# What our scripts make that no document names; what BokehJS knows by itself.
OURS, THEIRS = {"PlainText"}, {"DocumentConfig"}


def models(part) -> set[str]:
    """The names of all models in a document of Bokeh."""
    if isinstance(part, dict):
        own = {part["name"]} if part.get("type") == "object" and "name" in part else set()
        return own.union(*map(models, part.values()))
    return set().union(*map(models, part)) if isinstance(part, list) else set()


def asked(site_folder: Path) -> set[str]:
    found = set()
    for slug in SLUGS:
        soup = soups.soup(site_folder / "chapters" / f"{slug}.html")
        for data in soup.select("script.exhibit-data"):
            # A figure that BokehJS does not draw has no document.
            if document := json.loads(data.string)["doc"]:
                found |= models(json.loads(document))
    return found


def shipped() -> set[str]:
    block = re.search(r"MODELS = \[(.*?)\];", LIST.read_text(encoding="utf-8"), re.S)[1]
    return set(re.findall(r'"(\w+)"', block))


def test_pages_ask_for_what_ships_and_for_all_of_it(site_folder):
    assert asked(site_folder) | OURS == shipped() | THEIRS


def test_what_is_listed_is_in_the_file(site, browser):
    page = browser.new_page()
    page.goto(f"{site}/genindex.html")
    page.add_script_tag(url=f"{site}/_static/monoamine/{assets.BOKEH_FILE}")
    assert page.evaluate("Bokeh.version") == bokeh.__version__
    gone = page.evaluate("names => names.filter((name) => !Bokeh.Models.get(name))", sorted(shipped()))
    page.close()
    assert not gone


def test_another_version_is_told(monkeypatch):
    monkeypatch.setattr(bokeh, "__version__", "3.99")
    with pytest.raises(
        ExtensionError, match=r"is BokehJS 3\.\d+\.\d+, and Bokeh 3\.99 is installed: set .* make vendor"
    ):
        assets._check_bokeh()
