"""Whether what the page shows is what Python's model says for the same state."""

from functools import lru_cache

import numpy as np
from monoamine.dashboard.draw import panels
from monoamine.dashboard.exhibit import names, score
from monoamine.dashboard.measured import points, reach
from monoamine.dashboard.scene import Scene, moment, scene
from monoamine.dashboard.state import decode
from monoamine.dashboard.tell import tell
from monoamine.dashboard.where import groups
from monoamine.words import words
from reader import VIEWS
from twins import as_scene

# Relative, of the larger of a value and a hundredth of baseline.
ALLOWED, SMALL = 1e-3, 1.0
# Two ways to the same number, by the same arithmetic.
SAME = 1e-9


def close(said, expected, small: float = SMALL) -> bool:
    """Whether two numbers, or two curves, agree within ``ALLOWED``."""
    said, expected = np.array(said, float), np.array(expected, float)
    return said.shape == expected.shape and bool(
        (np.abs(said - expected) <= ALLOWED * np.maximum(np.abs(expected), small)).all()
    )


def equal(said, expected) -> bool:
    """The same structure, its numbers equal but for the last digits; what is not a number comes as None."""
    if isinstance(expected, dict):
        return set(said) == set(expected) and all(equal(said[key], value) for key, value in expected.items())
    if isinstance(expected, (list, tuple)):
        return len(said) == len(expected) and all(map(equal, said, expected))
    if isinstance(expected, np.ndarray):
        made = np.array([np.nan if one is None else one for one in said], float)
        return made.shape == expected.shape and np.allclose(made, expected, SAME, SAME, equal_nan=True)
    if isinstance(expected, (int, float)) and not isinstance(expected, bool):
        return said is not None and bool(np.isclose(said, expected, SAME, SAME))
    return said == expected


@lru_cache(maxsize=16)
def solved(link: str) -> Scene:
    """Python's scene of a link."""
    return scene(decode(link)[0])


def faults(shown: dict) -> list[str]:
    """What of a page's answer (``Dashboard.read``) is not as Python has it; nothing when all agrees."""
    state, wrong = decode(shown["link"])
    found = [f"link: {one}" for one in wrong]
    if state != shown["choice"]:
        found.append(f"the link {shown['link']} does not hold the state {shown['choice']}")
    return found + _curve_faults(shown) + _plot_faults(shown, state) + _word_faults(shown, state)


def _curve_faults(shown: dict) -> list[str]:
    made, found = solved(shown["link"]), []
    for run, said in zip(made.runs, shown["runs"], strict=True):
        curves = {**run.outside, "product": run.product}
        found += [
            f"curve {run.key}, {name}"
            for name, curve in curves.items()
            if not close({**said["outside"], "product": said["product"]}[name], curve)
        ]
    return found


def _plot_faults(shown: dict, state: dict) -> list[str]:
    """The data of the Bokeh figures against what Python draws from the page's own curves."""
    drawn, found = panels(as_scene(state, shown), points(), reach()), []
    last = shown["times"][-1]
    for view in VIEWS:
        panel, plot = drawn[view], shown["plots"][view]
        expected = [{"x": shown["times"], "known": one["known"], "beyond": one["beyond"]} for one in panel["curves"]]
        band = panel["band"] and [panel["band"][0], last]
        parts = {"curves": expected, "cursor": state["at"], "band": band, "x": [0, last], "y": panel["frame"]["range"]}
        found += [f"plot {view}, {name}" for name, value in parts.items() if not equal(plot[name], value)]
        marks = [(mark["x"], mark["y"]) for mark in panel["marks"]]
        if not equal([*zip(plot["marks"]["x"], plot["marks"]["y"], strict=True)], marks):
            found.append(f"plot {view}, marks")
    return found


def _word_faults(shown: dict, state: dict) -> list[str]:
    """Words from the page's own curves; percentages of the bars may differ by the rounding."""
    made, text, found = as_scene(state, shown), words("dashboard"), []
    if shown["words"] != (told := " ".join(tell(made, reach(), score(), text, names()))):
        found.append(f"words: {shown['words']!r} instead of {told!r}")
    rows = [row for group in groups(moment(solved(shown["link"])), text) for row in group["rows"]]
    for cells, row in zip(shown["where"], rows, strict=True):
        label, now, rest = cells
        if plain(label) != row["label"] or not near(now, row["now"]) or not near(rest, row["rest"]):
            found.append(f"bars: {cells} instead of {row}")
    return found


def near(text: str, percent: int) -> bool:
    """A whole number on the page: the same, or next to it, or within what is allowed."""
    return abs(int(text) - percent) <= max(1, ALLOWED * percent + 0.5)


def plain(text: str) -> str:
    """Without the signs that keep words together."""
    return text.replace("\u2060", "").replace("\u00a0", " ").replace("\u2011", "-")
