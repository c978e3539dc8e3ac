"""What every test keeps: it waits for what has to come and not for a while, and it does not pass on nothing."""

import ast
from pathlib import Path

from found import some
from sampled import CASES, sample

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


def every_test() -> list[tuple[str, ast.FunctionDef]]:
    """Every test, and where it stands."""
    trees = [(path.name, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(TESTS.rglob("test_*.py"))]
    functions = [(name, one) for name, tree in trees for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    return [(f"{name}: {one.name}", one) for name, one in functions if one.name.startswith("test_")]


def loops(node: ast.AST, around: ast.For | None = None) -> list[ast.For | None]:
    """For each assertion the outermost loop around it."""
    found = [around] if isinstance(node, ast.Assert) else []
    for child in ast.iter_child_nodes(node):
        found += loops(child, around or (child if isinstance(child, ast.For) else None))
    return found


def never_empty(found: ast.expr) -> bool:
    """Written out, a constant, or refused by ``some`` where it is empty."""
    match found:
        case ast.Tuple(elts=written) | ast.List(elts=written):
            return bool(written)
        case ast.Name(id=name):
            return name.isupper()
        case ast.Subscript(value=inner) | ast.Attribute(value=inner):
            return never_empty(inner)
        case ast.Call(func=ast.Name(id="some")):
            return True
        case ast.Call(func=ast.Name(id="range"), args=ends):
            return all(isinstance(end, ast.Constant) for end in ends)
        case ast.Call(func=called, args=parts):
            return any(map(never_empty, parts)) or (isinstance(called, ast.Attribute) and never_empty(called.value))
    return False


def test_no_test_passes_because_a_loop_has_nothing_to_go_through():
    loose = []
    for name, test in some(every_test()):
        around = loops(test)
        if around and all(around):
            loose += [f"{name}: for ... in {ast.unparse(one.iter)}" for one in around if not never_empty(one.iter)]
    assert loose == []


def test_what_may_be_empty_is_seen():
    written, asked = ("some(found)", "('a', 'b')", "zip(some(one), other)"), ("()", "page.all()", "found")
    assert [never_empty(ast.parse(one, mode="eval").body) for one in (*written, *asked)] == [True] * 3 + [False] * 3
    test = ast.parse("def test_one():\n    for one in found:\n        if one:\n            assert one\n    assert 1")
    assert [one and ast.unparse(one.iter) for one in loops(test)] == ["found", None]


def test_a_sample_is_a_few_cases_in_their_order_and_always_the_same():
    pages = [f"page-{n}" for n in range(17)]
    assert sample("a", pages[:CASES]) == pages[:CASES]
    few = sample("test_axe", pages)
    assert few == sample("test_axe", pages) == sorted(few, key=pages.index)
    assert len(set(few)) == CASES


def test_samples_of_many_tests_meet_every_case():
    pages = range(17)
    met = [sample(f"test {n}", pages) for n in range(40)]
    assert {page for few in met for page in few} == set(pages)
