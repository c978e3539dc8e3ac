"""Rebuild what depends on the package or the data.

jupyter-cache keys on the code cells alone and Sphinx on the page's own file, so a changed table or figure
function would otherwise leave old numbers on the page.
"""

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

PACKAGE = Path(__file__).resolve().parents[1]
DATA = PACKAGE.parents[1] / "data"
_SUFFIXES = {".py", ".js", ".ts", ".css", ".html", ".csv", ".yml", ".bib"}
# What a notebook's cells can see: no style, no script, and nothing of the Sphinx side.
_RUN_SUFFIXES = {".py", ".csv", ".yml"}
_NOT_RUN = ("book", "theme", "check.py", "needs.py", "serve.py")


def source_hash() -> str:
    """First 16 hex digits of a SHA-256 over all that a page is made of: the package's sources and the data tables."""
    return _hash(_SUFFIXES, without=())


def execution_hash() -> str:
    """The same over what the cells of a notebook can see: a changed style sheet or script runs no notebook again."""
    return _hash(_RUN_SUFFIXES, without=_NOT_RUN)


def _hash(suffixes: set[str], without: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for folder in (PACKAGE, DATA):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in suffixes):
            if path.relative_to(folder).parts[0] not in without:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _choose_cache(app: Sphinx, config: Config) -> None:
    config.nb_execution_cache_path = str(Path(app.outdir).parent / ".jupyter_cache" / execution_hash())


def _outdated(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> list[str]:
    # Sphinx keeps the attributes of the environment until the next build.
    kept, now = vars(env), source_hash()
    before, kept["monoamine_hash"] = kept.get("monoamine_hash"), now
    return [] if before == now else sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("config-inited", _choose_cache)
    app.connect("env-get-outdated", _outdated)
