"""The map says in words what its shapes say, its counts are those of the evidence, and both languages tell the same."""

import itertools
import json

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.tables import coverage_map as tables
from monoamine.tables.coverage_map import coverage_map
from monoamine.tables.explorer import measurement_explorer
from monoamine.words import words
from nodes import in_node

STATES = [
    dict(zip(evidence.map_choices(), one, strict=True)) for one in itertools.product(*evidence.map_choices().values())
]
SOME = [{"drug": "Semax"}, {"drug": "d-amphetamine"}, {"drug": "Semax", "condition": "all", "counts": "metabolite"}]


@pytest.fixture(params=SOME, ids=str)
def state(request):
    return request.param


def page(state):
    return BeautifulSoup(coverage_map(**state).html, "html.parser")


def test_every_cell_lists_its_preparations_with_count_and_way(state):
    cells, expected = page(state).select("tbody td"), evidence.coverage(**state)
    labels, text = evidence.vocabulary("preparation"), words("coverage_map")
    assert len(cells) == len(expected) == len(evidence.BRAIN) * len(evidence.MONOAMINES)
    for cell, row in zip(some(cells), expected.itertuples(), strict=True):
        assert cell["class"] == [f"map-{row.status}"]
        if not row.preparations:
            assert cell.text == text["never"]
            continue
        for entry, (code, ways) in zip(cell.select("a"), row.preparations.items(), strict=True):
            assert entry.b.text == labels[code] == labels[entry["data-preparation"]]
            assert entry["class"][1] == f"map-{next(iter(ways)) if len(ways) == 1 else 'mixed'}"
            assert str(sum(ways.values())) in entry.text
            assert all(text["ways"][way] in entry.text for way in ways)
        assert sum(sum(ways.values()) for ways in row.preparations.values()) == row.n_rows


def test_the_table_is_named_and_its_headers_have_a_scope(state):
    soup = page(state)
    assert soup.select_one("[role=region]")["aria-label"] == words("coverage_map")["title"]
    assert soup.caption.text.strip()
    assert all(header.get("scope") in ("col", "row") for header in some(soup.select("th")))
    assert all(soup.select_one(f"label[for={select['id']}]").text for select in some(soup.select("select")))


def test_semax_alone_was_never_measured_outside_the_striatum():
    first, *lines = coverage_map("Semax").text.splitlines()
    assert first.startswith("Semax alone, transmitter or metabolite, all species: 2 of 24 cells were measured")
    assert "22 cells were never measured" in first
    others = [line for line in lines if not line.startswith("striatum")]
    assert len(others) == len(evidence.BRAIN) - 1
    assert all(line.count("never measured") == 3 and "finding" not in line for line in others)


def test_the_sentence_tells_the_finding_that_has_no_cell():
    assert tables.sentence({**STATES[0], "condition": "all"}).endswith("1 more finding names no cell of this map.")
    assert "names no cell" not in tables.sentence(STATES[0])


def test_the_entry_point_of_the_page_is_semax_alone():
    soup = page({})
    assert [select.select_one("[selected]")["value"] for select in soup.select("select")] == [
        "Semax",
        "all",
        "both",
        "alone",
    ]
    assert json.loads(soup.select_one("script[data-looks]").string)["rows"] == tables.looks()


@pytest.mark.parametrize(
    ("name", "value"), [("drug", "vehicle"), ("counts", "gene"), ("condition", "no"), ("species", "ant")]
)
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{name}: {value!r} is not allowed; allowed: "):
        coverage_map(**{name: value})


def test_a_live_kernel_shows_the_map_without_the_form(monkeypatch):
    monkeypatch.delenv("MONOAMINE_STATIC")
    live = page({"drug": "modafinil"})
    assert live.form is None and live.script is None and live.select("td.map-measured")


def test_each_entry_leads_to_as_many_rows_as_it_counts(monkeypatch):
    """What browser/tables/coverage.js chooses in the explorer keeps the rows that the map counted."""
    rows = BeautifulSoup(measurement_explorer().html, "html.parser").select("tbody tr")
    for state in STATES[:: len(STATES) // 40]:
        for cell in some(evidence.coverage(**state).itertuples()):
            for code, ways in cell.preparations.items():
                wanted = {
                    "drug": state["drug"],
                    "region": cell.region,
                    "transmitter": cell.transmitter,
                    "preparation": code,
                    "directness": tables.NEAR[state["counts"]],
                    **{key: state[key] for key in ("condition", "species") if state[key] != "all"},
                }
                kept = [
                    row
                    for row in rows
                    if all(value in row[f"data-{name}"].split("|") for name, value in wanted.items())
                ]
                assert len(kept) == sum(ways.values()), (state, cell.region, code)


@pytest.mark.slow
def test_both_languages_count_and_say_the_same(root):
    answers = in_node(root / "tests" / "browser" / "maps.js", asked={"states": STATES, "map": tables.payload()})
    assert len(answers) == len(STATES) > 500
    for state, answer in zip(STATES, answers, strict=True):
        cells = [
            [
                row.region,
                row.transmitter,
                row.status,
                [[code, list(tables.entry(ways))] for code, ways in row.preparations.items()],
            ]
            for row in evidence.coverage(**state).itertuples()
        ]
        assert answer == {"cells": cells, "told": tables.sentence(state)}, state
