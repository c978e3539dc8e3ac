"""The figure of an activity stands in the activity's card, in a fold: the prediction comes first, and opens it.

The fold is built open, for paper and for who has no script.

A figure that several activities use stands in the card of the first; browser/teaching/stage.js brings it to the one
that is run. A figure that a reader may explore before any prediction stays where the notebook shows it: its cell has
the tag ``explore``.
"""

from docutils import nodes
from sphinx.application import Sphinx

from ..words import words
from .elements import element, html
from .markup import summary

# The class that a cell gets from its tag.
_EXPLORE = "tag_explore"
_PLACE = "data-stage"


def stage_place() -> nodes.Element:
    """The place in a card to which the figure comes."""
    return html("div", classes="activity-stage", data_stage=None)


def _bring(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Move the figures of a page into the cards of the activities that show them."""
    if app.builder.format != "html":
        return
    cells = _cells(doctree)
    for card in doctree.findall(element):
        cell = cells.pop(card["named"].get("data-exhibit"), None)
        if cell is None or _EXPLORE in cell["classes"]:
            continue
        cell.parent.remove(cell)
        _place(card).append(_fold(cell))


def _cells(doctree: nodes.document) -> dict[str, nodes.Element]:
    """The cells of a page that show an exhibit, by its name."""
    found: dict[str, nodes.Element] = {}
    for cell in doctree.findall(nodes.container):
        if "cell" not in cell["classes"]:
            continue
        for shown in cell.findall(nodes.raw):
            if "exhibit-output" in shown["classes"]:
                found[shown["exhibit"]] = cell
    return found


def _place(card: nodes.Element) -> nodes.Element:
    return next(node for node in card.findall(element) if _PLACE in node["named"])


def _fold(cell: nodes.Element) -> nodes.Element:
    text = words("teaching")["activity"]["stage"]
    waits = html("span", text["waits"], classes="stage-waits")
    return html("details", summary("", text["title"] + " ", waits), cell, classes="stage", open=None)


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    # After everything that looks for a page's exhibits where they were.
    app.connect("doctree-resolved", _bring, priority=700)
