"""One number and how it is computed: read off a scene of the dashboard, or taken from the tables or the model.

In YAML a reading is one of

    {fact: n_semax_rows}                        a number of the tables (evidence/facts.py)
    {model: agree_h3}                           a number of the model (model/facts.py)
    {value: eremin2005-02}                      a measured number
    {scene: LINK, given: {slot: 1, field: amount}}              a dose (mg/kg) or its minute (field: time)
    {scene: LINK, read: {transmitter: DA, at: 45}}              percent of baseline in that scene
    {scene: LINK, read: {...}, over: {run: d-amphetamine}}      a ratio to another run of the scene
    {scene: LINK, read: {...}, over: {scene: OTHER}}            or to another scene

``read`` takes transmitter, quantity (left out: extracellular), run (left out: everything together) and at: a minute,
``peak`` or ``trough``. Some quantities are of the picture of the synapse: ``synthesis`` and ``breakdown`` in percent of
rest; ``outflow``, what leaves backward through the carriers, in percent of resting release; ``receptors``, the filled
ones in percent of those at rest. ``as: times`` tells percent as a multiple. ``expected`` and ``tolerance`` are what a
test holds the number against. browser/teaching/comparison.js reads the same off the scene in the page, not the picture.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import floor, isnan, log10, nan
from typing import Any

import numpy as np

from .. import evidence
from ..dashboard.scene import FLOWS, NOTHING, OUTSIDE, TOGETHER, Scene, drugs_of, receptor_constants, scene
from ..dashboard.state import SLOTS, WINDOWS, decode
from ..model.facts import model_fact
from ..model.inverted_u import occupancy as filled
from ..model.protocol import TRANSMITTERS
from ..model.simulate import QUANTITIES, RATIOS, Run
from ..words import digits
from .entries import Entry

SOURCES = ("scene", "fact", "model", "value")
EXTREMES: dict[str, Callable[[np.ndarray], float]] = {"peak": np.max, "trough": np.min}
FORMS = ("percent", "times")
# A smaller ratio is printed with two places.
SHORT = 10
# What the picture of the synapse shows and no curve: flows, each with the one whose rest counts as 100 percent.
ARROWS = {"synthesis": ("synthesis",) * 2, "breakdown": ("breakdown",) * 2, "outflow": ("exchange", "release")}
PICTURE = (*ARROWS, "receptors")
_ALL = (*QUANTITIES, *RATIOS, *((name, quantity) for name in TRANSMITTERS for quantity in PICTURE))


@dataclass(frozen=True)
class Read:
    """What is read off a scene: a quantity of one run at a minute, or its highest or lowest point."""

    transmitter: str
    quantity: str
    run: str
    at: float | str

    def percent(self, scene: Scene, run: str) -> float:
        """Percent of baseline of one run of a scene."""
        curves = next(one for one in scene.runs if one.key == run)
        curve = np.interp(scene.times, curves.run.times_min, self._relative(curves.run))
        if isinstance(self.at, str):
            return float(EXTREMES[self.at](curve))
        return float(np.interp(self.at, scene.times, curve))

    def _relative(self, run: Run) -> np.ndarray:
        """Percent over the times of a run."""
        if self.quantity in ARROWS:
            parts = (FLOWS[self.transmitter][name] for name in ARROWS[self.quantity])
            flow, rest = (np.sum([run.flow(one) for one in names], axis=0) for names in parts)
            # The solver's noise is no flow.
            percent: np.ndarray = np.round(100 * flow / rest[0], 6)
            return percent
        if self.quantity == "receptors":
            full = filled(run.series(self.transmitter), receptor_constants()[self.transmitter])
            share: np.ndarray = 100 * full / full[0]
            return share
        return run.relative(self.transmitter, self.quantity)


@dataclass(frozen=True)
class Reading:
    """One number. ``key`` is the link of a scene or a name of the tables; ``over``: link and run of its denominator."""

    source: str
    key: str
    read: Read | None = None
    over: tuple[str, str] | None = None
    given: tuple[int, str] | None = None
    form: str = "percent"
    expected: float | None = None
    tolerance: float | None = None

    def value(self) -> float:
        """The number, computed now. Raises ValueError where there is none."""
        return _value(self)

    def text(self) -> str:
        """The number as a reader sees it, without unit; a measured value has its unit."""
        if self.source == "value":
            return evidence.value(self.key)
        if self.source in _FACTS:
            return _FACTS[self.source](self.key).text
        if self.given:
            return f"{self.value():g}"
        return times(self.value()) if self.is_ratio else digits(self.value())

    @property
    def is_ratio(self) -> bool:
        """Whether the number is a ratio, and no percentage."""
        return bool(self.over) or self.form == "times"

    def holds(self) -> bool:
        """Whether the number is as expected."""
        if self.expected is None or self.tolerance is None:
            return True
        return abs(self.value() - self.expected) <= self.tolerance


_FACTS = {"fact": evidence.fact, "model": model_fact}


def times(value: float) -> str:
    """A ratio: two places below 10, three digits from there on: 0.50, 1.14, 11.6. Twin in teaching/comparison.js."""
    rounded = floor(value * 100 + 0.5) / 100
    if rounded < SHORT:
        return f"{rounded:.2f}"
    places = 2 - floor(log10(value))
    return f"{floor(value * 10.0**places + 0.5) / 10.0**places:g}"


@cache
def made(link: str) -> Scene:
    """The scene of a link, solved once."""
    return scene(decode(link)[0])


@cache
def _value(reading: Reading) -> float:
    if reading.source == "value":
        seen = evidence.measurement(reading.key).value
        found = nan if seen is None else seen
    elif reading.source in _FACTS:
        found = float(_FACTS[reading.source](reading.key).value)
    elif reading.given:
        slot, field = reading.given
        found = float(decode(reading.key)[0]["doses"][slot - 1][field])
    elif reading.read:
        found = _read(reading, reading.read)
    else:
        found = nan
    if isnan(found):
        raise ValueError(f"{reading.key}: there is no number")
    return found


def _read(reading: Reading, read: Read) -> float:
    percent = read.percent(made(reading.key), read.run)
    if reading.over:
        link, run = reading.over
        return percent / read.percent(made(link), run)
    return percent / 100 if reading.form == "times" else percent


def whole(state: Mapping[str, Any]) -> str:
    """The key of the run of a whole scene."""
    drugs = drugs_of(state)
    return TOGETHER if len(drugs) > 1 else drugs[0] if drugs else NOTHING


def reading(entry: Entry, must_hold: bool = False) -> Reading:
    """The reading of a part of an entry; with ``must_hold`` it has to say what is expected."""
    entry.only(*SOURCES, "read", "over", "given", "as", "expected", "tolerance")
    source = entry.one_of(*SOURCES)
    key = entry.link("scene") if source == "scene" else entry.text(source)
    found = of_scene(entry, key) if source == "scene" else Reading(source, _known(entry, source, key))
    if not (must_hold or "expected" in entry or "tolerance" in entry):
        return found
    return replace(found, expected=entry.number("expected"), tolerance=entry.number("tolerance"))


def _known(entry: Entry, source: str, key: str) -> str:
    try:
        evidence.value(key) if source == "value" else _FACTS[source](key)
    except evidence.DataError:
        raise
    except (KeyError, ValueError) as error:
        raise entry.fault(source, key, str(error)) from error
    return key


def of_scene(entry: Entry, link: str) -> Reading:
    """What the entry's ``read``, ``over`` and ``as`` (or ``given``) say about the scene of a link."""
    state = decode(link)[0]
    if entry.one_of("read", "given") == "given":
        return Reading("scene", link, given=_given(entry.part("given"), state))
    read = _read_part(entry.part("read"), state)
    over = _over(entry.part("over"), link, read) if "over" in entry else None
    return Reading("scene", link, read, over, None, entry.choice("as", FORMS, FORMS[0]))


