"""Put the parts together: the one network that everything else is made from."""

from functools import cache

from . import carriers, kinetics
from .network import Network, Part
from .neurotrophin import neurotrophin
from .terminals import Setting, dopamine, norepinephrine, outside, serotonin, terminals_filled


@cache
def build() -> Network:
    """The model of one region: three terminals, three carriers, four drugs, BDNF. Parameters make the region."""
    net = Network()
    drugs = {code: kinetics.drug(net, code) for code in kinetics.ROUTES}
    levels = {code: compartments.brain for code, compartments in drugs.items()}
    trophic = neurotrophin(net, levels["SEMAX"])
    now, rest = outside(net)
    shared = {name: carriers.carrier(net, name, now, rest, levels) for name in carriers.SUBSTRATES}
    ratio = net.section(Part.SHARED).parameter("rho_AMPH", "AMPH inside terminals over AMPH outside", "1")
    accumulated = ratio * levels["AMPH"]
    fluid = net.section(Part.SHARED).parameter("alpha_ECS", "share of the tissue that is extracellular fluid", "1")
    here = Setting(net, shared, now, rest, accumulated, trophic, fluid, terminals_filled(net))
    links = norepinephrine(here)
    dopamine(here, links)
    serotonin(here)
    return net
