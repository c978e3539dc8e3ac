"""The matched doses: each animal with what it gets, on what it was matched, and linked sources."""

from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables.matched import matched_doses


def test_each_animal_is_shown_with_its_match_and_its_sources():
    rows, soup = evidence.table("matched_doses"), BeautifulSoup(matched_doses().html, "html.parser")
    shown = soup.select("tbody tr")
    assert len(shown) == len(rows)
    for element, row in zip(some(shown), rows.itertuples(), strict=True):
        match, how, sources = element.select("td")
        assert element.th.text == f"{row.animal}: {row.drug} {row.dose:g} mg/kg {row.route}"
        assert match.text == row.matched_on and how.text == row.how
        studies = {evidence.measurement(one).study_id for one in evidence.split_ids(row.measurement_ids)}
        assert {link["href"].rpartition("-")[2] for link in sources.select("a")} == studies


def test_a_log_says_the_same():
    assert all(how in matched_doses().text for how in some(evidence.table("matched_doses")["how"]))
