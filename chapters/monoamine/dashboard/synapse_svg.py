"""The synapse picture: a nerve terminal at rest and the cell that listens, as SVG.

browser/dashboard/synapse.js moves it. One drawing with two faces, in one set of units. By itself it is 360 wide, for a
phone. In a wrapper ``<div class="synapse-stage">`` with room for it the drawing shows its margins, 620 wide, and the
words move there (css/synapse.css). A schematic: only the numbers that browser/dashboard/synapse.js draws have a scale.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import atan, cos, degrees, exp, hypot, pi, sin
from typing import Any

import htpy as h

from ..exhibits.ink import token
from .synapse_counts import Counts, Site, counts, fold_text, overflowing

WIDTH, HEIGHT = 360, 460

# How many of each thing are drawn. ``rest`` dots at the resting level, in proportion to the level, at most ``most``.
LIMITS: dict[str, Any] = {
    "outside": {"rest": 6, "most": 120},
    "cytosol": {"rest": 3, "most": 18},
    "vesicle": {"count": 5, "rest": 6, "most": 10},
    "sites": 6,
    "receptors": 10,
    "autoreceptors": 2,
    # Width of the brake's line at no signal and at full signal, px of the drawing.
    "brake": {"least": 0.8, "most": 5},
    # Width of an arrow at its resting flow and at most; the style sheet has the first, too.
    "line": {"rest": 1.6, "most": 3.4},
    # Exchange, in folds of the resting release, from which a carrier is drawn turned around.
    "exchange": 0.05,
    # Less of a drug than this share of a place is not drawn.
    "held": 0.1,
}
# Shares at rest for a caller that knows none: signal of the autoreceptors, receptors occupied.
REST = {"brake": 0.1, "receptors": 0.1}

# The drug whose ink plugs have where no other is given; the style sheet has it, too.
_BLOCKER = "methylphenidate"
_GROUPS = {"outside": 30, "cytosol": 9}
_SEED = 11
_DOT = 3.3
# How far dashboard/synapse-motion.js lets a dot wander, px of the drawing: places keep this from all that stands still.
_WANDER = 5

_FLOOR = 238  # y of the flat underside of the terminal
_PORE = 136  # x of the pore of the vesicle that is releasing
_TERMINAL = (
    f"M150 -12C150 26 136 38 104 42C50 48 18 74 18 124V206C18 226 30 238 50 {_FLOOR}H126"
    f"A20 20 0 1 1 146 {_FLOOR}H310C330 238 342 226 342 206V124C342 74 310 48 256 42C224 38 210 26 210 -12"
)
_AXON = "M168 -12C168 30 160 46 146 58M180 -12V52M192 -12C192 30 200 46 214 58"
# The last one is open to the outside; its wall is part of the terminal's.
_VESICLES = ((54, 142), (97, 165), (103, 121), (143, 146), (_PORE, 221))
_VESICLE = 19
# With two kinds of carrier the first three are of the first kind.
_SITES = (187, 209, 231, 261, 283, 305)
_AUTORECEPTORS = (56, 78)
_RECEPTORS = tuple(40 + 26.5 * index for index in range(LIMITS["receptors"]))

# key: kind, place on a phone, place with margins (x, y, anchor); None: left out there.
_LABELS = {
    "sender": ("name", (12, 24, "start"), (-118, 40, "start")),
    "sender_note": ("note", None, (-118, 56, "start")),
    "synthesis": ("note", (86, 86, "start"), (86, 86, "start")),
    "vesicles": ("name", (27, 184, "start"), (-118, 138, "start")),
    "vesicles_note": ("note", None, (-118, 154, "start")),
    "packer": ("name", (171, 134, "start"), (171, 134, "start")),
    "packing": ("note", (171, 166, "start"), (171, 166, "start")),
    "breakdown": ("note", (330, 136, "end"), (366, 114, "start")),
    "waste_note": ("note", None, (366, 130, "start")),
    "cytosol": ("note", None, (366, 160, "start")),
    "carriers": ("name", None, (366, 216, "start")),
    "uptake": ("note", None, (366, 232, "start")),
    "autoreceptor": ("name", (12, 277, "start"), (-118, 254, "start")),
    "brake": ("note", (12, 292, "start"), (-118, 270, "start")),
    "outside": ("name", (350, 344, "end"), (366, 300, "start")),
    "receiver": ("name", (14, 400, "start"), (-118, 402, "start")),
    "receptors": ("name", (346, 400, "end"), (478, 402, "end")),
}
# Numbers in words, written anew by the script; places as above.
_READINGS = {
    "outside_now": ((350, 359, "end"), (366, 316, "start")),
    "receptors_now": ((346, 415, "end"), (478, 418, "end")),
}
# What holds the carriers: keys, and places of the lines that are needed.
_HOLDS = {"blocked": "blocked_now", "loaded": "reversed_now"}
_HOLD_LINES = ((366, 248, "start"), (366, 264, "start"))
# Shown only where there is more than the drawing holds.
_MORE = {
    "outside": ("more", (350, 328, "end"), (366, 332, "start")),
    "cytosol": ("more_short", (332, 183, "end"), (366, 176, "start")),
    "vesicles": ("more_short", (27, 199, "start"), (-118, 170, "start")),
}
# Lines from a word in the margin to its thing.
_LEADERS = (
    ((-60, 134), (28, 134), (36, 138)),
    ((-29, 250), (46, 250)),
    ((361, 110), (337, 110)),
    ((361, 156), (334, 156)),
    ((361, 212), (332, 212), (314, 230)),
)
# Beside the word for the space between the cells.
_BRACKET = "M352 250Q357 250 357 255V292L361 296L357 300V347Q357 352 352 352"
_KEY = (("amine", 14, 433, -118), ("waste", 14, 451, 4), ("blocker", 158, 433, 152), ("releaser", 158, 451, 308))


def synapse_svg(
    ident: str,
    parts: Mapping[str, str],
    transmitter: str = "DA",
    rest: Mapping[str, float] = REST,
    now: Mapping | None = None,
    blocker: str = _BLOCKER,
) -> h.Element:
    """The picture at rest, or at the moment ``now`` (``scene.moment``), complete before any script, as one ``<svg>``.

    ``ident`` is unique on the page and starts its ids. ``parts`` holds the words: the keys of ``word_keys()``.
    ``outside_now`` may use {fold}, ``receptors_now`` {n}, {all} and {rest}, ``blocked_now`` and ``reversed_now`` {n}
    and {all}; ``scale`` is for ``scale_words``. ``transmitter`` is "DA", "5-HT" or "NE". ``rest`` has the shares at
    rest, 0 to 1: ``brake``, ``receptors``. ``blocker`` is the drug that plugs are of. Raises KeyError for a missing
    word.
    """
    held = counts(now, LIMITS) if now else _at_rest(rest)
    layers = (
        _cells(),
        _insides(),
        _vesicles(held.vesicles),
        _flows(held.widths),
        _brake(rest["brake"], held.brake),
        _dots("outside", _outside(), held.outside),
        _dots("cytosol", _cytosol(), held.cytosol),
        h.g(data_part="couriers"),
        _sites(held),
        _enzymes(parts),
        _receptors(held.receptors),
        _words(parts, rest, held, now),
        _key(parts),
    )
    own = f";--blocker:var({token(blocker)})" if blocker != _BLOCKER else ""
    title = h.title(id=f"{ident}-title", data_label="title")[parts["title"]]
    words = h.desc(id=f"{ident}-desc", data_label="desc")[parts["desc"]]
    return h.svg(
        ".synapse-picture",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby=f"{ident}-title",
        aria_describedby=f"{ident}-desc",
        style=f"--amine:var({token(transmitter)}){own}",
        data_transmitter=transmitter,
        data_limits=json.dumps(LIMITS),
        data_wander=_WANDER,
        data_carriers=2 if parts["carrier_2"] else 1,
    )[title, words, layers]


def _at_rest(rest: Mapping[str, float]) -> Counts:
    vesicles = (LIMITS["vesicle"]["rest"],) * LIMITS["vesicle"]["count"]
    sites = (Site("open", "", 0.0),) * LIMITS["sites"]
    return Counts(LIMITS["outside"]["rest"], LIMITS["cytosol"]["rest"], vesicles, sites, {}, **rest)


def word_keys() -> tuple[str, ...]:
    """The keys that ``parts`` must have."""
    more = {key for key, *_ in _MORE.values()}
    other = ("title", "desc", "enzyme", "breaker", "carrier_1", "carrier_2", "scale")
    return (*other, *_LABELS, *_READINGS, *_HOLDS.values(), *sorted(more), *(key for key, *_ in _KEY))


def scale_words(parts: Mapping[str, str]) -> str:
    """The sentence that says what a dot stands for: ``parts["scale"]`` with {rest}, {most} and {sites} filled in."""
    outside = LIMITS["outside"]
    return parts["scale"].format(rest=outside["rest"], most=outside["most"], sites=LIMITS["sites"])


# --- small pieces -----------------------------------------------------------------------------------


# Pictures of many scenes hold the same pieces: each is made once.
@cache
def _path(d: str, kind: str = "", **attributes: h.Attribute) -> h.Element:
    return h.path(d=d, class_=kind, **attributes)


@cache
def _circle(x: float, y: float, r: float, kind: str, **attributes: h.Attribute) -> h.Element:
    return h.circle(cx=_n(x), cy=_n(y), r=_n(r), class_=kind, **attributes)


def _rect(x: float, y: float, width: float, height: float, rx: float | None = None, kind: str = "") -> h.Element:
    place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height)}
    return h.rect(place, rx=None if rx is None else _n(rx), class_=kind)


def _flag(on: bool) -> str | None:
    """An attribute that is there or not, with an empty value: a drawing that is saved is XML."""
    return "" if on else None


def _n(value: float) -> str:
    return f"{round(value, 1):g}"


def _arrow(
    flow: str,
    shaft: str,
    tip: tuple[float, float],
    angle: float,
    widths: Mapping[str, float],
    **attributes: h.Attribute,
) -> h.Element:
    """A line of flow; the style sheet has its width at rest. ``angle`` of the head in degrees, 0 points right."""
    head = _path("M-5 -5L0 0L-5 5", transform=f"translate({_n(tip[0])} {_n(tip[1])}) rotate({angle})")
    style = f"--flow:{_n(widths[flow])}" if flow in widths else None
    return h.g(".arrow", data_arrow=flow, style=style, **attributes)[_path(shaft), head]


def _road(flow: str, d: str, **attributes: str | int) -> h.Element:
    """A way that moving dots take; not drawn."""
    return _path(d, "road", data_road=flow, **attributes)


def _triangle(x: float, y: float, r: float) -> str:
    """A triangle that points up, into the terminal."""
    return f"M{_n(x)} {_n(y - r)}L{_n(x + 0.95 * r)} {_n(y + 0.75 * r)}H{_n(x - 0.95 * r)}Z"


def _plug(x: float, y: float) -> str:
    """A stopper for a mouth at (x, y) that opens downward."""
    return (
        f"M{_n(x - 2.6)} {y - 9}Q{_n(x)} {y - 12} {_n(x + 2.6)} {y - 9}V{y + 2}H{_n(x + 7)}"
        f"Q{_n(x + 8)} {y + 9} {_n(x)} {y + 9}Q{_n(x - 8)} {y + 9} {_n(x - 7)} {y + 2}H{_n(x - 2.6)}Z"
    )


# --- the two cells ----------------------------------------------------------------------------------


def _surface(x: float) -> float:
    """y of the receiving cell's surface."""
    return 352 + 26 * (1 - exp(-(((x - 168) / 150) ** 2)))


