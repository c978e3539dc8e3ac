"""The commands that README.md and the pages print, and a trial of them, each in a new environment (make recipes)."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ("pip", "jupyter", "jupyter-book", "make", "node", "python", "npm", "npx", "git")
# What a program comes with.
HOMES = {"jupyter lab": "jupyterlab", "jupyter-book": "jupyter-book"}
# Opened by the trial: short, and with a figure.
NOTEBOOK = "chapters/key-numbers.ipynb"
_CODE = re.compile(r"`([^`\n]+)`|^ {4}(\S.*)$", re.MULTILINE)


class Recipe(NamedTuple):
    """Commands that stand in one paragraph, to be run one after the other."""

    file: str
    commands: tuple[str, ...]


def recipes() -> Iterator[Recipe]:
    """Every recipe of the book."""
    texts = [*ROOT.glob("*.md"), *ROOT.glob("data/*.md"), *ROOT.glob("chapters/*.md"), *ROOT.glob("chapters/*.ipynb")]
    for path in (*sorted(texts), ROOT / "data" / "words.yml"):
        for paragraph in re.split(r"\n\s*\n|\n- ", path.read_text(encoding="utf-8")):
            if commands := tuple(_commands(paragraph)):
                yield Recipe(path.relative_to(ROOT).as_posix(), commands)


def _commands(paragraph: str) -> Iterator[str]:
    for match in _CODE.finditer(paragraph):
        for command in (match[1] or match[2]).partition(" #")[0].split("&&"):
            words = command.split()
            # One word alone is a name.
            if len(words) > 1 and words[0] in PROGRAMS:
                yield " ".join(words)


def installed(recipe: Recipe) -> set[str]:
    """The packages that the recipe's pip commands name, also in the files that they name."""
    found: set[str] = set()
    for command in recipe.commands:
        if command.startswith("pip install "):
            words = command.split()[2:]
            files = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "-r"]
            found |= {_name(word) for word in words if not word.startswith("-") and word not in (".", *files)}
            for file in files:
                lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
                found |= {_name(line) for line in lines if line and not line.startswith("#")}
    return found


def _name(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def trial(recipe: Recipe) -> None:
    """Run the installing part of a recipe in a new environment, and see that its program starts and does its work."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        path = os.pathsep.join([str(Path(folder) / ("Scripts" if os.name == "nt" else "bin")), os.environ["PATH"]])
        environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "MONOAMINE_STATIC")}

        def run(command: str) -> None:
            print(f"{recipe.file}: {command}", flush=True)
            subprocess.run(command, shell=True, check=True, cwd=ROOT, env={**environment, "PATH": path})

        for command in recipe.commands:
            if command.startswith("pip "):
                run(command.replace("install", "install --quiet --disable-pip-version-check", 1))
        if "jupyter lab" in recipe.commands:
            run("jupyter lab --version")
            run(f"jupyter execute --output={folder}/run.ipynb {NOTEBOOK}")
        else:
            run("jupyter-book --version")
            run("python -m monoamine.needs")


if __name__ == "__main__":
    for one in recipes():
        if installed(one):
            trial(one)
