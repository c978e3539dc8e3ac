"""Dopamine, serotonin and norepinephrine terminals: synthesis, packing, release, uptake, breakdown, brake.

Source of the scheme: the published dopamine and serotonin terminals of Best, Nijhout and Reed (2009, 2010), unified
so that the three share carriers, packing and one form of autoreceptor. Time in hours.

Three volumes. Outside, a level is in uM of extracellular fluid, a fifth of the tissue. Inside, a state counts what a
litre of tissue holds, as tissue content is measured; what an enzyme or a carrier meets is that over the share of the
tissue that the terminals fill. Flows are in uM/h of tissue, so the fluid changes by one over its share.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sympy as sp

from .carriers import Carrier
from .network import FlowKind, Network, Part, Section, StateKind
from .neurotrophin import Neurotrophin

# Amine -> (name, autoreceptor, metabolite).
AMINES = {
    "DA": ("dopamine", "D2", "DOPAC"),
    "HT": ("serotonin", "5-HT1B", "5-HIAA"),
    "NE": ("norepinephrine", "alpha2A", "DHPG and MHPG"),
}
# Amine -> (cell bodies, their receptor). Serotonin cells have a receptor of their own there.
CELL_BODIES = {
    "DA": ("midbrain dopamine cells", "D2"),
    "HT": ("raphe", "5-HT1A"),
    "NE": ("locus coeruleus", "alpha2A"),
}
# Tyrosine hydroxylase works in two terminals, so its numbers belong to several.
ENZYMES = {"TH": Part.SHARED, "TPH": Part.HT}


@dataclass
class Setting:
    """What the terminals of one region share."""

    net: Network
    carriers: dict[str, Carrier]
    outside: dict[str, sp.Symbol]
    rest: dict[str, sp.Symbol]
    amphetamine_inside: sp.Expr
    trophic: Neurotrophin
    fluid: sp.Symbol
    filled: dict[str, sp.Symbol]

    def inside(self, terminal: str, level: sp.Expr) -> sp.Expr:
        """What a litre of tissue holds, as uM of the terminals of an amine."""
        return level / self.filled[terminal]

    def gained(self, amine: str) -> dict[sp.Symbol, sp.Expr]:
        """What one molecule in a litre of tissue adds to the level outside."""
        return {self.outside[amine]: 1 / self.fluid}

    def lost(self, amine: str) -> dict[sp.Symbol, sp.Expr]:
        """What one molecule in a litre of tissue takes from the level outside."""
        return {self.outside[amine]: -1 / self.fluid}

    def terminal(self, amine: str) -> Section:
        """What adds to the terminal of an amine."""
        return self.net.section(Part(amine))

    @property
    def shared(self) -> Section:
        """What adds to what several terminals share."""
        return self.net.section(Part.SHARED)


def outside(net: Network) -> tuple[dict[str, sp.Symbol], dict[str, sp.Symbol]]:
    """The extracellular amines and their resting levels."""
    own = {amine: net.section(Part(amine)) for amine in AMINES}
    rest = {a: own[a].parameter(f"E0_{a}", f"resting extracellular {AMINES[a][0]}", "uM") for a in AMINES}
    now = {
        a: own[a].add_species(StateKind.OUTSIDE, f"E_{a}", f"extracellular {AMINES[a][0]}", "uM", rest[a])
        for a in AMINES
    }
    return now, rest


def terminals_filled(net: Network) -> dict[str, sp.Symbol]:
    """The share of the tissue that the terminals of each amine fill: what they store there over what they hold."""
    found = {}
    for amine, (name, *_) in AMINES.items():
        own = net.section(Part(amine))
        stored = own.parameter(f"V0_{amine}", f"resting vesicular {name} in a litre of tissue", "uM")
        dense = own.parameter(f"Vt_{amine}", f"resting vesicular {name} in a litre of terminals", "uM")
        found[amine] = net.derive(
            f"phi_{amine}", f"share of the tissue that {name} terminals fill", "1", stored / dense
        )
    return found


# --- parts that the three terminals share ---------------------------------------------------------


def brake(here: Setting, amine: str) -> tuple[sp.Expr, sp.Expr]:
    """Add the autoreceptor and answer its factors on release and on synthesis, both 1 at rest."""
    (name, receptor, _), own = AMINES[amine], here.terminal(amine)
    half = own.parameter(f"KA_{amine}", f"{name} level that occupies half of {receptor}", "uM")
    delay = own.parameter(f"tau_{amine}", f"time constant of {receptor}", "h")
    agonist = own.parameter(f"G_{amine}", f"agonist at {receptor} over its constant", "1", neutral=0)
    antagonist = own.parameter(f"I_{amine}", f"antagonist at {receptor} over its constant", "1", neutral=0)
    level = here.outside[amine] / half + agonist
    at_rest = here.net.derive(
        f"A0_{amine}", f"resting {receptor} signal", "1", here.rest[amine] / (half + here.rest[amine])
    )
    signal = own.add_species(StateKind.AUTORECEPTOR, f"A_{amine}", f"{receptor} signal", "1", at_rest)
    follow = (level / (1 + level + antagonist) - signal) / delay
    own.react(FlowKind.AUTORECEPTOR, f"autoreceptor_{amine}", f"{receptor} follows {name}", follow, gives=[signal])
    factors = []
    for letter, what in (("r", "release"), ("s", "synthesis")):
        gain = own.parameter(f"alpha_{letter}_{amine}", f"strength of {receptor} on {what}", "1")
        factors.append(_slowed(gain, at_rest, signal))
    return factors[0], factors[1]


def _slowed(strength: sp.Expr, at_rest: sp.Expr, now: sp.Expr) -> sp.Expr:
    """What a receptor leaves of what it slows, relative to rest."""
    return (1 + strength * at_rest) / (1 + strength * now)


def impulse_flow(here: Setting, amine: str) -> sp.Expr:
    """Add the brake on the cell bodies and answer the firing relative to rest: their drive times what it lets through.

    They lie in another region. What reaches them there is taken to rise and fall as it does here.
    """
    (name, *_), (cells, receptor), own = AMINES[amine], CELL_BODIES[amine], here.terminal(amine)
    drive = own.parameter(f"fire_{amine}", f"drive of the {cells} relative to rest", "1", neutral=1)
    held = own.parameter(f"rho_N_{amine}", f"resting {name} at the {cells} over half-occupation of {receptor}", "1")
    strength = own.parameter(f"beta_N_{amine}", f"strength of {receptor} on the firing of the {cells}", "1")
    working = own.parameter(f"f_N_{amine}", f"share of {receptor} on the {cells} that works", "1", neutral=1)
    delay = own.parameter(f"tau_N_{amine}", f"time constant of {receptor} on the {cells}", "h")
    if receptor == AMINES[amine][1]:
        agonist, antagonist = sp.Symbol(f"G_{amine}", real=True), sp.Symbol(f"I_{amine}", real=True)
    else:
        agonist = own.parameter(f"G_N_{amine}", f"agonist at {receptor} over its constant", "1", neutral=0)
        antagonist = own.parameter(f"I_N_{amine}", f"antagonist at {receptor} over its constant", "1", neutral=0)
    level = held * here.outside[amine] / here.rest[amine] + agonist
    now, at_rest, gain = level / (1 + level + antagonist), held / (1 + held), strength * working
    let_through = own.add_species(StateKind.FIRING, f"N_{amine}", f"firing that {receptor} allows the {cells}", "1", 1)
    change = (_slowed(gain, at_rest, now) - let_through) / delay
    own.react(FlowKind.FIRING, f"firing_{amine}", f"{receptor} on the {cells}", change, gives=[let_through])
    return drive * let_through


def synthesis(
    here: Setting,
    amine: str,
    enzyme: str,
    free: sp.Expr,
    free_rest: sp.Expr,
    slowed: sp.Expr,
    firing: sp.Expr,
) -> sp.Expr:
    """Synthesis, uM/h: the resting rate times enzyme, precursor, brake, firing and product inhibition, 1 at rest."""
    name, own, its = AMINES[amine][0], here.terminal(amine), here.net.section(ENZYMES[enzyme])
    capacity = own.add_species(StateKind.CAPACITY, f"S_{amine}", f"synthesis capacity, {name}", "1", 1)
    adapt = own.parameter(f"kS_{amine}", f"turnover rate constant of the enzyme, {name}", "1/h")
    own.react(
        FlowKind.CAPACITY,
        f"capacity_{amine}",
        f"enzyme of {name} made and lost",
        adapt * (here.trophic.capacity[amine] - capacity),
        gives=[capacity],
    )
    working = its.parameter(f"f_{enzyme}", f"share of {enzyme} that works", "1", neutral=1)
    precursor = its.parameter(f"P_{enzyme}", f"precursor of {enzyme} relative to rest", "1", neutral=1)
    half = its.parameter(f"Kp_{enzyme}", f"precursor level of half saturation of {enzyme}, relative to rest", "1")
    excess = its.parameter(
        f"Ks_{enzyme}", f"precursor level of substrate inhibition of {enzyme}, relative to rest", "1"
    )
    supply = precursor * (half + 1 + 1 / excess) / (half + precursor + precursor**2 / excess)
    product = own.parameter(f"Ki_{amine}", f"cytosolic amine that halves synthesis of {name}", "uM")
    feedback = (1 + here.inside(amine, free_rest) / product) / (1 + here.inside(amine, free) / product)
    share = own.parameter(f"gamma_{amine}", f"strength of firing on the enzyme of {name}", "1")
    driven = (1 + share * firing) / (1 + share)
    resting = sp.Symbol(f"v0_{amine}", real=True)
    return resting * capacity * here.trophic.quick[amine] * working * supply * slowed * driven * feedback


def packing(here: Setting, amine: str, free: Mapping[str, sp.Expr], capacity: sp.Expr) -> dict[str, sp.Expr]:
    """Uptake into vesicles by VMAT2, uM/h, for each amine in the cytosol; amphetamine inside competes.

    ``amine`` names the terminal.
    """
    free = {one: here.inside(amine, level) for one, level in free.items()}
    working = here.shared.parameter("f_VMAT2", "share of VMAT2 that works", "1", neutral=1)
    rival = here.amphetamine_inside / here.shared.parameter("K_VMAT2_AMPH", "half-saturation of VMAT2 by AMPH", "uM")
    load = 1 + rival + sum(level / vesicle_affinity(here, one) for one, level in free.items())
    return {one: capacity * working * level / vesicle_affinity(here, one) / load for one, level in free.items()}


def vesicle_affinity(here: Setting, amine: str) -> sp.Symbol:
    """Half-saturation of VMAT2, uM."""
    return here.terminal(amine).parameter(f"K_VMAT2_{amine}", f"half-saturation of VMAT2 by {AMINES[amine][0]}", "uM")


def leak(here: Setting, amine: str, stored: sp.Symbol) -> sp.Expr:
    """Loss from vesicles to the cytosol, uM/h; amphetamine inside raises it by spoiling the acidity."""
    constant = here.terminal(amine).parameter(f"kl_{amine}", f"leak of vesicles, {AMINES[amine][0]}", "1/h")
    most = here.shared.parameter("lambda_AMPH", "largest rise of the leak by AMPH", "1")
    half = here.shared.parameter("Kw_AMPH", "AMPH inside that gives half of that rise", "uM")
    return constant * stored * (1 + most * here.amphetamine_inside / (here.amphetamine_inside + half))


def breakdown(here: Setting, amine: str, terminal: str, level: sp.Symbol, capacity: sp.Symbol) -> sp.Expr:
    """Breakdown of an amine by MAO in the cytosol of a terminal, uM/h; amphetamine inside competes."""
    half = here.terminal(amine).parameter(f"KM_{amine}", f"half-saturation of MAO by {AMINES[amine][0]}", "uM")
    rival = here.amphetamine_inside / here.shared.parameter("K_MAO_AMPH", "half-inhibition of MAO by AMPH", "uM")
    working = here.shared.parameter("f_MAO", "share of MAO that works", "1", neutral=1)
    met = here.inside(terminal, level)
    return capacity * working * met / (half * (1 + rival) + met)


def other_loss(here: Setting, amine: str, level: sp.Expr) -> sp.Expr:
    """Loss of cytosolic amine by other ways than MAO (conjugation, methylation, leak), uM/h.

    Small at rest. Without it nothing but the vesicles could hold what an animal without MAO makes.
    """
    name, own = AMINES[amine][0], here.terminal(amine)
    return own.parameter(f"kc_{amine}", f"loss of cytosolic {name} by other ways than MAO", "1/h") * level


def release_rate(constant: sp.Symbol, firing: sp.Expr, slowed: sp.Expr) -> sp.Expr:
    """Share of the vesicles' content released, 1/h."""
    return constant * firing * slowed


