"""The public face: what a stranger types, what comes back, and what bad input says."""

import math

import pytest
from monoamine import model
from monoamine.model.simulate import QUANTITIES, RATIOS, state


def amphetamine(region="nucleus_accumbens", **more):
    return model.simulate(region, [model.Dose("d-amphetamine", 2.0, "mg/kg", route="sc")], 4, **more)


def test_frame_is_tidy():
    frame = amphetamine().frame
    assert list(frame) == ["time_min", "transmitter", "quantity", "value", "unit", "percent_of_baseline"]
    assert len(frame) == 241 * (len(QUANTITIES) + len(RATIOS))
    assert set(frame["unit"]) == {"uM", "1"}
    assert (frame[frame["time_min"] == 0]["percent_of_baseline"].round(2) == 100).all()


def test_percent_peak_and_half_life_agree_with_the_frame():
    run = amphetamine()
    minute, top = run.peak("DA")
    assert run.percent("DA", minute) == pytest.approx(top)
    assert run.relative("DA").max() == pytest.approx(top)
    half = run.half_life("DA")
    assert run.percent("DA", minute + half) - 100 <= (top - 100) / 2
    assert math.isnan(model.simulate("striatum", [model.Dose("d-amphetamine", 2.0)], 0.4).half_life("DA"))


def test_dialysis_samples_are_means_of_their_interval():
    run, sampled = amphetamine(), amphetamine(sample_min=20)
    assert list(sampled.times_min[:3]) == [10, 30, 50]
    inside = (run.times_min >= 20) & (run.times_min <= 40)
    assert sampled.series("DA")[1] == pytest.approx(run.series("DA")[inside].mean())


def test_two_half_doses_at_once_are_one_dose():
    twice = [model.Dose("modafinil", 50, time_min=15), model.Dose("modafinil", 50, time_min=15)]
    once = [model.Dose("modafinil", 100, time_min=15)]
    assert model.simulate(doses=twice).percent("DA", 120) == pytest.approx(
        model.simulate(doses=once).percent("DA", 120)
    )


def test_dose_zero_is_no_dose():
    assert model.simulate(doses=[model.Dose("d-amphetamine", 0)]).peak("DA")[1] == pytest.approx(100, abs=0.01)


def test_units_of_a_dose():
    assert model.Dose("Semax", 50, "ug/kg", "nasal").micromoles == pytest.approx(model.Dose("Semax", 0.05).micromoles)


def test_a_release_drug_raises_more_than_a_blocker_and_lowers_dopac():
    release = amphetamine("striatum")
    block = model.simulate("striatum", [model.Dose("methylphenidate", 5)], 4)
    assert release.peak("DA")[1] > 2 * block.peak("DA")[1] > 400
    assert release.peak("DA", "DOPAC")[1] < 50


def test_hypotheses_about_semax_differ_where_they_should():
    semax = [model.Dose("Semax", 0.15)]
    nothing, all_three, serotonin, primed = (model.simulate(doses=semax, hypothesis=one) for one in model.HYPOTHESES)
    assert nothing.peak("5-HT", "5-HIAA")[1] == pytest.approx(100, abs=0.1)
    assert all_three.percent("DA", 240, "DOPAC") > 105 and all_three.percent("NE", 240, "metabolites") > 103
    assert serotonin.percent("5-HT", 120, "5-HIAA") > 120
    assert serotonin.percent("DA", 120) == pytest.approx(100, abs=0.5)
    assert primed.percent("DA", 120) == pytest.approx(100, abs=0.5)


def test_primed_terminals_answer_amphetamine_more_and_dopac_falls_deeper():
    doses = [model.Dose("Semax", 0.15), model.Dose("d-amphetamine", 5, time_min=20)]
    plain, primed = (model.simulate(doses=doses, hypothesis=one) for one in ("H0", "H3"))
    assert primed.peak("DA")[1] > 1.2 * plain.peak("DA")[1]
    assert primed.peak("DA", "DOPAC")[1] < plain.peak("DA", "DOPAC")[1]


