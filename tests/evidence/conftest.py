"""Folders of tables for the tests: a copy of the real ones, and a tiny one written here."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from monoamine.evidence import DATA, checks, tables
from monoamine.evidence.schemas import Table

Row = dict[str, str]


@pytest.fixture(autouse=True, scope="session")
def judged_once():
    """A copied folder is like the last one but for a cell or two: cells that were judged are not judged again.

    What a check of cells answers hangs on the cells and on what the columns allow, and on nothing else.
    """
    with pytest.MonkeyPatch.context() as patched:
        for room, name in ((tables, "_bad_cells"), (checks, "spreadsheet_traps")):
            patched.setattr(room, name, _remembered(getattr(room, name)))
        yield


def _remembered(check: Callable) -> Callable:
    known: dict[tuple, list] = {}

    def answer(frame: pd.DataFrame, spec: Table) -> list:
        allowed = tuple(
            (name, repr([(one.error, one.statistics) for one in column.checks]))
            for name, column in spec.schema.columns.items()
        )
        cells = (*frame.columns, *frame.index, *map(tuple, frame.to_numpy()))
        key = (spec.file, allowed, cells)
        if key not in known:
            known[key] = check(frame, spec)
        return list(known[key])

    return answer


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[Row], columns: list[str] | None = None) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns or list(rows[0]), lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder with a copy of every table and of the bibliography."""
    for path in [*DATA.glob("*.csv"), DATA / "references.bib"]:
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.fixture
def spoil(copied: Path) -> Callable[..., Path]:
    """Spoil one cell of a copied table, on the line of the file given (the header is line 1)."""

    def change(name: str, line: int, /, **cells: str) -> Path:
        path = copied / f"{name}.csv"
        rows = read_rows(path)
        assert set(cells) <= set(rows[0]), "the column to spoil exists"
        rows[line - 2].update(cells)
        write_rows(path, rows)
        return copied

    return change


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Two studies and six findings, so small that every count can be checked by eye."""
    shutil.copy(DATA / "vocabularies.csv", tmp_path)
    studies = [{"study_id": key, "title": f"Title of {key}", "seen": "abstract"} for key in ("one", "two")]
    write_rows(tmp_path / "studies.csv", studies, list(read_rows(DATA / "studies.csv")[0]))
    entries = "".join(f"@misc{{{row['study_id']},\n  title = {{{row['title']}}},\n}}\n" for row in studies)
    (tmp_path / "references.bib").write_text(entries, encoding="utf-8")
    columns = list(read_rows(DATA / "measurements.csv")[0])
    write_rows(tmp_path / "measurements.csv", [_finding(*cells) for cells in _FINDINGS], columns)
    return tmp_path


_FINDINGS = [
    # id, drug, condition, regions, transmitters, directness, direction
    ("one-01", "Semax", "alone", "striatum", "DA", "direct_neurotransmitter", "none"),
    ("one-02", "Semax", "alone", "striatum;hippocampus", "5-HT", "metabolite_turnover", "increase"),
    ("one-03", "Semax", "with_other_drug", "striatum", "DA", "direct_neurotransmitter", "increase"),
    ("one-04", "Semax", "alone", "amygdala", "DA;NE", "direct_neurotransmitter", "none"),
    ("two-01", "Semax", "alone", "hippocampus", "none", "gene_or_protein", "increase"),
    ("two-02", "modafinil", "alone", "striatum", "DA", "direct_neurotransmitter", "increase"),
]


def _finding(key: str, drug: str, condition: str, regions: str, named: str, directness: str, direction: str) -> Row:
    region = "several" if ";" in regions else regions
    return {
        "measurement_id": key,
        "study_id": key[:3],
        "drug": drug,
        "condition": condition,
        "species": "rat",
        "region": region,
        "regions": regions,
        "preparation": "microdialysis",
        "analyte": "DA",
        "directness": directness,
        "transmitter": "several" if ";" in named else named,
        "transmitters": named,
        "direction": direction,
        "grade": "C",
        "ambiguous": "false",
        "value_encoded": "false",
        "seen": "abstract",
    }
