"""Write evidence/records.py, the class of a row of each table, from evidence/schemas.py: ``make records``.

A column is text; a number or a flag where the schema converts it; one of some words where the schema itself names them.
Codes of vocabularies.csv stay text, so that a new code is a row of that file and no change of the program.
"""

from collections import defaultdict
from pathlib import Path

from monoamine.evidence import schemas

TARGET = Path(schemas.__file__).with_name("records.py")
# Stands for the codes of vocabularies.csv.
_CODE = "(code)"
_HEAD = '''"""A row of each table of data/ as an object: made from schemas.py by ``make records``, and not edited.

A number that is missing is None. Text that is missing is "".
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, overload

from .errors import UnknownKey
from .tables import DATA, records

'''
_CLASS = '''
@dataclass(frozen=True, slots=True)
class {name}:
    """A row of data/{file}."""

    {fields}

'''
_OVERLOAD = """@overload
def rows(name: Literal["{table}"], folder: Path = DATA) -> tuple[{name}, ...]: ...
"""
_ROWS = '''def rows(name: str, folder: Path = DATA) -> tuple[Any, ...]:
    """The rows of a table of data/, checked and read on first use, each as an object that cannot be changed.

    ``name`` is the file's name without ``.csv``. Raises DataError for a bad cell, UnknownKey for an unknown table.
    """
    if name not in _KINDS:
        raise UnknownKey(f"no table {{name!r}}; the tables are {{', '.join(_KINDS)}}")
    return _rows(name, Path(folder))


@cache
def _rows(name: str, folder: Path) -> tuple[Any, ...]:
    return records(_KINDS[name], name, folder)


_KINDS: dict[str, type[Any]] = {{
    {kinds}
}}
'''


def source() -> str:
    """The text of records.py."""
    tables = {"vocabularies": schemas.VOCABULARIES, **schemas.tables(defaultdict(lambda: {_CODE}))}
    named = {name: schemas.RECORDS[name] for name in tables}
    classes = (
        _CLASS.format(name=named[name], file=table.file, fields="\n    ".join(_fields(table)))
        for name, table in tables.items()
    )
    overloads = (_OVERLOAD.format(table=name, name=kind) for name, kind in named.items())
    kinds = "\n    ".join(f'"{name}": {kind},' for name, kind in named.items())
    return _HEAD + "".join(classes) + "\n" + "".join(overloads) + _ROWS.format(kinds=kinds)


def _fields(table: schemas.Table) -> list[str]:
    return [f"{column}: {_type(table, column)}" for column in table.schema.columns]


def _type(table: schemas.Table, column: str) -> str:
    if column in table.flags:
        return "bool"
    if column in table.numbers:
        number = "float" if table.allows(column, "0.5") else "int"
        return f"{number} | None" if table.allows(column, "") else number
    allowed = (one.statistics["allowed_values"] for one in table.schema.columns[column].checks if one.name == "isin")
    words = [f'"{word}"' for words in allowed for word in words if _CODE not in words]
    return f"Literal[{', '.join(words)}]" if words else "str"


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
