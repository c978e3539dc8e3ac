"""What is done to the model: doses and perturbations, checked and turned into events of the solver."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real

from .kinetics import NAMES, ROUTES
from .lower import Event
from .passports import constants, of_species

DRUGS = {name: code for code, name in NAMES.items()}
UNITS = ("mg/kg", "ug/kg", "umol/kg")
INTO_BLOOD = "iv"
# As papers write them.
SPELLINGS = {
    "po": "oral",
    "p.o.": "oral",
    "i.p.": "ip",
    "s.c.": "sc",
    "i.v.": "iv",
    "i.n.": "nasal",
    "intranasal": "nasal",
}
SPECIES = ("rat", "human", "monkey")
TRANSMITTERS = ("DA", "5-HT", "NE")
MINUTES = 60

# What a reader may scale or add, and the network's symbol. A share that works, firing and a precursor are 1 at rest; an
# agonist, antagonist or blocker is its level over its own constant, 0 at rest.
PROCESSES = {
    "DAT": "f_DAT",
    "NET": "f_NET",
    "SERT": "f_SERT",
    "VMAT2": "f_VMAT2",
    "MAO": "f_MAO",
    "TH": "f_TH",
    "TPH": "f_TPH",
    "DBH": "f_DBH",
    "firing_DA": "fire_DA",
    "firing_5-HT": "fire_HT",
    "firing_NE": "fire_NE",
    "tyrosine": "P_TH",
    "tryptophan": "P_TPH",
    "cell_body_brake_DA": "f_N_DA",
    "cell_body_brake_5-HT": "f_N_HT",
    "cell_body_brake_NE": "f_N_NE",
    "D2_agonist": "G_DA",
    "D2_antagonist": "I_DA",
    "5-HT1B_agonist": "G_HT",
    "5-HT1B_antagonist": "I_HT",
    "5-HT1A_agonist": "G_N_HT",
    "5-HT1A_antagonist": "I_N_HT",
    "alpha2A_agonist": "G_NE",
    "alpha2A_antagonist": "I_NE",
    "DAT_blocker": "I_DAT",
    "NET_blocker": "I_NET",
    "SERT_blocker": "I_SERT",
}
Change = tuple[float, float]


def number(name: str, value: object, allowed: str, lowest: float = 0.0) -> float:
    """``value`` as a float if it is a finite number from ``lowest`` on, else ValueError that says what is allowed."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value) or value < lowest:
        raise ValueError(f"{name}: {value!r} is not allowed; allowed: {allowed}")
    return float(value)


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """``value`` if it is one of ``allowed``, else ValueError that names them."""
    if value not in allowed:
        raise ValueError(f"{name}: {value!r} is not allowed; allowed: {', '.join(allowed)}")
    return value


@dataclass(frozen=True)
class Dose:
    """One dose. Raises ValueError that names the argument and what is allowed.

    ``unit`` is mg/kg, ug/kg or umol/kg. ``route`` is iv, ip or sc, oral for the three small molecules, nasal for Semax;
    the spellings of papers ("i.p.", "po") are understood. ``species`` is rat, human or monkey.
    """

    drug: str
    amount: float
    unit: str = "mg/kg"
    route: str = "ip"
    time_min: float = 0.0
    species: str = "rat"

    def __post_init__(self) -> None:
        one_of("drug", self.drug, tuple(DRUGS))
        number("amount", self.amount, "a number from 0")
        one_of("unit", self.unit, UNITS)
        object.__setattr__(self, "route", SPELLINGS.get(self.route, self.route))
        one_of("route", self.route, (INTO_BLOOD, *ROUTES[DRUGS[self.drug]]))
        number("time_min", self.time_min, "minutes from 0")
        one_of("species", self.species, SPECIES)

    @property
    def micromoles(self) -> float:
        """The dose in umol/kg."""
        if self.unit == "umol/kg":
            return self.amount
        grams = self.amount * (1 if self.unit == "mg/kg" else 1e-3)
        return grams / self._known[f"MW_{DRUGS[self.drug]}"] * 1e3

    @property
    def _known(self) -> Mapping[str, float]:
        return {**constants("striatum"), **of_species(self.species)}

    def event(self) -> Event:
        """The solver's event: an amount into a depot, or a level into the blood."""
        code = DRUGS[self.drug]
        if self.route == INTO_BLOOD:
            added = {f"P_{code}": self.micromoles / self._known[f"Vd_{code}"]}
        else:
            added = {f"D_{code}_{self.route}": self.micromoles * self._known[f"Fa_{code}_{self.route}"]}
        return {"time": self.time_min / MINUTES, "add": added}


def species_of(doses: Sequence[Dose]) -> str:
    """The one species of all doses. Raises ValueError where they differ."""
    found = sorted({dose.species for dose in doses}) or ["rat"]
    if len(found) > 1:
        raise ValueError(f"doses: {' and '.join(found)} together are not allowed; allowed: one species")
    return found[0]


def with_firing(perturb: Mapping[str, object] | None, firing: object) -> dict[str, object]:
    """``perturb`` with the firing rates: one rate (or list of pairs) for all terminals, or one for each transmitter.

    Raises ValueError for an unknown transmitter, or a rate given twice.
    """
    together = dict(perturb or {})
    if firing is None:
        return together
    by_transmitter = firing if isinstance(firing, Mapping) else dict.fromkeys(TRANSMITTERS, firing)
    for transmitter, value in by_transmitter.items():
        name = f"firing_{one_of('firing', transmitter, TRANSMITTERS)}"
        if name in together:
            raise ValueError(f"firing: {transmitter!r} is given in perturb as {name!r} too; allowed: one of the two")
        together[name] = value
    return together


def standing(perturb: Mapping[str, object]) -> dict[str, float]:
    """The perturbations that hold from long before the run: those given as one number, by the network's symbol."""
    held = {}
    for name, value in perturb.items():
        one_of("perturb", name, tuple(PROCESSES))
        if not isinstance(value, Sequence) or isinstance(value, str):
            held[PROCESSES[name]] = number(f"perturb[{name!r}]", value, "a number from 0, or (minute, number) pairs")
    return held


def changes(perturb: Mapping[str, object]) -> list[Event]:
    """Events of the perturbations given as (minute, number) pairs: each holds from its minute on."""
    events: list[Event] = []
    for name, value in perturb.items():
        if not isinstance(value, Sequence) or isinstance(value, str):
            continue
        for pair in value:
            if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
                raise ValueError(f"perturb[{name!r}]: {pair!r} is not allowed; allowed: a pair (minute, number)")
            minute = number(f"perturb[{name!r}] minute", pair[0], "minutes from 0")
            factor = number(f"perturb[{name!r}]", pair[1], "a number from 0")
            events.append({"time": minute / MINUTES, "set": {PROCESSES[name]: factor}})
    return events


def bursts(start_min: float, count: int, every_s: float, length_s: float, factor: float) -> list[Change]:
    """Firing in bursts as (minute, factor) pairs for ``perturb={"firing_DA": ...}``: back to 1 after each burst."""
    pairs: list[Change] = []
    for number in range(count):
        begin = start_min + number * every_s / MINUTES
        pairs += [(begin, factor), (begin + length_s / MINUTES, 1.0)]
    return pairs
