"""Numbers in prose that the model computes: ``{model}`without_dat_outside```.

They stand above the model and not among the facts of the tables (evidence/facts.py), which know nothing of it.
"""

import math
from collections.abc import Callable
from functools import cache

import pandas as pd

from .. import evidence
from . import Dose, Run, build, calibrate, hypotheses, simulate, steady_state, turnover
from .asked import answers
from .chain import enzyme_half_lives
from .experiments import Experiment, experiments
from .protocol import MINUTES

_FACTS: dict[str, tuple[Callable[[], float], str]] = {}
# What the model is asked: the doses of the laboratories named beside the facts, and how long each run is watched.
_LOW_DOSE = Dose("methylphenidate", 0.5, "mg/kg", "ip")
_NASAL_DOSE, _SEMAX_DOSE = Dose("Semax", 50, "ug/kg", "nasal"), Dose("Semax", 0.15, "mg/kg", "ip")
_SAMPLE_MIN, _HOURS, _MESSAGE_H, _BRIEF_H = 20.0, 3.0, 4, 0.1
# The time by which dopamine has settled after DAT is switched off, and before the stores have changed.
_SETTLED_MIN = 1.0
_TWO_HOURS_MIN = 120.0
# The row of parameters.csv with the resting cytosolic serotonin.
_CYTOSOLIC_SEROTONIN = "C0_HT.all"
_HUNDRED = 100.0


def told(form: str = "{:,.0f}") -> Callable[[Callable[[], float]], Callable[[], float]]:
    """Make a function without arguments a fact of its own name, printed by ``form``; its docstring defines it."""

    def register(function: Callable[[], float]) -> Callable[[], float]:
        kept = cache(function)
        _FACTS[function.__name__] = kept, form
        return kept

    return register


def model_fact(name: str) -> evidence.Fact:
    """The fact of this name. Raises UnknownKey."""
    if name not in _FACTS:
        raise evidence.UnknownKey(f"no fact {name!r} of the model; there are {', '.join(sorted(_FACTS))}")
    function, form = _FACTS[name]
    value = function()
    return evidence.Fact(form.format(value), value, (function.__doc__ or "").strip())


def model_fact_names() -> tuple[str, ...]:
    """The names of all facts."""
    return tuple(_FACTS)


# --- how large it is ------------------------------------------------------------------------------


@told()
def n_states() -> float:
    """States of the network."""
    return len(build().species)


@told()
def n_flows() -> float:
    """Reactions of the network."""
    return len(build().reactions)


@told()
def n_derived() -> float:
    """Numbers derived so that the resting state is exact."""
    return len(build().derived)


# --- calibration ----------------------------------------------------------------------------------


@cache
def _report() -> pd.DataFrame:
    return calibrate.report().set_index("row")


@told()
def n_fitted() -> float:
    """Numbers that were fitted."""
    return len(calibrate.fitted_now())


def _of(role: str) -> pd.DataFrame:
    rows = _report()
    return rows[rows["role"] == role]


@told()
def n_calibration() -> float:
    """Rows that a fit has seen."""
    return len(_of("calibration"))


@told()
def n_validation() -> float:
    """Rows that no fit has seen."""
    return len(_of("validation"))


@told()
def n_calibration_inside() -> float:
    """Rows that a fit has seen, predicted within two-fold."""
    return int(_of("calibration")["within_twofold"].sum())


@told()
def n_validation_inside() -> float:
    """Rows that no fit has seen, predicted within two-fold."""
    return int(_of("validation")["within_twofold"].sum())


@told()
def n_validation_null() -> float:
    """Rows that no fit has seen in which nothing changed."""
    rows = _of("validation")
    return int(((rows["kind"] == "level") & (rows["observed"] == _HUNDRED)).sum())


@told()
def n_validation_repeats() -> float:
    """Rows that no fit has seen whose study, dose, region and quantity are those of a fitted row."""
    fitted = {_same(one) for one in experiments("calibration")}
    return sum(_same(one) in fitted for one in experiments("validation"))


def _same(one: Experiment) -> tuple[object, ...]:
    return one.row.rpartition("-")[0], one.dose, one.region, one.transmitter, one.quantity


@told()
def n_validation_demanding() -> float:
    """Rows that no fit has seen, less those without a change and those that repeat a fitted one."""
    return n_validation() - n_validation_null() - n_validation_repeats()


@told()
def n_one_to_one() -> float:
    """Fitted numbers with one row to answer to."""
    return sum(len(block.passports) for block in calibrate.BLOCKS if len(block.rows) == len(block.passports))


