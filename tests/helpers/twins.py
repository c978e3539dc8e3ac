"""The page's JavaScript asked from Python: what it shows for a state, and what it reads in a link."""

import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from monoamine import model
from monoamine.book.card_module import card_data
from monoamine.dashboard.controls import rules
from monoamine.dashboard.exhibit import names, score
from monoamine.dashboard.measured import points, reach
from monoamine.dashboard.scene import Curves, Scene
from monoamine.dashboard.state import WINDOWS
from monoamine.dashboard.view import axis
from monoamine.exhibits.ink import inks
from monoamine.exhibits.static import DASHES
from monoamine.model.export.javascript import javascript
from monoamine.model.export.scenario import scenario_js
from monoamine.words import words
from nodes import in_node

# Of the book, as a card shows it.
SITE = "https://owner.github.io/a-book/"
TWIN = Path(__file__).with_name("twin.mjs")


@cache
def modules() -> tempfile.TemporaryDirectory:
    """A folder with the two generated modules, kept as long as the tests run."""
    folder = tempfile.TemporaryDirectory(prefix="twins-")
    Path(folder.name, "model.mjs").write_text(javascript(model.build()), encoding="utf-8")
    Path(folder.name, "scenario.mjs").write_text(scenario_js(), encoding="utf-8")
    return folder


def in_javascript(states: Sequence[dict] = (), links: Sequence[str] = ()) -> dict:
    """``{"states": [...], "links": [...]}``, answers in the order of what was asked (see twin.mjs)."""
    data = {
        "rules": rules(),
        "points": points(),
        "reach": reach(),
        "score": score(),
        "text": words("dashboard"),
        "names": names(),
        "axes": {window: axis(window) for window in WINDOWS},
        "dashes": {name: DASHES[ink.dash] for name, ink in inks().items()},
        "card": card_data(SITE),
    }
    asked = {**data, "states": list(states), "links": list(links)}
    return in_node(TWIN, modules().name, asked=asked, timeout=300)


def as_scene(state: dict, answer: dict) -> Scene:
    """The scene with the page's numbers, for functions of Python that read curves and nothing else."""
    runs = tuple(
        Curves(
            run["key"],
            tuple(run["drugs"]),
            {name: np.array(curve) for name, curve in run["outside"].items()},
            np.array(run["product"]),
            None,
        )
        for run in answer["runs"]
    )
    return Scene(state, np.array(answer["times"]), runs)