def _receiver_line() -> str:
    """Its surface, wider than the widest view, as a smooth line through points 20 apart."""
    points = [(x, _surface(x)) for x in range(-160, 521, 20)]
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, points[1:], strict=False)]
    curve = "".join(
        f"Q{_n(x)} {_n(y)} {_n(mx)} {_n(my)}" for (x, y), (mx, my) in zip(points[1:], middles[1:], strict=False)
    )
    return f"M-160 {_n(points[0][1])}L{_n(middles[0][0])} {_n(middles[0][1])}{curve}"


@cache
def _cells() -> h.Node:
    line = _receiver_line()
    dense = "M" + "L".join(f"{x} {_n(_surface(x) + 7)}" for x in range(44, 284, 12))
    return (
        _path(f"{line}V480H-160Z", "receiver"),
        _path(dense, "dense"),
        _membrane(line, "of-receiver"),
        _path(_TERMINAL + "Z", "terminal"),
        _path(_AXON, "fiber"),
        _membrane(_TERMINAL, "of-terminal"),
    )


def _membrane(d: str, kind: str) -> h.Node:
    """Two thin layers: a broad line with a paler one on it."""
    return _path(d, f"membrane {kind}"), _path(d, f"membrane-core {kind}")


@cache
def _insides() -> h.Node:
    """The mitochondrion that carries MAO."""
    folds = _path("M254 68V88M267 66V82M280 102V80M293 66V84M306 102V82", "fold")
    return h.g(transform="rotate(4 282 85)")[_rect(240, 66, 84, 38, 19, "organelle"), folds]


