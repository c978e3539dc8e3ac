"""A row of each table of data/ as an object: made from schemas.py by ``make records``, and not edited.

A number that is missing is None. Text that is missing is "".
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, overload

from .errors import UnknownKey
from .tables import DATA, records


@dataclass(frozen=True, slots=True)
class Term:
    """A row of data/vocabularies.csv."""

    column: str
    code: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Study:
    """A row of data/studies.csv."""

    study_id: str
    authors: str
    year: str
    short: str
    title: str
    journal: str
    volume: str
    pages: str
    doi: str
    pmid: str
    species: str
    design: str
    seen: str
    unseen: str
    url: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """A row of data/measurements.csv."""

    measurement_id: str
    study_id: str
    drug: str
    drug_detail: str
    enantiomer: Literal["", "(+)", "(-)", "both", "d"]
    cotreatment: str
    with_drug: str
    condition: str
    species: str
    species_detail: str
    n: int | None
    n_detail: str
    dose: float | None
    dose_high: float | None
    dose_unit: str
    dose_detail: str
    route: str
    route_detail: str
    region: str
    regions: str
    region_detail: str
    preparation: str
    preparation_detail: str
    transmitter: str
    transmitters: str
    analyte: str
    quantity_detail: str
    time_min: float | None
    time_max_min: float | None
    time_detail: str
    qualifier: str
    value: float | None
    value_high: float | None
    value_unit: str
    spread: float | None
    spread_kind: str
    direction: str
    direction_detail: str
    p_value: str
    directness: str
    grade: str
    ambiguous: bool
    value_encoded: bool
    role: str
    note: str
    seen: str
    url: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of data/claims.csv."""

    claim_id: str
    claim_text: str
    matter: Literal["finding", "regulation"]
    about: str
    question: str
    answer: str
    verdict: str
    evidence_grade: str
    supporting_study_ids: str
    contradicting_study_ids: str
    explanation: str
    would_change: str
    measurement_ids: str
    compared_ids: str


@dataclass(frozen=True, slots=True)
class PlainReason:
    """A row of data/plain_reasons.csv."""

    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of data/statements.csv."""

    statement_id: str
    section: int
    statement: str
    claim_id: str
    numbers: str
    percent: float | None
    percent_high: float | None


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A row of data/key_numbers.csv."""

    key_number_id: str
    label: str
    claimed: str
    what: str
    claim_id: str
    measured_ids: str


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A row of data/chain.csv."""

    link_id: str
    link: str
    seen_words: str
    measurement_ids: str
    claim_id: str
    when_words: str
    when_ids: str
    model_words: str
    passport_ids: str
    study_ids: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A row of data/comparison.csv."""

    comparison_id: str
    attribute: str
    drug: str
    unit_says: str
    finding: str
    evidence_grade: str
    claim_id: str
    study_ids: str


@dataclass(frozen=True, slots=True)
class MatchedDose:
    """A row of data/matched_doses.csv."""

    animal: str
    drug: str
    dose: float
    dose_unit: str
    route: str
    matched_on: str
    measurement_ids: str
    how: str


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """A row of data/drug_profiles.csv."""

    profile_id: str
    drug: str
    attribute: str
    finding: str
    value: float | None
    value_high: float | None
    evidence_grade: str
    study_ids: str


