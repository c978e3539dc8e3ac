"""The stories of data/presets.yml, and every published experiment as a scene."""

from collections.abc import Mapping
from functools import cache

import yaml

from .. import evidence
from ..words import fill, words
from .measured import points
from .state import AMOUNTS, blank, decode, dose, encode, routes

PRESETS = evidence.DATA / "presets.yml"
# Long enough to hold most sessions.
_WINDOW = "6h"


class BadPreset(ValueError):
    """A story that the dashboard cannot open as it is written."""


@cache
def presets() -> dict[str, dict]:
    """The stories by name: title, look, link. Raises BadPreset that names the story and what is wrong."""
    stories = yaml.safe_load(PRESETS.read_text(encoding="utf-8"))
    for name, story in stories.items():
        if missing := {"title", "look", "link"} - set(story):
            raise BadPreset(f"presets.yml, {name}: no {', '.join(sorted(missing))}")
        if wrong := decode(story["link"])[1]:
            raise BadPreset(f"presets.yml, {name}: the link has {', '.join(wrong)}, which is not allowed")
    return stories


def preset(name: str) -> dict:
    """The state of a story. Raises BadPreset that names the known ones."""
    if name not in presets():
        raise BadPreset(f"preset: {name!r} is not allowed; allowed: {', '.join(presets())}")
    return decode(presets()[name]["link"])[0]


@cache
def experiments() -> tuple[dict, ...]:
    """Every published finding that can be drawn, as ``{"title", "link"}``, once for each dose, route and region."""
    text, found = words("dashboard"), {}
    for point in points():
        state = _scene(point)
        if state is None:
            continue
        title = fill(text["experiment"], drug=point["drug"], amount=f"{point['low']:g}", source=point["source"],
                     route=state["doses"][0]["route"], region=text["regions"][point["region"]])  # fmt: skip
        found.setdefault(title, encode(state))
    return tuple({"title": title, "link": link} for title, link in found.items())


def _scene(point: Mapping) -> dict | None:
    drug = point["drug"]
    low, high = AMOUNTS[drug]
    route = point["route"] or routes(drug)[0]
    if not low <= point["low"] <= high or route not in routes(drug):
        return None
    product = {"DOPAC": "first", "HVA": "second", "5-HIAA": "first", "tissue": "tissue"}.get(point["quantity"], "first")
    given = dose(drug, point["low"], route)
    minute = 40.0 if point["from"] is None else point["from"]
    hypothesis = "H2" if drug == "Semax" else "H0"
    return {**blank(), "doses": [given, None, None], "region": point["region"], "see": point["transmitter"],
            "product": product, "window": _WINDOW, "at": minute, "hypothesis": hypothesis}  # fmt: skip
