"""Numbers of the pages on where things were studied and on the model."""

import re
from collections import Counter

import pandas as pd

from ..coverage import coverage
from ..tables import split_ids, table
from .registry import register


def _semax() -> pd.DataFrame:
    rows = table("measurements")
    return rows[rows["drug"] == "Semax"]


def _direct() -> pd.DataFrame:
    rows = _semax()
    return rows[rows["directness"] == "direct_neurotransmitter"]


@register
def n_semax_direct_with_other() -> float:
    """Semax rows in which a transmitter itself was measured and another drug had been given to provoke it."""
    return int((_direct()["condition"] == "with_other_drug").sum())


@register
def n_semax_direct_alone() -> float:
    """Semax rows in which a transmitter itself was measured after Semax alone, in intact animals."""
    return int((_direct()["condition"] == "alone").sum())


@register
def n_semax_fulltext() -> float:
    """Semax rows read in a full text, or in a table or legend of it."""
    return int((_semax()["seen"] == "fulltext").sum())


@register
def n_semax_human_rows() -> float:
    """Semax rows about people."""
    return int((_semax()["species"] == "human").sum())


@register
def n_semax_human_transmitter() -> float:
    """Semax rows about people in which a transmitter or its metabolite was measured."""
    rows = _semax()
    near = rows["directness"].isin(["direct_neurotransmitter", "metabolite_turnover"])
    return int((near & (rows["species"] == "human")).sum())


@register
def n_amphetamine_rows() -> float:
    """Rows of measurements.csv about d-amphetamine."""
    return int((table("measurements")["drug"] == "d-amphetamine").sum())


@register
def n_amphetamine_direct() -> float:
    """Rows about d-amphetamine in which a transmitter itself was measured."""
    rows = table("measurements")
    return int(((rows["drug"] == "d-amphetamine") & (rows["directness"] == "direct_neurotransmitter")).sum())


@register
def n_amphetamine_map_never() -> float:
    """Cells of the region by transmitter map never measured after d-amphetamine alone."""
    return int((coverage("d-amphetamine")["status"] == "never").sum())


def _names() -> dict[str, set[str]]:
    """Authors of each source with a Semax finding, where they could be seen, as family name and first initial."""
    studies = table("studies").set_index("study_id")
    found = {}
    for study_id in _semax()["study_id"].unique():
        people = {_name(person) for person in split_ids(studies.loc[study_id, "authors"])} - {""}
        if people:
            found[study_id] = people
    return found


def _name(person: str) -> str:
    """``Kovalev, GI`` -> ``kovalevg``; nothing for ``et al.``."""
    family, _, given = person.partition(",")
    return re.sub("[^a-z]", "", f"{family}{given.strip()[:1]}".lower()) if given.strip() else ""


@register
def n_semax_studies() -> float:
    """Sources with at least one Semax finding."""
    return int(_semax()["study_id"].nunique())


@register
def n_semax_studies_named() -> float:
    """Sources with a Semax finding whose authors could be seen."""
    return len(_names())


@register
def n_semax_largest_group() -> float:
    """The largest set of Semax sources connected by shared authors (family name and first initial)."""
    groups: list[tuple[set[str], int]] = []
    for people in _names().values():
        near = [group for group in groups if group[0] & people]
        groups = [group for group in groups if not group[0] & people]
        groups.append((people.union(*(names for names, _ in near)), 1 + sum(n for _, n in near)))
    return max(n for _, n in groups)


def _constants() -> Counter[str]:
    return Counter(table("kinetic_constants")["transmitter"])


@register
def n_parameters() -> float:
    """Rows of kinetic_constants.csv."""
    return len(table("kinetic_constants"))


@register
def n_parameters_da() -> float:
    """Constants of kinetic_constants.csv for dopamine."""
    return _constants()["DA"]


@register
def n_parameters_ne() -> float:
    """Constants of kinetic_constants.csv for norepinephrine."""
    return _constants()["NE"]