def exchange(here: Setting, carrier: str, terminal: str, level: sp.Symbol) -> sp.Expr:
    """Efflux from a terminal through a carrier in exchange for amphetamine, uM/h."""
    inside = here.inside(terminal, level)
    carriers = here.net.section(Part.CARRIERS)
    scale = carriers.parameter("eps_exchange", "efflux capacity of a carrier over its uptake capacity", "1")
    half = carriers.parameter(f"Kin_{carrier}", f"cytosolic amine that half fills the inward face of {carrier}", "uM")
    used = here.carriers[carrier]
    share = used.amphetamine / used.load
    return here.fluid * scale * here.trophic.efflux * used.capacity * share * inside / (half + inside)


# --- the three terminals --------------------------------------------------------------------------


def _uptake(here: Setting, carrier: str, amine: str) -> tuple[sp.Expr, sp.Expr]:
    """Uptake of an amine by a carrier: now, and at rest."""
    used = here.carriers[carrier]
    half = sp.Symbol(f"K_{carrier}_{amine}", real=True)
    now, rest = used.uptake(amine, here.outside[amine], half), used.resting_uptake(here.rest[amine], half)
    return here.fluid * now, here.fluid * rest


def _pools(here: Setting, amine: str, inside_rest: sp.Expr) -> tuple[sp.Symbol, sp.Symbol, sp.Symbol]:
    """Add cytosolic and vesicular amine; answer them and the resting vesicular level."""
    name, own = AMINES[amine][0], here.terminal(amine)
    stored = sp.Symbol(f"V0_{amine}", real=True)
    free = own.add_species(StateKind.CYTOSOL, f"C_{amine}", f"cytosolic {name}", "uM", inside_rest)
    vesicular = own.add_species(StateKind.VESICLES, f"V_{amine}", f"vesicular {name}", "uM", stored)
    return free, vesicular, stored


