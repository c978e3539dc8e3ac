"""Run every notebook and store the outputs of the cells that the tests compare; all other outputs are removed.

Cells with the tag ``nbval-check-output`` keep their output and count, because nbval compares only cells that
have been run. ``make notebooks`` runs this; read the difference before you commit it.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

CHAPTERS = Path(__file__).resolve().parents[1] / "chapters"
MARK = "nbval-check-output"


def store(path: Path) -> None:
    """Run one notebook in its own folder and write it back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cell.metadata.pop("execution", None)
        if MARK not in cell.metadata.get("tags", []):
            cell.outputs, cell.execution_count = [], None
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    path.write_text(nbformat.writes(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main(names: list[str]) -> None:
    """Store the named notebooks, or all."""
    os.environ["MONOAMINE_STATIC"] = "1"
    for path in sorted(CHAPTERS.glob("*.ipynb")):
        if not names or path.stem in names:
            print(path.name, flush=True)
            store(path)


if __name__ == "__main__":
    main(sys.argv[1:])
