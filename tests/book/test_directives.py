"""The book's roles and directives, built in the tiny book with Jupyter Book itself."""

import re

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.units import bound

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def good(tiny_book):
    return BeautifulSoup((tiny_book[0] / "chapters" / "index.html").read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def beginners(tiny_book):
    page = tiny_book[0] / "chapters" / "simple-version.html"
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_badge_shows_word_and_grade_and_leads_to_the_claim(good):
    claim = evidence.claim("a_da_turnover")
    link = good.select_one("p a:has(.verdict)")
    assert claim.word in link.get_text() and claim.basis in link.get_text()
    assert link["href"] == claim.page


def test_value_shows_unit_and_leads_to_its_study(good):
    link = good.select_one("a.value")
    assert link.get_text() == bound(evidence.value("eremin2005-02"))
    assert link["href"] == "references.html#cite-eremin2005"


def test_fact_is_the_computed_number(good):
    assert good.select_one(".fact").get_text() == str(len(evidence.table("measurements")))


def test_statement_stands_beside_verdict_and_reason(good):
    claim = evidence.claim(evidence.statement("dopac_ratio").claim_id)
    box = good.select_one(".said").get_text(" ", strip=True)
    assert evidence.statement("dopac_ratio").statement in box
    assert claim.word in box and claim.explanation in box


def test_answer_is_folded_and_has_its_citation(good):
    fold = good.select_one("details.check")
    assert fold.summary.get_text().strip() == "Why is a ratio not a rate?"
    assert fold.select_one('a[href="references.html#cite-eremin2005"]')


def test_claims_tell_the_rows_behind_them(good):
    for claim_id in some(evidence.table("claims")["claim_id"]):
        fold = good.find(id="claim-" + claim_id.replace("_", "-"))
        assert bound(evidence.claim(claim_id).explanation) in fold.get_text()
        rows = evidence.rows_behind(claim_id)
        assert len(rows) == sum(bound(row.text) in fold.get_text() for row in rows)
        # One heading for the rows, and one for those about other drugs where there are any.
        assert len(fold.select(".claim-rows")) == 1
        assert len(fold.select(".claim-others")) == bool(evidence.rows_compared(claim_id))


def test_a_claim_in_plain_words_is_told_both_ways(good):
    told = [evidence.claim(claim_id) for claim_id in evidence.table("plain_reasons")["claim_id"]]
    for claim in some(told):
        fold = good.find(id="claim-" + claim.id.replace("_", "-")).get_text()
        assert bound(f"In plain words: {claim.plain}") in fold and bound(claim.explanation) in fold


def test_a_page_for_beginners_has_the_plain_reason_or_is_not_built(tiny_book, beginners):
    claim = evidence.claim("tt_cycle")
    (box,) = beginners.select(".said")
    assert claim.plain in box.get_text() and claim.explanation not in box.get_text()
    assert re.search(
        r"simple-version\.md:\d+: ERROR: said: l_dopac_ratio has no row in plain_reasons\.csv", tiny_book[1]
    )


def test_sources_behind_figures_are_listed_apart(beginners):
    cited, drawn = beginners.select(".sources")
    assert "behind the figures and tables" in drawn.get_text() and "cited in the text" in cited.get_text()
    assert [link.get_text() for link in drawn.select("a.study")] == [evidence.label("parada1988")]
    assert "parada1988" not in str(cited)


def test_sources_list_what_the_page_cites(good):
    listed = good.select(".sources a.study")
    assert any(link["href"] == "references.html#cite-eremin2005" for link in listed)


@pytest.mark.parametrize(
    "message",
    [
        "no claim 'no_such_claim' in claims.csv",
        "no measurement 'eremin2005-99'; near: eremin2005-01",
        "eremin2005-03 has no number",
        "no fact 'no_such_fact'; there are",
        "no statement 'no_such_statement' in statements.csv",
        "no answer for the question 'No answer?'",
        "bad-rows has no row in data/pages.yml",
    ],
)
def test_bad_key_is_an_error_that_names_it(tiny_book, message):
    line = next((line for line in tiny_book[1].splitlines() if message in line), "")
    assert re.search(r"bad-rows\.md:\d+: ERROR", line), tiny_book[1][-2000:]
