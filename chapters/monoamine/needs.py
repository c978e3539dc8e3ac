"""What has to be on a computer before the book can be built. Whatever is missing is said in one sentence.

The build stops by SystemExit and not by an error of Sphinx: after any error jupyter-book prints the whole way through
its own code, and nobody finds the sentence. This module runs where nothing is installed, and under an older Python.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution, entry_points, requires
from pathlib import Path
from typing import NoReturn

PACKAGE = "monoamine"
_ROOT = Path(__file__).resolve().parents[2]
ESBUILD = _ROOT / "node_modules" / ".bin" / "esbuild"
PYTHON, NODE = (3, 11), 20
INSTALL = "run 'pip install -r requirements.txt' and 'pip install --no-deps -e .' in the folder of _config.yml"
_WHY_NODE = "equations and scripts are made with it at build time, see https://nodejs.org"


def stop(message: str) -> NoReturn:
    """End the program with a message and exit code 1, without a traceback."""
    raise SystemExit(message)


def missing_python() -> str:
    """What to say of a Python that is too old; "" when it will do. So it is for all that follow."""
    if sys.version_info >= PYTHON:
        return ""
    wanted, here = (".".join(map(str, version)) for version in (PYTHON, sys.version_info[:2]))
    return f"Python {wanted} or newer is needed, and this is Python {here}: see https://www.python.org"


def missing_packages() -> str:
    """What to say of packages that are not installed."""
    try:
        needed = requires(PACKAGE) or []
    except PackageNotFoundError:
        return f"The package {PACKAGE} is not installed: {INSTALL}"
    gone = [name for name in map(_name, filter(_for_the_book, needed)) if not _installed(name)]
    if gone:
        return f"Packages are missing ({', '.join(gone)}): {INSTALL}"
    if not any(entry.name == "exhibit" for entry in entry_points(group="myst_nb.mime_renderers")):
        return f"The installed package {PACKAGE} does not know the exhibit renderer: {INSTALL}"
    return ""


def missing_node() -> str:
    """What to say of a Node that is missing or too old."""
    node = shutil.which("node")
    if not node:
        return f"Node is missing: {_WHY_NODE}"
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    except OSError as error:
        return f"Node does not start ({error}): {_WHY_NODE}"
    found = re.match(r"v(\d+)", said)
    if not found or int(found[1]) < NODE:
        return f"Node {NODE} or newer is needed, and here is {said or 'another'}: {_WHY_NODE}"
    return ""


def missing_bundler() -> str:
    """What to say where esbuild is not installed, which bundles the pages' scripts."""
    if ESBUILD.exists():
        return ""
    return "esbuild is missing, which bundles the pages' scripts: run 'npm ci --omit=dev' in the folder of _config.yml"


def missing() -> str:
    """The first thing that is missing."""
    return missing_python() or missing_packages() or missing_node() or missing_bundler()


def _for_the_book(requirement: str) -> bool:
    return "extra ==" not in requirement or re.search(r"extra == [\"']book[\"']", requirement) is not None


def _name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0]


def _installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    if said := missing():
        stop(said)
