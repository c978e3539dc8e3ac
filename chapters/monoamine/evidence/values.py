"""Measured numbers as text, with unit, range and ambiguity."""

import math
from functools import cache
from types import SimpleNamespace

from .errors import UnknownKey
from .tables import table, vocabulary

# Units whose number is a change, so that a plus sign belongs in front of a rise.
_SIGNED = {"percent_change", "percent_change_binding"}
# What a row was compared with goes without saying.
_PLAIN_COMPARISONS = {"vehicle", "saline", "control", "basal"}
# "increased 1398 percent" may be a rise to, or by, that much.
_AMBIGUOUS = "(the source may mean “to” or “by”)"


@cache
def _measurements() -> dict[str, SimpleNamespace]:
    return {row["measurement_id"]: SimpleNamespace(**row) for row in table("measurements").to_dict("records")}


def measurement(measurement_id: str) -> SimpleNamespace:
    """All columns of one measurement. Raises UnknownKey."""
    if measurement_id not in _measurements():
        study = measurement_id.rpartition("-")[0]
        near = [key for key in _measurements() if key.startswith(study)] if study else []
        raise UnknownKey(f"no measurement {measurement_id!r}; near: {', '.join(near) or 'none'}")
    return _measurements()[measurement_id]


def study_of(measurement_id: str) -> str:
    """The study that a measurement belongs to."""
    return measurement(measurement_id).study_id


def number(value: float) -> str:
    """A number as printed: no trailing zeros, a true minus sign, thin digits grouping above 9999."""
    text = f"{value:,.6g}" if abs(value) >= 10_000 else f"{value:.6g}"
    return text.replace("-", "\N{MINUS SIGN}")


def value(measurement_id: str) -> str:
    """A measured value with its unit: ``"up to 180 % of baseline"``.

    Raises UnknownKey for an unknown id, ValueError for a row without a number.
    """
    row = measurement(measurement_id)
    if math.isnan(row.value):
        raise ValueError(f"{measurement_id} has no number: {row.direction} ({row.quantity_detail})")
    return value_text(row)


def value_text(row) -> str:
    """The value of a row (any object with the table's columns) as text; what the direction says where there is none."""
    if math.isnan(row.value):
        words = {"none": "no change", "": "no number stated"}
        return words.get(row.direction) or vocabulary("direction")[row.direction]
    if row.value_encoded:
        return "no change"
    text = number(row.value)
    if row.value_unit in _SIGNED and row.value > 0:
        text = f"+{text}"
    if row.qualifier:
        text = f"{vocabulary('qualifier')[row.qualifier]} {text}"
    if not math.isnan(row.value_high):
        text += f"\N{EN DASH}{number(row.value_high)}"
    unit = vocabulary("value_unit")[row.value_unit]
    text += unit if unit.startswith(("-fold", "/")) else f" {unit}"
    return f"{text} {_AMBIGUOUS}" if row.ambiguous else text


def dose_text(row) -> str:
    """The dose of a row: ``"2 mg/kg s.c."``; ``"dose not stated"``."""
    if math.isnan(row.dose):
        return "dose not stated"
    high = "" if math.isnan(row.dose_high) else f"\N{EN DASH}{number(row.dose_high)}"
    return given_text(row, high)


def given_text(row, high: str = "") -> str:
    """Dose and route of a row that has no range of doses: ``"2 mg/kg s.c."``; ``high`` is the end of a range."""
    route = "" if row.route in ("", "none") else " " + vocabulary("route")[row.route]
    unit = vocabulary("dose_unit").get(row.dose_unit, row.dose_unit)
    return f"{number(row.dose)}{high} {unit}{route}"


def time_text(row) -> str:
    """When a row was measured: ``"60-240 min after the dose"``; the printed words otherwise."""
    if math.isnan(row.time_min):
        return row.time_detail or "time not stated"
    high = "" if math.isnan(row.time_max_min) else f"\N{EN DASH}{number(row.time_max_min)}"
    return f"{number(row.time_min)}{high} min"


def clock_text(row) -> str:
    """The time of a row in minutes, from two hours on in hours: ``"90 min"``, ``"1-4 h"``; "" where none is stated."""
    if math.isnan(row.time_min):
        return ""
    last = row.time_min if math.isnan(row.time_max_min) else row.time_max_min
    unit, size = ("h", 60) if last >= 120 else ("min", 1)
    first = "" if last == row.time_min else f"{number(row.time_min / size)}\N{EN DASH}"
    return f"{first}{number(last / size)} {unit}"


def describe(row) -> str:
    """One line: what was given, what was measured where and how, and the result."""
    given = vocabulary("drug")[row.drug]
    dose = "" if math.isnan(row.dose) else f" {dose_text(row)}"
    beside = "" if row.cotreatment in _PLAIN_COMPARISONS else row.cotreatment
    if beside:
        beside = f" with {beside}" if row.condition == "with_other_drug" else f" ({beside})"
    how = vocabulary("preparation")[row.preparation]
    where = f"{row.quantity_detail}, {row.region_detail}, {how}, {row.species_detail}"
    return f"{given}{dose}{beside}; {where}: {value_text(row)}."
