"""How much of each receptor is filled in the scenes on the hill, for guesses of the free factor."""

import pandas as pd

from ..model import inverted_u as model
from ..words import fill, words
from .html import EvidenceTable


def occupancies(*sigmas: float) -> EvidenceTable:
    """The five scenes under each sigma: percent filled, and the height of the schematic curve in points."""
    text, names = words("occupancies"), words("hill")["said"]["who"]
    numbers = dict.fromkeys(("alpha2", "alpha1", "beta1", "height"), int)
    parts = [
        model.occupied(sigma).round().astype(numbers).assign(sigma=fill(text["sigma"], sigma=sigma)) for sigma in sigmas
    ]
    frame = pd.concat(parts).assign(scene=lambda rows: rows["scene"].map(names))
    return EvidenceTable(frame.rename(columns=text["columns"]), text["caption"], group=text["columns"]["sigma"])
