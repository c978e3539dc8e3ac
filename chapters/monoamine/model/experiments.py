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
        if self.kind == "occupancy" and self.dose:
            return 100 * run.output(f"occ_{self.quantity}_{DRUGS[self.dose.drug]}")
        if self.kind == "binding":
            return raclopride_change(run, known)
        if self.kind == "fold":
            return run.output("TrkB") if self.quantity == "TrkB" else run.series("BDNF", self.quantity)
        return run.relative(self.transmitter, self.quantity)

    @cached_property
    def group(self) -> tuple[object, ...]:
        """Experiments with one group are read off one run."""
        return self.region, self.dose, self.kind if self.dose is None else self.kind == "level"


def experiments(role: str | None = None) -> list[Experiment]:
    """Every marked row of measurements.csv, all or of one role, and the blockade of steady_states.csv."""
    found = [_experiment(one) for one in evidence.rows("measurements") if one.role] + [_blockade()]
    return [one for one in found if role in (None, one.role)]


def usable(measurement: evidence.Measurement) -> bool:
    """Whether a measurement is a dialysis result that the model can be held against: number, dose, region.

    Enantiomers and animals with a lesion are left out.
    """
    percent = measurement.value_unit in ("percent_of_baseline", "percent_change") or _has_baseline(measurement)
    plain = measurement.condition == "alone" and measurement.drug in DRUGS and not measurement.enantiomer
    known = measurement.dose_unit == "mg/kg" and measurement.dose is not None and measurement.value is not None
    sampled = measurement.preparation == "microdialysis" and _region(measurement) in REGIONS
    return sampled and percent and plain and known


def _experiment(measurement: evidence.Measurement) -> Experiment:
    dose = Dose(
        measurement.drug,
        _amount(measurement),
        _unit(measurement),
        measurement.route or UNSTATED_ROUTE,
        species=SPECIES.get(measurement.species, "rat"),
    )
    kind, transmitter, quantity = _measured(measurement)
    return Experiment(
        measurement.measurement_id,
        measurement.role,
        kind,
        _region(measurement),
        dose,
        transmitter,
        quantity,
        _minute(measurement, kind),
        observed(measurement),
    )


def _blockade() -> Experiment:
    (state,) = (one for one in evidence.rows("steady_states") if one.state_id == BLOCKADE)
    seen = evidence.stated(state.value)
    return Experiment(BLOCKADE, "calibration", "level", "hippocampus", None, "NE", "extracellular", math.nan, seen)


def _measured(measurement: evidence.Measurement) -> tuple[str, str, str]:
    """Kind, transmitter and quantity of the model."""
    if measurement.analyte in _CARRIERS:
        return "occupancy", measurement.transmitter, measurement.analyte
    if measurement.analyte == "D2 binding":
        return "binding", "DA", measurement.analyte
    if measurement.analyte in CHAIN:
        return "fold", "BDNF", CHAIN[measurement.analyte]
    return "level", measurement.transmitter, "extracellular" if measurement.analyte in _AMINES else measurement.analyte


def _region(measurement: evidence.Measurement) -> str:
    """The model's region: the first one that it has where several are named; the thalamus is read as cortex."""
    return next(
        (one for one in measurement.regions.split(";") if one in REGIONS),
        "prefrontal_cortex" if measurement.region == "thalamus" else measurement.region,
    )


def _minute(measurement: evidence.Measurement, kind: str) -> float:
    """The minute, or NaN for the extreme: where a range of minutes or "up to" is stated."""
    ranged = measurement.qualifier == "up_to" or (measurement.time_max_min or 0) > 0
    if measurement.time_min is None or (kind == "level" and measurement.preparation != "tissue_content" and ranged):
        return math.nan
    return measurement.time_min


def observed(measurement: evidence.Measurement) -> float:
    """A row's number as the model gives it: percent of baseline, percent occupancy, percent change of binding."""
    value = evidence.stated(measurement.value)
    if _has_baseline(measurement):
        return 100 * value / _baseline(measurement)
    return value + (100 if measurement.value_unit == "percent_change" else 0)


def percents_of_baseline(measurement: evidence.Measurement) -> tuple[float, ...]:
    """A row's number in percent of baseline: none, one, or both where the source may mean "to" or "by"."""
    unit = measurement.value_unit
    if measurement.value is None or unit not in ("percent_of_baseline", "percent_change", "pmol_per_ml"):
        return ()
    percent = observed(measurement)
    return (percent, 100.0 + percent) if measurement.ambiguous and unit == "percent_of_baseline" else (percent,)


def _has_baseline(measurement: evidence.Measurement) -> bool:
    """Whether the same study printed the level before the drug in the same absolute unit."""
    return measurement.value_unit == "pmol_per_ml" and not math.isnan(_baseline(measurement))


def _baseline(measurement: evidence.Measurement) -> float:
    """The level that the same study printed for its untreated animals: the middle where it is a range."""
    rows = evidence.table("measurements")
    same = rows[(rows["study_id"] == measurement.study_id) & (rows["analyte"] == measurement.analyte)]
    same = same[(same["direction"] == "baseline") & (same["value_unit"] == measurement.value_unit)]
    return float(same[["value", "value_high"]].mean(axis=1).mean())


def _amount(measurement: evidence.Measurement) -> float:
    """The dose; in people in mg/kg. A tissue row without one is compared at the dose of the same study's dialysis."""
    if measurement.dose is None:
        rows = evidence.table("measurements")
        same = rows[(rows["study_id"] == measurement.study_id) & (rows["drug"] == measurement.drug)]
        return float(same["dose"].dropna().iloc[0])
    return measurement.dose / of_species("human")["BW"] if measurement.dose_unit == "mg" else measurement.dose


def _unit(measurement: evidence.Measurement) -> str:
    return "ug/kg" if measurement.dose_unit == "ug/kg" else "mg/kg"
