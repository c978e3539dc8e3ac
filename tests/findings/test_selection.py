"""What the findings plot shows is all of the evidence it promises, and no more."""

import pandas as pd
import pytest
from found import some
from monoamine import evidence
from monoamine.exhibits.controls import default_state
from monoamine.findings.describe import cards
from monoamine.findings.description import DRUGS, SYSTEMS
from monoamine.findings.exhibit import described, findings_plot, names, systems
from monoamine.findings.rows import axes, findings, others
from monoamine.findings.select import select
from monoamine.units import bound
from monoamine.words import words


@pytest.fixture(scope="module")
def rows():
    return findings()[0]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("axis", ["time", "dose"])
def test_no_matching_finding_vanishes(rows, system, axis):
    state = {**default_state(described()), "system": system, "axis": axis}
    selection = select(rows, state, axes(rows))
    drawn = [point["row"] for point in selection["points"]]
    assert sorted(drawn + selection["worded"]) == selection["matched"]


def test_each_point_is_inside_the_axis(rows):
    places = axes(rows)
    for axis in ("time", "dose"):
        selection = select(rows, {**default_state(described()), "axis": axis}, places)
        low, high = places[axis]["range"]
        assert all(low <= point["x"] <= high for point in some(selection["points"]))


def test_norepinephrine_after_semax_was_never_measured(rows):
    made = cards(rows, others(), default_state(described()), names(), systems(), words("evidence"))
    line = next(line for line in made[SYSTEMS.index("NE")]["lines"] if line["drug"] == "Semax")
    assert line["state"] == "never"
    assert "Nobody has measured norepinephrine after Semax" in line["text"]


def test_dopamine_after_semax_alone_is_drawn_as_no_change(rows):
    state = {**default_state(described()), "drugs": ["Semax"]}
    selection = select(rows, state, axes(rows))
    assert selection["points"] and all(point["hollow"] for point in some(selection["points"]))


def test_a_stated_change_is_converted_and_says_so(rows):
    converted = [row for row in rows if "converted" in row["hover"]["note"]]
    assert converted
    assert all(bound(f"= {row['percent']:g} %") in row["hover"]["note"] for row in some(converted))


def test_an_ambiguous_number_shows_both_readings(rows):
    ambiguous = [row for row in rows if row["percent_other"] is not None]
    assert ambiguous
    assert all(bound(f"{row['percent_other']:g} %") in row["hover"]["note"] for row in some(ambiguous))


def test_numbers_come_from_the_table(rows):
    table = evidence.table("measurements")
    values = set(pd.to_numeric(table["value"], errors="coerce").dropna())
    for row in some(rows):
        if row["percent"] is not None and row["direction"] != "none":
            assert row["percent"] in values or row["percent"] - 100 in values


def test_the_page_is_complete_before_any_script(rows):
    exhibit = findings_plot()
    panels = {panel["id"]: panel for panel in exhibit.panels}
    assert len(panels["findings"]["table"]["rows"]) == len(rows)
    assert any(panels["findings"]["shown"])
    assert all(drug in exhibit.words for drug in DRUGS)
