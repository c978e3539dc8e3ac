"""The three roads to a solution that the parity tests compare: the page's JavaScript, SciPy and libRoadRunner."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import nodes
import numpy as np
from monoamine.model.export import javascript, sbml
from monoamine.model.network import Network
from monoamine.model.numeric import numeric

BROWSER = Path(__file__).resolve().parents[2] / "chapters" / "monoamine" / "browser" / "model"
DAY = [hour / 12 for hour in range(289)]
_SCRIPT = """
import {{ readFileSync }} from "node:fs";
import {{ run }} from "{browser}/run.js";
import {{ model }} from "{module}";
const answers = JSON.parse(readFileSync(0, "utf8")).map((protocol) => {{
  try {{
    const {{ species, steps }} = run(model, protocol);
    return {{ states: model.species.map(({{ symbol }}) => [...species[symbol]]), steps }};
  }} catch (error) {{
    return {{ error: error.message }};
  }}
}});
process.stdout.write(JSON.stringify(answers));
"""


def in_node(network: Network, protocols: Sequence[Mapping], folder: Path) -> list[dict]:
    """Run each protocol with browser/model/run.js; answers hold ``states``, ``steps`` or ``error``."""
    module = folder / "model.mjs"
    module.write_text(javascript.javascript(network), encoding="utf-8")
    script = folder / "solve.mjs"
    script.write_text(_SCRIPT.format(browser=BROWSER.as_uri(), module=module.as_uri()), encoding="utf-8")
    return nodes.in_node(script, asked=list(protocols))


class RoadRunner:
    """The exported SBML in libRoadRunner (CVODE)."""

    def __init__(self, network: Network, given: Mapping[str, float], events: Sequence[Mapping] = ()) -> None:
        import roadrunner

        roadrunner.Logger.setLevel(roadrunner.Logger.LOG_ERROR)
        text = sbml.sbml(network, given, events)
        rules = set(re.findall(r'<rateRule variable="(\w+)"', text))
        self.runner = roadrunner.RoadRunner(text)
        self.runner.timeCourseSelections = [str(one) if str(one) in rules else f"[{one}]" for one in network.states]

    def solve(self, hours: float, points: int, rtol: float, atol: float) -> np.ndarray:
        """States at evenly spaced times from 0, shape (states, points)."""
        self.runner.resetToOrigin()
        self.runner.integrator.relative_tolerance = rtol
        self.runner.integrator.absolute_tolerance = atol
        self.runner.integrator.maximum_num_steps = 100000
        return np.array(self.runner.simulate(0, hours, points)).T


def worst(result: np.ndarray, reference: np.ndarray) -> float:
    """Largest relative difference over all states and times.

    A state is compared against the larger of its value and a thousandth of its own peak (plus 1e-9 uM): a dose that has
    been absorbed to a millionth, or dopamine in a terminal at 1e-12 uM, has no digits that anybody could measure.
    """
    peak = np.abs(reference).max(axis=1, keepdims=True)
    return float((np.abs(result - reference) / np.maximum(np.abs(reference), 1e-3 * peak + 1e-9)).max())


def draws(network: Network, given: Mapping[str, float], count: int, seed: int) -> list[dict[str, float]]:
    """Parameter sets with each value times a factor between 1/3 and 3 (log-uniform); those whose closed-form baseline
    has no negative number, which would be no animal."""
    model, random, kept = numeric(network), np.random.default_rng(seed), []
    first = len(model.program.base)
    while len(kept) < count:
        one = {name: value * 3 ** random.uniform(-1, 1) for name, value in given.items()}
        if (model.derive(one)[first : len(model.index)] >= 0).all():
            kept.append(one)
    return kept
