"""A drawing of the style sheet as one that needs none."""

import re

import pytest
from found import some
from monoamine.book.images import inks, synapse_css
from monoamine.book.plain_svg import plain
from monoamine.dashboard.card import resting_synapse

SHEET = """
.box { --tone: color-mix(in srgb, var(--ink) 50%, #000000); fill: none; }
.box .dot { fill: var(--tone); stroke-width: var(--wide, 2); }
.box :is(.dot, .line)[data-big] { stroke-width: 4px; }
.box [data-off] { opacity: 0; }
.box .turned { transform: scaleY(-1); }
.box .moved { transform: translateY(calc((1 - var(--held, 0)) * 10px)); }
@container box (min-width: 10rem) { .box .dot { fill: #ffffff; } }
"""


def drawn(inside: str) -> str:
    return plain(f'<svg class="box" style="--held:0.4">{inside}</svg>', SHEET, {"--ink": "#ff0000"})


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ('<circle class="dot"></circle>', 'fill="#800000" stroke-width="2"'),
        ('<circle class="dot" style="--wide:3"></circle>', 'stroke-width="3"'),
        ('<circle class="dot" data-big></circle>', 'stroke-width="4"'),
        ('<g class="turned"><path d="M1 2L3 10"></path></g>', 'transform="matrix(1 0 0 -1 0 12)"'),
        ('<path class="moved" d="M0 0"></path>', 'transform="translate(0 6)"'),
    ],
)
def test_what_a_style_sheet_says_stands_in_the_drawing(inside, wanted):
    assert wanted in drawn(inside)


def test_what_is_not_seen_and_words_are_gone():
    assert drawn('<path data-off=""></path><text>one</text><title>two</title>') == '<svg fill="none"></svg>'


def test_the_synapse_is_plain():
    """A rule of a kind that is not known here would be left in it."""
    text = plain(resting_synapse(), synapse_css(), inks())
    assert not re.search(r"var\(|color-mix|calc\(|class=|style=|data-", text)
    colours = re.findall(r'(?:fill|stroke)="([^"]*)"', text)
    assert all(re.fullmatch(r"none|#[0-9a-fA-F]{6}", one) for one in some(colours)) and len({*colours}) > 12
    assert len(re.findall("<(?:path|circle|rect)", text)) > 90
