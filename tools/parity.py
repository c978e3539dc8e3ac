"""The page's simulate.js held against SciPy and libRoadRunner on many random animals and protocols.

``python tools/parity.py --draws 2000 --seed 1`` prints a summary and fails above ``ALLOWED``. A draw multiplies
every parameter by a factor between 1/3 and 3 (log-uniform), but for those that a protocol changes, and is kept when the
numbers allow a resting state. The protocols at the edge come first, each with its own drawn numbers; the rest are drawn
too. All three roads get the same parameters and events and are compared in all states at all points (``worst`` in
solvers.py).
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from monoamine import model
from monoamine.model.kinetics import ROUTES
from monoamine.model.numeric import Numeric, numeric, simulate
from monoamine.model.passports import given, kinetics_of
from monoamine.model.protocol import DRUGS, INTO_BLOOD, MINUTES, PROCESSES, SPECIES, changes
from node_model import arguments, ask, write_modules
from solvers import RoadRunner, worst

ALLOWED = 1e-4
# Tight enough that the references' own error does not count, for the levels of the smallest doses too.
RTOL, ATOL = 1e-8, 1e-17
# Below this a state is nothing (uM).
NOTHING = 1e-25
STEP_MIN = 15
PARTS = 25
ROADS = ("JavaScript - SciPy", "JavaScript - libRoadRunner", "SciPy - libRoadRunner")
# What a drawn protocol may do at some minute: switch a process off, or move it.
OFF = ("DAT", "NET", "SERT", "VMAT2", "MAO", "firing_DA", "firing_5-HT", "firing_NE")
BURSTS = model.bursts(start_min=90, count=20, every_s=0.5, length_s=0.1, factor=12)


def edges() -> list[dict]:
    """Protocols that are always among the draws, as requests of the page."""
    doses = [{"drug": drug, "amount": amount} for drug in DRUGS for amount in (0, 1e-6, 1000)]
    release = {"drug": "d-amphetamine", "amount": 5, "timeMin": 60}
    off = [{"perturb": {name: [[60, 0]]}} for name in OFF]
    several = [{one: [[60, 0]] for one in names} for names in (OFF[:3], OFF[-3:], ("VMAT2", "MAO"))]
    return [
        *({"doses": [one]} for one in doses),
        *off,
        *({**one, "doses": [release]} for one in off),
        *({"perturb": one, "doses": [release]} for one in several),
        *({"perturb": {name: BURSTS}, "durationH": 4} for name in OFF[-3:]),
        *({"doses": [{"drug": "d-amphetamine", "amount": 1000, "route": route}]} for route in (INTO_BLOOD, "oral")),
        {"perturb": {"DAT": [[0, 0], [0, 1], [1440, 0]]}, "doses": [{"drug": "Semax", "amount": 1, "timeMin": 1440}]},
    ]


# --- drawing --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Draw:
    """One animal and what is done to it: the page's ``request`` holds every parameter in ``values``."""

    number: int
    request: dict


def draws(count: int, seed: int) -> tuple[list[Draw], float]:
    """``count`` draws, and which share of all that were drawn allowed a resting state."""
    random, found, tried = np.random.default_rng(seed), [], 0
    protocols = itertools.chain(edges(), (_protocol(random) for _ in itertools.count()))
    for number, protocol in zip(range(count), protocols, strict=False):
        request = {
            "region": str(random.choice(model.REGIONS)),
            "hypothesis": str(random.choice(model.HYPOTHESES)),
            "durationH": 24,
            "stepMin": STEP_MIN,
            "rtol": 1e-6,
            **protocol,
        }
        usual = given(request["region"], request["hypothesis"], kinetics_of(_species(request)))
        for values in _animals(random, usual):
            tried += 1
            if _rests(values):
                break
        found.append(Draw(number, {**request, "values": values}))
    return found, count / tried


def _animals(random: np.random.Generator, usual: Mapping[str, float]) -> Iterator[dict[str, float]]:
    """Parameter sets without end; what a protocol changes keeps its neutral value."""
    protocol = set(PROCESSES.values())
    while True:
        yield {name: value if name in protocol else value * 3 ** random.uniform(-1, 1) for name, value in usual.items()}


