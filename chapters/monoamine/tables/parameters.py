"""The constants of the terminal model: how fast each part is, and where the numbers come from."""

from math import inf

import pandas as pd

from .. import evidence
from ..evidence.records import KineticConstant
from .html import EvidenceTable

_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
# Each step: what it is, its symbol in data/kinetic_constants.csv, and how a time is made from the constant.
_STEPS = (
    ("Dopamine outside falls by half after a pulse, striatum", "t50_DA_str", "measured"),
    ("Dopamine outside falls by half after a pulse, nucleus accumbens", "t50_DA_nac", "measured"),
    ("The D2 brake on release is strongest after a burst", "tau_D2rel_peak", "measured"),
    ("Serotonin outside falls by half after a pulse", "t50_5HT", "measured"),
    ("Norepinephrine outside falls by half after a pulse", "t50_NE_LC", "measured"),
    ("Dopamine in the cytosol is broken down by MAO", "k_MAO_cDA", "1/k of a model"),
    ("HVA leaves", "k_HVA", "1/k of a model"),
    ("Vesicles empty at resting firing", "fire", "1/k of a model"),
    ("The tissue store of dopamine is renewed", "kt_DA", "1/k, derived here"),
    ("BDNF messenger RNA falls by half", "t12_BDNFmRNA", "measured"),
    ("BDNF protein falls by half, brain", "t12_BDNF_prot", "no value found"),
    ("Tryptophan hydroxylase falls by half", "t12_TPH", "measured"),
    ("Tyrosine hydroxylase falls by half", "t12_TH", "measured"),
)


def constant(symbol: str) -> KineticConstant:
    """The row of one constant. Raises UnknownKey."""
    found = next((one for one in evidence.rows("kinetic_constants") if one.symbol == symbol), None)
    if found is None:
        raise evidence.UnknownKey(f"no constant {symbol!r} in kinetic_constants.csv")
    return found


def time_scales() -> EvidenceTable:
    """The parts of a terminal from fast to slow, each time with its origin and source."""
    steps = sorted((_step(*step) for step in _STEPS), key=lambda step: step["seconds"])
    caption = "How fast the parts of a terminal are. Times of a model are made from its rate constants."
    table = pd.DataFrame(steps).drop(columns="seconds")
    return EvidenceTable(table, caption, links={"Source": "url"})


def _step(what: str, symbol: str, kind: str) -> dict:
    row = constant(symbol)
    low, high = _seconds(row, row.value), _seconds(row, row.value_high)
    return {
        "Step": what,
        "Time": "not known" if low is None else _told(low) if high is None else f"{_told(low)} to {_told(high)}",
        "How known": kind,
        "Where": row.region_detail,
        "Source": evidence.label(row.study_id) if row.study_id else "",
        "url": evidence.reference_url(row.study_id) if row.study_id else "",
        # An unknown time is told after the known ones.
        "seconds": inf if low is None else low,
    }


def _seconds(constant: KineticConstant, value: float | None) -> float | None:
    """A time constant in seconds: of a time itself, or one over a rate constant."""
    if value is None:
        return None
    if constant.unit in _SECONDS:
        return value * _SECONDS[constant.unit]
    return _SECONDS[constant.unit.removeprefix("1/")] / value


def _told(seconds: float) -> str:
    """A time in the unit a reader would choose."""
    for unit in ("h", "min", "s"):
        if seconds >= _SECONDS[unit]:
            return f"{seconds / _SECONDS[unit]:.2g} {unit}"
    return f"{seconds * 1000:.3g} ms"


def constants_by_transmitter() -> EvidenceTable:
    """How many constants each transmitter has, and how they were come by."""
    rows = evidence.table("kinetic_constants")
    unread = rows["seen"] == "memory"
    origins = {"Published": "published", "Derived here": "derived"}
    lines = []
    for code, label in evidence.vocabulary("transmitter").items():
        mine = rows["transmitter"] == code
        if not mine.any():
            continue
        told = {name: int((mine & ~unread & (rows["origin"] == origin)).sum()) for name, origin in origins.items()}
        lines.append(
            {
                "Transmitter": label,
                "Constants": int(mine.sum()),
                **told,
                "Not read, no number": int((mine & unread).sum()),
            }
        )
    caption = "Constants of the model by transmitter and origin. “Several” are shared by two or more terminals."
    return EvidenceTable(pd.DataFrame(lines), caption)
