"""Which part of the model a state, a flow or a number belongs to, as the model page sorts them."""

import re

from .kinetics import NAMES
from .network import Network, Reaction

TERMINALS = ("DA", "HT", "NE")
KINETICS, CHAIN, CARRIERS, SHARED, READOUTS = "kinetics", "chain", "carriers", "shared", "readouts"
PARTS = (*TERMINALS, SHARED, CARRIERS, KINETICS, CHAIN, READOUTS)

_DRUGS = "|".join(NAMES)
# The first pattern that fits the beginning of a symbol decides; a terminal's own numbers end with its amine.
_OF_STATE = (
    (KINETICS, rf"[PBD]_({_DRUGS})"),
    (CHAIN, r"F_fast|mRNA_BDNF|BDNF"),
    # Dopamine on its way to norepinephrine is in norepinephrine terminals.
    ("NE", r"[CV]N_DA|\w+_NE$"),
    ("HT", r"\w+_HT$"),
    ("DA", r"\w+_DA$"),
)
_OF_NUMBER = (
    (KINETICS, rf"(Vd|ke|kb|ka|MW|Fa)_|Kp_({_DRUGS})$|BW$"),
    (CHAIN, r"(Emax|EC50|kappa)_|k_(mRNA|BDNF|on|off)$|eps_[SFJ]"),
    (READOUTS, r"K_(raclopride|alpha|beta|D\d)|f_raclopride"),
    (CARRIERS, r"V_|K_(DAT|NET|SERT)_|Kin_|eps_exchange"),
    (SHARED, r"\w+_(AMPH|TH)$"),
    ("NE", r"\w+(_NE|_DBH|0N_DA)$"),
    ("HT", r"\w+(_HT|_TPH)$"),
    ("DA", r"\w+(_DA|_COMT)$"),
)


def part_of_state(symbol: str) -> str:
    """The part of a state of the network. Raises KeyError for a symbol that fits no part."""
    return _first(_OF_STATE, symbol)


def part_of_number(symbol: str) -> str:
    """The part of a row of data/parameters.csv. Raises KeyError for a symbol that fits no part."""
    return _first(_OF_NUMBER, symbol)


def part_of_reaction(reaction: Reaction) -> str:
    """The part of a flow: of its states, but one that touches a norepinephrine terminal is told there."""
    found = {part_of_state(str(symbol)) for symbol in reaction.changes}
    return "NE" if "NE" in found else found.pop()


def reactions_of(network: Network, part: str) -> list[Reaction]:
    """The flows of a part, in the network's order."""
    return [one for one in network.reactions if part_of_reaction(one) == part]


def states_of(network: Network, part: str) -> list[str]:
    """The states of a part, in the network's order."""
    return [str(symbol) for symbol in network.states if part_of_state(str(symbol)) == part]


def _first(patterns: tuple[tuple[str, str], ...], symbol: str) -> str:
    for part, pattern in patterns:
        if re.match(pattern, symbol):
            return part
    raise KeyError(f"{symbol} belongs to no part of the model")
