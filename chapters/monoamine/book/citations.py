"""Citations in the text name a study as the tables and figures do: ``Eremin et al. 2005``.

sphinxcontrib-bibtex's own author-year style prints the whole title, and "n.d.", where a source names no author.
"""

from dataclasses import dataclass
from functools import cache

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.extra_label import ExtraLabelReferenceStyle
from sphinxcontrib.bibtex.style.template import node, reference

from .. import evidence

STYLE = "study"


@node
def study_name(children, data) -> str:
    """Pybtex node: the study's label."""
    return evidence.label(data["entry"].key)


@dataclass
class StudyReferenceStyle(ExtraLabelReferenceStyle):
    """``{cite:p}`` in parentheses, ``{cite:t}`` without."""

    def role_names(self) -> list[str]:
        """The cite roles this style serves."""
        return ["p", "t"]

    def outer(self, role_name: str, children: list):
        """Brackets around the names."""
        return self.bracket.outer(children, brackets=role_name == "p", capfirst=False)

    def inner(self, role_name: str):
        """One name."""
        return reference[study_name]


def _style() -> StudyReferenceStyle:
    return StudyReferenceStyle(BracketStyle(left="(", right=")", sep="; ", sep2="; ", last_sep="; "))


def setup(app: Sphinx) -> None:
    """Make the style known as ``bibtex_reference_style: study``."""
    # Pybtex reads the entry points of every installed package anew for each citation.
    pybtex.plugin.entry_points = cache(pybtex.plugin.entry_points)
    sphinxcontrib.bibtex.plugin.register_plugin("sphinxcontrib.bibtex.style.referencing", STYLE, _style)  # type: ignore[arg-type]  # it is called