@told("{:.2f}")
def standard_error() -> float:
    """Standard error of the natural logarithm of predicted over measured, over all fitted rows."""
    return calibrate.standard_error(calibrate.fitted_now())


@told("{:.1f}")
def standard_factor() -> float:
    """The same as a factor."""
    return math.exp(standard_error())


def _ratio(row: str) -> float:
    return float(_report().loc[row, "ratio"])


def _said(row: str) -> float:
    return float(_report().loc[row, "predicted"])


@told("{:.1f}")
def laboratories_measured() -> float:
    """Dopamine in accumbens after 3 mg/kg d-amphetamine over that after 1 mg/kg, in two laboratories."""
    rows = _report()["observed"]
    return float(rows["heal2018-01"] / rows["kehr2011-01"])


@told("{:.1f}")
def laboratories_said() -> float:
    """The same in the model."""
    return _said("heal2018-01") / _said("kehr2011-01")


@told("{:.2f}")
def heal_ratio() -> float:
    """Predicted over measured: accumbens dopamine of heal2018."""
    return _ratio("heal2018-01")


@told("{:.2f}")
def kehr_ratio() -> float:
    """Predicted over measured: accumbens dopamine of kehr2011."""
    return _ratio("kehr2011-01")


@told()
def null_said() -> float:
    """Percent of baseline that the model gives where kuczenskisegal2002 saw no change, at the higher dose."""
    return _said("kuczenskisegal2002-02")


@told()
def monkey_dat_said() -> float:
    """Percent of DAT that the model gives modafinil in monkeys at the lower dose."""
    return _said("madras2006-04")


@told()
def monkey_net_said() -> float:
    """Percent of NET that the model gives modafinil in monkeys."""
    return _said("madras2006-06")


@told("{:.2g}")
def mao_constant() -> float:
    """Fitted half-inhibition of MAO by amphetamine, uM."""
    return calibrate.fitted_now()["K_MAO_AMPH.all"]


@told("{:.1f}")
def brain_over_blood_rats() -> float:
    """Fitted level of methylphenidate in the brain over that in blood, rats."""
    return calibrate.fitted_now()["Kp_MPH.all"]


@told("{:.1f}")
def brain_over_blood_people() -> float:
    """Fitted level of methylphenidate in the brain over that in blood, people."""
    return calibrate.fitted_now()["Kp_MPH.human"]


@told("{:.2f}")
def trkb_said() -> float:
    """Activation of TrkB after Semax in the model, many-fold."""
    return _said("dolotov2006b-02")


@told("{:.2f}")
def bdnf_said() -> float:
    """BDNF protein after Semax in the model at the same time, many-fold."""
    return _said("dolotov2006b-01")


@told()
def message_lowest() -> float:
    """Lowest Bdnf message in the four hours after nasal Semax in the model, percent of baseline."""
    run = simulate("hippocampus", [_NASAL_DOSE], _MESSAGE_H)
    return float(run.relative("BDNF", "mRNA").min())


# --- published experiments that it is asked -------------------------------------------------------


@told()
def n_asked() -> float:
    """Published experiments in experiments.csv that the model is asked and no fit has seen."""
    return len(evidence.rows("experiments"))


@told()
def n_asked_inside() -> float:
    """Published experiments of which the model's answer lies inside the range that is allowed."""
    return sum(one.inside for one in answers())


@told()
def n_asked_weak() -> float:
    """Published experiments that are weak tests: pups, a direction only, a published simulation."""
    return sum(one.quality == "B" for one in evidence.rows("experiments"))


# --- what it says where nothing was fitted --------------------------------------------------------


def _top(region: str, transmitter: str) -> float:
    run = simulate(region, [_LOW_DOSE], _HOURS, sample_min=_SAMPLE_MIN)
    return run.peak(transmitter)[1]


@told()
def low_dose_cortex() -> float:
    """Highest dopamine in prefrontal cortex after methylphenidate 0.5 mg/kg i.p., percent of baseline."""
    return _top("prefrontal_cortex", "DA")


@told()
def low_dose_cortex_ne() -> float:
    """Highest norepinephrine in prefrontal cortex after methylphenidate 0.5 mg/kg i.p., percent of baseline."""
    return _top("prefrontal_cortex", "NE")


@told()
def low_dose_striatum() -> float:
    """Highest dopamine in striatum after methylphenidate 0.5 mg/kg i.p., percent of baseline."""
    return _top("striatum", "DA")


