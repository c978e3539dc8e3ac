"""The picture of the hill: animals on the curve, each with its name on a pole, and the rail under it with every top.

Places along the picture are shares of its width, heights are px. browser/figures/hill-view.js moves the same elements.
"""

from collections.abc import Mapping, Sequence
from math import log10

import htpy as h

from ..exhibits.drawn import line, percent, px
from ..exhibits.ink import inks, paint
from ..model import inverted_u as model
from ..words import words

# nM: the ends of the axis and its numbers. Percent of the best: its numbers.
X, TICKS, LEVELS = (1.0, 10_000.0), (1, 10, 100, 1000, 10_000), (-50, 0, 50, 100)
# px: the best, the lowest, the rail, the numbers of the axis, its name; the first of the names and the next one.
BEST, LOWEST, RAIL, NUMBERS, NAME, HEIGHT = 108, 264, 284, 314, 334, 342
FIRST, NEXT = 16, 17
# Beyond this share of the width there is no room for the last name on the right of its pole.
TURN = 0.72
_SCALE, _ASIDE = 1000, 6  # units of the stretched curve; px from a pole to its name
_HEAD = "M-2.6-1.2h.1M2.6-1.2h.1"


def layout() -> dict:
    """What the script of the page needs to put things where they are here."""
    return {
        "x": X,
        "best": BEST,
        "lowest": LOWEST,
        "rail": RAIL,
        "first": FIRST,
        "next": NEXT,
        "turn": TURN,
        "scale": _SCALE,
        "aside": _ASIDE,
        "levels": LEVELS,
    }


def across(nm: float) -> float:
    """Place of a concentration."""
    return log10(nm / X[0]) / log10(X[1] / X[0])


def up(share: float, bottom: float) -> float:
    """Height of a percentage of the best, where the axis starts at ``bottom``."""
    return LOWEST - (share - bottom) / (100 - bottom) * (LOWEST - BEST)


def picture(state: Mapping, found: Mapping, xs: Sequence[float], tops: Sequence[Mapping], said: str) -> list[h.Node]:
    """The curve with the animals, the rail, and two handles that only a script makes useful."""
    text = words("hill")
    return [
        h.p(".toy-axis", aria_hidden="true")[text["y"]],
        h.div(".toy-picture")[
            h.div(".hill-picture", data_picture=True)[
                h.svg(".toy-plot", width="100%", height=HEIGHT, role="img", aria_label=said, data_hill=True)[
                    _axes(found["bottom"]),
                    _curve(found, xs),
                    _rail(found["top"], tops),
                    _animals(found["places"], found["bottom"]),
                ],
                _handle("sigma", text["handles"]["sigma"]),
                _handle("top", text["handles"]["top"], f"top:{RAIL}px"),
            ],
        ],
    ]


def _handle(name: str, label: str, style: str | None = None) -> h.Element:
    """Where the keyboard moves an animal or the top. It has a value as soon as a script gives it one."""
    return h.div(
        ".hill-handle", data_handle=name, role="slider", tabindex=0, aria_label=label, aria_valuenow=0, style=style
    )


def _axes(bottom: float) -> list[h.Node]:
    levels = [
        h.g(data_level=level, display=None if level >= bottom else "none")[
            line("0%", up(level, bottom), "100%", up(level, bottom), "rule"),
            h.text(x="-6", y=px(up(level, bottom)), dy="0.35em", text_anchor="end")[
                str(level).replace("-", "\N{MINUS SIGN}")
            ],
        ]
        for level in LEVELS
    ]
    ends = {X[0]: "start", X[1]: "end"}
    numbers = [
        h.text(x=percent(across(one)), y=NUMBERS, text_anchor=ends.get(one, "middle"))[f"{one:,}"] for one in TICKS
    ]
    name = h.text(".hill-x", x="50%", y=NAME, text_anchor="middle")[words("hill")["x"]]
    return [*levels, *numbers, name]


