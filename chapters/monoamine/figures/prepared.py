"""A figure with a form whose every answer is computed beforehand (browser/figures/prepared.js shows the chosen one)."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from ..exhibits.controls import Control

BEHAVIOUR = "prepared"


def answers(controls: Sequence[Control], answer: Callable[..., dict]) -> dict:
    """The data of the exhibit: every choice of the controls with its answer.

    ``answer`` takes one value a control, by name, and gives ``{"told": words, "sources": {name: {column: values}}}``.
    """
    choices = product(*([option.value for option in control.options] for control in controls))
    names = [control.name for control in controls]
    return {
        "controls": [control.to_json() for control in controls],
        "answers": {" ".join(one): answer(**dict(zip(names, one, strict=True))) for one in choices},
    }


def short(values: Iterable[float]) -> list[float]:
    """Values as they need to be drawn: three digits."""
    return [float(f"{value:.3g}") for value in values]
