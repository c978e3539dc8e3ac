"""Numbers of the tables: how many sources, measurements and claims there are, and of which kind."""

import pandas as pd

from ..coverage import coverage, directness_counts, naming
from ..records import rows
from ..tables import table
from .registry import register


def _semax() -> pd.DataFrame:
    every = table("measurements")
    return every[every["drug"] == "Semax"]


@register
def n_studies() -> float:
    """Sources in studies.csv."""
    return len(table("studies"))


@register
def n_measurements() -> float:
    """Rows of measurements.csv."""
    return len(table("measurements"))


@register
def n_claims() -> float:
    """Rows of claims.csv."""
    return len(table("claims"))


@register
def n_semax_rows() -> float:
    """Rows of measurements.csv about Semax."""
    return len(_semax())


@register
def n_semax_direct() -> float:
    """Semax rows in which a transmitter itself was measured."""
    return int(directness_counts("Semax").get("direct_neurotransmitter", 0))


@register
def n_semax_metabolite() -> float:
    """Semax rows in which a metabolite or a turnover was measured."""
    return int(directness_counts("Semax").get("metabolite_turnover", 0))


@register
def n_semax_indirect() -> float:
    """Semax rows in which no transmitter was measured directly."""
    return n_semax_rows() - n_semax_direct()


@register
def percent_semax_indirect() -> float:
    """Share of Semax rows in which no transmitter was measured directly, in percent."""
    return round(100 * n_semax_indirect() / n_semax_rows())


@register
def n_semax_norepinephrine() -> float:
    """Semax rows in which norepinephrine or its metabolite was measured."""
    return int(naming(_semax()["transmitters"], "NE").sum())


@register
def percent_claimed_norepinephrine() -> str:
    """The rise of norepinephrine turnover that the unit states. No primary source of it was found."""
    (numbers,) = {one.numbers for one in rows("statements") if one.claim_id == "k_ne_15_25"}
    return numbers.replace("-", "\N{EN DASH}")


@register
def n_semax_null() -> float:
    """Semax rows that report no change."""
    return int((_semax()["direction"] == "none").sum())


@register
def n_studies_read() -> float:
    """Sources that were read: all but those known from memory."""
    return int((table("studies")["seen"] != "memory").sum())


def _read_as(seen: str) -> int:
    return int((table("studies")["seen"] == seen).sum())


@register
def n_studies_abstract() -> float:
    """Sources of which the abstract was read."""
    return _read_as("abstract")


@register
def n_studies_secondary() -> float:
    """Sources that were read second hand."""
    return _read_as("secondary")


@register
def n_studies_fulltext() -> float:
    """Sources of which the full text, or a table or legend of it, was read."""
    return _read_as("fulltext")


@register
def n_studies_unread() -> float:
    """Sources that were not read and carry no number."""
    return _read_as("memory")


@register
def n_statements() -> float:
    """Statements of the unit."""
    return len(table("statements"))


@register
def n_map_cells() -> float:
    """Cells of the region by transmitter map."""
    return len(coverage("Semax"))


def _map_cells(status: str) -> int:
    return int((coverage("Semax")["status"] == status).sum())


@register
def n_map_never() -> float:
    """Cells of the map never measured after Semax."""
    return _map_cells("never")


@register
def n_map_null() -> float:
    """Cells of the map measured after Semax without finding a change."""
    return _map_cells("null")


@register
def n_map_measured() -> float:
    """Cells of the map where Semax alone changed something."""
    return _map_cells("measured")


def _verdicts(verdict: str) -> int:
    return int((table("claims")["verdict"] == verdict).sum())


@register
def n_supported() -> float:
    """Claims with the verdict supported."""
    return _verdicts("supported")


@register
def n_partly_supported() -> float:
    """Claims with the verdict partly supported."""
    return _verdicts("partly_supported")


@register
def n_contradicted() -> float:
    """Claims with the verdict contradicted."""
    return _verdicts("contradicted")


@register
def n_untested() -> float:
    """Claims with the verdict untested."""
    return _verdicts("untested")