def _removal(here: Setting, amine: str) -> tuple[sp.Expr, sp.Expr]:
    """Loss from the extracellular fluid by other ways than the carriers: now and at rest."""
    name, own = AMINES[amine][0], here.terminal(amine)
    constant = own.parameter(f"krem_{amine}", f"removal of extracellular {name} by other ways", "1/h")
    return here.fluid * constant * here.outside[amine], here.fluid * constant * here.rest[amine]


def _mao_capacity(here: Setting, symbol: str, who: str, amine: str, burnt: sp.Symbol, met: sp.Expr) -> sp.Symbol:
    """Derive the capacity of MAO that breaks down ``burnt`` at rest, where it meets ``met`` in the cytosol."""
    half = here.terminal(amine).parameter(f"KM_{amine}", f"half-saturation of MAO by {AMINES[amine][0]}", "uM")
    return here.net.derive(symbol, f"capacity of MAO {who}", "uM/h", burnt * (half + met) / met)


def _release_constant(here: Setting, amine: str, released: sp.Symbol, stored_rest: sp.Symbol) -> sp.Symbol:
    """Derive the share of the vesicles' content that is released per hour at rest."""
    return here.net.derive(f"kr_{amine}", f"release constant of {AMINES[amine][0]}", "1/h", released / stored_rest)


