"""Read the tables of data/, check them, and hand them out as data frames."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from . import checks
from .checks import split_ids
from .colours import pale_inks
from .errors import DataError, Problem, UnknownKey
from .reading import read_sheet
from .schemas import VOCABULARIES, Table, tables

__all__ = ["DATA", "load_all", "names", "problems", "split_ids", "table", "vocabulary"]

DATA = Path(__file__).resolve().parents[3] / "data"
_VOCABULARIES = "vocabularies"


def table(name: str, folder: Path = DATA) -> pd.DataFrame:
    """A table of data/ as a data frame, checked on first use; the caller may change its copy.

    ``name`` is the file's name without ``.csv``. Number columns are numbers with NaN where nothing was visible, flag
    columns are bool, all others are text ("" where nothing was visible). data/README.md says what each column holds.
    Raises DataError for a bad cell, also of a table that this one leans on, UnknownKey for an unknown table.
    """
    return _checked(name, Path(folder)).copy()


def records(kind: type[Any], name: str, folder: Path) -> tuple[Any, ...]:
    """The rows of a table as objects of ``kind`` (see records.py)."""
    frame, spec = _checked(name, folder), _spec(name, folder)
    columns = [_plain(frame[column], column, spec) for column in frame.columns]
    return tuple(kind(*cells) for cells in zip(*columns, strict=True))


def _plain(cells: pd.Series, column: str, spec: Table) -> list[Any]:
    """The cells of a column as Python has them; a number that is missing is None."""
    if column not in spec.numbers:
        return list(cells)
    number = float if spec.allows(column, "0.5") else int
    return [None if pd.isna(cell) else number(cell) for cell in cells]


def names(folder: Path = DATA) -> tuple[str, ...]:
    """The names of all tables with a schema."""
    return tuple(_specs(Path(folder)))


def load_all(folder: Path = DATA) -> dict[str, pd.DataFrame]:
    """Every table by name. Raises DataError at the first table with a fault."""
    return {name: table(name, folder) for name in names(folder)}


def problems(folder: Path = DATA) -> tuple[Problem, ...]:
    """What is wrong in all tables together, each fault once; nothing when all are sound."""
    folder = Path(folder)
    # Without its codes no cell of another table can be judged.
    broken = _unreadable(_VOCABULARIES, folder)
    return broken or tuple(one for name in names(folder) for one in _problems(name, folder))


def vocabulary(column: str, folder: Path = DATA) -> dict[str, str]:
    """Code to reader-facing label of one coded column, in the order of the file. Raises UnknownKey."""
    return dict(_vocabulary(column, Path(folder)))


@cache
def _vocabulary(column: str, folder: Path) -> dict[str, str]:
    rows = _checked(_VOCABULARIES, folder)
    rows = rows[rows["column"] == column]
    if rows.empty:
        raise UnknownKey(f"no vocabulary for the column {column!r}")
    return dict(zip(rows["code"], rows["label"], strict=True))


# --- what a file holds, and what is wrong in it -----------------------------------------------------


@cache
def _codes(folder: Path) -> Mapping[str, set[str]]:
    """Codes by column, also of a file with a fault elsewhere. A column without codes allows none."""
    frame, _ = _read(_VOCABULARIES, folder)
    found: dict[str, set[str]] = defaultdict(set)
    if {"column", "code"} <= set(frame):
        found.update({column: set(rows["code"]) for column, rows in frame.groupby("column")})
    return found


@cache
def _specs(folder: Path) -> dict[str, Table]:
    return {_VOCABULARIES: VOCABULARIES, **tables(_codes(folder))}


def _spec(name: str, folder: Path) -> Table:
    # The codes of the others come out of it.
    return VOCABULARIES if name == _VOCABULARIES else _specs(folder)[name]


@cache
def _read(name: str, folder: Path) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """A table as text, and what is wrong with its form. Line n of the file has the index n - 2."""
    spec = _spec(name, folder)
    sheet, found = read_sheet(folder / spec.file)
    index, cells = [line - 2 for line, _ in sheet.rows], [row for _, row in sheet.rows]
    frame = pd.DataFrame(cells, columns=list(sheet.header), index=index, dtype=str)
    return frame, (*found, *(_wrong_columns(list(sheet.header), spec) if sheet.header else ()))


def _unreadable(name: str, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with a table whose cells cannot be judged."""
    frame, found = _read(name, folder)
    return found if list(frame.columns) != list(_spec(name, folder).schema.columns) else ()


