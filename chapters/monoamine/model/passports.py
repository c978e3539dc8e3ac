"""The numbers of the model: data/parameters.csv by region, data/hypotheses.csv by hypothesis.

Every number the model uses stands in those tables with its source or the word "assumed". What a protocol changes
(shares that work, firing, agonists) starts at the neutral value that the network states, one or nothing.
"""

from collections.abc import Mapping
from functools import cache

from .. import evidence
from .build import build
from .network import Parameter

REGIONS = ("striatum", "nucleus_accumbens", "prefrontal_cortex", "hippocampus")
HYPOTHESES = ("H0", "H1", "H2", "H3")
_SHARED = "all"


@cache
def _numbers(scope: str) -> dict[str, float]:
    rows = evidence.table("parameters")
    rows = rows[rows["scope"] == scope]
    return dict(zip(rows["symbol"], rows["value"], strict=True))


def constants(region: str) -> dict[str, float]:
    """Every number of parameters.csv that holds in this region, by symbol."""
    return {**_numbers(_SHARED), **_numbers(region)}


def of_species(species: str) -> dict[str, float]:
    """The numbers that differ from the rat's, by symbol; none for the rat itself."""
    return dict(_numbers(species))


def kinetics_of(species: str) -> dict[str, float]:
    """Those of them that are parameters of the network: drug kinetics."""
    return {name: value for name, value in of_species(species).items() if name in parameter_names()}


@cache
def effects(hypothesis: str) -> dict[str, float]:
    """The strengths that a hypothesis about Semax switches on, by symbol."""
    rows = evidence.table("hypotheses")
    rows = rows[rows["hypothesis"] == hypothesis]
    return {symbol: value for symbol, value in zip(rows["symbol"], rows["value"], strict=True) if symbol}


def given(region: str, hypothesis: str = "H0", values: Mapping[str, float] | None = None) -> dict[str, float]:
    """The parameters of the network for one region and one hypothesis, by symbol; ``values`` replaces some of them.

    Raises ValueError for a replaced symbol that the network does not have, KeyError for a missing row.
    """
    values = values or {}
    if unknown := set(values) - set(parameter_names()):
        raise ValueError(f"values: {sorted(unknown)} are not allowed; allowed: {', '.join(parameter_names())}")
    known = {**constants(region), **effects(hypothesis), **values}
    return {one.symbol.name: _value(one, known) for one in build().parameters}


@cache
def parameter_names() -> tuple[str, ...]:
    """The symbols of the network's parameters, in order."""
    return tuple(parameter.symbol.name for parameter in build().parameters)


def _value(parameter: Parameter, known: Mapping[str, float]) -> float:
    value = known.get(parameter.symbol.name, parameter.neutral)
    if value is None:
        raise KeyError(f"parameters.csv has no row for {parameter.symbol}")
    return value