@dataclass(frozen=True)
class Resting:
    """A terminal with one amine at rest: levels, and the flows that the closed form is built on, uM and uM/h."""

    free: sp.Symbol
    stored: sp.Symbol
    free_rest: sp.Expr
    stored_rest: sp.Symbol
    made: sp.Symbol
    released: sp.Symbol
    burnt: sp.Symbol


def _resting(here: Setting, amine: str, uptake: sp.Expr, released: sp.Expr) -> Resting:
    """Levels of a terminal with one amine, and its resting flows from its uptake and release at rest."""
    net, name, own = here.net, AMINES[amine][0], here.terminal(amine)
    free_rest = here.filled[amine] * own.parameter(f"C0_{amine}", f"resting cytosolic {name}", "uM")
    free, stored, stored_rest = _pools(here, amine, free_rest)
    turnover = own.parameter(f"kt_{amine}", f"fractional turnover of tissue {name}", "1/h")
    made = net.derive(f"v0_{amine}", f"resting synthesis of {name}", "uM/h", turnover * (free_rest + stored_rest))
    out = net.derive(f"R0_{amine}", f"resting release of {name}", "uM/h", released)
    burnt = net.derive(
        f"vM0_{amine}",
        f"resting breakdown of {name} by MAO",
        "uM/h",
        made + uptake - out - other_loss(here, amine, free_rest),
    )
    return Resting(free, stored, free_rest, stored_rest, made, out, burnt)