def _rests(values: Mapping[str, float]) -> bool:
    functions = numeric(model.build())
    return bool((functions.derive(values)[: len(functions.index)] >= 0).all())


def _protocol(random: np.random.Generator) -> dict:
    hours = float(random.choice([4, 8, 24]))
    species = str(random.choice(SPECIES, p=[0.7, 0.15, 0.15]))
    doses = [one for _ in range(random.integers(0, 4)) for one in _doses(random, species, hours)]
    names = random.choice([one for one in PROCESSES if one not in OFF], random.integers(0, 2), replace=False)
    names = [*random.choice(OFF, random.integers(0, 3), replace=False), *names]
    return {"durationH": hours, "doses": doses, "perturb": {str(one): _changes(random, one, hours) for one in names}}


def _doses(random: np.random.Generator, species: str, hours: float) -> list[dict]:
    """One dose, or the same several times; sizes from nothing over tiny and usual ones to huge."""
    drug = str(random.choice(list(DRUGS)))
    amount = random.choice([0, 10 ** random.uniform(-6, -2), 10 ** random.uniform(-1, 1.5), 10 ** random.uniform(2, 3)])
    one = {
        "drug": drug,
        "amount": float(amount),
        "route": str(random.choice([INTO_BLOOD, *ROUTES[DRUGS[drug]]])),
        "species": species,
    }
    start, every = random.uniform(0, hours * MINUTES / 2), random.uniform(10, hours * MINUTES / 8)
    return [{**one, "timeMin": start + every * number} for number in range(random.choice([1, 1, 1, 4]))]


def _changes(random: np.random.Generator, process: str, hours: float) -> list:
    """Bursts, or off, or another strength; half of the changes are undone later."""
    start = random.uniform(0, hours * MINUTES / 2)
    if process.startswith("firing") and random.random() < 0.3:
        return model.bursts(start, int(random.integers(2, 20)), 0.5, 0.1, float(random.uniform(2, 20)))
    to = 0.0 if process in OFF and random.random() < 0.7 else float(random.uniform(0, 4))
    back = [(start + random.uniform(1, hours * MINUTES / 2), 1.0)] if random.random() < 0.5 else []
    return [(start, to), *back]


def _species(request: Mapping) -> str:
    return next((dose["species"] for dose in request.get("doses", []) if "species" in dose), "rat")


# --- three roads ----------------------------------------------------------------------------------


def compare(parts: Sequence[Draw]) -> list[tuple[int, tuple[float, ...], tuple[str, ...]]]:
    """For each draw its number, the worst difference of each pair of ``ROADS`` and the state it is in."""
    read = [["state", name] for name in numeric(model.build()).names]
    answers = ask(Path(_modules().name), [{"request": one.request, "read": read} for one in parts])
    return [_compared(one, answer) for one, answer in zip(parts, answers, strict=True)]


def _compared(draw: Draw, answer: Mapping) -> tuple[int, tuple[float, ...], tuple[str, ...]]:
    assert "error" not in answer, f"draw {draw.number}, {_told(draw)}: {answer['error']}"
    names, values, asked = numeric(model.build()).names, draw.request["values"], arguments(draw.request)
    events = [*(dose.event() for dose in asked.get("doses", [])), *changes(asked.get("perturb", {}))]
    events.sort(key=lambda event: event["time"])
    hours = np.array(answer["timesMin"]) / MINUTES
    page = np.array(answer["found"])
    scipy = simulate(model.build(), values, hours, events, RTOL, ATOL)
    runner = _runner().solve(values, hours, events)
    pairs = ((page, scipy), (page, runner), (scipy, runner))
    each = [[worst(a[[i]], b[[i]]) for i in range(len(names))] for a, b in pairs]
    return draw.number, tuple(map(max, each)), tuple(names[int(np.argmax(pair))] for pair in each)


