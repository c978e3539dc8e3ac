"""Every number of the model has its row, and the form offers what the rows carry."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables import passports


@pytest.fixture(scope="module")
def soup():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONOAMINE_STATIC", "1")
        return BeautifulSoup(passports.passport_explorer().html, "html.parser")


@pytest.fixture(scope="module")
def rows(soup):
    return soup.select("tbody tr")


def test_every_passport_is_a_row(rows):
    assert len(rows) == len(evidence.table("parameters"))


def test_rows_say_what_the_table_says(rows):
    for row, passport in zip(some(rows), evidence.table("parameters").itertuples(), strict=True):
        cells = [cell.get_text(" ") for cell in row.select("th, td")]
        assert passport.name in cells[0]
        assert cells[1].startswith(evidence.number(passport.value))
        assert passport.system in cells[3] and passport.note == cells[5]
        assert evidence.vocabulary("status")[passport.status] in cells[4]
        links = [link["href"] for link in row.select("a")]
        assert links == ([evidence.reference_url(passport.study_id)] if passport.study_id else [])


def test_each_option_keeps_as_many_rows_as_it_says(soup, rows):
    for name in ("status", "scope", "part"):
        kept_in_all = 0
        for option in soup.select(f"select[name={name}] option[value]"):
            if not option["value"]:
                continue
            kept = sum(row[f"data-{name}"] == option["value"] for row in rows)
            assert kept and option.text.endswith(f"({kept})"), (name, option.text)
            kept_in_all += kept
        assert kept_in_all == len(rows), f"{name}: a row that no option keeps"


def test_counts_of_the_prose_are_those_of_the_form(soup):
    for status in ("measured", "borrowed", "fitted", "assumed", "constant"):
        told = evidence.fact(f"n_passports_{status}").text
        assert soup.select_one(f"option[value={status}]").text.endswith(f"({told})")


def test_the_script_finds_its_words(soup):
    box = soup.select_one("[data-explorer]")
    assert "{shown}" in box["data-words"]
    assert soup.select_one("[data-count]")["role"] == "status"
    assert soup.select_one("[data-empty]").has_attr("hidden")
    assert all(soup.select_one(f"label[for={select['id']}]").text for select in some(soup.select("select")))


def test_a_live_kernel_shows_the_table_without_the_form(monkeypatch):
    monkeypatch.delenv("MONOAMINE_STATIC")
    live = BeautifulSoup(passports.passport_explorer().html, "html.parser")
    assert live.form is None and live.table is not None


def test_numbers_carry_their_unit():
    assert passports.amount(0.005, "uM") == "0.005 µM"
    assert passports.amount(3, "1") == "3"


def test_hypotheses_switch_on_what_their_table_says():
    rows = BeautifulSoup(passports.switches().html, "html.parser").select("tbody tr")
    table = evidence.table("hypotheses")
    assert len(rows) == table["hypothesis"].nunique()
    for row, (_, mine) in zip(some(rows), table.groupby("hypothesis", sort=False), strict=True):
        assert len(row.select(".setting")) == (mine["symbol"] != "").sum()
    assert "nothing" in rows[0].get_text()
