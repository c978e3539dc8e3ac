"""The page's simulate.js asked from Python, and its requests read as Python's."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from monoamine import model
from monoamine.model.export.javascript import javascript
from monoamine.model.export.scenario import scenario_js
from nodes import in_node
from solvers import BROWSER

# The page's name of an argument -> Python's.
ARGUMENTS = {"durationH": "duration_h", "sampleMin": "sample_min", "timeMin": "time_min", "atMin": "at_min"}
_SCRIPT = """
import {{ displacement, occupancy, simulate }} from "{browser}/simulate.js";
import {{ model }} from "./model.mjs";
import {{ scenario }} from "./scenario.mjs";
import {{ questions }} from "./questions.mjs";
const functions = {{ simulate, occupancy, displacement }};
const plain = (value) => (value instanceof Float64Array ? [...value] : value);
const answers = questions.map(({{ ask, request, read }}) => {{
  try {{
    const found = functions[ask](model, scenario, request);
    return {{ found: ask === "simulate" ? read.map(([method, ...rest]) => plain(found[method](...rest))) : found,
      timesMin: plain(found.timesMin) }};
  }} catch (error) {{
    return {{ error: error.message }};
  }}
}});
process.stdout.write(JSON.stringify(answers));
"""


def write_modules(folder: Path) -> None:
    """The two generated modules, as model.mjs and scenario.mjs."""
    (folder / "model.mjs").write_text(javascript(model.build()), encoding="utf-8")
    (folder / "scenario.mjs").write_text(scenario_js(), encoding="utf-8")


def ask(folder: Path, questions: Sequence[Mapping]) -> list[dict]:
    """The page's answers, in order; ``folder`` holds the generated modules.

    A question is {ask, request, read}: the function (simulate), its request, and what to read off the run, each as
    [method, *arguments]. An answer has ``found`` and ``timesMin``, or ``error``, the message. NaN comes back as None.
    """
    whole = [{"ask": "simulate", "read": [], **one} for one in questions]
    # As a module and not as JSON, which has no NaN and no Infinity.
    (folder / "questions.mjs").write_text(f"export const questions = {json.dumps(whole)};", encoding="utf-8")
    (folder / "ask.mjs").write_text(_SCRIPT.format(browser=BROWSER.as_uri()), encoding="utf-8")
    return in_node("ask.mjs", cwd=folder, timeout=600)


def arguments(request: Mapping) -> dict:
    """A request of the page as arguments of Python's simulate, its doses made."""
    found = {ARGUMENTS.get(name, name): value for name, value in request.items()}
    if isinstance(found.get("doses"), list):
        found["doses"] = [model.Dose(**arguments(one)) if isinstance(one, Mapping) else one for one in found["doses"]]
    return found