def _given(entry: Entry, state: Mapping[str, Any]) -> tuple[int, str]:
    entry.only("slot", "field")
    full = [number for number in range(1, SLOTS + 1) if state["doses"][number - 1]]
    return int(entry.choice("slot", full)), entry.choice("field", ("amount", "time"))


def _read_part(entry: Entry, state: Mapping[str, Any]) -> Read:
    entry.only("transmitter", "quantity", "run", "at")
    transmitter = entry.choice("transmitter", dict.fromkeys(name for name, _ in _ALL))
    own = [quantity for name, quantity in _ALL if name == transmitter]
    return Read(
        transmitter,
        entry.choice("quantity", own, OUTSIDE),
        _run(entry, state),
        _moment(entry, WINDOWS[state["window"]]),
    )


def _run(entry: Entry, state: Mapping[str, Any]) -> str:
    alone = drugs_of(state)
    return entry.choice("run", dict.fromkeys((whole(state), *alone)), whole(state))


def _moment(entry: Entry, last: float) -> float | str:
    if entry.get("at") in EXTREMES:
        return str(entry.get("at"))
    if isinstance(entry.get("at"), str) or not 0 <= (minute := entry.number("at")) <= last:
        raise entry.fault("at", entry.get("at"), f"a minute from 0 to {last:g}, {', '.join(EXTREMES)}")
    return minute


def _over(entry: Entry, link: str, read: Read) -> tuple[str, str]:
    entry.only("scene", "run")
    other = entry.link("scene") if "scene" in entry else link
    run = _run(entry, decode(other)[0])
    if (other, run) == (link, read.run):
        raise entry.fault("run", run, "another run, or another scene: a number over itself is 1")
    return other, run
