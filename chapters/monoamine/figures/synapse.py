"""A synapse drawn by hand: at rest, flooded, blocked, and cycling as proposed. A schematic, no data."""

from collections.abc import Mapping

import htpy as h
from markupsafe import Markup

from ..exhibits.shown import Shown
from ..words import words

# Colours follow the page: --ink-da comes from data/colours.csv, everything else from the colour of the text.
_STYLE = """
.synapse { margin: 0; }
.synapse-scenes {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); gap: 0 1.25rem;
}
.synapse-scene {
  display: grid; grid-row: span 4; grid-template-rows: subgrid; align-content: start; margin-bottom: 1.5rem;
}
.synapse-scene svg { display: block; width: 100%; max-width: 17rem; height: auto; margin: 0 0 0.75rem; }
.synapse-scene p { margin: 0 0 0.5rem; max-width: none; font: 400 0.9375rem/1.5 var(--font-ui, sans-serif); }
.synapse-scene .synapse-title { font-size: 1.0625rem; font-weight: 600; }
.synapse-scene .synapse-status { align-self: start; padding-left: 0.75rem; border-left: 3px solid currentColor; }
.synapse-scene.cycling .synapse-status { border-left-style: dotted; }
@media screen and (max-width: 30rem) {
  .synapse-scenes {
    grid-auto-flow: column; grid-template-columns: none; grid-auto-columns: 86%; overflow-x: auto;
    scroll-snap-type: x proximity;
  }
  .synapse-scene { grid-row: auto; grid-template-rows: auto auto 1fr; margin-bottom: 0.5rem; scroll-snap-align: start; }
  .synapse-scene svg { max-width: 11rem; }
}
.synapse .cell { fill: color-mix(in srgb, currentColor 7%, transparent); stroke: currentColor; stroke-width: 2; }
.synapse .part { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.synapse .part.thought { stroke-dasharray: 1 5; }
.synapse .pump { fill: currentColor; }
.synapse .plug { fill: var(--ink-methylphenidate); }
.synapse .dot { fill: var(--ink-da, #b84a00); }
.synapse .waste { fill: none; stroke: var(--ink-da, #b84a00); stroke-width: 1.8; }
.synapse .flow {
  fill: none; stroke: var(--ink-da, #b84a00); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round;
}
.synapse .flow.strong { stroke-width: 5; }
.synapse .flow.thought { stroke-width: 4; stroke-linecap: butt; }
.synapse .flow.thought:not(.head) { stroke-dasharray: 9 5; }
.synapse text { fill: currentColor; font: 500 14px var(--font-ui, sans-serif); }
@media (max-width: 40em) { .synapse text { font-size: 18px; } }
"""
_SENDER = (
    "M100 -6C100 30 84 38 58 50C34 61 24 78 24 100C24 128 44 140 72 140H168C196 140 216 128 216 100"
    "C216 78 206 61 182 50C156 38 140 30 140 -6"
)
_RECEIVER = "M-6 204Q120 184 246 204V262H-6Z"
_CUPS = ((58, 197), (92, 194), (126, 194), (160, 196))
_PACKAGES = ((62, 88), (108, 72), (154, 88))
_IN_PACKAGE = ((0, -6), (-7, 0), (7, 0), (-4, 7), (4, 7))
# The last one sits in a cup: the next cell feels it.
_FEW = ((80, 158), (130, 168), (146, 154), (164, 168), (92, 187))
_FEW_IN_THE_LOOP = ((80, 158), (124, 154), (142, 162), (160, 152), (92, 187))
_SOME = (
    (42, 158),
    (60, 174),
    (80, 158),
    (100, 172),
    (124, 156),
    (142, 170),
    (160, 154),
    (206, 166),
    (220, 156),
    (58, 190),
    (92, 187),
    (126, 187),
)
_MANY = (
    (18, 160), (32, 174), (42, 156), (54, 172), (66, 160), (76, 176), (78, 150), (92, 164), (104, 152), (110, 176),
    (120, 164), (132, 152), (138, 176), (150, 164), (160, 152), (168, 172), (206, 158), (204, 178), (218, 168),
    (228, 154), (226, 184), (10, 182), (58, 190), (92, 187), (126, 187), (160, 189),
)  # fmt: skip


def _dots(places: tuple, kind: str = "dot", r: str = "4") -> list[h.Element]:
    return [h.circle(class_=kind, cx=x, cy=y, r=r) for x, y in places]