def test_bdnf_rises_for_hours_after_a_peptide_gone_in_minutes():
    run = model.simulate(doses=[model.Dose("Semax", 0.15)], duration_h=24)
    level = state(run, "B_SEMAX")
    assert level[180] < level.max() / 50
    assert 1.1 < state(run, "BDNF")[180] < 1.8 and 1.5 < state(run, "mRNA_BDNF")[180] < 3


@pytest.mark.parametrize(("dose", "low", "high"), [(5, 6, 24), (10, 20, 60), (20, 27, 90), (40, 36, 90), (60, 37, 95)])
def test_occupancy_in_people_is_within_two_fold_of_pet(dose, low, high):
    # volkow1998: 12, 40, 54, 72, 74 % at 120 min; half and double of each, below 95.
    assert low < model.occupancy("methylphenidate", dose, "mg", "po", "human", "DAT", 120) < high


def test_displacement_saturates():
    # schiffer2006: -25 and -21 % although dialysate differs four-fold.
    release, block = model.displacement("d-amphetamine", 2.5), model.displacement("methylphenidate", 5)
    assert -40 < release < block < -10
    assert release / block < 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: model.Dose("cocaine", 1), "drug: 'cocaine' is not allowed; allowed: d-amphetamine, methylphenidate"),
        (lambda: model.Dose("Semax", -1), "amount: -1 is not allowed; allowed: a number from 0"),
        (lambda: model.Dose("Semax", math.nan), "amount: nan is not allowed"),
        (lambda: model.Dose("Semax", "1"), "amount: '1' is not allowed"),
        (lambda: model.Dose("Semax", 1, route="po"), "route: 'po' is not allowed; allowed: iv, nasal, ip, sc"),
        (lambda: model.Dose("Semax", 1, "grain"), "unit: 'grain' is not allowed; allowed: mg/kg, ug/kg, umol/kg"),
        (lambda: model.simulate("cortex"), "region: 'cortex' is not allowed; allowed: striatum, nucleus_accumbens"),
        (lambda: model.simulate(hypothesis="H9"), "hypothesis: 'H9' is not allowed; allowed: H0, H1, H2, H3"),
        (lambda: model.simulate(duration_h="4"), "duration_h: '4' is not allowed; allowed: more than 0"),
        (lambda: model.simulate(doses=[3]), "doses: 3 is not allowed; allowed: Dose("),
        (lambda: model.simulate(perturb={"GAT": 1}), "perturb: 'GAT' is not allowed; allowed: DAT, NET, SERT"),
        (lambda: model.simulate(perturb={"DAT": "x"}), "perturb['DAT']: 'x' is not allowed; allowed: a number from 0"),
        (lambda: model.simulate(perturb={"DAT": [(0,)]}), "perturb['DAT']: (0,) is not allowed; allowed: a pair"),
        (lambda: model.simulate(sample_min=0.1), "sample_min: 0.1 is not allowed; allowed: minutes from 1"),
        (lambda: model.simulate(values={"K_X": 1}), "values: ['K_X'] are not allowed; allowed: "),
        (lambda: model.simulate(values={"kt_DA": 0.01}), "values: with these numbers vM0_DA"),
        (lambda: model.simulate().percent("DA", 999), "at_min: 999 is not allowed; allowed: 0 to 240"),
        (lambda: model.simulate().series("DA", "5-HIAA"), "quantity: '5-HIAA' is not allowed; allowed: DOPAC"),
        (lambda: model.simulate().series("GABA"), "transmitter: 'GABA' is not allowed; allowed: DA, 5-HT, NE"),
        (lambda: model.occupancy("modafinil", 200, "mg", transporter="GAT"), "transporter: 'GAT' is not allowed"),
        (
            lambda: model.occupancy("modafinil", 200, "mg", species="rat"),
            "species: 'rat' is not allowed; allowed: human",
        ),
    ],
)
def test_bad_input_names_the_argument_and_what_is_allowed(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value).startswith(message)
