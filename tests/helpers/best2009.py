"""A second network for the exporters' tests: the published dopamine terminal of Best, Nijhout and Reed (2009).

Nine states, a Hill term with the exponent as a parameter, constants inside rates: what the book's own network lacks.
"""

import sympy as sp
from monoamine.model.network import Network

GIVEN = {
    "Vm_TH": 125.0,
    "K_tyr": 46.0,
    "K_BH4": 60.0,
    "Ki_DA": 110.0,
    "K_si": 160.0,
    "K_auto": 0.002024,
    "hill": 4.0,
    "V_AADC": 10000.0,
    "K_AADC": 130.0,
    "V_VMAT": 7082.0,
    "K_VMAT": 3.0,
    "k_out": 40.0,
    "fire": 1.0,
    "V_DAT": 8000.0,
    "K_DAT": 0.2,
    "k_mao": 10.0,
    "k_rem": 400.0,
    "k_hva": 3.45,
    "b_tyr": 97.0,
}
UNITS = {"Vm_TH": "uM/h", "V_AADC": "uM/h", "V_VMAT": "uM/h", "V_DAT": "uM/h", "hill": "1", "fire": "1/h"}
START = {
    "BH2": 0.36,
    "BH4": 0.64,
    "tyr": 126.0,
    "pool": 943.0,
    "dopa": 0.36,
    "DA_c": 2.65,
    "DA_v": 81.0,
    "DA_e": 0.002,
    "HVA": 8.2,
}
RATE_CONSTANTS = {"k_out", "k_mao", "k_rem", "k_hva"}


def best2009() -> Network:
    """Build the network; initial states are parameters-free numbers near its steady state."""
    net = Network()
    p = {name: net.parameter(name, name, UNITS.get(name, "1/h" if name in RATE_CONSTANTS else "uM")) for name in GIVEN}
    total = net.derive("auto_floor", "smallest factor of the autoreceptor", "1", sp.Rational(1, 2) + 0 * p["hill"])
    y = {name: net.add_species(name, name, "uM", value) for name, value in START.items()}
    brake = 4.5 / (1 + 8 * (y["DA_e"] / p["K_auto"]) ** p["hill"]) + total
    supply = sp.Float(0.56) / (1 + y["tyr"] / p["K_si"])
    load = y["tyr"] * y["BH4"] + p["K_tyr"] * y["BH4"] + p["K_tyr"] * p["K_BH4"] * (1 + y["DA_c"] / p["Ki_DA"])
    hydroxylase = supply * brake * p["Vm_TH"] * y["tyr"] * y["BH4"] / load
    net.react("TH", "tyrosine hydroxylase", hydroxylase, [y["dopa"], y["BH2"]], [y["tyr"], y["BH4"]])
    back = 200 * y["BH2"] * 330 / ((100 + y["BH2"]) * 405) - 80 * y["BH4"] * 26 / ((10 + y["BH4"]) * 101)
    net.react("DRR", "regeneration of BH4", back, [y["BH4"]], [y["BH2"]])
    net.react("tyr_import", "tyrosine import", 400 * p["b_tyr"] / (64 + p["b_tyr"]), [y["tyr"]])
    net.react("swap", "tyrosine pool exchange", 6 * y["tyr"] - sp.Float(0.6) * y["pool"], [y["pool"]], [y["tyr"]])
    net.react("tyr_loss", "tyrosine loss", y["tyr"] / 5, takes=[y["tyr"]])
    net.react("pool_loss", "pool loss", y["pool"] / 5, takes=[y["pool"]])
    net.react("AADC", "decarboxylase", p["V_AADC"] * y["dopa"] / (p["K_AADC"] + y["dopa"]), [y["DA_c"]], [y["dopa"]])
    pack = p["V_VMAT"] * y["DA_c"] / (p["K_VMAT"] + y["DA_c"]) - p["k_out"] * y["DA_v"]
    net.react("VMAT", "packing", pack, [y["DA_v"]], [y["DA_c"]])
    net.react("release", "release", p["fire"] * y["DA_v"], [y["DA_e"]], [y["DA_v"]])
    net.react("DAT", "uptake", p["V_DAT"] * y["DA_e"] / (p["K_DAT"] + y["DA_e"]), [y["DA_c"]], [y["DA_e"]])
    net.react("MAO", "MAO", p["k_mao"] * y["DA_c"], [y["HVA"]], [y["DA_c"]])
    net.react("cat", "outside breakdown", 30 * y["DA_e"] / (3 + y["DA_e"]), [y["HVA"]], [y["DA_e"]])
    net.react("removal", "removal", p["k_rem"] * y["DA_e"], takes=[y["DA_e"]])
    net.react("HVA_loss", "HVA loss", p["k_hva"] * y["HVA"], takes=[y["HVA"]])
    return net
