"""The page of a story: its card and the way to the dashboard. A messenger cannot read what stands behind a "#"."""

from collections.abc import Mapping

import htpy as h

from ..exhibits.card import HEIGHT, WIDTH
from ..words import words
from .presets import presets


def story_name(name: str) -> str:
    """The name of a story's page, without folder and ending."""
    return f"story-{name}"


def first_sentence(text: str) -> str:
    """What a text begins with."""
    return f"{text.split('. ')[0].rstrip('.')}."


def story_html(name: str, picture: str, alt: str) -> h.Element:
    """What stands on the page. ``picture`` is the address of the card, ``alt`` what it shows."""
    story, text = presets()[name], words("share_card")["story"]
    others: Mapping[str, Mapping] = {one: story for one, story in presets().items() if one != name}
    return h.section(".story-page", id=story_name(name))[
        h.h1[story["title"]],
        h.img(src=picture, width=WIDTH, height=HEIGHT, alt=alt, style="display:block;height:auto;margin-top:0.75rem"),
        h.p[h.a(href=f"dashboard.html#{story['link']}")[text["open"]]],
        h.p[story["look"]],
        h.p[text["note"]],
        h.h2[text["more"]],
        h.ul[(h.li[h.a(href=f"{story_name(one)}.html")[other["title"]]] for one, other in others.items())],
    ]
