"""The schematic hill with its affinities to choose, and where five scenes of the model would stand on it."""

from collections.abc import Mapping
from math import floor

import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, LabelSet

from ..exhibits import ink
from ..exhibits.controls import Control, Option
from ..exhibits.exhibit import Exhibit
from ..model import inverted_u as model
from ..words import fill, words
from . import dots

_X, _TICKS, _TOP, _POINTS = (1.0, 10_000.0), (1, 10, 100, 1000, 10_000), 118, 161
# What lies lower is not drawn (percent of the best), and the room under the lowest thing that is.
_LOWEST, _ROOM = -60, 6
# px from a circle to the middle of its name, away from its neighbors on a slope.
_ASIDE, _ABOVE = 7, 5
_INK = "NE"
# What stands for a scene, by whether it lies below the picture.
_MARKERS = {False: "circle", True: "inverted_triangle"}
# Columns of the drawn places, and what of a place each takes.
_COLUMNS = {"x": "local", "y": "at", "marker": "marker", "aside": "aside"}


def hill(
    alpha2: str = "usual",
    alpha1: str = "usual",
    beta1: str = "none",
    steepness: float = 1,
    sigma: int = 3,
    error: str = "value",
) -> Exhibit:
    """The schematic curve for named affinities and a guess of sigma, with five scenes on it.

    alpha2, alpha1, beta1: names of ``model.inverted_u.published``. steepness: Hill exponent of alpha1. sigma: one of
    ``LOCAL_FACTORS``. error: at which of ``ENDS`` of the printed errors. On the page they are controls. Raises
    ValueError for what is not allowed.
    """
    if sigma not in model.LOCAL_FACTORS:
        raise ValueError(f"sigma: {sigma!r} is not allowed; allowed: {', '.join(map(str, model.LOCAL_FACTORS))}")
    state = {
        "alpha2": alpha2,
        "alpha1": alpha1,
        "beta1": beta1,
        "error": error,
        "hill": steepness,
        "sigma": sigma,
    }
    found, text = stand(state), words("hill")
    controls = _controls(state, text)
    standing = model.standing()
    return Exhibit(
        "hill",
        [(_figure(found, text), 340, text["title"])],
        text["caption"],
        told(state, found),
        table=pd.DataFrame(
            {
                text["columns"]["who"]: [text["said"]["who"][name] for name in standing],
                text["columns"]["level"]: [f"{level:.0f}" for level in standing.values()],
            }
        ),
        controls=controls,
        data={
            "controls": [control.to_json() for control in controls],
            "facts": {
                "published": {end: model.published(end) for end in model.ENDS},
                # Pairs, because a stored notebook sorts the keys of an object.
                "standing": list(standing.items()),
                "points": model.GRID,
                "xs": _grid().tolist(),
                "lowest": _LOWEST,
                "room": _ROOM,
                "aside": _ASIDE,
            },
            "text": text["said"],
            "short": text["short"],
        },
        behaviour="hill",
        panels=dots.key(
            *(("circle", "hollow", f"{text['short'][name]}: {text['legend'][name]}") for name in standing),
            (_MARKERS[True], "hollow", text["beneath"]),
        ),
    )


def stand(state: Mapping) -> dict:
    """Top (nM), the curve and the five places, in percent of the best; twin of browser/figures/hill.js: stand.

    ``bottom`` is where the axis starts. Without a hill ``top`` is None, and there is no curve and no place.
    """
    way = model.choose(state["alpha2"], state["alpha1"], state["beta1"], state["hill"], state["error"])
    try:
        top = model.optimum(way)
    except ValueError:
        return {"top": None, "curve": [], "places": [], "bottom": -_ROOM}
    best = float(model.performance(top, way))
    share = lambda local: 100 * model.performance(local, way) / best  # noqa: E731
    curve = np.asarray(share(_grid())).tolist()
    places = [
        _place(name, local, float(share(local)), top)
        for name, local in ((name, state["sigma"] * level) for name, level in model.standing().items())
    ]
    lowest = min(0, *curve, *(one["share"] for one in places))
    return {"top": top, "curve": curve, "places": places, "bottom": max(_LOWEST, lowest) - _ROOM}


