"""Measured numbers as text, with unit, range and ambiguity."""

from functools import cache

from .errors import UnknownKey
from .records import MatchedDose, Measurement, rows
from .tables import vocabulary

# Units whose number is a change, so that a plus sign belongs in front of a rise.
_SIGNED = {"percent_change", "percent_change_binding"}
# What a row was compared with goes without saying.
_PLAIN_COMPARISONS = {"vehicle": "vehicle", "saline": "saline", "control": "control", "basal": "baseline"}
# Regions that say no more than the quantity does.
_NOWHERE = {"whole animal", "whole body", "whole person", "systemic", "population", "EEG"}
# "increased 1398 percent" may be a rise to, or by, that much.
_AMBIGUOUS = "(the source may mean “to” or “by”)"


@cache
def _measurements() -> dict[str, Measurement]:
    return {one.measurement_id: one for one in rows("measurements")}


def measurement(measurement_id: str) -> Measurement:
    """All columns of one measurement. Raises UnknownKey."""
    if measurement_id not in _measurements():
        study = measurement_id.rpartition("-")[0]
        near = [key for key in _measurements() if key.startswith(study)] if study else []
        raise UnknownKey(f"no measurement {measurement_id!r}; near: {', '.join(near) or 'none'}")
    return _measurements()[measurement_id]


def study_of(measurement_id: str) -> str:
    """The study that a measurement belongs to."""
    return measurement(measurement_id).study_id


def stated(number: float | None) -> float:
    """A number that a row is known to state. Raises ValueError for an empty cell."""
    if number is None:
        raise ValueError("the row states no number here")
    return number


def number(value: float) -> str:
    """A number as printed: no trailing zeros, a true minus sign, thin digits grouping above 9999."""
    text = f"{value:,.6g}" if abs(value) >= 10_000 else f"{value:.6g}"
    return text.replace("-", "\N{MINUS SIGN}")


def value(measurement_id: str) -> str:
    """A measured value with its unit: ``"up to 180 % of baseline"``.

    Raises UnknownKey for an unknown id, ValueError for a row without a number.
    """
    found = measurement(measurement_id)
    if found.value is None:
        raise ValueError(f"{measurement_id} has no number: {found.direction} ({found.quantity_detail})")
    return value_text(found)


def value_text(measurement: Measurement) -> str:
    """The value of a row as text; what the direction says where there is none."""
    if measurement.value is None:
        words = {"none": "no change", "": "no number stated"}
        return words.get(measurement.direction) or vocabulary("direction")[measurement.direction]
    if measurement.value_encoded:
        return "no change"
    text = number(measurement.value)
    if measurement.value_unit in _SIGNED and measurement.value > 0:
        text = f"+{text}"
    if measurement.qualifier:
        text = f"{vocabulary('qualifier')[measurement.qualifier]} {text}"
    if measurement.value_high is not None:
        text += f"\N{EN DASH}{number(measurement.value_high)}"
    unit = vocabulary("value_unit")[measurement.value_unit]
    text += f"{_joint(unit)}{unit}"
    return f"{text} {_AMBIGUOUS}" if measurement.ambiguous else text


def amount_text(amount: float, unit: str) -> str:
    """A number with the words of its unit, a code of ``value_unit``: ``"180 % of control"``, ``"5-fold"``."""
    label = vocabulary("value_unit")[unit]
    return f"{number(amount)}{_joint(label)}{label}"


def _joint(unit: str) -> str:
    """What stands between a number and its unit: ``1.6-fold``, ``5/min``, ``2 h``."""
    return "-" if unit.startswith("fold") else "" if unit.startswith("/") else " "


def dose_text(measurement: Measurement) -> str:
    """The dose of a row: ``"2 mg/kg s.c."``; ``"dose not stated"``."""
    if measurement.dose is None:
        return f"dose not stated, {measurement.route_detail}" if measurement.route == "local" else "dose not stated"
    return _given(measurement.dose, measurement.dose_high, measurement.dose_unit, measurement.route)


def dose_and_form(measurement: Measurement) -> str:
    """The dose of a row and, where the drug was given as another substance, as which."""
    return dose_text(measurement) + (f", given as {measurement.drug_detail}" if measurement.drug_detail else "")


def given_text(animal: MatchedDose) -> str:
    """Dose and route of an animal: ``"2 mg/kg s.c."``."""
    return _given(animal.dose, None, animal.dose_unit, animal.route)


def _given(dose: float, high: float | None, unit: str, route: str) -> str:
    end = "" if high is None else f"\N{EN DASH}{number(high)}"
    way = "" if route in ("", "none") else " " + vocabulary("route")[route]
    return f"{number(dose)}{end} {vocabulary('dose_unit').get(unit, unit)}{way}"


def time_text(measurement: Measurement) -> str:
    """When a row was measured: ``"60-240 min after the dose"``; the printed words otherwise."""
    if measurement.time_min is None:
        return measurement.time_detail or "time not stated"
    high = "" if measurement.time_max_min is None else f"\N{EN DASH}{number(measurement.time_max_min)}"
    return f"{number(measurement.time_min)}{high} min"


def clock_text(measurement: Measurement) -> str:
    """The time of a row in minutes, from two hours on in hours: ``"90 min"``, ``"1-4 h"``; "" where none is stated."""
    if measurement.time_min is None:
        return ""
    last = measurement.time_min if measurement.time_max_min is None else measurement.time_max_min
    unit, size = ("h", 60) if last >= 120 else ("min", 1)
    first = "" if last == measurement.time_min else f"{number(measurement.time_min / size)}\N{EN DASH}"
    return f"{first}{number(last / size)} {unit}"


def describe(measurement: Measurement) -> str:
    """One line: what was given, what was seen of what and where, and how."""
    dose = "" if measurement.dose is None else f" {dose_text(measurement)}"
    given = f"{vocabulary('drug')[measurement.drug]}{dose}{beside_text(measurement)}"
    how = ", ".join(filter(None, [method_text(measurement), measurement.species_detail]))
    return f"{given}: {measured_text(measurement)}, {value_text(measurement)}; {how}."


def measured_text(measurement: Measurement) -> str:
    """What was measured and where: ``"5-HIAA in striatum"``."""
    if measurement.region_detail in _NOWHERE:
        return measurement.quantity_detail
    if measurement.region_detail == "not stated":
        return f"{measurement.quantity_detail} (region not stated)"
    what, bracket, more = measurement.quantity_detail.partition(" (")
    return f"{what} in {measurement.region_detail}{bracket}{more}"


def method_text(measurement: Measurement) -> str:
    """How it was measured; "" where the quantity says it, as in "Bdnf mRNA"."""
    how = vocabulary("preparation")[measurement.preparation]
    return "" if how in measurement.quantity_detail else how


def beside_text(measurement: Measurement, plain: bool = False) -> str:
    """What came beside the drug, or what it was held against, to stand behind it: ``" with reserpine"``.

    With ``plain`` also a comparison that goes without saying: ``", against vehicle"``.
    """
    what, _, against = measurement.cotreatment.partition(" v ")
    if measurement.condition == "with_other_drug":
        return f" with {what}, against {against}" if against else f" with {what}"
    if measurement.cotreatment in _PLAIN_COMPARISONS:
        return f", against {_PLAIN_COMPARISONS[measurement.cotreatment]}" if plain else ""
    return f" ({measurement.cotreatment})" if measurement.cotreatment not in ("", "none") else ""
