"""A page for each claim: ``chapters/claim-….html``. A badge leads there, and the search answers with it first.

Made where the book lists the claims (``{claims}``); such a page has no source in chapters/, only rows in data/.
"""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx

from .. import evidence
from ..tables.claim_page import Book, claim_html, told_in_short
from ..theme.pages import pages
from . import markup
from .extra_pages import Page, only_new

FOLDER = "chapters"
SCRIPT = "monoamine/claim.js"
_BADGE = re.compile(r'href="(claim-[\w-]+\.html)"')


def _collect(app: Sphinx) -> Iterator[Page]:
    if not (listed := markup.claims_page(app.env)):
        return
    book = Book(app.config.html_title, app.config.author, app.config.copyright)
    claims, stand = evidence.claims(), _places(app)
    links = [{"link": claim.page, "title": claim.question} for claim in claims]
    for claim, before, after in zip(claims, [None, *links], [*links[1:], None], strict=False):
        places = {f"{slug}.html": page.title for slug, page in pages().items() if slug in stand.get(claim.page, ())}
        all_of_them = f"{app.builder.get_relative_uri(f'{FOLDER}/x', listed)}#{markup.claim_anchor(claim.id)}"
        address = f"{app.config.html_baseurl}{FOLDER}/{claim.page}" if app.config.html_baseurl else ""
        context = {
            "of_claim": claim.id,
            "title": claim.question,
            "description": claim.answer,
            "body": str(claim_html(claim, places, all_of_them, address, book)),
            "prev": before,
            "next": after,
        }
        yield f"{FOLDER}/{claim.page.removesuffix('.html')}", context, "page.html"


def _places(app: Sphinx) -> dict[str, set[str]]:
    """On which pages the badge of a claim stands, by the claim's page."""
    stand: dict[str, set[str]] = {}
    for docname in app.env.found_docs:
        slug = docname.rpartition("/")[2]
        doctree = app.env.get_doctree(docname)
        badges = [evidence.claim(link["claim"]).page for link in doctree.findall(nodes.reference) if "claim" in link]
        drawn = [page for raw in doctree.findall(nodes.raw) for page in _BADGE.findall(raw.astext())]
        for page in (*badges, *drawn):
            stand.setdefault(page, set()).add(slug)
    return stand


def _context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    if context.get("of_claim"):
        app.add_js_file(SCRIPT, defer="defer")
    if pagename == "search" and markup.claims_page(app.env):
        context["claims"] = [
            {"folder": FOLDER, "page": claim.page, "question": claim.question, **told_in_short(claim)}
            for claim in evidence.claims()
        ]


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("html-collect-pages", lambda app: only_new(app, "claims", _collect(app)))
    app.connect("html-page-context", _context)
