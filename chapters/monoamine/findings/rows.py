"""The findings as the plot needs them: one flat record a finding, made once, for Python and the page alike.

Kept: every row of the four drugs in which a transmitter, a metabolite or PET binding of dopamine was looked at in a
living animal or person. Left out: rows nobody has read (``seen`` is memory, they may not support anything), tissue in
a dish, where no brain answers the drug, and levels before any drug.
"""

from functools import cache
from math import floor, log10

import pandas as pd

from .. import evidence
from ..evidence import Measurement
from ..exhibits.exhibit import Link
from ..units import bound
from ..words import fill, words
from .description import DRUGS, SYSTEMS
from .select import BASELINE

MARKS = {"microdialysis": "circle", "tissue_content": "square", "voltammetry": "triangle", "PET": "diamond"}
OTHER_MARK = "hex"
# What stands for a transmitter without being it or its metabolite: PET binding that dopamine displaces.
BINDING = "D2 binding"
_TO_MG_PER_KG = {"mg/kg": 1.0, "ug/kg": 0.001}
_LONGEST = 600.0  # minutes: what was measured later stands beside the axis
_DODGE = 0.03  # how far two findings with the same numbers stand apart, in lengths of the axis
_STRIP = (0.09, 0.36)  # where the strip beside the axis begins and how wide it is, in lengths of the axis


@cache
def findings() -> tuple[list[dict], pd.DataFrame]:
    """The records and, row for row, the table shown under the plot."""
    rows = [_record(one) for one in evidence.rows("measurements") if _belongs(one)]
    return rows, pd.DataFrame([_table_row(row) for row in rows], columns=words("evidence")["table"]["columns"])


@cache
def others() -> list[dict]:
    """What the explorer lists for these drugs and transmitters and ``findings`` leaves out: drug, systems, regions."""
    every = evidence.rows("measurements")
    left = [one for one in every if one.drug in DRUGS and _systems(one) and not _belongs(one)]
    return [
        {"drug": one.drug, "systems": _systems(one), "regions": list(evidence.split_ids(one.regions))} for one in left
    ]


def regions(rows: list[dict]) -> list[str]:
    """The codes of the regions that occur, in the order of the vocabulary."""
    present = {region for row in rows for region in row["regions"]}
    return [code for code in evidence.vocabulary("region") if code in present]


def _systems(measurement: Measurement) -> list[str]:
    """The transmitters a row speaks about; one that names no transmitter speaks about none."""
    named = evidence.split_ids(measurement.transmitters)
    return [system for system in SYSTEMS if system in named]


def _kind(measurement: Measurement) -> str | None:
    """``transmitter``, ``indirect`` (a metabolite, a mixed signal, PET binding), or None: not about the level."""
    if measurement.directness == "direct_neurotransmitter":
        return "transmitter"
    return "indirect" if measurement.directness == "metabolite_turnover" or _is_binding(measurement) else None


def _is_binding(measurement: Measurement) -> bool:
    return BINDING in evidence.split_ids(measurement.analyte)


def _belongs(measurement: Measurement) -> bool:
    looked = measurement.drug in DRUGS and bool(_systems(measurement)) and _kind(measurement) is not None
    living = measurement.condition != "in_vitro" and measurement.direction != "baseline"
    return looked and living and measurement.seen != "memory"


def _record(measurement: Measurement) -> dict:
    """One finding: what is filtered, drawn and said. Keys are explained in select.py and describe.py."""
    kind, shape = _kind(measurement), MARKS.get(measurement.preparation, OTHER_MARK)
    percent, other = _percent(measurement)
    record = {
        "drug": measurement.drug,
        "systems": _systems(measurement),
        "kind": kind,
        "regions": list(evidence.split_ids(measurement.regions)),
        "direction": measurement.direction,
        "alone": measurement.condition != "with_other_drug",
        "study": measurement.study_id,
        "letter": words("evidence")["letters"][measurement.drug],
        "marker": shape if kind == "transmitter" else f"{shape}_dot",
        "time": _minutes(measurement),
        "dose": _dose(measurement),
        "percent": percent,
        "percent_other": other,
        "series": _series(measurement),
        "source": {"text": evidence.label(measurement.study_id), "url": evidence.reference_url(measurement.study_id)},
        "what": _what(measurement, percent),
    }
    return {
        **record,
        "hover": _hover(measurement, record),
        "item": {"text": _item(measurement, record), "source": record["source"]},
    }


def _percent(measurement: Measurement) -> tuple[float | None, float | None]:
    """Percent of baseline, and the other reading when the source may mean "to" or "by"; None without a number.

    A level that was measured and did not change stands on the baseline even when no number is printed.
    """
    if measurement.value_unit == "percent_of_baseline" and measurement.value is not None:
        return measurement.value, BASELINE + measurement.value if measurement.ambiguous else None
    if measurement.value_unit == "percent_change" and measurement.value is not None:
        return BASELINE + (-abs(measurement.value) if measurement.direction == "decrease" else measurement.value), None
    is_null = measurement.direction == "none" and not _is_binding(measurement)
    return (BASELINE if is_null else None), None


def _minutes(measurement: Measurement) -> list[float] | None:
    """Minutes after one dose as [first, last]; None when the source states none, or a later day."""
    first, last = measurement.time_min, measurement.time_max_min
    if first is None or first > _LONGEST:
        return None
    return [first, first if last is None else last]


