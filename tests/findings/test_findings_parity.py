"""Python and JavaScript show the same for the same choice."""

import itertools

import pytest
from found import some
from monoamine.findings.describe import cards, sentence
from monoamine.findings.description import DRUGS, SYSTEMS
from monoamine.findings.exhibit import names, systems
from monoamine.findings.rows import axes, findings, others, regions
from monoamine.findings.select import columns, select, y_frame
from monoamine.words import words
from nodes import in_node


def states() -> list[dict]:
    """A grid over every control, with a third of the regions."""
    drugs = [list(DRUGS), [], ["Semax"], ["d-amphetamine", "modafinil"]]
    places = ["all", *regions(findings()[0])[::3]]
    grid = itertools.product(drugs, SYSTEMS, (True, False), places, ("time", "dose"), ("log", "linear"))
    keys = ("drugs", "system", "metabolites", "region", "axis", "scale")
    return [dict(zip(keys, choice, strict=True)) for choice in grid]


def python_answer(rows: list[dict], places: dict, state: dict) -> dict:
    text, selection = words("evidence"), select(rows, state, places)
    return {
        "selection": selection,
        "frame": y_frame(selection["points"], state["scale"]),
        "columns": [columns(selection, rows, drug) for drug in state["drugs"]],
        "sentence": sentence(rows, state, selection, names(), text),
        "cards": cards(rows, others(), state, names(), systems(), text),
    }


def approximate(value):
    """The same structure with numbers compared to nine digits."""
    if isinstance(value, dict):
        return {key: approximate(item) for key, item in value.items()}
    if isinstance(value, list):
        return [approximate(item) for item in value]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return pytest.approx(value, rel=1e-9, abs=1e-9)
    return value


def test_both_languages_select_and_say_the_same(root):
    rows, _ = findings()
    places, choices = axes(rows), states()
    question = {
        "rows": rows,
        "others": others(),
        "axes": places,
        "names": names(),
        "systems": systems(),
        "text": words("evidence"),
        "states": choices,
    }
    answers = in_node(root / "tests" / "browser" / "selections.js", asked=question)
    for state, answer in zip(some(choices), answers, strict=True):
        assert answer == approximate(python_answer(rows, places, state)), state
