"""Human DAT occupancy: only people, only oral doses in mg, with the spread the source gives."""

from monoamine.figures.occupancy import dat_occupancy, occupancies


def test_only_people_and_percent():
    rows = occupancies()
    assert set(rows["species"]) == {"human"} and rows["value"].between(0, 100).all()
    assert {"methylphenidate", "modafinil"} <= set(rows["drug"])


def test_a_range_is_a_bar_around_its_middle():
    row = occupancies().query("study_id == 'spencer2010'").iloc[0]
    assert (row["low"], row["high"]) == (row["value"], row["value_high"])
    assert row["low"] < row["middle"] < row["high"]


def test_who_was_not_measured_is_said():
    words = dat_occupancy().words
    assert "Semax: never measured" in words and "d-amphetamine: no DAT occupancy" in words
