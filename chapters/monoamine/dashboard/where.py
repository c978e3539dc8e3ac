"""The bars and the table of a moment: where the transmitter is. The Python twin of browser/dashboard/where.js."""

from collections.abc import Mapping
from math import floor

from ..words import fill
from .scene import FLOWS, LEVELS, Scene


def groups(moment: Mapping, text: Mapping) -> list[dict]:
    """Levels, flows and sites held: ``{"heading", "rows": [{"label", "now", "rest"}]}`` in percent, rounded."""
    words = text["where"]
    levels = [_row(words["rows"][name], moment[name], 1) for name in LEVELS]
    flows = [_row(words["rows"][name], moment[name], 0 if name == "exchange" else 1) for name in FLOWS["DA"]]
    sites = []
    for carrier in moment["carriers"]:
        sites += [
            _row(fill(words["rows"][how], carrier=carrier["name"]), carrier[how], 0) for how in ("blocked", "loaded")
        ]
    sites.append(_row(words["rows"]["brake"], moment["brake"], moment["brakeRest"]))
    headings = (words["levels"], words["flows"], words["sites"])
    return [{"heading": heading, "rows": rows} for heading, rows in zip(headings, (levels, flows, sites), strict=True)]


def _row(label: str, now: float, rest: float) -> dict:
    return {"label": label, "now": floor(100 * now + 0.5), "rest": floor(100 * rest + 0.5)}


def numbers(made: Scene, read: Mapping[str, list[float]], text: Mapping) -> list[list[str]]:
    """The table behind the curves: one row a run, percent of baseline by transmitter at the chosen minute."""
    return [[run_name(run.key, text), *(f"{floor(value + 0.5):d}" for value in read[run.key])] for run in made.runs]


def run_name(key: str, text: Mapping) -> str:
    """A run for a reader."""
    return text["runs"].get(key, key)
