"""The marked rows of the data tables as experiments that the model can repeat."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .. import evidence
from .passports import REGIONS, constants, of_species
from .protocol import DRUGS, Dose
from .readouts import raclopride_change
from .simulate import Run, simulate

# Where a paper does not state its sampling interval, the usual one is taken.
SAMPLE_MIN = 20.0
# The route where the abstract states none: the commonest for these drugs in rats.
UNSTATED_ROUTE = "ip"
HOURS = 4.0
# Fits need no more digits than this.
RTOL = 1e-5
SPECIES = {"human": "human", "primate": "monkey"}
# Semax is compared under the hypothesis that says something about serotonin alone.
SEMAX_HYPOTHESIS = "H2"
CHAIN = {"Bdnf mRNA": "mRNA", "BDNF protein": "protein", "TrkB phosphorylation": "TrkB"}
_CARRIERS = ("DAT", "NET", "SERT")
_AMINES = ("DA", "5-HT", "NE")
# Blockade of the autoreceptor: the one state of steady_states.csv that is an experiment with a drug.
BLOCKADE, _FULL_BLOCKADE = "state-56", 1000.0


@dataclass(frozen=True)
class Experiment:
    """One row. ``kind``: level (percent of baseline), occupancy (percent), binding (percent change), fold.

    ``at_min`` is NaN where the extreme of the session is meant.
    """

    row: str
    role: str
    kind: str
    region: str
    dose: Dose | None
    transmitter: str
    quantity: str
    at_min: float
    observed: float

    @property
    def drug(self) -> str:
        """The drug's name and, in other species than the rat, the species."""
        if self.dose is None:
            return "alpha2A antagonist"
        return self.dose.drug + ("" if self.dose.species == "rat" else f", {self.dose.species}")

    def run(self, values: Mapping[str, float] | None = None) -> Run:
        """The model's run of this experiment; ``values`` replaces passports by symbol."""
        if self.dose is None:
            blocked = {"alpha2A_antagonist": [(0, _FULL_BLOCKADE)]}
            return simulate(self.region, (), 1, perturb=blocked, values=values)
        hypothesis = SEMAX_HYPOTHESIS if self.dose.drug == "Semax" else "H0"
        sample = SAMPLE_MIN if self.kind == "level" and self.transmitter in _AMINES else None
        return simulate(self.region, [self.dose], HOURS, hypothesis, None, sample, rtol=RTOL, values=values)

    def read(self, run: Run, known: Mapping[str, float] | None = None) -> float:
        """What the row reports, from a run; ``known`` replaces passports that are not the network's."""
        curve = self._curve(run, {**constants(self.region), **(known or {})})
        if math.isnan(self.at_min):
            rest = 0.0 if self.kind in ("occupancy", "binding") else 100.0 if self.kind == "level" else 1.0
            return float(curve[np.argmax(np.abs(curve - rest))])
        return float(np.interp(self.at_min, run.times_min, curve))

    def _curve(self, run: Run, known: Mapping[str, float]) -> np.ndarray:
        if self.kind == "occupancy":
            return 100 * run.output(f"occ_{self.quantity}_{DRUGS[self.dose.drug]}")
        if self.kind == "binding":
            return raclopride_change(run, known)
        if self.kind == "fold":
            return run.output("TrkB") if self.quantity == "TrkB" else run.series("BDNF", self.quantity)
        return run.relative(self.transmitter, self.quantity)

    @cached_property
    def group(self) -> tuple:
        """Experiments with one group are read off one run."""
        return self.region, self.dose, self.kind if self.dose is None else self.kind == "level"


def experiments(role: str | None = None) -> list[Experiment]:
    """Every marked row of measurements.csv, all or of one role, and the blockade of steady_states.csv."""
    rows = evidence.table("measurements")
    found = [_experiment(row) for row in rows[rows["role"] != ""].itertuples()] + [_blockade()]
    return [one for one in found if role in (None, one.role)]


