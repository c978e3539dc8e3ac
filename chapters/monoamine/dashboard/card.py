"""A scene as a card that is sent. Twin of browser/dashboard/card.js.

The synapse at the chosen minute, what is outside the cells as curves, and what was given, supposed and measured.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import isnan, log10

from ..exhibits.card import (
    DRAWN,
    HEIGHT,
    LEADING,
    ROUND,
    SIDE,
    WIDTH,
    Card,
    Line,
    Measure,
    Shape,
    column,
    fitted,
    shape,
)
from ..exhibits.ink import inks, paint
from ..exhibits.static import DASHES
from ..findings.select import BASELINE, height
from ..words import fill, listing, words
from .draw import panels
from .exhibit import names, picture_words
from .measured import points, reach
from .scene import TOGETHER, Scene, drugs_of, moment
from .synapse_svg import synapse_svg
from .tell import headline, moment_text, record
from .view import PARTS, axis
from .where import run_name

# Places in px of the card. The picture is cut off under the receptors, where its words would stand.
PLACE = (739.0, 66.0, 413.0, 470.0)
ROOM = PLACE[0] - SIDE - 36
TOP, GAP = 70, 14
PLOT = {"left": SIDE + 62, "right": SIDE + ROOM - 8, "bottom": 496, "key": 26, "tick": 18, "least": 80}
FOOT = 546
FULL = WIDTH - 2 * SIDE
SIZES = {
    "headline": (50, 44, 38, 33, 28),
    "given": (22, 20, 18, 16),
    "key": (18, 16, 14, 12),
    "measured": (19, 18, 17, 16, 15),
}
HIGH = {"headline": 150, "given": 94, "measured": 52}
SWATCH, MARK = 30, 7
SOURCE = 17
# How many findings are told with their number.
FOUND = 2
BLOCKERS = ("methylphenidate", "modafinil")


def scene_card(made: Scene, measure: Measure) -> Card:
    """The card of a scene, without what is on every card (exhibits/card.py: frame)."""
    return replace(described(made, measure), picture=_picture(made), place=PLACE)


def described(made: Scene, measure: Measure) -> Card:
    """The card without the picture."""
    text, see = words("dashboard"), made.state["see"]
    panel = panels(made, points(), reach(), (see,))[see]
    said, given, looked = headline(made, text, names(), "headline"), placed(made, text), measured(made, panel, text)
    size, lines = fitted(said, "title", SIZES["headline"], ROOM, HIGH["headline"], measure)
    big, end = column(lines, SIDE, TOP, size, "title", "text", ROOM)
    size, lines = fitted(given, "note", SIZES["given"], ROOM, HIGH["given"], measure)
    small, end = column(lines, SIDE, end + GAP, size, "note", "text", ROOM)
    size, lines = fitted(looked, "note", SIZES["measured"], FULL, HIGH["measured"], measure)
    below, _ = column(lines, SIDE, FOOT, size, "note", "text", FULL)
    source = Line(text["card"]["source"], SIDE, HEIGHT - 16, SOURCE, "note", "muted", WIDTH / 2 - SIDE)
    shapes, written = _plot(made, panel, end + GAP, text, measure)
    return Card(tuple(shapes), (*big, *small, *written, *below, source), " ".join((said, given, looked)))


def card_rules() -> dict:
    """Places and sizes for browser/dashboard/card.js."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "side": SIDE,
        "leading": LEADING,
        "place": list(PLACE),
        "seen": DRAWN,
        "round": ROUND,
        "room": ROOM,
        "full": FULL,
        "top": TOP,
        "gap": GAP,
        "foot": FOOT,
        "source": SOURCE,
        "found": FOUND,
        "swatch": SWATCH,
        "mark": MARK,
        "plot": PLOT,
        "sizes": SIZES,
        "high": HIGH,
    }


def resting_synapse() -> str:
    """The drawing that the page puts a moment into."""
    return str(synapse_svg("card", picture_words("DA", words("dashboard")["synapse"])))


# --- words ----------------------------------------------------------------------------------------


