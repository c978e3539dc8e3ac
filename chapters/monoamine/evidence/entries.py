"""Read a YAML file of entries field by field: each fault names the file, the entry, the field and what is allowed."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, TypeVar, overload

import yaml

from .errors import DataError, Problem
from .reading import read_text

# An id becomes part of an HTML id and of what the reader's browser keeps.
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Fault(Problem):
    """One bad field: ``row`` is the id of the entry, ``column`` the way to the field, such as ``options[2].link``."""

    def __str__(self) -> str:
        """The fault as one line."""
        place = f"{self.file}, {self.row}, field {self.column}"
        return f"{place}: {self.value!r} is not allowed; allowed: {self.allowed}"


class _Once(yaml.constructor.SafeConstructor):
    """As usual, but a name that stands twice is an error: the first of two questions would vanish without a word."""

    file = ""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                place = f"line {key.start_mark.line + 1}"
                raise DataError(Fault(self.file, place, "(name)", name, "a name once only"))
            seen.add(name)
        return super().construct_mapping(node, deep)


class _Loader(_Once, yaml.SafeLoader):
    """Says where a fault is as an editor counts."""


_Fast: type[Any] = _Loader
if yaml.__with_libyaml__:

    class _Fast(_Once, yaml.CSafeLoader):  # type: ignore[no-redef]
        """Eight times as fast: every program that shows something reads words.yml."""


Answer = TypeVar("Answer")


class Entry:
    """The fields of one entry, or of a part of it. Every method raises DataError for a field that is not as it says."""

    def __init__(self, file: str, name: str, fields: object, path: str = "") -> None:
        self._file, self._name, self._path = file, name, path
        if not isinstance(fields, Mapping):
            raise DataError(Fault(file, name, path or "(all)", fields, "names of fields with their values"))
        self._fields = fields

    @property
    def place(self) -> tuple[str, str, str]:
        """The file, the id of the entry, and the way to this part of it."""
        return self._file, self._name, self._path

    def fault(self, field: str, value: object, allowed: str) -> DataError:
        """The error that this value of a field is not allowed."""
        return DataError(Fault(self._file, self._name, self._way(field), value, allowed))

    def only(self, *fields: str) -> Self:
        """The entry itself, which has no other fields than these."""
        for field in self._fields:
            if field not in fields:
                raise self.fault(str(field), self._fields[field], f"a field of {', '.join(fields)}")
        return self

    def one_of(self, *fields: str) -> str:
        """The one field of these that the entry has."""
        here = [field for field in fields if field in self._fields]
        if len(here) != 1:
            raise self.fault("(all)", ", ".join(here) or "none", f"exactly one of {', '.join(fields)}")
        return here[0]

    def __contains__(self, field: str) -> bool:
        return field in self._fields

    def get(self, field: str) -> object:
        """The value as it stands; a missing field is a fault."""
        if field not in self._fields:
            raise self.fault(field, "(missing)", "a value")
        return self._fields[field]

    def text(self, field: str, default: str | None = None) -> str:
        """A text that is not empty."""
        if default is not None and field not in self._fields:
            return default
        value = self.get(field)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(field, value, "a text")
        return value.strip()

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; none when the field is missing."""
        value = self._fields.get(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(field, value, "a list of texts")
        return tuple(value)

    def number(self, field: str) -> float:
        """A number."""
        value = self.get(field)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(field, value, "a number")
        return float(value)

    def flag(self, field: str) -> bool:
        """Yes or no."""
        value = self.get(field)
        if not isinstance(value, bool):
            raise self.fault(field, value, "yes or no")
        return value

    def choice(self, field: str, allowed: Iterable[Answer], default: Answer | None = None) -> Answer:
        """One of the allowed values."""
        value = self._fields.get(field, default) if default is not None else self.get(field)
        known = tuple(allowed)
        if isinstance(value, bool) or not isinstance(value, str | int | float) or value not in known:
            raise self.fault(field, value, ", ".join(str(one) for one in known))
        return value

    def asked(self, field: str, ask: Callable[[str], Answer]) -> Answer:
        """What a table answers to the text of a field, which is one of its keys."""
        try:
            return ask(self.text(field))
        except KeyError as error:
            raise self.fault(field, self.get(field), str(error)) from error

    def part(self, field: str) -> Self:
        """The fields of a part."""
        return type(self)(self._file, self._name, self.get(field), self._way(field))

    def parts(self, field: str, least: int = 1) -> tuple[Self, ...]:
        """The parts of a list, counted from 1."""
        value = self.get(field)
        if not isinstance(value, list) or len(value) < least:
            raise self.fault(field, value, f"a list of at least {least}")
        kind = type(self)
        return tuple(kind(self._file, self._name, one, f"{self._way(field)}[{n}]") for n, one in enumerate(value, 1))

    def named(self, field: str) -> dict[str, Self]:
        """The parts of a mapping by name; none when the field is missing."""
        if field not in self._fields:
            return {}
        part = self.part(field)
        return {name: part.part(name) for name in part._fields}

    def _way(self, field: str) -> str:
        return f"{self._path}.{field}" if self._path else field


One = TypeVar("One")
Made = TypeVar("Made")
Kind = TypeVar("Kind", bound=Entry)


def read_yaml(file: Path) -> dict[str, Any]:
    """What a YAML file holds, by name. Raises DataError for what cannot be read, and for a name that stands twice."""
    text, problems = read_text(file)
    if problems:
        raise DataError(*problems)
    content = _content(text, file)
    if not isinstance(content, dict):
        raise DataError(Fault(file.name, "(file)", "(all)", content, "names of entries with their fields"))
    return content


def _loaded(kind: type[Any], text: str, file: Path) -> Any:
    loader = kind(text)
    loader.file = file.name
    return loader.get_single_data() or {}


def _content(text: str, file: Path) -> Any:
    try:
        return _loaded(_Fast, text, file)
    except yaml.YAMLError:
        # The slow one tells the place.
        pass
    try:
        return _loaded(_Loader, text, file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}" if mark else "(file)"
        raise DataError(Fault(file.name, place, "(form)", error.problem or error.context, "YAML")) from error
    except yaml.YAMLError as error:
        raise DataError(Fault(file.name, "(file)", "(form)", str(error), "YAML")) from error


@overload
def entries(file: Path) -> dict[str, Entry]: ...
@overload
def entries(file: Path, kind: type[Kind]) -> dict[str, Kind]: ...
def entries(file: Path, kind: type[Entry] = Entry) -> dict[str, Any]:
    """The entries of a file by id. Raises DataError for an id that stands twice or cannot be part of an HTML id."""
    content = read_yaml(file)
    top = kind(file.name, "(file)", content)
    for name in content:
        if not isinstance(name, str) or not _ID.fullmatch(name):
            raise top.fault("(id)", name, "small letters and digits in words joined by hyphens")
    return each(content, lambda name, fields: kind(file.name, name, fields))


def each(named: Mapping[str, One], make: Callable[[str, One], Made]) -> dict[str, Made]:
    """What is made of every entry, by name. Raises one DataError with the faults of all of them."""
    made: dict[str, Made] = {}
    problems: list[Problem] = []
    for name, one in named.items():
        try:
            made[name] = make(name, one)
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(*problems)
    return made
