"""What nbval cannot see: that cells are thin, that checked cells carry a result, that ids are unique."""

import ast
from pathlib import Path

import nbformat
import pytest
from found import some

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
NOTEBOOKS = sorted(CHAPTERS.glob("*.ipynb"))
MARK = "nbval-check-output"
LONGEST = 12


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_chapters_two_to_eleven_are_notebooks():
    assert len(NOTEBOOKS) >= 10


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def test_cells_are_thin(self, path):
        for cell in some(code_cells(path)):
            assert len(cell.source.splitlines()) <= LONGEST, cell.source
            defined = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.FunctionDef)]
            assert not defined, f"a notebook shows, the package works: {defined[0].name} in {path.name}"

    def test_a_key_result_is_compared(self, path):
        checked = [cell for cell in code_cells(path) if MARK in cell.metadata.get("tags", [])]
        assert checked, "no cell's output is compared"
        for cell in some(checked):
            assert cell.execution_count, f"never run, so nbval would compare nothing: {cell.source}"
            assert any("text" in out or "text/plain" in out.get("data", {}) for out in cell.outputs), cell.source

    def test_other_outputs_are_not_stored(self, path):
        for cell in some(code_cells(path)):
            if MARK not in cell.metadata.get("tags", []):
                assert not cell.outputs and cell.execution_count is None, cell.source

    def test_cell_ids_are_unique_in_the_book(self, path):
        ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
        assert len(set(ids)) == len(ids)
        others = {cell.id for other in NOTEBOOKS if other != path for cell in nbformat.read(other, as_version=4).cells}
        assert not others & set(ids)
