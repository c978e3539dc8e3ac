"""The table of rows is the report, computed now and equal to the stored one."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.figures.calibration import compared
from monoamine.model import calibrate
from monoamine.tables import calibration


@pytest.fixture(scope="module")
def rows():
    return BeautifulSoup(calibration.report().html, "html.parser").select("tbody tr")


def test_every_marked_row_is_told_with_its_source(rows):
    assert len(rows) == len(calibrate.stored_report())
    assert all(row.a["href"].startswith("references.html#") for row in some(rows))


def test_numbers_are_those_of_the_stored_report(rows):
    stored = calibrate.stored_report().set_index("row")
    order = compared().sort_values("role", kind="stable")["row"]
    for row, name in zip(some(rows), order, strict=True):
        cells = [cell.get_text() for cell in row.select("td")]
        assert float(cells[2]) == pytest.approx(stored.loc[name, "ratio"], abs=0.011)
        assert cells[3] == ("inside" if stored.loc[name, "within_twofold"] else "outside")
        assert cells[4] == stored.loc[name, "role"]


def test_a_row_outside_says_so(monkeypatch):
    moved = compared().assign(within_twofold=False)
    monkeypatch.setattr(calibration, "compared", lambda: moved)
    assert "inside (" not in calibration.report().text and "outside (" in calibration.report().text


def test_every_fitted_number_is_told_with_its_range_and_rows():
    html = BeautifulSoup(calibration.fitted().html, "html.parser")
    rows = html.select("tbody tr")
    assert len(rows) == len(calibrate.fitted_now())
    ranges = [row.select("td")[1].get_text() for row in rows]
    fitted = evidence.table("parameters").query("status == 'fitted'")
    assert all(
        f"{evidence.number(low)} to {evidence.number(high)}" in ranges
        for low, high in zip(some(fitted["low"]), fitted["high"], strict=True)
    )
    assert sum(row.select("td")[3].get_text() == "1\u00a0row" for row in rows) == 4