def _enzymes(parts: Mapping[str, str]) -> h.Node:
    """Enzymes carry their name, VMAT2 is a little carrier on the wall of each closed vesicle."""
    return _enzyme(271, 108, 44, "breaker", parts), _enzyme(58, 93, 42, "enzyme", parts), _pumps()


def _enzyme(x: int, y: int, width: int, key: str, parts: Mapping[str, str]) -> h.Node:
    word = h.text(".in-enzyme", x=x, y=_n(y + 4.2), data_label=key)[parts[key]]
    return _rect(x - width / 2, y - 11, width, 22, 9, "enzyme"), word


@cache
def _pumps() -> h.Node:
    return h.g(".pumps")[[_pump(x + _VESICLE, y) for x, y in _VESICLES[:-1]]]


def _pump(x: float, y: float) -> h.Node:
    return _rect(x - 2.5, y - 2, 5, 4, kind="gap"), [_rect(x - 5.5, y + dy, 11, 4.4, 2.2) for dy in (-6, 1.6)]


# --- vesicles, flows, brake -------------------------------------------------------------------------


def _vesicles(dots: Sequence[int]) -> h.Node:
    drawn = []
    for index, (x, y) in enumerate(_VESICLES):
        wall = _circle(x, y, _VESICLE, "vesicle") if index < len(_VESICLES) - 1 else None
        inside = [
            _circle(x + dx, y + dy, 3, "dot", data_off=_flag(place >= dots[index]))
            for place, (dx, dy) in enumerate(_packed(LIMITS["vesicle"]["most"], 10.2, 2 * index))
        ]
        drawn.append(h.g(data_part="vesicle", transform="translate(0 0)")[wall, inside])
    return drawn