@cache
def _modules() -> tempfile.TemporaryDirectory:
    """The generated modules, made once in each process."""
    folder = tempfile.TemporaryDirectory()
    write_modules(Path(folder.name))
    return folder


@cache
def _runner() -> "Stretches":
    return Stretches()


class Stretches:
    """One libRoadRunner for all draws: compiling the SBML takes seconds, handing over numbers does not.

    The file is exported without events; they are applied between stretches, as the page and SciPy do.
    """

    def __init__(self) -> None:
        self.functions: Numeric = numeric(model.build())
        runner = RoadRunner(model.build(), given("striatum")).runner
        runner.integrator.relative_tolerance = RTOL
        runner.integrator.absolute_tolerance = ATOL
        runner.integrator.maximum_num_steps = 100000
        self.runner, self.states = runner, list(runner.timeCourseSelections)
        self.place = dict(zip(self.functions.names, self.states, strict=True))

    def solve(self, values: Mapping[str, float], hours: np.ndarray, events: Sequence[Mapping]) -> np.ndarray:
        """States at ``hours``, shape (states, hours); at an event's own time the state after it."""
        p = self.functions.derive(values)
        self._set(self.functions.index, p)
        self._set(self.states, self.functions.initial(p))
        out = np.empty((len(self.states), len(hours)))
        start = 0.0
        for event in [*events, {"time": np.inf}]:
            end = min(event["time"], hours[-1])
            here = (hours >= start) & (hours < event["time"])
            out[:, here] = self._piece(start, end, hours[here])
            if event["time"] > hours[-1]:
                return out
            self._happen(event)
            start = event["time"]
        return out

    def _piece(self, start: float, end: float, at: np.ndarray) -> np.ndarray:
        now = self._now()
        if end <= start:
            return now[:, None]
        # CVODE refuses every first step where a dose long gone has left 1e-50 uM.
        self._set(self.states, np.where(np.abs(now) < NOTHING, 0.0, now))
        asked = np.unique([start, *at, end])
        # On a clock from 0, where CVODE's first steps after a huge dose still move it.
        rows = np.array(self.runner.simulate(times=(asked - start).tolist()))
        return rows[np.searchsorted(asked, at)].T

    def _now(self) -> np.ndarray:
        return np.array([self.runner[name] for name in self.states])

    def _set(self, names, values) -> None:
        for name, value in zip(names, values, strict=False):
            self.runner[name] = value

    def _happen(self, event: Mapping) -> None:
        for name, value in event.get("set", {}).items():
            self.runner[name] = value
        for name, amount in event.get("add", {}).items():
            self.runner[self.place[name]] += amount


# --- all of them ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Summary:
    """What a run of parity found."""

    count: int
    admissible: float
    worst: tuple[float, ...]
    where: tuple[str, ...]

    def __str__(self) -> str:
        head = f"{self.count} draws; {self.admissible:.0%} of all drawn animals had a resting state"
        lines = [f"{name:28}{size:9.1e}  {at}" for name, size, at in zip(ROADS, self.worst, self.where, strict=True)]
        return "\n".join([head, "largest relative difference over all states and points:", *lines])


def parity(count: int, seed: int) -> Summary:
    """Draw, solve in three ways on all cores, compare."""
    sets, admissible = draws(count, seed)
    parts = [sets[first : first + PARTS] for first in range(0, count, PARTS)]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        found = [one for part in pool.map(compare, parts) for one in part]
    largest = [max(found, key=lambda one, road=road: one[1][road]) for road in range(len(ROADS))]
    where = tuple(
        f"draw {number}, {states[road]}: {_told(sets[number])}" for road, (number, _, states) in enumerate(largest)
    )
    return Summary(count, admissible, tuple(one[1][road] for road, one in enumerate(largest)), where)


def _told(draw: Draw) -> dict:
    return {name: value for name, value in draw.request.items() if name != "values"}


def main() -> None:
    """Print the summary; the exit status says whether the page agrees with both references."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--draws", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    summary = parity(asked.draws, asked.seed)
    print(summary)
    sys.exit(max(summary.worst[:2]) > ALLOWED)


if __name__ == "__main__":
    main()
