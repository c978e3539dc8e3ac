"""A piece of HTML that a notebook cell can show, with the text that stands for it in a log."""

from dataclasses import dataclass
from functools import cached_property

import htpy as h
from markupsafe import Markup


@dataclass(frozen=True)
class Shown:
    """HTML for a page and text for a log. Last in a cell, it shows itself."""

    text: str
    markup: h.Renderable

    def __str__(self) -> str:
        """The text that stands for the HTML."""
        return self.text

    @cached_property
    def html(self) -> Markup:
        """The HTML, written out once: rows that are made one by one are gone then."""
        return self.markup.__html__()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {"text/plain": self.text, "text/html": self.html}
