"""Links inside the site resolve, to the page and to the place on it."""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from found import some
from monoamine.dashboard.state import VERSION, decode
from monoamine.evidence.addresses import leads_to_source

DASHBOARD = "exhibit-dashboard"


@cache
def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(tag["id"] for tag in soup(path).find_all(id=True)) | {"", "top"}


def leads_somewhere(path: Path, fragment: str) -> bool:
    """Whether a page has this place; a state of the dashboard is one where the dashboard opens it as it is."""
    if fragment.startswith(f"v={VERSION}"):
        return DASHBOARD in anchors(path) and decode(fragment)[1] == []
    return fragment in anchors(path)


def pages(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.html") if "_static" not in path.parts]


def test_every_inside_link_resolves(site_folder):
    broken = []
    for page in pages(site_folder):
        for tag, attribute in (("a", "href"), ("img", "src"), ("script", "src"), ("link", "href")):
            for element in soup(page).find_all(tag, **{attribute: True}):
                target = urlsplit(element[attribute])
                if target.scheme or target.netloc:
                    continue
                path = (page.parent / unquote(target.path)).resolve() if target.path else page
                if not path.is_file():
                    broken.append(f"{page.name}: {element[attribute]} (no such file)")
                elif path.suffix == ".html" and not leads_somewhere(path, unquote(target.fragment)):
                    broken.append(f"{page.name}: {element[attribute]} (no such place)")
    assert not broken, "\n".join(sorted(set(broken))[:20])


def test_scripts_and_styles_are_local(site_folder):
    outside = [
        f"{page.name}: {element.get('src') or element.get('href')}"
        for page in pages(site_folder)
        for element in soup(page).select(
            "script[src], link[rel~=stylesheet], link[rel~=preload], img[src], iframe[src]"
        )
        if urlsplit(element.get("src") or element.get("href")).netloc
    ]
    assert not outside


def test_ids_are_unique(site_folder):
    for page in some(pages(site_folder)):
        ids = [tag["id"] for tag in soup(page).find_all(id=True)]
        assert len(ids) == len(set(ids)), (page.name, {name for name in ids if ids.count(name) > 1})


def test_outside_links_lead_to_public_pages(site_folder):
    links = {link["href"] for page in pages(site_folder) for link in soup(page).select("a[href]")}
    outside = some(link for link in links if urlsplit(link).scheme or urlsplit(link).netloc)
    assert not [link for link in outside if urlsplit(link).scheme not in ("http", "https") or not leads_to_source(link)]


def test_nothing_is_fetched_before_anybody_asks(site_folder):
    hints = {"next", "prev", "prefetch", "prerender", "preconnect", "dns-prefetch", "modulepreload"}
    for page in some(pages(site_folder)):
        assert not [tag for tag in soup(page).find_all(rel=True) if hints & {word.lower() for word in tag["rel"]}], page
        assert not soup(page).select("script[type=speculationrules], meta[http-equiv=Link i]"), page


def test_the_next_page_is_still_a_click_away(site_folder):
    page = site_folder / "chapters" / "comparison.html"
    links = {link["class"][0]: link["href"] for link in soup(page).select("nav.prev-next a")}
    assert links == {"prev": "where-studied.html", "next": "the-model.html"}
