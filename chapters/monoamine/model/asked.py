"""Published experiments that no fit has seen (data/experiments.csv), asked of the model: each answers with one number.

What is done to the model stands here, what was published and what is allowed around it stands in the table.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from .. import evidence
from .protocol import MINUTES, Dose, bursts
from .readouts import occupancy
from .simulate import Run, simulate, steady_state

# As much of a drug at a receptor or carrier as leaves next to nothing of it free.
_FULL = 100.0
_OFF, _HALF = 0.0, 0.5
# Where the source states no minute or route, and where it states a time.
_HALF_HOUR, _ONE_H, _TWO_H, _DAY_H = 30, 1, 2, 24
_SCAN_MIN, _SAMPLE_MIN, _UNSTATED_ROUTE = 25.0, 20.0, "sc"
_CITALOPRAM_H, _RESERPINE_H, _MIXTURE_H, _DIALYSIS_H, _HELD_FIRING_H = 6, 6, 4, 4, 9
# Firing of dopamine neurons over rest: after haloperidol as printed, and in the published simulation.
_HALOPERIDOL_FIRING, _TRIPLED = 2.4, 3.0
# The doses as printed.
_METHYLPHENIDATE_MG_KG, _AMPHETAMINE_MG_KG = 0.075, 0.15
# Serotonin in tissue, percent, at which p-chlorophenylalanine is read.
_PCPA_LEFT = 60.0
# A burst that raises dopamine outside to less than this, percent of rest, asks nothing of the stores.
_NOTICED = 120.0
# A step of firing and a burst are short: hours, and minutes between two points.
_STEP_H, _STEP_MIN, _BURST_H, _BURST_STEP_MIN = 0.2, 0.01, 0.01, 0.1 / MINUTES
_BURST_START_MIN, _STEP_READ_MIN = 0.1, 0.5
_HALVINGS, _SEARCH_RTOL = 18, 1e-5
_NANO, _PERCENT = 1000, 100

_QUESTIONS: dict[str, Callable[[], float]] = {}


@dataclass(frozen=True)
class Answer:
    """What the model says to one experiment, in the experiment's unit; NaN counts as outside."""

    experiment: evidence.PublishedExperiment
    said: float

    @property
    def inside(self) -> bool:
        """Whether it lies in the range that is allowed around the published number."""
        return evidence.stated(self.experiment.low) <= self.said <= evidence.stated(self.experiment.high)


def questions() -> tuple[str, ...]:
    """The ids of the experiments that the model can be asked."""
    return tuple(_QUESTIONS)


def ask(experiment_id: str) -> float:
    """The model's number for one experiment, computed now. Raises UnknownKey; other errors name the experiment, too."""
    if experiment_id not in _QUESTIONS:
        raise evidence.UnknownKey(f"no question {experiment_id!r} to the model; there are {', '.join(_QUESTIONS)}")
    try:
        return float(_QUESTIONS[experiment_id]())
    except Exception as error:
        error.add_note(f"asked of the model: {experiment_id} of experiments.csv")
        raise


@cache
def answers() -> tuple[Answer, ...]:
    """The model's answers to all experiments, in the order of the table."""
    return tuple(Answer(one, ask(one.experiment_id)) for one in evidence.rows("experiments"))


def _asks(experiment_id: str) -> Callable[[Callable[[], float]], Callable[[], float]]:
    """Make a function without arguments the question of an experiment."""

    def register(function: Callable[[], float]) -> Callable[[], float]:
        _QUESTIONS[experiment_id] = function
        return function

    return register


# --- shared by several ----------------------------------------------------------------------------


def _flow(run: Run, reaction: str, minute: float) -> float:
    """The rate of a reaction at one minute, uM/h."""
    return float(np.interp(minute, run.times_min, run.flow(reaction)))


def _decline(region: str) -> float:
    """Rate constant at which tissue dopamine falls in the first two hours without synthesis, 1/h."""
    run = simulate(region, duration_h=_TWO_H, perturb={"TH": [(0, _OFF)]})
    return -math.log(run.percent("DA", _TWO_H * MINUTES, "tissue") / _PERCENT) / _TWO_H


def _half_time(run: Run, transmitter: str) -> float:
    """Minutes until half of the tissue content is gone; NaN when the run ends before."""
    later = np.flatnonzero(run.relative(transmitter, "tissue") <= _PERCENT / 2)
    return float(run.times_min[later[0]]) if later.size else math.nan