def _cycle(
    here: Setting, amine: str, enzyme: str, rest: Resting, brakes: tuple[sp.Expr, sp.Expr], firing: sp.Expr
) -> None:
    """Synthesis, packing, leak, release and other loss of a terminal with one amine."""
    net, name, own = here.net, AMINES[amine][0], here.terminal(amine)
    half, met = vesicle_affinity(here, amine), here.inside(amine, rest.free_rest)
    leaking = own.parameter(f"kl_{amine}", f"leak of vesicles, {name}", "1/h")
    filled = rest.released + leaking * rest.stored_rest
    pump = net.derive(
        f"Vv_{amine}",
        f"capacity of VMAT2 in {name} terminals",
        "uM/h",
        filled * (half + met) / met,
    )
    constant = _release_constant(here, amine, rest.released, rest.stored_rest)
    free, stored = rest.free, rest.stored
    made = synthesis(here, amine, enzyme, free, rest.free_rest, brakes[1], firing)
    packed = packing(here, amine, {amine: free}, pump)[amine]
    own.react(FlowKind.SYNTHESIS, f"synthesis_{amine}", f"synthesis of {name}", made, gives=[free])
    own.react(FlowKind.PACKING, f"packing_{amine}", f"packing of {name}", packed, [stored], [free])
    own.react(FlowKind.LEAK, f"leak_{amine}", f"leak of vesicular {name}", leak(here, amine, stored), [free], [stored])
    own.react(
        FlowKind.RELEASE,
        f"release_{amine}",
        f"release of {name}",
        release_rate(constant, firing, brakes[0]) * stored,
        takes=[stored],
        changes=here.gained(amine),
    )
    own.react(
        FlowKind.OTHER_LOSS,
        f"other_loss_{amine}",
        f"other loss of cytosolic {name}",
        other_loss(here, amine, free),
        takes=[free],
    )


def dopamine(here: Setting, from_norepinephrine: "NorepinephrineLinks") -> None:
    """Eight states: cytosolic, vesicular, extracellular, DOPAC, HVA, D2 signal, firing, synthesis capacity."""
    own = here.terminal("DA")
    brakes, firing = brake(here, "DA"), impulse_flow(here, "DA")
    (dat, dat_rest), (cross, cross_rest) = _uptake(here, "DAT", "DA"), _uptake(here, "NET", "DA")
    removal, removal_rest = _removal(here, "DA")
    co_released = from_norepinephrine.dopamine_release_rest
    rest = _resting(here, "DA", dat_rest, dat_rest + cross_rest + removal_rest - co_released)
    mao = _mao_capacity(here, "VM_DA", "in dopamine terminals", "DA", rest.burnt, here.inside("DA", rest.free_rest))
    _cycle(here, "DA", "TH", rest, brakes, firing)
    own.react(FlowKind.DAT, "DAT_DA", "uptake of dopamine by DAT", dat, [rest.free], changes=here.lost("DA"))
    # It ends in norepinephrine terminals, and is told there.
    here.terminal("NE").react(
        FlowKind.NET,
        "NET_DA",
        "uptake of dopamine by NET",
        cross,
        [from_norepinephrine.cytosol],
        changes=here.lost("DA"),
    )
    own.react(
        FlowKind.EXCHANGE,
        "efflux_DAT_DA",
        "exchange of dopamine through DAT",
        exchange(here, "DAT", "DA", rest.free),
        takes=[rest.free],
        changes=here.gained("DA"),
    )
    own.react(FlowKind.REMOVAL, "removal_DA", "other removal of dopamine", removal, changes=here.lost("DA"))
    burnt = breakdown(here, "DA", "DA", rest.free, mao)
    pool = rest.free_rest + rest.stored_rest
    flow = Metabolism(burnt, rest.burnt, rest.free, removal, removal_rest, pool)
    _dopamine_metabolites(here, flow, from_norepinephrine)


@dataclass(frozen=True)
class Metabolism:
    """Flows into the metabolites: by MAO now and at rest, from where, by removal, and the amine pool at rest."""

    mao: sp.Expr
    mao_rest: sp.Expr
    source: sp.Symbol
    removal: sp.Expr
    removal_rest: sp.Expr
    pool_rest: sp.Expr


def _first_metabolite(
    here: Setting, amine: str, inflow_rest: sp.Expr, pool_rest: sp.Expr
) -> tuple[sp.Symbol, sp.Symbol]:
    """Add the MAO product with a loss constant that keeps its resting ratio; answer state and constant."""
    (name, _, product), own = AMINES[amine], here.terminal(amine)
    ratio = own.parameter(f"rho1_{amine}", f"{product} over tissue {name} at rest", "1")
    level = own.add_species(StateKind.FIRST_METABOLITE, f"M1_{amine}", product, "uM", ratio * pool_rest)
    constant = here.net.derive(f"k1_{amine}", f"loss of {product}", "1/h", inflow_rest / (ratio * pool_rest))
    own.react(FlowKind.METABOLITE_LOSS, f"loss_M1_{amine}", f"loss of {product}", constant * level, takes=[level])
    return level, constant


