"""What stands in the Python source as text: for tests that look for HTML, or for sentences, where none belongs."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "chapters/monoamine"
# Stands in a text where the code fills something in.
HOLE = "\0"
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def files(*rooms: str) -> list[Path]:
    """The Python files of these rooms of the package, or of the whole package."""
    return sorted(file for room in rooms or ("",) for file in (PACKAGE / room).rglob("*.py"))


def name(file: Path) -> str:
    """``tables/html.py``."""
    return file.relative_to(PACKAGE).as_posix()


def texts(tree: ast.AST, skipped: Callable[[ast.AST], bool] = lambda node: False) -> Iterator[tuple[int, str]]:
    """Line and text of every string outside docstrings; what is ``skipped`` is not looked into."""
    if isinstance(tree, ast.Constant):
        if isinstance(tree.value, str):
            yield tree.lineno, tree.value
        return
    if isinstance(tree, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else HOLE for part in tree.values)
        yield tree.lineno, "".join(map(str, parts))
    for part in ast.iter_child_nodes(tree):
        # The letters of a filled text were told with it.
        if skipped(part) or (isinstance(tree, ast.JoinedStr) and isinstance(part, ast.Constant)):
            continue
        if not _is_docstring(part, tree):
            yield from texts(part, skipped)


def _is_docstring(part: ast.AST, of: ast.AST) -> bool:
    return isinstance(of, _DOCUMENTED) and part is of.body[0] and ast.get_docstring(of, clean=False) is not None
