"""HTML that several tables share: the box that scrolls, and links to studies."""

from collections.abc import Iterable

import htpy as h

from .. import evidence


def boxed(table: h.Node, name: str) -> h.Element:
    """A table in a box that scrolls and takes the keyboard's focus. ``name`` must be unique on its page."""
    return h.div(".table-box", role="region", tabindex=0, aria_label=name)[table]


def small(*parts: h.Node) -> h.Element:
    """What stands in a cell behind its words, smaller: a source, a kind of spread."""
    return h.span(".cell-sources")[parts]


def study_link(study_id: str) -> h.Element:
    """The name of a study, linked to its entry in the references. Raises UnknownKey."""
    return h.a(href=evidence.reference_url(study_id))[evidence.label(study_id)]


def study_links(study_ids: Iterable[str]) -> h.Fragment:
    """The linked names of several studies, separated by semicolons."""
    return separated(map(study_link, study_ids), "; ")


def separated(parts: Iterable[h.Node], between: h.Node) -> h.Fragment:
    """Parts of a cell with something between each two."""
    return h.fragment[[(between if place else "", part) for place, part in enumerate(parts)]]
