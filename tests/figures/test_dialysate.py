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


def test_levels_without_a_dose_to_compare_stand_apart_below_a_line():
    rows, figure = peaks(), dopamine_by_dose().figures[0][0]
    apart = rows[~rows["comparable"]]
    assert {"parada1988", "ejdrup2023"} <= set(apart["study_id"])
    assert set(apart["route"]) >= {"local"} and set(rows.loc[rows["comparable"], "route"]) == {
        "i.p.",
        "s.c.",
        "i.v.",
        "oral",
    }
    assert rows.loc[rows["comparable"], "dose"].notna().all() and rows["comparable"].is_monotonic_decreasing
    line = next(one for one in figure.center if getattr(one, "dimension", "") == "width")
    below = figure.y_range.factors[: int(line.location)]
    assert {" ".join(label.replace("\N{NO-BREAK SPACE}", " ").split()) for label in below} == {
        "d-amphetamine via the probe",
        "d-amphetamine dose not stated",
    }


def test_the_words_keep_them_apart_too():
    told = dopamine_by_dose().words.replace("\N{NO-BREAK SPACE}", " ")
    rising = peaks().query("comparable and drug == 'd-amphetamine'")
    assert f"peaks of {rising['percent'].min():g} to {rising['percent'].max():g} % of baseline" in told
    assert "Apart, d-amphetamine via the probe: 400 %." in told
