"""Figures on serotonin: words and table say what is drawn, and nothing is said about Semax beyond its rows."""

import pytest
from bokeh.models import Line
from found import some
from monoamine import evidence
from monoamine.figures import region_grid, serotonin

EXHIBITS = [
    serotonin.raphe_lesions,
    serotonin.before_any_drug,
    serotonin.transporter_density,
    serotonin.index_three_ways,
    serotonin.serotonin_by_region,
]


def test_names_differ_on_the_page():
    assert len({make().name for make in EXHIBITS}) == len(EXHIBITS)


def test_a_lesion_without_effect_is_drawn_as_such():
    assert "Hippocampus, dorsal raphe destroyed: no significant change." in serotonin.raphe_lesions().words


def test_words_hold_every_regional_number():
    words = serotonin.before_any_drug().words
    rows = evidence.table("regional_serotonin")
    rows = rows[rows["quantity"].str.startswith("tissue 5-H") & rows["quantity"].str.contains("wild-type")]
    assert len(rows) == 10
    for row in some(rows.itertuples()):
        assert f"{row.value:g}" in words


def test_the_lines_of_the_index_end_at_one_height_and_those_of_the_metabolite_do_not():
    (index, _, _), (metabolite, _, _) = serotonin.index_three_ways().figures
    ends = [
        [mark.data_source.data["y"][-1] for mark in fig.renderers if isinstance(mark.glyph, Line)]
        for fig in (index, metabolite)
    ]
    top = 100 * serotonin.measured_factor()
    assert ends[0] == pytest.approx([top] * 3, rel=0.005)
    assert ends[1] == pytest.approx([top, top, 100], rel=0.005)


def test_the_prose_about_transporters_holds():
    rows = evidence.table("regional_serotonin").query("quantity == 'SERT density' and unit == 'fmol/mg tissue'")
    rows = rows.set_index("region_detail")
    dense, sparse = (
        rows.loc["amygdala, superior colliculus, substantia nigra"],
        rows.loc["neocortex, cerebellar cortex"],
    )
    # "twenty to thirty times as dense"
    assert (dense["value"] / sparse["value"], dense["value_high"] / sparse["value"]) == (20, 30)


def test_modafinil_in_the_hypothalamus_did_nothing_at_one_dose_and_something_at_a_higher_one():
    assert "hypothalamus (5-HT no change and 5-HT rose)" in serotonin.serotonin_by_region().words
    rows = region_grid.findings("5-HT").query("study_id == 'ferraro2002' and place == 'hypothalamus'")
    doses = rows.set_index("direction")["dose"]
    assert doses["none"] < doses["increase"]


def test_semax_has_one_region_and_it_is_the_striatum():
    measured, never = serotonin.semax_regions()
    assert measured == ["striatum"]
    assert len(never) == len(evidence.BRAIN) - 1
    assert "Semax: 1 of 8 regions, striatum (5-HIAA rose)." in serotonin.serotonin_by_region().words


def test_a_fading_response_is_not_a_fall():
    rows = region_grid.findings("5-HT")
    assert "kehr2011" not in set(rows["study_id"])


def test_an_ambiguous_pair_of_regions_and_transmitters_is_left_out():
    rows = region_grid.findings("NE")
    both = rows["transmitters"].str.contains(";") & rows["regions"].str.contains(";")
    assert not both.any()
    assert "striatum" not in set(rows["place"])


def test_rows_never_read_are_left_out():
    for transmitter in some(evidence.MONOAMINES):
        assert "memory" not in set(region_grid.findings(transmitter)["seen"])


def test_summary_repeats():
    assert serotonin.summary() == serotonin.summary()
    assert "no readable result: 7 regions" in serotonin.summary()
