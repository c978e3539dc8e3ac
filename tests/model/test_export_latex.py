"""The equations for the page: every name follows the rule, every formula is one that KaTeX sets."""

import pytest
from found import some
from monoamine import model
from monoamine.model.export import latex
from nodes import set_by_katex

NAMES = {
    "C_DA": r"C_{\mathrm{DA}}",
    "E0_HT": r"E^{0}_{\mathrm{5HT}}",
    "alpha_r_NE": r"\alpha_{\mathrm{r},\mathrm{NE}}",
    "eps_S_DA": r"\varepsilon_{\mathrm{S},\mathrm{DA}}",
    "k1_DA": r"k_{1,\mathrm{DA}}",
    "V0N_DA": r"V^{0}_{\mathrm{N},\mathrm{DA}}",
    "krem_DA": r"k_{\mathrm{rem},\mathrm{DA}}",
    "fire_DA": r"\mathrm{fire}_{\mathrm{DA}}",
    "EC50_SEMAX": r"\mathrm{EC}_{50,\mathrm{Semax}}",
    "BDNF": r"\mathrm{BDNF}",
    "tau_DA": r"\tau_{\mathrm{DA}}",
    "KA_DA": r"K_{\mathrm{A},\mathrm{DA}}",
}


@pytest.mark.parametrize("name", NAMES)
def test_names_follow_the_rule(name):
    assert latex.symbol_latex(name) == NAMES[name]


def test_no_two_symbols_look_the_same():
    network = model.build()
    names = [str(one.symbol) for one in (*network.species, *network.parameters, *network.derived)]
    shown = [latex.symbol_latex(name) for name in names]
    assert sorted({one for one in shown if shown.count(one) > 1}) == []


def test_the_carriers_load_is_written_once():
    found = latex.equations(model.build())
    assert len(found.shared) >= 3
    assert "D_{" in found.rates["DAT_DA"][1] and len(found.rates["DAT_DA"][1]) < 120
    assert found.odes["E_DA"].startswith(r"\frac{dE_{\mathrm{DA}}}{dt} = ")


def test_every_formula_is_set_by_katex():
    found = latex.equations(model.build())
    formulas = [*(f"{a} = {b}" for a, b in (*found.shared, *found.rates.values())), *found.odes.values()]
    assert len(set_by_katex(formulas)) == len(some(formulas))
