"""The reaction network of one terminal as a drawing: which states and arrows there are comes from the network.

Chosen by hand is only where a state stands, how an arrow bends, and on which side a flow from or to nowhere leaves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import hypot

import htpy as h
import sympy as sp
from markupsafe import Markup

from ..exhibits import ink
from ..exhibits.shown import Shown
from ..model import build
from ..model.export.latex import symbol_latex
from ..model.network import Network, Part, Reaction, StateKind
from ..model.parts import reactions_of, states_of
from ..words import words

WIDTH, HEIGHT = 360, 446
# Colors follow the page; in Jupyter, which has none of its properties, the fallbacks stand.
_STYLE = """
svg.network {
  display: block; width: 100%; max-width: 29rem; height: auto; fill: currentColor;
  font: 500 12px var(--font-ui, sans-serif);
}
.network .room { fill: var(--surface, #f3f4f5); stroke: var(--rule-strong, #777); stroke-width: 1.5; }
.network .place { fill: var(--text-soft, #555); font-weight: 600; }
.network .place.end { text-anchor: end; }
.network .place.middle { font-size: 11px; text-anchor: middle; }
.network :is(.flow, .paced, .bar) { fill: none; stroke: currentColor; stroke-width: 1.5; }
.network .flow { stroke: var(--amine); stroke-width: 2; }
.network .paced { stroke: var(--text-soft, #555); stroke-dasharray: 2 3; }
.network .bar { stroke: var(--text-soft, #555); stroke-width: 2.5; }
.network .head { stroke: none; fill: var(--amine); }
.network .head.paced { fill: var(--text-soft, #555); }
.network .state rect { fill: var(--paper, #fff); stroke: var(--amine); stroke-width: 2; }
.network .state.other rect { stroke: var(--rule-strong, #777); stroke-dasharray: 3 2; }
.network .state text { text-anchor: middle; }
.network .letter { font: italic 600 13px var(--font-text, serif); }
.network .under { font-size: 9px; }
.network .name { font-size: 11px; }
.network .word {
  text-anchor: middle; stroke: var(--paper, #fff); stroke-width: 4; stroke-linejoin: round; paint-order: stroke;
}
"""
Point = tuple[float, float]
# Part of the model -> the ink of its transmitter.
_INKS = {"DA": "DA", "HT": "5-HT", "NE": "NE"}
_SIGNALS = (StateKind.AUTORECEPTOR, StateKind.FIRING, StateKind.CAPACITY)
_HALF_WIDTH, _HALF_HEIGHT, _AIR = 29, 17, 3
# Width of a letter of a label.
_LETTER = 5.6


@dataclass(frozen=True)
class Layout:
    """Where the states of one terminal and its neighbors stand, and how the lines between them run.

    places: middle of each state. bends: how far a line from a state to another one, or to a flow, swings to its left,
    px. stubs: for each state the far ends of flows from nowhere or to nowhere, in the order of the network. labels: how
    far along its arrow (0 to 1) a flow's label stands. flipped: two states whose arrows change sides. corners: over
    which points the line from a state to a flow runs, where it has to go round others. goals: how far along the flow's
    arrow (0 to 1) such a line ends.
    """

    places: Mapping[str, Point]
    bends: Mapping[tuple[str, str], float]
    stubs: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, float] = field(default_factory=dict)
    flipped: frozenset[str] = frozenset()
    corners: Mapping[tuple[str, str], tuple[Point, ...]] = field(default_factory=dict)
    goals: Mapping[tuple[str, str], float] = field(default_factory=dict)


# Left of it runs what comes from the cell bodies.
_ROOM = (18, 30, 334, 222)
_LAYOUTS = {
    "DA": Layout(
        {
            "C_DA": (178, 136), "V_DA": (84, 204), "M1_DA": (298, 136), "M2_DA": (292, 214), "S_DA": (262, 66),
            "E_DA": (168, 334), "A_DA": (54, 334), "N_DA": (54, 396), "CN_DA": (312, 306), "VN_DA": (312, 394),
        },
        {("CN_DA", "M1_DA"): -30, ("A_DA", "synthesis_DA"): 84, ("N_DA", "release_DA"): 8},
        {
            "C_DA": ((178, 58), (236, 106)), "S_DA": ((326, 62),), "E_DA": ((168, 406),), "M1_DA": ((316, 94),),
            "M2_DA": ((240, 204),),
        },
        {"COMT_DA": 0.62, "autoreceptor_DA": 0.36},
        corners={("N_DA", "synthesis_DA"): ((7, 396), (7, 70))},
    ),
    "HT": Layout(
        {
            "C_HT": (178, 136), "V_HT": (84, 204), "M1_HT": (304, 136), "S_HT": (262, 66), "E_HT": (168, 334),
            "A_HT": (54, 334), "N_HT": (54, 396),
        },
        {("E_HT", "M1_HT"): -26, ("A_HT", "synthesis_HT"): 84, ("N_HT", "release_HT"): 8},
        {"C_HT": ((178, 58), (236, 106)), "S_HT": ((326, 62),), "M1_HT": ((320, 94),)},
        {"autoreceptor_HT": 0.36},
        corners={("N_HT", "synthesis_HT"): ((7, 396), (7, 70))},
    ),
    "NE": Layout(
        {
            "CN_DA": (100, 128), "VN_DA": (134, 206), "C_NE": (278, 124), "V_NE": (222, 206), "M1_NE": (320, 188),
            "M1_DA": (206, 96), "E_DA": (62, 340), "E_NE": (274, 340), "A_NE": (170, 334), "N_NE": (170, 400),
            "S_NE": (136, 60),
        },
        {("E_NE", "M1_NE"): -26, ("C_NE", "M1_NE"): 3, ("N_NE", "release_NE"): -6},
        {
            "CN_DA": ((56, 66), (48, 142)), "C_NE": ((318, 76),), "M1_NE": ((340, 138),), "E_NE": ((274, 408),),
            "S_NE": ((204, 52),),
        },
        {
            "efflux_NET_NE": 0.42, "efflux_NET_DA": 0.32, "NET_DA": 0.52, "leak_NE_DA": 0.4, "packing_NE_DA": 0.3,
            "firing_NE": 0.34,
        },
        frozenset({"CN_DA", "VN_DA"}),
        {("N_NE", "synthesis_NE"): ((6, 400), (6, 74)), ("A_NE", "synthesis_NE"): ((110, 370), (12, 370), (12, 96))},
        {("N_NE", "synthesis_NE"): 0.2, ("A_NE", "synthesis_NE"): 0.75, ("S_NE", "synthesis_NE"): 0.3},
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Flow:
    """One arrow. ``source`` or ``target`` is None for a flow from or to nowhere.

    ``paced`` arrows move nothing: the source sets the pace at which the target is made, or where it ``slows`` lowers
    the target. ``signal`` arrows end at a signal, which is no matter.
    """

    name: str
    label: str
    source: str | None
    target: str | None
    paced: bool = False
    signal: bool = False
    slows: bool = False


@dataclass(frozen=True)
class Influence:
    """A signal that speeds a flow up, or slows it down."""

    state: str
    flow: str
    slows: bool


def flows(network: Network, part: str) -> list[Flow]:
    """Every arrow that touches a state of the terminal ``part`` (DA, HT or NE)."""
    mine = set(states_of(network, part))
    found = [reaction for reaction in network.reactions if mine & {str(one) for one in reaction.changes}]
    return [flow for reaction in found for flow in _arrows(network, reaction)]


def _arrows(network: Network, reaction: Reaction) -> list[Flow]:
    gives: list[str | None] = [str(one) for one, count in reaction.changes.items() if not _is_negative(count)]
    takes = [str(one) for one, count in reaction.changes.items() if _is_negative(count)]
    label = _short(reaction)
    if takes:
        return [Flow(reaction.name, label, source, target) for source in takes for target in gives or [None]]
    (target,) = gives
    signal = target in _signals(network)
    levels = {one.symbol for one in network.species if one.unit == "uM" and one.part != Part.KINETICS}
    read = sorted((levels & reaction.rate.free_symbols) - set(reaction.changes), key=str)
    # What slows the making of matter is feedback of the product, which is not drawn.
    pacing = [one for one in read if signal or not _falls(reaction.rate, one)]
    if len(pacing) == 1:
        slows = _falls(reaction.rate, pacing[0])
        return [Flow(reaction.name, label, str(pacing[0]), target, paced=True, slows=slows)]
    return [Flow(reaction.name, label, None, target, signal=signal)]


def _signals(network: Network) -> set[str]:
    return {one.symbol.name for one in network.species if one.kind in _SIGNALS}


def _firing(network: Network) -> set[str]:
    return {one.symbol.name for one in network.species if one.kind == StateKind.FIRING}


def influences(network: Network, part: str) -> list[Influence]:
    """What the terminal's own signals do to its flows; the sign is that of the rate's slope."""
    found, signals = [], _signals(network)
    for reaction in reactions_of(network, part):
        for symbol in sorted(reaction.rate.free_symbols & set(network.states), key=str):
            if str(symbol) in signals and symbol not in reaction.changes:
                found.append(Influence(str(symbol), reaction.name, _falls(reaction.rate, symbol)))
    return found


def _falls(rate: sp.Expr, symbol: sp.Symbol) -> bool:
    return _is_negative(sp.diff(rate, symbol))


def _is_negative(value: sp.Expr) -> bool:
    """Whether it is where all numbers are 1: a count over a share of the tissue has the sign of the count."""
    value = sp.sympify(value)
    return bool(value.subs(dict.fromkeys(value.free_symbols, 1)) < 0)


def _short(reaction: Reaction) -> str:
    """What an arrow says: the kind of its flow, by the page's own word where it has one."""
    kind = reaction.kind or reaction.label
    return words("model_page")["network"]["flows"].get(kind, kind)


# --- the drawing ----------------------------------------------------------------------------------


def network(part: str, net: Network | None = None) -> Shown:
    """The terminal of DA, HT or NE, read off ``net`` (the model). Raises KeyError for a state without a place."""
    net, text = net or build(), words("model_page")["network"]
    found, acts, layout = flows(net, part), influences(net, part), _LAYOUTS[part]
    states = sorted({one for flow in found for one in (flow.source, flow.target) if one} | {act.state for act in acts})
    if missing := [state for state in states if state not in layout.places]:
        raise KeyError(f"no place in the drawing of the {text['terminals'][part]} for {', '.join(missing)}")
    ways = dict(zip(found, _ways(found, layout), strict=True))
    caption = text["caption"].format(terminal=text["terminals"][part])
    said = _words(net, found, acts)
    ident = f"network-{part.lower()}"
    amine = f"--amine:var({ink.token(_INKS[part])}, {ink.colour(_INKS[part])})"
    svg = h.svg(".network", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_labelledby=ident, style=amine)[
        h.title(id=ident)[said],
        h.style[Markup(_STYLE)],
        _room(text["terminals"][part]),
        [_bodies(layout.places[state]) for state in states if state in _firing(net)],
        (_arrow(flow, way) for flow, way in ways.items()),
        [_act(act, ways, layout) for act in acts],
        [_node(net, state, layout, part) for state in states],
        (_label(flow, way) for flow, way in ways.items()),
    ]
    figure = h.figure(".drawing")[svg, h.figcaption[f"{caption} {text['legend']}"]]
    return Shown(f"{caption}\n{said}", figure)


def folded(*parts: str) -> Shown:
    """The same of several terminals, each folded."""
    text, drawn = words("model_page")["network"], [network(part) for part in parts]
    titles = [text["fold"].format(terminal=text["terminals"][part]) for part in parts]
    folds = [h.details(".laws")[h.summary[title], one.html] for title, one in zip(titles, drawn, strict=True)]
    return Shown("\n".join(one.text for one in drawn), h.fragment[folds])


def _words(net: Network, found: Iterable[Flow], acts: Iterable[Influence]) -> str:
    text = words("model_page")["network"]
    names = {str(one.symbol): one.name for one in net.species}
    labels = {one.name: one.label for one in net.reactions}
    told = [
        text["lowers" if flow.slows else "flow"].format(
            label=labels[flow.name],
            source=names.get(flow.source or "", text["nowhere"]),
            target=names.get(flow.target or "", text["nowhere"]),
        )
        for flow in found
    ]
    told += [
        text["slows" if act.slows else "speeds"].format(state=names[act.state], flow=labels[act.flow]) for act in acts
    ]
    return ". ".join(told) + "."


@dataclass(frozen=True)
class Way:
    """An arrow on the paper: a quadratic curve from ``start`` over ``bend`` to ``end``; where its label stands."""

    start: Point
    bend: Point
    end: Point
    label: Point
    stub: bool = False


def _ways(found: list[Flow], layout: Layout) -> list[Way]:
    """Arrows between the same two states lie side by side, and stubs take the places of their state in turn."""
    together: dict[frozenset, list[Flow]] = {}
    for flow in found:
        together.setdefault(frozenset((flow.source, flow.target)), []).append(flow)
    taken: dict[str, int] = {}
    ways = []
    for flow in found:
        if flow.source and flow.target:
            group = together[frozenset((flow.source, flow.target))]
            side = group.index(flow) - (len(group) - 1) / 2
            ways.append(_between(flow, flow.source, flow.target, layout, side))
        else:
            ways.append(_stub(flow, layout, taken))
    return ways


_APART = 24
# A label on a shorter arrow would hide it.
_LONG_ENOUGH = 46
# Letters of a label that is no wider than the two arrows of a pair are apart.
_NARROW = 4


def _between(flow: Flow, source: str, target: str, layout: Layout, side: float) -> Way:
    """An arrow between two states; ``side`` counts places from the line through their middles."""
    start, end = layout.places[source], layout.places[target]
    # One direction for both arrows of a pair, or they would change sides.
    turn = 1 if (source < target) ^ ({source, target} == layout.flipped) else -1
    across = _across(start, end)
    shift = side * _APART * turn
    swing = layout.bends.get((source, target), 0)
    a = _edge(start, _moved(end, across, 2 * swing), _moved((0, 0), across, shift))
    b = _edge(end, _moved(start, across, 2 * swing), _moved((0, 0), across, shift))
    bend = _moved(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), across, 2 * swing)
    off = abs(across[0]) * (_LETTER * len(flow.label) / 2 + 4) + abs(across[1]) * 10
    off *= _beside(flow.label, side * turn, hypot(b[0] - a[0], b[1] - a[1]), swing)
    return Way(a, bend, b, _moved(_at(a, bend, b, layout.labels.get(flow.name, 0.5)), across, off))


def _beside(label: str, side: float, length: float, swing: float) -> int:
    """Where a label stands: 0 on its arrow where that stays in sight; else to the left (1) or right (-1) of it."""
    if side and len(label) > _NARROW:
        return 1 if side > 0 else -1
    if length > _LONG_ENOUGH:
        return 0
    return 1 if swing > 0 else -1


# Beside a state, for flows from or to nowhere that the layout has no place for: a flow is never left out.
_SPARE = ((-52, -34), (52, -34), (-52, 34), (52, 34))


def _stub(flow: Flow, layout: Layout, taken: dict[str, int]) -> Way:
    """An arrow from or to nowhere."""
    state = flow.source or flow.target or ""
    x, y = layout.places[state]
    ends = [*layout.stubs.get(state, ()), *((x + dx, y + dy) for dx, dy in _SPARE)]
    far = ends[taken.get(state, 0) % len(ends)]
    taken[state] = taken.get(state, 0) + 1
    near = _edge((x, y), far)
    middle = ((far[0] + near[0]) / 2, (far[1] + near[1]) / 2)
    label = far[0], far[1] + (-7 if far[1] <= near[1] else 15)
    return Way(near, middle, far, label, True) if flow.source else Way(far, middle, near, label, True)


def _across(start: Point, end: Point) -> Point:
    """The unit vector to the left of the way from start to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    return dy / length, -dx / length


def _moved(point: Point, direction: Point, by: float) -> Point:
    return point[0] + direction[0] * by, point[1] + direction[1] * by


def _edge(middle: Point, toward: Point, shift: Point = (0, 0)) -> Point:
    """Where the way from a box's middle to another point, both moved by ``shift``, leaves the box, with some air."""
    dx, dy = toward[0] - middle[0], toward[1] - middle[1]
    room = (
        (half + _AIR - (moved if step > 0 else -moved)) / abs(step)
        for half, step, moved in ((_HALF_WIDTH, dx, shift[0]), (_HALF_HEIGHT, dy, shift[1]))
        if step
    )
    reach = min(room)
    return middle[0] + shift[0] + dx * reach, middle[1] + shift[1] + dy * reach


def _at(a: Point, bend: Point, b: Point, t: float) -> Point:
    u = 1 - t
    x, y = (u * u * a[i] + 2 * u * t * bend[i] + t * t * b[i] for i in (0, 1))
    return x, y


def _n(value: float) -> str:
    return f"{round(value, 1):g}"


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _room(name: str) -> list[h.Element]:
    x, y, width, height = _ROOM
    outside = words("model_page")["network"]["outside"]
    return [
        h.rect(".room", x=x, y=y, width=width, height=height, rx=22),
        h.text(".place", x=x + 12, y=y - 8)[name],
        h.text(".place.end", x=x + width - 6, y=HEIGHT - 6)[outside],
    ]


def _bodies(place: Point) -> list[h.Element]:
    """The room of the cell bodies, which lie in another region, round their firing."""
    x, y = place[0] - 36, place[1] - _HALF_HEIGHT - 6
    return [
        h.rect(".room", x=_n(x), y=_n(y), width=72, height=2 * _HALF_HEIGHT + 26, rx=12),
        h.text(".place.middle", x=_n(place[0]), y=_n(place[1] + _HALF_HEIGHT + 14))[
            words("model_page")["network"]["bodies"]
        ],
    ]


def _arrow(flow: Flow, way: Way) -> list[h.Element]:
    kind = "paced" if flow.paced or flow.signal else "flow"
    line = h.path(class_=kind, d=f"M{_p(way.start)}Q{_p(way.bend)} {_p(way.end)}")
    return [line, _end(way.bend, way.end, kind, flow.slows)]


def _end(before: Point, tip: Point, kind: str, slows: bool) -> h.Element:
    return _bar(before, tip) if slows else _head(before, tip, kind)


def _bar(before: Point, tip: Point) -> h.Element:
    across = _across(before, tip)
    return h.path(".bar", d=f"M{_p(_moved(tip, across, 6))}L{_p(_moved(tip, across, -6))}")


def _head(before: Point, tip: Point, kind: str) -> h.Element:
    ux, uy = _across(before, tip)
    along = (-uy, ux)
    back = _moved(tip, along, -8)
    left, right = _moved(back, (ux, uy), 4), _moved(back, (ux, uy), -4)
    return h.path(class_=["head", kind], d=f"M{_p(tip)}L{_p(left)}L{_p(right)}Z")


# Where a signal meets an arrow (0 to 1), clear of its label: (from nowhere or to nowhere, slows it).
_GOALS = {(True, True): 0.55, (True, False): 0.2, (False, True): 0.25, (False, False): 0.75}


def _act(act: Influence, ways: Mapping[Flow, Way], layout: Layout) -> list[h.Element]:
    """A dashed line from a signal to a flow: a bar slows it, an arrow head speeds it up."""
    way = next(way for flow, way in ways.items() if flow.name == act.flow)
    both = act.state, act.flow
    goal = _at(way.start, way.bend, way.end, layout.goals.get(both, _GOALS[way.stub, act.slows]))
    place = layout.places[act.state]
    if corners := layout.corners.get(both):
        before, tip = corners[-1], _before(corners[-1], goal)
        path = _round((_edge(place, corners[0]), *corners, tip))
    else:
        swing = 2 * layout.bends.get(both, 0)
        before = _moved(((place[0] + goal[0]) / 2, (place[1] + goal[1]) / 2), _across(place, goal), swing)
        tip = _before(before, goal)
        path = f"M{_p(_edge(place, before))}Q{_p(before)} {_p(tip)}"
    return [h.path(".paced", d=path), _end(before, tip, "paced", act.slows)]


def _before(start: Point, goal: Point, by: float = 7) -> Point:
    """The point short of the goal by so much, on the way from start."""
    ux, uy = _across(start, goal)
    return _moved(goal, (-uy, ux), -by)


_TURN = 9


def _round(points: tuple[Point, ...]) -> str:
    """A line over these points, with its corners rounded."""
    path = f"M{_p(points[0])}"
    for place, corner in enumerate(points[1:-1], 1):
        path += f"L{_p(_before(points[place - 1], corner, _TURN))}"
        path += f"Q{_p(corner)} {_p(_before(points[place + 1], corner, _TURN))}"
    return path + f"L{_p(points[-1])}"


def _node(net: Network, state: str, layout: Layout, part: str) -> h.Element:
    """A state: its symbol, and the words for it."""
    x, y = layout.places[state]
    own = state in states_of(net, part)
    name = words("model_page")["network"]["states"].get(state) or next(
        one.name for one in net.species if str(one.symbol) == state
    )
    return h.g(class_=["state", not own and "other"], data_state=state)[
        h.rect(x=_n(x - _HALF_WIDTH), y=_n(y - _HALF_HEIGHT), width=2 * _HALF_WIDTH, height=2 * _HALF_HEIGHT, rx=9),
        h.text(x=_n(x), y=_n(y - 2))[_symbol(state)],
        h.text(".name", x=_n(x), y=_n(y + 11))[name],
    ]


def _symbol(state: str) -> list[h.Element]:
    letter, _, below = symbol_latex(state).partition("_")
    under = re.sub(r"[\\{}]|mathrm", "", below)
    return [h.tspan(".letter")[letter], h.tspan(".under", dy=3)[under]]


def _label(flow: Flow, way: Way) -> h.Element:
    x, y = way.label
    return h.text(".word", x=_n(x), y=_n(y + 4), data_flow=flow.name)[flow.label]