def _curve(found: Mapping, xs: Sequence[float]) -> h.Element:
    """The curve and its ground, stretched over the width of the picture; their strokes are not."""
    road = curve_road(found, xs)
    return h.svg(
        x="0",
        y="0",
        width="100%",
        height=LOWEST,
        viewBox=f"0 0 {_SCALE} {LOWEST}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )[
        h.path(".hill-ground", d=ground(road), data_ground=True),
        h.path(".hill-curve", d=road, vector_effect="non-scaling-stroke", data_curve=True),
    ]


def curve_road(found: Mapping, xs: Sequence[float]) -> str:
    """The d of the curve; nothing without a hill."""
    points = [
        f"{_SCALE * across(x):.1f} {up(y, found['bottom']):.1f}" for x, y in zip(xs, found["curve"], strict=False)
    ]
    return "M" + "L".join(points) if points else ""


def ground(road: str) -> str:
    """The curve closed at the foot of the picture."""
    return f"{road}V{LOWEST}H0Z" if road else ""


def _rail(top: float | None, tops: Sequence[Mapping]) -> h.Element:
    """The axis with a diamond at each top that printed affinities give, and the knob at that of the hill."""
    at = percent(across(top or X[0]))
    diamonds = [
        h.svg(
            x=percent(across(tops[number]["top"]) if number < len(tops) else 0),
            y=RAIL,
            display=None if number < len(tops) else "none",
            class_="hill-diamond",
        )[h.path(d="M0-4.5 4.5 0 0 4.5-4.5 0Z")]
        for number in range(most_tops())
    ]
    return h.g(data_rail=True)[
        h.line(".hill-rail", x1="0%", x2="100%", y1=RAIL, y2=RAIL),
        diamonds,
        h.g(data_top_of=True, display=None if top else "none")[
            h.line(".hill-plumb", x1=at, x2=at, y1=BEST, y2=RAIL),
            h.svg(".hill-knob", x=at, y=RAIL)[h.circle(r=11), h.path(d="M-2.5-4-6.5 0-2.5 4M2.5-4 6.5 0 2.5 4")],
        ],
    ]


def most_tops() -> int:
    """Pairs of printed affinities: so many tops there can be."""
    names = model.printed()
    return len(names["alpha2"]) * len(names["alpha1"])


def _animals(places: Sequence[Mapping], bottom: float) -> h.Element:
    """The animals in the order of their norepinephrine, each on its pole."""
    names = words("hill")["names"]
    flags = poles(places, bottom)
    return h.g(data_animals=True)[
        [
            h.svg(
                ".hill-animal",
                x=percent(across(one["local"])),
                y="0",
                data_animal=one["name"],
                style=_fill(one["name"]),
            )[
                h.line(".hill-pole", x1=0, x2=0, y1=flag["y"] - 10, y2=px(flag["at"])),
                h.text(x=flag["dx"], y=flag["y"], text_anchor=flag["anchor"])[names[one["name"]]],
                h.svg(".hill-body", x="0", y=px(flag["at"]), data_below=flag["below"])[
                    h.path(".hill-beneath", d="M0 7-7-5H7Z"),
                    h.g[
                        h.circle(cx=-5, cy=-5, r="3.4"),
                        h.circle(cx=5, cy=-5, r="3.4"),
                        h.circle(r="6.6"),
                        h.path(".hill-eyes", d=_HEAD),
                    ],
                ],
            ]
            for one, flag in zip(places, flags, strict=True)
        ]
    ]


def _fill(name: str) -> str | None:
    """An animal with a drug has its colour."""
    return f"--animal:{paint(name)}" if name in inks() else None


def poles(places: Sequence[Mapping], bottom: float) -> list[dict]:
    """Of each animal: its height, and where its name stands.

    The names are steps of a stair, from the pole that is farthest from where they lead: so no name crosses a pole.
    """
    if not places:
        return []
    left = across(places[-1]["local"]) > TURN
    steps = range(len(places))
    return [
        {
            "at": up(one["at"], bottom),
            "y": FIRST + NEXT * (len(places) - 1 - step if left else step),
            "dx": -_ASIDE if left else _ASIDE,
            "anchor": "end" if left else "start",
            "below": one["share"] != one["at"],
        }
        for step, one in zip(steps, places, strict=True)
    ]
