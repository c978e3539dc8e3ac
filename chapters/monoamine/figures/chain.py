"""The chain from one dose of Semax to 5-HIAA as the model runs it, under what was seen of each link and when."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, FixedTicker

from .. import evidence
from ..exhibits import ink
from ..exhibits.controls import Control, Option
from ..exhibits.exhibit import Exhibit, Link
from ..model import chain as model
from ..words import fill, words
from . import dots
from .prepared import BEHAVIOUR, answers, short

_INK = "Semax"
_MARK = {"increase": "triangle", "decrease": "inverted_triangle", "none": "circle", "": "triangle"}
# Rows of measurements.csv that date each link after one dose; a link without rows was never looked at, or not dated.
_DATED = {
    "brain": ("shevchenko2006-01",),
    "message": ("agapova2008-01", "agapova2008-03", "agapova2008-05", "agapova2008-07"),
    "protein": ("dolotov2006a-01", "dolotov2006a-03"),
    "metabolite": ("eremin2005-01", "eremin2005-02"),
    "dopamine": ("eremin2005-03", "eremin2005-04", "eremin2005-05", "eremin2005-06"),
}
_X, _TICKS = (0.022, 110), {1 / 30: "2 min", 1 / 6: "10 min", 1: "1 h", 4: "4 h", 24: "1 day"}
_ROW, _POINTS = 70, 120
# Within a row of height one: the foot of the curve, how high it may rise, and where the marks stand.
_FOOT, _RISE, _MARKS, _APART = 0.08, 0.42, 0.7, 0.1
_DAY_H, _SEEN_H = 24, 4
_CHANGING = ("enzyme", "metabolite")


def chain(enzyme: str = "TH", fast: str = "with") -> Exhibit:
    """Eight links on one clock: a curve of the model, its half-life, and above it what was seen after Semax.

    enzyme, fast: of ``model.chain.ENZYMES`` and ``FAST``. On the page they are controls. Raises ValueError for what is
    not allowed.
    """
    shown, text = _answer(enzyme, fast), words("chain_figure")
    controls = _controls(enzyme, fast, text)
    fig, height = _figure(shown, text)
    return Exhibit(
        "chain-run",
        [(fig, height, text["title"])],
        text["caption"],
        shown["told"],
        table=_table(text),
        controls=controls,
        data=answers(controls, _answer),
        behaviour=BEHAVIOUR,
        panels=dots.key(*(tuple(item) for item in text["key"])),
    )


def _answer(enzyme: str, fast: str) -> dict:
    """The words of one choice, and the columns that differ between the choices."""
    half = [hours for name, hours in model.half_lives(enzyme).items() if not _is_measured(name)]
    return {
        "told": told(enzyme, fast),
        "sources": {
            "chain-changing": {"ys": [_outline(name, enzyme, fast) for name in _CHANGING]},
            "chain-assumed": {"x": short(half)},
        },
    }


def _outline(name: str, enzyme: str = "TH", fast: str = "with") -> list[float]:
    """The heights of a link's curve over ``_grid``, from its foot and back to it."""
    foot = _height(name)
    share = np.interp(_grid(), model.hours(), model.share(name, enzyme, fast))
    return [foot, *short(foot + _RISE * share), foot]


def told(enzyme: str, fast: str) -> str:
    """When each link of the model is highest, and what 5-HIAA does; what was seen is the same in every choice."""
    text, names = words("chain_figure")["said"], words("chain_figure")["links"]
    peaks = [
        f"{names[name]} {_time(model.highest(name, enzyme, fast)[0])}"
        for name in model.LINKS
        if name not in ("metabolite", "dopamine")
    ]
    top = model.highest("metabolite", enzyme, fast)
    at = np.interp((_SEEN_H, _DAY_H), model.hours(), model.course("metabolite", enzyme, fast))
    metabolite = fill(
        text["metabolite"],
        top=_percent(top[1]),
        time=_time(top[0]),
        seen=_percent(at[0]),
        day=_percent(at[1]),
        seen_h=_SEEN_H,
        day_h=_DAY_H,
    )
    return " ".join([fill(text["highest"], peaks="; ".join(peaks)), metabolite, text["seen"]])


def _way(measurement: evidence.Measurement) -> str:
    return words("chain_figure")["ways"][measurement.direction or "found"]


def _time(hours: float) -> str:
    return f"{60 * hours:.0f} min" if hours < 2 else f"{hours:.0f} h"


def _percent(relative: float) -> str:
    return f"{100 * relative:.0f} %"


def _grid() -> np.ndarray:
    return np.geomspace(_X[0], model.CHAIN_H, _POINTS)


def _height(name: str) -> float:
    """Where the curve of a link has its foot; the first link is the top row."""
    return len(model.LINKS) - 1 - [*model.LINKS].index(name) + _FOOT


def _figure(shown: Mapping, text: Mapping):
    labels = [text["links"][name] for name in model.LINKS]
    fig, height = dots.rows_figure(labels, x_label=text["x"], row=_ROW, x_axis_type="log", x_range=_X)
    fig.xaxis.ticker = FixedTicker(ticks=list(_TICKS))
    fig.xaxis.major_label_overrides = _TICKS
    fig.ygrid.visible = False
    others = [name for name in model.LINKS if name not in _CHANGING]
    _draw_courses(fig, "chain-others", [_outline(name) for name in others])
    _draw_courses(fig, "chain-changing", shown["sources"]["chain-changing"]["ys"])
    _draw_half_lives(fig, shown["sources"]["chain-assumed"]["x"])
    _draw_seen(fig)
    for name, said in text["undated"].items():
        dots.label(fig, 1.2 * _X[0], _height(name) - _FOOT + _MARKS, said, name="muted")
    return fig, height


