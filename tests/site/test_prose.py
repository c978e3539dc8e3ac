"""The prose of the built chapters: no loose numbers, no bare effect of Semax, words that a 14-year-old reads."""

import copy
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence

CHAPTERS = (
    "simple-version",
    "region-specific-serotonin",
    "norepinephrine-inverted-u",
    "three-systems",
    "where-studied",
    "comparison",
    "dashboard",
    "key-numbers",
)
# What is bound to a row or computed, and what is no prose.
BOUND = (
    ".value", ".fact", ".verdict", ".badge", ".citation", "code", "pre", ".math", "math", ".katex", "cite", ".study",
    "svg", "a.reference.external", "a[href*='references.html']",
)  # fmt: skip
# Parts of a page that are made from the tables, or have tests of their own.
MADE = (
    "opening", "quiz", "activity", "exhibit", "sources", "claim-fold", "said", "tile", "explorer", "cell_output",
    "drawing", "claim",
)  # fmt: skip
MINUTES = re.compile(r"\(\d+ minutes\)")
# Names that hold a digit: substances, receptors, enzymes, hypotheses, genes.
NAMES = re.compile(
    r"5-HT\w*|5-HIAA(?:/5-HT)?|5-HTP|[αβ]-?\d\w*|alpha-?\d\w*|beta-?\d\w*|\bD[12]\b|\bH[0-3]\b|VMAT2|TPH[12]|MAO-[AB]|"
    r"ACTH\(\d+.\d+\)|MC\d\w*|\w*R[12]\b|[A-Z][a-z]*\d\b|\bn = 1\b|\b14-year|CO2|\d+-year"
)
NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*(?:\s?(?:%|percent|mg|nM|µM|min|h|-fold))?")
# Numbers that are no finding: a figure of speech, a year in a text, a count of what stands on the same page.
ALLOWED = {"1", "100 percent", "100 %", "100", "300 %", "400 percent"}
EFFECT = re.compile(
    r"\bSemax\b[^.?!]*\b(?:raise[sd]?|rose|lower(?:s|ed)?|increase[sd]?|decrease[sd]?|boost(?:s|ed)?|damp(?:s|ed)?|"
    r"speed(?:s|ed)? up|enlarge[sd]?|strengthen(?:s|ed)?|improve[sd]?|changed|moved)\b",
    re.I,
)
# A sentence that asks, supposes, or denies that anybody measured says no effect.
NO_EFFECT = re.compile(
    r"\?|\bif\b|\bsuppose|\bwould\b|\bcould\b|\bshould\b|\bsaid to\b|\bclaim|\bsay[s]?\b|\bhypothes|\bH[0-3]\b|nobody|"
    r"\bno (?:study|measurement|readable|experiment)|never|\bwhether\b|\bimagine\b|\bmodel\b|statement|predict|“|\"",
    re.I,
)
GRADE = 8.0
# Words that no reason of the simple version may hold.
JARGON = re.compile(
    r"striat|accumbens|dialys|metabolite|5-H|DOPAC|MHPG|TrkB|locomot|potentiat|placebo|affinity|transporter|tissue",
    re.I,
)


@cache
def _soup(folder, slug):
    return BeautifulSoup((folder / "chapters" / f"{slug}.html").read_text(encoding="utf-8"), "html.parser")


def paragraphs(folder, slug):
    article = _soup(folder, slug).select_one("article")
    made = [one for one in article.select("p, li") if one.find_parent(["table", "figure", "form", "nav"])]
    made += [one for one in article.select("p, li") if one.find_parent(class_=MADE)]
    return [one for one in article.select("p, li") if not any(one is other for other in made)]


def unbound(paragraph):
    """The numbers of a paragraph that no row or computation stands behind."""
    left = copy.copy(paragraph)
    for element in left.select(", ".join(BOUND)):
        element.replace_with(" ")
    text = NAMES.sub(" ", MINUTES.sub(" ", " ".join(left.get_text(" ").split())))
    return [found for found in map(str.strip, NUMBER.findall(text)) if found.rstrip(".,") not in ALLOWED]


@pytest.mark.parametrize("slug", CHAPTERS)
def test_no_number_stands_loose(site_folder, slug):
    loose = {
        " ".join(one.get_text(" ").split())[:160]: found
        for one in paragraphs(site_folder, slug)
        if (found := unbound(one))
    }
    assert not loose


def test_a_loose_number_would_be_seen():
    paragraph = BeautifulSoup("<p>Dopamine rose by 37 % in 5-HT cells (H2).</p>", "html.parser").p
    assert unbound(paragraph) == ["37 %"]


def sentences(paragraph):
    """Pairs of a sentence's text and its HTML, cut at the end marks of the text."""
    html = paragraph.decode_contents()
    return [
        (BeautifulSoup(part, "html.parser").get_text(" "), part) for part in re.split(r"(?<=[.?!])\s+(?=[A-Z<])", html)
    ]


def bare(paragraph):
    """Sentences that name an effect of Semax; a source or verdict in the sentence or the next one carries them."""
    parts = sentences(paragraph)
    found = []
    for number, (text, _) in enumerate(parts):
        near = "".join(html for _, html in parts[max(number - 1, 0) : number + 2])
        carried = re.search(r"class=\"[^\"]*(?:verdict|badge|value|citation|study)|references\.html|#cite-", near)
        if EFFECT.search(text) and not NO_EFFECT.search(text) and not carried:
            found.append(" ".join(text.split()))
    return found


@pytest.mark.parametrize("slug", CHAPTERS)
def test_an_effect_of_semax_has_its_source_or_verdict(site_folder, slug):
    assert not [sentence for one in some(paragraphs(site_folder, slug)) for sentence in bare(one)]


def test_a_bare_effect_would_be_seen():
    paragraph = BeautifulSoup("<p>Semax raises dopamine in the cortex. It is known.</p>", "html.parser").p
    assert bare(paragraph)


def grade(text):
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    lines = [line for line in re.split(r"[.!?:]+\s", text) if line.strip()]
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / len(lines) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word):
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(groups - silent, 1)


def test_the_simple_version_is_read_at_fourteen(site_folder):
    prose = [one for one in paragraphs(site_folder, "simple-version") if one.name == "p"]
    text = " ".join(" ".join(one.get_text(" ").split()) for one in prose)
    assert len(text.split()) > 400
    assert grade(text) <= GRADE


def test_every_verdict_of_the_simple_version_has_a_reason_in_plain_words(site_folder):
    page = _soup(site_folder, "simple-version")
    by_page = {claim.page: claim for claim in evidence.claims()}
    linked = {link["href"] for link in page.select('a[href^="claim-"]')}
    assert len(linked) >= 10
    plain = {by_page[name].id: by_page[name].plain for name in linked}
    assert all(plain.values()), [name for name, text in plain.items() if not text]
    assert set(evidence.table("plain_reasons")["claim_id"]) == set(plain)
    hard = {name: round(grade(text), 1) for name, text in plain.items() if grade(text) > GRADE or JARGON.search(text)}
    assert not hard
    told = [one.get_text(" ") for one in page.select(".activity-answer li")]
    assert told and not [one for one in some(told) if JARGON.search(one)]
    for why in some(page.select(".said-why")):
        assert why.get_text().partition(": ")[2] in plain.values()


def test_the_grade_knows_hard_from_easy():
    assert grade("The cat sat on the mat. It was a big cat.") < 3
    assert grade("Neuropharmacological characterization necessitates multidimensional experimentation.") > 15
