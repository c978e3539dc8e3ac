"""What Semax is said to do, as switches of the model, scored against every finding on transmitters after Semax.

H0 nothing, H1 more synthesis in all three systems, H2 in serotonin alone, H3 primed dopamine. None is blessed: a
finding counts for a hypothesis when the model under it moves the measured quantity in the direction that was seen.
"""

import math
from dataclasses import dataclass
from functools import cache

import pandas as pd

from .. import evidence
from .passports import HYPOTHESES
from .protocol import Dose
from .simulate import Run, simulate

# The strength that is fitted, and where else it stands.
FITTED_EFFECT = "eps_F_HT.H2"
FAST_SYMBOLS = {"H1": ("eps_F_DA", "eps_F_HT", "eps_F_NE"), "H2": ("eps_F_HT",)}
# A change that an experiment of the usual size (n about 7) would not tell from none.
NOISE_PERCENT = 10.0
# Of the studies' dialysis arm; the tissue arm's dose is not in the abstract.
SEMAX_MG_KG = 0.15
# Semax before amphetamine, as in the study.
AMPHETAMINE_MG_KG, AHEAD_MIN = 5.0, 20.0
HOURS = 5.0
_WITH_AMPHETAMINE = "with_other_drug"
_QUANTITIES = {
    "DA": ("DA", ("extracellular",)),
    "DOPAC": ("DA", ("DOPAC",)),
    "5-HIAA": ("5-HT", ("5-HIAA",)),
    "DA metabolites": ("DA", ("DOPAC", "HVA")),
}
_TISSUE = {"DA": ("tissue",)}


@dataclass(frozen=True)
class Finding:
    """One published result after Semax: what was looked at, and which way it went (increase, decrease, none)."""

    row: str
    setting: str
    quantity: str
    seen: str


@cache
def findings() -> tuple[Finding, ...]:
    """Every row on a transmitter or its metabolite in healthy animals after Semax that the model has a quantity for."""
    return tuple(
        Finding(one.measurement_id, _setting(one), one.analyte, one.direction)
        for one in evidence.rows("measurements")
        if one.drug == "Semax"
        and one.preparation in ("microdialysis", "tissue_content")
        and one.analyte in _QUANTITIES
        and one.condition != "in_a_model"
    )


def _setting(measurement: evidence.Measurement) -> str:
    if measurement.condition == _WITH_AMPHETAMINE:
        return "before amphetamine"
    return "alone, tissue" if measurement.preparation == "tissue_content" else "alone, dialysate"


def score() -> pd.DataFrame:
    """Each finding under each hypothesis: row, setting, quantity, seen, hypothesis, percent, said, agrees.

    ``percent`` is the change against the same animals without Semax, at its extreme.
    """
    lines = []
    for hypothesis in HYPOTHESES:
        for one in findings():
            percent = _change(one, hypothesis)
            said = "none" if abs(percent) < NOISE_PERCENT else "increase" if percent > 0 else "decrease"
            lines.append((one.row, one.setting, one.quantity, one.seen, hypothesis, percent, said, said == one.seen))
    names = ["row", "setting", "quantity", "seen", "hypothesis", "percent", "said", "agrees"]
    return pd.DataFrame(lines, columns=names)


def totals() -> pd.Series:
    """How many findings agree with each hypothesis, by hypothesis."""
    return score().groupby("hypothesis")["agrees"].sum()


def _change(one: Finding, hypothesis: str) -> float:
    """Percent by which Semax moves the quantity: at the extreme of amphetamine's effect, or of its own."""
    transmitter, quantities = _QUANTITIES[one.quantity]
    if "tissue" in one.setting:
        quantities = _TISSUE.get(one.quantity, quantities)
    run = _run(hypothesis, one.setting)
    if one.setting == "before amphetamine":
        alone = _run("H0", one.setting)
        return max((_ratio(run.peak(transmitter, q)[1], alone.peak(transmitter, q)[1]) for q in quantities), key=abs)
    return max((run.peak(transmitter, q)[1] - 100 for q in quantities), key=abs)


def _ratio(one: float, other: float) -> float:
    return 100 * (one / other - 1) if other else math.nan


@cache
def _run(hypothesis: str, setting: str) -> Run:
    doses = [Dose("Semax", SEMAX_MG_KG, "mg/kg", "ip")]
    if setting == "before amphetamine":
        doses.append(Dose("d-amphetamine", AMPHETAMINE_MG_KG, "mg/kg", "ip", AHEAD_MIN))
    return simulate("striatum", doses, HOURS, hypothesis)
