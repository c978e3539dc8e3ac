"""What the page's simulate.js needs beside the generated module: numbers, names and limits of the package's own tables.

Nothing is typed here a second time. What holds in every region stands once; what a species changes stands with it.
"""

import json
from collections.abc import Mapping
from typing import Any

from ..carriers import SUBSTRATES
from ..kinetics import ROUTES
from ..passports import HYPOTHESES, REGIONS, constants, effects, given, kinetics_of, of_species
from ..protocol import DRUGS, INTO_BLOOD, PROCESSES, SPECIES, SPELLINGS, TRANSMITTERS, UNITS, Dose
from ..readouts import IN_BODY_WEIGHTS, LATEST_MIN, RECEPTORS
from ..simulate import (
    BASELINES,
    EMPTY,
    LONG_H,
    LONG_STEP_MIN,
    LONGEST_H,
    QUANTITIES,
    RATIOS,
    SETTLE_H,
    STEP_MIN,
)


def scenario() -> dict[str, Any]:
    """Names, numbers and limits by the names that simulate.js uses; only what JSON can hold.

    Raises ValueError when a number that the page keeps once differs between regions.
    """
    return {
        "parameters": _parameters(),
        "effects": {one: effects(one) for one in HYPOTHESES},
        "drugs": {name: _drug(name) for name in DRUGS},
        "intoBlood": INTO_BLOOD,
        "spellings": SPELLINGS,
        "units": list(UNITS),
        "bodyWeights": {one: of_species(one)["BW"] for one in IN_BODY_WEIGHTS},
        "processes": PROCESSES,
        "transmitters": list(TRANSMITTERS),
        "transporters": list(SUBSTRATES),
        "quantities": _by_transmitter(QUANTITIES),
        "ratios": _by_transmitter(RATIOS),
        "receptors": {name: {"amine": amine, "half": _constant(f"K_{name}")} for name, amine in RECEPTORS.items()},
        "raclopride": {"half": _constant("K_raclopride_DA"), "share": _constant("f_raclopride")},
        "baselines": list(BASELINES),
        "limits": {
            "longestH": LONGEST_H,
            "settleH": SETTLE_H,
            "stepMin": STEP_MIN,
            "longH": LONG_H,
            "longStepMin": LONG_STEP_MIN,
            "empty": EMPTY,
            "latestMin": LATEST_MIN,
        },
    }


def scenario_js() -> str:
    """The same as an ES module of one line, which book/scripts.py hands to the page: ``scenario``."""
    text = json.dumps(scenario(), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"export const scenario = {text};\n"


def _parameters() -> dict[str, Any]:
    """Values of the network's parameters: those of every region once, then by region, then by species."""
    regions = {region: given(region) for region in REGIONS}
    first = regions[REGIONS[0]]
    shared = {name: value for name, value in first.items() if all(one[name] == value for one in regions.values())}
    own = {
        region: {name: value for name, value in one.items() if name not in shared} for region, one in regions.items()
    }
    return {"shared": shared, "regions": own, "species": {one: kinetics_of(one) for one in SPECIES}}


def _drug(name: str) -> dict[str, Any]:
    """One drug: molar mass in g/mol, umol in one of each unit, volume in L/kg and absorbed shares by species."""
    code = DRUGS[name]
    known = {one: {**constants(REGIONS[0]), **of_species(one)} for one in SPECIES}
    return {
        "code": code,
        "routes": [INTO_BLOOD, *ROUTES[code]],
        "molarMass": _constant(f"MW_{code}"),
        "micromoles": {unit: Dose(name, 1, unit).micromoles for unit in UNITS},
        "volume": {one: known[one][f"Vd_{code}"] for one in SPECIES},
        "absorbed": {one: {route: known[one][f"Fa_{code}_{route}"] for route in ROUTES[code]} for one in SPECIES},
    }


def _constant(symbol: str) -> float:
    """A number of parameters.csv that is the same in every region."""
    found = {constants(region)[symbol] for region in REGIONS}
    if len(found) > 1:
        raise ValueError(f"{symbol} differs between regions; the page keeps it once")
    return found.pop()


def _by_transmitter(table: Mapping[tuple[str, str], object]) -> dict[str, dict[str, object]]:
    """{(transmitter, quantity): what} as {transmitter: {quantity: what}}."""
    found: dict[str, dict[str, object]] = {}
    for (transmitter, quantity), what in table.items():
        found.setdefault(transmitter, {})[quantity] = what
    return found
