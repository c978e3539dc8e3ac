"""Fit a few uncertain numbers to the rows marked as calibration, and compare every marked row with the model.

Run by ``make calibrate``: prints the fit and the comparison. Rows marked as validation are never seen by the fit.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from .passports import constants
from .protocol import Dose
from .simulate import simulate

ROUTES = {"i.p.": "ip", "s.c.": "sc", "i.v.": "iv", "oral": "po", "i.n.": "nasal", "": "ip"}
QUANTITIES = {"DA": "extracellular", "NE": "extracellular", "5-HT": "extracellular"}
# What is fitted: levels that each drug reaches in the brain, how strongly amphetamine drives exchange and slows MAO.
FITTED = ("Kp_AMPH", "eps_DAT", "K_MAO_AMPH", "Kp_MPH", "Kp_MOD")
# Semax is compared under the hypothesis that says something about serotonin; no hypothesis enters the fit.
SEMAX_HYPOTHESIS = "H2"
DURATION_H = 8.0
TWOFOLD = 2.0


@dataclass(frozen=True)
class Experiment:
    """One marked row as the model runs it: percent of baseline at a minute, or at the peak when none is stated."""

    measurement_id: str
    role: str
    region: str
    dose: Dose
    transmitter: str
    quantity: str
    at_min: float
    observed: float

    def predict(self, values: Mapping[str, float] | None = None) -> float:
        """Percent of baseline in the model."""
        hypothesis = SEMAX_HYPOTHESIS if self.dose.drug == "Semax" else "H0"
        run = simulate(self.region, [self.dose], DURATION_H, hypothesis, values=values)
        if math.isnan(self.at_min):
            return run.peak(self.transmitter, self.quantity)[1]
        return run.percent(self.transmitter, self.at_min, self.quantity)


def experiments(role: str | None = None) -> list[Experiment]:
    """The marked rows of measurements.csv, all or of one role; a change in percent becomes percent of baseline."""
    rows = evidence.table("measurements")
    rows = rows[(rows["role"] != "") & ((rows["role"] == role) if role else True)]
    return [_experiment(row) for row in rows.itertuples()]


def _experiment(row) -> Experiment:
    tissue = row.preparation == "tissue_content"
    percent = row.value + (100 if row.value_unit == "percent_change" else 0)
    # A tissue row without a dose of its own is compared at the dose of the same study's dialysis.
    amount = row.dose if not math.isnan(row.dose) else _same_study_dose(row.study_id, row.drug)
    quantity = QUANTITIES.get(row.analyte, row.analyte)
    # Where a range of minutes is stated with "up to", the peak is compared.
    at = float("nan") if row.qualifier or not math.isnan(row.time_max_min) else row.time_min
    return Experiment(
        row.measurement_id, row.role, row.region, Dose(row.drug, amount, "mg/kg", ROUTES[row.route]), row.transmitter,
        quantity, row.time_min if tissue else at, percent,
    )  # fmt: skip


def _same_study_dose(study_id: str, drug: str) -> float:
    rows = evidence.table("measurements")
    return float(rows[(rows["study_id"] == study_id) & (rows["drug"] == drug)]["dose"].dropna().iloc[0])


def residuals(logs: np.ndarray, rows: list[Experiment]) -> np.ndarray:
    """Natural logarithms of predicted over observed, at these logarithms of the fitted numbers."""
    values = dict(zip(FITTED, np.exp(logs), strict=True))
    return np.array([math.log(max(row.predict(values), 1e-3) / row.observed) for row in rows])


def fit(starts: int = 4, seed: int = 1) -> tuple[dict[str, float], float]:
    """Least squares on log ratios from several starts; the best numbers and the root mean square of the logs."""
    from scipy.optimize import least_squares

    rows = [row for row in experiments("calibration") if row.dose.drug != "Semax"]
    first = np.log([constants("striatum")[name] for name in FITTED])
    random = np.random.default_rng(seed)
    best = None
    for number in range(starts):
        start = first + (random.normal(0, 1, len(first)) if number else 0)
        # A gentle pull to the tables' ranges: rows are few, and some numbers trade off against each other.
        found = least_squares(
            lambda logs: np.append(residuals(logs, rows), (logs - first) / 10), start, loss="soft_l1", diff_step=1e-2
        )
        best = found if best is None or found.cost < best.cost else best
    spread = float(np.sqrt(np.mean(residuals(best.x, rows) ** 2)))
    return dict(zip(FITTED, np.exp(best.x).tolist(), strict=True)), spread


def report(values: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Every marked row: observed, predicted, ratio, within two-fold or not."""
    rows = []
    for row in experiments():
        predicted = row.predict(values)
        ratio = predicted / row.observed
        inside = 1 / TWOFOLD <= ratio <= TWOFOLD
        rows.append((row.measurement_id, row.role, row.quantity, row.observed, predicted, ratio, inside))
    return pd.DataFrame(rows, columns=["row", "role", "quantity", "observed", "predicted", "ratio", "within_twofold"])


def main() -> None:
    """Print the fit and the comparison."""
    values, spread = fit()
    for name, value in values.items():
        print(f"{name:15}{value:12.4g}")
    print(f"root mean square of log ratios: {spread:.2f}\n")
    print(report(values).round(2).to_string(index=False))


if __name__ == "__main__":
    main()
