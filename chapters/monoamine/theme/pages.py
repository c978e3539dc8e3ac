"""The page frame: time, level, objectives and prerequisites of each page, from data/pages.yml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..evidence import DATA, DataError, Problem
from ..evidence.entries import read_yaml

# The level of a page whose readers know no technical word.
SIMPLE = "simple"
LEVELS = ("everyone", SIMPLE, "advanced", "instructor")
_TEXTS, _LISTS = ("title", "short"), ("objectives", "prerequisites", "next")


@dataclass(frozen=True)
class Page:
    """One page: ``slug`` is its file name without suffix, ``minutes`` the reading time without optional work."""

    slug: str
    title: str
    short: str
    level: str
    minutes: int
    objectives: tuple[str, ...]
    prerequisites: tuple[str, ...]
    next: tuple[str, ...]


@cache
def pages(file: Path = DATA / "pages.yml") -> dict[str, Page]:
    """All pages in reading order. Raises DataError with every missing or unknown field and every bad value."""
    table = read_yaml(file)
    faults: list[Problem] = []
    for number, (slug, row) in enumerate(table.items(), 1):
        faults += _faults(file, number, slug, row, table)
    if faults:
        raise DataError(*faults)
    return {slug: _page(slug, row) for slug, row in table.items()}


def _page(slug: str, row: Mapping) -> Page:
    lists = {name: tuple(row[name]) for name in _LISTS}
    return Page(slug, row["title"], row["short"], row["level"], row["minutes"], **lists)


def _faults(file: Path, number: int, slug: str, row: object, table: Mapping) -> Iterator[Problem]:
    fields = (*_TEXTS, "level", "minutes", *_LISTS)
    if not isinstance(row, Mapping):
        yield Problem(file.name, number, slug, row, f"the fields {', '.join(fields)}")
        return
    for field in fields:
        if field not in row:
            yield Problem(file.name, number, field, f"{slug}: missing", "every page has it")
        elif allowed := _allowed(field, row[field]):
            yield Problem(file.name, number, field, row[field], allowed)
    for field in row:
        if field not in fields:
            yield Problem(file.name, number, field, row[field], f"a field of {', '.join(fields)}")
    for page in row["next"] if isinstance(row.get("next"), list) else ():
        if page not in table:
            yield Problem(file.name, number, "next", page, f"a page of this file: {', '.join(table)}")


def _allowed(field: str, value: object) -> str:
    """What a field may hold instead; "" where the value is right."""
    if field in _TEXTS:
        return "" if isinstance(value, str) and value.strip() else "a text"
    if field in _LISTS:
        return "" if isinstance(value, list) and all(isinstance(one, str) for one in value) else "a list of texts"
    if field == "level":
        return "" if value in LEVELS else ", ".join(LEVELS)
    whole = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return "" if whole else "a whole number of minutes above 0"
