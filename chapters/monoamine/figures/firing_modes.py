"""The locus coeruleus firing steadily or in bursts: what the cortex gets, and what a dialysis sample shows of it."""

from math import isnan

import pandas as pd
from bokeh.models import ColumnDataSource

from ..exhibits import ink
from ..exhibits.controls import Control, Option
from ..exhibits.exhibit import Exhibit
from ..model import firing_modes as model
from ..words import fill, words
from . import dots
from .prepared import BEHAVIOUR, answers, short

_RATES, _LEVELS, _TICKS = (0, 23), (10, 400), (10, 20, 50, 100, 200, 400)
# Both plots on one clock: the same range, and the same room for the numbers at their left.
_CLOCK = {"x_range": (-3, 123), "min_border_left": 62}
_INK = "NE"


def firing_modes(pattern: str = "sharp", drug: str = "none") -> Exhibit:
    """Firing above, norepinephrine in prefrontal cortex below, with the average of a ten-minute sample.

    pattern: one of ``model.firing_modes.PATTERNS``. drug: one of its ``DRUGS``. On the page they are controls. Raises
    ValueError for what is not allowed.
    """
    shown, text = _answer(pattern, drug), words("firing_modes")
    controls = _controls(pattern, drug, text)
    return Exhibit(
        "firing-modes",
        [
            (_firing(shown, text), 170, text["title"]["firing"]),
            (_level(shown, model.mode(pattern, drug), text), 280, text["title"]["level"]),
        ],
        text["caption"],
        shown["told"],
        table=_table(text),
        controls=controls,
        data=answers(controls, _answer),
        behaviour=BEHAVIOUR,
        panels=dots.key(("line", "solid", text["average"])),
    )


def _answer(pattern: str, drug: str) -> dict:
    """The words and the drawn columns of one choice."""
    mode = model.mode(pattern, drug)
    seconds, rates = zip(*mode.firing, strict=True)
    end = float(mode.seconds[-1])
    return {
        "told": told(pattern, drug),
        "sources": {
            "modes-firing": {"x": [*seconds, end], "y": [*rates, rates[-1]]},
            "modes-level": {"y": short(mode.levels)},
            "modes-average": {"y": short([mode.average] * 2)},
        },
    }


def told(pattern: str, drug: str) -> str:
    """What the sample shows and what it hides, in words."""
    text, mode = words("firing_modes")["said"], model.mode(pattern, drug)
    given = words("firing_modes")["drugs"][drug]
    parts = [fill(text["sample"], given=given, average=f"{mode.average:.0f}")]
    if isnan(mode.half_s):
        parts.append(text["flat"])
    else:
        steady = model.mode("steady", drug)
        parts += [
            fill(text["steady"], steady=f"{steady.average:.0f}"),
            fill(text["peak"], peak=f"{mode.peak:.0f}", ratio=f"{mode.peak / mode.average:.1f}"),
            fill(text["half"], half=f"{mode.half_s:.1f}"),
        ]
    if drug != "none":
        parts.append(fill(text["fall"], fall=f"{mode.fall:.0f}"))
    filled = [
        fill(
            text["filled"],
            receptor=text["receptors"][one],
            average=f"{mode.occupied[one]:.0f}",
            peak=f"{mode.occupied_at_peak[one]:.0f}",
        )
        for one in model.RECEPTORS
    ]
    return " ".join([*parts, fill(text["occupied"], sigma=model.SIGMA, filled="; ".join(filled))])


def _firing(shown: dict, text: dict):
    fig = ink.figure(height=170, x_label="", y_label=text["axes"]["firing"], y_range=_RATES, **_CLOCK)
    source = ColumnDataSource(shown["sources"]["modes-firing"], name="modes-firing")
    ink.dye(fig.step("x", "y", source=source, mode="after", line_width=1.5), line="text")
    return fig


def _level(shown: dict, mode: model.Mode, text: dict):
    fig = ink.figure(
        height=280,
        x_label=text["axes"]["time"],
        y_label=text["axes"]["level"],
        y_axis_type="log",
        y_range=_LEVELS,
        **_CLOCK,
    )
    dots.log_ticks(fig.yaxis[0], _TICKS)
    fig.ygrid.ticker = fig.yaxis[0].ticker
    times = {"modes-average": mode.seconds[[0, -1]], "modes-level": mode.seconds}
    for (name, x), ink_name, dash in zip(times.items(), ("text", _INK), ("dashed", "solid"), strict=True):
        source = ColumnDataSource({"x": x, **shown["sources"][name]}, name=name)
        ink.dye(fig.line("x", "y", source=source, line_width=1.5, line_dash=dash), line=ink_name)
    return fig


def _pattern(name: str, text: dict) -> str:
    """What the reader chooses: ``"bursts at 21 times rest, 1.5 s each"``."""
    rate = model.PATTERNS[name] or model.AVERAGE
    return fill(
        text["patterns"]["steady" if name == "steady" else "bursts"],
        rate=f"{rate:g}",
        length=f"{model.burst_length_s(name):g}",
    )


def _controls(pattern: str, drug: str, text: dict) -> tuple[Control, ...]:
    patterns = tuple(Option(name, _pattern(name, text)) for name in model.PATTERNS)
    drugs = tuple(Option(name, text["drugs"][name]) for name in model.DRUGS)
    return (
        Control("pattern", "radio", text["controls"]["pattern"], patterns, pattern),
        Control("drug", "radio", text["controls"]["drug"], drugs, drug),
    )


def _table(text: dict) -> pd.DataFrame:
    """Every pattern with every drug: the sample's average and the peak, nM."""
    rows = [
        (_pattern(pattern, text), text["drugs"][drug], f"{mode.average:.0f}", f"{mode.peak:.0f}")
        for drug in model.DRUGS
        for pattern in model.PATTERNS
        for mode in [model.mode(pattern, drug)]
    ]
    return pd.DataFrame(rows, columns=text["columns"])
