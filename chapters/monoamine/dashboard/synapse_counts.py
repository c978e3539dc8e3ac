"""What the synapse picture holds at a moment. The Python twin of browser/dashboard/synapse-counts.js.

The page draws each moment itself; this is for the picture that stands there before any script, and in print.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt

from ..words import digits

FLOWS = ("release", "uptake", "exchange", "packing", "breakdown", "synthesis")


@dataclass(frozen=True)
class Site:
    """A carrier: open, blocked or loaded, and what holds it to which share."""

    state: str
    holds: str
    held: float


@dataclass(frozen=True)
class Counts:
    """Dots, carriers, widths of arrows (units of the drawing) and shares (0 to 1) of one moment."""

    outside: int
    cytosol: int
    vesicles: tuple[int, ...]
    sites: tuple[Site, ...]
    widths: Mapping[str, float]
    brake: float
    receptors: float


def counts(now: Mapping, limits: Mapping) -> Counts:
    """The counts of a moment (``dashboard.scene.moment``) within the limits of the drawing."""
    wanted = _wanted(now, limits)
    number = limits["vesicle"]["count"]
    # As many as are wanted, or as there is room for.
    stored = min(wanted["vesicles"])
    return Counts(
        min(wanted["outside"]),
        min(wanted["cytosol"]),
        # The first vesicles get the dots that do not go round.
        tuple((stored + number - 1 - place) // number for place in range(number)),
        _sites(now["carriers"], now["exchange"], limits),
        {flow: min(limits["line"]["rest"] * sqrt(max(now[flow], 0)), limits["line"]["most"]) for flow in FLOWS},
        now["brake"],
        now["receptors"],
    )


def overflowing(now: Mapping, limits: Mapping) -> set[str]:
    """Where a level is above what can be drawn: outside, cytosol, vesicles."""
    return {place for place, (dots, most) in _wanted(now, limits).items() if dots > most}


def fold_text(fold: float) -> str:
    """A fold of rest: two digits below 100, whole numbers above."""
    return digits(min(max(fold, 0), 9999))


def _wanted(now: Mapping, limits: Mapping) -> dict[str, tuple[int, int]]:
    """The dots that each place would hold, and how many it has room for."""
    vesicle = limits["vesicle"]
    rooms = {
        "outside": (now["extracellular"], limits["outside"]),
        "cytosol": (now["cytosolic"], limits["cytosol"]),
        "vesicles": (now["vesicular"], {part: vesicle[part] * vesicle["count"] for part in ("rest", "most")}),
    }
    return {place: (floor(max(fold, 0) * room["rest"] + 0.5), room["most"]) for place, (fold, room) in rooms.items()}


def _sites(carriers: Sequence[Mapping], exchange: float, limits: Mapping) -> tuple[Site, ...]:
    each = limits["sites"] // len(carriers)
    loads = [_share(one["loaded"]) for one in carriers]
    # A flow that is there has a carrier to go through, however few are loaded.
    driven = loads.index(max(loads)) if exchange >= limits["exchange"] else None
    return tuple(
        _site(_share(one["blocked"]), loads[kind], place, each, kind == driven and place == 0, limits["held"])
        for kind, one in enumerate(carriers)
        for place in range(each)
    )


def _site(blocked: float, loaded: float, place: int, each: int, turned: bool, least: float) -> Site:
    """Amphetamine fills the places of a kind of carrier from the left, a blocker from the right."""
    releaser = 1.0 if turned else _share(min(loaded, 1 - blocked) * each - place)
    blocker = 0.0 if turned else _share(blocked * each - (each - 1 - place))
    held = max(blocker, releaser)
    if held < least:
        return Site("open", "", 0.0)
    holds = "blocker" if blocker > releaser else "releaser"
    return Site("open" if held < 0.5 else {"blocker": "blocked", "releaser": "loaded"}[holds], holds, held)


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)
