"""Read the tables of data/, check them, and hand them out as data frames."""

from functools import cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from . import checks
from .checks import split_ids
from .errors import DataError, Problem, UnknownKey
from .schemas import VOCABULARIES, Table, tables

__all__ = ["DATA", "load_all", "names", "split_ids", "table", "vocabulary"]

DATA = Path(__file__).resolve().parents[3] / "data"


def table(name: str, folder: Path = DATA) -> pd.DataFrame:
    """A table of data/ as a data frame, checked on first use; the caller may change its copy.

    ``name`` is the file's name without ``.csv``. Number columns are numbers with NaN where nothing was visible, flag
    columns are bool, all others are text ("" where nothing was visible). data/README.md says what each column holds.
    Raises DataError for a bad cell, UnknownKey for an unknown table.
    """
    return _checked(name, Path(folder)).copy()


def names(folder: Path = DATA) -> tuple[str, ...]:
    """The names of all tables with a schema."""
    return ("vocabularies", *_specs(Path(folder)))


def load_all(folder: Path = DATA) -> dict[str, pd.DataFrame]:
    """Every table by name. Raises DataError at the first table with a fault."""
    return {name: table(name, folder) for name in names(folder)}


def vocabulary(column: str, folder: Path = DATA) -> dict[str, str]:
    """Code to reader-facing label of one coded column, in the order of the file. Raises UnknownKey."""
    return dict(_vocabulary(column, Path(folder)))


@cache
def _vocabulary(column: str, folder: Path) -> dict[str, str]:
    rows = _checked("vocabularies", folder)
    rows = rows[rows["column"] == column]
    if rows.empty:
        raise UnknownKey(f"no vocabulary for the column {column!r}")
    return dict(zip(rows["code"], rows["label"], strict=True))


@cache
def _codes(folder: Path) -> dict[str, set[str]]:
    return {column: set(rows["code"]) for column, rows in _checked("vocabularies", folder).groupby("column")}


@cache
def _specs(folder: Path) -> dict[str, Table]:
    return tables(_codes(folder))


@cache
def _checked(name: str, folder: Path) -> pd.DataFrame:
    if name == "vocabularies":
        return _sound(_validated(VOCABULARIES, folder), VOCABULARIES, [])
    if name not in _specs(folder):
        raise UnknownKey(f"no table {name!r}; the tables are {', '.join(sorted(_specs(folder)))}")
    spec = _specs(folder)[name]
    frame = _validated(spec, folder)
    problems = [
        *checks.unknown_parts(frame, spec, lambda home: _keys(home, folder), _codes(folder)),
        *checks.unread_numbers(frame, spec),
        *checks.half_filled(frame, spec),
    ]
    if name == "studies":
        problems += checks.bibliography(frame, spec, folder)
    if name == "claims":
        problems += checks.unread_support(frame, spec, _checked("studies", folder))
    return _converted(_sound(frame, spec, problems), spec)


def _keys(name: str, folder: Path) -> set[str]:
    return set(_checked(name, folder)[_specs(folder)[name].key])


def _sound(frame: pd.DataFrame, spec: Table, problems: list[Problem]) -> pd.DataFrame:
    problems = [*checks.duplicates(frame, spec), *problems]
    if problems:
        raise DataError(*sorted(problems, key=lambda problem: problem.row))
    return frame


def _converted(frame: pd.DataFrame, spec: Table) -> pd.DataFrame:
    for column in spec.numbers:
        frame[column] = pd.to_numeric(frame[column].replace("", None))
    for column in spec.flags:
        frame[column] = frame[column] == "true"
    return frame


def _validated(spec: Table, folder: Path) -> pd.DataFrame:
    path = folder / spec.file
    if not path.is_file():
        raise DataError(Problem(spec.file, 0, "(file)", "(missing)", f"a file {spec.file} in the folder of the tables"))
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    problems = _wrong_columns(list(frame.columns), spec)
    if problems:
        raise DataError(*problems)
    try:
        return spec.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        raise DataError(*_translated(error.failure_cases, spec)) from None


def _wrong_columns(found: list[str], spec: Table) -> list[Problem]:
    wanted = list(spec.schema.columns)
    missing = [name for name in wanted if name not in found]
    problems = [Problem(spec.file, 1, name, "(missing)", "every column of the table") for name in missing]
    problems += [Problem(spec.file, 1, name, name, ", ".join(wanted)) for name in found if name not in wanted]
    if not problems and found != wanted:
        problems = [Problem(spec.file, 1, "(order)", ", ".join(found), ", ".join(wanted))]
    return problems


def _translated(cases: pd.DataFrame, spec: Table) -> list[Problem]:
    # pandera counts rows from 0 and without the header; its check carries our words for what is allowed.
    cases = cases.drop_duplicates(["index", "column"]).sort_values(["index", "column"])
    rows = cases[["index", "column", "failure_case", "check"]].to_numpy()
    return [Problem(spec.file, int(line) + 2, column, value, allowed) for line, column, value, allowed in rows]
