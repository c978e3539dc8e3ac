"""Drug kinetics: a depot for each route, blood, and the fluid of the brain. Amounts in umol/kg, levels in uM."""

from dataclasses import dataclass

import sympy as sp

from .network import Network

ROUTES = {
    "AMPH": ("oral", "ip", "sc"),
    "MPH": ("oral", "ip", "sc"),
    "MOD": ("oral", "ip", "sc"),
    "SEMAX": ("nasal", "ip", "sc"),
}
NAMES = {"AMPH": "d-amphetamine", "MPH": "methylphenidate", "MOD": "modafinil", "SEMAX": "Semax"}


@dataclass(frozen=True)
class Compartments:
    """The states of one drug: ``depots`` by route, ``blood`` and ``brain``."""

    depots: dict[str, sp.Symbol]
    blood: sp.Symbol
    brain: sp.Symbol


def drug(net: Network, code: str) -> Compartments:
    """Add one drug's absorption, elimination and passage into the brain; linear, so doses add up."""
    name = NAMES[code]
    volume = net.parameter(f"Vd_{code}", f"volume of distribution of {name}", "L/kg")
    elimination = net.parameter(f"ke_{code}", f"elimination rate constant of {name}", "1/h")
    equilibration = net.parameter(f"kb_{code}", f"rate constant between blood and brain of {name}", "1/h")
    ratio = net.parameter(f"Kp_{code}", f"unbound brain level over blood level of {name}", "1")
    blood = net.add_species(f"P_{code}", f"{name} in blood", "uM", 0)
    brain = net.add_species(f"B_{code}", f"{name} in brain extracellular fluid", "uM", 0)
    depots = {}
    for route in ROUTES[code]:
        depot = net.add_species(f"D_{code}_{route}", f"{name} not yet absorbed ({route})", "umol/kg", 0)
        absorption = net.parameter(f"ka_{code}_{route}", f"absorption rate constant of {name} ({route})", "1/h")
        net.react(
            f"absorb_{code}_{route}",
            f"absorption of {name} ({route})",
            absorption * depot,
            takes=[depot],
            changes={blood: 1 / volume},
        )
        depots[route] = depot
    net.react(f"eliminate_{code}", f"elimination of {name}", elimination * blood, takes=[blood])
    net.react(
        f"equilibrate_{code}",
        f"passage of {name} into the brain",
        equilibration * (ratio * blood - brain),
        gives=[brain],
    )
    return Compartments(depots, blood, brain)
