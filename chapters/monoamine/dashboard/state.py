"""The state of the dashboard: what the reader chose. The Python twin of browser/dashboard/state.js.

A state is ``{"region", "hypothesis", "doses": [slot, slot, slot], "window", "tone", "see", "product", "at", "vary",
"scale"}``; a slot is None or ``{"drug", "amount", "route", "time", "every"}`` (mg/kg, minutes, "once" or "daily").

A link holds a state as text that a person can read, behind the ``#`` of an address:

    v=1&in=striatum&doses=Semax:0.15:ip:0,d-amphetamine:5:ip:20&if=H3&for=2h&see=DA&at=40

What a link does not name is at its default. What it names wrongly falls back to the default or to the nearest allowed
number, and is told. What programs did to it on its way is undone first (dashboard/mended.py). Links of version 1 have
to be read for ever.
"""

from collections.abc import Mapping
from functools import cache
from math import floor, isinf
from typing import Any

from ..model.kinetics import NAMES, ROUTES
from ..model.passports import HYPOTHESES, REGIONS
from ..model.protocol import INTO_BLOOD, TRANSMITTERS
from .mended import letters, meant, mended

VERSION = "1"
SLOTS = 3
WINDOWS = {"2h": 120.0, "6h": 360.0, "24h": 1440.0, "7d": 10080.0}
# Minutes between two points of a curve.
STEPS = {"2h": 1.0, "6h": 2.0, "24h": 6.0, "7d": 60.0}
PRODUCTS = ("first", "second", "ratio", "tissue")
SCALES = ("log", "linear")
EVERY = ("once", "daily")
TONE = (0.5, 2.0)
# Least and largest dose, mg/kg: the published range and a little around it.
AMOUNTS = {
    "Semax": (0.01, 1.0),
    "d-amphetamine": (0.1, 10.0),
    "methylphenidate": (0.1, 30.0),
    "modafinil": (3.0, 600.0),
}
DRUGS = tuple(AMOUNTS)
FIRST_DOSE = {"Semax": 0.15, "d-amphetamine": 2.0, "methylphenidate": 5.0, "modafinil": 100.0}
LONGEST_LINK = 300
# Numbers of a link are kept to four places after the point.
PLACES = 10_000
# Short name in a link -> (field of the state, what is allowed).
CHOICES = {
    "in": ("region", REGIONS),
    "if": ("hypothesis", HYPOTHESES),
    "for": ("window", tuple(WINDOWS)),
    "see": ("see", TRANSMITTERS),
    "show": ("product", PRODUCTS),
    "scale": ("scale", SCALES),
}
# Names in a link that are not those of a choice.
_OTHERS = ("doses", "tone", "at", "vary")


def routes(drug: str) -> tuple[str, ...]:
    """The routes of a drug, the usual one first."""
    code = next(code for code, name in NAMES.items() if name == drug)
    own = ROUTES[code]
    return tuple(sorted((*own, INTO_BLOOD), key=("ip", "sc", "nasal", "oral", INTO_BLOOD).index))


def dose(drug: str, amount: float | None = None, route: str = "ip", time: float = 0.0, every: str = "once") -> dict:
    """A slot that holds a dose."""
    return {
        "drug": drug,
        "amount": FIRST_DOSE[drug] if amount is None else amount,
        "route": route,
        "time": time,
        "every": every,
    }


@cache
def _default_text() -> str:
    return f"v={VERSION}&doses=d-amphetamine:2:sc:0"


def default_state() -> dict:
    """The state before the reader has chosen anything."""
    return decode(_default_text())[0]


def completed(state: Mapping) -> dict:
    """A state with what it leaves out at its default. Raises ValueError for a field or a choice that there is not."""
    whole, choices = default_state(), dict(CHOICES.values())
    for name, given in state.items():
        allowed = choices.get(name, ()) if name in whole else tuple(whole)
        if allowed and (given if name in whole else name) not in allowed:
            told = f"state[{name!r}]: {given!r}" if name in whole else f"state: {name!r}"
            raise ValueError(f"{told} is not allowed; allowed: {', '.join(allowed)}")
    return {**whole, **state}


def blank() -> dict:
    """The state that a link with nothing in it means."""
    return {
        "region": REGIONS[0],
        "hypothesis": HYPOTHESES[0],
        "doses": [None] * SLOTS,
        "window": "2h",
        "tone": 1.0,
        "see": TRANSMITTERS[0],
        "product": PRODUCTS[0],
        "at": 40.0,
        "vary": 1,
        "scale": "log",
    }


def encode(state: Mapping) -> str:
    """The link of a state, without the ``#``: only what differs from the default."""
    plain = blank()
    parts = [f"v={VERSION}"]
    for short, (field, _) in CHOICES.items():
        if state[field] != plain[field]:
            parts.append(f"{short}={state[field]}")
    if any(state["doses"]):
        parts.append("doses=" + ",".join(_dose_text(slot) for slot in _trimmed(state["doses"])))
    for field in ("tone", "at", "vary"):
        if state[field] != plain[field]:
            parts.append(f"{field}={state[field]:g}")
    return "&".join(parts)


