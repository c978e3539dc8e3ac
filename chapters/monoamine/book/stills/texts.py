"""Words of a still: how much room they take, and where their lines stand, as BokehJS counts it."""

import re
from dataclasses import dataclass

import htpy as h

from ...exhibits.drawn import px
from ..letters import heights, measure

# The face of the page without emphasis (exhibits/card.py: LOOKS).
_LOOK = "note"
_LEADING = 0.2  # of the height of a line: what lies between two
# What has no letter that hangs below the line is centered by the height of its figures.
_NUMBER = re.compile(r"[\d,.+\-\N{MINUS SIGN}e]*")


def is_number(text: str) -> bool:
    """Whether a text is made of figures and their signs alone."""
    return _NUMBER.fullmatch(text) is not None


@dataclass(frozen=True)
class Block:
    """Lines of words in letters of ``size`` px; ``figures`` says whether all that stand in their row are numbers."""

    text: str
    size: float
    figures: bool | None = None

    @property
    def lines(self) -> list[str]:
        """Each line."""
        return self.text.split("\n")

    @property
    def width(self) -> float:
        """Px, of the longest line."""
        return max(measure(line, _LOOK) for line in self.lines) * self.size

    @property
    def _line(self) -> tuple[float, float]:
        """Px above and below the base line."""
        ascent, descent, capital = (round(part * self.size) for part in heights(_LOOK))
        figures = is_number(self.text) if self.figures is None else self.figures
        return (capital, 0) if figures else (ascent, descent)

    @property
    def height(self) -> float:
        """Px, of all lines."""
        return sum(self._line) + (len(self.lines) - 1) * self.step

    @property
    def step(self) -> float:
        """Px from one base line to the next."""
        return sum(self._line) * (1 + _LEADING)

    @property
    def ascent(self) -> float:
        """Px from the top to the first base line."""
        return self._line[0]

    def html(self, x: str, top: float, **attributes: str | None) -> h.Element:
        """The words with their upper edge at ``top`` px; ``x`` is a place along the picture."""
        first, *rest = self.lines
        base = px(top + self.ascent)
        more = [h.tspan(x=x, dx=attributes.get("dx"), dy=px(self.step))[line] for line in rest]
        return h.text(x=x, y=base, **attributes)[first, more]
