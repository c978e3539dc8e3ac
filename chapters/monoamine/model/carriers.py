"""The plasma-membrane carriers DAT, NET and SERT, shared by every substrate and every drug that binds them.

A carrier's binding sites are divided among what is there: substrates, blockers and amphetamine compete in one
denominator. A blocker therefore slows uptake and exchange alike. DAT and NET both carry dopamine and norepinephrine,
so the ratio of their capacities separates prefrontal cortex from striatum.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sympy as sp

from .network import Network, Part

SUBSTRATES = {"DAT": ("DA", "NE"), "NET": ("DA", "NE"), "SERT": ("HT",)}
BLOCKERS = ("MPH", "MOD")
RELEASER = "AMPH"


@dataclass(frozen=True)
class Carrier:
    """One carrier: ``capacity`` in uM/h as perturbed, ``load`` the denominator, ``rest`` its drug-free value."""

    name: str
    capacity: sp.Expr
    rest_capacity: sp.Symbol
    load: sp.Expr
    rest: sp.Expr
    amphetamine: sp.Expr

    def uptake(self, amine: str, outside: sp.Expr, affinity: sp.Symbol) -> sp.Expr:
        """Uptake of one amine, uM/h."""
        return self.capacity * outside / affinity / self.load

    def resting_uptake(self, outside: sp.Expr, affinity: sp.Symbol) -> sp.Expr:
        """The same with no drug and no perturbation."""
        return self.rest_capacity * outside / affinity / self.rest


def affinity(net: Network, carrier: str, who: str) -> sp.Symbol:
    """Michaelis or inhibition constant of a substrate or drug at a carrier, uM."""
    return net.section(Part.CARRIERS).parameter(f"K_{carrier}_{who}", f"half-saturation of {carrier} by {who}", "uM")


def carrier(
    net: Network,
    name: str,
    outside: Mapping[str, sp.Symbol],
    rest: Mapping[str, sp.Symbol],
    drugs: Mapping[str, sp.Symbol],
) -> Carrier:
    """Build one carrier. ``outside`` and ``rest`` are extracellular amines now and at rest, ``drugs`` brain levels."""
    section = net.section(Part.CARRIERS)
    capacity = section.parameter(f"V_{name}", f"capacity of {name}", "uM/h")
    left = section.parameter(f"f_{name}", f"share of {name} that works", "1", neutral=1)
    amines = SUBSTRATES[name]
    at_rest = 1 + sum(rest[amine] / affinity(net, name, amine) for amine in amines)
    now = 1 + sum(outside[amine] / affinity(net, name, amine) for amine in amines)
    added = section.parameter(f"I_{name}", f"any other blocker of {name} over its constant", "1", neutral=0)
    blocked = added + sum(drugs[drug] / affinity(net, name, drug) for drug in BLOCKERS)
    amphetamine = drugs[RELEASER] / affinity(net, name, RELEASER)
    load = now + blocked + amphetamine
    for drug in (*BLOCKERS, RELEASER):
        held = drugs[drug] / affinity(net, name, drug) / load
        net.output(f"occ_{name}_{drug}", f"share of {name} held by {drug}", "1", held)
    net.output(f"occ_{name}_I", f"share of {name} held by any other blocker", "1", added / load)
    return Carrier(name, capacity * left, capacity, load, at_rest, amphetamine)
