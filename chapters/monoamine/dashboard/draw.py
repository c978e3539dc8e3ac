"""A scene as what the figures draw: columns, bands, marks, ranges. The Python twin of browser/dashboard/draw.js.

y is in the plot's own coordinate (see findings/select.py: height), x in minutes.
"""

from collections.abc import Mapping, Sequence
from math import log10

import numpy as np

from ..findings.select import BASELINE, height, y_frame
from ..model.protocol import TRANSMITTERS
from .measured import key
from .scene import NOTHING, Curves, Scene, product_of
from .state import AMOUNTS

# A log axis ends here: less than a hundredth of baseline is drawn as a hundredth.
FLOOR = 1.0
# A dose counts as the published one when it is within this share of it.
SAME_DOSE = 0.01
# Room beside the first and last dose, in powers of ten.
MARGIN = 0.05


def panels(
    made: Scene, points: Sequence[Mapping], reach: Mapping[str, float], frame: Sequence[str] = TRANSMITTERS
) -> dict[str, dict]:
    """What each panel draws: one for each transmitter outside the cell, and one for the metabolite or store.

    A panel is ``{"curves": [{"key", "known", "beyond"}], "band": [left, kind] | None, "marks": [...], "frame"}``.
    The panels outside share one frame, that of the transmitters named in ``frame``, so that eyes can compare them.
    """
    state = made.state
    outside = {name: _panel(made, name, "extracellular", points, reach) for name in TRANSMITTERS}
    product = _panel(made, state["see"], product_of(state), points, reach)
    shared = y_frame([one for name in frame for one in _extremes(outside[name])], state["scale"])
    drawn = {name: {**panel, "frame": shared} for name, panel in outside.items()}
    return {**drawn, "product": {**product, "frame": y_frame(_extremes(product), state["scale"])}}


def together(scenes: Sequence[Scene], name: str, points: Sequence[Mapping], reach: Mapping[str, float]) -> dict:
    """One panel for several scenes with the same times: a transmitter outside the cells in each of them.

    It has no band: each curve says by itself until when anybody looked.
    """
    parts = [_panel(made, name, "extracellular", points, reach) for made in scenes]
    joined = {kind: [one for part in parts for one in part[kind]] for kind in ("curves", "marks")}
    frame = y_frame([one for part in parts for one in _extremes(part)], scenes[0].state["scale"])
    return {**joined, "band": None, "frame": frame}


def dose_panel(state: Mapping, answer: tuple[np.ndarray, np.ndarray] | None) -> dict | None:
    """What the dose view draws from (doses in mg/kg, percent of baseline): x and y in the plot's own coordinates."""
    slot = state["doses"][state["vary"] - 1]
    if not slot or answer is None:
        return None
    scale, (amounts, said) = state["scale"], answer
    y = [height(max(one, FLOOR) if scale == "log" else one, scale) for one in said]
    low, high = AMOUNTS[slot["drug"]]
    steps = [m * 10.0**e for e in range(-3, 4) for m in (1, 3)]
    ticks = [[log10(one), f"{one:g}"] for one in steps if low <= one <= high]
    frame = y_frame([{"y": min(y), "y1": max(y)}], scale)
    return {
        "key": slot["drug"],
        "scale": scale,
        "x": [log10(one) for one in amounts],
        "y": y,
        "ticks": ticks,
        "frame": frame,
        "range": [log10(low) - MARGIN, log10(high) + MARGIN],
        "cursor": log10(slot["amount"]),
    }


def _panel(made: Scene, name: str, quantity: str, points: Sequence[Mapping], reach: Mapping[str, float]) -> dict:
    curves = [_curve(made, run, name, quantity, reach) for run in made.runs]
    return {"curves": curves, "band": _band(made, name, quantity, reach), "marks": _marks(made, name, quantity, points)}


def values(run: Curves, name: str, quantity: str) -> np.ndarray:
    """Percent of baseline of one run."""
    return run.outside[name] if quantity == "extracellular" else run.product


def _curve(made: Scene, run: Curves, name: str, quantity: str, reach: Mapping[str, float]) -> dict:
    """The curve in two parts: where somebody looked, and where nobody did."""
    scale = made.state["scale"]
    y = np.array(
        [height(max(value, FLOOR) if scale == "log" else value, scale) for value in values(run, name, quantity)]
    )
    until = _until(made, run, name, quantity, reach)
    return {
        "key": run.key,
        "known": np.where(made.times <= until, y, np.nan),
        "beyond": np.where(made.times >= until, y, np.nan),
    }


