"""What the model says for a state of the dashboard: curves, a moment, doses. Twin of browser/dashboard/scene.js.

Nothing is computed here but which runs are wanted and what is read off them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..model.inverted_u import occupancy as filled
from ..model.passports import constants
from ..model.protocol import TRANSMITTERS, Dose
from ..model.simulate import Run, simulate
from .state import AMOUNTS, STEPS, WINDOWS

TOGETHER, NOTHING = "together", "nothing"
DAY_MIN = 1440.0
DOSE_POINTS = 13
# Relative tolerance of the page's solver: a curve that is drawn needs no more.
RTOL = 1e-4
# What the curves outside the cell are of.
OUTSIDE = "extracellular"
# The product that each choice of the control names, by transmitter.
PRODUCT = {
    "DA": {"first": "DOPAC", "second": "HVA", "ratio": "DOPAC/DA", "tissue": "tissue"},
    "5-HT": {"first": "5-HIAA", "second": "5-HIAA", "ratio": "5-HIAA/5-HT", "tissue": "tissue"},
    "NE": {"first": "metabolites", "second": "metabolites", "ratio": "metabolites/NE", "tissue": "tissue"},
}
LEVELS = ("vesicular", "cytosolic", "extracellular")
# Flows of the network that make one arrow of the picture.
FLOWS: dict[str, dict[str, tuple[str, ...]]] = {
    "DA": {
        "synthesis": ("synthesis_DA",),
        "packing": ("packing_DA",),
        "release": ("release_DA",),
        "uptake": ("DAT_DA", "NET_DA"),
        "exchange": ("efflux_DAT_DA", "efflux_NET_DA"),
        "breakdown": ("MAO_DA",),
    },
    "5-HT": {
        "synthesis": ("synthesis_HT",),
        "packing": ("packing_HT",),
        "release": ("release_HT",),
        "uptake": ("SERT_HT",),
        "exchange": ("efflux_SERT_HT",),
        "breakdown": ("MAO_HT",),
    },
    "NE": {
        "synthesis": ("synthesis_NE",),
        "packing": ("packing_NE",),
        "release": ("release_NE",),
        "uptake": ("NET_NE", "DAT_NE"),
        "exchange": ("efflux_NET_NE",),
        "breakdown": ("MAO_NE",),
    },
}
CARRIERS = {"DA": ("DAT", "NET"), "5-HT": ("SERT",), "NE": ("NET", "DAT")}
BLOCKERS = ("MPH", "MOD", "I")
BRAKES = {"DA": "A_DA", "5-HT": "A_HT", "NE": "A_NE"}
# The constant by which the receiving cell's receptors fill in the picture; serotonin's are not known, so its brake is.
RECEPTORS = {"DA": "K_D2", "5-HT": "KA_HT", "NE": "K_alpha2A"}


@dataclass(frozen=True)
class Curves:
    """One run: its key (a drug, "together", "nothing"), its drugs, and percent of baseline by transmitter."""

    key: str
    drugs: tuple[str, ...]
    outside: dict[str, np.ndarray]
    product: np.ndarray
    run: Run


@dataclass(frozen=True)
class Scene:
    """The runs of a state over ``times`` (minutes). The first run is the whole scene."""

    state: Mapping
    times: np.ndarray
    runs: tuple[Curves, ...]


def drugs_of(state: Mapping) -> tuple[str, ...]:
    """The drugs in the slots, each once, in the order of the slots."""
    return tuple(dict.fromkeys(slot["drug"] for slot in state["doses"] if slot))


def doses_of(state: Mapping, drug: str | None = None) -> list[Dose]:
    """The doses of a state (or of one of its drugs), repeated through the window where they are daily."""
    end, found = WINDOWS[state["window"]], []
    for slot in state["doses"]:
        if not slot or drug not in (None, slot["drug"]):
            continue
        times = np.arange(slot["time"], end, DAY_MIN) if slot["every"] == "daily" else [slot["time"]]
        found += [Dose(slot["drug"], slot["amount"], "mg/kg", slot["route"], float(time)) for time in times]
    return found


def scene(state: Mapping) -> Scene:
    """Run the model for a state: everything together and, with two drugs or more, each drug alone."""
    drugs = drugs_of(state)
    asked = [(TOGETHER if len(drugs) > 1 else drugs[0] if drugs else NOTHING, drugs, doses_of(state))]
    if len(drugs) > 1:
        asked += [(drug, (drug,), doses_of(state, drug)) for drug in drugs]
    times = np.arange(0, WINDOWS[state["window"]] + STEPS[state["window"]] / 2, STEPS[state["window"]])
    runs = tuple(_curves(key, names, _run(state, doses), state, times) for key, names, doses in asked)
    return Scene(state, times, runs)


def _run(state: Mapping, doses: list[Dose]) -> Run:
    hours = WINDOWS[state["window"]] / 60
    firing = None if state["tone"] == 1 else state["tone"]
    return simulate(state["region"], doses, hours, state["hypothesis"], firing=firing)


def _curves(key: str, drugs: tuple[str, ...], run: Run, state: Mapping, times: np.ndarray) -> Curves:
    outside = {name: np.interp(times, run.times_min, run.relative(name)) for name in TRANSMITTERS}
    product = np.interp(times, run.times_min, run.relative(state["see"], product_of(state)))
    return Curves(key, drugs, outside, product, run)


def product_of(state: Mapping) -> str:
    """The quantity that the second view shows."""
    return PRODUCT[state["see"]][state["product"]]


def at(made: Scene, run: Curves, transmitter: str) -> float:
    """Percent of baseline outside at the chosen minute."""
    return reading(made, run.outside[transmitter])


def reading(made: Scene, curve: np.ndarray) -> float:
    """A curve of a scene at its chosen minute."""
    return float(np.interp(made.state["at"], made.times, curve))


def moment(made: Scene) -> dict:
    """Where things are at the chosen minute, in the whole scene: the numbers of the picture and of the bars.

    Levels and flows are relative to rest (exchange: to resting release), shares from 0 to 1.
    """
    state, run = made.state, made.runs[0].run
    see, minute = state["see"], state["at"]
    now = lambda curve: float(np.interp(minute, run.times_min, curve))  # noqa: E731
    found: dict = {"transmitter": see}
    for level in LEVELS:
        found[level] = now(run.relative(see, level)) / 100
    nothing = np.zeros_like(run.times_min)
    flows = {name: sum((run.flow(one) for one in parts), start=nothing) for name, parts in FLOWS[see].items()}
    for name, curve in flows.items():
        found[name] = now(curve) / float(flows["release" if name == "exchange" else name][0])
    found["carriers"] = [_carrier(run, name, now) for name in CARRIERS[see]]
    brake, received = run.state(BRAKES[see]), np.asarray(filled(run.series(see), receptor_constants()[see]))
    found |= {"brake": now(brake), "brakeRest": float(brake[0])}
    return found | {"receptors": now(received), "receptorsRest": float(received[0])}


def receptor_constants() -> dict[str, float]:
    """Levels that fill half of the picture's receptors, uM, by transmitter."""
    known = constants("striatum")
    return {name: known[symbol] for name, symbol in RECEPTORS.items()}


def _carrier(run: Run, name: str, now) -> dict:
    blocked = sum(run.output(f"occ_{name}_{drug}") for drug in BLOCKERS)
    return {"name": name, "blocked": now(blocked), "loaded": now(run.output(f"occ_{name}_AMPH"))}


def dose_response(state: Mapping) -> tuple[np.ndarray, np.ndarray] | None:
    """Doses (mg/kg) of the chosen slot and percent of baseline at the chosen minute; None for an empty slot."""
    slot = state["doses"][state["vary"] - 1]
    if not slot:
        return None
    amounts = np.geomspace(*AMOUNTS[slot["drug"]], DOSE_POINTS)
    said = []
    for amount in amounts:
        slots = [*state["doses"]]
        slots[state["vary"] - 1] = {**slot, "amount": float(amount)}
        run = _run(state, doses_of({**state, "doses": slots}))
        said.append(run.percent(state["see"], state["at"]))
    return amounts, np.array(said)
