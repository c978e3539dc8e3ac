"""Block directives: the page frame, the unit's statements beside their verdicts, claims and self-checks."""

import re
from collections.abc import Sequence
from typing import cast

from docutils import nodes
from docutils.parsers.rst import directives as options
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.bibtex.domain import BibtexDomain

from .. import evidence
from ..theme.pages import LEVELS, SIMPLE, Page, pages
from ..words import count, fill, words
from . import markup
from .claim_pages import FOLDER
from .markup import bullets, div, paragraph

logger = logging.getLogger(__name__)
REFERENCES = "chapters/references"
# A longer list of sources is folded.
_LONG_LIST = 15
# What figures and tables bring beyond the text is listed up to here: the tables of all findings bring nearly all.
_LONGEST_LIST = 60
_LEVEL_WORDS = dict(
    zip(LEVELS, ("For everyone", "No biology needed", "One neuroscience course", "For instructors"), strict=True)
)

_HREF = re.compile(r'href="([^"]+)"')


class page_sources(nodes.General, nodes.Element):  # noqa: N801
    """Stands where the list of a page's sources goes, until all citations of the page are known."""


class closing_section(nodes.section):  # noqa: N801
    """A section of the closing, wherever the directive stands in the text."""


class LiftClosing(SphinxTransform):
    """Put the closing's sections at the end of the page, as siblings of its other sections.

    The directive stands inside the last section of the text, which would make them subsections of that.
    """

    # Before Sphinx reads the headings for its tables of contents.
    default_priority = 420

    def apply(self) -> None:
        """Move them, as plain sections."""
        page = next(iter(self.document.findall(nodes.section)), None)
        if page is None:
            return
        for old in list(self.document.findall(closing_section)):
            new = nodes.section("", *old.children, ids=old["ids"], names=old["names"])
            old.parent.remove(old)
            page.append(new)


class _TableDirective(SphinxDirective):
    """A directive whose argument is the key of a row; an unknown key is a build error at that line."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Answer the nodes, or raise docutils' error."""
        try:
            return self.build(self.arguments[0] if self.arguments else "")
        except (KeyError, ValueError) as error:
            raise self.error(f"{self.name}: {error}") from error

    def build(self, key: str) -> list[nodes.Node]:
        """The nodes of this key."""
        raise NotImplementedError

    def parsed(self, text: str) -> list[nodes.Node]:
        """Inline markup of ``text``: roles work inside table cells such as objectives."""
        return self.parse_inline(text)[0]

    @property
    def page(self) -> Page:
        """The page this directive stands on."""
        slug = self.env.docname.rpartition("/")[2]
        if slug not in pages():
            raise KeyError(f"{slug} has no row in data/pages.yml")
        return pages()[slug]


class Opening(_TableDirective):
    """``{opening}``: who "the unit" is, what you will be able to do, prerequisites and time, from data/pages.yml."""

    required_arguments = 0

    def build(self, key: str) -> list[nodes.Node]:
        """Who is meant, since an objective may speak of the unit; then one line, and the rest in its fold."""
        page, text = self.page, words("opening")
        head = markup.summary(
            "",
            "",
            nodes.inline("", _LEVEL_WORDS[page.level], classes=["opening-level"]),
            nodes.inline("", fill(text["minutes"], n=page.minutes), classes=["opening-time"]),
            nodes.inline("", count(text["goals"], len(page.objectives)), classes=["opening-goals"]),
        )
        able = div(
            paragraph(text["able"], classes=("opening-title",)),
            bullets([paragraph(*self.parsed(text)) for text in page.objectives]),
            classes=["opening-part"],
        )
        before = div(
            paragraph(text["before"], classes=("opening-title",)),
            bullets([paragraph(*self.parsed(text)) for text in page.prerequisites]),
            classes=["opening-part"],
        )
        unit = paragraph(text["unit"], classes=("opening-unit",))
        fold = markup.details("", head, div(able, before, classes=["opening-parts"]), classes=["opening-fold"])
        return [div(unit, fold, classes=["opening"])]


class Closing(_TableDirective):
    """``{closing}``: what next, and the sources that the text, the figures and the tables of this page rest on."""

    required_arguments = 0

    def build(self, key: str) -> list[nodes.Node]:
        """Two sections."""
        items, text = [], words("closing")
        for slug in self.page.next:
            other = pages()[slug]
            link = nodes.reference("", other.title, internal=True, refuri="", page=f"chapters/{slug}")
            items.append(paragraph(link, fill(text["page"], n=other.minutes, short=other.short)))
        title = nodes.title("", text["sources"])
        return [
            closing_section(
                "", nodes.title("", text["next"]), bullets(items), ids=["what-next"], names=[text["next"].lower()]
            ),
            closing_section("", title, page_sources(), ids=["sources"], names=[text["sources"].lower()]),
        ]


