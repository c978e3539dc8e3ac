"""Fit the few uncertain numbers of the model to the rows marked as calibration, and compare every marked row.

``make calibrate`` runs this: it writes the fitted numbers with their spread into data/parameters.csv and
data/hypotheses.csv, and the comparison into data/calibration_report.csv. Rows marked as validation are seen by no fit.

Each number is fitted with the rows that can move it: what sets the dopamine rise of amphetamine does not touch the
occupancy of methylphenidate in people. Least squares on logarithms of predicted over observed, from several starts; the
spread is a profile: how far a number can go, the others of its block fitted again, before the block's sum of squares
has risen by one squared standard error of all rows.
"""

import csv
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from .. import evidence
from .experiments import Experiment, experiments
from .hypotheses import FAST_SYMBOLS, FITTED_EFFECT
from .passports import constants, effects, of_species
from .simulate import Run

DATA = Path(__file__).parents[3] / "data"
REPORT = DATA / "calibration_report.csv"
TWOFOLD = 2.0
SMALLEST = 1e-3


@dataclass(frozen=True)
class Block:
    """Numbers fitted together (passport ids) and the calibration rows that they answer to."""

    name: str
    passports: tuple[str, ...]
    chosen: Callable[[Experiment], bool]

    @property
    def rows(self) -> list[Experiment]:
        """The block's calibration rows."""
        return [one for one in experiments("calibration") if self.chosen(one)]


def _levels(drug: str) -> Callable[[Experiment], bool]:
    return lambda one: one.kind == "level" and one.drug == drug


BLOCKS = (
    Block("amphetamine in rats", ("eps_exchange.all", "K_MAO_AMPH.all"), _levels("d-amphetamine")),
    Block("methylphenidate in rats", ("Kp_MPH.all",), _levels("methylphenidate")),
    Block("modafinil in rodents", ("Kp_MOD.all",), _levels("modafinil")),
    Block("brake on norepinephrine", ("alpha_r_NE.all",), _levels("alpha2A antagonist")),
    Block("serotonin after Semax", (FITTED_EFFECT,), _levels("Semax")),
    Block("BDNF after Semax", ("Emax_BDNF.all",), lambda one: one.kind == "fold"),
    Block("methylphenidate in people", ("Kp_MPH.human",), lambda one: one.drug == "methylphenidate, human"),
    Block("modafinil in people", ("Kp_MOD.human",), lambda one: one.drug == "modafinil, human"),
    # Last: it is read off runs with the numbers fitted above.
    Block("raclopride", ("f_raclopride.all",), lambda one: one.kind == "binding"),
)
Values = dict[str, float]


def fitted_now() -> Values:
    """The fitted numbers as the tables hold them, by passport id."""
    return {name: _value(name) for block in BLOCKS for name in block.passports}


def _value(passport: str) -> float:
    symbol, _, scope = passport.partition(".")
    if passport == FITTED_EFFECT:
        return effects("H2")[symbol]
    return (constants("striatum") if scope == "all" else of_species(scope))[symbol]


def predict(rows: list[Experiment], values: Mapping[str, float]) -> np.ndarray:
    """What the model says for each row with these fitted numbers (by passport id); rows of one run share it."""
    runs: dict[tuple[object, ...], Run] = {}
    said = []
    for row in rows:
        given = {name.partition(".")[0]: value for name, value in values.items() if _concerns(name, row)}
        network = {symbol: value for symbol, value in given.items() if symbol in _network_symbols()}
        if row.group not in runs:
            runs[row.group] = row.run(network)
        said.append(row.read(runs[row.group], given))
    return np.array(said)


@cache
def _network_symbols() -> frozenset[str]:
    from .passports import parameter_names

    return frozenset(parameter_names())


def _concerns(passport: str, row: Experiment) -> bool:
    """A number for one species concerns its rows alone, and replaces there what holds for all."""
    scope = passport.partition(".")[2]
    species = row.dose.species if row.dose else "rat"
    own = f"{passport.partition('.')[0]}.{species}"
    return (
        scope == species
        or (scope == "all" and own.partition(".")[0] not in of_species(species))
        or passport == FITTED_EFFECT
    )


def residuals(block: Block, logs: np.ndarray, others: Mapping[str, float]) -> np.ndarray:
    """Natural logarithms of predicted over observed for the block's rows."""
    values = {**others, **dict(zip(block.passports, np.exp(logs), strict=True))}
    rows = block.rows
    said = predict(rows, values)
    return np.array([_log_ratio(value, row.observed) for value, row in zip(said, rows, strict=True)])


def _log_ratio(said: float, observed: float) -> float:
    """Of a change in percent, sizes are compared; a prediction of the wrong sign counts as next to nothing."""
    return math.log(max(said / observed, SMALLEST))


def fit_block(block: Block, others: Mapping[str, float], starts: int, seed: int) -> tuple[np.ndarray, float]:
    """Logarithms of the best numbers and their sum of squares, from several starts around the present numbers."""
    first = np.log([others[name] for name in block.passports])
    random = np.random.default_rng(seed)
    found = [
        _least(block, first + (random.normal(0, 1, len(first)) if number else 0), others) for number in range(starts)
    ]
    return min(found, key=lambda one: one[1])


