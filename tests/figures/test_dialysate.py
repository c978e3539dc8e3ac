"""Peaks of dialysate dopamine: null results stay, a return to baseline is none, and doubt is drawn."""

from monoamine import evidence
from monoamine.figures.dialysate import BASELINE, dopamine_by_dose, peaks


def test_semax_alone_lies_on_the_line():
    semax = peaks().query("drug == 'Semax'")
    assert list(semax["percent"]) == [BASELINE] and list(semax["direction"]) == ["none"]


def test_no_row_with_a_second_drug_and_no_vehicle():
    assert set(peaks()["condition"]) == {"alone"}
    assert not {"vehicle", "none"} & set(peaks()["drug"])


def test_the_end_of_a_time_course_is_no_null_result():
    null = peaks().query("direction == 'none'")
    rose = evidence.table("measurements").query("analyte == 'DA' and direction == 'increase' and condition == 'alone'")
    rising = set(zip(rose["study_id"], rose["drug"], strict=True))
    assert not rising & set(zip(null["study_id"], null["drug"], strict=True))


def test_each_peak_is_drawn_and_ambiguous_ones_have_a_bar():
    rows, exhibit = peaks(), dopamine_by_dose()
    renderers = exhibit.figures[0][0].renderers
    marks = sum(len(r.data_source.data["x"]) for r in renderers if "x" in r.data_source.data)
    bars = sum(len(r.data_source.data["x0"]) for r in renderers if "x0" in r.data_source.data)
    assert marks == len(rows) and bars == rows["ambiguous"].sum()
    assert "to” or “by" in exhibit.words