def _dopamine_metabolites(here: Setting, flow: Metabolism, links: "NorepinephrineLinks") -> None:
    net, own = here.net, here.terminal("DA")
    inflow_rest = flow.mao_rest + links.dopamine_breakdown_rest
    dopac, loss = _first_metabolite(here, "DA", inflow_rest, flow.pool_rest)
    share = own.parameter("phi_COMT", "share of DOPAC that COMT turns into HVA", "1")
    methylated = own.parameter("eta_COMT", "share of removed extracellular dopamine that ends as HVA", "1")
    ratio = own.parameter("rho2_DA", "HVA over tissue dopamine at rest", "1")
    hva = own.add_species(StateKind.SECOND_METABOLITE, "M2_DA", "HVA", "uM", ratio * flow.pool_rest)
    inflow = share * inflow_rest + methylated * flow.removal_rest
    out = net.derive("k2_DA", "loss of HVA", "1/h", inflow / (ratio * flow.pool_rest))
    own.react(FlowKind.MAO, "MAO_DA", "breakdown of dopamine by MAO", flow.mao, [dopac], [flow.source])
    here.terminal("NE").react(
        FlowKind.MAO,
        "MAO_DA_NE",
        "breakdown of dopamine in norepinephrine terminals",
        links.dopamine_breakdown,
        [dopac],
        [links.cytosol],
    )
    own.react(FlowKind.COMT, "COMT_DOPAC", "HVA from DOPAC", share * loss * dopac, [hva])
    own.react(FlowKind.COMT, "COMT_DA", "HVA from extracellular dopamine", methylated * flow.removal, [hva])
    own.react(FlowKind.METABOLITE_LOSS, "loss_M2_DA", "loss of HVA", out * hva, takes=[hva])


def serotonin(here: Setting) -> None:
    """Seven states: cytosolic, vesicular, extracellular, 5-HIAA, 5-HT1B signal, firing, synthesis capacity."""
    own = here.terminal("HT")
    brakes, firing = brake(here, "HT"), impulse_flow(here, "HT")
    sert, sert_rest = _uptake(here, "SERT", "HT")
    removal, removal_rest = _removal(here, "HT")
    rest = _resting(here, "HT", sert_rest, sert_rest + removal_rest)
    mao = _mao_capacity(here, "VM_HT", "in serotonin terminals", "HT", rest.burnt, here.inside("HT", rest.free_rest))
    _cycle(here, "HT", "TPH", rest, brakes, firing)
    hiaa, _ = _first_metabolite(here, "HT", rest.burnt + removal_rest, rest.free_rest + rest.stored_rest)
    own.react(FlowKind.SERT, "SERT_HT", "uptake of serotonin by SERT", sert, [rest.free], changes=here.lost("HT"))
    own.react(
        FlowKind.EXCHANGE,
        "efflux_SERT_HT",
        "exchange of serotonin through SERT",
        exchange(here, "SERT", "HT", rest.free),
        takes=[rest.free],
        changes=here.gained("HT"),
    )
    own.react(FlowKind.REMOVAL, "removal_HT", "other removal of serotonin", removal, [hiaa], changes=here.lost("HT"))
    own.react(
        FlowKind.MAO,
        "MAO_HT",
        "breakdown of serotonin by MAO",
        breakdown(here, "HT", "HT", rest.free, mao),
        [hiaa],
        [rest.free],
    )


@dataclass(frozen=True)
class NorepinephrineLinks:
    """What the dopamine side needs to know of norepinephrine terminals, which make dopamine on their way."""

    cytosol: sp.Symbol
    dopamine_release_rest: sp.Expr
    dopamine_breakdown: sp.Expr
    dopamine_breakdown_rest: sp.Expr


@dataclass(frozen=True)
class TwoAmines:
    """Norepinephrine terminals at rest: dopamine on its way ("early") and norepinephrine ("late"), uM and uM/h."""

    early: sp.Symbol
    late: sp.Symbol
    early_stored: sp.Symbol
    late_stored: sp.Symbol
    early_rest: sp.Symbol
    late_rest: sp.Expr
    early_stored_rest: sp.Expr
    late_stored_rest: sp.Symbol
    converted: sp.Symbol
    packed: sp.Symbol
    burnt: sp.Symbol
    early_burnt: sp.Symbol
    release: sp.Symbol