def _least(
    block: Block, start: np.ndarray, others: Mapping[str, float], held: int | None = None
) -> tuple[np.ndarray, float]:
    """Least squares from one start; the number at place ``held`` stays."""
    from scipy.optimize import least_squares

    free = [place for place in range(len(start)) if place != held]
    logs = start.copy()

    def wrong(moved: np.ndarray) -> np.ndarray:
        logs[free] = moved
        return residuals(block, logs, others)

    if not free:
        return logs, float((residuals(block, logs, others) ** 2).sum())
    done = least_squares(wrong, start[free], diff_step=1e-3, xtol=1e-5, bounds=(start[free] - 5, start[free] + 5))
    logs[free] = done.x
    return logs.copy(), float(2 * done.cost)


def fit(starts: int = 3, seed: int = 1) -> Values:
    """Every fitted number by passport id, block by block."""
    values = fitted_now()
    for block in BLOCKS:
        logs, _ = fit_block(block, values, starts, seed)
        values.update(zip(block.passports, np.exp(logs).tolist(), strict=True))
    return values


def standard_error(values: Mapping[str, float]) -> float:
    """Standard error of a log ratio: all calibration rows, less one degree of freedom for each fitted number."""
    squares = [(residuals(block, _logs(block, values), values) ** 2) for block in BLOCKS]
    rows = sum(len(one) for one in squares)
    return math.sqrt(sum(one.sum() for one in squares) / (rows - len(values)))


def _logs(block: Block, values: Mapping[str, float]) -> np.ndarray:
    return np.log([values[name] for name in block.passports])


def profile(values: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The low and high end of each fitted number."""
    error = standard_error(values)
    ends = {}
    for block in BLOCKS:
        best = _logs(block, values)
        least = float((residuals(block, best, values) ** 2).sum())
        for place, name in enumerate(block.passports):
            low, high = (_end(block, place, best, least + error**2, sign, values) for sign in (-1, 1))
            ends[name] = math.exp(low), math.exp(high)
    return ends


def _end(block: Block, place: int, best: np.ndarray, limit: float, sign: int, values: Mapping[str, float]) -> float:
    """Where the profile crosses the limit, within a factor of ten; the factor itself where it does not."""
    from scipy.optimize import brentq

    def above(step: float) -> float:
        start = best.copy()
        start[place] += sign * step
        return _least(block, start, values, held=place)[1] - limit

    far = math.log(10)
    step = far if above(far) <= 0 else float(brentq(above, 1e-6, far, xtol=1e-2))
    return float(best[place] + sign * step)


def report(values: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Every marked row: observed, predicted, ratio, within two-fold or not."""
    rows = experiments()
    said = predict(rows, values or fitted_now())
    table = pd.DataFrame(
        {
            "row": [one.row for one in rows],
            "role": [one.role for one in rows],
            "drug": [one.drug for one in rows],
            "region": [one.region for one in rows],
            "kind": [one.kind for one in rows],
            "transmitter": [one.transmitter for one in rows],
            "quantity": [one.quantity for one in rows],
            "observed": [one.observed for one in rows],
            "predicted": said,
        }
    )
    table["ratio"] = table["predicted"] / table["observed"]
    table["within_twofold"] = table["ratio"].between(1 / TWOFOLD, TWOFOLD)
    return table


def stored_report() -> pd.DataFrame:
    """The report as the last ``make calibrate`` wrote it."""
    return pd.read_csv(REPORT)


def store(values: Mapping[str, float], ends: Mapping[str, tuple[float, float]]) -> None:
    """Write numbers and spreads into the tables, and the report beside them; all other cells stay as they are."""
    own = {name: {"value": value, "low": ends[name][0], "high": ends[name][1]} for name, value in values.items()}
    gain = own.pop(FITTED_EFFECT)
    _rewrite(DATA / "parameters.csv", "passport_id", own)
    known = evidence.rows("hypotheses")
    names = {one.effect_id: gain for one in known if one.symbol in FAST_SYMBOLS.get(one.hypothesis, ())}
    _rewrite(DATA / "hypotheses.csv", "effect_id", names)
    report(values).round(4).to_csv(REPORT, index=False, lineterminator="\n")


def _rewrite(path: Path, key: str, cells: Mapping[str, Mapping[str, float]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update({name: f"{value:.4g}" for name, value in cells.get(row[key], {}).items()})
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main() -> None:
    """Fit, print and store."""
    values = fit()
    ends = profile(values)
    for name, value in values.items():
        print(f"{name:24}{value:12.4g}   {ends[name][0]:.3g} to {ends[name][1]:.3g}")
    print(f"standard error of a log ratio: {standard_error(values):.2f}\n")
    print(report(values).round(2).to_string(index=False))
    store(values, ends)


if __name__ == "__main__":
    main()
