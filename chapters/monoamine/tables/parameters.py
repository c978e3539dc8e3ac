"""The constants of the terminal model: how fast each part is, and where the numbers come from."""

from math import inf

import pandas as pd

from .. import evidence
from ..evidence.records import KineticConstant
from ..words import fill, words
from .html import EvidenceTable

_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
# Each step, by its symbol in data/kinetic_constants.csv, and how a time is made from the constant.
_STEPS = {
    "t50_DA_str": "measured",
    "t50_DA_nac": "measured",
    "tau_D2rel_peak": "measured",
    "t50_5HT": "measured",
    "t50_NE_LC": "measured",
    "k_MAO_cDA": "inverse",
    "k_HVA": "inverse",
    "fire": "inverse",
    "kt_DA": "derived",
    "t12_BDNFmRNA": "measured",
    "t12_BDNF_prot": "none",
    "t12_TPH": "measured",
    "t12_TH": "measured",
}


def constant(symbol: str) -> KineticConstant:
    """The row of one constant. Raises UnknownKey."""
    found = next((one for one in evidence.rows("kinetic_constants") if one.symbol == symbol), None)
    if found is None:
        raise evidence.UnknownKey(f"no constant {symbol!r} in kinetic_constants.csv")
    return found


def time_scales() -> EvidenceTable:
    """The parts of a terminal from fast to slow, each time with its origin and source."""
    steps = sorted((_step(*step) for step in _STEPS.items()), key=lambda step: step["seconds"])
    table = pd.DataFrame(steps).drop(columns="seconds")
    return EvidenceTable(table, words("time_scales")["caption"], links={"Source": "url"})


def _step(symbol: str, kind: str) -> dict:
    text, row = words("time_scales"), constant(symbol)
    low, high = _seconds(row, row.value), _seconds(row, row.value_high)
    return {
        "Step": text["steps"][symbol],
        "Time": text["unknown"] if low is None else _span(text["range"], low, high),
        "How known": text["kinds"][kind],
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


def _span(template: str, low: float, high: float | None) -> str:
    return _told(low) if high is None else fill(template, low=_told(low), high=_told(high))


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
    text, lines = words("constants"), []
    for code, label in evidence.vocabulary("transmitter").items():
        mine = rows["transmitter"] == code
        if not mine.any():
            continue
        read = [int((mine & ~unread & (rows["origin"] == origin)).sum()) for origin in ("published", "derived")]
        lines.append((label, int(mine.sum()), *read, int((mine & unread).sum())))
    return EvidenceTable(pd.DataFrame(lines, columns=text["columns"]), text["caption"])
