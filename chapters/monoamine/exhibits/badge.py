"""A claim's verdict as a badge: a shape (drawn by the style sheet), a word, and what it rests on.

book/markup.py makes nodes of the same parts, browser/page/badge.js elements of the page.
"""

import htpy as h

from ..evidence import Claim


def badge_classes(claim: Claim) -> list[str]:
    """What the whole badge is called in the style sheet."""
    return ["verdict", f"verdict-{claim.kind}"]


def badge_parts(claim: Claim) -> tuple[tuple[str, str], ...]:
    """Class and text of each part."""
    return ("verdict-word", claim.word), ("verdict-grade", f" · {claim.basis}")


def badge(claim: Claim) -> h.Element:
    """The badge alone, for a place that can hold no link."""
    return h.span(class_=badge_classes(claim))[(h.span(class_=name)[text] for name, text in badge_parts(claim))]
