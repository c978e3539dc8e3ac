"""The page of one claim: the question, the answer beside its verdict, why, the rows, and what would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

import htpy as h

from .. import evidence
from ..evidence import Claim
from ..exhibits.badge import badge
from ..exhibits.markup import data_script
from ..exhibits.static import taken_html
from ..units import bound
from ..words import fill, words
from .markup import study_link, study_links


class Book(NamedTuple):
    """What a citation names beside the page."""

    title: str
    author: str
    year: str


def claim_html(claim: Claim, places: Mapping[str, str], listed: str, address: str, book: Book) -> h.Element:
    """What stands on the page.

    places: address -> title of the pages of the book on which the claim's badge stands.
    listed: the address of the claim among all others. address: that of the page itself, "" where none is known.
    book: that of which the page is a part.
    """
    text = words("claim_page")
    return h.section(id=claim.page.removesuffix(".html"), class_="claim-page")[
        h.h1[claim.question],
        h.p(".claim-answer")[claim.answer],
        h.p(".claim-said")[text["said"], " ", h.q[claim.text], " ", badge(claim)],
        h.h2[text["why"]],
        h.p[claim.explanation],
        _sources(text["for"], claim.supporting),
        _sources(text["against"], claim.contradicting),
        h.p[_meaning(claim, text)],
        h.h2[text["rows"]],
        _rows(claim, text),
        _compared(claim, text),
        h.h2[text["would_change"]],
        h.p[claim.would_change],
        h.h2[text["read_on"]],
        h.ul[(h.li[h.a(href=url)[title]] for url, title in places.items()), h.li[h.a(href=listed)[text["listed"]]]],
        _send(claim, text, address, book),
    ]


def told_in_short(claim: Claim) -> dict[str, Any]:
    """What a card and the search say of a claim, for scripts: the claim, its verdict and the answer."""
    return {
        "title": claim.text,
        "verdict": {"word": claim.word, "kind": claim.kind, "basis": claim.basis},
        "text": bound(claim.answer),
    }


def _sources(label: str, studies: Sequence[str]) -> h.Element | None:
    """The studies on one side, if there are any."""
    if not studies:
        return None
    return h.p(".claim-sources")[h.strong[label], " ", study_links(studies)]


def _meaning(claim: Claim, text: Mapping[str, Any]) -> str:
    """What word and grade of the badge mean."""
    told = {(term.column, term.code): term.description for term in evidence.rows("vocabularies")}
    verdict = told["verdict", claim.verdict]
    if not claim.grade:
        return fill(text["no_grade"][claim.matter], word=claim.word, verdict=verdict)
    grade = told["grade", claim.grade]
    return fill(text["meaning"], word=claim.word, verdict=verdict, grade=claim.grade, kind=grade)


def _rows(claim: Claim, text: Mapping[str, Any]) -> h.Element:
    rows = evidence.rows_behind(claim.id)
    return h.ul(".claim-behind")[_items(rows)] if rows else h.p[text["no_row"]]


def _compared(claim: Claim, text: Mapping[str, Any]) -> h.Fragment | None:
    """Rows that tell how others do, if there are any."""
    if not (rows := evidence.rows_compared(claim.id)):
        return None
    return h.fragment[h.p[text["compared"]], h.ul(".claim-compared")[_items(rows)]]


def _items(rows: Sequence[evidence.Row]) -> list[h.Element]:
    return [h.li[study_link(row.study_id), ": ", row.text] for row in rows]


def _send(claim: Claim, text: Mapping[str, str], address: str, book: Book) -> h.Fragment:
    """The page as a citation, and, where a script runs, this and its link to copy or to share."""
    line = fill(
        text["citation"],
        author=book.author,
        year=book.year,
        question=claim.question,
        verdict=claim.word,
        book=book.title,
    )
    said = " ".join(filter(None, (line, address)))
    note, key, cite = fill(text["note"], verdict=claim.word), claim.page.removesuffix(".html"), words("cite")
    cited = evidence.book_page(key, claim.question, book.title, book.author, book.year, note, said, address)
    return h.fragment[
        h.h2[text["cite"]],
        h.p(".claim-cited")[said],
        h.div(".claim-send.pst-js-only", data_send=True)[
            (h.button(type="button", data_cite=form)[cite[form]] for form in ("text", "bibtex", "ris")),
            h.button(type="button", data_copy=True)[text["copy"]],
            h.button(type="button", data_share=True, hidden=True)[text["share"]],
            taken_html(),
            data_script(
                {
                    "handOver": words("hand_over"),
                    "cite": cite,
                    "cited": asdict(cited),
                    "title": claim.question,
                    "text": claim.answer,
                    "picture": f"../_static/cards/{key}.png",
                }
            ),
        ],
    ]
