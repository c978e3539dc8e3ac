"""The Sphinx side of the book: roles, directives, assets, page trimming and the exhibit renderer.

Loaded through ``sphinx.local_extensions`` in ``_config.yml``.
"""

import os
from importlib.metadata import entry_points

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from . import (
    activity,
    assets,
    citations,
    directives,
    downloads,
    elements,
    freshness,
    known,
    maths,
    placed,
    progress,
    quiz,
    roles,
    trim,
)


def setup(app: Sphinx) -> dict:
    """Register everything. Raises ExtensionError when the package is importable but not installed."""
    if "exhibit" not in entry_points(group="myst_nb.mime_renderers").names:
        raise ExtensionError(
            "the exhibit renderer is not registered: run 'pip install -e .' in the folder of _config.yml"
        )
    # Kernels inherit this: figures then answer with the static page's MIME type instead of a live widget.
    os.environ["MONOAMINE_STATIC"] = "1"
    teaching = (elements, placed, quiz, activity, progress, known)
    for part in (assets, citations, freshness, maths, roles, directives, *teaching, downloads, trim):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
