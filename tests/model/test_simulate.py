"""The public face: what a stranger types, what comes back, and what bad input says."""

import math

import pytest
from monoamine import model
from monoamine.model.simulate import QUANTITIES, RATIOS


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
    level = run.state("B_SEMAX")
    assert level[180] < level.max() / 50
    assert 1.1 < run.state("BDNF")[180] < 1.8 and 1.5 < run.state("mRNA_BDNF")[180] < 4


@pytest.mark.parametrize(("dose", "low", "high"), [(5, 6, 24), (10, 20, 60), (20, 27, 90), (40, 36, 90), (60, 37, 95)])
def test_occupancy_in_people_is_within_two_fold_of_pet(dose, low, high):
    # volkow1998: 12, 40, 54, 72, 74 % at 120 min; half and double of each, below 95.
    assert low < model.occupancy("methylphenidate", dose, "mg", "po", "human", "DAT", 120) < high


def test_displacement_saturates():
    # schiffer2006: -25 and -21 % although dialysate differs four-fold.
    release, block = model.displacement("d-amphetamine", 2.5), model.displacement("methylphenidate", 5)
    assert -40 < release < block < -10
    assert release / block < 2


def test_firing_is_one_rate_or_one_for_each_transmitter():
    together = model.simulate(firing=[(10, 2.0)], duration_h=1)
    alone = model.simulate(firing={"DA": [(10, 2.0)]}, duration_h=1)
    assert together.percent("DA", 60) == pytest.approx(alone.percent("DA", 60), rel=0.02)
    assert together.percent("5-HT", 60) > 110 > 101 > alone.percent("5-HT", 60)
    assert alone.frame.equals(model.simulate(perturb={"firing_DA": [(10, 2.0)]}, duration_h=1).frame)


def test_the_baseline_is_the_animals_own_or_an_intact_ones():
    half = {"DAT": 0.5}
    assert model.simulate(perturb=half, duration_h=1).percent("DA", 30) == pytest.approx(100, abs=0.1)
    assert model.simulate(perturb=half, duration_h=1, baseline="intact").percent("DA", 30) > 130


def test_an_empty_baseline_gives_no_percentage():
    run = model.simulate(perturb={"DAT": 0.5, "VMAT2": 0.0}, duration_h=1)
    assert math.isnan(run.percent("DA", 30)) and math.isnan(run.peak("DA")[1])
    assert model.simulate(perturb={"VMAT2": 0.0}, duration_h=1, baseline="intact").percent("DA", 30) < 1


def test_flows_and_outputs_follow_the_changes_of_a_run():
    run = model.simulate(perturb={"DAT": [(30, 0.0)], "DAT_blocker": [(10, 3.0)]}, duration_h=1)
    assert run.flow("DAT_DA")[5] > run.flow("DAT_DA")[15] > 0 == run.flow("DAT_DA")[45]
    assert run.output("occ_DAT_I")[15] == pytest.approx(0.75, abs=0.02)
    assert run.output("occ_DAT_I")[5] == 0


def test_a_blocker_of_any_name_acts_as_the_drug_of_its_class():
    blocked = model.simulate("prefrontal_cortex", perturb={"NET_blocker": [(0, 10.0)]}, duration_h=2)
    assert blocked.peak("DA")[1] > 150 < blocked.peak("NE")[1]
    assert blocked.peak("5-HT")[1] == pytest.approx(100, abs=0.1)


def test_spellings_of_routes():
    assert model.Dose("methylphenidate", 1, route="p.o.") == model.Dose("methylphenidate", 1, route="oral")
    assert model.Dose("Semax", 1, route="i.n.").route == "nasal"


def test_receptors_fill_with_their_amine():
    run = model.simulate("prefrontal_cortex", [model.Dose("methylphenidate", 5)], 2)
    high, low = model.receptor_occupancy(run, "alpha2A"), model.receptor_occupancy(run, "beta1")
    assert (high > low).all() and high.max() > 1.5 * high[0]
    assert model.receptor_occupancy(run, "alpha2A", local=5)[0] > high[0]


def test_monkeys_differ_from_rats_in_kinetics_alone():
    rat, monkey = (
        model.simulate(doses=[model.Dose("modafinil", 5, route="iv", species=one)], duration_h=4)
        for one in ("rat", "monkey")
    )
    assert monkey.state("P_MOD")[120] > 2 * rat.state("P_MOD")[120]
    assert monkey.resting("DA") == rat.resting("DA")
    assert 20 < model.occupancy("modafinil", 5, "mg/kg", "iv", "monkey", "DAT", 30) < 80


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: model.Dose("cocaine", 1), "drug: 'cocaine' is not allowed; allowed: d-amphetamine, methylphenidate"),
        (lambda: model.Dose("Semax", -1), "amount: -1 is not allowed; allowed: a number from 0"),
        (lambda: model.Dose("Semax", math.nan), "amount: nan is not allowed"),
        (lambda: model.Dose("Semax", "1"), "amount: '1' is not allowed"),
        (lambda: model.Dose("Semax", 1, route="po"), "route: 'oral' is not allowed; allowed: iv, nasal, ip, sc"),
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
        (lambda: model.simulate(values={"kt_DA": math.nan}), "values['kt_DA']: nan is not allowed"),
        (lambda: model.simulate(values={"kt_DA": -1}), "values['kt_DA']: -1 is not allowed; allowed: a number from 0"),
        (lambda: model.simulate(values={"K_DAT_DA": 0}), "values: with these numbers something is divided by 0"),
        (lambda: model.simulate(firing={"GABA": 2}), "firing: 'GABA' is not allowed; allowed: DA, 5-HT, NE"),
        (lambda: model.simulate(firing=-1), "perturb['firing_DA']: -1 is not allowed"),
        (lambda: model.simulate(firing={"DA": 2}, perturb={"firing_DA": 2}), "firing: 'DA' is given in perturb"),
        (lambda: model.simulate(baseline="usual"), "baseline: 'usual' is not allowed; allowed: own, intact"),
        (lambda: model.simulate(duration_h=math.inf), "duration_h: inf is not allowed; allowed: more than 0"),
        (
            lambda: model.Dose("modafinil", 1, species="cat"),
            "species: 'cat' is not allowed; allowed: rat, human, monkey",
        ),
        (
            lambda: model.simulate(doses=[model.Dose("modafinil", 1), model.Dose("modafinil", 1, species="human")]),
            "doses: human and rat together are not allowed; allowed: one species",
        ),
        (lambda: model.simulate().flow("magic"), "reaction: 'magic' is not allowed; allowed: "),
        (lambda: model.receptor_occupancy(model.simulate(), "D5"), "receptor: 'D5' is not allowed; allowed: D1, D2"),
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
