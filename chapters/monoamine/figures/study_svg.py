"""The picture of a study: its animals, the interval that the test is about, and a strip of the studies before it.

Places along the picture are shares of its width, heights are px. browser/figures/study-view.js moves the same elements.
"""

from collections.abc import Mapping, Sequence
from math import exp, log

import htpy as h

from ..exhibits.drawn import line, percent, px
from ..model import study
from ..words import count, fill, words

# Where the four groups stand and how wide one is, in shares of the width; where the names of the regions are.
PLACES, WIDTH, MIDDLES = (0.13, 0.36, 0.65, 0.88), 0.17, (0.245, 0.765)
# Percent of vehicle: the ends of the axis, and its numbers. A height in px for each end.
LOW, HIGH, LEVELS = 20, 1000, (25, 50, 100, 200, 400, 800)
TOP, BOTTOM, HEIGHT = 6.0, 186.0, 226
# Ratio: the ends of the axis of the interval, its numbers, and its height.
LEAST, MOST, RATIOS, ROW = 0.25, 4.0, (0.5, 1, 2), 46
# Radius of an animal: as large as a group of so many has room for.
SMALLEST, LARGEST, ROOM = 2.6, 5.0, 64
_GROUPS, _NAMES = 203, 222  # heights of the two lines of names
_LINE = 14  # height of the interval


def layout() -> dict:
    """What the script of the page needs to put things where they are here."""
    return {
        "places": PLACES,
        "width": WIDTH,
        "levels": [LOW, HIGH],
        "heights": [TOP, BOTTOM],
        "ratios": [LEAST, MOST],
        "radius": [SMALLEST, LARGEST, ROOM],
    }


def up(value: float) -> float:
    """Height of a percentage of vehicle."""
    share = log(min(max(value, LOW), HIGH) / LOW) / log(HIGH / LOW)
    return BOTTOM - share * (BOTTOM - TOP)


def across(ratio: float) -> float:
    """Place of a ratio on the axis of the interval."""
    return log(min(max(ratio, LEAST), MOST) / LEAST) / log(MOST / LEAST)


def radius(n: int) -> float:
    """Of an animal in a group of ``n``."""
    return min(max(ROOM / n, SMALLEST), LARGEST)


def geometric_mean(group: Sequence[float]) -> float:
    """What the test compares."""
    return exp(sum(map(log, group)) / len(group))


def picture(state: Mapping, found: Mapping, said: str) -> list[h.Node]:
    """Animals, interval with its stamp, strip. said: what the picture shows, for who does not see it."""
    text = words("study")
    shows = study.differs(found["difference"])
    stamp = text["stamp"]["differ" if shows else "open"]
    return [
        h.p(".toy-axis.study-axis")[
            h.span(aria_hidden="true")[text["axis"]],
            h.span(data_number=True)[fill(text["number"], n=state["draw"])],
        ],
        h.div(".toy-picture.study-picture")[_animals(state, found, said)],
        h.div(".study-verdict")[
            h.div[h.p(".toy-axis", data_ratio=True)[ratio_text(state)], _interval(found["difference"])],
            h.p(".study-stamp", data_stamp=True, data_differs=shows)[h.span[stamp]],
        ],
        h.p(".study-count")[
            h.span(".toy-number", data_count=True)[str(found["shown"])],
            " ",
            h.span(data_of=True)[count(text["count"], found["all"])],
        ],
        _strip(state, found),
    ]


def ratio_text(state: Mapping) -> str:
    """What the interval is an interval of."""
    names = words("dashboard")["regions"]
    return fill(words("study")["ratio"], here=names[state["here"]], there=names[state["there"]])


def _animals(state: Mapping, found: Mapping, said: str) -> h.Element:
    text, names = words("study"), words("dashboard")["regions"]
    regions = (names[state["here"]], names[state["there"]])
    return h.svg(".toy-plot", width="100%", height=HEIGHT, role="img", aria_label=said, data_animals_of=True)[
        [_level(level) for level in LEVELS],
        line("0%", up(100), "100%", up(100), "muted", "4 4"),
        [
            h.text(x=percent(place), y=_GROUPS, text_anchor="middle")["Semax" if number % 2 else text["vehicle"]]
            for number, place in enumerate(PLACES)
        ],
        [
            h.text(x=percent(place), y=_NAMES, text_anchor="middle", font_weight="600", data_region=number)[name]
            for number, (place, name) in enumerate(zip(MIDDLES, regions, strict=True))
        ],
        h.g(".study-animals", data_animals=True)[
            [
                _animal(group, i, len(values), one)
                for group, values in enumerate(found["groups"])
                for i, one in enumerate(values)
            ]
        ],
        h.g(data_means=True)[
            [
                line(percent(place - WIDTH / 2), up(mean), percent(place + WIDTH / 2), up(mean), "text", width="3")
                for place, mean in zip(PLACES, map(geometric_mean, found["groups"]), strict=True)
            ]
        ],
    ]


def _level(level: float) -> h.Fragment:
    return h.fragment[
        line("0%", up(level), "100%", up(level), "rule"),
        h.text(x="-6", y=px(up(level)), dy="0.35em", text_anchor="end")[f"{level:g}"],
    ]


def _animal(group: int, i: int, n: int, value: float) -> h.Element:
    at = PLACES[group] + WIDTH * ((i + 0.5) / n - 0.5)
    given = group % 2 == 1
    return h.circle(
        class_="given" if given else "vehicle", cx=percent(at), cy=px(up(value)), r=px(radius(n)), style=f"--i:{i}"
    )


def _interval(difference: Sequence[float]) -> h.Element:
    """The ratio of the two changes with its interval, over the line of no difference."""
    middle, low, high = (percent(across(one)) for one in difference)
    return h.svg(".toy-plot.study-interval", width="100%", height=ROW, aria_hidden="true")[
        line("0%", _LINE * 2, "100%", _LINE * 2, "muted"),
        [
            h.fragment[
                line(percent(across(one)), 2 if one == 1 else _LINE * 2, percent(across(one)), _LINE * 2 + 4, "muted"),
                h.text(x=percent(across(one)), y=ROW - 2, text_anchor="middle")[f"{one:g}"],
            ]
            for one in RATIOS
        ],
        h.line(".study-reach", x1=low, x2=high, y1=_LINE, y2=_LINE, data_reach=True),
        h.circle(".study-middle", cx=middle, cy=_LINE, r=5, data_middle=True),
    ]


def _strip(state: Mapping, found: Mapping) -> h.Element:
    now = study.place(state["draw"])
    return h.div(".study-strip", role="img", aria_label=count_text(found), data_strip=True)[
        [
            h.i(style=f"--i:{number}", data_shows=_mark(result), data_now=number == now)
            for number, result in enumerate(found["strip"])
        ]
    ]


def _mark(result: bool | None) -> str:
    return "none" if result is None else "yes" if result else "no"


def count_text(found: Mapping) -> str:
    """How many of the studies in the strip show a difference."""
    return f"{found['shown']} {count(words('study')['count'], found['all'])}"