@dataclass(frozen=True, slots=True)
class KineticConstant:
    """A row of data/kinetic_constants.csv."""

    symbol: str
    name: str
    transmitter: str
    region_detail: str
    value: float | None
    value_high: float | None
    values: str
    value_detail: str
    unit: str
    unit_detail: str
    equation: str
    origin: str
    study_id: str
    seen: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A row of data/parameters.csv."""

    passport_id: str
    symbol: str
    name: str
    scope: str
    value: float
    low: float | None
    high: float | None
    spread: str
    unit: str
    system: str
    status: str
    study_id: str
    seen: str
    grade: str
    note: str


@dataclass(frozen=True, slots=True)
class Effect:
    """A row of data/hypotheses.csv."""

    effect_id: str
    hypothesis: Literal["H0", "H1", "H2", "H3"]
    label: str
    symbol: str
    value: float | None
    low: float | None
    high: float | None
    note: str


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """A row of data/calibration_report.csv."""

    row: str
    role: str
    drug: str
    region: str
    kind: str
    transmitter: str
    quantity: str
    observed: float
    predicted: float
    ratio: float
    within_twofold: Literal["False", "True"]


@dataclass(frozen=True, slots=True)
class PublishedExperiment:
    """A row of data/experiments.csv."""

    experiment_id: str
    quantity: str
    condition: str
    expected: float
    low: float
    high: float
    unit: str
    tolerance: str
    study_id: str
    seen: str
    quality: Literal["A", "B"]
    caveat: str
    miss: str


@dataclass(frozen=True, slots=True)
class SteadyState:
    """A row of data/steady_states.csv."""

    state_id: str
    quantity: str
    transmitter: str
    region_detail: str
    value: float | None
    value_high: float | None
    values: str
    value_detail: str
    unit: str
    unit_detail: str
    animal: str
    vigilance: str
    lows: str
    highs: str
    origin: str
    study_id: str
    seen: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class RegionalSerotonin:
    """A row of data/regional_serotonin.csv."""

    regional_id: str
    region: str
    regions: str
    region_detail: str
    quantity: str
    content_of: Literal["", "5-HIAA", "5-HT"]
    lesion: Literal["", "dorsal", "either", "median"]
    value: float | None
    value_high: float | None
    spread: float | None
    values: str
    value_detail: str
    unit: str
    unit_detail: str
    origin: str
    study_id: str
    seen: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class ReceptorConstant:
    """A row of data/receptors.csv."""

    receptor_id: str
    receptor: str
    site: str
    tissue: str
    affinity_state: Literal["", "high", "low"]
    ligand: str
    constant: str
    qualifier: str
    value: float | None
    low: float | None
    high: float | None
    low_affinity_state: float | None
    spread: float | None
    unit: str
    value_detail: str
    origin: str
    study_id: str
    seen: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Grey:
    """A row of data/greys.csv."""

    name: str
    label: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Colour:
    """A row of data/colours.csv."""

    name: str
    role: Literal["drug", "transmitter", "verdict"]
    label: str
    light: str
    dark: str
    dash: Literal["dashed", "dotdash", "dotted", "solid"]
    marker: Literal["circle", "diamond", "hex", "inverted_triangle", "square", "triangle"]


@overload
def rows(name: Literal["vocabularies"], folder: Path = DATA) -> tuple[Term, ...]: ...
@overload
def rows(name: Literal["studies"], folder: Path = DATA) -> tuple[Study, ...]: ...
@overload
def rows(name: Literal["measurements"], folder: Path = DATA) -> tuple[Measurement, ...]: ...
@overload
def rows(name: Literal["claims"], folder: Path = DATA) -> tuple[ClaimRow, ...]: ...
@overload
def rows(name: Literal["plain_reasons"], folder: Path = DATA) -> tuple[PlainReason, ...]: ...
@overload
def rows(name: Literal["statements"], folder: Path = DATA) -> tuple[Statement, ...]: ...
@overload
def rows(name: Literal["key_numbers"], folder: Path = DATA) -> tuple[KeyNumber, ...]: ...
@overload
def rows(name: Literal["chain"], folder: Path = DATA) -> tuple[ChainLink, ...]: ...
@overload
def rows(name: Literal["comparison"], folder: Path = DATA) -> tuple[Comparison, ...]: ...
@overload
def rows(name: Literal["matched_doses"], folder: Path = DATA) -> tuple[MatchedDose, ...]: ...
@overload
def rows(name: Literal["drug_profiles"], folder: Path = DATA) -> tuple[ProfileEntry, ...]: ...
@overload
def rows(name: Literal["kinetic_constants"], folder: Path = DATA) -> tuple[KineticConstant, ...]: ...
@overload
def rows(name: Literal["parameters"], folder: Path = DATA) -> tuple[Parameter, ...]: ...
@overload
def rows(name: Literal["hypotheses"], folder: Path = DATA) -> tuple[Effect, ...]: ...
@overload
def rows(name: Literal["calibration_report"], folder: Path = DATA) -> tuple[CalibrationRow, ...]: ...
@overload
def rows(name: Literal["experiments"], folder: Path = DATA) -> tuple[PublishedExperiment, ...]: ...
@overload
def rows(name: Literal["steady_states"], folder: Path = DATA) -> tuple[SteadyState, ...]: ...
@overload
def rows(name: Literal["regional_serotonin"], folder: Path = DATA) -> tuple[RegionalSerotonin, ...]: ...
@overload
def rows(name: Literal["receptors"], folder: Path = DATA) -> tuple[ReceptorConstant, ...]: ...
@overload
def rows(name: Literal["greys"], folder: Path = DATA) -> tuple[Grey, ...]: ...
@overload
def rows(name: Literal["colours"], folder: Path = DATA) -> tuple[Colour, ...]: ...
def rows(name: str, folder: Path = DATA) -> tuple[Any, ...]:
    """The rows of a table of data/, checked and read on first use, each as an object that cannot be changed.

    ``name`` is the file's name without ``.csv``. Raises DataError for a bad cell, UnknownKey for an unknown table.
    """
    if name not in _KINDS:
        raise UnknownKey(f"no table {name!r}; the tables are {', '.join(_KINDS)}")
    return _rows(name, Path(folder))


@cache
def _rows(name: str, folder: Path) -> tuple[Any, ...]:
    return records(_KINDS[name], name, folder)


_KINDS: dict[str, type[Any]] = {
    "vocabularies": Term,
    "studies": Study,
    "measurements": Measurement,
    "claims": ClaimRow,
    "plain_reasons": PlainReason,
    "statements": Statement,
    "key_numbers": KeyNumber,
    "chain": ChainLink,
    "comparison": Comparison,
    "matched_doses": MatchedDose,
    "drug_profiles": ProfileEntry,
    "kinetic_constants": KineticConstant,
    "parameters": Parameter,
    "hypotheses": Effect,
    "calibration_report": CalibrationRow,
    "experiments": PublishedExperiment,
    "steady_states": SteadyState,
    "regional_serotonin": RegionalSerotonin,
    "receptors": ReceptorConstant,
    "greys": Grey,
    "colours": Colour,
}
