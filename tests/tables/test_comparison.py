"""Nothing the unit says stands alone: each cell has a finding, a grade and sources."""

from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables.comparison import comparison


def test_each_row_of_the_data_is_shown_with_what_was_found_and_its_sources():
    rows = evidence.table("comparison")
    soup = BeautifulSoup(comparison().html, "html.parser")
    shown = soup.select("tbody tr:not(.group)")
    assert len(shown) == len(rows)
    for element, row in zip(some(shown), rows.itertuples(), strict=True):
        said, found = element.select("td")
        assert element.th.text == row.drug
        assert row.finding in found.text
        assert row.unit_says in said.text
        basis = evidence.claim(row.claim_id).basis if row.claim_id else evidence.vocabulary("basis")[row.evidence_grade]
        assert basis in found.text
        assert len(found.select(".cell-sources a")) == len(evidence.split_ids(row.study_ids))


def test_each_cell_about_semax_carries_a_badge():
    soup = BeautifulSoup(comparison().html, "html.parser")
    semax = [row for row in soup.select("tbody tr:not(.group)") if row.th.text == "Semax"]
    assert semax and all(row.select_one("a.verdict-link") for row in some(semax))


def test_a_narrow_page_can_label_each_cell():
    soup = BeautifulSoup(comparison().html, "html.parser")
    assert all(cell.get("data-label") for cell in some(soup.select("tbody td")))


def test_a_folded_attribute_still_shows_the_verdict_on_semax():
    soup = BeautifulSoup(comparison().html, "html.parser")
    folds, rows = soup.select("details.compared"), evidence.table("comparison")
    assert len(folds) == rows["attribute"].nunique() and [fold.has_attr("open") for fold in folds].count(True) == 1
    for fold in some(folds):
        badges = [badge.text for badge in fold.summary.select(".verdict")]
        assert badges == [link.text for link in fold.select("tr a.verdict-link")] and badges
        assert not fold.summary.select("a")
