"""A docutils node for any HTML element: forms, labels and live regions have no node of their own.

Attributes ``page`` and ``fragment`` of a link are turned into its address when the page is resolved. Other builders
print what is inside, one paragraph for each element that holds text.
"""

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType

import htpy as h
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import NoUri
from sphinx.util import logging

logger = logging.getLogger(__name__)

# Elements that hold text and links; in other builders those of them that stand alone are paragraphs.
_TEXTS = ("a", "button", "label", "legend", "p", "span", "summary")
_LINES = ("label", "legend", "p", "summary")
_NEEDS_SCRIPT = {"data-asks", "data-beside", "data-hint", "data-look", "data-said"}


class element(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes in lower case)
    """An HTML element that holds others: ``tag`` is its name, ``named`` what stands in its start tag."""


class text_element(nodes.General, nodes.TextElement):  # noqa: N801
    """The same for an element that holds text: docutils lets links stand nowhere else."""


def html(tag: str, *children: nodes.Node | str, classes: str = "", **attributes: object) -> nodes.Element:
    """An element. ``data_x`` is the attribute ``data-x``, ``for_`` is ``for``; None is an attribute without a value."""
    named = _named(attributes)
    ids, kind = [named.pop("id")] if "id" in named else [], text_element if tag in _TEXTS else element
    node = kind("", tag=tag, ids=ids, named=named, classes=classes.split())
    node.extend(nodes.Text(child) if isinstance(child, str) else child for child in children)
    return node


def void(tag: str, **attributes: object) -> nodes.raw:
    """An element without an end tag, such as ``input``; only HTML shows it."""
    return nodes.raw("", str(h.VoidElement(tag)(_written(_named(attributes)))), format="html")


def _named(attributes: Mapping[str, object]) -> dict[str, object]:
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}


def _written(named: Mapping[str, object]) -> dict[str, str | bool]:
    return {name: True if value is None else str(value) for name, value in named.items()}


def tags(tag: str, named: Mapping[str, object] = MappingProxyType({})) -> tuple[str, str]:
    """Start tag and end tag of an element: docutils writes what is between them."""
    start, end = h.Element(tag)(_written(named)).iter_chunks()
    return start, end


def page_link(text: str, page: str, fragment: str = "", classes: str = "") -> nodes.Element:
    """A link to a page of the book, or to a place on it: the anchor of a section, a state of the dashboard.

    A link without a text gets the title of its section.
    """
    link = html("a", *([text] if text else []), classes=classes, href="")
    link["page"], link["fragment"] = page, fragment
    return link


def _open(self, node: nodes.Element) -> None:
    # docutils' own start tags cannot hold an attribute without a value, such as "hidden".
    own = {"id": " ".join(node["ids"]), "class": " ".join(node["classes"])}
    start, _ = tags(node["tag"], {name: value for name, value in own.items() if value} | node["named"])
    self.body.append(start)


def _close(self, node: nodes.Element) -> None:
    _, end = tags(node["tag"])
    self.body.append(end)


def _open_plain(self, node: nodes.Element) -> None:
    if node["tag"] == "button" or not _NEEDS_SCRIPT.isdisjoint(node["named"]):
        raise nodes.SkipNode
    if node["tag"] in _LINES:
        self.visit_paragraph(node)


def _close_plain(self, node: nodes.Element) -> None:
    if node["tag"] in _LINES:
        self.depart_paragraph(node)


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for node in doctree.findall(text_element):
        if page := node.get("page"):
            if not node.children:
                node += nodes.Text(_title(app, node))
            # A book on paper may leave the page out; the words of the link are all it prints.
            with suppress(NoUri):
                place = f"#{node['fragment']}" if node["fragment"] else ""
                node["named"]["href"] = app.builder.get_relative_uri(docname, page) + place


def _title(app: Sphinx, link: nodes.Element) -> str:
    """The title of the section that a link leads to; a warning where there is none."""
    page, anchor = link["page"], link["fragment"]
    sections = app.env.tocs[page].findall(nodes.reference) if page in app.env.tocs else ()
    titles = {section["anchorname"]: section.astext() for section in sections}
    if f"#{anchor}" not in titles:
        logger.warning("no section %r on the page %s", anchor, page, location=link)
    return titles.get(f"#{anchor}", anchor)


def setup(app: Sphinx) -> None:
    """Register the nodes."""
    plain = (_open_plain, _close_plain)
    for node in (element, text_element):
        app.add_node(node, html=(_open, _close), latex=plain, text=plain, man=plain, texinfo=plain)
    app.connect("doctree-resolved", _resolve)
