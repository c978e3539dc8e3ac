"""The schematic hill with its affinities to choose, and where five scenes of the model would stand on it."""

from collections.abc import Mapping
from math import floor

import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, LabelSet

from ..exhibits.controls import Control, Option
from ..model import inverted_u as model
from ..words import fill, words
from . import dots, ink
from .exhibit import Exhibit

_X, _TICKS, _Y, _POINTS = (1.0, 10_000.0), (1, 10, 100, 1000, 10_000), (-60, 118), 161
_INK = "NE"


def hill(alpha2: str = "usual", beta1: str = "none", steepness: int = 1, sigma: int = 3) -> Exhibit:
    """The schematic curve for named affinities and a guess of sigma, with five scenes on it.

    alpha2, beta1: names of ``model.inverted_u.published``. steepness: Hill exponent of alpha1. sigma: one of
    ``LOCAL_FACTORS``. On the page they are controls. Raises ValueError for what is not allowed.
    """
    if sigma not in model.LOCAL_FACTORS:
        raise ValueError(f"sigma: {sigma!r} is not allowed; allowed: {', '.join(map(str, model.LOCAL_FACTORS))}")
    state = {"alpha2": alpha2, "beta1": beta1, "hill": steepness, "sigma": sigma}
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
                "published": model.published(),
                "standing": standing,
                "points": model.GRID,
                "xs": _grid().tolist(),
            },
            "text": text["said"],
        },
        behaviour="hill",
        panels=dots.key(
            *(("circle", "hollow", f"{text['short'][name]}: {text['said']['who'][name].lower()}") for name in standing)
        ),
    )


def stand(state: Mapping) -> dict:
    """Top (nM), the curve and the five places, in percent of the best; twin of browser/hill.js: stand."""
    way = model.choose(state["alpha2"], state["beta1"], state["hill"])
    top = model.optimum(way)
    best = float(model.performance(top, way))
    share = lambda local: 100 * model.performance(local, way) / best  # noqa: E731
    places = [
        {"name": name, "local": state["sigma"] * level, "share": float(share(state["sigma"] * level))}
        for name, level in model.standing().items()
    ]
    return {"top": top, "curve": share(_grid()).tolist(), "places": places}


def told(state: Mapping, found: Mapping) -> str:
    """Where everybody stands, in words; twin of browser/hill.js: told."""
    text, top = words("hill")["said"], found["top"]
    whole = lambda value: str(floor(value + 0.5))  # noqa: E731
    return " ".join(
        [
            fill(text["top"], sigma=state["sigma"], top=whole(top)),
            *(
                fill(text["below" if one["local"] < top else "above"], who=text["who"][one["name"]],
                     local=whole(one["local"]), share=whole(one["share"]))
                for one in found["places"]
            ),
        ]
    )  # fmt: skip


def _grid() -> np.ndarray:
    return np.geomspace(*_X, _POINTS)


def _figure(found: Mapping, text: Mapping):
    fig = ink.figure(
        height=340, x_label=text["x"], y_label=text["y"], x_axis_type="log", x_range=_X, y_range=_Y
    )  # fmt: skip
    dots.log_ticks(fig.xaxis[0], _TICKS)
    curve = ColumnDataSource({"x": _grid(), "y": found["curve"]}, name="hill-curve")
    ink.dye(fig.line("x", "y", source=curve, line_width=1.5), line=_INK)
    places = ColumnDataSource(
        {
            "x": [one["local"] for one in found["places"]], "y": [one["share"] for one in found["places"]],
            "short": [text["short"][one["name"]] for one in found["places"]],
        },
        name="hill-places",
    )  # fmt: skip
    drawn = fig.scatter("x", "y", source=places, marker="circle", size=12, line_width=2)
    ink.dye(drawn, line=_INK, fill="paper")
    drawn.nonselection_glyph = drawn.muted_glyph = None
    names = LabelSet(x="x", y="y", text="short", source=places, y_offset=8, text_align="center")
    fig.add_layout(ink.dye(names, text="text"))
    return fig


def _controls(state: Mapping, text: Mapping) -> tuple[Control, ...]:
    known = model.published()
    named = lambda receptor: tuple(  # noqa: E731
        Option(name, text["options"]["none"] if half is None else fill(text["options"][name], half=f"{half:g}"))
        for name, half in known[receptor].items()
    )
    numbers = lambda values: tuple(Option(str(one), str(one)) for one in values)  # noqa: E731
    label = text["controls"]
    return (
        Control("sigma", "radio", label["sigma"], numbers(model.LOCAL_FACTORS), str(state["sigma"])),
        Control("alpha2", "select", label["alpha2"], named("alpha2"), state["alpha2"]),
        Control("beta1", "select", label["beta1"], named("beta1"), state["beta1"]),
        Control("hill", "radio", label["hill"], numbers(model.STEEPNESS), str(state["hill"])),
    )
