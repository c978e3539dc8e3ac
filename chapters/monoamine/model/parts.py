"""Which part of the model a state, a flow or a number belongs to, as the model page sorts them."""

from functools import cache

from .build import build
from .kinetics import OF_DOSES
from .network import Network, Part, Reaction
from .readouts import CONSTANTS

TERMINALS = (Part.DA, Part.HT, Part.NE)


@cache
def _numbers() -> dict[str, Part | None]:
    """The part of every number, by symbol: the network's parameters, and what is read before and after it."""
    return {
        **{one.symbol.name: one.part for one in build().parameters},
        **dict.fromkeys(OF_DOSES, Part.KINETICS),
        **dict.fromkeys(CONSTANTS, Part.READOUTS),
    }


def part_of_number(symbol: str) -> Part:
    """The part of a row of data/parameters.csv. Raises KeyError for a symbol that belongs to no part."""
    part = _numbers().get(symbol)
    if part is None:
        raise KeyError(f"{symbol} belongs to no part of the model")
    return part


def reactions_of(network: Network, part: str) -> list[Reaction]:
    """The flows of a part, in the network's order."""
    return [one for one in network.reactions if one.part == part]


def states_of(network: Network, part: str) -> list[str]:
    """The states of a part, in the network's order."""
    return [one.symbol.name for one in network.species if one.part == part]
