"""The stories of data/presets.yml, and every published experiment as a scene."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .. import evidence
from ..evidence.entries import Entry, each, entries
from ..model.protocol import TRANSMITTERS
from ..words import fill, words
from .measured import points
from .state import AMOUNTS, blank, decode, dose, encode, routes

PRESETS = evidence.DATA / "presets.yml"
# Long enough to hold most sessions.
_WINDOW = "6h"


class BadPreset(ValueError):
    """A story that nobody wrote."""


@cache
def presets(file: Path = PRESETS) -> dict[str, dict]:
    """The stories by name: title, look, link, panel. Raises DataError that names story, field and what is allowed."""
    return each(entries(file), _story)


def _story(name: str, entry: Entry) -> dict:
    entry.only("title", "look", "link", "panel")
    story = {field: entry.text(field) for field in ("title", "look", "link")}
    story["panel"] = entry.choice("panel", (*TRANSMITTERS, "product"), TRANSMITTERS[0])
    if wrong := decode(story["link"])[1]:
        raise entry.fault("link", story["link"], f"a link that opens as it is, which has no {', '.join(wrong)}")
    return story


def preset(name: str) -> dict:
    """The state of a story. Raises BadPreset that names the known ones."""
    if name not in presets():
        raise BadPreset(f"preset: {name!r} is not allowed; allowed: {', '.join(presets())}")
    return decode(presets()[name]["link"])[0]


@cache
def experiments() -> tuple[dict, ...]:
    """Every published finding that can be drawn, as ``{"title", "link"}``, once for each dose, route and region."""
    text = words("dashboard")
    found: dict[str, str] = {}
    for point in points():
        state = _scene(point)
        if state is None:
            continue
        title = fill(
            text["experiment"],
            drug=point["drug"],
            amount=f"{point['low']:g}",
            source=point["source"],
            route=state["doses"][0]["route"],
            region=text["regions"][point["region"]],
        )
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
    return {
        **blank(),
        "doses": [given, None, None],
        "region": point["region"],
        "see": point["transmitter"],
        "product": product,
        "window": _WINDOW,
        "at": minute,
        "hypothesis": hypothesis,
    }
