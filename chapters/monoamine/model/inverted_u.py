"""A schematic inverted U for norepinephrine in the prefrontal cortex: a difference of receptor occupancies.

    P(E) = s E / (K_a2 + s E) - (s E)^n / (K_a1^n + (s E)^n) - w s E / (K_b1 + s E)

E extracellular norepinephrine (nM), K affinities (nM, data/receptors.csv), s the ratio of norepinephrine near a
terminal to the average between cells, n a Hill exponent, w the weight of beta1. Nobody has measured s: it is free.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any, overload

import numpy as np
import pandas as pd

from .. import evidence
from .protocol import Dose
from .simulate import simulate

# Illustrations, not data: equal steps on a logarithmic scale.
LOCAL_FACTORS = (1, 3, 10, 30)
# What the free factor may be on the hill with animals to drag: lowest, highest, step. Nobody has measured it.
SIGMA_LIMITS = (1.0, 30.0, 0.1)
# Where in its printed error a value is taken.
ENDS = {"lower": -1, "value": 0, "upper": 1}
# Who stands on the hill: firing relative to rest, and what was given half an hour before.
STANDING = {
    "drowsy": (0.5, None),
    "rest": (1.0, None),
    "stressed": (2.0, None),
    "methylphenidate": (1.0, ("methylphenidate", 2.0, "mg/kg", "ip")),
    "d-amphetamine": (1.0, ("d-amphetamine", 2.0, "mg/kg", "ip")),
}
STANDING_H = 0.5  # when they are looked at, hours after the dose
# The row of data/steady_states.csv with the level between cells, corrected for recovery.
_RECOVERED = "state-55"
# The statement of the unit on the turnover of norepinephrine.
_CLAIMED = "ne_turnover"
# Points among which the top is looked for.
GRID = 200_001
# What the reader chooses among: rows of data/receptors.csv; None leaves beta1 out of the sum. Only
# cortical alpha2 states are used: the striatal ones are mainly alpha2C.
_CHOICES: dict[str, dict[str, str | None]] = {
    "alpha2": {
        "usual": "receptor-01",
        "high": "receptor-06",
        "low": "receptor-07",
    },
    "alpha1": {
        "usual": "receptor-02",
        "firing": "receptor-42",
        "messenger": "receptor-43",
    },
    "beta1": {"none": None, "usual": "receptor-03", "weaker": "receptor-04"},
}


@dataclass(frozen=True)
class Affinities:
    """Concentrations of norepinephrine (nM) that occupy half of each receptor."""

    alpha2: float
    alpha1: float
    beta1: float


@dataclass(frozen=True)
class Assumption:
    """One way to fill in the equation; ``changed`` says what differs from the first way."""

    changed: str
    affinities: Affinities
    hill: float = 1.0
    beta_weight: float = 0.0


@overload
def occupancy(local: float, half: float, hill: float = 1.0) -> float: ...
@overload
def occupancy(local: np.ndarray, half: float, hill: float = 1.0) -> np.ndarray: ...
def occupancy(local: np.ndarray | float, half: float, hill: float = 1.0) -> np.ndarray | float:
    """Share of a receptor that is occupied (0 to 1) at ``local`` nM, half of it at ``half`` nM."""
    x = (np.asarray(local, dtype=float) / half) ** hill
    return x / (1 + x)


@overload
def performance(local: float, way: Assumption) -> float: ...
@overload
def performance(local: np.ndarray, way: Assumption) -> np.ndarray: ...
def performance(local: np.ndarray | float, way: Assumption) -> np.ndarray | float:
    """The schematic P at ``local`` = s E (nM), without unit; 0 where the limbs cancel."""
    k = way.affinities
    helped = occupancy(local, k.alpha2)
    harmed = occupancy(local, k.alpha1, way.hill) + way.beta_weight * occupancy(local, k.beta1)
    return helped - harmed


@cache
def optimum(way: Assumption) -> float:
    """The local norepinephrine (nM) at the top of the curve. Raises ValueError where there is no top above 0.

    Without beta1 and with n = 1 it is sqrt(K_a2 K_a1).
    """
    grid = np.geomspace(way.affinities.alpha2 / 1000, way.affinities.alpha1 * 1000, GRID)
    heights = performance(grid, way)
    if heights.max() <= 0:
        raise ValueError("no inverted U: alpha1 and beta1 together outweigh alpha2 everywhere")
    return float(grid[np.argmax(heights)])


def tops(beta1: str, hill: float, error: str) -> list[dict[str, Any]]:
    """Every top (nM) that the printed values of alpha2 and alpha1 give, the lowest first, each with their names.

    Pairs that make no hill are left out.
    """
    found = []
    for alpha2, alpha1 in product(_CHOICES["alpha2"], _CHOICES["alpha1"]):
        try:
            top = optimum(choose(alpha2, alpha1, beta1, hill, error))
        except ValueError:
            continue
        found.append({"alpha2": alpha2, "alpha1": alpha1, "top": top})
    return sorted(found, key=lambda one: one["top"])


def relative_change(local: float, rise: float, way: Assumption) -> float:
    """Change of P, as a share of P at ``local``, when norepinephrine rises by ``rise`` (0.15 for +15 %)."""
    before = performance(local, way)
    return float((performance(local * (1 + rise), way) - before) / before)


def affinity_rows() -> pd.DataFrame:
    """What of norepinephrine fills half of a receptor, or gives half of its response; one row a number.

    Columns: receptor_id, receptor, group, tissue, state, constant (``EC50`` is a response), nM, spread (0: none
    printed), study_id, seen, note.
    """
    found = []
    for row in evidence.rows("receptors"):
        if row.ligand != "norepinephrine" or row.unit != "nM" or row.value is None:
            continue
        both = row.low_affinity_state is not None
        base = {
            "receptor_id": row.receptor_id,
            "receptor": row.receptor,
            "group": row.site,
            "tissue": row.tissue,
            "constant": row.constant,
            "study_id": row.study_id,
            "seen": row.seen,
            "note": row.note,
            "spread": row.spread or 0.0,
        }
        found.append({**base, "state": "high" if both else row.affinity_state, "nM": row.value})
        if both:
            found.append({**base, "state": "low", "nM": row.low_affinity_state})
    return pd.DataFrame(found)


def printed() -> dict[str, dict[str, tuple[float, float] | None]]:
    """The published values (nM) with their printed errors, by receptor and name; None leaves beta1 out of the sum."""
    rows = affinity_rows()

    def one(receptor_id: str) -> tuple[float, float]:
        row = rows[rows["receptor_id"] == receptor_id]
        return float(row["nM"].item()), float(row["spread"].item())

    return {
        group: {name: one(row) if row else None for name, row in names.items()} for group, names in _CHOICES.items()
    }


def published(end: str = "value") -> dict[str, dict[str, float | None]]:
    """The values (nM) of ``printed`` at an end of their errors, one of ``ENDS``. Without a printed error they stay."""
    return {
        group: {name: pair and pair[0] + ENDS[end] * pair[1] for name, pair in names.items()}
        for group, names in printed().items()
    }


@cache
def steepness() -> tuple[float, ...]:
    """Hill exponents of alpha1: that of one site, and those printed in data/receptors.csv."""
    rows = evidence.table("receptors")
    return (1, *rows.loc[rows["constant"] == "Hill_coefficient", "value"].tolist())


def assumptions() -> list[Assumption]:
    """The usual set of affinities first, then one change at a time over what has been published."""
    known, steep = published(), max(steepness())
    usual = Affinities(**{group: _half(known, group, "usual") for group in known})

    def other(group: str, name: str) -> Affinities:
        return replace(usual, **{group: _half(known, group, name)})

    return [
        Assumption("the usual set", usual),
        Assumption("alpha2 in its tight state", other("alpha2", "high")),
        Assumption("alpha2 in its loose state", other("alpha2", "low")),
        Assumption("alpha1 by half of its effect on firing", other("alpha1", "firing")),
        Assumption("alpha1 by half of its effect on a messenger", other("alpha1", "messenger")),
        Assumption("beta1 counts as much as alpha1", usual, beta_weight=1.0),
        Assumption("the same, beta1 with its weaker affinity", other("beta1", "weaker"), beta_weight=1.0),
        Assumption(f"alpha1 rises more steeply (n = {steep:g})", usual, hill=steep),
    ]


def choose(
    alpha2: str = "usual", alpha1: str = "usual", beta1: str = "none", hill: float = 1, error: str = "value"
) -> Assumption:
    """The equation with named values of ``published``. Raises ValueError for what is not allowed."""
    choices: tuple[tuple[str, object, Collection[object]], ...] = (
        ("alpha2", alpha2, _CHOICES["alpha2"]),
        ("alpha1", alpha1, _CHOICES["alpha1"]),
        ("beta1", beta1, _CHOICES["beta1"]),
        ("hill", hill, steepness()),
        ("error", error, ENDS),
    )
    for name, value, allowed in choices:
        if value not in allowed:
            raise ValueError(f"{name}: {value!r} is not allowed; allowed: {', '.join(map(str, allowed))}")
    known = published(error)
    left_out = known["beta1"][beta1] is None
    affinities = Affinities(
        _half(known, "alpha2", alpha2),
        _half(known, "alpha1", alpha1),
        _half(known, "beta1", "usual" if left_out else beta1),
    )
    return Assumption("chosen", affinities, hill=hill, beta_weight=0.0 if left_out else 1.0)


def _half(known: Mapping[str, Mapping[str, float | None]], group: str, name: str) -> float:
    """A value of ``published``. Raises ValueError for the name that leaves a receptor out."""
    found = known[group][name]
    if found is None:
        raise ValueError(f"{group}: {name!r} leaves it out of the sum")
    return found


@cache
def standing() -> dict[str, float]:
    """Norepinephrine between cells of the prefrontal cortex (nM) in five scenes of the model, half an hour in."""
    found = {}
    for name, (firing, given) in STANDING.items():
        run = simulate("prefrontal_cortex", [Dose(*given)] if given else [], STANDING_H, firing=firing)
        found[name] = 1000 * float(run.series("NE")[-1])  # uM to nM
    return found


def occupied(sigma: float) -> pd.DataFrame:
    """Percent of each receptor that is filled in the five scenes, with the usual affinities.

    Columns: scene (of ``STANDING``), alpha2, alpha1, beta1, and height: alpha2 less alpha1, in points.
    """
    k = assumptions()[0].affinities
    levels = np.array([*standing().values()])
    share = {name: 100 * occupancy(sigma * levels, getattr(k, name)) for name in ("alpha2", "alpha1", "beta1")}
    return pd.DataFrame({"scene": [*STANDING], **share, "height": share["alpha2"] - share["alpha1"]})


def extracellular() -> float:
    """Norepinephrine between cells (nM): rat hippocampus, corrected for recovery: the only such number here."""
    rows = evidence.table("steady_states")
    return float(rows.set_index("state_id").loc[_RECOVERED, "value"])


def claimed_rises() -> tuple[float, ...]:
    """The unit's rise of norepinephrine turnover as shares: ``(0.15, 0.25)``. Nobody measured it."""
    rows = evidence.table("statements")
    row = rows.set_index("statement_id").loc[_CLAIMED]
    return row["percent"] / 100, row["percent_high"] / 100


def limbs(apart: float = 4.0) -> pd.DataFrame:
    """What the claimed rises would do ``apart``-fold below and above the top, where P is the same at the start.

    Columns: limb, local (nM), rise (share), change (share of P).
    """
    way = assumptions()[0]
    top = optimum(way)
    places = (("rising limb", top / apart), ("falling limb", top * apart))
    return pd.DataFrame(
        [
            {"limb": name, "local": local, "rise": rise, "change": relative_change(local, rise, way)}
            for name, local in places
            for rise in claimed_rises()
        ]
    )
