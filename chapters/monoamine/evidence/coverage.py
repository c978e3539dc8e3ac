"""What has been measured where, and how: the map of measured, unchanged and never measured."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from .records import rows
from .tables import DATA, split_ids, table, vocabulary

MONOAMINES = ("DA", "5-HT", "NE")
BRAIN = (
    "striatum",
    "nucleus_accumbens",
    "prefrontal_cortex",
    "hippocampus",
    "hypothalamus",
    "cortex_other",
    "amygdala",
    "midbrain_brainstem",
)
# A transmitter or its metabolite was looked at; transporters, receptors and genes do not count here.
LOOKED = ("direct_neurotransmitter", "metabolite_turnover")
# What may count as having looked.
COUNTS = {"both": LOOKED, "itself": LOOKED[:1], "metabolite": LOOKED[1:]}
# Given, but no drug.
_CONTROLS = ("vehicle", "placebo", "none")
# Which way a finding went; every other direction is "other".
WAYS = ("increase", "decrease", "none", "mixed")
ANY = "all"


class Look(NamedTuple):
    """A finding as the map reads it; ``regions`` and ``transmitters`` are those of the map that it names."""

    drug: str
    species: str
    condition: str
    counts: str
    preparation: str
    way: str
    regions: tuple[str, ...]
    transmitters: tuple[str, ...]


def coverage(
    drug: str = "Semax",
    folder: Path | str = DATA,
    *,
    counts: str = "both",
    condition: str = "alone",
    species: str = ANY,
) -> pd.DataFrame:
    """For each brain region and monoamine: was it measured after ``drug``, how, and did it move?

    counts: a key of ``COUNTS``. condition, species: a code of the vocabulary, or ``ANY``. Left alone, the map is of
    the drug by itself, in animals that nobody had injured, stressed or treated before.
    Columns: region, transmitter, status (measured, null, never), n_rows, n_null, preparations, measurement_ids (tuple).
    ``null`` means every row found no change. ``preparations`` counts the ways of each preparation, in the order of the
    vocabulary: ``{"microdialysis": {"increase": 2}}``. A row for several regions or transmitters counts in each.
    """
    found = looked(drug, folder, counts=counts, condition=condition, species=species)
    cells = []
    for region in BRAIN:
        for transmitter in MONOAMINES:
            here = {key: one for key, one in found.items() if region in one.regions and transmitter in one.transmitters}
            null = sum(one.way == "none" for one in here.values())
            status = "never" if not here else "null" if null == len(here) else "measured"
            cells.append((region, transmitter, status, len(here), null, _preparations(here), tuple(here)))
    return pd.DataFrame(
        cells,
        columns=["region", "transmitter", "status", "n_rows", "n_null", "preparations", "measurement_ids"],
    )


def looked(
    drug: str, folder: Path | str = DATA, *, counts: str = "both", condition: str = "alone", species: str = ANY
) -> dict[str, Look]:
    """The findings of a choice (see ``coverage``), by measurement_id; also those that name no cell of the map."""
    return {
        key: one
        for key, one in _looks(Path(folder)).items()
        if one.drug == drug
        and counts in ("both", one.counts)
        and condition in (ANY, one.condition)
        and species in (ANY, one.species)
    }


def looks(folder: Path = DATA) -> dict[str, Look]:
    """Every finding in which a transmitter or metabolite was looked at after a drug, by measurement_id."""
    return dict(_looks(Path(folder)))


@cache
def _looks(folder: Path) -> dict[str, Look]:
    named = {code: name for name in ("itself", "metabolite") for code in COUNTS[name]}
    return {
        one.measurement_id: Look(
            one.drug,
            one.species,
            one.condition,
            named[one.directness],
            one.preparation,
            one.direction if one.direction in WAYS else "other",
            tuple(code for code in BRAIN if code in split_ids(one.regions)),
            tuple(code for code in MONOAMINES if code in split_ids(one.transmitters)),
        )
        for one in rows("measurements", folder)
        if one.directness in LOOKED and one.drug not in _CONTROLS
    }


def map_choices(folder: Path = DATA) -> dict[str, tuple[str, ...]]:
    """What can be chosen for the map: drug (Semax first), species, counts and condition, as they occur."""
    every = looks(folder).values()
    occur = {name: {getattr(one, name) for one in every} for name in ("drug", "condition", "species")}
    found = {name: tuple(code for code in vocabulary(name, folder) if code in codes) for name, codes in occur.items()}
    return {
        "drug": found["drug"],
        "species": (ANY, *found["species"]),
        "counts": tuple(COUNTS),
        "condition": (*found["condition"], ANY),
    }


def _preparations(here: dict[str, Look]) -> dict[str, dict[str, int]]:
    ways = Counter((one.preparation, one.way) for one in here.values())
    used = {preparation for preparation, _ in ways}
    return {
        code: {way: ways[code, way] for way in (*WAYS, "other") if ways[code, way]}
        for code in vocabulary("preparation")
        if code in used
    }


def naming(cells: pd.Series, code: str) -> pd.Series:
    """True where a cell such as ``"DA;NE"`` names the code."""
    return cells.map(lambda cell: code in split_ids(cell)).astype(bool)


def alone(measurements: pd.DataFrame, drug: str) -> pd.DataFrame:
    """Rows where a transmitter or metabolite was looked at after ``drug`` without another drug."""
    found = measurements[(measurements["drug"] == drug) & measurements["directness"].isin(LOOKED)]
    return found[found["condition"] == "alone"]


def directness_counts(drug: str | None = None, folder: Path = DATA) -> pd.Series:
    """How many rows of each directness, most first; ``drug`` limits the count."""
    every = table("measurements", folder)
    return (every if drug is None else every[every["drug"] == drug])["directness"].value_counts()