def _packed(count: int, radius: float, turn: float) -> list[tuple[float, float]]:
    """Places in a disk: one in the middle, then a ring in steps of four, so that any first few lie evenly."""
    around = count - 1
    angles = [turn + 2 * pi * (4 * index % around) / around for index in range(around)]
    return [(0, 0), *((radius * cos(angle), radius * sin(angle)) for angle in angles)]


def _flows(widths: Mapping[str, float]) -> h.Node:
    """Arrows and roads. Norepinephrine is made inside the vesicle, the others in the cytosol."""
    arrows = (
        _arrow("release", f"M{_PORE} 240V262", (_PORE, 264), 90, widths),
        _arrow("synthesis", "M84 93C120 90 160 92 192 100", (194, 100.5), 14, widths, data_for="other"),
        _arrow("synthesis", "M56 108V121", (56, 122), 90, widths, data_for="NE"),
        _arrow("packing", "M204 146H172", (170, 146), 180, widths),
        _arrow("breakdown", "M230 136L247 117", (248.5, 115.5), -48, widths),
    )
    return arrows, _roads()


@cache
def _roads() -> h.Node:
    roads = (
        *(_road("release", f"M{_PORE} 221V244Q{_PORE} 262 {x} {y}") for x, y in ((112, 284), (_PORE, 300), (164, 286))),
        _road("synthesis", "M70 93C120 90 160 92 208 106", data_for="other"),
        _road("synthesis", "M56 96V142", data_for="NE"),
        _road("packing", "M214 146H148"),
        _road("breakdown", "M216 152L262 108"),
        _road("waste", "M284 112C300 118 316 118 332 110"),
        *(_road("uptake", f"M{x} 290V207", data_site=index) for index, x in enumerate(_SITES)),
        *(_road("exchange-in", f"M{x} 296V207", data_site=index) for index, x in enumerate(_SITES)),
        *(_road("exchange-out", f"M{x} 207V296", data_site=index) for index, x in enumerate(_SITES)),
    )
    rings = [_circle(x, y, 2.8, "ring") for x, y in ((304, 117), (317, 117), (329, 111))]
    return h.g[roads], h.g(".still")[rings]


