"""Read a file of data/ as text: what keeps it from being read at all is a problem with a line, like a bad cell."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .errors import Problem

_UTF8 = "text in UTF-8 without a byte order mark"


class Sheet(NamedTuple):
    """A table as it was typed: its header, and each row with the line of the file on which it begins."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """The text of a file with plain line ends, and what is wrong with its bytes; "" where it cannot be read."""
    if not path.is_file():
        return "", [Problem(path.name, 0, "(file)", "(missing)", f"a file {path.name} in the folder of the tables")]
    raw, problems = path.read_bytes(), []
    if raw.startswith(codecs.BOM_UTF8):
        # A spreadsheet writes one.
        raw = raw.removeprefix(codecs.BOM_UTF8)
        problems.append(Problem(path.name, 1, "(encoding)", "byte order mark", _UTF8))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, wrong = raw.count(b"\n", 0, error.start) + 1, raw[error.start : error.end]
        return "", [*problems, Problem(path.name, line, "(encoding)", wrong, _UTF8)]
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        problems.append(Problem(path.name, line, "(line end)", "\r", "lines that end with a line feed alone"))
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def read_sheet(path: Path) -> tuple[Sheet, list[Problem]]:
    """The rows of a CSV file that have as many cells as its header, and what is wrong with the others."""
    text, problems = read_text(path)
    lines: list[tuple[int, tuple[str, ...]]] = []
    try:
        lines.extend(_numbered(text))
    except csv.Error as error:
        line = lines[-1][0] + 1 if lines else 1
        problems.append(Problem(path.name, line, "(quotes)", str(error), "two double quotes around a cell, or none"))
    if not lines:
        return Sheet((), ()), problems or [Problem(path.name, 1, "(header)", "", "the names of the columns")]
    (_, header), *rows = lines
    allowed = f"{len(header)} cells, as in the header; a cell with a comma stands in double quotes"
    uneven = [(line, row) for line, row in rows if len(row) != len(header)]
    problems += [Problem(path.name, line, "(cells)", _size(row), allowed) for line, row in uneven]
    return Sheet(header, tuple(one for one in rows if one not in uneven)), problems


def _numbered(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader, before = csv.reader(io.StringIO(text, newline=""), strict=True), 0
    for row in reader:
        yield before + 1, tuple(row)
        before = reader.line_num


def _size(row: Sequence[str]) -> str:
    return f"{len(row)} cells" if row else "an empty line"
