"""Studies: how they are named, where their entry stands, how they were read."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from .errors import UnknownKey
from .records import Study, rows
from .tables import split_ids, vocabulary

REFERENCES = "references.html"
_MORE = "et al."


@cache
def _studies() -> dict[str, Study]:
    return {one.study_id: one for one in rows("studies")}


def study(study_id: str) -> Study:
    """All columns of one study. Raises UnknownKey."""
    if study_id not in _studies():
        raise UnknownKey(f"no study {study_id!r} in studies.csv")
    return _studies()[study_id]


def label(study_id: str) -> str:
    """How a study is named in text: ``Eremin et al. 2005``; a short name where the source shows no author.

    Studies that would share a name get a letter: ``Dolotov et al. 2006a``. Raises UnknownKey.
    """
    study(study_id)
    return _labels()[study_id]


@cache
def _labels() -> dict[str, str]:
    plain = {study_id: _plain(study) for study_id, study in _studies().items()}
    shared = {name for name, times in Counter(plain.values()).items() if times > 1}
    letters = {name: iter(ascii_lowercase) for name in shared}
    return {study_id: _lettered(name, letters[name]) if name in shared else name for study_id, name in plain.items()}


def _lettered(name: str, letters: Iterator[str]) -> str:
    # A letter belongs to a year; without one it stands apart.
    return f"{name}{next(letters)}" if name[-1].isdigit() else f"{name} ({next(letters)})"


def _plain(study: Study) -> str:
    return f"{_names(study)} {study.year}".strip()


def _names(study: Study) -> str:
    authors = split_ids(study.authors)
    if not authors:
        return study.short or study.title.strip("[]")
    families = [author.split(",")[0].strip("{}") for author in authors]
    if len(families) == 1:
        return families[0]
    if len(families) == 2 and _MORE not in families:
        return " and ".join(families)
    return f"{families[0]} {_MORE}"


def anchor(study_id: str) -> str:
    """The HTML id of a study's entry; ids hold no underscore, as Sphinx makes them."""
    return "cite-" + study_id.replace("_", "-")


def reference_url(study_id: str) -> str:
    """The address of a study's entry, relative to a page in chapters/. Raises UnknownKey."""
    study(study_id)
    return f"{REFERENCES}#{anchor(study_id)}"


def description(study_id: str) -> str:
    """Title, journal, and how the source was read, as one line. Raises UnknownKey."""
    found = study(study_id)
    where = f" {found.journal[:1].upper()}{found.journal[1:]}." if found.journal else ""
    return f"{found.title.rstrip('.')}.{where} Read as: {vocabulary('seen')[found.seen]}."
