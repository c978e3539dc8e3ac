"""What has been measured where: the map of measured, unchanged and never measured."""

from pathlib import Path

import pandas as pd

from .tables import DATA, split_ids, table

MONOAMINES = ("DA", "5-HT", "NE")
BRAIN = (
    "striatum", "nucleus_accumbens", "prefrontal_cortex", "hippocampus", "hypothalamus", "cortex_other", "amygdala",
    "midbrain_brainstem",
)  # fmt: skip
# A transmitter or its metabolite was looked at; transporters, receptors and genes do not count here.
LOOKED = ("direct_neurotransmitter", "metabolite_turnover")


def coverage(drug: str = "Semax", folder: Path = DATA) -> pd.DataFrame:
    """For each brain region and monoamine: was it measured after ``drug``, and did it move?

    Columns: region, transmitter, status (measured, null, never), n_rows, n_null, measurement_ids (tuple).
    ``null`` means every row found no change. Rows with a second drug, or in an injury, stress or disease model, are
    left out: the map is of the drug by itself. A row for several regions or transmitters counts in each.
    """
    rows = alone(table("measurements", folder), drug)
    cells = []
    for region in BRAIN:
        here = rows[naming(rows["regions"], region)]
        for transmitter in MONOAMINES:
            found = here[naming(here["transmitters"], transmitter)]
            null = int((found["direction"] == "none").sum())
            status = "never" if found.empty else "null" if null == len(found) else "measured"
            cells.append((region, transmitter, status, len(found), null, tuple(found["measurement_id"])))
    return pd.DataFrame(cells, columns=["region", "transmitter", "status", "n_rows", "n_null", "measurement_ids"])


def naming(cells: pd.Series, code: str) -> pd.Series:
    """True where a cell such as ``"DA;NE"`` names the code."""
    return cells.map(lambda cell: code in split_ids(cell)).astype(bool)


def alone(measurements: pd.DataFrame, drug: str) -> pd.DataFrame:
    """Rows where a transmitter or metabolite was looked at after ``drug`` without another drug."""
    rows = measurements[(measurements["drug"] == drug) & measurements["directness"].isin(LOOKED)]
    return rows[rows["condition"] == "alone"]


def directness_counts(drug: str | None = None, folder: Path = DATA) -> pd.Series:
    """How many rows of each directness, most first; ``drug`` limits the count."""
    rows = table("measurements", folder)
    return (rows if drug is None else rows[rows["drug"] == drug])["directness"].value_counts()
