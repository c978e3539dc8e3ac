"""Every experiment of data/experiments.csv is asked; most answers lie inside, and every one outside has its reason."""

from functools import partial

import pytest
from found import some
from monoamine import evidence
from monoamine.model import asked, simulate
from monoamine.model.facts import model_fact

# Fewer than this, and the model knows less than it did.
LEAST_INSIDE = 26
# A wrong number, and the experiment that notices it.
PLANTED = {
    # More fluid outside for the same store: what leaves in a burst is felt in it. Norepinephrine needs its rest.
    "burst_pools": {"alpha_ECS": 0.5, "kt_NE": 0.6},
    # No brake of firing and D2 on TH.
    "axotomy": {"alpha_s_DA": 0.0},
    # Enzymes that their precursor saturates.
    "tyr_syn_DA": {"Kp_TH": 0.1},
    "TRP_tissue": {"Kp_TPH": 0.05},
    # No brake at the cell bodies, and little at the terminals.
    "quinpirole": {"beta_N_DA": 0.0, "alpha_r_DA": 0.1},
}


def rows():
    return {one.experiment_id: one for one in evidence.rows("experiments")}


def told(answer):
    one = answer.experiment
    inside = "inside" if answer.inside else "OUTSIDE"
    allowed = f"{one.expected:8g}{one.low:8g} to {one.high:<8g}"
    return f"{inside:8}{one.experiment_id:29}{allowed}{answer.said:8.3g} {one.unit}"


def test_a_question_for_each_row_and_a_row_for_each_question():
    assert set(asked.questions()) == set(rows())


def test_an_unknown_experiment_is_named():
    with pytest.raises(evidence.UnknownKey, match="no question 'nothing' to the model; there are aMT_region"):
        asked.ask("nothing")


def test_an_error_names_the_experiment(monkeypatch):
    monkeypatch.setattr(asked, "simulate", partial(simulate, values={"alpha_ECS": -1.0}))
    with pytest.raises(ValueError, match="alpha_ECS") as caught:
        asked.ask("axotomy")
    assert caught.value.__notes__ == ["asked of the model: axotomy of experiments.csv"]


def test_no_number_is_outside():
    one = rows()["res_half_DA"]
    assert asked.Answer(one, one.expected).inside and asked.Answer(one, one.low).inside
    assert not asked.Answer(one, float("nan")).inside


@pytest.mark.slow
def test_most_lie_inside_and_each_miss_has_its_reason():
    answers = asked.answers()
    print(*map(told, answers), sep="\n")
    assert [one.experiment for one in answers] == list(evidence.rows("experiments"))
    assert sum(one.inside for one in answers) >= LEAST_INSIDE
    outside = {one.experiment.experiment_id for one in some(answers) if not one.inside}
    assert outside == {name for name, row in rows().items() if row.miss}


@pytest.mark.slow
def test_the_facts_count_them():
    answers = asked.answers()
    assert model_fact("n_asked").value == len(answers) == len(rows())
    assert model_fact("n_asked_inside").value == sum(one.inside for one in answers)


@pytest.mark.parametrize("name", PLANTED)
def test_a_wrong_number_is_noticed(name, monkeypatch):
    one = rows()[name]
    assert asked.Answer(one, asked.ask(name)).inside
    monkeypatch.setattr(asked, "simulate", partial(simulate, values=PLANTED[name]))
    assert not asked.Answer(one, asked.ask(name)).inside