class Said(_TableDirective):
    """``{said} statement_id``: a statement of the unit, its verdict beside it, and why."""

    def build(self, key: str) -> list[nodes.Node]:
        """The statement's block."""
        row = evidence.statement(key)
        claim = evidence.claim(row.claim_id)
        head = paragraph(markup.badge(claim.id), classes=("said-verdict",))
        quote = paragraph(
            nodes.inline("", "The unit says: ", classes=["said-by"]), row.statement, classes=("said-text",)
        )
        why = paragraph(
            nodes.inline("", "Why this verdict: ", classes=["said-by"]), self._reason(claim), classes=("said-why",)
        )
        return [div(quote, head, why, classes=["said", f"said-{claim.kind}"])]

    def _reason(self, claim: "evidence.Claim") -> str:
        """Why, in the words of the page's readers."""
        if self.page.level != SIMPLE:
            return claim.explanation
        if not claim.plain:
            raise ValueError(f"{claim.id} has no row in plain_reasons.csv, and this page is written in plain words")
        return claim.plain


class ClaimCard(_TableDirective):
    """``{claim} claim_id``: a claim with badge, explanation and sources."""

    def build(self, key: str) -> list[nodes.Node]:
        """The card."""
        claim = evidence.claim(key)
        title = paragraph(claim.text, classes=("claim-text",))
        mark = paragraph(markup.badge(key), classes=("claim-verdict",))
        why = paragraph(claim.explanation, classes=("claim-why",))
        return [div(title, mark, why, *markup.sources(claim), classes=["claim"])]


class Claims(_TableDirective):
    """``{claims}``: every claim, folded, with its sources and rows; the target of each badge.

    The claims that judge a statement of the unit stand first; the rest, which is long, is folded once more.
    """

    required_arguments = 0

    def build(self, key: str) -> list[nodes.Node]:
        """One folded block a claim, in the order of data/claims.csv."""
        claims, judging = evidence.table("claims")["claim_id"], set(evidence.table("statements")["claim_id"])
        folds = {claim_id: self._fold(evidence.claim(claim_id)) for claim_id in claims}
        more = [fold for claim_id, fold in folds.items() if claim_id not in judging]
        head = markup.summary("", count(words("claims")["more"], len(more)))
        rest = [markup.details("", head, *more, classes=["claims-more"])] if more else []
        return [*(fold for claim_id, fold in folds.items() if claim_id in judging), *rest]

    def _fold(self, claim: "evidence.Claim") -> nodes.Node:
        anchor = markup.claim_anchor(claim.id)
        std = cast(StandardDomain, self.env.get_domain("std"))
        std.anonlabels[anchor] = (self.env.docname, anchor)
        std.labels[anchor] = (self.env.docname, anchor, claim.text)
        head = markup.summary("", "", nodes.inline("", claim.text, classes=["claim-text"]), nodes.Text(" "))
        head += markup.mark(claim)
        behind = _told(evidence.rows_behind(claim.id)) or paragraph(words("claims")["no_row"])
        title = paragraph(words("claims")["rows"], classes=("claim-rows",))
        compared = _told(evidence.rows_compared(claim.id))
        others = [paragraph(words("claims")["compared"], classes=("claim-others",)), compared] if compared else []
        plain = [paragraph(nodes.strong("", words("claims")["plain"]), claim.plain)] if claim.plain else []
        node = markup.details("", head, *plain, paragraph(claim.explanation), *markup.sources(claim), title, behind)
        node += others
        node["ids"], node["classes"] = [anchor], ["claim-fold"]
        return node


def _told(rows: Sequence["evidence.Row"]) -> nodes.Node | None:
    """One item a row, with its study; nothing where there is no row."""
    items = [paragraph(*markup.study_links((row.study_id,)), ": " + row.text) for row in rows]
    return bullets(items) if items else None


class Check(_TableDirective):
    """``{check} Question``: a self-check; the body is the folded answer."""

    has_content = True

    def build(self, key: str) -> list[nodes.Node]:
        """The folded block."""
        head = markup.summary("", "", *self.parsed(key))
        body = div(classes=["check-answer"])
        self.state.nested_parse(self.content, self.content_offset, body)
        if not body.children:
            raise ValueError(f"no answer for the question {key!r}")
        return [markup.details("", head, body, classes=["check"])]


class KeyTiles(_TableDirective):
    """``{keytiles}``: the unit's headline numbers, the verdict on each; ``:why:`` adds the reason."""

    required_arguments = 0
    option_spec = {"why": options.flag}

    def build(self, key: str) -> list[nodes.Node]:
        """A grid of tiles."""
        grid = div(classes=["tiles"])
        for row in evidence.rows("key_numbers"):
            claim = evidence.claim(row.claim_id)
            tile = div(
                paragraph("The unit says", classes=("tile-by",)),
                paragraph(row.claimed, classes=("tile-number",)),
                paragraph(row.what, classes=("tile-what",)),
                paragraph(markup.badge(claim.id), classes=("tile-verdict",)),
                classes=["tile", f"tile-{claim.kind}"],
            )
            if "why" in self.options:
                tile += paragraph(claim.explanation, classes=("tile-why",))
            grid += tile
        return [grid]


