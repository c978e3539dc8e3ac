"""What imaging sees: transporter occupancy and displacement of raclopride."""

from collections.abc import Mapping

from .carriers import SUBSTRATES
from .passports import constants, given, of_species
from .protocol import DRUGS, Dose, one_of
from .simulate import Run, simulate, state

SPECIES = ("rat", "human")
TRANSPORTERS = tuple(SUBSTRATES)


def occupancy(
    drug: str,
    dose: float,
    unit: str = "mg/kg",
    route: str = "po",
    species: str = "human",
    transporter: str = "DAT",
    at_min: float = 120.0,
    region: str = "striatum",
) -> float:
    """Percent of a transporter's sites that a drug holds at one minute after a dose.

    ``unit`` may also be mg in people (a body weight is taken from data/parameters.csv). Raises ValueError that
    names the argument and what is allowed.
    """
    one_of("transporter", transporter, TRANSPORTERS)
    one_of("species", species, SPECIES)
    one_of("drug", drug, tuple(name for name in DRUGS if name != "Semax"))
    run = _given(drug, dose, unit, route, species, at_min, region)
    known = given(region, values=_network_values(species))
    load = 1 + sum(
        state(run, f"E_{amine}")[-1] / known[f"K_{transporter}_{amine}"] for amine in SUBSTRATES[transporter]
    )
    held = state(run, f"B_{DRUGS[drug]}")[-1] / known[f"K_{transporter}_{DRUGS[drug]}"]
    return float(100 * held / (load + held))


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
    known = constants(region)
    half, share = known["K_D2_DA"], known["f_D2"]
    taken = [level / (half + level) for level in (run.resting("DA"), state(run, "E_DA")[-1])]
    return float(100 * ((1 - share * taken[1]) / (1 - share * taken[0]) - 1))


def _given(drug: str, dose: float, unit: str, route: str, species: str, at_min: float, region: str) -> Run:
    if unit == "mg":
        one_of("species", species, ("human",))
        dose, unit = dose / of_species(species)["BW"], "mg/kg"
    if isinstance(at_min, bool) or not isinstance(at_min, (int, float)) or not 0 < at_min <= 24 * 60:
        raise ValueError(f"at_min: {at_min!r} is not allowed; allowed: minutes above 0, up to 1440")
    given_dose = Dose(drug, dose, unit, route, species=species)
    return simulate(region, [given_dose], at_min / 60, values=_network_values(species))


def _network_values(species: str) -> Mapping[str, float]:
    return {name: value for name, value in of_species(species).items() if name[:2] in ("ke", "Vd", "ka", "Kp")}
