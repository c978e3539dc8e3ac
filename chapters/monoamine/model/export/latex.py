"""The network's equations as LaTeX that KaTeX sets: each rate law once, and each state as a sum of rates."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sympy as sp
from sympy.printing.latex import LatexPrinter

from ..network import Network

GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "eta", "kappa", "lambda", "phi", "rho", "sigma", "tau", "theta"}
SHORT = {"eps": r"\varepsilon"}
# Heads that are words and no letter with an index.
WORDS = {"fire", "mRNA", "BDNF", "EC"}
_STEMS = sorted(GREEK | WORDS | set(SHORT), key=len, reverse=True)
# How parts of a name are written for a reader.
PARTS = {"HT": "5HT", "SEMAX": "Semax"}
# A sum is worth a name of its own when it is long and occurs in several rates.
LONG = 4


@dataclass(frozen=True)
class Equations:
    """LaTeX without dollar signs. ``shared``: (symbol, meaning) of sums that several rates use; ``rates``: by reaction,
    the rate's symbol and law; ``odes``: by state, ``\\frac{d...}{dt} = ...`` in the rates' symbols."""

    shared: list[tuple[str, str]]
    rates: dict[str, tuple[str, str]]
    odes: dict[str, str]


class _Printer(LatexPrinter):  # type: ignore[misc]  # SymPy has no types.
    """Sums begin with their number and end with what is taken away: 1 + x, and b - a."""

    def _as_ordered_terms(self, expr: sp.Expr, order: str | None = None) -> list[sp.Expr]:
        terms = super()._as_ordered_terms(expr, order)
        return sorted(terms, key=lambda term: (term.could_extract_minus_sign(), not term.is_number))


def symbol_latex(name: str) -> str:
    """A symbol's name for a reader, by rule: ``C_DA`` -> C_{\\mathrm{DA}}, ``E0_HT`` -> E^{0}_{\\mathrm{5HT}}.

    The name is a head and parts, divided by ``_``. Of the head, the first letter (or Greek name, or word) is the
    symbol, a 0 after it marks a resting value, other digits and letters go below with the parts.
    """
    head, *parts = name.split("_")
    stem = next((one for one in _STEMS if head.startswith(one)), head[0])
    rest = re.findall(r"\d+|[^\d]+", head[len(stem) :])
    resting = "0" in rest
    below = [one if one.isdigit() else _roman(one) for one in rest if one != "0"] + [_roman(part) for part in parts]
    text = SHORT.get(stem) or (rf"\{stem}" if stem in GREEK else _roman(stem) if stem in WORDS else stem)
    return text + ("^{0}" if resting else "") + (f"_{{{','.join(below)}}}" if below else "")


def rate_symbol(reaction: str) -> str:
    """The symbol of a reaction's rate: ``packing_NE_DA`` -> v_{\\mathrm{packing},\\mathrm{NE},\\mathrm{DA}}."""
    return f"v_{{{','.join(_roman(part) for part in reaction.split('_'))}}}"


def expression_latex(expression: sp.Expr, more: Mapping[sp.Symbol, str] | None = None) -> str:
    """An expression of the network as LaTeX; ``more`` gives symbols that follow no rule."""
    names = {symbol: symbol_latex(symbol.name) for symbol in expression.free_symbols} | dict(more or {})
    return str(_Printer({"symbol_names": names, "mul_symbol": r"\,"}).doprint(expression))


def equations(network: Network, shared: Mapping[str, sp.Expr] | None = None) -> Equations:
    """All equations. ``shared`` names sums that several rates use (LaTeX symbol -> sum, such as D_{\\mathrm{DAT}});
    without it long ones are found and named D_1, D_2, ..."""
    found = shared if shared is not None else _long_sums([reaction.rate for reaction in network.reactions])
    stand_ins = {value: sp.Symbol(f"shared{i}", real=True) for i, value in enumerate(found.values())}
    written = dict(zip(stand_ins.values(), found, strict=True))
    laws = {
        reaction.name: (rate_symbol(reaction.name), expression_latex(reaction.rate.xreplace(stand_ins), written))
        for reaction in network.reactions
    }
    sums = [(symbol, expression_latex(value)) for symbol, value in found.items()]
    return Equations(sums, laws, {str(state): _ode(network, state) for state in network.states})


def _ode(network: Network, state: sp.Symbol) -> str:
    text = ""
    for reaction in network.reactions:
        count = sp.sympify(reaction.changes.get(state, 0))
        if count == 0:
            continue
        negative = count.could_extract_minus_sign()
        size = -count if negative else count
        factor = "" if size == 1 else rf"{expression_latex(size)}\,"
        text += f" {'-' if negative else '+'} {factor}{rate_symbol(reaction.name)}"
    return rf"\frac{{d{symbol_latex(state.name)}}}{{dt}} = {text.removeprefix(' + ').strip() or '0'}"


def _long_sums(rates: list[sp.Expr]) -> dict[str, sp.Expr]:
    """Sums of at least LONG terms that at least two rates hold, in the order of first use."""
    uses = Counter(part for rate in rates for part in rate.atoms(sp.Add) if len(part.args) >= LONG)
    order = [part for rate in rates for part in sorted(rate.atoms(sp.Add), key=sp.default_sort_key)]
    kept = list(dict.fromkeys(part for part in order if uses[part] > 1))
    return {f"D_{{{number}}}": part for number, part in enumerate(kept, 1)}


def _roman(text: str) -> str:
    text = PARTS.get(text, text)
    return rf"\mathrm{{{text}}}"