def _dose(measurement: Measurement) -> list[float] | None:
    """The dose in mg/kg as [lowest, highest]; None for another unit, for repeated dosing or without a dose."""
    low, high, factor = measurement.dose, measurement.dose_high, _TO_MG_PER_KG.get(measurement.dose_unit)
    if factor is None or low is None or low <= 0:
        return None
    return [low * factor, (low if high is None else high) * factor]


def _series(measurement: Measurement) -> dict:
    """Keys of the experiment a finding belongs to: all but the time, all but the dose."""
    same = [
        measurement.study_id,
        measurement.drug,
        measurement.cotreatment,
        measurement.route,
        measurement.region_detail,
        measurement.preparation,
        measurement.analyte,
    ]
    return {"time": " | ".join([*same, str(measurement.dose)]), "dose": " | ".join([*same, measurement.time_detail])}


def _what(measurement: Measurement, percent: float | None) -> str:
    """The finding in a few words."""
    text = words("evidence")
    templates = text["findings"]
    analyte = text["analytes"].get(measurement.analyte, measurement.analyte)
    if measurement.direction == "none":
        return fill(templates["none"], analyte=analyte)
    if percent is not None:
        qualifier = evidence.vocabulary("qualifier").get(measurement.qualifier, "")
        told = fill(templates["number"], analyte=analyte, percent=f"{percent:g}", qualifier=qualifier)
        return " ".join(told.split())
    if measurement.value is not None:
        return fill(templates["other_unit"], analyte=analyte, value=evidence.value_text(measurement))
    direction = evidence.vocabulary("direction")[measurement.direction]
    return fill(templates.get(measurement.direction, templates["other"]), analyte=analyte, direction=direction)


def _hover(measurement: Measurement, record: dict) -> dict:
    """The texts of a point, also the cells of its row in the table."""
    hover = words("evidence")["hover"]
    return {
        "what": f"{measurement.drug}: {record['what']}",
        "source": record["source"]["text"],
        "note": bound("; ".join(_notes(measurement, record))),
        "how": fill(
            hover["how"],
            preparation=evidence.vocabulary("preparation")[measurement.preparation],
            dose=evidence.dose_text(measurement),
            time=evidence.time_text(measurement),
        ),
        "where": fill(hover["where"], region=measurement.region_detail, species=measurement.species_detail),
    }


def _notes(measurement: Measurement, record: dict) -> list[str]:
    """What a reader must know to trust the number: company, conversion, ambiguity, how the source was read."""
    hover, percent = words("evidence")["hover"], record["percent"]
    notes = [fill(hover["with"], cotreatment=measurement.cotreatment)] if measurement.cotreatment else []
    if measurement.value_unit == "percent_change" and percent is not None:
        change = percent - BASELINE
        notes.append(
            fill(
                hover["converted"],
                change=f"{change:+g}",
                sign="+" if change >= 0 else "\N{MINUS SIGN}",
                size=f"{abs(change):g}",
                percent=f"{percent:g}",
            )
        )
    if record["percent_other"] is not None:
        notes.append(fill(hover["ambiguous"], percent=f"{percent:g}", other=f"{record['percent_other']:g}"))
    return [*notes, fill(hover["read_in"], seen=evidence.vocabulary("seen")[measurement.seen])]


def _item(measurement: Measurement, record: dict) -> str:
    """The finding as a line of the list under the plot."""
    templates = words("evidence")["findings"]
    dose = "" if measurement.dose is None else f", {evidence.dose_text(measurement)}"
    extra = fill(templates["with"], cotreatment=measurement.cotreatment) if measurement.cotreatment else ""
    return fill(
        templates["line"],
        drug=measurement.drug,
        dose=dose,
        what=record["what"],
        region=measurement.region_detail,
        **{"with": extra},
    )


def _table_row(record: dict) -> list:
    hover = record["hover"]
    return [Link(**record["source"]), record["drug"], record["what"], hover["how"], hover["where"], hover["note"]]


def axes(rows: list[dict]) -> dict:
    """Both x axes in plot coordinates: domain, ticks [at, label], the strip for findings without a place, range.

    ``dodge``: how far two findings with the same numbers stand apart.
    """
    drawn = [row for row in rows if row["percent"] is not None]
    latest = max(minute for row in drawn for minute in row["time"] or ())
    doses = [log10(dose) for row in drawn for dose in row["dose"] or ()]
    low, high = min(doses) - 0.1, max(doses) + 0.1
    steps = [m * 10.0**e for e in range(floor(low), 5) for m in (1, 3)]
    return {
        "y": words("evidence")["axes"]["y"],
        "time": _axis([0, latest], [[t, f"{t:g}"] for t in range(0, int(latest) + 1, 60)], "time"),
        "dose": _axis([low, high], [[log10(s), f"{s:g}"] for s in steps if low <= log10(s) <= high], "dose"),
    }


def _axis(domain: list[float], ticks: list[list], name: str) -> dict:
    text = words("evidence")["axes"]
    length = domain[1] - domain[0]
    band = [domain[1] + _STRIP[0] * length, domain[1] + (_STRIP[0] + _STRIP[1]) * length]
    inset = 0.03 * length
    return {
        "domain": domain,
        "dodge": _DODGE * length,
        "label": text[name],
        "band": band,
        # The letter of the last mark is not cut by the edge.
        "strip": [band[0] + inset, band[1] - 2 * inset],
        "ticks": [*ticks, [sum(band) / 2, text[f"{name}_strip"]]],
        "range": [domain[0] - inset, band[1]],
    }
