"""The cards of the pages: of each chapter, each claim and each story, as pictures under ``_static/cards``.

What a messenger shows of a link is taken from its page: ``og:`` and ``twitter:`` in its head. An address in them has
to be a whole one, so without the site's address (``theme/address.py``) there are words and no picture. The pictures are
made all the same: the page of a story shows its own, and a button to share hands it over as a file.
"""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup
from sphinx.application import Sphinx

from .. import evidence
from ..dashboard import card as scenes
from ..dashboard.presets import presets
from ..dashboard.scene import scene
from ..dashboard.state import decode
from ..dashboard.story_page import story_name
from ..exhibits.card import (
    HEIGHT,
    SIDE,
    WIDTH,
    Card,
    Line,
    Shape,
    column,
    fitted,
    frame,
    joined,
    shape,
    shown_address,
)
from ..exhibits.ink import paint
from ..theme.assets import sheet
from ..theme.pages import pages
from ..units import bound
from ..words import fill, words
from .freshness import source_hash
from .images import keep, svg
from .letters import measure

FOLDER = "_static/cards"
# Draws the card of a scene; a page with a dashboard asks for it when somebody wants to send one.
CARD_SCRIPT = "_static/monoamine/card.js"
CHAPTERS = "chapters"
# The page whose picture stands for the book.
ROOT = "index"
# Pages that are about what one of the stories shows have its synapse beside their title.
PICTURED = {
    "index": "flood",
    "simple-version": "flood",
    "dashboard": "primes",
    "region-specific-serotonin": "semax-alone",
    "norepinephrine-inverted-u": "cortex",
    "comparison": "blocker",
}
_LEFT = 660
# Between a title and its text.
_BETWEEN = 22
_TITLE, _TEXT = (64, 56, 50, 44, 38), (30, 27, 24, 21)
_SHAPE = re.compile(r'\.verdict-([\w-]+) \{ --shape: url\("data:image/svg\+xml,([^"]+)"\)')
# Of the box that verdicts are drawn in.
_BOX = 12


@cache
def alt_texts() -> dict[str, str]:
    """What each picture shows, in words, by the name of its page."""
    claims = {_slug(one.page): _told_claim(one) for one in evidence.claims()}
    chapters = {slug: f"{page.title}. {page.short}" for slug, page in pages().items()}
    stories = {story_name(name): f"{story['title']}. {story['look']}" for name, story in presets().items()}
    return {**chapters, **claims, **stories}


def _slug(page: str) -> str:
    return page.removesuffix(".html")


def _told_claim(claim: "evidence.Claim") -> str:
    text = words("share_card")
    verdict = fill(text["verdict"], word=claim.word, basis=claim.basis)
    return fill(text["told"], title=claim.question, text=claim.answer, verdict=verdict)


def cards(site: str, wanted: Collection[str]) -> Iterator[tuple[str, Card]]:
    """The ``wanted`` cards with the names of their pages; ``site`` is the address of the book, "" where it has none."""
    ground = frame(shown_address(site))
    for slug, page in pages().items():
        if slug in wanted:
            story = PICTURED.get(slug)
            yield slug, joined(ground, _page_card(page.title, page.short, _scene_card(story) if story else None))
    for claim in evidence.claims():
        if _slug(claim.page) in wanted:
            yield _slug(claim.page), joined(ground, _claim_card(claim))
    for name in presets():
        if story_name(name) in wanted:
            yield story_name(name), joined(ground, _scene_card(name))


@cache
def _scene_card(name: str) -> Card:
    return scenes.scene_card(scene(decode(presets()[name]["link"])[0]), measure)


def _page_card(title: str, text: str, story: Card | None) -> Card:
    """Title and one sentence of a page, beside the synapse of a story or the mark of the book."""
    lines, told = _words(title, text, (96, 570), _LEFT), f"{title}. {text}"
    if story:
        return Card((), lines, told, story.picture, story.place)
    x, y, unit = 776.0, 255.0, 106.0
    mark = (
        shape("circle", cx=x + unit / 2, cy=y + unit / 2, r=unit / 2, fill=paint("DA")),
        shape("rect", x=x + 1.2 * unit, y=y, width=unit, height=unit, fill=paint("5-HT")),
        shape(
            "path", d=f"M{x + 2.94 * unit:g} {y - 4:g}l{unit * 0.58:g} {unit + 4:g}h{-unit * 1.16:g}Z", fill=paint("NE")
        ),
    )
    return Card(mark, lines, told)


def _words(title: str, text: str, ends: tuple[float, float], room: float) -> tuple[Line, ...]:
    """A title and a text under it, in the middle between two heights."""
    top, bottom = ends
    size, broken = fitted(bound(title), "title", _TITLE, room, 250, measure)
    big, end = column(broken, SIDE, 0, size, "title", "text", room)
    size, broken = fitted(bound(text), "prose", _TEXT, room, bottom - top - end - _BETWEEN, measure)
    small, end = column(broken, SIDE, end + _BETWEEN, size, "prose", "text", room)
    down = top + (bottom - top - end) / 2
    return tuple(replace(line, y=round(line.y + down, 1)) for line in (*big, *small))


