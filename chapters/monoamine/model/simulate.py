"""Run the model and read it as an experiment would."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from . import numeric
from .build import build
from .lower import Event
from .passports import HYPOTHESES, REGIONS, given, kinetics_of
from .protocol import MINUTES, TRANSMITTERS, Dose, changes, number, one_of, species_of, standing, with_firing

# Reader's name -> states that make it, and its unit. Tissue is what a piece of brain holds: vesicles and cytosol.
QUANTITIES = {
    ("DA", "extracellular"): ("E_DA",),
    ("5-HT", "extracellular"): ("E_HT",),
    ("NE", "extracellular"): ("E_NE",),
    ("DA", "DOPAC"): ("M1_DA",),
    ("DA", "HVA"): ("M2_DA",),
    ("5-HT", "5-HIAA"): ("M1_HT",),
    ("NE", "metabolites"): ("M1_NE",),
    ("DA", "tissue"): ("C_DA", "V_DA", "CN_DA", "VN_DA"),
    ("5-HT", "tissue"): ("C_HT", "V_HT"),
    ("NE", "tissue"): ("C_NE", "V_NE"),
    ("DA", "vesicular"): ("V_DA",),
    ("5-HT", "vesicular"): ("V_HT",),
    ("NE", "vesicular"): ("V_NE",),
    ("DA", "cytosolic"): ("C_DA",),
    ("5-HT", "cytosolic"): ("C_HT",),
    ("NE", "cytosolic"): ("C_NE",),
    ("BDNF", "mRNA"): ("mRNA_BDNF",),
    ("BDNF", "protein"): ("BDNF",),
}
RATIOS = {
    ("DA", "DOPAC/DA"): "DOPAC",
    ("DA", "HVA/DA"): "HVA",
    ("5-HT", "5-HIAA/5-HT"): "5-HIAA",
    ("NE", "metabolites/NE"): "metabolites",
}
STEP_MIN = 1.0
# Of longer runs every fifth minute is kept.
LONG_H, LONG_STEP_MIN = 48, 5.0
# A tenth of a second, for what a burst of firing does.
SHORTEST_STEP_MIN = 0.1 / MINUTES
_STEP = "minutes from a tenth of a second"
# The state just before an event: this share of the time ago.
JUST_BEFORE = 1e-9
# A steady state is read off a run as short as this.
MOMENT_H = 1 / 30
LONGEST_H = 24 * 60
_DURATION = f"more than 0, up to {LONGEST_H} hours"
BASELINES = ("own", "intact")
# Below this share of the intact level a baseline is as good as empty, and a percentage of it means nothing.
EMPTY = 1e-6
TOLERANCES = (1e-12, 0.1)
_TOLERANCE = f"{TOLERANCES[0]:g} to {TOLERANCES[1]:g}"
# Long enough for the slowest state, the enzymes, to settle.
SETTLE_H = 24.0 * 60


@dataclass(frozen=True)
class Run:
    """A finished run. ``states`` has the shape (states, times), in uM; ``times_min`` are minutes from the start.

    ``before`` are the states that count as baseline, ``intact`` those of the same animal with nothing perturbed.
    ``held`` says from which minute on which full parameter vector held, for flows and outputs.
    """

    times_min: np.ndarray
    states: np.ndarray
    before: np.ndarray
    intact: np.ndarray
    held: tuple[tuple[float, np.ndarray], ...]
    sample_min: float | None = None

    def series(self, transmitter: str, quantity: str = "extracellular") -> np.ndarray:
        """One quantity over ``times_min``, uM or ratio. Raises ValueError for an unknown one."""
        if (transmitter, quantity) in RATIOS:
            product = self.series(transmitter, RATIOS[transmitter, quantity])
            found: np.ndarray = product / self.series(transmitter, "tissue")
        else:
            found = self.states[_places(transmitter, quantity)].sum(axis=0)
        return found

    def resting(self, transmitter: str, quantity: str = "extracellular") -> float:
        """The baseline of the same, uM or ratio; NaN for a ratio to a store that is as good as empty."""
        if (transmitter, quantity) in RATIOS:
            store = self.resting(transmitter, "tissue")
            if not store > EMPTY * _level(self.intact, transmitter, "tissue"):
                return float("nan")
        return _level(self.before, transmitter, quantity)

    def relative(self, transmitter: str, quantity: str = "extracellular") -> np.ndarray:
        """Percent of baseline over ``times_min``; NaN where the baseline is as good as empty."""
        base = self.resting(transmitter, quantity)
        if not base > EMPTY * _level(self.intact, transmitter, quantity):
            return np.full_like(self.times_min, np.nan)
        return 100 * self.series(transmitter, quantity) / base

    def percent(self, transmitter: str, at_min: float, quantity: str = "extracellular") -> float:
        """Percent of baseline at one minute (between two times: linear)."""
        if not self.times_min[0] <= at_min <= self.times_min[-1]:
            raise ValueError(f"at_min: {at_min!r} is not allowed; allowed: 0 to {self.times_min[-1]:g}")
        return float(np.interp(at_min, self.times_min, self.relative(transmitter, quantity)))

    def peak(self, transmitter: str, quantity: str = "extracellular") -> tuple[float, float]:
        """Minute and percent of baseline of the point farthest from baseline."""
        curve = self.relative(transmitter, quantity)
        if np.isnan(curve).all():
            return float("nan"), float("nan")
        place = int(np.argmax(np.abs(np.log(np.maximum(curve, EMPTY) / 100))))
        return float(self.times_min[place]), float(curve[place])

    def half_life(self, transmitter: str, quantity: str = "extracellular") -> float:
        """Minutes from the peak until half of the change is gone; NaN when the run ends before."""
        minute, top = self.peak(transmitter, quantity)
        change = (self.relative(transmitter, quantity) - 100) / (top - 100)
        later = np.flatnonzero((self.times_min > minute) & (change <= 1 / 2))
        return float(self.times_min[later[0]] - minute) if later.size else float("nan")

    def state(self, symbol: str) -> np.ndarray:
        """One state of the network over ``times_min``, by its symbol."""
        names = numeric.numeric(build()).names
        found: np.ndarray = self.states[names.index(one_of("symbol", symbol, names))]
        return found

    def flow(self, reaction: str) -> np.ndarray:
        """The rate of one reaction of the network over ``times_min``, uM/h."""
        names = [one.name for one in build().reactions]
        one_of("reaction", reaction, names)
        found: np.ndarray = self._read(numeric.numeric(build()).rates)[names.index(reaction)]
        return found

    def output(self, symbol: str) -> np.ndarray:
        """One of the network's outputs over ``times_min``, such as the share of DAT held by MPH (``occ_DAT_MPH``)."""
        names = [str(one.symbol) for one in build().outputs]
        one_of("output", symbol, names)
        found: np.ndarray = self._read(numeric.numeric(build()).outputs)[names.index(symbol)]
        return found

    def _read(self, function: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
        starts = np.array([minute for minute, _ in self.held])
        # Minutes come out of hours, so an event's own minute may miss it by a rounding.
        place = np.maximum(np.searchsorted(starts - JUST_BEFORE * LONGEST_H, self.times_min, side="right") - 1, 0)
        parts = [function(self.states[:, place == i], self.held[i][1]) for i in np.unique(place)]
        return np.concatenate(parts, axis=1)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Tidy: time_min, transmitter, quantity, value, unit, percent_of_baseline."""
        parts = [
            pd.DataFrame(
                {
                    "time_min": self.times_min,
                    "transmitter": transmitter,
                    "quantity": quantity,
                    "value": self.series(transmitter, quantity),
                    "unit": "1" if transmitter == "BDNF" or (transmitter, quantity) in RATIOS else "uM",
                    "percent_of_baseline": self.relative(transmitter, quantity),
                }
            )
            for transmitter, quantity in (*QUANTITIES, *RATIOS)
        ]
        return pd.concat(parts, ignore_index=True)


def simulate(
    region: str = "striatum",
    doses: Iterable[Dose] = (),
    duration_h: float = 4.0,
    hypothesis: str = "H0",
    perturb: Mapping[str, object] | None = None,
    sample_min: float | None = None,
    rtol: float = 1e-6,
    values: Mapping[str, float] | None = None,
    firing: object = None,
    baseline: str = "own",
    step_min: float | None = None,
) -> Run:
    """Run one region, in the species of the doses (the rat where there is none).

    ``perturb`` maps a process of ``protocol.PROCESSES`` to one number (it holds from long before the run, so that the
    terminals have adapted) or to (minute, number) pairs (each holds from its minute on). ``firing`` is the same for
    firing rates relative to rest: one for all, or by transmitter. ``sample_min`` averages the result over intervals, as
    a dialysis sample does; a sample is placed at its middle. ``values`` replaces numbers of data/parameters.csv by
    symbol. ``baseline`` says what 100 percent is: this animal before the first dose ("own"), or one with nothing
    perturbed ("intact"). ``step_min`` is the time between two points of the result (by default one minute, five in runs
    of more than two days). Raises ValueError that names the argument and what is allowed.
    """
    one_of("region", region, REGIONS)
    one_of("hypothesis", hypothesis, HYPOTHESES)
    if not 0 < number("duration_h", duration_h, _DURATION) <= LONGEST_H:
        raise ValueError(f"duration_h: {duration_h!r} is not allowed; allowed: {_DURATION}")
    number("rtol", rtol, _TOLERANCE, TOLERANCES[0])
    if rtol > TOLERANCES[1]:
        raise ValueError(f"rtol: {rtol!r} is not allowed; allowed: {_TOLERANCE}")
    for name, given_by_name in (("perturb", perturb), ("values", values)):
        if given_by_name is not None and not isinstance(given_by_name, Mapping):
            raise ValueError(f"{name}: {given_by_name!r} is not allowed; allowed: a mapping of names to numbers")
    if isinstance(doses, str) or not isinstance(doses, Iterable):
        raise ValueError(f"doses: {doses!r} is not allowed; allowed: a list of Dose(...)")
    doses = list(doses)
    if wrong := [dose for dose in doses if not isinstance(dose, Dose)]:
        raise ValueError(f"doses: {wrong[0]!r} is not allowed; allowed: Dose(drug, amount, unit, route, time_min)")
    one_of("baseline", baseline, BASELINES)
    network, perturb = build(), with_firing(perturb, firing)
    parameters = given(region, hypothesis, {**kinetics_of(species_of(doses)), **(values or {})})
    held = standing(perturb)
    resting = _resting(parameters)
    usual = STEP_MIN if duration_h <= LONG_H else LONG_STEP_MIN
    step = usual if step_min is None else number("step_min", step_min, _STEP, SHORTEST_STEP_MIN)
    minutes = np.append(np.arange(0, duration_h * MINUTES, step), duration_h * MINUTES)
    settle = SETTLE_H if held else 0.0
    events: list[Event] = [{"time": 0.0, "set": held}] if held else []
    later = sorted([*(dose.event() for dose in doses), *changes(perturb)], key=lambda event: event["time"])
    events += [{**event, "time": event["time"] + settle} for event in later]
    # The state just before the first dose is the baseline, so it is asked for a moment earlier than time zero.
    rest_time = [settle * (1 - JUST_BEFORE)] if held else [0.0]
    states = numeric.simulate(network, parameters, [*rest_time, *(settle + minutes / MINUTES)], events, rtol=rtol)
    before = states[:, 0] if held and baseline == "own" else resting
    at = numeric.schedule(network, parameters, events)
    run = Run(minutes, states[:, 1:], before, resting, tuple(((hour - settle) * MINUTES, p) for hour, p in at))
    return run if sample_min is None else _sampled(run, sample_min)


def steady_state(region: str = "striatum", perturb: Mapping[str, object] | None = None) -> pd.Series:
    """The drug-free state, uM, by (transmitter, quantity), with standing perturbations held until all has settled."""
    run = simulate(region, duration_h=MOMENT_H, perturb=perturb)
    names = [*QUANTITIES, *RATIOS]
    return pd.Series([run.resting(*name) for name in names], pd.MultiIndex.from_tuples(names), name=region)


def _resting(parameters: Mapping[str, float]) -> np.ndarray:
    """The closed-form resting state. Raises ValueError when these numbers allow none: a flow would run backwards."""
    functions = numeric.numeric(build())
    for name, value in parameters.items():
        number(f"values[{name!r}]", value, "a number from 0")
    try:
        p = functions.derive(parameters)
    except ZeroDivisionError as error:
        raise ValueError("values: with these numbers something is divided by 0; allowed: a resting state") from error
    if backwards := [name for name, place in functions.index.items() if not p[place] >= 0]:
        raise ValueError(
            f"values: with these numbers {', '.join(backwards)} would be negative; allowed: a resting state"
        )
    return functions.initial(p)


def _level(states: np.ndarray, transmitter: str, quantity: str) -> float:
    """One quantity of one moment, uM or ratio."""
    if (transmitter, quantity) in RATIOS:
        product = _level(states, transmitter, RATIOS[transmitter, quantity])
        store = _level(states, transmitter, "tissue")
        return product / store if store > 0 else float("nan")
    return float(states[_places(transmitter, quantity)].sum())


def _places(transmitter: str, quantity: str) -> list[int]:
    if (transmitter, quantity) not in QUANTITIES:
        known = sorted({one for amine, one in (*QUANTITIES, *RATIOS) if amine == transmitter})
        if not known:
            one_of("transmitter", transmitter, (*TRANSMITTERS, "BDNF"))
        one_of("quantity", quantity, known)
    names = numeric.numeric(build()).names
    return [names.index(state) for state in QUANTITIES[transmitter, quantity]]


def _sampled(run: Run, sample_min: float) -> Run:
    """Means over intervals of ``sample_min`` minutes, placed at the middle of each."""
    least, most = float(run.times_min[1] - run.times_min[0]), 2 * float(run.times_min[-1])
    number("sample_min", sample_min, f"minutes from {least:g}", least)
    if sample_min >= most:
        raise ValueError(f"sample_min: {sample_min!r} is not allowed; allowed: minutes below {most:g}, twice the run")
    edges = np.arange(0, run.times_min[-1] + sample_min / 2, sample_min)
    means = [
        run.states[:, (run.times_min >= low) & (run.times_min <= high)].mean(axis=1)
        for low, high in zip(edges, edges[1:], strict=False)
    ]
    return replace(run, times_min=(edges[:-1] + edges[1:]) / 2, states=np.array(means).T, sample_min=sample_min)