def _draw_courses(fig, name: str, outlines: list[list[float]]) -> None:
    """The model's curves of some links, each over a pale ground."""
    grid = short(_grid())
    across = [grid[0], *grid, grid[-1]]
    source = ColumnDataSource({"xs": [across] * len(outlines), "ys": outlines}, name=name)
    drawn = fig.patches("xs", "ys", source=source, line_width=1.5, fill_alpha=0.15)
    ink.dye(drawn, _INK)
    drawn.nonselection_glyph = drawn.muted_glyph = None


def _draw_half_lives(fig, assumed: list[float]) -> None:
    """A diamond at the foot of each row whose link has a half-life: filled where a source gives it."""
    half = model.half_lives()
    measured = [name for name in half if _is_measured(name)]
    places = {
        "chain-measured": ("text", [half[name] for name in measured], measured),
        "chain-assumed": ("paper", assumed, [name for name in half if name not in measured]),
    }
    for name, (fill_ink, x, links) in places.items():
        source = ColumnDataSource({"x": x, "y": [_height(link) for link in links]}, name=name)
        drawn = fig.scatter("x", "y", source=source, marker="diamond", size=14, line_width=1.5)
        ink.dye(drawn, line="text", fill=fill_ink)
        drawn.nonselection_glyph = drawn.muted_glyph = None


def known(parameter: evidence.Parameter | None) -> tuple[str, str]:
    """How a rate constant is known, in words, and the study it is from or ""; None where the model derives it."""
    text = words("chain_figure")["known"]
    if parameter is not None and parameter.status == "borrowed":
        return text["borrowed"], parameter.study_id
    if parameter is None or parameter.status != "measured":
        return text["derived" if parameter is None else "assumed"], ""
    read = text["second_hand"] if parameter.seen == "secondary" else fill(text["measured"], system=parameter.system)
    return read, parameter.study_id


def hours_text(hours: float) -> str:
    """``"4 min"``, ``"2.5 h"``."""
    return f"{60 * hours:.0f} min" if hours < 1 else f"{hours:.2g} h"


def _is_measured(name: str) -> bool:
    parameter = _passport(name)
    return parameter is not None and parameter.status == "measured" and parameter.seen != "secondary"


def _passport(name: str) -> evidence.Parameter | None:
    """The row of parameters.csv behind a link's half-life; None where the model derives it."""
    symbol = model.LINKS[name].constant
    return next((one for one in evidence.rows("parameters") if one.symbol == symbol), None)


def _draw_seen(fig) -> None:
    """The findings about all links; a range of times is a bar with a mark at each end."""
    marks: dict[str, list[dict]] = {}
    for name, keys in _DATED.items():
        rows = [evidence.measurement(key) for key in keys]
        for row in rows:
            y = _height(name) - _FOOT + _MARKS + _shift(row, rows)
            times = [minute / 60 for minute in (row.time_min, row.time_max_min) if minute is not None]
            if len(times) > 1:
                dots.bar(fig, times[0], times[1], y, _INK, width=3)
            marks.setdefault(row.direction, []).extend(_mark(name, row, x, y) for x in times)
    dots.hover(fig, [dots.points(fig, found, _INK, _MARK[way], hollow=way == "none") for way, found in marks.items()])


def _mark(name: str, measurement: evidence.Measurement, x: float, y: float) -> dict:
    result = f"{evidence.value_text(measurement)}, {measurement.region_detail}, {evidence.clock_text(measurement)}"
    what = f"{words('chain_figure')['links'][name]}: {_way(measurement)}"
    return {"x": x, "y": y, "what": what, "result": result, "source": evidence.label(measurement.study_id)}


def _shift(measurement: evidence.Measurement, rows: Sequence[evidence.Measurement]) -> float:
    """Findings at one time that differ stand one above the other, and so does a single time inside a range."""
    if measurement.time_max_min is not None:
        return _APART
    ranges = any(other.time_max_min is not None for other in rows)
    differ = any(other.time_min == measurement.time_min and other.direction != measurement.direction for other in rows)
    return -_APART if ranges or (differ and measurement.direction == "none") else _APART if differ else 0.0


def _controls(enzyme: str, fast: str, text: Mapping) -> tuple[Control, ...]:
    half = model.enzyme_half_lives()
    enzymes = tuple(Option(one, fill(text["enzymes"][one], half=f"{half[one]:g}")) for one in model.ENZYMES)
    branches = tuple(Option(one, text["fast"][one]) for one in model.FAST)
    return (
        Control("enzyme", "radio", text["controls"]["enzyme"], enzymes, enzyme),
        Control("fast", "radio", text["controls"]["fast"], branches, fast),
    )


def _table(text: Mapping) -> pd.DataFrame:
    """Each link: its half-life in the model, then every finding with its source, or that there is none with a time."""
    lines, half = [], model.half_lives()
    for name, label in text["links"].items():
        if name in half:
            how, study = known(_passport(name))
            lines.append((label, text["half"], hours_text(half[name]), how, dots.study_link(study) if study else ""))
        lines += [_finding(label, evidence.measurement(key)) for key in _DATED.get(name, ())]
        lines += [(label, text["after"], "", text["undated"][name], "")] if name in text["undated"] else []
    return pd.DataFrame(lines, columns=text["columns"])


def _finding(label: str, measurement: evidence.Measurement) -> tuple[str, str, str, str, Link]:
    result, names = evidence.value_text(measurement), evidence.vocabulary("analyte")
    what = f"{names.get(measurement.analyte, measurement.analyte)}, {measurement.region_detail}"
    return label, what, evidence.clock_text(measurement), result, dots.study_link(measurement.study_id)
