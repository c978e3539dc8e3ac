"""A piece of HTML that a notebook cell can show, with the text that stands for it in a log."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shown:
    """HTML for a page and text for a log. Last in a cell, it shows itself."""

    text: str
    html: str

    def __str__(self) -> str:
        """The text that stands for the HTML."""
        return self.text

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict:
        return {"text/plain": self.text, "text/html": self.html}