@told()
def low_dose_accumbens() -> float:
    """Highest dopamine in nucleus accumbens after methylphenidate 0.5 mg/kg i.p., percent of baseline."""
    return _top("nucleus_accumbens", "DA")


def _without_dat(quantity: str) -> float:
    place = ("DA", quantity)
    return float(steady_state("striatum", {"DAT": 0.0})[place] / steady_state("striatum")[place])


@told()
def without_dat_outside() -> float:
    """Resting dopamine outside in striatum without DAT, in multiples of that with DAT."""
    return _without_dat("extracellular")


@told()
def without_dat_store() -> float:
    """Resting tissue dopamine in striatum without DAT, percent of that with DAT."""
    return _HUNDRED * _without_dat("tissue")


@told()
def without_dat_clearance() -> float:
    """How many times longer dopamine outside lasts in striatum when DAT is switched off."""
    with_dat, without = (
        _clearance(simulate("striatum", (), _BRIEF_H, perturb={"DAT": [(0, share)]})) for share in (1, 0)
    )
    return with_dat / without


def _clearance(run: Run) -> float:
    """Flows that remove dopamine from outside over its level, 1/h, once it has settled."""
    place = int((run.times_min >= _SETTLED_MIN).argmax())
    gone = sum(run.flow(name)[place] for name in ("DAT_DA", "NET_DA", "removal_DA"))
    return float(gone / run.series("DA")[place])


@cache
def _busy_packing(quantity: str) -> float:
    """Percent of baseline in striatum two hours after Semax under H2, if VMAT2 has little room at rest."""
    rows = evidence.table("parameters").set_index("passport_id")
    run = simulate("striatum", [_SEMAX_DOSE], _HOURS, "H2", values={"C0_HT": rows.loc[_CYTOSOLIC_SEROTONIN, "high"]})
    return run.percent("5-HT", _TWO_HOURS_MIN, quantity)


@told()
def busy_packing_outside() -> float:
    """Serotonin outside under H2 with as much cytosolic serotonin as its range allows, percent of baseline."""
    return _busy_packing("extracellular")


@told()
def busy_packing_hiaa() -> float:
    """5-HIAA under H2 with as much cytosolic serotonin as its range allows, percent of baseline."""
    return _busy_packing("5-HIAA")


# --- hypotheses -----------------------------------------------------------------------------------


@told()
def n_findings() -> float:
    """Findings on a transmitter or its metabolite after Semax that are scored."""
    return len(hypotheses.findings())


@told()
def noise_percent() -> float:
    """Percent of change below which a finding counts as no change."""
    return hypotheses.NOISE_PERCENT


@cache
def _score() -> pd.DataFrame:
    return hypotheses.score()


def _agree(*names: str) -> int:
    """Findings with which at least one of these hypotheses agrees."""
    rows = _score()
    return int(rows[rows["hypothesis"].isin(names)].groupby("row")["agrees"].any().sum())


@told()
def agree_h0() -> float:
    """Findings with which H0 agrees."""
    return _agree("H0")


@told()
def agree_h1() -> float:
    """Findings with which H1 agrees."""
    return _agree("H1")


@told()
def agree_h2() -> float:
    """Findings with which H2 agrees."""
    return _agree("H2")


@told()
def agree_h3() -> float:
    """Findings with which H3 agrees."""
    return _agree("H3")


@told()
def agree_h2_or_h3() -> float:
    """Findings with which H2 or H3 agrees."""
    return _agree("H2", "H3")


# --- the chain ------------------------------------------------------------------------------------


@told("{:.1f}")
def slow_enzyme_tissue() -> float:
    """Times its amount that an enzyme as slow as TH must head for, to lift 5-HIAA in tissue as seen after Semax."""
    seen = evidence.measurement("eremin2005-01")
    return _slow_enzyme(1 + evidence.stated(seen.value) / _HUNDRED, evidence.stated(seen.time_min))


@told("{:.1f}")
def slow_enzyme_dialysate() -> float:
    """Times its amount that an enzyme as slow as TH must head for, to lift 5-HIAA outside as seen after Semax."""
    seen = evidence.measurement("eremin2005-02")
    return _slow_enzyme(evidence.stated(seen.value) / _HUNDRED, evidence.stated(seen.time_max_min))


def _slow_enzyme(factor: float, minutes: float) -> float:
    return turnover.final_factor(factor, minutes / MINUTES, enzyme_half_lives()["TH"])
