"""Rebuild what depends on the package or the data.

jupyter-cache keys on the code cells alone and Sphinx on the page's own file, so a changed table or figure
function would otherwise leave old numbers on the page. A page is made again for any change. A notebook runs again for
changed Python that its cells can see, and for a changed file of data/ that it opened when it ran (book/ahead.py).
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from ..reads import EVERYTHING, LISTING

PACKAGE = Path(__file__).resolve().parents[1]
DATA = PACKAGE.parents[1] / "data"
_SUFFIXES = {".py", ".js", ".ts", ".css", ".html", ".csv", ".yml", ".bib"}
# What a notebook's cells can see: no style, no script, and nothing of the Sphinx side.
_CODE, _TABLES = {".py"}, {".csv", ".yml", ".bib"}
_NOT_RUN = ("book", "theme", "check.py", "needs.py", "serve.py")


def source_hash() -> str:
    """First 16 hex digits of a SHA-256 over all that a page is made of: the package's sources and the data tables."""
    return _hash([*_files(PACKAGE, _SUFFIXES), *_files(DATA, _SUFFIXES)])


def execution_hash() -> str:
    """The same over what the model and the tables are made of: Python that cells can see, and data/."""
    return _hash([*_files(PACKAGE, _CODE, _NOT_RUN), *_files(DATA, _TABLES)])


def code_hash() -> str:
    """The same over Python that cells can see: a changed style sheet, script or table does not move it."""
    return _hash(_files(PACKAGE, _CODE, _NOT_RUN))


def done_for(stamp: Path, state: str) -> bool:
    """Whether the work that ``stamp`` stands for was done for this state."""
    return stamp.exists() and stamp.read_text(encoding="utf-8") == state


def mark_done(stamp: Path, state: str) -> None:
    """Say so."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(state, encoding="utf-8")


def data_state() -> dict[str, str]:
    """A hash of each file of data/ by its name, of the list of them, and of everything (see reads.py)."""
    files = _files(DATA)
    state = {name: hashlib.sha256(content).hexdigest() for name, content in files}
    return {**state, LISTING: _hash((name, b"") for name, _ in files), EVERYTHING: _hash(files)}


def _files(folder: Path, suffixes: set[str] | None = None, without: tuple[str, ...] = ()) -> list[tuple[str, bytes]]:
    """Name and content of the files in a folder, in order."""
    found = (path for path in folder.rglob("*") if path.is_file() and (suffixes is None or path.suffix in suffixes))
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return [(name, named[name].read_bytes()) for name in sorted(named) if name.split("/")[0] not in without]


def _hash(files: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def _choose_cache(app: Sphinx, config: Config) -> None:
    config.nb_execution_cache_path = str(Path(app.outdir).parent / ".jupyter_cache" / code_hash())


def _outdated(app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set) -> list[str]:
    # Sphinx keeps the attributes of the environment until the next build.
    kept, now = vars(env), source_hash()
    before, kept["monoamine_hash"] = kept.get("monoamine_hash"), now
    return [] if before == now else sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("config-inited", _choose_cache)
    app.connect("env-get-outdated", _outdated)
