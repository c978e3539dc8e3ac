"""A study that could settle the claim about regions, with the data that the model would give it."""

from collections.abc import Mapping, Sequence
from math import floor

import htpy as h
import pandas as pd
from bokeh.models import ColumnDataSource, FixedTicker

from ..exhibits import ink
from ..exhibits.controls import Control, Option
from ..exhibits.drawn import Drawn, fields, reset, toy
from ..exhibits.exhibit import Exhibit
from ..model import REGIONS, study
from ..words import count, fill, words
from . import dots
from .study_svg import LEVELS, count_text, geometric_mean, layout, picture

# In the figure of a live kernel: where the four groups stand, how wide one is, where the names of the regions are.
_PLACES, _WIDTH, _TICKS = (0.0, 1.0, 2.5, 3.5), 0.7, (0.5, 3.0)
# What is chosen often; the rest waits in a fold.
_OFTEN = ("n", "suppose")


def study_design(
    here: str = "hippocampus",
    there: str = "striatum",
    dose: float = 0.15,
    n: int = 8,
    spread: int = 30,
    suppose: str = "claim",
    draw: int = study.STRIP,
) -> Exhibit:
    """Two regions, vehicle and Semax: the animals of one study, and how often such a study would show a difference.

    The arguments are those of ``model.study.study``; on the page they are controls. Raises ValueError for what is
    not allowed.
    """
    state = {"here": here, "there": there, "dose": dose, "n": n, "spread": spread, "suppose": suppose, "draw": draw}
    found, text, names = study.study(state), words("study"), words("dashboard")["regions"]
    controls, said = _controls(state, text, names), told(state, found)
    return Drawn(
        "study-design",
        [(_figure(state, found, names), 320, text["title"])],
        text["caption"],
        said,
        table=_table(text, names),
        controls=controls,
        data={
            "controls": [control.to_json() for control in controls],
            "facts": {
                "effects": study.effects(),
                "doses": study.DOSES,
                "supposed": study.SUPPOSED,
                "quantiles": study.quantiles(),
                "strip": study.STRIP,
                "latest": study.LATEST,
            },
            "layout": layout(),
            "text": {
                **text["said"],
                **{name: text[name] for name in ("ratio", "stamp", "number", "count")},
            },
            "names": names,
        },
        behaviour="study",
        picture=_toy(state, found, said, controls, text),
    )


def _toy(state: Mapping, found: Mapping, said: str, controls: Sequence[Control], text: Mapping) -> h.Element:
    often, rare = ([one for one in controls if (one.name in _OFTEN) is wanted] for wanted in (True, False))
    return toy(
        "study-design",
        text["title"],
        [fields(rare, "study-design"), reset()],
        h.div(".toy-controls")[
            fields(often, "study-design"),
            h.div(".toy-buttons")[
                h.button(".toy-first", type="button", data_one=True)[text["run"]],
                h.button(type="button", data_hundred=True)[text["hundred"]],
            ],
        ],
        picture(state, found, said),
    )


def told(state: Mapping, found: Mapping) -> str:
    """What a study shows, in words; twin of browser/figures/study-design.js: told."""
    text, names = words("study")["said"], words("dashboard")["regions"]
    here, there = names[state["here"]], names[state["there"]]
    ratio, low, high = found["difference"]
    return " ".join(
        [
            fill(
                text["says"],
                here=here,
                there=there,
                a=_whole(study.truth(state, state["here"])),
                b=_whole(study.truth(state, state["there"])),
            ),
            fill(text["animals"], here=here, there=there, a=_percent(found["here"]), b=_percent(found["there"])),
            fill(text["between"], ratio=_fold(ratio), low=_fold(low), high=_fold(high)),
            text["differ" if study.differs(found["difference"]) else "open"],
            count(text["power"], found["all"], shown=found["shown"]),
        ]
    )


def live(state: Mapping, found: Mapping) -> str:
    """What is said when something was run or chosen, in short; twin of browser/figures/study-design.js: live."""
    text = words("study")
    return fill(
        text["said"]["live"],
        number=fill(text["number"], n=state["draw"]),
        stamp=text["stamp"]["differ" if study.differs(found["difference"]) else "open"],
        count=count_text(found),
    )