def usable(row) -> bool:
    """Whether a row of measurements.csv is a dialysis result that the model can be held against: number, dose, region.

    ``row`` has the columns of measurements.csv as attributes. Enantiomers and animals with a lesion are left out.
    """
    percent = row.value_unit in ("percent_of_baseline", "percent_change") or _has_baseline(row)
    plain = row.condition == "alone" and row.drug in DRUGS and not row.enantiomer
    known = row.dose_unit == "mg/kg" and not math.isnan(row.dose) and not math.isnan(row.value)
    return row.preparation == "microdialysis" and percent and plain and known and _region(row) in REGIONS


def _experiment(row) -> Experiment:
    dose = Dose(
        row.drug, _amount(row), _unit(row), row.route or UNSTATED_ROUTE, species=SPECIES.get(row.species, "rat")
    )
    kind, transmitter, quantity = _measured(row)
    return Experiment(
        row.measurement_id, row.role, kind, _region(row), dose, transmitter, quantity, _minute(row, kind), observed(row)
    )


def _blockade() -> Experiment:
    row = evidence.table("steady_states").set_index("state_id").loc[BLOCKADE]
    return Experiment(
        BLOCKADE, "calibration", "level", "hippocampus", None, "NE", "extracellular", math.nan, row["value"]
    )


def _measured(row) -> tuple[str, str, str]:
    """Kind, transmitter and quantity of the model."""
    if row.analyte in _CARRIERS:
        return "occupancy", row.transmitter, row.analyte
    if row.analyte == "D2 binding":
        return "binding", "DA", row.analyte
    if row.analyte in CHAIN:
        return "fold", "BDNF", CHAIN[row.analyte]
    return "level", row.transmitter, "extracellular" if row.analyte in _AMINES else row.analyte


def _region(row) -> str:
    """The model's region: the first one that it has where several are named; the thalamus is read as cortex."""
    return next(
        (one for one in row.regions.split(";") if one in REGIONS),
        "prefrontal_cortex" if row.region == "thalamus" else row.region,
    )


def _minute(row, kind: str) -> float:
    """The minute, or NaN for the extreme: where a range of minutes or "up to" is stated."""
    if kind == "level" and row.preparation != "tissue_content" and (row.qualifier == "up_to" or row.time_max_min > 0):
        return math.nan
    return row.time_min


def observed(row) -> float:
    """A row's number as the model gives it: percent of baseline, percent occupancy, percent change of binding."""
    if _has_baseline(row):
        return 100 * row.value / _baseline(row)
    return row.value + (100 if row.value_unit == "percent_change" else 0)


def percents_of_baseline(row) -> tuple[float, ...]:
    """A row's number in percent of baseline: none, one, or both where the source may mean "to" or "by"."""
    if row.value_unit not in ("percent_of_baseline", "percent_change", "pmol_per_ml"):
        return ()
    percent = observed(row)
    if math.isnan(percent):
        return ()
    return (percent, 100.0 + percent) if row.ambiguous and row.value_unit == "percent_of_baseline" else (percent,)


def _has_baseline(row) -> bool:
    """Whether the same study printed the level before the drug in the same absolute unit."""
    return row.value_unit == "pmol_per_ml" and not math.isnan(_baseline(row))


def _baseline(row) -> float:
    """The level that the same study printed for its untreated animals: the middle where it is a range."""
    rows = evidence.table("measurements")
    same = rows[(rows["study_id"] == row.study_id) & (rows["analyte"] == row.analyte)]
    same = same[(same["direction"] == "baseline") & (same["value_unit"] == row.value_unit)]
    return float(same[["value", "value_high"]].mean(axis=1).mean())


def _amount(row) -> float:
    """The dose; in people in mg/kg. A tissue row without one is compared at the dose of the same study's dialysis."""
    if math.isnan(row.dose):
        rows = evidence.table("measurements")
        same = rows[(rows["study_id"] == row.study_id) & (rows["drug"] == row.drug)]
        return float(same["dose"].dropna().iloc[0])
    return row.dose / of_species("human")["BW"] if row.dose_unit == "mg" else row.dose


def _unit(row) -> str:
    return "ug/kg" if row.dose_unit == "ug/kg" else "mg/kg"
