"""ONE description of the dashboard's controls and views. The page's form and the widgets of a kernel are made from it.

A field's name is a field of the state, or ``drug-1``, ``amount-1``, ``route-1``, ``time-1``, ``every-1`` for a slot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..exhibits.ink import inks
from ..model.passports import HYPOTHESES, REGIONS
from ..model.protocol import TRANSMITTERS
from ..words import words
from .state import AMOUNTS, DRUGS, PRODUCTS, SCALES, SLOTS, STEPS, TONE, WINDOWS, routes

NOTHING = ""
# Steps of a dose slider inside one power of ten: fine enough to meet the published doses.
MANTISSAS = (1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8)
TIME_STEP = 1.0
LATEST_DOSE = 240.0
TONE_STEP = 0.1
# The views a dashboard can show, in reading order.
VIEWS = ("outside", "synapse", "where", "product", "dose")
Kind = Literal["select", "radio", "range", "checkbox"]


@dataclass(frozen=True)
class Field:
    """One control. ``options`` are (value, words) of a select or radio; a range has low, high and step.

    ``group`` says where it stands: "slot-1" to "slot-3", "scene", "look".
    """

    name: str
    kind: Kind
    label: str
    group: str
    options: tuple[tuple[str, str], ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0


@cache
def amounts(drug: str) -> tuple[float, ...]:
    """The doses a slider can be set to, mg/kg."""
    low, high = AMOUNTS[drug]
    steps = (float(f"{m * 10.0**e:.6g}") for e in range(-3, 4) for m in MANTISSAS)
    return tuple(one for one in steps if low <= one <= high)


def fields(window: str = "2h") -> tuple[Field, ...]:
    """All controls in reading order, for a time window."""
    text = words("dashboard")
    label, last = text["controls"], WINDOWS[window]
    named = {name: inks()[name].label for name in TRANSMITTERS}
    return (
        *(field for number in range(1, SLOTS + 1) for field in _slot(number, label, text, last)),
        Field("region", "select", label["region"], "scene", _words(REGIONS, text["regions"])),
        Field("hypothesis", "select", label["hypothesis"], "scene", _words(HYPOTHESES, text["hypotheses"])),
        Field("window", "select", label["window"], "scene", _words(WINDOWS, text["windows"])),
        Field("tone", "range", label["tone"], "scene", (), *TONE, TONE_STEP),
        Field("scale", "radio", label["scale"], "scene", _words(SCALES, label)),
        Field("see", "radio", label["see"], "look", _words(TRANSMITTERS, named)),
        Field("at", "range", label["at"], "look", (), 0.0, last, STEPS[window]),
        Field("product", "select", label["product"], "look", _words(PRODUCTS, text["products"][TRANSMITTERS[0]])),
        Field("vary", "select", label["vary"], "look", tuple((str(n), label["slot"][n]) for n in label["slot"])),
    )


def _slot(number: int, label: Mapping, text: Mapping, last: float) -> tuple[Field, ...]:
    group, first = f"slot-{number}", DRUGS[0]
    drugs = ((NOTHING, label["nothing"]), *((drug, drug) for drug in DRUGS))
    every = (("once", label["once"]), ("daily", label["daily"]))
    return (
        Field(f"drug-{number}", "select", label["drug"], group, drugs),
        Field(f"amount-{number}", "range", label["amount"], group, (), 0, len(amounts(first)) - 1, 1),
        Field(f"route-{number}", "select", label["route"], group, _words(routes(first), text["routes"])),
        Field(f"time-{number}", "range", label["time"], group, (), 0.0, min(last, LATEST_DOSE), TIME_STEP),
        Field(f"every-{number}", "select", label["every"], group, every),
    )


def _words(values: Mapping | tuple, known: Mapping) -> tuple[tuple[str, str], ...]:
    return tuple((value, known[value]) for value in values)


def rules() -> dict:
    """What the page needs to know of states, controls and drawing: JSON data for browser/dashboard/.

    A number that both languages use goes this way, and is typed in Python alone.
    """
    from . import draw, scene, tell, view
    from .state import CHOICES, EVERY, FIRST_DOSE, PLACES, VERSION, blank

    constants = scene.receptor_constants()
    return {
        "version": VERSION,
        "places": PLACES,
        "slots": SLOTS,
        "windows": WINDOWS,
        "steps": STEPS,
        "tone": list(TONE),
        "amounts": {drug: list(ends) for drug, ends in AMOUNTS.items()},
        "firstDose": FIRST_DOSE,
        "amountSteps": {drug: list(amounts(drug)) for drug in DRUGS},
        "latestDose": LATEST_DOSE,
        "routes": {drug: list(routes(drug)) for drug in DRUGS},
        "every": list(EVERY),
        "dayMin": scene.DAY_MIN,
        "choices": {short: {"field": field, "allowed": list(allowed)} for short, (field, allowed) in CHOICES.items()},
        "blank": {field: value for field, value in blank().items() if field != "doses"},
        "transmitters": list(TRANSMITTERS),
        "product": scene.PRODUCT,
        "levels": list(scene.LEVELS),
        "flows": {name: {flow: list(parts) for flow, parts in flows.items()} for name, flows in scene.FLOWS.items()},
        "carriers": {name: list(parts) for name, parts in scene.CARRIERS.items()},
        "blockers": list(scene.BLOCKERS),
        "brakes": scene.BRAKES,
        "receptors": constants,
        "dosePoints": scene.DOSE_POINTS,
        "rtol": scene.RTOL,
        "floor": draw.FLOOR,
        "sameDose": draw.SAME_DOSE,
        "margin": draw.MARGIN,
        "parts": {part: list(look) for part, look in view.PARTS.items()},
        "unchanged": tell.UNCHANGED,
        "gone": tell.GONE,
        "noEffect": tell.NO_EFFECT,
        "fold": tell.FOLD,
        "minutesUntil": tell.MINUTES_UNTIL,
    }
