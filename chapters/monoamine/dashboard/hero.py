"""The synapse of the landing page, and three drugs to give it. browser/dashboard/hero.js gives them.

What is given are three stories of data/presets.yml, in striatum over two hours, dopamine looked at. They are solved
here; the page gets the numbers of the picture minute by minute (``frames``), and needs no solver for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import htpy as h

from ..exhibits import ink
from ..exhibits.ink import inks
from ..exhibits.markup import data_script
from ..exhibits.static import mark_html
from ..findings.select import BASELINE
from ..words import digits, fill, words
from .draw import panels
from .exhibit import picture_words
from .measured import points, reach
from .presets import presets
from .scene import Scene, moment, scene
from .small_plot import SmallPlot
from .state import decode
from .synapse_svg import scale_words, synapse_svg

STORIES = ("flood", "blocker", "semax-alone")
SEE, WINDOW = "DA", "2h"
# Moments of a run that the page gets; between two of them it goes on a straight line.
FRAMES = 25
# Below this distance from rest, in percent, a run has no peak: it is played to its end.
UNMOVED = 1.0
# Of the drawing of the three curves: percent, and minutes.
_LEVELS, _HIGHEST, _ROOM = (100, 300, 1000), 2000, 1.3
_TICKS_MIN = (0, 30, 60, 90, 120)
_CLIP = h.Element("clipPath")


@dataclass(frozen=True)
class Given:
    """A story as it is given, and what its plot draws: played to ``peak_min``, where it is at ``peak`` percent."""

    story: str
    drug: str
    amount: str
    dose: str
    link: str
    run: Scene
    panel: dict
    peak_min: float
    peak: float


@cache
def given() -> tuple[Given, ...]:
    """The three, solved."""
    return tuple(_given(story) for story in STORIES)


def _given(story: str) -> Given:
    state = {**decode(presets()[story]["link"])[0], "see": SEE, "window": WINDOW}
    run = scene(state)
    slot, level = state["doses"][0], run.runs[0].outside[SEE]
    top = int(abs(level - BASELINE).argmax())
    moved = abs(level[top] - BASELINE) > UNMOVED
    until = float(run.times[top if moved else -1])
    panel = panels(run, points(), reach())[SEE]
    text = words("dashboard")
    amount = fill(text["units"]["dose"], value=f"{slot['amount']:g}")
    dose = f"{amount} {text['routes'][slot['route']]}"
    return Given(story, slot["drug"], amount, dose, presets()[story]["link"], run, panel, until, float(level[top]))


def frames(one: Given) -> list[dict]:
    """What the picture shows at ``FRAMES`` moments from the dose to the peak, as dashboard/synapse.js takes it."""
    minutes = [one.peak_min * n / (FRAMES - 1) for n in range(FRAMES)]
    return [{"minute": minute, **_rounded(moment(_at(one.run, minute)))} for minute in minutes]


def _at(run: Scene, minute: float) -> Scene:
    return replace(run, state={**run.state, "at": minute})


def _rounded(found: Mapping) -> dict:
    """Four digits are more than any dot or line shows."""
    return {
        name: value
        if isinstance(value, str)
        else [{**carrier, **_rounded({key: carrier[key] for key in ("blocked", "loaded")})} for carrier in value]
        if isinstance(value, list)
        else float(f"{value:.4g}")
        for name, value in found.items()
    }


def told(one: Given) -> str:
    """What is said when a drug has been given: what happened in the model."""
    return fill(words("hero")["told"][one.story], times=digits(one.peak / BASELINE))


def measured(one: Given) -> list[dict]:
    """The published findings on this scene."""
    return [points()[mark["point"]] for mark in one.panel["marks"]]


# --- the page -------------------------------------------------------------------------------------


def hero_html() -> h.Element:
    """The section, complete without a script: the synapse at rest, the three curves, and what each drug does."""
    text = words("hero")
    buttons = [
        h.button(type="button", data_give=one.story, aria_pressed="false", style=f"--drug:var({ink.token(one.drug)})")[
            h.span(".hero-drug")[one.drug.replace("-", "\N{NON-BREAKING HYPHEN}")], h.span(".hero-dose")[one.amount]
        ]
        for one in given()
    ]
    return h.section("#hero.hero", data_hero=True, aria_labelledby="hero-ask")[
        h.p("#hero-ask.hero-ask")[text["ask"]],
        h.div(".hero-give", role="group", aria_label=text["give"])[buttons],
        h.p(".hero-read")[
            h.output(".hero-number", data_number=True)[_percent(BASELINE)],
            "\N{NO-BREAK SPACE}",
            h.span(".hero-unit")[text["unit"], " ", h.span(data_minute=True)],
        ],
        h.div(".synapse-stage")[_picture()],
        _plot(),
        h.div(".hero-told", data_told=True, role="status")[h.p[text["rest"]]],
        h.ul(".hero-three")[(_outcome(one) for one in given())],
        h.p(".hero-scale")[scale_words(words("dashboard")["synapse"]["parts"]), " ", text["model"]],
        data_script(_data()),
    ]


def _percent(value: float) -> str:
    return f"{value:,.0f}"


def _outcome(one: Given) -> h.Element:
    """What one drug does, in words, with what was measured and the way to the dashboard."""
    text = words("hero")
    found = [
        h.li[
            mark_html("circle", "hollow" if point["null"] else "solid"),
            " ",
            point["told"],
            " ",
            h.a(href=point["url"])[point["source"]],
        ]
        for point in measured(one)
    ]
    return h.li(data_outcome=one.story)[
        h.p[h.strong[f"{one.drug}, {one.dose}."], " ", h.span(data_words=True)[told(one)]],
        h.ul(".hero-measured", aria_label=text["measured"])[found],
        h.a(".hero-open", href=f"dashboard.html#{one.link}")[fill(text["open"], drug=one.drug)],
    ]


def _picture() -> h.Element:
    board, rest = words("dashboard")["synapse"], moment(_at(given()[0].run, 0.0))
    names = {**picture_words(SEE, board), "title": words("hero")["picture"]}
    return synapse_svg(
        "hero-synapse", names, SEE, {"brake": rest["brakeRest"], "receptors": rest["receptorsRest"]}, rest
    )


@cache
def _plotter() -> SmallPlot:
    levels = [one.run.runs[0].outside[SEE] for one in given()]
    return SmallPlot(360, 150, min(level.min() for level in levels) / _ROOM, _HIGHEST, _TICKS_MIN[-1])


def _plot() -> h.Element:
    """The three curves over two hours, and the findings over them."""
    plot, minutes = _plotter(), words("dashboard")["units"]["minutes"]
    ticks = [(at, str(at)) for at in _TICKS_MIN[:-1]] + [(_TICKS_MIN[-1], fill(minutes, value=_TICKS_MIN[-1]))]
    return h.svg(".hero-plot", viewBox=f"0 0 {plot.width} {plot.height}", role="img", aria_label=words("hero")["plot"])[
        plot.axes(_LEVELS, ticks), [_curve(one, plot) for one in given()]
    ]


def _curve(one: Given, plot: SmallPlot) -> h.Element:
    clip = f"hero-until-{one.story}"
    marks = [
        plot.mark(mark["point"], mark["x"], BASELINE * 10 ** ((mark["y"] + mark["y1"]) / 2 - 2), one.drug)
        for mark in one.panel["marks"]
    ]
    return h.g(data_curve=one.story)[
        _CLIP(id=clip)[h.rect(x=0, y=0, width=plot.width, height=plot.height, data_until=True)],
        plot.curve(one.run.times, one.run.runs[0].outside[SEE], one.drug, clip_path=f"url(#{clip})"),
        h.g(data_marks=True)[marks],
    ]


def _data() -> dict:
    """What browser/dashboard/hero.js needs."""
    board = words("dashboard")
    data = {
        "stories": {one.story: {"frames": frames(one)} for one in given()},
        "tokens": {name: ink.token(name) for name in inks()},
        "labels": board["synapse"]["labels"],
        "plot": {"left": _plotter().left, "right": _plotter().right, "minutes": _TICKS_MIN[-1]},
        "minute": words("hero")["minute"],
    }
    return data
