"""Texts of questions and activities: places such as ``{answer}`` that a computed number fills, and no loose numbers."""

import re
from collections.abc import Collection, Mapping

from .entries import Entry

# Maths, roles with their text, and code stay as they are; what is left in braces is a place for a number.
_PIECES = re.compile(r"\$[^$]*\$|\{[\w:-]+\}`[^`]*`|`[^`]*`|\{(\w+)\}")
# The fragments of a peptide's name are no number of the science.
_NAMES = re.compile(r"ACTH\(\d+[-\N{EN DASH}]\d+\)")
# A digit that is no part of a name: not after a letter (H3, VMAT2, TrkB) and not before one (5-HIAA).
_LOOSE = re.compile(r"(?<![A-Za-zα-ω\d.,])\d[\d.,]*(?!\d|-?[A-Z])")


def places(text: str) -> tuple[str, ...]:
    """The names of the places in a text, in order."""
    return tuple(match[1] for match in _PIECES.finditer(text) if match[1])


def filled(text: str, numbers: Mapping[str, str]) -> str:
    """The text with its places filled. Raises KeyError for a place without a number."""
    return _PIECES.sub(lambda match: numbers[match[1]] if match[1] else match[0], text)


def loose_number(text: str) -> str | None:
    """The first number that somebody typed instead of naming where it comes from; None when there is none."""
    match = _LOOSE.search(_NAMES.sub("", _PIECES.sub("", text)))
    return match[0].rstrip(".,") if match else None


def check_text(entry: Entry, field: str, numbers: Collection[str]) -> None:
    """Whether a text names only numbers that are computed, and has no typed ones. Raises DataError."""
    text = entry.text(field)
    for place in places(text):
        if place not in numbers:
            raise entry.fault(field, f"{{{place}}}", ", ".join(numbers) or "no place: the entry computes no number")
    if (number := loose_number(text)) is not None:
        raise entry.fault(field, number, "a number from a role ({value}, {fact}, {model}) or a place such as {answer}")
