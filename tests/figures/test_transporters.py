"""An untested drug has an empty row and a word, a lower bound is hollow."""

from monoamine.figures.transporters import affinities, transporter_affinity


def test_semax_has_no_value_and_says_so():
    assert "Semax" not in set(affinities()["drug"])
    exhibit = transporter_affinity()
    assert "Semax: never measured" in exhibit.words
    assert "never measured" in exhibit.payload()["doc"]


def test_each_value_is_drawn_once_and_stands_in_the_table():
    rows, exhibit = affinities(), transporter_affinity()
    drawn = [x for mark in exhibit.figures[0][0].renderers for x in mark.data_source.data["x"]]
    assert sorted(drawn) == sorted(rows["uM"])
    assert len(exhibit.table) == len(rows)


def test_a_lower_bound_is_told_apart():
    bounds = affinities().query("bound")
    assert len(bounds) and "more than" in transporter_affinity().words