def _two_amines(here: Setting, uptake_rest: sp.Expr, released_rest: sp.Expr) -> TwoAmines:
    """Levels of norepinephrine terminals, and the resting flows that hold them; ``uptake_rest`` by NET alone."""
    net, own = here.net, here.terminal("NE")
    filled = here.filled["NE"]
    late_rest = filled * own.parameter("C0_NE", "resting cytosolic norepinephrine", "uM")
    late, late_stored, late_stored_rest = _pools(here, "NE", late_rest)
    early_stored_rest = filled * own.parameter(
        "V0N_DA", "resting vesicular dopamine in a litre of norepinephrine terminals", "uM"
    )
    turnover = own.parameter("kt_NE", "fractional turnover of tissue norepinephrine", "1/h")
    share = own.parameter("phi_DBH", "share of the dopamine made that becomes norepinephrine at rest", "1")
    pool = late_rest + late_stored_rest + early_stored_rest
    made = net.derive("v0_NE", "resting synthesis in norepinephrine terminals", "uM/h", turnover * pool)
    converted = net.derive("vD0_NE", "resting conversion by DBH", "uM/h", share * made)
    released = net.derive("R0_NE", "resting release of norepinephrine", "uM/h", released_rest)
    release = _release_constant(here, "NE", released, late_stored_rest)
    leaking = own.parameter("kl_NE", "leak of vesicles, norepinephrine", "1/h")
    early_in = net.derive(
        "vi0N_DA",
        "resting packing of dopamine in norepinephrine terminals",
        "uM/h",
        (leaking + release) * early_stored_rest + converted,
    )
    late_in = net.derive(
        "vi0_NE", "resting packing of norepinephrine", "uM/h", released + leaking * late_stored_rest - converted
    )
    half, early_half = vesicle_affinity(here, "NE"), vesicle_affinity(here, "DA")
    # VMAT2 packs both amines in proportion to C/K, which fixes the resting dopamine beside the resting norepinephrine.
    early_rest = net.derive(
        "C0N_DA",
        "resting cytosolic dopamine in norepinephrine terminals",
        "uM",
        early_half * late_rest / half * early_in / late_in,
    )
    early = own.add_species(
        StateKind.CYTOSOL, "CN_DA", "cytosolic dopamine in norepinephrine terminals", "uM", early_rest
    )
    early_stored = own.add_species(
        StateKind.VESICLES, "VN_DA", "vesicular dopamine in norepinephrine terminals", "uM", early_stored_rest
    )
    met, early_met = here.inside("NE", late_rest), here.inside("NE", early_rest)
    load = 1 + met / half + early_met / early_half
    packed = net.derive("Vv_NE", "capacity of VMAT2 in norepinephrine terminals", "uM/h", late_in * load * half / met)
    _, cross_rest = _uptake(here, "NET", "DA")
    early_burnt = net.derive(
        "vM0N_DA",
        "resting breakdown of dopamine in norepinephrine terminals",
        "uM/h",
        made + leaking * early_stored_rest + cross_rest - early_in - other_loss(here, "DA", early_rest),
    )
    kept = uptake_rest + leaking * late_stored_rest - late_in
    burnt = net.derive(
        "vM0_NE", "resting breakdown of norepinephrine by MAO", "uM/h", kept - other_loss(here, "NE", late_rest)
    )
    return TwoAmines(
        early,
        late,
        early_stored,
        late_stored,
        early_rest,
        late_rest,
        early_stored_rest,
        late_stored_rest,
        converted,
        packed,
        burnt,
        early_burnt,
        release,
    )


