"""The page of a story: its card and the way to the dashboard. A messenger cannot read what stands behind a "#".

On a phone the letters of the card are too small to be read: there the page draws the plot and says the words itself
(css/narrow.css shows one or the other).
"""

from collections.abc import Mapping

import htpy as h

from ..exhibits.card import HEIGHT, WIDTH
from ..exhibits.static import unbroken
from ..words import words
from . import html
from .card import measured, placed
from .draw import panels
from .exhibit import names
from .measured import points, reach
from .presets import preset, presets
from .scene import Scene, scene
from .still import still
from .tell import headline
from .view import HEIGHT as PLOT_HEIGHT
from .view import axis


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
        h.img(".story-card", src=picture, width=WIDTH, height=HEIGHT, alt=alt),
        _scene_html(scene(preset(name))),
        h.p[h.a(href=f"dashboard.html#{story['link']}")[text["open"]]],
        h.p[story["look"]],
        h.p[text["note"]],
        h.h2[text["more"]],
        h.ul[(h.li[h.a(href=f"{story_name(one)}.html")[other["title"]]] for one, other in others.items())],
    ]


def _scene_html(made: Scene) -> h.Element:
    """What the card shows, in letters of the page: the sentence, the plot, what was given and what measured."""
    text, state = words("dashboard"), made.state
    panel = panels(made, points(), reach(), (state["see"],))[state["see"]]
    shown, last = axis(state["window"]), float(made.times[-1])
    drawing = still(
        {**panel, "x": made.times}, shown["ticks"], shown["label"], (0, last), state["scale"], state["at"], PLOT_HEIGHT
    )
    return h.div(".story-scene")[
        h.p(".story-told")[unbroken(headline(made, text, names(), "headline"))],
        h.div(".story-plot", style=f"height:{PLOT_HEIGHT}px")[drawing],
        html.key_html(made),
        h.p[unbroken(placed(made, text))],
        h.p[unbroken(measured(made, panel, text))],
    ]