def _share_left(region: str, process: str, transmitter: str, left: float, hours: float) -> float:
    """The share of a process at which tissue content has fallen to ``left`` percent after these hours."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        run = simulate(region, duration_h=hours, perturb={process: [(0, middle)]}, rtol=_SEARCH_RTOL)
        if run.percent(transmitter, hours * MINUTES, "tissue") < left:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _without_vmat2(region: str, hours: float) -> Run:
    return simulate(region, duration_h=hours, perturb={"VMAT2": [(0, _OFF)]})


# --- synthesis ------------------------------------------------------------------------------------


@_asks("aMT_region")
def _alpha_methyltyrosine() -> float:
    return _decline("prefrontal_cortex") / _decline("striatum")


def _less_tyrosine(region: str) -> Run:
    return simulate(region, duration_h=_TWO_H, perturb={"tyrosine": [(0, _HALF)]})


def _synthesis_left(region: str, reaction: str) -> float:
    end = _TWO_H * MINUTES
    rest = simulate(region, duration_h=_TWO_H)
    return _PERCENT * _flow(_less_tyrosine(region), reaction, end) / _flow(rest, reaction, end)


@_asks("tyr_syn_DA")
def _synthesis_of_dopamine() -> float:
    return _synthesis_left("striatum", "synthesis_DA")


@_asks("tyr_syn_NE")
def _synthesis_of_norepinephrine() -> float:
    return _synthesis_left("hippocampus", "synthesis_NE")


@_asks("tyr_basal")
def _outside_with_less_tyrosine() -> float:
    return _less_tyrosine("striatum").percent("DA", _TWO_H * MINUTES)


@_asks("TRP_tissue")
def _less_tryptophan() -> float:
    run = simulate("hippocampus", duration_h=_MIXTURE_H, perturb={"tryptophan": [(0, _HALF)]})
    return run.percent("5-HT", _MIXTURE_H * MINUTES, "tissue")


@_asks("PCPA_ratio")
def _less_tph() -> float:
    share = _share_left("hippocampus", "TPH", "5-HT", _PCPA_LEFT, _DAY_H)
    run = simulate("hippocampus", duration_h=_DAY_H, perturb={"TPH": [(0, share)]})
    return run.percent("5-HT", _DAY_H * MINUTES, "5-HIAA/5-HT")


# --- firing and its brakes ------------------------------------------------------------------------


@_asks("axotomy")
def _axotomy() -> float:
    run = simulate("striatum", duration_h=_ONE_H, firing={"DA": [(0, _OFF)]})
    return run.percent("DA", _HALF_HOUR, "tissue")


@_asks("quinpirole")
def _quinpirole() -> float:
    run = simulate("striatum", duration_h=_TWO_H, perturb={"D2_agonist": [(0, _FULL)]})
    return run.percent("DA", _ONE_H * MINUTES)


def _haloperidol(firing: float) -> Run:
    blocked = {"D2_antagonist": [(0, _FULL)]}
    return simulate("prefrontal_cortex", duration_h=_TWO_H, perturb=blocked, firing={"DA": [(0, firing)]})


@_asks("hal_local")
def _haloperidol_through_the_probe() -> float:
    return _haloperidol(1.0).percent("DA", _ONE_H * MINUTES)


@_asks("hal_DA")
def _haloperidol_in_the_animal() -> float:
    return _haloperidol(_HALOPERIDOL_FIRING).percent("DA", _ONE_H * MINUTES)


@_asks("hal_DOPAC")
def _dopac_after_haloperidol() -> float:
    return _haloperidol(_HALOPERIDOL_FIRING).percent("DA", _ONE_H * MINUTES, "DOPAC")


@_asks("1B_alone")
def _blocked_5ht1b() -> float:
    run = simulate("prefrontal_cortex", duration_h=_TWO_H, perturb={"5-HT1B_antagonist": [(0, _FULL)]})
    return run.percent("5-HT", _ONE_H * MINUTES)


@_asks("firing_step_now")
def _tripled_firing() -> float:
    run = simulate("striatum", duration_h=_STEP_H, firing={"DA": [(0, _TRIPLED)]}, step_min=_STEP_MIN)
    return run.percent("DA", _STEP_READ_MIN) / _PERCENT


@_asks("firing_step_late")
def _tripled_firing_held() -> float:
    run = simulate("striatum", duration_h=_HELD_FIRING_H, firing={"DA": [(0, _TRIPLED)]})
    return run.percent("DA", _HELD_FIRING_H * MINUTES) / _PERCENT


@_asks("burst_pools")
def _burst() -> float:
    burst = bursts(_BURST_START_MIN, 1, 1, 1.0, _TRIPLED)
    run = simulate("striatum", duration_h=_BURST_H, firing={"DA": burst}, step_min=_BURST_STEP_MIN)
    if run.relative("DA").max() < _NOTICED:
        return math.nan
    return max(float(np.abs(run.relative("DA", store) - _PERCENT).max()) for store in ("vesicular", "cytosolic"))


# --- stores ---------------------------------------------------------------------------------------


@_asks("TBZ_DOPAC")
def _dopac_after_tetrabenazine() -> float:
    blocked = {"VMAT2": [(0, _OFF)], "D2_antagonist": [(0, _FULL)]}
    run = simulate("striatum", duration_h=_TWO_H, perturb=blocked)
    return float(run.relative("DA", "DOPAC").max()) / _PERCENT


@_asks("TBZ_DA")
def _dopamine_after_tetrabenazine() -> float:
    return _without_vmat2("striatum", _ONE_H).percent("DA", _ONE_H * MINUTES, "tissue")


@_asks("res_half_DA")
def _dopamine_after_reserpine() -> float:
    return _half_time(_without_vmat2("striatum", _RESERPINE_H), "DA")


@_asks("res_half_NE")
def _norepinephrine_after_reserpine() -> float:
    return _half_time(_without_vmat2("hippocampus", _RESERPINE_H), "NE")


@_asks("res_HT")
def _serotonin_after_reserpine() -> float:
    return _without_vmat2("prefrontal_cortex", _DAY_H).percent("5-HT", _DAY_H * MINUTES, "tissue")


@_asks("cit_tissue")
def _citalopram() -> float:
    run = simulate("prefrontal_cortex", duration_h=_CITALOPRAM_H, perturb={"SERT_blocker": [(0, _FULL)]})
    return run.percent("5-HT", _CITALOPRAM_H * MINUTES, "tissue")


# --- animals without a carrier or an enzyme -------------------------------------------------------


def _over_intact(region: str, process: str, transmitter: str, quantity: str) -> float:
    """The level with a process off for good over that of the intact animal."""
    place = (transmitter, quantity)
    return float(steady_state(region, {process: _OFF})[place] / steady_state(region)[place])


@_asks("MAOA_NE")
def _norepinephrine_without_mao() -> float:
    return _over_intact("hippocampus", "MAO", "NE", "tissue")


@_asks("MAOA_HT")
def _serotonin_without_mao() -> float:
    return _over_intact("hippocampus", "MAO", "5-HT", "tissue")


@_asks("DATKO_out")
def _dopamine_without_dat() -> float:
    return _over_intact("striatum", "DAT", "DA", "extracellular")


@_asks("DATKO_tissue")
def _store_without_dat() -> float:
    return _PERCENT * _over_intact("striatum", "DAT", "DA", "tissue")


def _serotonin(region: str, sert: float) -> float:
    """Serotonin outside with a share of SERT for good, nM."""
    return float(_NANO * steady_state(region, {"SERT": sert})["5-HT", "extracellular"])


@_asks("SERT_half_striatum")
def _striatum_with_half_of_sert() -> float:
    return _serotonin("striatum", _HALF)


@_asks("SERT_none_striatum")
def _striatum_without_sert() -> float:
    return _serotonin("striatum", _OFF)


@_asks("SERT_half_prefrontal_cortex")
def _cortex_with_half_of_sert() -> float:
    return _serotonin("prefrontal_cortex", _HALF)


@_asks("SERT_none_prefrontal_cortex")
def _cortex_without_sert() -> float:
    return _serotonin("prefrontal_cortex", _OFF)


# --- drugs ----------------------------------------------------------------------------------------


@_asks("MPH_iv")
def _methylphenidate() -> float:
    return occupancy("methylphenidate", _METHYLPHENIDATE_MG_KG, "mg/kg", "iv", "human", "DAT", _SCAN_MIN)


def _amphetamine(transmitter: str) -> float:
    dose = Dose("d-amphetamine", _AMPHETAMINE_MG_KG, route=_UNSTATED_ROUTE)
    run = simulate("prefrontal_cortex", [dose], _DIALYSIS_H, sample_min=_SAMPLE_MIN)
    return float(run.relative(transmitter).max())


@_asks("amph_PFC_NE")
def _norepinephrine_after_amphetamine() -> float:
    return _amphetamine("NE")


@_asks("amph_PFC_DA")
def _dopamine_after_amphetamine() -> float:
    return _amphetamine("DA")
