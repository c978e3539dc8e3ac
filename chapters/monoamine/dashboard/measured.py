"""The published findings that belong over the dashboard's curves, and how far the record reaches.

A *point* is one finding with a number in percent of baseline (or measured and unchanged), for one of the four drugs or
Semax before amphetamine, in one of the model's regions. It is drawn when drugs, region, quantity, route and dose of the
scene are its own. *Reach* says, for drugs, region and quantity, until which minute anybody looked.
"""

from functools import cache
from math import isnan
from types import SimpleNamespace

from .. import evidence
from ..exhibits.ink import inks
from ..findings.rows import MARKS, OTHER_MARK
from ..model.experiments import percents_of_baseline
from ..model.passports import REGIONS
from ..model.protocol import SPELLINGS
from ..words import fill, words
from .state import DRUGS

# Where a study states no minute, its session is taken to last as long as most here do.
SESSION_MIN = 180.0
_EXTRACELLULAR = {"DA": "DA", "5-HT": "5-HT", "NE": "NE"}
_PRODUCTS = {"DOPAC": ("DA", "DOPAC"), "HVA": ("DA", "HVA"), "5-HIAA": ("5-HT", "5-HIAA")}
_SEVERAL = {
    "DA metabolites": (("DA", "DOPAC"), ("DA", "HVA")),
    "DOPAC;HVA": (("DA", "DOPAC"), ("DA", "HVA")),
    "DA;NE": (("DA", "extracellular"), ("NE", "extracellular")),
}
_BEFORE = "d-amphetamine"
# Directions that need no number to be told; what did not change is a point.
_TOLD = ("increase", "decrease")
_LIVING = ("microdialysis", "voltammetry", "tissue_content")


@cache
def _rows() -> tuple[tuple[SimpleNamespace, tuple[str, ...], str, str, str], ...]:
    """(row, drugs, region, transmitter, quantity), once for each region and quantity that a row speaks of."""
    found = []
    for row in (SimpleNamespace(**record) for record in evidence.table("measurements").to_dict("records")):
        if row.drug not in DRUGS or row.preparation not in _LIVING or row.seen == "memory" or not _drugs(row):
            continue
        for region in evidence.split_ids(row.regions):
            if region in REGIONS:
                found += [(row, _drugs(row), region, *quantity) for quantity in _quantities(row)]
    return tuple(found)


def _drugs(row: SimpleNamespace) -> tuple[str, ...]:
    """The drugs on board: the row's own, or Semax with amphetamine; empty where the animal is not a plain one."""
    if row.condition == "alone":
        return (row.drug,)
    with_amphetamine = row.condition == "with_other_drug" and row.with_drug == _BEFORE
    return tuple(sorted((row.drug, _BEFORE))) if with_amphetamine and row.drug == "Semax" else ()


def _quantities(row: SimpleNamespace) -> tuple[tuple[str, str], ...]:
    """Transmitter and quantity of the model. In tissue the amine itself is the store, not what is outside."""
    if row.analyte in _EXTRACELLULAR:
        return ((row.analyte, "tissue" if row.preparation == "tissue_content" else "extracellular"),)
    return (_PRODUCTS[row.analyte],) if row.analyte in _PRODUCTS else _SEVERAL.get(row.analyte, ())


def key(drugs: tuple[str, ...] | list[str], region: str, transmitter: str, quantity: str) -> str:
    """The name under which reach is kept."""
    return "|".join((*sorted(drugs), region, transmitter, quantity))


@cache
def reach() -> dict[str, float]:
    """Until which minute after the dose anybody looked, by ``key``; what is missing was never measured."""
    found: dict[str, float] = {}
    for row, drugs, region, transmitter, quantity in _rows():
        name = key(drugs, region, transmitter, quantity)
        found[name] = max(found.get(name, 0.0), _last_minute(row))
    # A ratio was looked at when its metabolite was.
    for name, minute in [*found.items()]:
        for product, ratio in (("DOPAC", "DOPAC/DA"), ("HVA", "HVA/DA"), ("5-HIAA", "5-HIAA/5-HT")):
            if name.endswith(f"|{product}"):
                found[name.removesuffix(product) + ratio] = minute
    return found


def _last_minute(row: SimpleNamespace) -> float:
    stated = [minute for minute in (row.time_min, row.time_max_min) if not isnan(minute)]
    return max(stated) if stated and max(stated) > 0 else SESSION_MIN


