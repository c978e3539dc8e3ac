"""The grid says what the score says, in words and marks, and blesses nobody."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine.figures import hypotheses as grid
from monoamine.model import HYPOTHESES, hypotheses


@pytest.fixture(scope="module")
def soup():
    return BeautifulSoup(grid.grid().html, "html.parser")


def test_each_cell_agrees_as_scored(soup):
    score = hypotheses.score()
    rows = soup.select("tbody tr")
    assert len(rows) == len(hypotheses.findings())
    for row, (_, mine) in zip(some(rows), score.groupby("row", sort=False), strict=True):
        for cell, agrees in zip(row.select("td"), mine["agrees"], strict=True):
            assert cell.b.get_text() == ("agrees" if agrees else "differs")
            assert cell["class"] == ["agrees" if agrees else "differs"]
            assert cell.svg.path["d"] == grid._MARKS[bool(agrees)]


def test_marks_differ_in_shape():
    assert grid._MARKS[True] != grid._MARKS[False]


def test_sums_are_the_totals(soup):
    n = len(hypotheses.findings())
    sums = [cell.get_text() for cell in soup.select("tfoot td")]
    assert sums == [f"{hypotheses.totals()[one]} of {n}" for one in HYPOTHESES]


def test_each_finding_leads_to_its_source(soup):
    assert all(row.th.a["href"].startswith("references.html#") for row in some(soup.select("tbody tr")))


def test_the_text_tells_the_same():
    text = grid.grid().text
    assert "5-HIAA" in text and "H3 agrees (up)" in text and "H0 differs (no change)" in text
