"""What each hypothesis about Semax says, finding by finding."""

import pytest
from monoamine import evidence
from monoamine.model import hypotheses, passports


@pytest.fixture(scope="module")
def score():
    return hypotheses.score()


def test_every_finding_on_a_transmitter_after_semax_is_scored(score):
    rows = evidence.table("measurements")
    rows = rows[(rows["drug"] == "Semax") & rows["preparation"].isin(["microdialysis", "tissue_content"])]
    # One more row names no transmitter: "monoamines", direction unclear, in a disease model.
    assert set(rows["measurement_id"]) - set(score["row"]) == {"glazova2021-01"}
    assert len(score) == len(hypotheses.findings()) * len(passports.HYPOTHESES)


def test_no_hypothesis_explains_everything_and_none_is_empty(score):
    totals = hypotheses.totals()
    assert set(totals.index) == set(passports.HYPOTHESES)
    assert (totals < len(hypotheses.findings())).all()


def test_nothing_moves_nothing(score):
    still = score[score["hypothesis"] == "H0"]
    assert (still["percent"].abs() < 0.1).all()
    assert (still["agrees"] == (still["seen"] == "none")).all()


def test_each_hypothesis_does_what_its_name_says(score):
    said = score.set_index(["hypothesis", "row"])["said"]
    assert said["H1", "eremin2005-02"] == said["H1", "eremin2005-04"] == "increase"
    assert said["H2", "eremin2005-02"] == "increase" and said["H2", "eremin2005-03"] == "none"
    assert said["H3", "eremin2004-06"] == "increase" and said["H3", "eremin2004-07"] == "decrease"
    assert said["H3", "eremin2005-03"] == "none" and said["H3", "eremin2005-02"] == "none"


def test_a_finding_turned_round_changes_the_score(monkeypatch):
    before = hypotheses.totals()["H2"]
    turned = tuple(
        hypotheses.Finding(one.row, one.setting, one.quantity, "decrease" if one.seen == "increase" else one.seen)
        for one in hypotheses.findings()
    )
    monkeypatch.setattr(hypotheses, "findings", lambda: turned)
    assert hypotheses.totals()["H2"] < before
