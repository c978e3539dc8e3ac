"""Inline roles: ``verdict``, ``value`` and ``fact`` bind prose to the tables of data/, ``model`` to the model."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from .. import evidence
from ..model.facts import model_fact
from . import markup


class _TableRole(SphinxRole):
    """A role whose text is the key of a row; an unknown key is a build error at that line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Answer the node, or docutils' error message."""
        try:
            return [self.build(self.text.strip())], []
        except (KeyError, ValueError) as error:
            message = self.inliner.reporter.error(f"{self.name}: {error}", line=self.lineno)
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]

    def build(self, key: str) -> nodes.Node:
        """The node of this key."""
        raise NotImplementedError


class VerdictRole(_TableRole):
    """``{verdict}`claim_id```: shape, word and grade, linked to the rows behind the claim."""

    def build(self, key: str) -> nodes.Node:
        """The badge."""
        return markup.badge(key)


class ValueRole(_TableRole):
    """``{value}`measurement_id```: a measured number with its unit, linked to its study."""

    def build(self, key: str) -> nodes.Node:
        """The number as a link."""
        link = markup.study_link(evidence.study_of(key), evidence.value(key))
        link["classes"] = ["value"]
        return link


class FactRole(_TableRole):
    """``{fact}`name```: a number computed from the tables."""

    def build(self, key: str) -> nodes.Node:
        """The number as plain text."""
        text = evidence.fact(key).text
        return nodes.inline(text, text, classes=["fact"])


class ModelRole(_TableRole):
    """``{model}`name```: a number that the model computes."""

    def build(self, key: str) -> nodes.Node:
        """The number as plain text."""
        text = model_fact(key).text
        return nodes.inline(text, text, classes=["fact"])


def setup(app: Sphinx) -> None:
    """Register the roles."""
    markup.setup(app)
    app.add_role("verdict", VerdictRole())
    app.add_role("value", ValueRole())
    app.add_role("fact", FactRole())
    app.add_role("model", ModelRole())
