"""The chain from one dose of Semax to the serotonin metabolite as the model runs it under H2, link by link."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
import pandas as pd

from .. import evidence
from . import numeric
from .build import build
from .hypotheses import SEMAX_MG_KG
from .passports import given
from .protocol import MINUTES, Dose, one_of
from .simulate import STEP_MIN, Run, simulate

REGION, HYPOTHESIS = "striatum", "H2"
CHAIN_H = 96.0  # long enough for a slow enzyme to rise and to begin to fall
# Less than this, as a share of rest, is the solver's rounding and no change.
SMALLEST_CHANGE = 1e-3
# What a reader may change: whose half-life the enzyme of serotonin gets, and whether the fast branch works.
ENZYMES, FAST = ("TH", "TPH1"), ("with", "without")


@dataclass(frozen=True)
class Link:
    """One link: a state or output of the network, and the symbol of the rate constant at which it is lost, or ""."""

    symbol: str
    constant: str = ""


LINKS = {
    "brain": Link("B_SEMAX", "ke_SEMAX"),
    "signal": Link("F_fast", "k_off"),
    "message": Link("mRNA_BDNF", "k_mRNA"),
    "protein": Link("BDNF", "k_BDNF"),
    "TrkB": Link("TrkB"),
    "enzyme": Link("S_HT", "kS_HT"),
    "metabolite": Link("M1_HT", "k1_HT"),
    "dopamine": Link("E_DA"),
}


def enzyme_half_lives() -> dict[str, float]:
    """Half-life (h) of tyrosine hydroxylase, and the longest one published for tryptophan hydroxylase (TPH1)."""
    rows = evidence.table("kinetic_constants").set_index("symbol")
    tph = rows.loc["t12_TPH"]
    longest = tph["value"] if pd.isna(tph["value_high"]) else tph["value_high"]
    return {"TPH1": float(longest), "TH": float(rows.loc["t12_TH", "value"])}


def half_life(constant: float) -> float:
    """The time in which half is lost, from a rate constant; hours from 1/h."""
    return log(2) / constant


def choice(enzyme: str = "TH", fast: str = "with") -> Mapping[str, float]:
    """The parameters that a choice replaces, by symbol; by itself the model gives the enzyme the life of TH.

    Raises ValueError that names the argument and what is allowed.
    """
    one_of("enzyme", enzyme, ENZYMES)
    values = {} if enzyme == "TH" else {"kS_HT": half_life(enzyme_half_lives()[enzyme])}
    return values if one_of("fast", fast, FAST) == "with" else {**values, "eps_F_HT": 0.0}


@cache
def run(enzyme: str = "TH", fast: str = "with") -> Run:
    """One dose under H2, a point a minute. Raises ValueError as ``choice`` does."""
    dose = Dose("Semax", SEMAX_MG_KG, "mg/kg", "ip")
    return simulate(REGION, [dose], CHAIN_H, HYPOTHESIS, values=choice(enzyme, fast), step_min=STEP_MIN)


def hours() -> np.ndarray:
    """The times of ``run``, h after the dose."""
    return run().times_min / MINUTES


def course(link: str, enzyme: str = "TH", fast: str = "with") -> np.ndarray:
    """A link of ``LINKS`` over ``hours``: in its own unit, or relative to rest."""
    one, found = LINKS[link], run(enzyme, fast)
    outputs = {str(output.symbol) for output in build().outputs}
    values = found.output(one.symbol) if one.symbol in outputs else found.state(one.symbol)
    return values / values[0] if values[0] > 0 else values


def share(link: str, enzyme: str = "TH", fast: str = "with") -> np.ndarray:
    """The change of a link as a share of its largest change under any choice, 0 to 1; 0 where nothing changes."""
    change = course(link, enzyme, fast) - course(link)[0]
    most = max(np.ptp(course(link, *one)) for one in ((e, f) for e in ENZYMES for f in FAST))
    return change / most if most > SMALLEST_CHANGE else np.zeros_like(change)


def highest(link: str, enzyme: str = "TH", fast: str = "with") -> tuple[float, float]:
    """Hour and value of a link at its highest."""
    values = course(link, enzyme, fast)
    place = int(values.argmax())
    return float(hours()[place]), float(values[place])


def half_lives(enzyme: str = "TH") -> dict[str, float]:
    """Half-life (h) of each link that has one of its own, as the model uses it."""
    numbers = numeric.numeric(build())
    parameters = numbers.derive(given(REGION, HYPOTHESIS, choice(enzyme)))
    return {
        name: half_life(float(parameters[numbers.index[link.constant]]))
        for name, link in LINKS.items()
        if link.constant
    }
