"""The entries of questions and activities: an entry of data/ that may hold a link to the dashboard."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ..dashboard.state import decode
from ..evidence import DATA, UnknownKey
from ..evidence import entries as plain
from ..evidence.entries import Fault, each, read_yaml

__all__ = ["DATA", "Entry", "Fault", "chapters", "each", "entries", "found"]


class Entry(plain.Entry):
    """The fields of one entry, or of a part of it. Every method raises DataError for a field that is not as it says."""

    def link(self, field: str) -> str:
        """A state of the dashboard that it opens exactly as written."""
        text = self.text(field)
        if wrong := decode(text)[1]:
            raise self.fault(field, text, f"a link that the dashboard opens as it is, which has no {', '.join(wrong)}")
        return text


def entries(file: Path) -> dict[str, Entry]:
    """The entries of a file by id. Raises DataError for an id that stands twice or cannot be part of an HTML id."""
    return plain.entries(file, Entry)


@cache
def chapters(file: Path = DATA / "pages.yml") -> dict[str, tuple[str, ...]]:
    """Objectives of every page by its slug. The book's own reader of this file stands above, in theme/pages.py."""
    return {slug: tuple(page["objectives"]) for slug, page in read_yaml(file).items()}


def found(kind: str, name: str, known: Collection[str]) -> str:
    """The name, when it is known. Raises UnknownKey that tells near names."""
    if name not in known:
        near = get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)
        raise UnknownKey(f"no {kind} {name!r}; near: {', '.join(near) or 'none'}")
    return name
