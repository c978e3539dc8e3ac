"""The findings as the plot needs them: one flat record a finding, made once, for Python and the page alike.

Kept: every row of the four drugs in which a transmitter, a metabolite or PET binding of dopamine was looked at in a
living animal or person. Left out: rows nobody has read (``seen`` is memory, they may not support anything), tissue in
a dish, where no brain answers the drug, and levels before any drug.
"""

from functools import cache
from math import floor, isnan, log10
from types import SimpleNamespace

import pandas as pd

from .. import evidence
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
_STRIP = (0.09, 0.36)  # where the strip beside the axis begins and how wide it is, in lengths of the axis


@cache
def findings() -> tuple[list[dict], pd.DataFrame]:
    """The records and, row for row, the table shown under the plot."""
    table = evidence.table("measurements")
    rows = [_record(row) for row in (SimpleNamespace(**r) for r in table.to_dict("records")) if _belongs(row)]
    return rows, pd.DataFrame([_table_row(row) for row in rows], columns=words("evidence")["table"]["columns"])


@cache
def others() -> list[dict]:
    """What the explorer lists for these drugs and transmitters and ``findings`` leaves out: drug, systems, regions."""
    rows = (SimpleNamespace(**record) for record in evidence.table("measurements").to_dict("records"))
    left = [row for row in rows if row.drug in DRUGS and _systems(row) and not _belongs(row)]
    return [
        {"drug": row.drug, "systems": _systems(row), "regions": list(evidence.split_ids(row.regions))} for row in left
    ]


def regions(rows: list[dict]) -> list[str]:
    """The codes of the regions that occur, in the order of the vocabulary."""
    present = {region for row in rows for region in row["regions"]}
    return [code for code in evidence.vocabulary("region") if code in present]


def _systems(row: SimpleNamespace) -> list[str]:
    """The transmitters a row speaks about; one that names no transmitter speaks about none."""
    named = evidence.split_ids(row.transmitters)
    return [system for system in SYSTEMS if system in named]


def _kind(row: SimpleNamespace) -> str | None:
    """``transmitter``, ``indirect`` (a metabolite, a mixed signal, PET binding), or None: not about the level."""
    if row.directness == "direct_neurotransmitter":
        return "transmitter"
    return "indirect" if row.directness == "metabolite_turnover" or _is_binding(row) else None


def _is_binding(row: SimpleNamespace) -> bool:
    return BINDING in evidence.split_ids(row.analyte)


def _belongs(row: SimpleNamespace) -> bool:
    looked = row.drug in DRUGS and bool(_systems(row)) and _kind(row) is not None
    return looked and row.seen != "memory" and row.condition != "in_vitro" and row.direction != "baseline"


def _record(row: SimpleNamespace) -> dict:
    """One finding: what is filtered, drawn and said. Keys are explained in select.py and describe.py."""
    kind, shape = _kind(row), MARKS.get(row.preparation, OTHER_MARK)
    percent, other = _percent(row)
    record = {
        "drug": row.drug,
        "systems": _systems(row),
        "kind": kind,
        "regions": list(evidence.split_ids(row.regions)),
        "direction": row.direction,
        "alone": row.condition != "with_other_drug",
        "study": row.study_id,
        "marker": shape if kind == "transmitter" else f"{shape}_dot",
        "time": _minutes(row),
        "dose": _dose(row),
        "percent": percent,
        "percent_other": other,
        "series": _series(row),
        "source": {"text": evidence.label(row.study_id), "url": evidence.reference_url(row.study_id)},
        "what": _what(row, percent),
    }
    return {**record, "hover": _hover(row, record), "item": {"text": _item(row, record), "source": record["source"]}}


def _percent(row: SimpleNamespace) -> tuple[float | None, float | None]:
    """Percent of baseline, and the other reading when the source may mean "to" or "by"; None without a number.

    A level that was measured and did not change stands on the baseline even when no number is printed.
    """
    if row.value_unit == "percent_of_baseline" and not isnan(row.value):
        return row.value, BASELINE + row.value if row.ambiguous else None
    if row.value_unit == "percent_change" and not isnan(row.value):
        return BASELINE + (-abs(row.value) if row.direction == "decrease" else row.value), None
    is_null = row.direction == "none" and not _is_binding(row)
    return (BASELINE if is_null else None), None