def _columns(groups: Sequence[Sequence[float]]) -> dict[str, dict]:
    """The columns of the figure's sources."""
    dots_of = lambda chosen: [  # noqa: E731
        (_PLACES[group] + _WIDTH * ((i + 0.5) / len(groups[group]) - 0.5), y)
        for group in chosen
        for i, y in enumerate(groups[group])
    ]
    pairs = {"vehicle": dots_of((0, 2)), "Semax": dots_of((1, 3))}
    return {
        **{name: {"x": [x for x, _ in both], "y": [y for _, y in both]} for name, both in pairs.items()},
        "means": {
            "x0": [x - _WIDTH / 2 for x in _PLACES],
            "x1": [x + _WIDTH / 2 for x in _PLACES],
            "y": [*map(geometric_mean, groups)],
        },
    }


def _figure(state: Mapping, found: Mapping, names: Mapping[str, str]):
    fig = ink.figure(
        height=320,
        x_label="",
        y_label=words("study")["axis"],
        y_axis_type="log",
        x_range=(-0.6, 4.1),
        y_range=(20, 1000),
    )
    dots.log_ticks(fig.yaxis[0], LEVELS)
    fig.ygrid.ticker = fig.yaxis[0].ticker
    axis = fig.xaxis[0]
    axis.name, axis.ticker = "regions", FixedTicker(ticks=list(_TICKS))
    axis.major_label_overrides = dict(zip(_TICKS, (names[state["here"]], names[state["there"]]), strict=True))
    fig.xgrid.visible = False
    sources = {name: ColumnDataSource(data, name=name) for name, data in _columns(found["groups"]).items()}
    ink.dye(fig.segment("x0", "y", "x1", "y", source=sources["means"], line_width=3), line="text")
    for name, colour, fill_ink in (("vehicle", "muted", "paper"), ("Semax", "Semax", "Semax")):
        drawn = fig.scatter("x", "y", source=sources[name], marker="circle", size=9, line_width=1.5, fill_alpha=0.85)
        ink.dye(drawn, line=colour, fill=fill_ink)
        drawn.nonselection_glyph = drawn.muted_glyph = None
    return fig


def _controls(state: Mapping, text: Mapping, names: Mapping[str, str]) -> tuple[Control, ...]:
    label, regions = text["controls"], tuple(Option(one, names[one]) for one in REGIONS)
    numbers = {
        "dose": [(f"{one:g}", f"{one:g} mg/kg") for one in study.DOSES],
        "spread": [(str(one), f"{one} %") for one in study.SPREADS],
    }
    selects = [
        Control(name, "select", label[name], tuple(Option(*one) for one in options), f"{state[name]:g}")
        for name, options in numbers.items()
    ]
    supposed = tuple(Option(one, text["supposed"][one]) for one in study.SUPPOSED)
    sizes, latest = (study.SIZES[0], study.SIZES[-1], 1), (1, study.LATEST, 1)
    return (
        Control("n", "range", label["n"], (), str(state["n"]), sizes),
        Control("suppose", "select", label["suppose"], supposed, state["suppose"]),
        Control("here", "select", label["here"], regions, state["here"]),
        Control("there", "select", label["there"], regions, state["there"]),
        *selects,
        Control("draw", "number", label["draw"], (), str(state["draw"]), latest),
    )


def _table(text: Mapping, names: Mapping[str, str]) -> pd.DataFrame:
    rows = [(names[region], *map(_whole, said)) for region, said in study.effects().items()]
    return pd.DataFrame(rows, columns=[text["region"], *(f"{dose:g} mg/kg" for dose in study.DOSES)])


def _whole(value: float) -> str:
    return str(floor(value + 0.5))


def _fold(value: float) -> str:
    return f"{floor(value * 100 + 0.5) / 100:.2f}"


def _percent(ratio: Sequence[float]) -> str:
    middle, low, high = (_whole(100 * one) for one in ratio)
    return fill(words("study")["said"]["interval"], middle=middle, low=low, high=high)
