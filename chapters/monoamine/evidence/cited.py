"""Sources as a reader cites them: as a line of text, as BibTeX and as RIS, the two that programs for references read.

The BibTeX is the entry of data/references.bib, the rest is made of the row of data/studies.csv that says the same.
"""

import re
from dataclasses import dataclass
from functools import cache

from .records import Study
from .studies import study
from .tables import DATA, split_ids

# What RIS calls what BibTeX calls so.
_KINDS = {"article": "JOUR", "phdthesis": "THES", "misc": "GEN"}
# Where something was published is a journal of an article; other kinds have another tag for it.
_WITHIN = {"JOUR": "JO", "THES": "PB", "GEN": "T2"}
# This says what a source is, not what it stands in.
_A_PAGE = "web page"
_ENTRY = re.compile(r"^@\w+\{(?P<key>\w+),.*?^\}", re.MULTILINE | re.DOTALL)
_VOLUME = re.compile(r"(?P<volume>[^()]+)\((?P<issue>.+)\)")
_SPECIAL = re.compile(r"([&%$#_{}])")


@dataclass(frozen=True)
class Cited:
    """One source in the three forms; each ends without a line end."""

    text: str
    bibtex: str
    ris: str


def cited(study_id: str) -> Cited:
    """A study as it is cited. Raises UnknownKey."""
    found = study(study_id)
    entry = _entries()[study_id]
    return Cited(_text(found), entry, _study_ris(found, entry))


def book_page(key: str, title: str, book: str, author: str, year: str, note: str, text: str, address: str) -> Cited:
    """A page of this book. Where the book has no address, nothing says one."""
    fields = {"title": f"{{{_bibtex(title)}}}", "author": f"{{{_bibtex(author)}}}", "year": year}
    fields |= {"howpublished": _bibtex(book), "note": _bibtex(note), "url": address}
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    tags = [("TY", "ELEC"), ("AU", author), ("TI", title), ("T2", book), ("PY", year), ("N1", note), ("UR", address)]
    return Cited(text, "\n".join([f"@misc{{{key},", *lines, "}"]), _ris(tags))


@cache
def _entries() -> dict[str, str]:
    """The entries of the bibliography. How this book read a source is a remark, which no style prints."""
    whole = (DATA / "references.bib").read_text(encoding="utf-8")
    return {one["key"]: one[0].replace("\n  note = {", "\n  annote = {") for one in _ENTRY.finditer(whole)}


def _bibtex(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _authors(found: Study) -> list[str]:
    """Names as the table has them; braces keep a name of several words together for BibTeX alone."""
    return [author.strip("{}") for author in split_ids(found.authors)]


def _text(found: Study) -> str:
    names = ", ".join(author.replace(",", "") for author in _authors(found))
    year = f" ({found.year})" if found.year else ""
    # The year stands behind whoever is named first: the authors, or else the title.
    first, title = (f"{names}{year}", found.title) if names else ("", f"{found.title.rstrip('.')}{year}")
    numbers = ": ".join(filter(None, (found.volume, found.pages.replace(" to ", "\u2013"))))
    within = (" " if found.volume else ", ").join(
        filter(None, (found.journal[:1].upper() + found.journal[1:], numbers))
    )
    sentences = [f"{part.rstrip('.')}." for part in (first, title, within) if part]
    return " ".join([*sentences, *filter(None, [found.url])])


def _study_ris(found: Study, entry: str) -> str:
    kind = _KINDS[entry[1 : entry.index("{")]]
    if found.journal == _A_PAGE:
        kind = "ELEC"
    volume, issue = _volume(found.volume)
    first, last = _pages(found.pages)
    tags = [("TY", kind), *(("AU", author) for author in _authors(found)), ("TI", found.title)]
    tags += [(_WITHIN[kind], found.journal)] if kind in _WITHIN else []
    tags += [("VL", volume), ("IS", issue), ("SP", first), ("EP", last), ("PY", found.year)]
    tags += [("DO", found.doi), ("UR", found.url)]
    return _ris(tags)


def _volume(text: str) -> tuple[str, str]:
    """Volume and issue of ``67(2)``."""
    parts = _VOLUME.fullmatch(text)
    return (parts["volume"], parts["issue"]) if parts else (text, "")


def _pages(text: str) -> tuple[str, str]:
    """First and last page of ``1262 to 70``: 1262 and 1270."""
    first, _, last = text.partition(" to ")
    return first, first[: max(len(first) - len(last), 0)] + last if last else ""


def _ris(tags: list[tuple[str, str]]) -> str:
    """Lines of a tag and a value; what is not known has no line. The format asks for these line ends."""
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in tags if value), "ER  - "])