@cache
def unnumbered() -> tuple[dict, ...]:
    """Findings on what is outside that say in which direction it went and not how far: told, and never drawn."""
    return tuple(
        {
            "drug": drugs[0],
            "region": region,
            "transmitter": transmitter,
            "quantity": quantity,
            "told": _in_words(row),
            **_named(row, transmitter, quantity),
        }
        for row, drugs, region, transmitter, quantity in _rows()
        if len(drugs) == 1 and quantity == "extracellular" and isnan(row.value) and row.direction in _TOLD
    )


@cache
def pairs() -> tuple[dict, ...]:
    """Findings after two drugs, against the second alone: which way they went, told and never drawn."""
    text = words("dashboard")["points"]
    return tuple(
        {
            "first": row.drug,
            "second": _BEFORE,
            "region": region,
            "transmitter": transmitter,
            "quantity": quantity,
            "told": fill(
                text["pair_told"],
                what=fill(text["pair"][row.direction], second=_BEFORE),
                preparation=evidence.vocabulary("preparation")[row.preparation],
                species=row.species_detail,
            ),
            **_named(row, transmitter, quantity),
            "drug": fill(text["pair_drugs"], first=row.drug, second=_BEFORE),
        }
        for row, drugs, region, transmitter, quantity in _rows()
        if len(drugs) > 1 and row.direction in _TOLD
    )


@cache
def points() -> tuple[dict, ...]:
    """The findings that can be drawn, one dict each (see the module's docstring); doses in mg/kg, minutes, percent."""
    return tuple(point for _, point in _drawn())


@cache
def point_rows() -> tuple[str, ...]:
    """The rows of measurements.csv behind ``points``, in their order."""
    return tuple(name for name, _ in _drawn())


@cache
def _drawn() -> tuple[tuple[str, dict], ...]:
    drawn = [(one[0].measurement_id, _point(*one)) for one in _rows() if len(one[1]) == 1]
    return tuple((name, point) for name, point in drawn if point)


def _point(row: SimpleNamespace, drugs: tuple[str, ...], region: str, transmitter: str, quantity: str) -> dict | None:
    percent, other = _percent(row)
    if percent is None or row.direction == "baseline" or row.dose_unit not in ("mg/kg", "ug/kg") or isnan(row.dose):
        return None
    scale = 1.0 if row.dose_unit == "mg/kg" else 1e-3
    return {
        "drug": drugs[0],
        "region": region,
        "transmitter": transmitter,
        "quantity": quantity,
        "route": SPELLINGS.get(row.route, row.route),
        "low": row.dose * scale,
        "high": (row.dose if isnan(row.dose_high) else row.dose_high) * scale,
        "from": _or_none(row.time_min),
        "to": _or_none(row.time_max_min),
        "percent": percent,
        "other": other,
        "null": row.direction == "none",
        "marker": MARKS.get(row.preparation, OTHER_MARK),
        "told": _told(row, percent),
        **_named(row, transmitter, quantity),
    }


def _named(row: SimpleNamespace, transmitter: str, quantity: str) -> dict:
    """What was measured, and where to read it."""
    return {
        "source": evidence.label(row.study_id),
        "url": evidence.reference_url(row.study_id),
        "what": _what(row, transmitter, quantity),
    }


def _what(row: SimpleNamespace, transmitter: str, quantity: str) -> str:
    """The quantity for a reader: the transmitter itself, its store, or a metabolite by its name where it is named."""
    names = words("dashboard")["points"]["what"]
    kind = "metabolites" if row.analyte in _SEVERAL and quantity not in names else quantity
    return fill(names[kind], transmitter=inks()[transmitter].label) if kind in names else quantity


def _percent(row: SimpleNamespace) -> tuple[float | None, float | None]:
    """Percent of baseline, and the other reading where the source may mean "to" or "by"."""
    printed = (100.0,) if row.direction == "none" else percents_of_baseline(row)
    return (*printed, None, None)[:2]


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value


def _told(row: SimpleNamespace, percent: float) -> str:
    """The finding in a line, for hover, focus and the list."""
    text = words("dashboard")["points"]
    if row.direction == "none":
        return _line(row, text["unchanged"])
    about = f"{evidence.vocabulary('qualifier')[row.qualifier]} " if row.qualifier else ""
    return _line(row, about + fill(text["percent"], percent=f"{percent:.0f}"))


def _in_words(row: SimpleNamespace) -> str:
    return _line(row, words("dashboard")["points"]["unnumbered"][row.direction])


def _line(row: SimpleNamespace, what: str) -> str:
    text = words("dashboard")["points"]
    when = text["no_minute"] if isnan(row.time_min) else fill(text["when"], time=evidence.time_text(row))
    return fill(
        text["told"],
        what=what,
        when=when,
        preparation=evidence.vocabulary("preparation")[row.preparation],
        dose=evidence.dose_and_form(row),
        species=row.species_detail,
    )
