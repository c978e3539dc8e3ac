"""Notebooks that have to run do so side by side, before the first page is read.

myst-nb runs each notebook when its page is read, one after the other. Here they are run ahead, as many at a time as
there are processors, into the cache that myst-nb looks into. A notebook that fails is left out: its page runs it again
and tells the error as ever.

Beside its outputs is kept which files of data/ a notebook opened, each with its hash. When one of them is another, the
outputs are old. Outputs without such a list are old whenever they are asked for.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import single_nb_execution
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .freshness import DATA, data_state

_LOG = logging.getLogger(__name__)
OPENED = "monoamine_opened"


def _read(path: Path) -> nbformat.NotebookNode:
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def to_run(cache: JupyterCacheAbstract, paths: list[Path], state: Mapping[str, str]) -> list[Path]:
    """The notebooks whose outputs are not in the cache, or made of files that are others now; such outputs go."""
    missing = []
    for path in paths:
        try:
            record = cache.match_cache_notebook(_read(path))
        except KeyError:
            missing.append(path)
            continue
        if is_old(record.data.get(OPENED), state):
            cache.remove_cache(record.pk)
            missing.append(path)
    return missing


def is_old(opened: Mapping[str, str | None] | None, state: Mapping[str, str]) -> bool:
    """Whether a file that was opened is another now. ``state`` holds a hash by name, as data_state makes it."""
    return opened is None or any(state.get(name) != before for name, before in opened.items())


def _run_ahead(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    paths = [Path(env.doc2path(name)) for name in sorted(docnames)]
    if app.config.nb_execution_mode != "cache":
        return
    cache, state = get_cache(app.config.nb_execution_cache_path), data_state()
    missing = to_run(cache, [path for path in paths if path.suffix == ".ipynb"], state)
    if not missing:
        return
    _LOG.info("running %d notebooks ahead: %s", len(missing), ", ".join(path.stem for path in missing))
    limits = [app.config.nb_execution_timeout] * len(missing)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, ran in zip(missing, pool.map(run, missing, limits), strict=True):
            if ran:
                keep(cache, path, ran, state)


class Ran(NamedTuple):
    """A notebook with its outputs, how long it took, and which files of data/ it opened: None if nobody watched."""

    notebook: nbformat.NotebookNode
    seconds: float
    opened: list[str] | None


def run(path: Path, limit: int) -> Ran | None:
    """Run a notebook; None where it fails."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "opened"
        begin = f"__import__('monoamine.reads').reads.watch({str(DATA)!r}, {str(target)!r})"
        try:
            done = single_nb_execution(
                _read(path),
                cwd=str(path.parent),
                timeout=limit,
                allow_errors=False,
                extra_arguments=[f"--IPKernelApp.exec_lines={begin}"],
            )
        except (RuntimeError, OSError):
            # A kernel that does not start, or dies.
            return None
        opened = target.read_text(encoding="utf-8").splitlines() if target.is_file() else None
    return None if done.err else Ran(done.nb, done.time, opened)


def keep(cache: JupyterCacheAbstract, path: Path, ran: Ran, state: Mapping[str, str]) -> None:
    """Put the outputs into the cache, with the files that they are made of as these were before the run."""
    record = cache.add_nb_to_project(str(path))
    # A file that was not there has no hash.
    opened = None if ran.opened is None else {name: state.get(name) for name in ran.opened}
    data = {"execution_seconds": ran.seconds, OPENED: opened}
    bundle = CacheBundleIn(ran.notebook, record.uri, data=data)
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("env-before-read-docs", _run_ahead)
