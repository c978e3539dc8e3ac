"""The schematic hill with its affinities to choose, and where five scenes of the model would stand on it."""

from collections.abc import Mapping, Sequence
from math import floor

import htpy as h
import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, LabelSet

from ..exhibits import ink
from ..exhibits.controls import Control, Option
from ..exhibits.drawn import Drawn, fields, reset, toy
from ..exhibits.exhibit import Exhibit
from ..model import inverted_u as model
from ..words import fill, words
from . import dots
from .hill_svg import layout, picture

_X, _TICKS, _TOP, _POINTS = (1.0, 10_000.0), (1, 10, 100, 1000, 10_000), 118, 161
# What lies lower is not drawn (percent of the best), and the room under the lowest thing that is.
_LOWEST, _ROOM = -60, 6
_NEXT = 14  # px from a name to the next one, in a live kernel
# The page looks for a top among so many points, and again among so many between the two neighbors of the best.
_SEARCHED = 2001
_INK = "NE"
# What stands for a scene in a live kernel, by whether it lies below the picture.
_MARKERS = {False: "circle", True: "inverted_triangle"}
# Of the scenes those that are given something, and the one whose way is followed.
_DRUGS, _TOLD = ("methylphenidate", "d-amphetamine"), "methylphenidate"
_OTHER = {"helps": "harms", "harms": "helps"}


def hill(
    alpha2: str = "usual",
    alpha1: str = "usual",
    beta1: str = "none",
    steepness: float = 1,
    sigma: float = 3,
    error: str = "value",
) -> Exhibit:
    """The schematic curve for named affinities and a guess of sigma, with five scenes on it.

    alpha2, alpha1, beta1: names of ``model.inverted_u.published``. steepness: Hill exponent of alpha1. sigma: within
    ``SIGMA_LIMITS``. error: at which of ``ENDS`` of the printed errors. On the page they are controls. Raises
    ValueError for what is not allowed.
    """
    lowest, highest, _ = model.SIGMA_LIMITS
    if not lowest <= sigma <= highest:
        raise ValueError(f"sigma: {sigma!r} is not allowed; allowed: {lowest:g} to {highest:g}")
    state = {
        "alpha2": alpha2,
        "alpha1": alpha1,
        "beta1": beta1,
        "error": error,
        "hill": steepness,
        "sigma": sigma,
    }
    found, text = stand(state), words("hill")
    controls, said = _controls(state, text), told(state, found)
    standing = model.standing()
    return Drawn(
        "hill",
        [(_figure(found, text), 340, text["title"])],
        fill(text["caption"], drugs=_doses(text)),
        said,
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
                "points": _SEARCHED,
                "sigmas": model.SIGMA_LIMITS,
                "xs": _grid().tolist(),
                "lowest": _LOWEST,
                "room": _ROOM,
            },
            "layout": layout(),
            "text": {**text["said"], **{name: text[name] for name in ("set", "handles")}},
        },
        behaviour="hill",
        picture=_toy(state, found, said, controls, text),
    )


def _toy(state: Mapping, found: Mapping, said: str, controls: Sequence[Control], text: Mapping) -> h.Element:
    tops = model.tops(state["beta1"], state["hill"], state["error"])
    return toy(
        "hill",
        text["title"],
        fields(controls, "hill"),
        h.div(".toy-controls")[
            h.div(".toy-buttons")[
                h.button(".toy-first", type="button", data_surprise=True)[text["surprise"]],
                reset(),
            ],
            h.p(".toy-note")[text["hint"]],
        ],
        picture(state, found, _grid().tolist(), tops, said),
        h.p(".hill-said", data_said=True)[verdict(state, found)],
        h.p(".toy-note", data_set=True)[set_text(state, controls)],
    )


def _doses(text: Mapping) -> str:
    given = [one for _, one in model.STANDING.values() if one]
    doses = {f"{dose:g} {unit}" for _, dose, unit, route in given}
    (dose,) = doses
    return dose


def stand(state: Mapping) -> dict:
    """Top (nM), the curve and the five places, in percent of the best; twin of browser/figures/hill.js: stand.

    ``bottom`` is where the axis starts. Without a hill ``top`` is None, and there is no curve and no place.
    """
    way = _way_of(state)
    try:
        top = model.optimum(way)
    except ValueError:
        return {"top": None, "curve": [], "places": [], "bottom": -_ROOM}
    best = float(model.performance(top, way))
    share = lambda local: 100 * model.performance(local, way) / best  # noqa: E731
    curve = np.asarray(share(_grid())).tolist()
    places = [
        _place(name, local, float(share(local)))
        for name, local in ((name, state["sigma"] * level) for name, level in model.standing().items())
    ]
    lowest = min(0, *curve, *(one["share"] for one in places))
    return {"top": top, "curve": curve, "places": places, "bottom": max(_LOWEST, lowest) - _ROOM}


