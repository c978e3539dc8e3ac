"""An exhibit whose picture is a part of its page: SVG that is complete before any script, and that a script moves."""

from collections.abc import Iterable
from dataclasses import dataclass

import htpy as h

from ..words import words
from .controls import Control
from .exhibit import Exhibit
from .ink import paint
from .static import control_html


@dataclass
class Drawn(Exhibit):
    """``picture`` is the HTML of the page, controls and all. A live kernel, which has no page, shows ``figures``."""

    picture: h.Node = None

    def payload(self) -> dict:
        """As for any exhibit, with the picture, and without a document for BokehJS: nothing is drawn by it."""
        return {**super().payload(), "doc": "", "figures": [], "picture": str(h.fragment[self.picture])}


def toy(name: str, of: str, rare: h.Node, *inside: h.Node) -> h.Element:
    """A form around a picture, its controls and its words; ``rare`` is rarely chosen and waits in a fold at its end.

    name: of its exhibit. of: what it is called, to tell it from other forms of the page.
    """
    text = words("exhibit")
    return h.form(class_="toy", data_toy=name, aria_label=f"{text['controls']}: {of}", autocomplete="off")[
        inside, h.details(".toy-more")[h.summary[text["more"]], h.div(".toy-rare")[rare]]
    ]


def fields(controls: Iterable[Control], name: str) -> list[h.Element]:
    """Controls of the exhibit of this name."""
    return [control_html(one.to_json(), name) for one in controls]


def reset() -> h.Element:
    """The button that brings back what the form began with."""
    return h.button(type="reset")[words("exhibit")["reset"]]


def percent(share: float) -> str:
    """A length or a place along a picture that is as wide as its page allows."""
    return f"{100 * share:.2f}%"


def px(value: float) -> str:
    """A height in a picture."""
    return f"{value:.1f}"


def line(x1: str, y1: float, x2: str, y2: float, name: str, dash: str = "", width: str | None = None) -> h.Element:
    """A straight line in an ink, between places along a picture and heights in it."""
    return h.line(
        x1=x1, y1=px(y1), x2=x2, y2=px(y2), stroke=paint(name), stroke_width=width, stroke_dasharray=dash or None
    )
