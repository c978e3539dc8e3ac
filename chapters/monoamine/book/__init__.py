"""The language of the book: roles, directives, quizzes, activities and the exhibit renderer.

Loaded through ``sphinx.local_extensions`` in ``_config.yml``. Nothing is imported before it is known to be there.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from .. import needs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# Before every other part of the build: what is wrong in data/ would stop each of them, with an error for each page.
_FIRST = 0


def setup(app: "Sphinx") -> dict:
    """Register everything. Ends the program with one sentence where something is missing."""
    if said := needs.missing_python() or needs.missing_packages():
        needs.stop(said)
    from .. import theme
    from . import (
        activity,
        ahead,
        cards,
        citations,
        claim_pages,
        directives,
        downloads,
        elements,
        freshness,
        known,
        landing,
        maths,
        placed,
        progress,
        quiz,
        roles,
        scripts,
        share_cards,
        stages,
        story_pages,
    )

    # Kernels inherit this: figures then answer with the static page's MIME type instead of a live widget.
    os.environ["MONOAMINE_STATIC"] = "1"
    app.setup_extension("sphinxcontrib.katex")
    app.connect("config-inited", _check_data, priority=_FIRST)
    app.connect("builder-inited", maths.need_node, priority=_FIRST)
    frame = (theme, scripts, citations, freshness, ahead, maths)
    language = (elements, roles, directives, landing, placed, quiz, activity, stages, progress, known)
    for part in (*frame, *language, claim_pages, story_pages, cards, share_cards, downloads):
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _check_data(app: "Sphinx", config: "Config") -> None:
    """Stop before anything is made when a table is wrong, with all faults told once.

    Tables that were sound, with the code that judged them, are not judged again.
    """
    from ..check import problems, told
    from .freshness import done_for, mark_done, source_hash

    sound, state = Path(app.outdir).parent / "generated" / "sound", source_hash()
    if found := problems(tables=not done_for(sound, state)):
        needs.stop(told(found))
    mark_done(sound, state)