def norepinephrine(here: Setting) -> NorepinephrineLinks:
    """Nine states: two amines in cytosol and vesicles, extracellular, metabolites, alpha2A, firing, capacity."""
    (slow_release, slow_synthesis), firing = brake(here, "NE"), impulse_flow(here, "NE")
    (net_up, net_rest), (dat_up, dat_rest) = _uptake(here, "NET", "NE"), _uptake(here, "DAT", "NE")
    removal, removal_rest = _removal(here, "NE")
    rest = _two_amines(here, net_rest, net_rest + dat_rest + removal_rest)
    mao = _mao_capacity(here, "VM_NE", "for norepinephrine", "NE", rest.burnt, here.inside("NE", rest.late_rest))
    early_mao = _mao_capacity(
        here,
        "VMN_DA",
        "for dopamine in norepinephrine terminals",
        "DA",
        rest.early_burnt,
        here.inside("NE", rest.early_rest),
    )
    pool = rest.late_rest + rest.late_stored_rest + rest.early_stored_rest
    product, _ = _first_metabolite(here, "NE", rest.burnt + dat_rest, pool)
    late, early, own = rest.late, rest.early, here.terminal("NE")
    made = synthesis(here, "NE", "TH", late, rest.late_rest, slow_synthesis, firing)
    own.react(FlowKind.SYNTHESIS, "synthesis_NE", "synthesis in norepinephrine terminals", made, gives=[early])
    _two_amine_stores(here, rest, release_rate(rest.release, firing, slow_release))
    own.react(FlowKind.NET, "NET_NE", "uptake of norepinephrine by NET", net_up, [late], changes=here.lost("NE"))
    own.react(FlowKind.DAT, "DAT_NE", "uptake of norepinephrine by DAT", dat_up, [product], changes=here.lost("NE"))
    own.react(
        FlowKind.EXCHANGE,
        "efflux_NET_NE",
        "exchange of norepinephrine through NET",
        exchange(here, "NET", "NE", late),
        takes=[late],
        changes=here.gained("NE"),
    )
    own.react(
        FlowKind.EXCHANGE,
        "efflux_NET_DA",
        "exchange of dopamine through NET",
        exchange(here, "NET", "NE", early),
        takes=[early],
        changes=here.gained("DA"),
    )
    own.react(FlowKind.REMOVAL, "removal_NE", "other removal of norepinephrine", removal, changes=here.lost("NE"))
    own.react(
        FlowKind.MAO,
        "MAO_NE",
        "breakdown of norepinephrine by MAO",
        breakdown(here, "NE", "NE", late, mao),
        [product],
        [late],
    )
    own.react(
        FlowKind.OTHER_LOSS,
        "other_loss_NE",
        "other loss of cytosolic norepinephrine",
        other_loss(here, "NE", late),
        takes=[late],
    )
    own.react(
        FlowKind.OTHER_LOSS,
        "other_loss_NE_DA",
        "other loss of cytosolic dopamine in norepinephrine terminals",
        other_loss(here, "DA", early),
        takes=[early],
    )
    burnt = breakdown(here, "DA", "NE", early, early_mao)
    return NorepinephrineLinks(early, rest.release * rest.early_stored_rest, burnt, rest.early_burnt)


def _two_amine_stores(here: Setting, rest: TwoAmines, rate: sp.Expr) -> None:
    """Packing, leak, conversion and release of both amines; ``rate`` is the share released per hour."""
    own, stored, early_stored = here.terminal("NE"), rest.late_stored, rest.early_stored
    packed = packing(here, "NE", {"NE": rest.late, "DA": rest.early}, rest.packed)
    own.react(FlowKind.PACKING, "packing_NE", "packing of norepinephrine", packed["NE"], [stored], [rest.late])
    own.react(
        FlowKind.PACKING,
        "packing_NE_DA",
        "packing of dopamine in norepinephrine terminals",
        packed["DA"],
        [early_stored],
        [rest.early],
    )
    own.react(
        FlowKind.LEAK, "leak_NE", "leak of vesicular norepinephrine", leak(here, "NE", stored), [rest.late], [stored]
    )
    own.react(
        FlowKind.LEAK,
        "leak_NE_DA",
        "leak of dopamine in norepinephrine terminals",
        leak(here, "NE", early_stored),
        [rest.early],
        [early_stored],
    )
    half = own.parameter("K_DBH", "vesicular dopamine of half saturation of DBH", "uM")
    met, met_rest = here.inside("NE", early_stored), here.inside("NE", rest.early_stored_rest)
    most = here.net.derive("V_DBH", "capacity of DBH", "uM/h", rest.converted * (half + met_rest) / met_rest)
    working = own.parameter("f_DBH", "share of DBH that works", "1", neutral=1)
    own.react(
        FlowKind.DBH,
        "DBH",
        "conversion of dopamine to norepinephrine",
        most * working * met / (half + met),
        [stored],
        [early_stored],
    )
    for amine, name, label, content in (
        ("NE", "release_NE", "release of norepinephrine", stored),
        ("DA", "release_NE_DA", "release of dopamine by norepinephrine terminals", early_stored),
    ):
        own.react(FlowKind.RELEASE, name, label, rate * content, takes=[content], changes=here.gained(amine))