def _place(name: str, local: float, share: float, top: float) -> dict:
    """One scene: where it is (nM, percent of the best), at which height it is drawn, as what, and its name's side."""
    return {
        "name": name,
        "local": local,
        "share": share,
        "at": max(share, _LOWEST),
        "marker": _MARKERS[share < _LOWEST],
        "aside": -_ASIDE if local < top else _ASIDE,
    }


def told(state: Mapping, found: Mapping) -> str:
    """Where everybody stands, in words; twin of browser/figures/hill.js: told."""
    text, top = words("hill")["said"], found["top"]
    if top is None:
        return text["flat"]
    whole = lambda value: str(floor(value + 0.5)).replace("-", "\N{MINUS SIGN}")  # noqa: E731
    said = (
        fill(text[_way(one, top)], who=text["who"][one["name"]], local=whole(one["local"]), share=whole(one["share"]))
        for one in found["places"]
    )
    return " ".join([fill(text["top"], sigma=state["sigma"], top=whole(top)), *said])


def _way(place: Mapping, top: float) -> str:
    """Which of the sentences of ``told`` a place takes."""
    return "below" if place["local"] < top else "above" if place["share"] == place["at"] else "beneath"


def _grid() -> np.ndarray:
    return np.geomspace(*_X, _POINTS)


def _figure(found: Mapping, text: Mapping):
    fig = ink.figure(
        height=340,
        x_label=text["x"],
        y_label=text["y"],
        x_axis_type="log",
        x_range=_X,
        y_range=(found["bottom"], _TOP),
    )
    fig.y_range.name = "hill-range"
    dots.log_ticks(fig.xaxis[0], _TICKS)
    curve = ColumnDataSource({"x": _grid() if found["curve"] else [], "y": found["curve"]}, name="hill-curve")
    ink.dye(fig.line("x", "y", source=curve, line_width=1.5), line=_INK)
    places = ColumnDataSource(
        {
            "short": [text["short"][one["name"]] for one in found["places"]],
            **{column: [one[key] for one in found["places"]] for column, key in _COLUMNS.items()},
        },
        name="hill-places",
    )
    drawn = fig.scatter("x", "y", source=places, marker="marker", size=12, line_width=2)
    ink.dye(drawn, line=_INK, fill="paper")
    drawn.nonselection_glyph = drawn.muted_glyph = None
    names = LabelSet(x="x", y="y", text="short", source=places, x_offset="aside", y_offset=_ABOVE, text_align="center")
    fig.add_layout(ink.dye(names, text="text"))
    return fig


def _controls(state: Mapping, text: Mapping) -> tuple[Control, ...]:
    label = text["controls"]
    numbers = lambda values: tuple(Option(str(one), str(one)) for one in values)  # noqa: E731
    selects = (
        Control(
            receptor,
            "select",
            label[receptor],
            tuple(_option(*one, text["options"][receptor]) for one in names.items()),
            state[receptor],
        )
        for receptor, names in model.printed().items()
    )
    ends = tuple(Option(end, text["ends"][end]) for end in model.ENDS)
    return (
        Control("sigma", "radio", label["sigma"], numbers(model.LOCAL_FACTORS), str(state["sigma"])),
        *selects,
        Control("error", "radio", label["error"], ends, state["error"]),
        Control("hill", "radio", label["hill"], numbers(model.steepness()), str(state["hill"])),
    )


def _option(name: str, printed: tuple[float, float] | None, text: Mapping) -> Option:
    """A choice as it was printed: ``"250 ± 100 nM (loose state)"``."""
    half, spread = printed or (0, 0)
    error = f" ± {spread:g}" if spread else ""
    return Option(name, fill(text[name], half=f"{half:,g}{error}"))
