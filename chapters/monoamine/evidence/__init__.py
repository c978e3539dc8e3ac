"""Checked tables, studies, claims with verdicts, coverage, and numbers for prose. No plots here."""

from .cited import Cited, book_page, cited
from .claims import Claim, Row, claim, claims, rows_behind, rows_compared, statement
from .coverage import BRAIN, MONOAMINES, Look, alone, coverage, directness_counts, looked, looks, map_choices
from .errors import DataError, Problem, UnknownKey
from .facts import Fact, fact, fact_names, register
from .records import Colour, Measurement, Parameter, PublishedExperiment, Statement, Study, rows
from .studies import anchor, description, label, reference_url, study
from .tables import DATA, load_all, names, split_ids, table, vocabulary
from .values import (
    amount_text,
    beside_text,
    clock_text,
    describe,
    dose_and_form,
    dose_text,
    given_text,
    measured_text,
    measurement,
    method_text,
    number,
    stated,
    study_of,
    time_text,
    value,
    value_text,
)

__all__ = [
    "BRAIN", "DATA", "MONOAMINES", "Cited", "Claim", "Colour", "DataError", "Fact", "Look", "Measurement", "Parameter",
    "Problem", "PublishedExperiment", "Row", "Statement", "Study", "UnknownKey", "alone", "amount_text", "anchor",
    "beside_text", "book_page", "cited", "claim", "claims", "clock_text", "coverage", "describe", "description",
    "directness_counts", "dose_and_form", "dose_text", "fact", "fact_names", "given_text", "label", "load_all",
    "looked", "looks", "map_choices", "measured_text", "measurement", "method_text", "names", "number",
    "reference_url", "register", "rows", "rows_behind", "rows_compared", "split_ids", "stated", "statement", "study",
    "study_of", "table", "time_text", "value", "value_text", "vocabulary",
]  # fmt: skip