def placed(made: Scene, text: Mapping) -> str:
    """What was given, and where; what is supposed."""
    card, units, say, state = text["card"], text["units"], text["say"], made.state
    doses = [
        fill(
            card["dose"][slot["every"]],
            drug=slot["drug"],
            amount=fill(units["dose"], value=f"{slot['amount']:g}"),
            route=card["routes"][slot["route"]],
            time=moment_text(slot["time"], text),
        )
        for slot in state["doses"]
        if slot
    ]
    firing = fill(text["take"]["tone"], value=fill(units["tone"], value=f"{state['tone']:g}"))
    tone = [] if state["tone"] == 1 else [firing]
    where = fill(card["place"], region=text["regions"][state["region"]], time=moment_text(state["at"], text))
    supposed = fill(card["supposed"], supposed=say["supposed"][state["hypothesis"]])
    given = [fill(card["given"], doses=listing(doses, say["and"]))] if doses else []
    return " ".join((*given, where, *tone, supposed))


def measured(made: Scene, panel: Mapping, text: Mapping) -> str:
    """What of it was measured, with the first numbers, and what was not."""
    state = made.state
    if not drugs_of(state):
        return text["card"]["nothing"]
    found = {mark["key"]: points()[mark["point"]] for mark in reversed(panel["marks"])}
    told = {run.key: _found(found[run.key], text) for run in made.runs if run.key in found}
    shown = [*told][:FOUND]
    place = {
        "time": moment_text(state["at"], text),
        "region": text["regions"][state["region"]],
        "transmitter": names()[state["see"]],
    }
    rest = [run for run in [*made.runs[1:], made.runs[0]] if run.key not in shown]
    return " ".join([*(told[key] for key in shown), *record(rest, state, reach(), text, place)])


def _found(point: Mapping, text: Mapping) -> str:
    """A finding without its minute and its method."""
    form = "none" if point["null"] else "number"
    told = point["told"].split(", ")[0]
    return fill(text["card"]["found"][form], drug=point["drug"], told=told, source=point["source"])


# --- the plot -------------------------------------------------------------------------------------


def _plot(made: Scene, panel: Mapping, top: float, text: Mapping, measure: Measure) -> tuple[list[Shape], list[Line]]:
    """Curves, findings and axes from ``top`` on, with what they are of over them."""
    state, see = made.state, made.state["see"]
    shown, last = axis(state["window"]), float(made.times[-1])
    title = fill(text["card"]["plot"], transmitter=names()[see])
    head, start = column([title], SIDE, top, PLOT["tick"], "strong", "text", ROOM)
    key, named, start = _key(made, panel, start + 2, text, measure)
    upper = min(start + GAP, PLOT["bottom"] - PLOT["least"])
    low, high = panel["frame"]["range"]
    across = _place(0, last, PLOT["left"], PLOT["right"])
    up = _place(low, high, PLOT["bottom"], upper)
    base = up(height(BASELINE, state["scale"]))
    grid = [_stroke(PLOT["left"], up(at), PLOT["right"], up(at), "rule") for at, _ in panel["frame"]["ticks"]]
    axes = [_stroke(PLOT["left"], PLOT["bottom"], PLOT["right"], PLOT["bottom"], "muted")]
    now = [_stroke(across(state["at"]), upper, across(state["at"]), PLOT["bottom"], "text")]
    curves = [one for curve in panel["curves"] for one in _curve(curve, made.times, across, up)]
    marks = [_finding(mark, across(mark["x"]), up(mark["y"])) for mark in panel["marks"]]
    reference = [_stroke(PLOT["left"], base, PLOT["right"], base, "muted", "2 5")]
    numbers = _numbers(panel["frame"]["ticks"], shown, across, up)
    return [*key, *grid, *reference, *axes, *now, *curves, *marks], [*head, *named, *numbers]


def _key(
    made: Scene, panel: Mapping, top: float, text: Mapping, measure: Measure
) -> tuple[list[Shape], list[Line], float]:
    """Which line is which, in one row, and what the marks are."""
    entries = [(run.key, "", run_name(run.key, text)) for run in made.runs]
    hollow = [points()[mark["point"]]["null"] for mark in panel["marks"]]
    entries += [("", "solid", text["card"]["measured"])] if not all(hollow) else []
    entries += [("", "hollow", text["card"]["unchanged"])] if any(hollow) else []
    width = lambda size: sum(SWATCH + 24 + size * measure(name, "note") for _, _, name in entries) - 16  # noqa: E731
    size = next((size for size in SIZES["key"] if width(size) <= ROOM), SIZES["key"][-1])
    middle, x, shapes, lines = top + PLOT["key"] / 2, float(SIDE), [], []
    for key, mark, name in entries:
        if mark:
            fill_ink = "paper" if mark == "hollow" else "muted"
            place = {"cx": x + SWATCH / 2, "cy": middle, "r": MARK}
            shapes.append(shape("circle", **place, fill=paint(fill_ink), stroke=paint("text"), stroke_width=2))
        else:
            name_of, dash = _look(key)
            line = {"stroke_width": 3.5, "stroke_dasharray": dash} if dash else {"stroke_width": 3.5}
            shapes.append(shape("path", d=f"M{_n(x)} {_n(middle)}H{_n(x + SWATCH)}", stroke=paint(name_of), **line))
        x += SWATCH + 8
        wide = size * measure(name, "note")
        lines.append(Line(name, round(x, 1), round(middle + 0.35 * size, 1), size, "note", "text", round(wide + 4, 1)))
        x += wide + 16
    return shapes, lines, top + PLOT["key"]


