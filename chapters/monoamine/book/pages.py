"""The page frame: time, level, objectives and prerequisites of each page, from data/pages.yml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ..evidence import DATA, DataError, Problem

# The level of a page whose readers know no technical word.
SIMPLE = "simple"
LEVELS = ("everyone", SIMPLE, "advanced", "instructor")


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
    """All pages in reading order. Raises DataError for a missing field, an unknown level or an unknown next page."""
    table = yaml.safe_load(file.read_text(encoding="utf-8"))
    result = {slug: _page(file, number, slug, row) for number, (slug, row) in enumerate(table.items(), 1)}
    for number, page in enumerate(result.values(), 1):
        for slug in page.next:
            if slug not in result:
                raise DataError(Problem(file.name, number, "next", slug, f"a page of this file: {', '.join(result)}"))
    return result


def _page(file: Path, number: int, slug: str, row: dict) -> Page:
    fields = ("title", "short", "level", "minutes", "objectives", "prerequisites", "next")
    for field in fields:
        if field not in row:
            raise DataError(Problem(file.name, number, field, f"{slug}: missing", "every page has it"))
    if row["level"] not in LEVELS:
        raise DataError(Problem(file.name, number, "level", row["level"], ", ".join(LEVELS)))
    if not isinstance(row["minutes"], int) or row["minutes"] <= 0:
        raise DataError(Problem(file.name, number, "minutes", row["minutes"], "a whole number of minutes above 0"))
    lists = {name: tuple(row[name]) for name in ("objectives", "prerequisites", "next")}
    return Page(slug, row["title"], row["short"], row["level"], row["minutes"], **lists)