def _until(made: Scene, run: Curves, name: str, quantity: str, reach: Mapping[str, float]) -> float:
    """The minute up to which a run was looked at; before the first dose everything is baseline."""
    if run.key == NOTHING:
        return float(made.times[-1])
    start = min(slot["time"] for slot in made.state["doses"] if slot and slot["drug"] in run.drugs)
    return start + reach.get(key(run.drugs, made.state["region"], name, quantity), 0.0)


def _band(made: Scene, name: str, quantity: str, reach: Mapping[str, float]) -> list | None:
    """From which minute on no curve is one that somebody looked at, and whether anybody ever looked at one."""
    until = max(_until(made, run, name, quantity, reach) for run in made.runs)
    if until >= made.times[-1]:
        return None
    looked = any(key(run.drugs, made.state["region"], name, quantity) in reach for run in made.runs)
    return [until, "beyond" if looked else "never"]


def _marks(made: Scene, name: str, quantity: str, points: Sequence[Mapping]) -> list[dict]:
    """The published findings of this scene's drugs, each given once, at its dose, route and region."""
    alone = [run for run in made.runs if len(run.drugs) == 1]
    return [mark for run in alone for mark in _marks_of(made, run, name, quantity, points)]


def _marks_of(made: Scene, run: Curves, name: str, quantity: str, points: Sequence[Mapping]) -> list[dict]:
    slots = [slot for slot in made.state["doses"] if slot and slot["drug"] == run.key]
    if len(slots) != 1 or slots[0]["every"] != "once" or made.state["tone"] != 1:
        return []
    fitting = [
        (number, point)
        for number, point in enumerate(points)
        if (point["drug"], point["region"], point["transmitter"], point["quantity"])
        == (run.key, made.state["region"], name, quantity)
        and _same(slots[0], point)
    ]
    marks = [_mark(made, run, name, quantity, slots[0], number, point) for number, point in fitting]
    return [mark for mark in marks if mark["x"] <= made.times[-1]]


def _same(slot: Mapping, point: Mapping) -> bool:
    """Whether a finding is about this dose; a route that is not stated fits any."""
    dose = point["low"] * (1 - SAME_DOSE) <= slot["amount"] <= point["high"] * (1 + SAME_DOSE)
    return dose and point["route"] in ("", slot["route"])


def _mark(made: Scene, run: Curves, name: str, quantity: str, slot: Mapping, number: int, point: Mapping) -> dict:
    """Where a finding stands. Without a minute it stands where the model is farthest from baseline."""
    scale = made.state["scale"]
    if point["from"] is None:
        curve = np.abs(np.log(np.maximum(values(run, name, quantity), FLOOR) / BASELINE))
        start = end = float(made.times[int(np.argmax(curve))])
    else:
        start = slot["time"] + point["from"]
        end = start if point["to"] is None else slot["time"] + point["to"]
    last = float(made.times[-1])
    other = point["percent"] if point["other"] is None else point["other"]
    return {
        "point": number,
        "key": run.key,
        "x0": start,
        "x1": min(end, last),
        "x": (start + min(end, last)) / 2,
        "y": height(point["percent"], scale),
        "y1": height(other, scale),
    }


def told_together(made: Scene, views: Sequence[str], pairs: Sequence[Mapping]) -> list[Mapping]:
    """The findings after both drugs of a scene, the first given first, on what the views show."""
    shown = [
        (made.state["see"], product_of(made.state)) if view == "product" else (view, "extracellular") for view in views
    ]
    given = {slot["drug"]: slot["time"] for slot in made.state["doses"] if slot}
    return [
        pair
        for pair in pairs
        if pair["region"] == made.state["region"]
        and (pair["transmitter"], pair["quantity"]) in shown
        and set(given) == {pair["first"], pair["second"]}
        and given[pair["first"]] < given[pair["second"]]
    ]


def _extremes(panel: Mapping) -> list[dict]:
    """The lowest and highest of curves and marks, as y_frame takes them."""
    drawn = np.concatenate([[*curve["known"], *curve["beyond"]] for curve in panel["curves"]])
    marks = [value for mark in panel["marks"] for value in (mark["y"], mark["y1"])]
    return [{"y": float(min([np.nanmin(drawn), *marks])), "y1": float(max([np.nanmax(drawn), *marks]))}]