def _claim_card(claim: "evidence.Claim") -> Card:
    """The question, the answer, the claim, and the verdict as a large shape with its words."""
    text, kind = words("share_card"), claim.kind
    drawn, left = 210.0, WIDTH - SIDE - 290.0
    verdict = _verdict(kind, claim.verdict, left + (290 - drawn) / 2, 150, drawn)
    middle, room = left + 145, 290
    name, basis = claim.word, claim.basis
    size, broken = fitted(name, "strong", (34, 30, 26), room, 90, measure)
    below, end = column(broken, middle, 386, size, "strong", claim.verdict, room)
    size, broken = fitted(basis, "note", (24, 22, 20), room, 70, measure)
    under, _ = column(broken, middle, end, size, "note", "text", room)
    centred = [replace(line, anchor="middle") for line in (*below, *under)]
    size, broken = fitted(fill(text["claim"], text=claim.text), "note", (21, 19, 17), 760, 84, measure)
    said, _ = column(broken, SIDE, 512, size, "note", "muted", 760)
    return Card(verdict, (*_words(claim.question, claim.answer, (76, 500), 760), *said, *centred), _told_claim(claim))


@cache
def _shapes() -> dict[str, str]:
    """The drawing of each kind of badge, out of their style sheet, by its kind."""
    return {kind: unquote(drawing) for kind, drawing in _SHAPE.findall(sheet(["evidence.css"]))}


def _verdict(kind: str, ink: str, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """The shape of a verdict's badge, from the style sheet of the badges, as large as wanted."""
    drawing = BeautifulSoup(_shapes()[kind], "html.parser")
    found = []
    for one in drawing.select("svg *"):
        looks = {**one.attrs, "transform": f"translate({x:g} {y:g}) scale({size / _BOX:g})"}
        inked = {name: paint(ink) for name in ("fill", "stroke") if one.get(name) not in (None, "none")}
        found.append(Shape(one.name, {"fill": paint(ink), **looks, **inked}))
    return tuple(found)


# --- the build ------------------------------------------------------------------------------------


def drawings(site: str, wanted: Collection[str], kept: Path) -> dict[str, str]:
    """The ``wanted`` cards as drawings. To solve the stories takes seconds, so they are kept for the same sources."""
    file = kept / f"{source_hash()}.json"
    known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    here = known.setdefault(site, {})
    if missing := {*wanted} - {*here}:
        here.update({name: svg(card) for name, card in cards(site, missing)})
        kept.mkdir(parents=True, exist_ok=True)
        for old in kept.glob("*.json"):
            old.unlink()
        file.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    return {name: here[name] for name in wanted}


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html" or not app.config.share_cards:
        return
    kept, out = Path(app.outdir).parent / "generated" / "cards", Path(app.outdir)
    there = [name for name in alt_texts() if (out / CHAPTERS / f"{name}.html").exists()]
    keep(drawings(app.config.html_baseurl, there, kept), out / FOLDER, kept)


def shown_as(slug: str, title: str, text: str, site: str) -> list[tuple[str, str]]:
    """Names and contents of what the head of a page says of it to whoever shows a link to it."""
    told = [
        ("og:type", "article"),
        ("og:site_name", words("share_card")["book"]),
        ("og:title", title),
        ("og:description", text),
        ("twitter:title", title),
        ("twitter:description", text),
    ]
    if not site:
        return [*told, ("twitter:card", "summary")]
    picture, alt = f"{site}{FOLDER}/{slug}.png", alt_texts()[slug]
    return [
        *told,
        ("og:url", f"{site}{CHAPTERS}/{slug}.html"),
        ("og:image", picture),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alt),
        ("twitter:card", "summary_large_image"),
        ("twitter:image", picture),
        ("twitter:image:alt", alt),
    ]


def _context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    slug = pagename.rpartition("/")[2]
    if slug in alt_texts() and pagename == f"{CHAPTERS}/{slug}":
        page = pages().get(slug)
        title, text = (page.title, page.short) if page else (context["title"], context["description"])
        context["shown_as"] = shown_as(slug, title, text, app.config.html_baseurl)
    if any("monoamine/simulator.js" in str(getattr(file, "filename", file)) for file in context["script_files"]):
        context["card_script"] = CARD_SCRIPT


def _root(app: Sphinx) -> None:
    """The page at the top of the site leads to the first one, and is shown as that."""
    page = pages().get(app.config.root_doc.rpartition("/")[2])
    if page:
        told = shown_as(page.slug, page.title, page.short, app.config.html_baseurl)
        app.config.html_context["shown_as_root"] = told


def setup(app: Sphinx) -> None:
    """Connect to Sphinx; which scripts a page has is known late."""
    # Off: the pictures are not made. For a book that is built to be looked at once.
    app.add_config_value("share_cards", True, "", bool)
    app.connect("builder-inited", _root)
    app.connect("html-page-context", _context, priority=940)
    app.connect("build-finished", _write, priority=100)
