"""The card that is sent: what every picture of 1200 by 630 px has, and how its words are set.

A card is shapes and lines of words in inks. The twin browser/dashboard/card.js makes those of a scene in the page; what
is the same on every card is handed to it, so it stands here alone. How wide a text is comes from the fonts themselves
(book/letters.py), so both break a sentence at the same word.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from ..words import words
from .ink import paint

WIDTH, HEIGHT = 1200, 630
SIDE = 48
# The faces of the page: what a look is set in.
LOOKS = {"title": ("text", 600), "prose": ("text", 400), "note": ("ui", 400), "strong": ("ui", 600)}
# Height of a line, in its letters.
LEADING = 1.28
# Width of the drawing of the synapse in its own units, and how round the corners of its window are.
DRAWN, ROUND = 360, 18
# The mark of the book, and its name beside it.
_MARK, _NAME = 20, 24
_FOOT = HEIGHT - 16
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# How wide a text is in a look, in its letters.
Measure = Callable[[str, str], float]


@dataclass(frozen=True)
class Shape:
    """An element of SVG that is painted, with numbers to a tenth of a pixel."""

    tag: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A line of words on the base line ``y``. It has ``room`` px, and is never wider."""

    text: str
    x: float
    y: float
    size: float
    look: str
    ink: str
    room: float
    anchor: str = "start"


@dataclass(frozen=True)
class Card:
    """What is drawn on top of each other: shapes, a picture with its place (left, top, width, height), words.

    ``alt`` says in words what is seen.
    """

    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]
    alt: str
    picture: str = ""
    place: tuple[float, float, float, float] = field(default=(0.0, 0.0, 0.0, 0.0))

    def plain(self) -> dict:
        """As the page makes it, too: JSON data."""
        return {
            "shapes": [[shape.tag, dict(shape.attributes)] for shape in self.shapes],
            "lines": [asdict(line) for line in self.lines],
            "alt": self.alt,
        }


def shape(tag: str, **attributes: Any) -> Shape:
    """A shape; underlines in names are hyphens, numbers have a tenth."""
    return Shape(tag, {name.replace("_", "-"): _number(value) for name, value in attributes.items()})


def _number(value: Any) -> Any:
    return f"{round(value, 1):g}" if isinstance(value, int | float) else value


def shown_address(site: str) -> str:
    """An address as a person writes it down."""
    parts = urlsplit(site)
    return f"{parts.netloc}{parts.path}".rstrip("/")


def frame(address: str) -> Card:
    """What is on every card: the paper, the mark and the name of the book, and where it lives, if that is known."""
    inks = ("DA", "5-HT", "NE")
    drawn = (
        shape("circle", cx=SIDE + 9, cy=_NAME + 10, r=9, fill=paint(inks[0])),
        shape("rect", x=SIDE + 28, y=_NAME + 1, width=18, height=18, fill=paint(inks[1])),
        shape("path", d=f"M{SIDE + 65} {_NAME + 1}l10 18h-20Z", fill=paint(inks[2])),
    )
    text, left = words("share_card"), SIDE + 88
    name = Line(text["book"], left, _NAME + 17, _MARK, "strong", "muted", WIDTH - left - SIDE)
    # An address that has no room is none.
    foot = [Line(address, WIDTH - SIDE, _FOOT, 17, "strong", "muted", WIDTH / 2 - SIDE, "end")] if address else []
    ground = shape("rect", width=WIDTH, height=HEIGHT, fill=paint("paper"))
    return Card((ground, *drawn), (name, *foot), "")


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A text in lines of a width. Twin of ``lines`` in browser/dashboard/caption.js."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitted(
    text: str, look: str, sizes: Sequence[float], width: float, high: float, measure: Measure
) -> tuple[float, list[str]]:
    """The largest of some sizes in which a text fits into a box, and its lines. What is left over is cut."""
    size, lines = sizes[0], [""]
    for size in sizes:
        wide = partial(_wide, size=size, look=look, measure=measure)
        lines, most = broken(text, width, wide), int(high // (size * LEADING))
        if len(lines) <= most and all(wide(line) <= width for line in lines):
            return size, lines
    return size, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}{_ELLIPSIS}"]


def _wide(text: str, size: float, look: str, measure: Measure) -> float:
    return size * measure(text, look)


def column(
    lines: Sequence[str], x: float, top: float, size: float, look: str, name: str, width: float
) -> tuple[list[Line], float]:
    """Lines under each other from ``top`` on, and where they end."""
    step = round(size * LEADING, 1)
    set_lines = [
        Line(text, x, round(top + step * number + size, 1), size, look, name, width)
        for number, text in enumerate(lines)
    ]
    return set_lines, round(top + step * len(lines), 1)


def joined(*cards: Card) -> Card:
    """Cards on top of each other; the last one says what is seen."""
    last = cards[-1]
    return Card(
        tuple(one for card in cards for one in card.shapes),
        tuple(one for card in cards for one in card.lines),
        last.alt,
        last.picture,
        last.place,
    )
