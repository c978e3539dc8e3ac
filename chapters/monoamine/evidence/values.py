"""Measured numbers as text, with unit, range and ambiguity."""

import math
from functools import cache
from types import SimpleNamespace

from .errors import UnknownKey
from .tables import table, vocabulary

# Units whose number is a change, so that a plus sign belongs in front of a rise.
_SIGNED = {"percent_change", "percent_change_binding"}
# What a row was compared with goes without saying.
_PLAIN_COMPARISONS = {"vehicle": "vehicle", "saline": "saline", "control": "control", "basal": "baseline"}
# Regions that say no more than the quantity does.
_NOWHERE = {"whole animal", "whole body", "whole person", "systemic", "population", "EEG"}
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
    text += f"{_joint(unit)}{unit}"
    return f"{text} {_AMBIGUOUS}" if row.ambiguous else text


def _joint(unit: str) -> str:
    """What stands between a number and its unit: ``1.6-fold``, ``5/min``, ``2 h``."""
    return "-" if unit.startswith("fold") else "" if unit.startswith("/") else " "


def dose_text(row) -> str:
    """The dose of a row: ``"2 mg/kg s.c."``; ``"dose not stated"``."""
    if math.isnan(row.dose):
        return f"dose not stated, {row.route_detail}" if row.route == "local" else "dose not stated"
    high = "" if math.isnan(row.dose_high) else f"\N{EN DASH}{number(row.dose_high)}"
    return given_text(row, high)


def dose_and_form(row) -> str:
    """The dose of a row and, where the drug was given as another substance, as which."""
    return dose_text(row) + (f", given as {row.drug_detail}" if row.drug_detail else "")


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
    """One line: what was given, what was seen of what and where, and how."""
    dose = "" if math.isnan(row.dose) else f" {dose_text(row)}"
    given = f"{vocabulary('drug')[row.drug]}{dose}{beside_text(row)}"
    how = ", ".join(filter(None, [method_text(row), row.species_detail]))
    return f"{given}: {measured_text(row)}, {value_text(row)}; {how}."


def measured_text(row) -> str:
    """What was measured and where: ``"5-HIAA in striatum"``."""
    if row.region_detail in _NOWHERE:
        return row.quantity_detail
    if row.region_detail == "not stated":
        return f"{row.quantity_detail} (region not stated)"
    what, bracket, more = row.quantity_detail.partition(" (")
    return f"{what} in {row.region_detail}{bracket}{more}"


def method_text(row) -> str:
    """How it was measured; "" where the quantity says it, as in "Bdnf mRNA"."""
    how = vocabulary("preparation")[row.preparation]
    return "" if how in row.quantity_detail else how


def beside_text(row, plain: bool = False) -> str:
    """What came beside the drug, or what it was held against, to stand behind it: ``" with reserpine"``.

    With ``plain`` also a comparison that goes without saying: ``", against vehicle"``.
    """
    what, _, against = row.cotreatment.partition(" v ")
    if row.condition == "with_other_drug":
        return f" with {what}, against {against}" if against else f" with {what}"
    if row.cotreatment in _PLAIN_COMPARISONS:
        return f", against {_PLAIN_COMPARISONS[row.cotreatment]}" if plain else ""
    return f" ({row.cotreatment})" if row.cotreatment not in ("", "none") else ""
