"""The chain link by link: places have rows, gaps are said, a half-life says how it is known."""

import re
from math import log

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables.chain import chain

PLACE = re.compile(r"{([^}:]+)(?::time)?}")
WORDS = {"seen_words": ["measurement_ids"], "when_words": ["when_ids"], "model_words": ["passport_ids"]}


@pytest.fixture(scope="module")
def rows():
    return evidence.table("chain")


@pytest.fixture(scope="module")
def shown():
    return chain()


@pytest.mark.parametrize("column", WORDS)
def test_the_ids_beside_the_words_are_those_of_its_places(rows, column):
    (ids,) = WORDS[column]
    for row in some(rows.to_dict("records")):
        listed = {one.removesuffix(".all") for one in evidence.split_ids(row[ids])}
        assert set(PLACE.findall(row[column])) == listed, row["link_id"]


def test_no_number_is_typed(rows):
    for column in WORDS:
        for words in some(rows[column]):
            assert not re.search(r"(?<![\w-])\d", PLACE.sub("", words).replace("5-HIAA", "")), words


def test_every_study_of_a_place_is_among_the_sources(rows):
    for row in some(rows.itertuples()):
        found = evidence.split_ids(row.measurement_ids) + evidence.split_ids(row.when_ids)
        assert {evidence.study_of(one) for one in found} <= set(evidence.split_ids(row.study_ids)), row.link_id


def test_each_link_is_a_row_with_its_verdict_and_sources(rows, shown):
    lines = BeautifulSoup(shown.html, "html.parser").select("tbody tr")
    assert len(lines) == len(rows)
    for line, row in zip(some(lines), rows.itertuples(), strict=True):
        assert line.th.text == row.link
        assert len(line.select("a.verdict-link")) == bool(row.claim_id)
        assert len(line.select(".cell-sources a")) == len(evidence.split_ids(row.study_ids))


def test_a_narrow_page_labels_each_cell(shown):
    table = BeautifulSoup(shown.html, "html.parser").table
    assert "cards" in table["class"]
    assert all(label in table["style"] for label in ("Seen", "When", "Model"))


def test_times_and_half_lives_are_those_of_the_tables(shown):
    passports = evidence.table("parameters").set_index("passport_id")
    message = f"{log(2) / passports.loc['k_mRNA.all', 'value']:.2g} h (measured: rat hippocampal neurons)"
    protein = f"{log(2) / passports.loc['k_BDNF.all', 'value']:.2g} h (assumed)"
    assert message in shown.text and protein in shown.text
    assert "down at 20 min, up at 90 min, no change at 8 h" in shown.text
    assert "gradually over 1\N{EN DASH}4 h" in shown.text


def test_what_nobody_measured_is_said(shown):
    lines = dict(line.split(": ", 1) for line in shown.text.splitlines()[1:])
    for link in ("TrkB \u2192 more capacity to make monoamines", "capacity \u2192 norepinephrine turnover"):
        assert "Never measured." in lines[link]
    assert "taken over, not measured" in lines["a dose \u2192 Semax in the brain"]