def _way_of(state: Mapping) -> model.Assumption:
    return model.choose(state["alpha2"], state["alpha1"], state["beta1"], state["hill"], state["error"])


def _place(name: str, local: float, share: float) -> dict:
    """One scene: where it is (nM, percent of the best), and at which height it is drawn."""
    return {"name": name, "local": local, "share": share, "at": max(share, _LOWEST)}


def ways(shares: Mapping[str, float]) -> dict[str, str]:
    """What each drug does to the animal at rest, as the numbers are told: helps, harms or same."""
    told = {name: floor(share + 0.5) for name, share in shares.items()}
    way = lambda to: "helps" if to > told["rest"] else "harms" if to < told["rest"] else "same"  # noqa: E731
    return {name: way(told[name]) for name in _DRUGS}


def turn(state: Mapping) -> float | None:
    """The sigma nearest to that of the state at which methylphenidate does the opposite of now; None without one.

    What helps below the top harms beyond it: so sigma is looked for upward from a drug that helps, and else downward.
    """
    way = _way_of(state)
    best = float(model.performance(model.optimum(way), way))
    lowest, highest, step = model.SIGMA_LIMITS

    def does(steps: int) -> str:
        sigma = round(steps * step, 6)
        levels = ((name, sigma * level) for name, level in model.standing().items())
        return ways({name: 100 * float(model.performance(local, way)) / best for name, local in levels})[_TOLD]

    now = round(state["sigma"] / step)
    doing = does(now)
    if doing not in _OTHER:
        return None
    upward = range(now + 1, round(highest / step) + 1)
    further = upward if doing == "helps" else range(now - 1, round(lowest / step) - 1, -1)
    return next((round(steps * step, 6) for steps in further if does(steps) == _OTHER[doing]), None)


def verdict(state: Mapping, found: Mapping) -> str:
    """What the drugs do on this hill, and what another guess would do; twin of browser/figures/hill.js: verdict."""
    text = words("hill")["said"]
    if found["top"] is None:
        return text["flat"]
    doing = ways({one["name"]: one["share"] for one in found["places"]})
    at, other = turn(state), _OTHER.get(doing[_TOLD])
    lowest, highest, _ = model.SIGMA_LIMITS
    told = {name.removeprefix("d-"): text["way"][one] for name, one in doing.items()}
    said = [fill(text["drugs"], sigma=f"{state['sigma']:g}", **told)]
    if at is not None:
        said.append(fill(text["turn"][other], sigma=f"{at:g}"))
    elif other:
        said.append(fill(text["always"], low=f"{lowest:g}", high=f"{highest:g}"))
    return " ".join([*said, text["known"]])


def set_text(state: Mapping, controls: Sequence[Control]) -> str:
    """Which values the hill has, as its controls name them; twin of browser/figures/hill.js: setText."""
    label = {
        one.name: {option.value: option.label for option in one.options}[str(state[one.name])]
        for one in controls
        if one.options
    }
    return fill(words("hill")["set"], **label)


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
    return " ".join([fill(text["top"], sigma=f"{state['sigma']:g}", top=whole(top)), *said])


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
            "name": [text["names"][one["name"]] for one in found["places"]],
            "x": [one["local"] for one in found["places"]],
            "y": [one["at"] for one in found["places"]],
            "marker": [_MARKERS[one["share"] < _LOWEST] for one in found["places"]],
            # Names beside circles on a slope would cross: each is one line higher than the next.
            "above": [_NEXT * (len(found["places"]) - step) for step in range(len(found["places"]))],
        },
        name="hill-places",
    )
    drawn = fig.scatter("x", "y", source=places, marker="marker", size=12, line_width=2)
    ink.dye(drawn, line=_INK, fill="paper")
    drawn.nonselection_glyph = drawn.muted_glyph = None
    names = LabelSet(x="x", y="y", text="name", source=places, x_offset=5, y_offset="above")
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
        Control("sigma", "number", label["sigma"], (), f"{state['sigma']:g}", model.SIGMA_LIMITS),
        *selects,
        Control("error", "radio", label["error"], ends, state["error"]),
        Control("hill", "radio", label["hill"], numbers(model.steepness()), str(state["hill"])),
    )


def _option(name: str, printed: tuple[float, float] | None, text: Mapping) -> Option:
    """A choice as it was printed: ``"250 ± 100 nM (loose state)"``."""
    half, spread = printed or (0, 0)
    error = f" ± {spread:g}" if spread else ""
    return Option(name, fill(text[name], half=f"{half:,g}{error}"))
