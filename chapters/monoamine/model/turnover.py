"""What a metabolite can tell about a transmitter: one pool of amine, one pool of metabolite, first-order flows.

    dM/dt = k_t T - k_M M,   so at steady state   M/T = k_t / k_M

T amine, M metabolite, k_t fraction of the amine broken down to M per hour, k_M clearance of M per hour.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from .. import evidence

# g/mol, from the formulas C10H12N2O and C10H9NO3.
MOLAR_MASS = {"5-HT": 176.22, "5-HIAA": 191.19}


@dataclass(frozen=True)
class Pools:
    """amine: T, in any unit; turnover: k_t, 1/h; clearance: k_M, 1/h."""

    amine: float
    turnover: float
    clearance: float

    @property
    def rate(self) -> float:
        """Amine broken down per hour, at steady state also made per hour: k_t T."""
        return self.amine * self.turnover

    @property
    def metabolite(self) -> float:
        """Metabolite at steady state: k_t T / k_M."""
        return self.rate / self.clearance

    @property
    def index(self) -> float:
        """Metabolite/amine at steady state: k_t / k_M. The amine cancels, the clearance does not."""
        return self.metabolite / self.amine


def metabolite_course(hours: np.ndarray | float, before: Pools, after: Pools) -> np.ndarray | float:
    """Metabolite at ``hours`` after a switch from ``before`` (at steady state) to ``after``; same unit as the amine."""
    return after.metabolite + (before.metabolite - after.metabolite) * np.exp(-after.clearance * hours)


def index_course(hours: np.ndarray | float, before: Pools, after: Pools) -> np.ndarray | float:
    """Metabolite/amine at ``hours`` after the switch; the amine is at its new amount at once."""
    return metabolite_course(hours, before, after) / after.amine


def striatum() -> Pools:
    """Serotonin in striatum: amine 1, molar index as measured in mice, clearance as in a published model."""
    index = regional_index().set_index("region").loc["striatum", "molar"]
    parameters = evidence.table("kinetic_constants").set_index("symbol")
    clearance = float(parameters.loc["a17", "value"])
    return Pools(amine=1.0, turnover=index * clearance, clearance=clearance)


def three_ways(factor: float) -> dict[str, Pools]:
    """Three changes, each of which multiplies the index by ``factor`` (> 0) at steady state."""
    start = striatum()
    return {
        "more is made and broken down": replace(start, turnover=start.turnover * factor),
        "5-HIAA is cleared more slowly": replace(start, clearance=start.clearance / factor),
        "the store of serotonin shrinks": replace(start, amine=start.amine / factor, turnover=start.turnover * factor),
    }


def three_ways_table(factor: float) -> pd.DataFrame:
    """Amine, metabolite, index and rate of each way at steady state, each divided by its value before."""
    start = striatum()
    quantities = ("amine", "metabolite", "index", "rate")
    return pd.DataFrame(
        [
            {"change": name, **{key: getattr(pools, key) / getattr(start, key) for key in quantities}}
            for name, pools in three_ways(factor).items()
        ]
    )


def regional_index() -> pd.DataFrame:
    """Tissue serotonin before any drug, wild-type mouse (fox2008): one row a region, lowest index first.

    Columns: region, code, ht, ht_spread, hiaa, hiaa_spread (pg/mg tissue; what the spread is, the source page does
    not say), mass and molar (5-HIAA/5-HT).
    """
    rows = evidence.table("regional_serotonin")
    rows = rows[rows["study_id"] == "fox2008"]
    found = []
    for region, here in rows.groupby("region_detail"):
        ht, hiaa = (here[here["content_of"] == name] for name in MOLAR_MASS)
        if len(ht) != 1 or len(hiaa) != 1:
            continue
        ht, hiaa = ht.iloc[0], hiaa.iloc[0]
        mass = hiaa["value"] / ht["value"]
        found.append(
            {
                "region": region,
                "code": ht["region"],
                "ht": ht["value"],
                "ht_spread": ht["spread"],
                "hiaa": hiaa["value"],
                "hiaa_spread": hiaa["spread"],
                "mass": mass,
                "molar": molar(mass),
            }
        )
    return pd.DataFrame(found).sort_values("molar", ignore_index=True)


def molar(mass_ratio: float) -> float:
    """5-HIAA/5-HT counted in molecules, from the ratio of masses."""
    return mass_ratio * MOLAR_MASS["5-HT"] / MOLAR_MASS["5-HIAA"]


def share_reached(hours: np.ndarray | float, half_life: float) -> np.ndarray | float:
    """Share of its final change that an enzyme's amount has reached ``hours`` after its production was switched.

    First-order breakdown with ``half_life`` (h): the amount follows its own half-life, up as well as down.
    """
    return 1 - 2 ** (-np.asarray(hours) / half_life)


def final_factor(factor: float, hours: float, half_life: float) -> float:
    """How many-fold the enzyme would have to be heading for, to stand at ``factor`` (1 = start) after ``hours``."""
    return 1 + (factor - 1) / float(share_reached(hours, half_life))
