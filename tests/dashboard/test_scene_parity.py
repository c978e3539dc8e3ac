"""The page says what Python says: curves, moments, dose-responses, and all that is drawn and told from them.

Numbers are compared with a tolerance. What is made from numbers (panels, sentences, bars, tables) is made by Python
from the page's own numbers and has to be equal, so that no rounding step can lie between the two.
"""

import csv
import io

import numpy as np
import pytest
from agreement import close, equal
from found import some
from monoamine.dashboard.draw import dose_panel, panels
from monoamine.dashboard.exhibit import names, score
from monoamine.dashboard.measured import points, reach
from monoamine.dashboard.presets import preset
from monoamine.dashboard.scene import dose_response, moment, product_of, scene
from monoamine.dashboard.state import CHOICES, DRUGS, EVERY, SLOTS, WINDOWS, blank, decode, dose, encode, routes
from monoamine.dashboard.tell import tell
from monoamine.dashboard.where import groups
from monoamine.words import words
from states import sample, told_links
from twins import as_scene, in_javascript

pytestmark = pytest.mark.slow

DRAWN, SEED = 44, 5
LINKS = told_links()[::2]
STATES = [decode(link)[0] for link in LINKS] + sample(DRAWN, SEED)
NAMES = [f"{number}: {encode(state)}" for number, state in enumerate(STATES)]


@pytest.fixture(scope="module")
def page():
    return in_javascript(STATES)["states"]


@pytest.fixture(scope="module")
def python():
    return [scene(state) for state in STATES]


each = pytest.mark.parametrize("number", range(len(STATES)), ids=NAMES)


def test_the_sample_holds_every_choice_and_every_number_of_drugs():
    for field, allowed in CHOICES.values():
        assert {state[field] for state in STATES} == set(allowed), field
    given = [[slot for slot in state["doses"] if slot] for state in STATES]
    assert {len({slot["drug"] for slot in slots}) for slots in given} == set(range(SLOTS + 1))
    assert {(slot["drug"], slot["route"]) for slots in given for slot in slots} == {
        (drug, route) for drug in DRUGS for route in routes(drug)
    }
    assert {slot["every"] for slots in given for slot in slots} == set(EVERY)
    assert any(len(slots) > len({slot["drug"] for slot in slots}) for slots in given), "a drug given twice"
    assert any(state["tone"] < 1 for state in STATES) and any(state["tone"] > 1 for state in STATES)
    assert {state["vary"] for state in STATES} == {1, 2, 3}
    for see in CHOICES["see"][1]:
        shown = {state["product"] for state in STATES if state["see"] == see}
        assert shown == set(CHOICES["show"][1]), see


@each
def test_curves(page, python, number):
    made, answer = python[number], page[number]
    assert np.array_equal(answer["times"], made.times)
    assert [(run["key"], tuple(run["drugs"])) for run in answer["runs"]] == [(run.key, run.drugs) for run in made.runs]
    for run, said in zip(some(made.runs), answer["runs"], strict=True):
        assert close(said["product"], run.product), (run.key, product_of(made.state))
        for name, curve in run.outside.items():
            assert close(said["outside"][name], curve), (run.key, name)


@each
def test_moment(page, python, number):
    said, expected = dict(page[number]["moment"]), moment(python[number])
    assert set(said) == set(expected)
    carriers = list(zip(said.pop("carriers"), expected.pop("carriers"), strict=True))
    assert said.pop("transmitter") == expected.pop("transmitter")
    assert all(one["name"] == other["name"] for one, other in some(carriers))
    # Shares and folds of rest: a hundredth of a site, or of the resting level, is small.
    for one, other in [(said, expected), *carriers]:
        assert all(close(one[key], other[key], 0.01) for key in some(other) if key != "name"), (one, other)


@pytest.mark.parametrize("number", range(0, len(STATES), 2), ids=NAMES[::2])
def test_dose_response(page, number):
    expected, said = dose_response(STATES[number]), page[number]["answer"]
    assert (said is None) == (expected is None)
    if said:
        assert close(said["amounts"], expected[0], 0) and close(said["said"], expected[1])


@each
def test_panels(page, number):
    answer = page[number]
    assert equal(answer["panels"], panels(as_scene(STATES[number], answer), points(), reach()))


@each
def test_dose_panel(page, number):
    answer = page[number]["answer"]
    given = (answer["amounts"], answer["said"]) if answer else None
    assert equal(page[number]["dosePanel"], dose_panel(STATES[number], given))


@each
def test_bands_and_marks_do_not_hang_on_the_solver(page, python, number):
    mine = panels(python[number], points(), reach())
    for name, panel in some(page[number]["panels"].items()):
        assert equal(panel["band"], mine[name]["band"]), name
        assert [mark["point"] for mark in panel["marks"]] == [mark["point"] for mark in mine[name]["marks"]], name


@each
def test_sentences(page, number):
    answer = page[number]
    known = as_scene(STATES[number], answer), reach(), score(), words("dashboard"), names()
    assert (answer["told"], answer["toldProduct"]) == (tell(*known), tell(*known, shown=["product"]))


@each
def test_bars(page, number):
    answer = page[number]
    assert equal(answer["groups"], groups(answer["moment"], words("dashboard")))


def test_links(page):
    assert [answer["link"] for answer in page] == [encode(state) for state in STATES]


def test_the_csv_holds_the_curves(page):
    for state, answer in zip(STATES[:12], page, strict=False):
        rows = list(csv.DictReader(io.StringIO(answer["csv"])))
        quantity = product_of(state)
        curves = [
            (run["key"], name, "extracellular", curve)
            for run in answer["runs"]
            for name, curve in run["outside"].items()
        ]
        curves += [(run["key"], state["see"], quantity, run["product"]) for run in answer["runs"]]
        assert len(rows) == sum(len(curve) for *_, curve in curves)
        for key, name, what, curve in curves:
            mine = [row for row in rows if (row["given"], row["transmitter"], row["quantity"]) == (key, name, what)]
            assert [float(row["minute"]) for row in mine] == answer["times"]
            assert np.allclose([float(row["percent_of_baseline"]) for row in mine], curve, rtol=1e-5)


def test_levels_are_never_negative_and_all_numbers_are_defined(page):
    for answer in some(page):
        for run in some(answer["runs"]):
            curves = np.array([*run["outside"].values(), run["product"]], float)
            assert np.isfinite(curves).all() and (curves >= 0).all()


def test_firing_and_hypothesis_change_what_is_said():
    state = preset("claim")
    changed = [state, {**state, "tone": 1.5}, {**state, "hypothesis": "H0"}, {**state, "region": "hippocampus"}]
    curves = [answer["runs"][0]["product"] for answer in in_javascript(changed)["states"]]
    assert all(not close(curve, curves[0]) for curve in curves[1:])


def test_daily_doses_are_given_each_day():
    given = dose("d-amphetamine", 2.0, "sc", 60.0)
    once = {**blank(), "window": "7d", "doses": [given, None, None]}
    daily = {**once, "doses": [{**given, "every": "daily"}, None, None]}
    first, second = (np.array(one["runs"][0]["outside"]["DA"]) for one in in_javascript([once, daily])["states"])
    days = [slice(day * 24, day * 24 + 24) for day in range(int(WINDOWS["7d"] / 1440))]
    assert all(second[day].max() > 1.5 * first[day].max() for day in days[1:])
    assert close(second[days[0]], first[days[0]])