@cache
def _problems(name: str, folder: Path) -> tuple[Problem, ...]:
    """What is wrong in one table. Keys of other tables count as they stand there: their own faults are told there."""
    if broken := _unreadable(name, folder):
        return broken
    spec, (frame, form) = _spec(name, folder), _read(name, folder)
    bad = _bad_cells(frame, spec)
    # What one cell says of another is asked where both can be read.
    whole = frame.drop(index={one.line - 2 for one in bad})
    found = [
        *form,
        *bad,
        *checks.spreadsheet_traps(frame, spec),
        *checks.duplicates(frame, spec),
        *checks.missing_rows(frame, spec),
        *checks.unknown_parts(frame, spec, lambda home: _keys(home, folder), _codes(folder)),
        *checks.unread_numbers(whole, spec),
        *checks.half_filled(whole, spec),
        *checks.upside_down(whole, spec),
        *checks.against_its_sign(whole, spec),
        *(one for rule in spec.rules for one in rule(frame, spec)),
    ]
    if name == "studies":
        found += checks.bibliography(frame, spec, folder)
        found += checks.told_twice(frame, spec, _numbers_of_studies(folder))
    if name == "claims" and not _unreadable("studies", folder):
        found += checks.unread_support(frame, spec, _read("studies", folder)[0])
    if name == "claims" and not _unreadable("measurements", folder):
        found += checks.off_the_subject(frame, spec, _read("measurements", folder)[0])
    if name == "comparison" and not _unreadable("claims", folder):
        found += checks.graded_otherwise(frame, spec, _read("claims", folder)[0])
    if name == "parameters" and not _unreadable("measurements", folder):
        found += checks.claimed_only(frame, spec, _read("measurements", folder)[0])
    if name == "colours" and not _unreadable("greys", folder):
        found += pale_inks(frame, spec, _read("greys", folder)[0])
    # A cell that no check likes is told once, by the first.
    once: dict[tuple[object, ...], Problem] = {}
    for one in found:
        once.setdefault((one.file, one.row, one.column, one.value), one)
    return tuple(sorted(once.values(), key=lambda one: one.line))


@cache
def _checked(name: str, folder: Path) -> pd.DataFrame:
    if broken := _unreadable(_VOCABULARIES, folder):
        raise DataError(*broken)
    if name not in _specs(folder):
        raise UnknownKey(f"no table {name!r}; the tables are {', '.join(sorted(_specs(folder)))}")
    spec = _spec(name, folder)
    for home in {_VOCABULARIES, *spec.ids.values()} - {name}:
        _checked(home, folder)
    if found := _problems(name, folder):
        raise DataError(*found)
    return _converted(_read(name, folder)[0].reset_index(drop=True), spec)


def _numbers_of_studies(folder: Path) -> dict[str, set[str]]:
    """The numbers that stand under each study, in all tables whose rows name one."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, spec in _specs(folder).items():
        if spec.ids.get("study_id") == "studies" and not _unreadable(name, folder):
            columns = [column for column in (*spec.measured, "values") if column in spec.schema.columns]
            for row in _read(name, folder)[0].to_dict("records"):
                found[row["study_id"]].update(one for column in columns for one in split_ids(row[column]))
    return found


def _keys(name: str, folder: Path) -> set[str] | None:
    """The keys of a table; None where a row of it could not be read."""
    frame, form = _read(name, folder)
    return None if form else set(frame[_spec(name, folder).key])


def _converted(frame: pd.DataFrame, spec: Table) -> pd.DataFrame:
    for column in spec.numbers:
        frame[column] = pd.to_numeric(frame[column].replace("", None))
    for column in spec.flags:
        frame[column] = frame[column] == "true"
    return frame


def _bad_cells(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    try:
        spec.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return _translated(error.failure_cases, spec)
    return []


def _wrong_columns(found: list[str], spec: Table) -> list[Problem]:
    wanted = list(spec.schema.columns)
    missing = [name for name in wanted if name not in found]
    problems = [Problem(spec.file, 1, name, "(missing)", "every column of the table") for name in missing]
    problems += [Problem(spec.file, 1, name, name, ", ".join(wanted)) for name in found if name not in wanted]
    if not problems and found != wanted:
        problems = [Problem(spec.file, 1, "(order)", ", ".join(found), ", ".join(wanted))]
    return problems


def _translated(cases: pd.DataFrame, spec: Table) -> list[Problem]:
    # pandera's check carries our words for what is allowed.
    cases = cases.drop_duplicates(["index", "column"]).sort_values(["index", "column"])
    rows = cases[["index", "column", "failure_case", "check"]].to_numpy()
    return [Problem(spec.file, int(line) + 2, column, value, allowed) for line, column, value, allowed in rows]