def _packages(filled: int) -> list[h.Element]:
    """The vesicles, each with ``filled`` of its five dots."""
    inside = [(x + dx, y + dy) for x, y in _PACKAGES for dx, dy in _IN_PACKAGE[:filled]]
    return _dots(_PACKAGES, "part", "16") + _dots(tuple(inside), r="3.6")


def _frame() -> list[h.Element]:
    """What all scenes share: both cells, the cups of the next cell, the pump."""
    cup = "M{left} {top}Q{left} {y} {x} {y}Q{right} {y} {right} {top}"
    cups = [cup.format(x=x, y=y, left=x - 8, right=x + 8, top=y - 9) for x, y in _CUPS]
    pump = [h.rect(".pump", x=x, y=128, width=7, height=24, rx=3) for x in (174, 193)]
    return [_path("cell", _SENDER), _path("cell", _RECEIVER), *(_path("part", cup) for cup in cups), *pump]


def _path(kind: str, d: str) -> h.Element:
    return h.path(class_=kind, d=d)


def _flow(path: str, head: str, kind: str = "") -> list[h.Element]:
    """A line of moving messenger and its arrow head."""
    return [_path(f"flow {kind}".rstrip(), path), _path(f"flow head {kind}".rstrip(), head)]


def _label(x: int, y: int, text: str, anchor: str = "start") -> h.Element:
    return h.text(x=x, y=y, text_anchor=anchor)[text]


_OUT = _flow("M108 94V148", "M102 141L108 148L114 141")
_BACK = _flow("M187 168V116", "M181 123L187 116L193 123")
_PLUG = h.rect(".plug", x=180, y=140, width=14, height=18, rx=4)
_BACKWARD = _flow("M187 108V174", "M178 165L187 175L196 165", "strong")
_LOOP = _flow("M108 96V158C108 186 187 186 187 156V116C187 100 184 94 178 91", "M187 84L176 90L184 100", "thought")
_HELP = [_path("part thought", "M26 26L50 42"), _path("part", "M49 33L53 44L41 44")]


def _rest(text: Mapping[str, str]) -> h.Node:
    named = [_label(0, 18, text["sending"]), _label(0, 42, text["cell"]), _label(120, 240, text["next"], "middle")]
    waste = _dots(((44, 116), (58, 124)), "waste", "3.6")
    return [_packages(5), _dots(_FEW), _OUT, _BACK, waste, named, _label(239, 172, text["pump"], "end")]


def _flooded(text: Mapping[str, str]) -> h.Node:
    return [_packages(5), _dots(_MANY), _BACKWARD, _dots(((52, 122),), "waste", "3.6")]


def _blocked(text: Mapping[str, str]) -> h.Node:
    return [_packages(5), _dots(_SOME), _OUT, _PLUG, _dots(((44, 116),), "waste", "3.6")]


def _cycling(text: Mapping[str, str]) -> h.Node:
    waste = _dots(((40, 112), (52, 124), (66, 114), (78, 126), (92, 116)), "waste", "3.6")
    return [_packages(5), _dots(_FEW_IN_THE_LOOP), _LOOP, _HELP, _label(0, 18, text["help"]), waste]


_SCENES = {"rest": _rest, "flooded": _flooded, "blocked": _blocked, "cycling": _cycling}


def synapse() -> Shown:
    """A synapse at rest, flooded, blocked, and cycling as proposed for Semax: SVG and words."""
    text = words("synapse")
    told = [f"{one['title']}: {one['words']} {one['status']}" for one in text["scenes"].values()]
    style = h.svg(width=0, height=0, hidden=True, aria_hidden="true")[h.style[Markup(_STYLE)]]
    scenes = h.div(".synapse-scenes")[
        [_scene(name, said, _SCENES[name](text["parts"])) for name, said in text["scenes"].items()]
    ]
    figure = h.figure(".synapse")[style, scenes, h.figcaption[text["caption"]]]
    return Shown("\n".join([text["caption"], *told]), figure)


def _scene(name: str, said: Mapping[str, str], parts: h.Node) -> h.Element:
    """One picture, what it shows in words, and what is known about it."""
    ids = f"synapse-{name}"
    drawn = h.svg(viewBox="0 0 240 256", role="img", aria_labelledby=f"{ids}-title {ids}-desc")[
        h.title(id=f"{ids}-title")[said["title"]], h.desc(id=f"{ids}-desc")[said["words"]], _frame(), parts
    ]
    return h.div(class_=["synapse-scene", name])[
        drawn, h.p(".synapse-title")[said["title"]], h.p[said["words"]], h.p(".synapse-status")[said["status"]]
    ]
