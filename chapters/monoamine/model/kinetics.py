"""Drug kinetics: a depot for each route, blood, and the fluid of the brain. Amounts in umol/kg, levels in uM."""

from dataclasses import dataclass

import sympy as sp

from .network import FlowKind, Network, Part, StateKind

ROUTES = {
    "AMPH": ("oral", "ip", "sc"),
    "MPH": ("oral", "ip", "sc"),
    "MOD": ("oral", "ip", "sc"),
    "SEMAX": ("nasal", "ip", "sc"),
}
NAMES = {"AMPH": "d-amphetamine", "MPH": "methylphenidate", "MOD": "modafinil", "SEMAX": "Semax"}
# Numbers that turn a dose into an amount before the network sees it: molar masses, shares absorbed, body weight.
OF_DOSES = (
    *(f"MW_{code}" for code in ROUTES),
    *(f"Fa_{code}_{route}" for code, routes in ROUTES.items() for route in routes),
    "BW",
)


@dataclass(frozen=True)
class Compartments:
    """The states of one drug: ``depots`` by route, ``blood`` and ``brain``."""

    depots: dict[str, sp.Symbol]
    blood: sp.Symbol
    brain: sp.Symbol


def drug(net: Network, code: str) -> Compartments:
    """Add one drug's absorption, elimination and passage into the brain; linear, so doses add up."""
    name, section = NAMES[code], net.section(Part.KINETICS, code)
    volume = section.parameter(f"Vd_{code}", f"volume of distribution of {name}", "L/kg")
    elimination = section.parameter(f"ke_{code}", f"elimination rate constant of {name}", "1/h")
    equilibration = section.parameter(f"kb_{code}", f"rate constant between blood and brain of {name}", "1/h")
    ratio = section.parameter(f"Kp_{code}", f"unbound brain level over blood level of {name}", "1")
    blood = section.add_species(StateKind.BLOOD, f"P_{code}", f"{name} in blood", "uM", 0)
    brain = section.add_species(StateKind.BRAIN, f"B_{code}", f"{name} in brain extracellular fluid", "uM", 0)
    depots = {}
    for route in ROUTES[code]:
        depot = section.add_species(
            StateKind.DEPOT, f"D_{code}_{route}", f"{name} not yet absorbed ({route})", "umol/kg", 0
        )
        absorption = section.parameter(f"ka_{code}_{route}", f"absorption rate constant of {name} ({route})", "1/h")
        section.react(
            FlowKind.ABSORPTION,
            f"absorb_{code}_{route}",
            f"absorption of {name} ({route})",
            absorption * depot,
            takes=[depot],
            changes={blood: 1 / volume},
        )
        depots[route] = depot
    section.react(
        FlowKind.ELIMINATION, f"eliminate_{code}", f"elimination of {name}", elimination * blood, takes=[blood]
    )
    section.react(
        FlowKind.EQUILIBRATION,
        f"equilibrate_{code}",
        f"passage of {name} into the brain",
        equilibration * (ratio * blood - brain),
        gives=[brain],
    )
    return Compartments(depots, blood, brain)
