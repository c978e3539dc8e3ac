"""The map says in words what its shapes say, and its counts are those of the evidence."""

import pytest
from bs4 import BeautifulSoup
from monoamine import evidence
from monoamine.tables.coverage_map import coverage_map


@pytest.fixture(params=["Semax", "d-amphetamine"])
def drug(request):
    return request.param


def page(drug):
    return BeautifulSoup(coverage_map(drug).html, "html.parser")


def test_every_cell_of_the_map_has_its_state_and_count(drug):
    cells = page(drug).select("tbody td")
    expected = evidence.coverage(drug)
    assert len(cells) == len(expected) == len(evidence.BRAIN) * len(evidence.MONOAMINES)
    for cell, row in zip(cells, expected.itertuples(), strict=True):
        word = {"measured": "measured", "null": "no change", "never": "never measured"}[row.status]
        assert cell["class"] == [f"map-{row.status}"]
        assert cell.get_text(" ").startswith(word)
        assert (str(row.n_rows) in cell.text) == (row.n_rows > 0)


def test_the_table_is_named_and_its_headers_have_a_scope(drug):
    soup = page(drug)
    assert soup.select_one("[role=region]")["aria-label"].endswith(drug)
    assert soup.caption.text.strip()
    assert all(header.get("scope") in ("col", "row") for header in soup.select("th"))


def test_semax_was_never_measured_outside_the_striatum():
    map_ = coverage_map("Semax").text
    others = [line for line in map_.splitlines()[1:] if not line.startswith("striatum")]
    assert all("findings" not in line and line.count("never measured") == 3 for line in others)