def _brake(rest: float, signal: float) -> h.Node:
    """From the autoreceptors a line that ends in a bar before the vesicle that is releasing."""
    way, bar = f"M67 222V219Q67 212 74 212H{_PORE - 31}", f"M{_PORE - 31} 201V223"
    taken = _share("autoreceptors", signal)
    cups = [_cup(x, _FLOOR + 2, 180, "autoreceptor", order, taken) for order, x in enumerate(_AUTORECEPTORS)]
    limit = LIMITS["brake"]
    width = lambda share: f"--brake:{_n(limit['least'] + (limit['most'] - limit['least']) * share)}"  # noqa: E731
    lines = _path(way), _path(bar)
    at_rest = h.g(".brake.at-rest", data_part="brake-rest", style=width(rest))[lines]
    now = h.g(".brake", data_part="brake", style=width(signal))[lines]
    return at_rest, now, _path("M56 232V222H78V232", "brake-root"), cups


def _share(things: str, share: float) -> int:
    """How many of the drawn things a share is, halves up, as in the script."""
    return int(LIMITS[things] * share + 0.5)


def _receptors(share: float) -> h.Node:
    """They are taken from under the pore outward."""
    nearest = sorted(range(len(_RECEPTORS)), key=lambda index: abs(_RECEPTORS[index] - _PORE))
    drawn = []
    for index, x in enumerate(_RECEPTORS):
        slope = (_surface(x + 1) - _surface(x - 1)) / 2
        place = x, _surface(x) - 2, degrees(atan(slope))
        drawn.append(_cup(*place, "receptor", nearest.index(index), _share("receptors", share)))
    return drawn


@cache
def _cup(x: float, y: float, angle: float, kind: str, order: int, occupied: int) -> h.Element:
    """A receptor in a membrane at (x, y), its mouth up before it is turned; the ``occupied`` first are occupied."""
    shape = _path("M-7 -11C-7 -3 -4 -1 -2.6 0V9H2.6V0C4 -1 7 -3 7 -11L3.6 -10C3.6 -6.4 -3.6 -6.4 -3.6 -10Z", "cup")
    taken = order < occupied
    dot = _circle(0, -11, _DOT, "dot", data_off=_flag(not taken))
    signal = _path("M-4.5 14Q0 17 4.5 14M-7.5 18Q0 23.5 7.5 18", "signal") if kind == "receptor" else None
    place = f"translate({_n(x)} {_n(y)}) rotate({_n(angle)})"
    return h.g(data_part=kind, data_order=order, data_occupied=_flag(taken), transform=place)[signal, shape, dot]


# --- carriers ---------------------------------------------------------------------------------------


def _sites(held: Counts) -> h.Element:
    drawn = [_site(x, site, held.widths) for x, site in zip(_SITES, held.sites, strict=True)]
    return h.g(".sites", data_part="sites")[drawn]


def _site(x: float, site: Site, widths: Mapping[str, float]) -> h.Element:
    """A carrier, with all that the script can make of it."""
    y = _FLOOR
    style = f"--held:{_n(site.held)}" if site.holds else None
    return h.g(".site", data_part="site", data_state=site.state, data_holds=site.holds or None, style=style)[
        h.g(".lobes")[_path(_lobe(x, y, -1) + _lobe(x, y, 1), "lobe")],
        _arrow("uptake", f"M{x} {y - 17}V{y - 27}", (x, y - 29), -90, widths),
        _arrow("exchange", f"M{x} {y + 17}V{y + 29}", (x, y + 31), 90, widths),
        _path(_triangle(x, y, 5), "tri"),
        _path(_plug(x, y + 11), "plug"),
    ]