def _minutes(row: SimpleNamespace) -> list[float] | None:
    """Minutes after one dose as [first, last]; None when the source states none, or a later day."""
    if isnan(row.time_min) or row.time_min > _LONGEST:
        return None
    return [row.time_min, row.time_min if isnan(row.time_max_min) else row.time_max_min]


def _dose(row: SimpleNamespace) -> list[float] | None:
    """The dose in mg/kg as [lowest, highest]; None for another unit, for repeated dosing or without a dose."""
    factor = _TO_MG_PER_KG.get(row.dose_unit)
    if factor is None or isnan(row.dose) or row.dose <= 0:
        return None
    return [row.dose * factor, (row.dose if isnan(row.dose_high) else row.dose_high) * factor]


def _series(row: SimpleNamespace) -> dict:
    """Keys of the experiment a finding belongs to: all but the time, all but the dose."""
    same = [row.study_id, row.drug, row.cotreatment, row.route, row.region_detail, row.preparation, row.analyte]
    return {"time": " | ".join([*same, str(row.dose)]), "dose": " | ".join([*same, row.time_detail])}


def _what(row: SimpleNamespace, percent: float | None) -> str:
    """The finding in a few words."""
    text = words("evidence")
    templates = text["findings"]
    analyte = text["analytes"].get(row.analyte, row.analyte)
    if row.direction == "none":
        return fill(templates["none"], analyte=analyte)
    if percent is not None:
        qualifier = evidence.vocabulary("qualifier").get(row.qualifier, "")
        told = fill(templates["number"], analyte=analyte, percent=f"{percent:g}", qualifier=qualifier)
        return " ".join(told.split())
    if not isnan(row.value):
        return fill(templates["other_unit"], analyte=analyte, value=evidence.value_text(row))
    direction = evidence.vocabulary("direction")[row.direction]
    return fill(templates.get(row.direction, templates["other"]), analyte=analyte, direction=direction)


def _hover(row: SimpleNamespace, record: dict) -> dict:
    """The texts of a point, also the cells of its row in the table."""
    hover = words("evidence")["hover"]
    return {
        "what": f"{row.drug}: {record['what']}",
        "source": record["source"]["text"],
        "note": bound("; ".join(_notes(row, record))),
        "how": fill(
            hover["how"],
            preparation=evidence.vocabulary("preparation")[row.preparation],
            dose=evidence.dose_text(row),
            time=evidence.time_text(row),
        ),
        "where": fill(hover["where"], region=row.region_detail, species=row.species_detail),
    }


def _notes(row: SimpleNamespace, record: dict) -> list[str]:
    """What a reader must know to trust the number: company, conversion, ambiguity, how the source was read."""
    hover, percent = words("evidence")["hover"], record["percent"]
    notes = [fill(hover["with"], cotreatment=row.cotreatment)] if row.cotreatment else []
    if row.value_unit == "percent_change" and percent is not None:
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
    return [*notes, fill(hover["read_in"], seen=evidence.vocabulary("seen")[row.seen])]


def _item(row: SimpleNamespace, record: dict) -> str:
    """The finding as a line of the list under the plot."""
    templates = words("evidence")["findings"]
    dose = "" if isnan(row.dose) else f", {evidence.dose_text(row)}"
    extra = fill(templates["with"], cotreatment=row.cotreatment) if row.cotreatment else ""
    return fill(
        templates["line"], drug=row.drug, dose=dose, what=record["what"], region=row.region_detail, **{"with": extra}
    )


def _table_row(record: dict) -> list:
    hover = record["hover"]
    return [Link(**record["source"]), record["drug"], record["what"], hover["how"], hover["where"], hover["note"]]


def axes(rows: list[dict]) -> dict:
    """Both x axes in plot coordinates: domain, ticks [at, label], the strip for findings without a place, range."""
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
        "label": text[name],
        "band": band,
        "strip": [band[0] + inset, band[1] - inset],
        "ticks": [*ticks, [sum(band) / 2, text[f"{name}_strip"]]],
        "range": [domain[0] - inset, band[1]],
    }
