"""A symbol in a table looks like the same symbol in an equation."""

import pytest
from found import some
from monoamine import evidence
from monoamine.model import build
from monoamine.tables.symbols import symbol_html


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("C_DA", "<i>C</i><sub>DA</sub>"),
        ("E0_HT", "<i>E</i><sup>0</sup><sub>5HT</sub>"),
        ("alpha_r_NE", "<i>α</i><sub>r,NE</sub>"),
        ("k1_DA", "<i>k</i><sub>1,DA</sub>"),
        ("fire_DA", "fire<sub>DA</sub>"),
        ("BDNF", "BDNF"),
        ("C", "<i>C</i>"),
    ],
)
def test_symbols_are_set(name, html):
    assert str(symbol_html(name)) == f'<span class="symbol">{html}</span>'


def test_every_symbol_of_model_and_tables_can_be_set():
    network = build()
    names = {str(one.symbol) for one in (*network.species, *network.parameters, *network.derived)}
    names |= {*evidence.table("parameters")["symbol"], *filter(None, evidence.table("hypotheses")["symbol"])}
    shown = {name: str(symbol_html(name)) for name in names}
    assert not [html for html in some(shown.values()) if "\\" in html or "{" in html]
    assert len(set(shown.values())) == len(shown)