def _trimmed(slots: list) -> list:
    last = max(place for place, slot in enumerate(slots) if slot)
    return slots[: last + 1]


def _dose_text(slot: Mapping | None) -> str:
    if not slot:
        return "-"
    text = f"{slot['drug']}:{slot['amount']:g}:{slot['route']}:{slot['time']:g}"
    return text + (":daily" if slot["every"] == "daily" else "")


def decode(text: str) -> tuple[dict, list[str]]:
    """The state of a link, and what was wrong with it: the parts that could not be used as they are."""
    state = blank()
    fields, wrong = _fields(text)
    version = fields.get("v", VERSION)
    if letters(version) != VERSION:
        wrong.append(f"v={version}")
    for short, (field, allowed) in CHOICES.items():
        if short not in fields:
            continue
        value = meant(fields[short], allowed)
        if value is None:
            wrong.append(f"{short}={fields[short]}")
        else:
            state[field] = value
    if "doses" in fields:
        state["doses"] = _slots(fields["doses"], WINDOWS[state["window"]], wrong)
    state["tone"] = _number(fields, "tone", state["tone"], TONE, wrong)
    state["at"] = snapped(_number(fields, "at", state["at"], (0.0, WINDOWS[state["window"]]), wrong), state["window"])
    state["vary"] = _vary(fields, state["vary"], wrong)
    return state, wrong


def snapped(minute: float, window: str) -> float:
    """The nearest minute that the slider of a window can be set to."""
    step, last = STEPS[window], WINDOWS[window]
    return min(floor(minute / step + 0.5) * step, last)


def _fields(text: str) -> tuple[dict[str, str], list[str]]:
    """What a link says, by the names that are ours, and the parts that say nothing."""
    fields: dict[str, str] = {}
    wrong: list[str] = []
    known = ("v", *CHOICES, *_OTHERS)
    for part in mended(text).split("&"):
        if not part:
            continue
        said, separator, value = part.partition("=")
        name = meant(said, known) if separator else None
        if name is None:
            wrong.append(part)
            continue
        # Of what is said twice the last holds; the first must not be lost in silence.
        if fields.get(name, value) != value:
            wrong.append(f"{name}={fields[name]}")
        fields[name] = value
    return fields, wrong


def _number(fields: Mapping, name: str, default: float, allowed: tuple[float, float], wrong: list[str]) -> float:
    """The number of a field: the nearest allowed one where it lies outside, the default where it is none."""
    if name not in fields:
        return min(max(default, allowed[0]), allowed[1])
    value = parse(fields[name])
    if value is None or not allowed[0] <= value <= allowed[1]:
        wrong.append(f"{name}={fields[name]}")
    return default if value is None else min(max(value, allowed[0]), allowed[1])


def parse(text: str) -> float | None:
    """A plain decimal number, to four places, or None."""
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()):
        return None
    scaled = float(text) * PLACES + 0.5
    # Adding nothing turns a negative zero into zero.
    return scaled if isinf(scaled) else floor(scaled) / PLACES + 0.0


def _vary(fields: Mapping, default: int, wrong: list[str]) -> int:
    """The number of a slot; half a slot is none."""
    asked = fields.get("vary", str(default))
    if asked in [str(number) for number in range(1, SLOTS + 1)]:
        return int(asked)
    wrong.append(f"vary={asked}")
    return default


def _slots(text: str, longest: float, wrong: list[str]) -> list[dict | None]:
    parts = text.split(",")
    slots = [None if part == "-" else _slot(part, longest, wrong) for part in parts[:SLOTS]]
    wrong.extend(parts[SLOTS:])
    return slots + [None] * (SLOTS - len(slots))


def _slot(text: str, longest: float, wrong: list[str]) -> dict | None:
    """One dose: an unknown drug empties the slot; anything else wrong takes the nearest allowed value."""
    name, amount, route, time, every = (text.split(":") + [""] * 5)[:5]
    drug = meant(name, DRUGS)
    if drug is None:
        wrong.append(text or "doses=")
        return None
    low, high = AMOUNTS[drug]
    number, minute = parse(amount), parse(time or "0")
    used: dict[str, Any] = {
        "drug": drug,
        "amount": FIRST_DOSE[drug] if number is None else min(max(number, low), high),
        "route": meant(route, routes(drug)) or routes(drug)[0],
        "time": 0.0 if minute is None else min(max(minute, 0.0), longest),
        "every": "daily" if letters(every) == "daily" else "once",
    }
    asked = (
        amount == "" or number == used["amount"],
        letters(route) in ("", letters(used["route"])),
        minute == used["time"],
        letters(every) in ("", *EVERY),
        text.count(":") < 5,
    )
    if not all(asked):
        wrong.append(text)
    return used