def _lobe(x: float, y: float, side: int) -> str:
    """One half of a carrier: thick inside the terminal, thin outside, so that the mouth between the two is outside."""
    outer, narrow, wide = x + side * 8.6, x + side * 1.3, x + side * 5
    corner = side * 2.4
    return (
        f"M{_n(outer - corner)} {y - 15}Q{_n(outer)} {y - 15} {_n(outer)} {y - 12}V{y + 13}"
        f"Q{_n(outer)} {y + 16} {_n((outer + wide) / 2)} {y + 16}Q{_n(wide)} {y + 16} {_n(wide)} {y + 12}"
        f"L{_n(narrow)} {y - 2}V{y - 13}Q{_n(narrow)} {y - 15} {_n(narrow + corner)} {y - 15}Z"
    )


# --- dots in the open -------------------------------------------------------------------------------

Spot = tuple[float, float]
Box = tuple[float, float, float, float]


def _dots(part: str, places: Sequence[Spot], shown: int) -> h.Element:
    """Dots in groups that sway as one: to move few groups is cheap, and the dots of a group lie far apart."""
    groups = _GROUPS[part]
    dots = [_circle(x, y, _DOT, "dot", data_off=_flag(i >= shown)) for i, (x, y) in enumerate(places)]
    swaying = [h.g(transform="translate(0 0)")[dots[i::groups]] for i in range(groups)]
    return h.g(data_part=part)[swaying]


@cache
def _outside() -> tuple[Spot, ...]:
    """Places in the cleft."""
    taken = (
        (176, 230, 316, 272),
        (124, 230, 148, 268),
        (0, 244, 90, 256),
        (0, 264, 96, 296),
        (248, 318, 360, 328),
        (284, 318, 360, 364),
    )
    free = _free(taken)

    def inside(x: float, y: float) -> bool:
        return y > _FLOOR + 3 + _DOT + _WANDER and y < _surface(x) - 18 - _DOT - _WANDER and free(x, y)

    return _scatter(LIMITS["outside"]["most"], (12, 240, 348, 360), inside, 8)


@cache
def _cytosol() -> tuple[Spot, ...]:
    """Places in the terminal between vesicles, MAO and carriers."""
    taken = (
        (244, 60, 340, 140),
        (226, 112, 250, 138),
        (160, 118, 224, 172),
        (180, 188, 320, 240),
        (0, 0, 360, 104),
        (288, 173, 340, 184),
    )
    return _scatter(LIMITS["cytosol"]["most"], (192, 100, 326, 182), _free(taken), 3)


def _free(taken: tuple[Box, ...]) -> Callable[[float, float], bool]:
    """Whether a wandering dot stays off what stands in the boxes (left, top, right, bottom)."""
    room = _DOT + _WANDER - 1

    def free(x: float, y: float) -> bool:
        return not any(
            left - room < x < right + room and top - room < y < bottom + room for left, top, right, bottom in taken
        )

    return free


def _scatter(count: int, box: Box, inside: Callable[[float, float], bool], soft: float) -> tuple[Spot, ...]:
    """Places in a box, each the best of several tries, far from those before: any first few are evenly spread.

    They thin out over ``soft`` px at the edge, as a cloud does.
    """
    generator = random.Random(_SEED)

    def tries(wanted: int) -> Iterator[Spot]:
        while wanted:
            x, y = generator.uniform(box[0], box[2]), generator.uniform(box[1], box[3])
            rim = generator.uniform(0, soft)
            if all(inside(x + dx, y + dy) for dx, dy in ((rim, 0), (-rim, 0), (0, rim), (0, -rim))):
                wanted -= 1
                yield x, y

    places = list(tries(1))
    while len(places) < count:
        # More tries as it fills: the first few shall not all lie at the edge.
        room = ((min(hypot(x - a, y - b) for a, b in places), (x, y)) for x, y in tries(4 + 3 * len(places)))
        places.append(max(room)[1])
    return tuple(places)


# --- words ------------------------------------------------------------------------------------------

