"""The equations of the model as the page shows them: read off the reaction network, never typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import htpy as h
import sympy as sp
from markupsafe import Markup

from ..exhibits.shown import Shown
from ..model import build
from ..model.export.latex import Equations, equations, expression_latex, rate_symbol, symbol_latex
from ..model.kinetics import NAMES
from ..model.network import Part, Reaction
from ..model.parts import TERMINALS, reactions_of, states_of
from ..words import words
from .cards import Row, cards
from .markup import separated
from .symbols import symbol_html

# The load of a door, by the name it is written with: a flow whose law is divided by it.
_LOADS = {
    "D_DAT": "DAT_DA",
    "D_NET": "NET_NE",
    "D_SERT": "SERT_HT",
    "D_VMAT2_DA": "packing_DA",
    "D_VMAT2_HT": "packing_HT",
    "D_VMAT2_NE": "packing_NE",
}
# The drug whose way to the brain stands for all of them: their flows differ in nothing but the constants.
SHOWN_DRUG = "AMPH"
# So many terms of a sum fit on a line of a phone.
_FLOWS_A_LINE, _TERMS_A_LINE = 2, 2
_UPRIGHT = re.compile(r"\\mathrm\{(\w+)\}")
_SUBSCRIPT = re.compile(rf"(?:\d+,)*{_UPRIGHT.pattern}(?:,(?:\d+|{_UPRIGHT.pattern}))*")


@dataclass(frozen=True)
class Maths:
    """Equations as Markdown for a page and as words for a log. Last in a cell, it shows itself."""

    text: str
    markdown: str

    def __str__(self) -> str:
        """The words."""
        return self.text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {"text/plain": self.text, "text/markdown": self.markdown}


# --- what several flows share ---------------------------------------------------------------------


@cache
def shared() -> dict[str, sp.Expr]:
    """What several flows share, by name: the loads D, the occupancies o of autoreceptors, the activity T of TrkB."""
    rates = {one.name: one.rate for one in build().reactions}
    outputs = {str(one.symbol): one.value for one in build().outputs}
    loads = {name: _below(rates[flow]) for name, flow in _LOADS.items()}
    return {**loads, **{f"o_{amine}": _followed(rates, amine) for amine in TERMINALS}, "T_TrkB": outputs["TrkB"]}


def _below(rate: sp.Expr) -> sp.Expr:
    """The one sum that a rate is divided by. Raises ValueError where there is none, or more than one."""
    (found,) = (part.base for part in sp.Mul.make_args(rate) if _is_below(part))
    return found


def _is_below(part: sp.Expr) -> bool:
    return part.is_Pow and part.exp == -1 and part.base.is_Add


def _followed(rates: dict[str, sp.Expr], amine: str) -> sp.Expr:
    """What the autoreceptor's signal follows: its rate is (occupancy - signal) / delay."""
    delay, signal = sp.symbols(f"tau_{amine} A_{amine}", real=True)
    return rates[f"autoreceptor_{amine}"] * delay + signal


@cache
def _written() -> Equations:
    return equations(build(), shared={symbol_latex(name): value for name, value in shared().items()})


@cache
def _names() -> dict[sp.Symbol, str]:
    """Stand-ins for what is shared, and how they are written."""
    return {sp.Symbol(f"shared{place}", real=True): symbol_latex(name) for place, name in enumerate(shared())}


def _short(value: sp.Expr) -> sp.Expr:
    return value.xreplace(dict(zip(shared().values(), _names(), strict=True)))


# --- single equations -----------------------------------------------------------------------------


def law(*flows: str, where: Iterable[str] = ()) -> Maths:
    """The laws of these flows (names of reactions), then what is shared in them (names of ``shared``).

    Raises KeyError for an unknown name.
    """
    known = {one.name: one for one in build().reactions}
    meanings = {name: _sum(symbol_latex(name), expression_latex(shared()[name])) for name in where}
    text = "; ".join([*(known[flow].label for flow in flows), *meanings])
    return Maths(text, _displays([*(_law(known[flow]) for flow in flows), *meanings.values()]))


def balance(*states: str) -> Maths:
    """The balances of these states: the flows in, less the flows out. Raises KeyError."""
    names = {str(one.symbol): one.name for one in build().species}
    return Maths("; ".join(f"balance of {names[one]}" for one in states), _displays(map(_balance, states)))


def derived(*symbols: str) -> Maths:
    """How these numbers of the closed-form baseline are computed. Raises KeyError."""
    known = {str(one.symbol): one for one in build().derived}
    text = "; ".join(known[one].name for one in symbols)
    return Maths(text, _displays(_equation(one, known[one].value) for one in symbols))


def _law(flow: Reaction) -> str:
    """A rate; where a sum above the line has its like below, such as a brake at rest and now, they stand together."""
    above, below = _sums(flow.rate)
    pairs = [(over, under) for under in below for over in above if _common(over, under)]
    if not pairs:
        return " = ".join(_written().rates[flow.name])
    rest = flow.rate / sp.prod(over / under for over, under in pairs)
    factors = [rf"\frac{{{_latex(over)}}}{{{_latex(under)}}}" for over, under in pairs]
    return _lines(rate_symbol(flow.name), _latex(rest), *(rf"\times {factor}" for factor in factors))


def _sums(rate: sp.Expr) -> tuple[list[sp.Expr], list[sp.Expr]]:
    """The sums that are factors of a rate, above and below the line."""
    parts = sp.Mul.make_args(_short(rate))
    return [part for part in parts if part.is_Add], [part.base for part in parts if _is_below(part)]


def _common(one: sp.Expr, other: sp.Expr) -> bool:
    return bool(one.free_symbols & other.free_symbols)


