"""Notebooks that have to run do so side by side, before the first page is read.

myst-nb runs each notebook when its page is read, one after the other. Here they are run ahead, as many at a time as
there are processors, into the cache that myst-nb looks into. A notebook that fails is left out: its page runs it again
and tells the error as ever.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

_LOG = logging.getLogger(__name__)


def _read(path: Path) -> nbformat.NotebookNode:
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def _missing(cache: JupyterCacheAbstract, paths: list[Path]) -> list[Path]:
    """The notebooks whose outputs are not in the cache."""
    missing = []
    for path in paths:
        try:
            cache.match_cache_notebook(_read(path))
        except KeyError:
            missing.append(path)
    return missing


def _run_ahead(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    paths = [Path(env.doc2path(name)) for name in sorted(docnames)]
    if app.config.nb_execution_mode != "cache":
        return
    cache = get_cache(app.config.nb_execution_cache_path)
    missing = _missing(cache, [path for path in paths if path.suffix == ".ipynb"])
    # One alone would only be run here and not there.
    if len(missing) < 2:
        return
    _LOG.info("running %d notebooks ahead", len(missing))

    def run(path: Path) -> ExecutionResult | None:
        folder, limit = str(path.parent), app.config.nb_execution_timeout
        try:
            return single_nb_execution(_read(path), cwd=folder, timeout=limit, allow_errors=False, meta_override=True)
        except (RuntimeError, OSError):
            # A kernel that does not start, or dies.
            return None

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, result in zip(missing, pool.map(run, missing), strict=True):
            if result and result.err is None:
                _keep(cache, path, result)


def _keep(cache: JupyterCacheAbstract, path: Path, result: ExecutionResult) -> None:
    record = cache.add_nb_to_project(str(path))
    bundle = CacheBundleIn(result.nb, record.uri, data={"execution_seconds": result.time})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("env-before-read-docs", _run_ahead)
