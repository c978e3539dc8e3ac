"""The explorer is complete without a script, and its form offers what its rows carry."""

import re

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.evidence import spreadsheet
from monoamine.tables.explorer import FILTERS, measurement_explorer, semax_sources


@pytest.fixture(scope="module")
def soup():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONOAMINE_STATIC", "1")
        return BeautifulSoup(measurement_explorer().html, "html.parser")


def test_every_measurement_is_a_row_with_a_linked_source(soup):
    rows = soup.select("tbody tr")
    assert len(rows) == len(evidence.table("measurements"))
    assert all(row.th.a["href"].startswith("references.html#") for row in some(rows))
    assert not soup.select("tr[hidden]")


def test_each_option_keeps_as_many_rows_as_it_says(soup):
    rows = soup.select("tbody tr")
    for name in FILTERS:
        for option in some(soup.select(f"select[name={name}] option:not([value=''])")):
            kept = sum(option["value"] in row[f"data-{name}"].split("|") for row in rows)
            assert kept and option.text.endswith(f"({kept})"), (name, option.text)


def test_each_field_has_a_label_and_the_count_is_announced(soup):
    for select in some(soup.select("select")):
        assert soup.select_one(f"label[for={select['id']}]").text
    assert soup.select_one("[data-count]")["role"] == "status"
    assert soup.select_one("button[type=reset]")
    assert soup.select_one("[data-empty]").has_attr("hidden")


def test_a_spreadsheet_would_only_compute_cells(soup):
    """The file that is made of the rows puts words in front of those; it has no help against other traps."""
    told = {cell.text: spreadsheet.instead(cell.text) for cell in some(soup.select("tbody :is(th, td)"))}
    trapped = {text for text, instead in told.items() if instead}
    assert trapped and all(re.match(spreadsheet.COMPUTED, text) for text in trapped)


def test_each_row_has_its_id_and_its_own_address_where_its_source_has_another(soup):
    rows = {row["data-id"]: row.get("data-address") for row in soup.select("tbody tr")}
    own = {one.measurement_id: one.url for one in evidence.rows("measurements")}
    assert list(rows) == list(own)
    assert {key: address for key, address in rows.items() if address is not None} == {
        one.measurement_id: one.url
        for one in evidence.rows("measurements")
        if one.url != evidence.study(one.study_id).url
    }


def test_a_live_kernel_shows_the_table_without_the_form(monkeypatch):
    monkeypatch.delenv("MONOAMINE_STATIC")
    live = BeautifulSoup(measurement_explorer().html, "html.parser")
    assert live.form is None and live.table is not None


def test_null_results_are_not_left_out(soup):
    assert "no change" in soup.select_one("tbody").text


def test_the_sources_of_semax_count_every_semax_finding():
    rows = evidence.table("measurements").query("drug == 'Semax'")
    lines = BeautifulSoup(semax_sources().html, "html.parser").select("tbody tr")
    found = [[int(number) for number in re.findall(r"\d+", line.td.text)] for line in lines]
    assert sum(n for n, *_ in found) == len(rows)
    near = rows["directness"].isin(["direct_neurotransmitter", "metabolite_turnover"]).sum()
    counts = [sum(close) for _, *close in found]
    assert sum(counts) == near and counts == sorted(counts, reverse=True)
    assert len({line.th.a["href"] for line in lines}) == len(lines)


def test_on_a_phone_a_source_is_a_block_with_labels():
    table = BeautifulSoup(semax_sources().html, "html.parser").table
    assert "cards" in table["class"]
    assert all(label in table["style"] for label in ("Findings", "Species", "Read as"))


def test_what_was_given_reads_as_a_phrase(soup):
    given = {row.td.text for row in soup.select("tbody tr")}
    assert "Semax 50 ug/kg i.n., against vehicle" in {one.replace("µ", "u") for one in given}
    assert "Semax with d-amphetamine 5 mg/kg 20 min later, against amphetamine alone" in {
        one.replace(" dose not stated", "") for one in given
    }
    assert not any(" v " in one or "; " in one for one in some(given))
