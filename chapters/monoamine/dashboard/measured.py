"""The published findings that belong over the dashboard's curves, and how far the record reaches.

A *point* is one finding with a number in percent of baseline (or measured and unchanged), for one of the four drugs or
Semax before amphetamine, in one of the model's regions. It is drawn when drugs, region, quantity, route and dose of the
scene are its own. *Reach* says, for drugs, region and quantity, until which minute anybody looked.
"""

from functools import cache

from .. import evidence
from ..evidence import Measurement
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
def _rows() -> tuple[tuple[Measurement, tuple[str, ...], str, str, str], ...]:
    """(row, drugs, region, transmitter, quantity), once for each region and quantity that a row speaks of."""
    found = []
    for one in evidence.rows("measurements"):
        if one.drug not in DRUGS or one.preparation not in _LIVING or one.seen == "memory" or not _drugs(one):
            continue
        for region in evidence.split_ids(one.regions):
            if region in REGIONS:
                found += [(one, _drugs(one), region, *quantity) for quantity in _quantities(one)]
    return tuple(found)


def _drugs(measurement: Measurement) -> tuple[str, ...]:
    """The drugs on board: the row's own, or Semax with amphetamine; empty where the animal is not a plain one."""
    if measurement.condition == "alone":
        return (measurement.drug,)
    with_amphetamine = measurement.condition == "with_other_drug" and measurement.with_drug == _BEFORE
    return tuple(sorted((measurement.drug, _BEFORE))) if with_amphetamine and measurement.drug == "Semax" else ()


def _quantities(measurement: Measurement) -> tuple[tuple[str, str], ...]:
    """Transmitter and quantity of the model. In tissue the amine itself is the store, not what is outside."""
    analyte = measurement.analyte
    if analyte in _EXTRACELLULAR:
        return ((analyte, "tissue" if measurement.preparation == "tissue_content" else "extracellular"),)
    return (_PRODUCTS[analyte],) if analyte in _PRODUCTS else _SEVERAL.get(analyte, ())


def key(drugs: tuple[str, ...] | list[str], region: str, transmitter: str, quantity: str) -> str:
    """The name under which reach is kept."""
    return "|".join((*sorted(drugs), region, transmitter, quantity))


@cache
def reach() -> dict[str, float]:
    """Until which minute after the dose anybody looked, by ``key``; what is missing was never measured."""
    found: dict[str, float] = {}
    for measurement, drugs, region, transmitter, quantity in _rows():
        name = key(drugs, region, transmitter, quantity)
        found[name] = max(found.get(name, 0.0), _last_minute(measurement))
    # A ratio was looked at when its metabolite was.
    for name, minute in [*found.items()]:
        for product, ratio in (("DOPAC", "DOPAC/DA"), ("HVA", "HVA/DA"), ("5-HIAA", "5-HIAA/5-HT")):
            if name.endswith(f"|{product}"):
                found[name.removesuffix(product) + ratio] = minute
    return found


def _last_minute(measurement: Measurement) -> float:
    stated = [minute for minute in (measurement.time_min, measurement.time_max_min) if minute is not None]
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
            "told": _in_words(measurement),
            **_named(measurement, transmitter, quantity),
        }
        for measurement, drugs, region, transmitter, quantity in _rows()
        if len(drugs) == 1
        and quantity == "extracellular"
        and measurement.value is None
        and measurement.direction in _TOLD
    )


@cache
def pairs() -> tuple[dict, ...]:
    """Findings after two drugs, against the second alone: which way they went, told and never drawn."""
    text = words("dashboard")["points"]
    return tuple(
        {
            "first": measurement.drug,
            "second": _BEFORE,
            "region": region,
            "transmitter": transmitter,
            "quantity": quantity,
            "told": fill(
                text["pair_told"],
                what=fill(text["pair"][measurement.direction], second=_BEFORE),
                preparation=evidence.vocabulary("preparation")[measurement.preparation],
                species=measurement.species_detail,
            ),
            **_named(measurement, transmitter, quantity),
            "drug": fill(text["pair_drugs"], first=measurement.drug, second=_BEFORE),
        }
        for measurement, drugs, region, transmitter, quantity in _rows()
        if len(drugs) > 1 and measurement.direction in _TOLD
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


def _point(
    measurement: Measurement, drugs: tuple[str, ...], region: str, transmitter: str, quantity: str
) -> dict | None:
    (percent, other), dose = _percent(measurement), measurement.dose
    if percent is None or measurement.direction == "baseline":
        return None
    if dose is None or measurement.dose_unit not in ("mg/kg", "ug/kg"):
        return None
    scale = 1.0 if measurement.dose_unit == "mg/kg" else 1e-3
    return {
        "drug": drugs[0],
        "region": region,
        "transmitter": transmitter,
        "quantity": quantity,
        "route": SPELLINGS.get(measurement.route, measurement.route),
        "low": dose * scale,
        "high": (dose if measurement.dose_high is None else measurement.dose_high) * scale,
        "from": measurement.time_min,
        "to": measurement.time_max_min,
        "percent": percent,
        "other": other,
        "null": measurement.direction == "none",
        "marker": MARKS.get(measurement.preparation, OTHER_MARK),
        "told": _told(measurement, percent),
        **_named(measurement, transmitter, quantity),
    }


def _named(measurement: Measurement, transmitter: str, quantity: str) -> dict:
    """What was measured, and where to read it."""
    return {
        "source": evidence.label(measurement.study_id),
        "url": evidence.reference_url(measurement.study_id),
        "what": _what(measurement, transmitter, quantity),
    }


def _what(measurement: Measurement, transmitter: str, quantity: str) -> str:
    """The quantity for a reader: the transmitter itself, its store, or a metabolite by its name where it is named."""
    names = words("dashboard")["points"]["what"]
    kind = "metabolites" if measurement.analyte in _SEVERAL and quantity not in names else quantity
    return fill(names[kind], transmitter=inks()[transmitter].label) if kind in names else quantity


def _percent(measurement: Measurement) -> tuple[float | None, float | None]:
    """Percent of baseline, and the other reading where the source may mean "to" or "by"."""
    printed = (100.0,) if measurement.direction == "none" else percents_of_baseline(measurement)
    return (printed[0] if printed else None), (printed[1] if len(printed) > 1 else None)


def _told(measurement: Measurement, percent: float) -> str:
    """The finding in a line, for hover, focus and the list."""
    text = words("dashboard")["points"]
    if measurement.direction == "none":
        return _line(measurement, text["unchanged"])
    about = f"{evidence.vocabulary('qualifier')[measurement.qualifier]} " if measurement.qualifier else ""
    return _line(measurement, about + fill(text["percent"], percent=f"{percent:.0f}"))


def _in_words(measurement: Measurement) -> str:
    return _line(measurement, words("dashboard")["points"]["unnumbered"][measurement.direction])


def _line(measurement: Measurement, what: str) -> str:
    text = words("dashboard")["points"]
    minutes = evidence.time_text(measurement)
    when = text["no_minute"] if measurement.time_min is None else fill(text["when"], time=minutes)
    return fill(
        text["told"],
        what=what,
        when=when,
        preparation=evidence.vocabulary("preparation")[measurement.preparation],
        dose=evidence.dose_and_form(measurement),
        species=measurement.species_detail,
    )
