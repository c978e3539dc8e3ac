"""BDNF and TrkB: an indirect response that a peptide may start, and what it may do to the terminals.

Nothing here is assumed to be true of Semax: each effect has a strength of its own, and a hypothesis is a set of them.
"""

from dataclasses import dataclass

import sympy as sp

from .network import FlowKind, Network, Part, StateKind

AMINES = ("DA", "HT", "NE")


@dataclass(frozen=True)
class Neurotrophin:
    """``capacity`` is the target of synthesis capacity by amine, ``quick`` the fast gain of synthesis by amine,
    ``efflux`` the gain of exchange."""

    capacity: dict[str, sp.Expr]
    quick: dict[str, sp.Expr]
    efflux: sp.Expr


def neurotrophin(net: Network, peptide: sp.Symbol) -> Neurotrophin:
    """Add BDNF mRNA, BDNF protein and a fast branch, driven by the peptide's level in the brain."""
    chain = net.section(Part.CHAIN)
    half = chain.parameter("EC50_SEMAX", "peptide level of half its effect", "uM")
    on = chain.parameter("k_on", "rate constant at which the peptide switches the fast signal on", "1/h")
    off = chain.parameter("k_off", "rate constant at which the fast signal fades", "1/h")
    strength = chain.parameter("Emax_BDNF", "largest rise of BDNF synthesis by the fast signal", "1")
    rna_rate = chain.parameter("k_mRNA", "turnover rate constant of BDNF mRNA", "1/h")
    protein_rate = chain.parameter("k_BDNF", "turnover rate constant of BDNF protein", "1/h")
    saturation = chain.parameter("kappa_TrkB", "BDNF level of half TrkB activation, relative to rest", "1")
    fast = chain.add_species(StateKind.FAST_SIGNAL, "F_fast", "fast signal of the peptide, 0 to 1", "1", 0)
    rna = chain.add_species(StateKind.RNA, "mRNA_BDNF", "BDNF mRNA relative to rest", "1", 1)
    protein = chain.add_species(StateKind.PROTEIN, "BDNF", "BDNF protein relative to rest", "1", 1)
    # The peptide is gone in minutes and its effects last hours, so something has to remember it.
    chain.react(
        FlowKind.SIGNAL,
        "signal_on",
        "fast signal switched on",
        on * peptide / (half + peptide) * (1 - fast),
        gives=[fast],
    )
    chain.react(FlowKind.SIGNAL, "signal_off", "fast signal fading", off * fast, takes=[fast])
    chain.react(
        FlowKind.EXPRESSION, "bdnf_mrna", "BDNF mRNA made and lost", rna_rate * (1 + strength * fast - rna), gives=[rna]
    )
    chain.react(
        FlowKind.EXPRESSION,
        "bdnf_protein",
        "BDNF protein made and lost",
        protein_rate * (rna - protein),
        gives=[protein],
    )
    trkb = (1 + saturation) * protein / (saturation + protein)
    net.output("TrkB", "activation of TrkB relative to rest", "1", trkb)
    slow = {
        a: chain.parameter(f"eps_S_{a}", f"effect of TrkB on synthesis capacity, {a}", "1", neutral=0) for a in AMINES
    }
    quick = {
        a: chain.parameter(f"eps_F_{a}", f"effect of the fast branch on synthesis, {a}", "1", neutral=0) for a in AMINES
    }
    prime = chain.parameter("eps_J", "effect of the fast branch on exchange through the carriers", "1", neutral=0)
    return Neurotrophin(
        {amine: 1 + slow[amine] * (trkb - 1) for amine in AMINES},
        {amine: 1 + quick[amine] * fast for amine in AMINES},
        1 + prime * fast,
    )