Place = tuple[float, float, str]


def _words(parts: Mapping[str, str], rest: Mapping[str, float], held: Counts, now: Mapping | None) -> h.Node:
    labels = [_text(parts[key], kind, narrow, wide, data_label=key) for key, (kind, narrow, wide) in _LABELS.items()]
    numbers = {
        "fold": fold_text(now["extracellular"]) if now else 1,
        "n": _share("receptors", held.receptors),
        "all": LIMITS["receptors"],
        "rest": _share("receptors", rest["receptors"]),
    }
    full = overflowing(now, LIMITS) if now else set()
    readings = [
        _text(parts[key].format(**numbers), "note", *places, data_reading=key, data_template=parts[key])
        for key, places in _READINGS.items()
    ]
    more = [
        _text(parts[key], "more", narrow, wide, data_part=f"more-{place}", data_off=_flag(place not in full))
        for place, (key, narrow, wide) in _MORE.items()
    ]
    templates = {f"data_{state}": parts[key] for state, key in _HOLDS.items()}
    told = _told_holds(parts, held)
    holds = [
        _text(told[number] if number < len(told) else "", "note", None, place, data_part="hold-line", **templates)
        for number, place in enumerate(_HOLD_LINES)
    ]
    return _leaders(), labels, readings, more, holds, _carrier_names(parts)


@cache
def _leaders() -> h.Element:
    lines = "".join("M" + "L".join(f"{x} {y}" for x, y in line) for line in _LEADERS)
    ends = [_circle(*line[-1], 1.6, "leader-end") for line in _LEADERS]
    return h.g(".wide")[_path(lines + _BRACKET, "leader"), ends]


def _told_holds(parts: Mapping[str, str], held: Counts) -> list[str]:
    """How many carriers a blocker holds and how many amphetamine has turned around, where there are any."""
    numbers = {state: sum(site.state == state for site in held.sites) for state in _HOLDS}
    return [parts[key].format(n=numbers[state], all=LIMITS["sites"]) for state, key in _HOLDS.items() if numbers[state]]


def _carrier_names(parts: Mapping[str, str]) -> h.Node:
    """The name of each kind of carrier, over its three places; on a phone with one kind also what it is."""
    first, second = (h.tspan(".name", data_part=key)[parts[key]] for key in ("carrier_1", "carrier_2"))
    role = h.tspan(".note.narrow")[" " + parts["carriers"]]
    return (
        h.text(".carrier-name", text_anchor="middle", transform="translate(209 198)")[first, role],
        h.text(".carrier-name", text_anchor="middle", transform="translate(283 198)")[second],
    )


def _text(words: str, kind: str, narrow: Place | None, wide: Place | None, **attributes: h.Attribute) -> h.Element:
    """Words with a place for each face of the drawing."""
    face = narrow or wide
    if face is None:
        raise ValueError(f"no place for {words!r}")
    x, y, anchor = face
    only = "" if narrow and wide else " wide" if wide else " narrow"
    style = f"--wide:translate({wide[0]}px,{wide[1]}px);--anchor:{wide[2]}" if wide and wide != narrow else None
    place = {"transform": f"translate({x} {y})", "text-anchor": anchor, "style": style}
    return h.text(place, class_=kind + only, **attributes)[words]


def _key(parts: Mapping[str, str]) -> h.Node:
    """What the shapes are; those of drugs are shown when there is one."""
    marks = {
        "amine": _circle(4, -4, 3.8, "dot"),
        "waste": _circle(4, -4, 3.2, "ring"),
        "blocker": h.g(transform="translate(4 -4) scale(.8) translate(-4 4)")[_path(_plug(4, -3), "plug")],
        "releaser": _path(_triangle(4, -4, 5), "tri"),
    }
    items = []
    for key, x, y, wide in _KEY:
        place = {"transform": f"translate({x} {y})", "style": f"--wide:translate({wide}px,444px)"}
        off = key in ("blocker", "releaser")
        word = h.text(".note", x=14, data_label=key)[parts[key]]
        items.append(h.g(".key", place, data_part=f"key-{key}", data_off=_flag(off))[marks[key], word])
    return items
