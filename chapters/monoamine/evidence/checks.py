"""Checks that need more than one column or more than one table; each returns the problems it finds."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pandas as pd

from . import spreadsheet
from .errors import Problem
from .schemas import Table

BIBLIOGRAPHY = "references.bib"
# Lower and upper ends whose names do not follow the rule "value", "value_high".
_ENDS = (("low", "high"), ("time_min", "time_max_min"))
# The value that stands for no change, by unit.
_NO_CHANGE = {"percent_change": 0, "percent_of_control": 100, "percent_of_baseline": 100, "fold": 1}
# What stands in the column of drugs where none was given.
_NO_DRUG = ("", "none", "vehicle", "placebo")
_ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


def split_ids(cell: str) -> tuple[str, ...]:
    """The parts of a cell such as ``"a;b"`` or ``"a; b"``."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def duplicates(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Keys that stand in more than one row. In vocabularies.csv a code is unique within its column."""
    columns = ["column", "code"] if "column" in frame and spec.key == "code" else [spec.key]
    twice = frame[frame.duplicated(columns)]
    return [_at(spec, line, spec.key, cell, "a key that no other row has") for line, cell in twice[spec.key].items()]


def spreadsheet_traps(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Text that a spreadsheet would compute or turn into something else. Columns of numbers hold what they say."""
    return [
        _at(spec, line, column, cell, allowed)
        for column in frame.columns
        if column not in spec.numbers
        for line, cell in frame[column].items()
        if (allowed := spreadsheet.instead(cell))
    ]


def missing_rows(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Keys without which the book cannot be made."""
    found = set(frame[spec.key])
    return [
        Problem(spec.file, 0, spec.key, "(missing)", f"a row {key}, which the book needs")
        for key in spec.needed
        if key not in found
    ]


def unknown_parts(
    frame: pd.DataFrame, spec: Table, known: Callable[[str], set[str] | None], codes: Mapping[str, set[str]]
) -> list[Problem]:
    """Ids that no row of their table has, and codes that their vocabulary has not."""
    problems: list[Problem] = []
    for column, home in spec.ids.items():
        if (keys := known(home)) is not None:
            problems += _strangers(frame, spec, column, keys, f"an id of {home}.csv")
    for column, name in spec.lists.items():
        problems += _strangers(frame, spec, column, codes[name], f"codes of the column {name} in vocabularies.csv")
    return problems


def unread_numbers(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Numbers in rows that nobody read (``seen`` is memory)."""
    if "seen" not in frame:
        return []
    rows = frame[frame["seen"] == "memory"]
    allowed = "nothing, because this row is marked seen=memory"
    return [
        _at(spec, line, column, cell, allowed)
        for column in spec.measured
        for line, cell in rows[column].items()
        if cell
    ]


def half_filled(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Rows with a number but no unit, an upper end but no lower, and the like."""
    problems: list[Problem] = []
    for column, needed in spec.needs:
        rows = frame[(frame[column] != "") & (frame[needed] == "")]
        problems += [_at(spec, line, needed, "", f"something, because the row has a {column}") for line in rows.index]
    return problems


def upside_down(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Ranges whose upper end lies below the lower one. A fall of 48 to 58 % stands as -48 and -58."""
    pairs = [(column, f"{column}_high") for column in frame.columns] + [*_ENDS]
    problems: list[Problem] = []
    for low, high in pairs:
        if {low, high} <= set(frame.columns):
            ends = pd.to_numeric(frame[low], errors="coerce"), pd.to_numeric(frame[high], errors="coerce")
            falls = (ends[0] < 0) & (ends[1] < 0)
            turned = frame[(ends[1] < ends[0]) != (falls & (ends[0] != ends[1]))]
            problems += [
                _at(spec, line, high, cell, f"a number that is not below the {low} of its row, {frame[low][line]}")
                for line, cell in turned[high].items()
            ]
    return problems


def against_its_sign(frame: pd.DataFrame, spec: Table) -> list[Problem]:
    """Rows that tell an increase and hold a decrease, or the other way round, where the unit says what no change is."""
    if not {"direction", "value", "value_unit"} <= set(frame.columns):
        return []
    change = pd.to_numeric(frame["value"], errors="coerce") - frame["value_unit"].map(_NO_CHANGE)
    wrong = ((frame["direction"] == "increase") & (change < 0)) | ((frame["direction"] == "decrease") & (change > 0))
    return [
        _at(
            spec,
            line,
            "direction",
            cell,
            f"the direction of its value, {frame['value'][line]} {frame['value_unit'][line]}",
        )
        for line, cell in frame[wrong]["direction"].items()
    ]


def unread_support(claims: pd.DataFrame, spec: Table, studies: pd.DataFrame) -> list[Problem]:
    """Claims that rest on a study nobody read."""
    unread = set(studies.loc[studies["seen"] == "memory", "study_id"])
    column = "supporting_study_ids"
    return [
        _at(spec, line, column, one, "a study that was read, not one marked seen=memory")
        for line, cell in claims[column].items()
        for one in split_ids(cell)
        if one in unread
    ]


def off_the_subject(claims: pd.DataFrame, spec: Table, measurements: pd.DataFrame) -> list[Problem]:
    """Rows listed as evidence of a claim about certain drugs that are about another drug, or one given with another.

    They may stand under ``compared_ids``. A claim about no drug in particular has an empty ``about``.
    """
    given = {row["measurement_id"]: {row["drug"], row["with_drug"]} for row in measurements.to_dict("records")}
    column, allowed = "measurement_ids", "a row about {}, given alone; others stand under compared_ids"
    return [
        _at(spec, line, column, one, allowed.format(claim["about"].replace(";", ", ")))
        for line, claim in claims.to_dict("index").items()
        if claim["about"]
        for one in split_ids(claim[column])
        if given.get(one, set()) - {*_NO_DRUG, *split_ids(claim["about"])}
    ]


def graded_otherwise(compared: pd.DataFrame, spec: Table, claims: pd.DataFrame) -> list[Problem]:
    """Cells of the comparison whose grade is not that of the claim which judges them."""
    grades = dict(zip(claims["claim_id"], claims["evidence_grade"], strict=True))
    judged = compared[compared["claim_id"].isin(list(grades))]
    return [
        _at(spec, line, "evidence_grade", row["evidence_grade"], f"the grade of its claim, {grades[row['claim_id']]}")
        for line, row in judged.to_dict("index").items()
        if row["evidence_grade"] != grades[row["claim_id"]]
    ] + [
        _at(spec, line, "evidence_grade", "", "a grade, because no claim judges the cell")
        for line in compared[(compared["claim_id"] == "") & (compared["evidence_grade"] == "")].index
    ]


def claimed_only(parameters: pd.DataFrame, spec: Table, measurements: pd.DataFrame) -> list[Problem]:
    """Numbers called measured from a source all of whose findings are statements without data."""
    with_data = set(measurements.loc[measurements["grade"] != "F", "study_id"])
    only = set(measurements["study_id"]) - with_data
    called = parameters[(parameters["status"] == "measured") & parameters["study_id"].isin(list(only))]
    allowed = "a source that measured it; all rows of this one are statements without data"
    return [_at(spec, line, "study_id", cell, allowed) for line, cell in called["study_id"].items()]


def told_twice(studies: pd.DataFrame, spec: Table, numbers: Mapping[str, set[str]]) -> list[Problem]:
    """Studies that are one paper: one DOI, one PubMed number or one title, or year, first author and numbers alike.

    An author who is not known is taken for any. Numbers of one digit are alike by chance.
    """
    problems: list[Problem] = []
    for column in ("doi", "pmid"):
        named = studies[studies[column] != ""]
        twice = named[named[column].str.lower().duplicated()][column]
        problems += [_at(spec, line, column, cell, "what no other study has") for line, cell in twice.items()]
    titles = studies["title"].str.lower().str.replace(r"\W+", "", regex=True)
    alike = studies[titles.duplicated()]["title"]
    problems += [_at(spec, line, "title", cell, "a title that no other study has") for line, cell in alike.items()]
    for _, year in studies[studies["year"] != ""].groupby("year"):
        for (_, one), (line, other) in combinations(year.iterrows(), 2):
            told = numbers.get(one["study_id"], set()) & numbers.get(other["study_id"], set())
            first, second = (row["authors"].partition(",")[0] for row in (one, other))
            same = first == second or not (first and second)
            if same and sum(len(number.strip("-0.").replace(".", "")) > 1 for number in told) > 1:
                allowed = f"a study that is not {one['study_id']}, which has the same year and numbers"
                problems.append(_at(spec, line, "study_id", other["study_id"], allowed))
    return problems


def bibliography(studies: pd.DataFrame, spec: Table, folder: Path) -> list[Problem]:
    """Studies without a BibTeX entry, and entries without a study."""
    path = folder / BIBLIOGRAPHY
    if not path.is_file():
        return [Problem(BIBLIOGRAPHY, 0, "(file)", "(missing)", "one entry for each row of studies.csv")]
    text = path.read_text(encoding="utf-8")
    entries = {match[1]: text.count("\n", 0, match.start()) + 1 for match in _ENTRY.finditer(text)}
    lonely = studies[~studies["study_id"].isin(list(entries))]["study_id"]
    rows = set(studies["study_id"])
    return [_at(spec, line, spec.key, key, f"a key of {BIBLIOGRAPHY}") for line, key in lonely.items()] + [
        Problem(BIBLIOGRAPHY, line, "(key)", key, f"an id of {spec.file}")
        for key, line in entries.items()
        if key not in rows
    ]


def _strangers(frame: pd.DataFrame, spec: Table, column: str, known: set[str], allowed: str) -> Iterator[Problem]:
    for line, cell in frame[column].items():
        for one in split_ids(cell):
            if one not in known:
                yield _at(spec, line, column, one, allowed)


def _at(spec: Table, index: int, column: str, value: object, allowed: str) -> Problem:
    # The header is line 1 of the file, so the first row of the frame is line 2.
    return Problem(spec.file, index + 2, column, value, allowed)
