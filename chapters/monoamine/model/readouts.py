"""What imaging and receptors see: carrier occupancy, displacement of raclopride, receptor occupancy."""

from collections.abc import Mapping

import numpy as np

from .carriers import SUBSTRATES
from .inverted_u import occupancy as filled
from .passports import constants, of_species
from .protocol import DRUGS, MINUTES, SPECIES, Dose, number, one_of
from .simulate import Run, simulate

TRANSPORTERS = tuple(SUBSTRATES)
# Receptor -> the amine that fills it; its half-saturation is K_<receptor> in data/parameters.csv.
RECEPTORS = {"D1": "DA", "D2": "DA", "alpha2A": "NE", "alpha1": "NE", "beta1": "NE"}
# Numbers of data/parameters.csv that nothing but a readout needs.
CONSTANTS = ("K_raclopride_DA", "f_raclopride", *(f"K_{receptor}" for receptor in RECEPTORS))
IN_BODY_WEIGHTS = ("human",)
LATEST_MIN = 24 * MINUTES
_MINUTES = f"minutes above 0, up to {LATEST_MIN}"


def occupancy(
    drug: str,
    dose: float,
    unit: str = "mg/kg",
    route: str = "oral",
    species: str = "human",
    transporter: str = "DAT",
    at_min: float = 120.0,
    region: str = "striatum",
) -> float:
    """Percent of a transporter's sites that a drug holds at one minute after a dose.

    ``species`` is rat, human or monkey. ``unit`` may also be mg in people (body weight from data/parameters.csv).
    Raises ValueError that names the argument and what is allowed.
    """
    one_of("transporter", transporter, TRANSPORTERS)
    one_of("species", species, SPECIES)
    one_of("drug", drug, tuple(name for name in DRUGS if name != "Semax"))
    run = _given(drug, dose, unit, route, species, at_min, region)
    return float(100 * run.output(f"occ_{transporter}_{DRUGS[drug]}")[-1])


def displacement(
    drug: str,
    dose: float,
    unit: str = "mg/kg",
    route: str = "ip",
    species: str = "rat",
    at_min: float = 60.0,
    region: str = "striatum",
) -> float:
    """Change of raclopride binding in percent (negative: displaced) at one minute after a dose.

    Dopamine can displace only a share of the binding, and that share saturates: a rise of ten-fold displaces little
    more than a rise of three-fold. Raises ValueError that names the argument and what is allowed.
    """
    one_of("species", species, SPECIES)
    one_of("drug", drug, tuple(DRUGS))
    run = _given(drug, dose, unit, route, species, at_min, region)
    return float(raclopride_change(run, constants(region))[-1])


def raclopride_change(run: Run, known: Mapping[str, float]) -> np.ndarray:
    """Change of raclopride binding in percent over ``run.times_min``; ``known`` are passports by symbol."""
    half, share = known["K_raclopride_DA"], known["f_raclopride"]
    before = 1 - share * filled(run.resting("DA"), half)
    now = 1 - share * filled(run.series("DA"), half)
    return 100 * (now / before - 1)


def receptor_occupancy(run: Run, receptor: str, local: float = 1.0) -> np.ndarray:
    """Percent of a receptor's sites that its amine holds, over ``run.times_min``.

    ``local`` is the level at the receptor over the level between cells that the model has: 1 far from terminals, more
    (order 3 to 10, never measured) beside one. Raises ValueError for an unknown receptor or a bad factor.
    """
    one_of("receptor", receptor, tuple(RECEPTORS))
    number("local", local, "a number from 0")
    level = local * run.series(RECEPTORS[receptor])
    return 100 * filled(level, constants("striatum")[f"K_{receptor}"])


def _given(drug: str, dose: float, unit: str, route: str, species: str, at_min: float, region: str) -> Run:
    number("amount", dose, "a number from 0")
    if unit == "mg":
        one_of("species", species, IN_BODY_WEIGHTS)
        dose, unit = dose / of_species(species)["BW"], "mg/kg"
    if not 0 < number("at_min", at_min, _MINUTES) <= LATEST_MIN:
        raise ValueError(f"at_min: {at_min!r} is not allowed; allowed: {_MINUTES}")
    return simulate(region, [Dose(drug, dose, unit, route, species=species)], at_min / MINUTES)