def _look(key: str) -> tuple[str, str]:
    """Ink and dash of a run."""
    if key == TOGETHER:
        return "text", ""
    return key, DASHES[inks()[key].dash]


def _curve(curve: Mapping, times: Iterable[float], across, up) -> list[Shape]:
    name, dash = _look(curve["key"])
    drawn = []
    for part in ("beyond", "known"):
        (width, opacity) = PARTS[part]
        road = [f"{_n(across(x))} {_n(up(y))}" for x, y in zip(times, curve[part], strict=True) if not isnan(y)]
        if road:
            look = {"stroke_dasharray": dash} if dash else {}
            drawn.append(
                shape(
                    "path",
                    d=f"M{'L'.join(road)}",
                    fill="none",
                    stroke=paint(name),
                    stroke_width=1.6 * width,
                    stroke_linejoin="round",
                    opacity=opacity,
                    **look,
                )
            )
    return drawn


def _finding(mark: Mapping, x: float, y: float) -> Shape:
    name = "paper" if points()[mark["point"]]["null"] else mark["key"]
    return shape("circle", cx=x, cy=y, r=MARK + 1, fill=paint(name), stroke=paint("text"), stroke_width=2)


def _numbers(levels: Sequence, shown: Mapping, across, up) -> list[Line]:
    """Of both axes; the last one of the time has the unit."""
    size, bottom, room = PLOT["tick"], PLOT["bottom"], PLOT["left"] - SIDE - 8
    written = [
        Line(f"{percent:g}", PLOT["left"] - 8, round(y + 0.35 * size, 1), size, "note", "text", room, "end")
        for y, percent in _apart([(up(at), percent) for at, percent in levels], size)
    ]
    *inner, (end, last) = shown["ticks"]
    base = bottom + 1.25 * size
    written += [Line(name, across(at), base, size, "note", "text", 80, "middle") for at, name in inner]
    return [*written, Line(f"{last} {shown['label']}", across(end) + 8, base, size, "note", "text", 120, "end")]


def _apart(levels: Sequence[tuple[float, float]], room: float) -> list[tuple[float, float]]:
    """The levels whose numbers do not touch: the baseline before the powers of ten, those before all others."""
    rank = lambda percent: 0 if percent == BASELINE else 2 if percent <= 0 or log10(percent) % 1 else 1  # noqa: E731
    kept: list[tuple[float, float]] = []
    for y, percent in sorted(levels, key=lambda level: rank(level[1])):
        if all(abs(y - other) >= room for other, _ in kept):
            kept.append((y, percent))
    return kept


def _stroke(x0: float, y0: float, x1: float, y1: float, name: str, dash: str = "") -> Shape:
    look = {"stroke_dasharray": dash} if dash else {}
    return shape("path", d=f"M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}", stroke=paint(name), stroke_width=1.5, **look)


def _n(value: float) -> str:
    return f"{round(float(value), 1):g}"


def _place(start: float, end: float, first: float, last: float):
    return lambda value: round(first + (value - start) / (end - start) * (last - first), 1)


# --- the picture ----------------------------------------------------------------------------------


def _picture(made: Scene) -> str:
    """The synapse at the moment; what plugs its carriers is in the ink of the blocker that is given."""
    see, now = made.state["see"], moment(made)
    rest = {"brake": now["brakeRest"], "receptors": now["receptorsRest"]}
    blocker = next((drug for drug in drugs_of(made.state) if drug in BLOCKERS), BLOCKERS[0])
    return str(synapse_svg("card", picture_words(see, words("dashboard")["synapse"]), see, rest, now, blocker))
