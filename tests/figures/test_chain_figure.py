"""The chain on one clock: the curves are the model's, the marks the tables', the controls move two rows."""

import itertools
import json

import numpy as np
import pytest
from form_figures import choose, opened
from found import some
from monoamine import evidence
from monoamine.figures import chain as figure
from monoamine.model import chain as model

pytestmark = pytest.mark.slow

FIRST = {"enzyme": "TH", "fast": "with"}
CHOICES = list(itertools.product(model.ENZYMES, model.FAST))


@pytest.fixture(scope="module")
def table():
    return figure.chain().table


def test_the_middle_of_the_chain_is_empty(table):
    seen = table[table["where, or what"] != "half-life in the model"].groupby("link")["result"].agg(set)
    assert set(seen.index) == {*figure.words("chain_figure")["links"].values()}
    assert seen["enzyme that makes serotonin"] == seen["fast signal"] == {"never measured"}
    assert seen["TrkB switched on"] == {"up, minute not stated"}
    assert seen["dopamine and metabolites"] == {"no change"}


def test_the_links_of_the_model_peak_one_after_the_other():
    names = ("brain", "signal", "message", "protein", "enzyme")
    peaks = [model.highest(name)[0] for name in names]
    assert peaks == sorted(peaks)


def test_the_prose_about_the_fast_branch_holds():
    at = {one: np.interp((4, 24), model.hours(), model.course("metabolite", *one)) for one in CHOICES}
    assert at["TH", "with"][0] > 1.4  # the rise that was fitted
    assert abs(at["TH", "without"][0] - 1) < 0.01  # new enzyme alone does nothing in four hours
    assert at["TPH1", "without"][0] < 1.1  # even a short-lived one helps little
    assert at["TPH1", "without"][1] > at["TH", "without"][1]


def test_a_share_is_counted_from_the_largest_change_of_any_choice():
    for name in some(model.LINKS):
        tops = [model.share(name, *one).max() for one in CHOICES]
        assert max(tops) == pytest.approx(0 if name == "dopamine" else 1, abs=0.02)


def test_half_lives_are_those_of_the_tables():
    half, known = model.half_lives(), evidence.table("kinetic_constants").set_index("symbol")["value"]
    assert half["message"] == pytest.approx(known["t12_BDNFmRNA"], rel=0.01)
    assert half["enzyme"] == pytest.approx(known["t12_TH"], rel=0.01)
    assert model.half_lives("TPH1")["enzyme"] == pytest.approx(model.enzyme_half_lives()["TPH1"])


def test_the_table_says_how_each_half_life_is_known(table):
    how = table[table["where, or what"] == "half-life in the model"].set_index("link")["result"]
    assert how["Bdnf message"].startswith("measured: ")
    assert how["BDNF protein"] == how["enzyme that makes serotonin"] == "assumed"
    assert how["Semax in the brain"] == "taken over, not measured"


def test_the_payload_is_small():
    assert len(json.dumps(figure.chain().payload(), ensure_ascii=False)) < 56_000


@pytest.mark.parametrize(("name", "value"), [("enzyme", "TPH2"), ("fast", "maybe")])
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{name}: {value!r} is not allowed; allowed: "):
        figure.chain(**{name: value})


@pytest.fixture(scope="module")
def page(browser, site):
    page = opened(browser, site, "three-systems", "chain-run")
    yield page
    page.close()


@pytest.mark.parametrize(("name", "value"), [("enzyme", "TPH1"), ("fast", "without"), ("enzyme", "TH")])
def test_each_control_moves_its_rows_as_python_says(page, name, value):
    choose(page, "chain-run", name, value, FIRST[name])
    state = {**FIRST, name: value}
    assert page.locator("#exhibit-chain-run [data-words]").text_content() == figure.told(**state)
    ys, x = page.evaluate("""() => [['chain-changing', 'ys'], ['chain-assumed', 'x']].map(([name, column]) =>
      JSON.parse(JSON.stringify(window.monoamine.exhibits['chain-run'].document.get_model_by_name(name).data[column])))""")
    for drawn, link in zip(ys, ("enzyme", "metabolite"), strict=True):
        rise = (max(drawn) - drawn[0]) / model.share(link, **state).max()
        assert rise == pytest.approx(figure._RISE, rel=0.1)
    assert any(hours == pytest.approx(model.half_lives(state["enzyme"])["enzyme"], rel=0.01) for hours in x)
