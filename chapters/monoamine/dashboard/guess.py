"""Guess first: an empty plot in which a reader draws dopamine after Semax, then the claim and what was measured.

browser/dashboard/guess.js takes the drawing. The claim is hypothesis H1 of the model, what was measured a row of
data/measurements.csv, and the pale line the story of amphetamine.
"""

from functools import cache

import htpy as h

from ..exhibits.markup import data_script
from ..exhibits.static import DASHES, taken_html
from ..findings.select import BASELINE
from ..words import fill, words
from .draw import panels
from .measured import points, reach
from .presets import presets
from .scene import Scene, scene
from .small_plot import SmallPlot
from .state import WINDOWS, decode
from .svg_plot import curve

SEE, WINDOW, GHOST, CLAIM = "DA", "6h", "flood", "claim"
HOURS = (1, 2, 3, 4, 5, 6)
# Percent: what can be drawn, what the axis names, and how far from rest still counts as no change.
LOWEST, HIGHEST, LEVELS, SAME = 20, 2000, (30, 100, 300, 1000), 10
_STEP = 5  # percent between two values of a slider
_WIDTH, _HEIGHT = 420, 260


@cache
def _scene(story: str) -> Scene:
    return scene({**decode(presets()[story]["link"])[0], "see": SEE, "window": WINDOW})


def claimed() -> float:
    """The highest dopamine that the claim gives in the model, percent of rest."""
    return float(_scene(CLAIM).runs[0].outside[SEE].max())


@cache
def measured() -> tuple[dict, dict]:
    """The mark of the finding after this dose, and the finding."""
    (mark,) = panels(_scene(CLAIM), points(), reach())[SEE]["marks"]
    return mark, points()[mark["point"]]


def guess_html() -> h.Element:
    """The section. Without a script its answer can be unfolded."""
    text = words("guess")
    return h.section("#guess.guess", data_guess=True, aria_labelledby="guess-ask")[
        h.h2("#guess-ask.guess-ask")[text["ask"]],
        h.p(".guess-how")[text["how"]],
        _plot(),
        h.details(".guess-values")[h.summary[text["values"]], h.div(".guess-sliders")[_sliders()]],
        h.div(".guess-buttons")[
            h.button(type="button", data_show=True)[text["show"]],
            h.button(type="button", data_again=True, hidden=True)[text["again"]],
            h.button(type="button", data_send=True, hidden=True)[text["send"]],
        ],
        h.div(".guess-told", data_told=True, role="status"),
        taken_html(),
        h.details(".guess-answer")[h.summary[text["show"]], h.p[_course()], h.p[_rodents()]],
        data_script(_data()),
    ]


def _course() -> str:
    return fill(words("guess")["course"], value=f"{claimed():.0f}")


def _rodents() -> h.Fragment:
    _, point = measured()
    source = h.a(href=point["url"])[point["source"]]
    return h.fragment[words("guess")["rodents"], " ", point["told"], " (", source, ")."]


def _sliders() -> list[h.Element]:
    text = words("guess")["at"]
    return [
        h.label[
            h.span[fill(text, hour=hour)],
            h.input(type="range", min=LOWEST, max=HIGHEST, step=_STEP, value=str(round(BASELINE)), data_hour=hour),
            h.output[f"{BASELINE:.0f}"],
        ]
        for hour in HOURS
    ]


@cache
def _plotter() -> SmallPlot:
    return SmallPlot(_WIDTH, _HEIGHT, LOWEST, HIGHEST, WINDOWS[WINDOW])


def _plot() -> h.Element:
    plot, text, units = _plotter(), words("guess"), words("dashboard")["units"]
    ticks = [(60 * hour, str(hour)) for hour in (0, *HOURS[:-1])] + [
        (WINDOWS[WINDOW], fill(units["hours"], value=HOURS[-1]))
    ]
    ghost, claim = _scene(GHOST), _scene(CLAIM)
    mark, _ = measured()
    rest = plot.up(BASELINE)
    return h.svg(".guess-plot", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img", aria_label=text["plot"], data_plot=True)[
        plot.axes(LEVELS, ticks),
        h.g(opacity="0.35")[plot.curve(ghost.times, ghost.runs[0].outside[SEE], "d-amphetamine")],
        plot.line(plot.left, rest, plot.right, rest, "muted"),
        h.g(".guess-truth", data_truth=True)[
            curve(plot.road(claim.times, claim.runs[0].outside[SEE]), "text", DASHES["dotted"], "2"),
            curve(f"M{plot.across(mark['x0'])} {rest}H{plot.across(mark['x1'])}", "text", None, "2"),
            plot.mark(mark["point"], mark["x"], BASELINE, "Semax"),
        ],
        h.path(".guess-friend", data_friend=True, fill="none"),
        h.path(".guess-yours", data_yours=True, fill="none"),
    ]


def _data() -> dict:
    """What browser/dashboard/guess.js needs."""
    plot = _plotter()
    data = {
        "hours": HOURS,
        "lowest": LOWEST,
        "highest": HIGHEST,
        "same": SAME,
        "step": _STEP,
        "plot": {name: getattr(plot, name) for name in ("left", "right", "top", "bottom", "last")},
        "text": {name: words("guess")[name] for name in ("need", "you", "friend")},
        "handOver": words("hand_over"),
    }
    return data
