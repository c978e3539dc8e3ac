"""What every test keeps: it waits for what has to come, and not for a while."""

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parent
# They alone may let time pass; tests call them by name.
MAY_WAIT = {"quiet", "until"}


def calls(tree: ast.AST) -> list[ast.Attribute]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.Attribute) and one.attr == "wait_for_timeout"]


def test_time_passes_in_the_helpers_alone():
    there, waiting = 0, []
    for path in sorted(TESTS.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        allowed = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in MAY_WAIT]
        inside = [call for one in allowed for call in calls(one)] if path.parent.name == "helpers" else []
        there += len(inside)
        waiting += [f"{path.name}:{call.lineno}" for call in calls(tree) if call not in inside]
    assert there == len(MAY_WAIT)
    assert waiting == []
