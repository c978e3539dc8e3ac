"""The page's equations are the network's: complete, exact, and set by KaTeX."""

import re

import pytest
import sympy as sp
from bs4 import BeautifulSoup
from found import some
from monoamine.model import build
from monoamine.model.kinetics import NAMES, ROUTES
from monoamine.model.network import Part
from monoamine.model.parts import reactions_of, states_of
from monoamine.tables import equations
from nodes import set_by_katex


@pytest.fixture(scope="module")
def complete():
    return equations.complete().markdown


def formulas(markdown):
    return re.findall(r"\$\$\n(.*?)\n\$\$", markdown, re.S)


def other_drugs():
    mine = [*reactions_of(build(), Part.KINETICS)]
    return [one for one in mine if equations.SHOWN_DRUG not in one.name.split("_")]


def test_every_flow_and_balance_is_there(complete):
    flows = [one for one in build().reactions if one not in other_drugs()]
    assert all(f"<dt>{one.label}</dt>" in complete for one in some(flows))
    names = {str(one.symbol): one.name for one in build().species}
    shown = [s for s in names if s not in states_of(build(), Part.KINETICS) or equations.SHOWN_DRUG in s]
    assert all(f"<dt>balance of: {names[state]}</dt>" in complete for state in some(shown))


def test_every_derived_number_and_output_is_there(complete):
    assert all(f"<dt>{one.name} (" in complete for one in some(build().derived))
    assert all(f"<dt>{one.name}</dt>" in complete for one in some(build().outputs))


@pytest.mark.parametrize("code", NAMES)
def test_one_drug_stands_for_all(code):
    """The flows of any drug are those of the shown one with its own constants, in the order of its routes."""

    def told(drug):
        names = {drug: "X", **{route: f"route{i}" for i, route in enumerate(ROUTES[drug])}}

        def plain(symbol):
            return sp.Symbol("_".join(names.get(part, part) for part in str(symbol).split("_")), real=True)

        flows = [one for one in reactions_of(build(), Part.KINETICS) if drug in one.name.split("_")]
        return [
            (
                one.rate.xreplace({s: plain(s) for s in one.rate.free_symbols}),
                {
                    plain(s): sp.sympify(n).xreplace({t: plain(t) for t in sp.sympify(n).free_symbols})
                    for s, n in one.changes.items()
                },
            )
            for one in flows
        ]

    assert told(code) == told(equations.SHOWN_DRUG)


def test_what_is_shared_is_what_the_flows_hold():
    rates = {one.name: one.rate for one in build().reactions}
    for name, value in some(equations.shared().items()):
        assert any(rate.has(value) for rate in rates.values()), name


@pytest.mark.parametrize("amine", ["DA", "HT", "NE"])
def test_a_law_in_pairs_is_the_law(amine):
    """The product of fractions that is printed is the rate."""
    flow = next(one for one in build().reactions if one.name == f"synthesis_{amine}")
    above, below = equations._sums(flow.rate)
    pairs = [(a, b) for b in below for a in above if a.free_symbols & b.free_symbols]
    assert len(pairs) == 4 and len({a for a, _ in pairs}) == len({b for _, b in pairs}) == 4
    rest = flow.rate / sp.prod(a / b for a, b in pairs)
    assert not rest.atoms(sp.Pow)
    assert sp.simplify(rest * sp.prod(a / b for a, b in pairs) - flow.rate) == 0


def test_a_long_sum_is_broken_between_its_terms():
    text = equations._sum("x", r"1 + \frac{a + b}{c} - d + e + f")
    assert text.count("\\\\") == 2 and r"\frac{a + b}{c}" in text
    assert equations._sum("x", "a - b") == "x = a - b"


def test_an_unknown_flow_is_an_error():
    with pytest.raises(KeyError):
        equations.law("no_such_flow")
    with pytest.raises(KeyError):
        equations.balance("no_such_state")


def test_nothing_is_typed_twice():
    """The markdown of a law is the export's, but for subscripts set as text."""
    printed = equations.law("DAT_DA").markdown
    assert (
        printed == "$$\nv_{\\text{DAT,DA}} = "
        "\\frac{E_{\\text{DA}}\\,V_{\\text{DAT}}\\,\\alpha_{\\text{ECS}}\\,f_{\\text{DAT}}}"
        "{K_{\\text{DAT,DA}}\\,D_{\\text{DAT}}}\n$$"
    )


def test_states_stand_with_their_role():
    rows = BeautifulSoup(equations.states().html, "html.parser").select("tbody tr")
    assert len(rows) == 8
    symbols = [one.get_text() for row in rows for cell in row.select("td") for one in cell.select(".symbol")]
    assert len(symbols) == 24
    assert [cell.get_text() for cell in rows[4].select("td")][1:] == ["none", "none"]


def test_every_formula_is_set_by_katex(complete):
    found = formulas(complete)
    assert len(found) > 120
    assert len(set_by_katex(found)) == len(found)
