"""HTML that several tables share: the box that scrolls, and links to studies."""

from collections.abc import Iterable
from html import escape

from .. import evidence


def boxed(table: str, name: str) -> str:
    """A table in a box that scrolls and takes the keyboard's focus. ``name`` must be unique on its page."""
    return f'<div class="table-box" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div>'


def study_link(study_id: str) -> str:
    """The name of a study, linked to its entry in the references. Raises UnknownKey."""
    return f'<a href="{escape(evidence.reference_url(study_id))}">{escape(evidence.label(study_id))}</a>'


def study_links(study_ids: Iterable[str]) -> str:
    """The linked names of several studies, separated by semicolons."""
    return "; ".join(study_link(study_id) for study_id in study_ids)
