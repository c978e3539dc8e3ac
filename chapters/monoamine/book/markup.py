"""Docutils nodes that the roles and directives share."""

from collections.abc import Sequence
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment

from .. import evidence
from ..exhibits.badge import badge_classes, badge_parts
from ..words import words
from .elements import tags


class details(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """A folded block: the first child is a ``summary``."""


class summary(nodes.TextElement):  # noqa: N801
    """The always visible line of a ``details``."""


def div(*children: nodes.Node, classes: list[str], **attributes) -> nodes.container:
    """A ``<div>`` with these classes."""
    node = nodes.container(classes=classes, is_div=True, **attributes)
    node.extend(children)
    return node


def paragraph(*parts: nodes.Node | str, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    """A paragraph of text and inline nodes."""
    node = nodes.paragraph(classes=list(classes))
    node.extend(nodes.Text(part) if isinstance(part, str) else part for part in parts)
    return node


def bullets(items: Sequence[nodes.Node]) -> nodes.bullet_list:
    """A bullet list, one paragraph an item."""
    node = nodes.bullet_list()
    node.extend(nodes.list_item("", item) for item in items)
    return node


def mark(claim: "evidence.Claim") -> nodes.inline:
    """The badge of a claim (exhibits/badge.py)."""
    node = nodes.inline("", "", classes=badge_classes(claim))
    node += [nodes.inline("", text, classes=[name]) for name, text in badge_parts(claim)]
    return node


def badge(claim_id: str) -> nodes.reference:
    """The verdict of a claim, linked to the rows behind it; the address is filled in when the page is resolved."""
    node = mark(evidence.claim(claim_id))
    return nodes.reference("", "", node, internal=True, refuri="", claim=claim_id, classes=["verdict-link"])


def claims_page(env: BuildEnvironment) -> str:
    """The page on which the claims are listed, "" where none does (``{claims}``)."""
    labels = cast(StandardDomain, env.get_domain("std")).anonlabels
    found = {labels[anchor][0] for one in evidence.claims() if (anchor := claim_anchor(one.id)) in labels}
    return min(found, default="")


def claim_anchor(claim_id: str) -> str:
    """The HTML id of a claim on the page of all claims."""
    return "claim-" + claim_id.replace("_", "-")


def study_link(study_id: str, text: str | None = None) -> nodes.reference:
    """A link to a study's entry on the references page; the address is filled in when the page is resolved."""
    text = evidence.label(study_id) if text is None else text
    return nodes.reference("", text, internal=True, refuri="", study=study_id, classes=["study"])


def study_links(study_ids: tuple[str, ...]) -> list[nodes.Node]:
    """Links to several studies, separated by semicolons."""
    parts: list[nodes.Node] = []
    for study_id in study_ids:
        parts += [nodes.Text("; ")] if parts else []
        parts.append(study_link(study_id))
    return parts


def sources(claim: "evidence.Claim") -> list[nodes.Node]:
    """The studies for and against a claim as paragraphs; one plain sentence when there is none."""
    lines: list[nodes.Node] = []
    for title, ids in (("For", claim.supporting), ("Against", claim.contradicting)):
        if ids:
            lines.append(paragraph(nodes.strong("", f"{title}: "), *study_links(ids), classes=("claim-sources",)))
    return lines or [paragraph(words("claims")["no_source"], classes=("claim-sources",))]


def _open(tag: str):
    return lambda self, node: self.body.append(self.starttag(node, tag))


def _close(tag: str):
    _, end = tags(tag)
    return lambda self, node: self.body.append(end)


def _skip(self, node) -> None:
    """Other builders print the children as they are."""


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    plain = (_skip, _skip)
    kinds: tuple[tuple[type[nodes.Element], str], ...] = ((details, "details"), (summary, "summary"))
    for node, tag in kinds:
        app.add_node(node, html=(_open(tag), _close(tag)), latex=plain, text=plain, man=plain, texinfo=plain)