def _balance(state: str) -> str:
    left, _, right = _written().odes[state].partition(" = ")
    return _sum(left, right, _FLOWS_A_LINE)


def _equation(symbol: str, value: sp.Expr) -> str:
    return f"{symbol_latex(symbol)} = {_latex(_short(value))}"


def _latex(value: sp.Expr) -> str:
    return expression_latex(value, _names())


def _sum(left: str, right: str, per_line: int = _TERMS_A_LINE) -> str:
    """A sum over as many lines as it needs, its terms under each other."""
    terms = _terms(right)
    if len(terms) <= per_line + 1:
        return f"{left} = {right}"
    return _lines(left, *(" ".join(terms[at : at + per_line]) for at in range(0, len(terms), per_line)))


def _terms(text: str) -> list[str]:
    """The terms of a sum, each with its sign; a sum inside braces is one term."""
    found, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and text[place : place + 3] in (" + ", " - ") and place:
            found.append(text[start:place])
            start = place + 1
    return [*found, text[start:]]


def _lines(left: str, *lines: str) -> str:
    return rf"\begin{{aligned}}{left} &= " + r"\\ &\quad ".join(lines) + r"\end{aligned}"


def _displays(formulas: Iterable[str]) -> str:
    return "\n\n".join(f"$$\n{_in_words(formula)}\n$$" for formula in formulas)


def _in_words(formula: str) -> str:
    """A subscript's parts as one piece of text: fewer elements, and a screen reader meets words, not letters."""
    return _SUBSCRIPT.sub(lambda found: r"\text{" + _UPRIGHT.sub(r"\1", found[0]) + "}", formula)


# --- tables and folded lists ----------------------------------------------------------------------


def states() -> Shown:
    """The states of the three terminals, one row a role."""
    text = words("model_page")["states"]
    lines, rows = [text["caption"]], []
    for role, meaning in text["roles"].items():
        found = [one for one in build().species if one.kind == role]
        mine = [[one.symbol.name for one in found if one.part == part] for part in TERMINALS]
        lines.append(f"{role}, {meaning}: {'; '.join(', '.join(found) or text['none'] for found in mine)}")
        rows.append(
            Row([[symbol_html(role), " ", meaning], *(_cell(found) if found else text["none"] for found in mine)])
        )
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], rows, "states")
    return Shown("\n".join(lines), html)


def _cell(found: list[str]) -> h.Fragment:
    names = {str(one.symbol): one.name for one in build().species}
    return separated((h.fragment[symbol_html(state), " ", names[state]] for state in found), h.br)


Item = tuple[str, str]


def complete() -> Maths:
    """Every equation of the network, folded by part."""
    folds = [
        _shared_fold(),
        *map(_part_fold, (*TERMINALS, Part.CHAIN)),
        _kinetics_fold(),
        _derived_fold(),
        _outputs_fold(),
    ]
    return Maths("\n".join(title for title, _ in folds), "\n\n".join(_fold(*fold) for fold in folds))


def _shared_fold() -> tuple[str, list[Item]]:
    text = words("model_page")["equations"]
    items = [
        (text["names"][name], _sum(symbol_latex(name), expression_latex(value))) for name, value in shared().items()
    ]
    return text["shared"], items


def _part_fold(part: str) -> tuple[str, list[Item]]:
    """Flows with their laws, then the balance of each state."""
    return _flows_fold(part, reactions_of(build(), part), states_of(build(), part))


def _kinetics_fold() -> tuple[str, list[Item]]:
    """The same for one drug, which stands for all."""
    flows = [one for one in build().reactions if one.drug == SHOWN_DRUG]
    levels = [one.symbol.name for one in build().species if one.drug == SHOWN_DRUG]
    title, items = _flows_fold(Part.KINETICS, flows, levels)
    return f"{title}, {words('model_page')['equations']['each'].format(n=len(NAMES))}", items


def _flows_fold(part: str, flows: list[Reaction], levels: list[str]) -> tuple[str, list[Item]]:
    text = words("model_page")["equations"]
    names = {str(one.symbol): one.name for one in build().species}
    laws = [(flow.label, _law(flow)) for flow in flows]
    balances = [(text["balance"].format(state=names[state]), _balance(state)) for state in levels]
    return text["part"].format(part=text[part], flows=len(flows), states=len(levels)), [*laws, *balances]


def _derived_fold() -> tuple[str, list[Item]]:
    """Derived numbers, and where a state starts that does not simply start at a number's value."""
    text, found = words("model_page")["equations"], build().derived
    items = [(f"{one.name} ({_unit(one.unit)})", _equation(str(one.symbol), one.value)) for one in found]
    starts = [one for one in build().species if not (one.initial.is_Symbol or one.initial.is_number)]
    items += [
        (text["start"].format(state=one.name), f"{symbol_latex(str(one.symbol))}(0) = {_latex(one.initial)}")
        for one in starts
    ]
    return text["derived"].format(n=len(found)), items


def _outputs_fold() -> tuple[str, list[Item]]:
    text = words("model_page")["equations"]
    found = [one for one in build().outputs if one.value not in shared().values()]
    return text["outputs"].format(n=len(found)), [(one.name, _equation(str(one.symbol), one.value)) for one in found]


def _fold(title: str, items: Iterable[Item]) -> str:
    # HTML inside Markdown: an equation is Markdown, and lines without anything keep the two apart.
    parts = (
        h.fragment[h.dt[label], "\n", h.dd["\n\n", Markup(_displays([formula])), "\n\n"]] for label, formula in items
    )
    listed = h.dl["\n", separated(parts, "\n\n"), "\n"]
    return str(h.details(".laws")[h.summary[title], "\n", listed, "\n"])


def _unit(unit: str) -> str:
    return words("model_page")["no_unit"] if unit == "1" else unit.replace("uM", "µM")