class PageTable(_TableDirective):
    """``{pagetable}``: every page with its level, time and objectives."""

    required_arguments = 0

    def build(self, key: str) -> list[nodes.Node]:
        """One folded block a page, and the sum of the minutes."""
        blocks: list[nodes.Node] = []
        for page in pages().values():
            link = nodes.reference("", page.title, internal=True, refuri="", page=f"chapters/{page.slug}")
            line = paragraph(
                link, f" · {page.minutes} minutes · {_LEVEL_WORDS[page.level].lower()}", classes=("page-line",)
            )
            goals = bullets([paragraph(*self.parsed(text)) for text in page.objectives])
            blocks.append(div(line, goals, classes=["page-row"]))
        total = sum(page.minutes for page in pages().values())
        return [*blocks, paragraph(fill(words("opening")["total"], n=total), classes=("page-total",))]


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill in addresses of pages and studies, and list the page's sources."""
    cited = (ref for ref in cast(BibtexDomain, app.env.get_domain("cite")).citation_refs if ref.docname == docname)
    used = {target.key for ref in cited for target in ref.targets}
    for link in doctree.findall(nodes.reference):
        if page := link.get("page"):
            link["refuri"] = app.builder.get_relative_uri(docname, page)
        if claim := link.get("claim"):
            link["refuri"] = _claim_uri(app, docname, link, claim)
        if study := link.get("study"):
            used.add(study)
            link["refuri"] = app.builder.get_relative_uri(docname, REFERENCES) + f"#{evidence.anchor(study)}"
    for place in list(doctree.findall(page_sources)):
        place.replace_self(_sources(app, docname, used, _drawn(doctree) - used))


def _claim_uri(app: Sphinx, docname: str, link: nodes.reference, claim_id: str) -> str:
    listed = markup.claims_page(app.env)
    if not listed:
        logger.warning("no page lists the claims, so the badge of %r leads nowhere", claim_id, location=link)
    # Only HTML has a page for each of them.
    elif app.builder.format == "html":
        return app.builder.get_relative_uri(docname, f"{FOLDER}/{evidence.claim(claim_id).page.removesuffix('.html')}")
    return app.builder.get_relative_uri(docname, listed or docname) + f"#{markup.claim_anchor(claim_id)}"


def _drawn(doctree: nodes.document) -> set[str]:
    """The studies that the figures and tables of a page link to; they are HTML already."""
    anchors = {evidence.reference_url(study_id): study_id for study_id in evidence.table("studies")["study_id"]}
    links = (link for raw in doctree.findall(nodes.raw) for link in _HREF.findall(raw.astext()))
    return {anchors[link] for link in links if link in anchors}


def _sources(app: Sphinx, docname: str, cited: set[str], drawn: set[str]) -> list[nodes.Node]:
    """The sources that the text cites, then those that only figures and tables rest on."""
    text = words("sources")
    told = [_source_list(app, docname, cited, text["cited"])] if cited else []
    if len(drawn) > _LONGEST_LIST:
        all_of_them = nodes.reference("", text["all"], internal=True)
        all_of_them["refuri"] = app.builder.get_relative_uri(docname, REFERENCES)
        told.append(div(paragraph(count(text["drawn"], len(drawn)), ": ", all_of_them, "."), classes=["sources"]))
    elif drawn:
        told.append(_source_list(app, docname, drawn, text["drawn"]))
    return told or [paragraph(text["none"])]


def _source_list(app: Sphinx, docname: str, studies: set[str], title: dict) -> nodes.Node:
    items = []
    for study_id in sorted(studies, key=lambda key: evidence.label(key).casefold()):
        link = markup.study_link(study_id)
        link["refuri"] = app.builder.get_relative_uri(docname, REFERENCES) + f"#{evidence.anchor(study_id)}"
        items.append(paragraph(link, ". " + evidence.description(study_id)))
    told = count(title, len(items))
    if len(items) <= _LONG_LIST:
        return div(paragraph(told, classes=("sources-title",)), bullets(items), classes=["sources"])
    return markup.details("", markup.summary("", told), bullets(items), classes=["sources"])


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_node(page_sources)
    app.add_transform(LiftClosing)
    table = {
        "opening": Opening,
        "closing": Closing,
        "said": Said,
        "claim": ClaimCard,
        "claims": Claims,
        "check": Check,
        "keytiles": KeyTiles,
        "pagetable": PageTable,
    }
    for name, directive in table.items():
        app.add_directive(name, directive)
    app.connect("doctree-resolved", _resolve)
