"""The numbers that Python and the page share stand in Python alone: ``rules()`` and the drawing's limits hand them over."""

import json
import re

import pytest
from monoamine.dashboard import draw, scene, state, tell, view
from monoamine.dashboard.controls import rules
from monoamine.dashboard.synapse_svg import LIMITS
from monoamine.findings.rows import axes, findings
from nodes import in_node

# Python's constant -> its name in the page.
SHARED = {
    "places": state.PLACES,
    "dayMin": scene.DAY_MIN,
    "floor": draw.FLOOR,
    "sameDose": draw.SAME_DOSE,
    "margin": draw.MARGIN,
    "parts": {part: list(look) for part, look in view.PARTS.items()},
    "unchanged": tell.UNCHANGED,
    "gone": tell.GONE,
    "fold": tell.FOLD,
    "minutesUntil": tell.MINUTES_UNTIL,
}


@pytest.fixture(scope="module")
def sources(root) -> dict[str, str]:
    rooms = [root / "chapters" / "monoamine" / "browser" / room for room in ("dashboard", "findings")]
    return {file.name: file.read_text(encoding="utf-8") for room in rooms for file in room.glob("*.js")}


def in_page(root, expression: str, name: str, module: str):
    script = f'import {{ {name} }} from "./tests/browser/{module}"; process.stdout.write(JSON.stringify({expression}));'
    return in_node("--input-type=module", "-e", script, cwd=root, timeout=60)


def test_the_page_gets_each_shared_number():
    assert {name: rules()[name] for name in SHARED} == SHARED
    assert json.loads(json.dumps(rules())) == rules()


def test_the_page_reads_each_rule(sources):
    text = "\n".join(sources.values())
    assert [name for name in rules() if not re.search(rf"\b{name}\b", text)] == []


def test_no_module_of_the_page_types_a_shared_number(sources):
    names = {re.sub("([A-Z])", r"_\1", name).upper() for name in SHARED} | {"DODGE", "SEEN", "HELD"}
    typed = {(file, name) for file, text in sources.items() for name in names if re.search(rf"\b{name} = [\d{{]", text)}
    assert typed == set()


def test_the_rules_of_the_script_tests_are_those_of_the_page(root):
    page, mine = rules(), in_page(root, "RULES", "RULES", "dashboard-rules.js")
    assert set(page) - set(mine) == {"amountSteps", "latestDose"}, "these are needed by the form alone"
    assert set(mine) <= set(page)
    assert {name: mine[name] for name in SHARED} == SHARED


def test_the_drawing_and_the_plot_of_findings_carry_their_own():
    assert {"line", "exchange", "held"} <= set(LIMITS)
    places = axes(findings()[0])
    assert places["time"]["dodge"] > 0 and places["dose"]["dodge"] > 0
