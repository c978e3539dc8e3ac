"""What a claim, a term or a source says where a link to it stands, without leaving the page.

One script for all pages, ``_static/monoamine/cards.js``: a page opened as a file may read no other file. It is loaded
when a reader first comes near such a link (browser/page/cards.js); without it the link leads to the page it names.
A second one, ``cites.js``, holds how each source is cited, and is loaded when a reader may want to know.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from .. import evidence
from ..tables.claim_page import told_in_short
from ..units import bound
from ..words import words
from . import markup
from .directives import REFERENCES
from .freshness import execution_hash

FILE = "_static/monoamine/cards.js"
CITES = "_static/monoamine/cites.js"


def cards(app: Sphinx) -> dict[str, dict]:
    """The cards, by what the address of a link ends with: the name of the page, and the place on it."""
    return {**_claims(app), **_studies(app), **_terms(app)}


def _claims(app: Sphinx) -> dict[str, dict]:
    if not markup.claims_page(app.env):
        return {}
    return {claim.page: {"kind": "claim", **told_in_short(claim)} for claim in evidence.claims()}


def _studies(app: Sphinx) -> dict[str, dict]:
    if REFERENCES not in app.env.found_docs:
        return {}
    keys = [study.study_id for study in evidence.rows("studies")]
    return {
        evidence.reference_url(key): {
            "kind": "study",
            "title": evidence.label(key),
            "text": bound(evidence.description(key)),
        }
        for key in keys
    }


def _terms(app: Sphinx) -> dict[str, dict]:
    objects = app.env.get_domain("std").get_objects()
    pages = {docname for _, _, kind, docname, _, _ in objects if kind == "term"}
    return {
        f"{page.rpartition('/')[2]}.html#{ident}": card
        for page in sorted(pages)
        for ident, card in _glossary(app, page)
    }


def _glossary(app: Sphinx, page: str) -> Iterator[tuple[str, dict]]:
    """Id and card of each term of a page."""
    for glossary in app.env.get_and_resolve_doctree(page, app.builder).findall(addnodes.glossary):
        for item in glossary.findall(nodes.definition_list_item):
            text = next(item.findall(nodes.paragraph)).astext()
            for term in item.findall(nodes.term):
                for ident in term["ids"]:
                    yield ident, {"kind": "term", "title": term.astext(), "text": bound(text)}


def citations() -> dict[str, dict[str, str]]:
    """How each source is cited, and its address, by the id of its entry in the list of sources."""
    return {
        evidence.anchor(study.study_id): {**asdict(evidence.cited(study.study_id)), "address": study.url}
        for study in evidence.rows("studies")
    }


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    told = {**words("cards"), "cite": words("cite")}
    _write_script(app, FILE, "monoamineCards", {"words": told, "cards": cards(app)})
    _write_script(app, CITES, "monoamineCitations", citations())


def _write_script(app: Sphinx, file: str, name: str, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    (Path(app.outdir) / file).write_text(f"window.{name}={text};\n", encoding="utf-8")


@cache
def _version() -> str:
    """What the cards are made of, once a build: a hash reads every source, and each page asks for it."""
    return execution_hash()[:8]


def _context(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    context["cards_file"], context["cards_version"] = FILE, _version()
    context["cites_file"], context["cites_word"] = CITES, words("cite")["open"]


def setup(app: Sphinx) -> None:
    """Connect to Sphinx, before the written pages are cleaned."""
    app.connect("build-finished", _write, priority=100)
    app.connect("html-page-context", _context)
