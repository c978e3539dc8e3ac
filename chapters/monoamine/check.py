"""Everything in data/ held against what it may hold, in seconds and before anything is built.

``make check`` runs this (``python -m monoamine.check``), and every build of the pages runs it first. All faults of all
files are told, each once, with file, place, value and what is allowed. Stands above all rooms, because each file has
its reader in one of them.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter

from .evidence import DATA, DataError, Problem, fact_names, names, table
from .evidence.entries import Fault
from .evidence.reading import read_text
from .evidence.tables import problems as table_problems
from .words import WORDS_FILE, all_words

PACKAGE = Path(__file__).resolve().parent
BOOK = PACKAGE.parent
BIBLIOGRAPHY = "references.bib"
# How a text names a row: {value}`eremin2005-01`, or as a directive :::{claim} r_amphetamine.
_NAMED = re.compile(r"\{(value|fact|model|verdict|cite:p|cite:t)\}`([^`]+)`|:::\{(said|claim)\} (\w+)")


def problems(tables: bool = True) -> list[Problem]:
    """Everything that is wrong. What cannot be judged because of a fault elsewhere waits until that is mended.

    Without ``tables`` only what pages name is looked at: for a caller who knows that data/ is sound.
    """
    found: dict[str, Problem] = {}
    of_tables = (table_problems, _bibliography, _words, _pages, _stories, _teaching, _model)
    for look in (*(of_tables if tables else ()), _prose):
        for one in _faults(look, bool(found)):
            found.setdefault(str(one), one)
    return list(found.values())


def _faults(look: Callable[[], Iterable[Problem]], more: bool) -> list[Problem]:
    """What one look finds. After an earlier fault it may fail for that reason alone, which is no news."""
    told: list[Problem] = []
    try:
        told.extend(look())
    except DataError as error:
        told.extend(error.problems)
    except (KeyError, ValueError, TypeError, AttributeError):
        if not more:
            raise
    return told


# --- one look a file ------------------------------------------------------------------------------


def _bibliography() -> Iterator[Problem]:
    """Entries that cannot be read. A live kernel has no reader of BibTeX, and needs none."""
    try:
        from pybtex import errors
        from pybtex.database import parse_string
    except ImportError:
        return
    text, found = read_text(DATA / BIBLIOGRAPHY)
    yield from found
    with errors.capture() as told:
        parse_string(text, "bibtex")
    for error in told:
        yield Problem(BIBLIOGRAPHY, getattr(error, "lineno", 0), "(entry)", str(error), "entries in BibTeX")


def _words() -> Iterator[Problem]:
    """Words that are no text, places that cannot be filled, and words that the package asks for and are not there."""
    said = all_words()
    for way, text in _leaves(said, ()):
        fault = _bad_template(text)
        if fault:
            yield Fault(WORDS_FILE.name, way[0], ".".join(way[1:]) or "(all)", text, fault)
    for way in sorted(_asked()):
        if _lost(said, way):
            yield Fault(WORDS_FILE.name, way[0], ".".join(way[1:]) or "(all)", "(missing)", "words, which a page shows")


def _leaves(part: object, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _leaves(inner, (*way, str(name)))
    elif isinstance(part, list):
        for number, inner in enumerate(part, 1):
            yield from _leaves(inner, (*way[:-1], f"{way[-1]}[{number}]"))
    else:
        yield way, part


def _bad_template(text: object) -> str:
    """What is allowed instead; "" for a good text."""
    if not isinstance(text, str):
        return "a text; in quotes where YAML would read a number, yes or no"
    try:
        places = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        places = ["{"]
    sound = all(not name or name.isidentifier() for name in places)
    return "" if sound else "places such as {name}, each brace with its partner"


def _asked() -> set[tuple[str, ...]]:
    """The ways into the words that the package's code takes: ``words("hill")["said"]``, also through a name."""
    files = (ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py"))
    rooms = (node for tree in files for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {way for room in rooms for way in _asked_in(room)}


def _asked_in(room: ast.FunctionDef) -> Iterator[tuple[str, ...]]:
    named: dict[str, tuple[str, ...]] = {}
    for node in ast.walk(room):
        if isinstance(node, ast.Assign):
            named |= {name: way for name, value in _pairs(node) if (way := _way(value, {}))}
    for node in ast.walk(room):
        if way := _way(node, named):
            yield way


def _pairs(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    """Name and value of ``a = 1`` and of ``a, b = 1, 2``."""
    match node.targets[0], node.value:
        case ast.Tuple(elts=names), ast.Tuple(elts=values):
            pairs = [*zip(names, values, strict=False)]
        case name, value:
            pairs = [(name, value)]
    yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))


def _way(node: ast.AST, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The names on the way into the words; () for what is none."""
    match node:
        case ast.Call(func=ast.Name(id="words"), args=[ast.Constant(value=str(section))]):
            return (section,)
        case ast.Name(id=name):
            return named.get(name, ())
        case ast.Subscript(value=inner, slice=ast.Constant(value=str(name))) if way := _way(inner, named):
            return (*way, name)
    return ()


def _lost(said: Mapping, way: tuple[str, ...]) -> bool:
    here: object = said
    for name in way:
        if not isinstance(here, Mapping) or name not in here:
            return True
        here = here[name]
    return False


def _pages() -> Iterator[Problem]:
    from .theme.pages import pages

    pages()
    yield from ()


def _stories() -> Iterator[Problem]:
    from .dashboard.presets import presets

    presets()
    yield from ()


def _teaching() -> Iterator[Problem]:
    """Questions and activities, without the scenes that they speak of: those are solved by the build and the tests."""
    from . import teaching

    for read in (teaching.misconceptions, teaching.questions, teaching.activities):
        try:
            read()
        except DataError as error:
            yield from error.problems


def _model() -> Iterator[Problem]:
    """Numbers that the model needs and no row gives, and switches that it does not have."""
    from .model.passports import REGIONS, given, parameter_names

    for region in REGIONS:
        try:
            given(region)
        except KeyError as error:
            yield Problem("parameters.csv", 0, "symbol", "(missing)", f"every number of the model: {error.args[0]}")
    rows = table("hypotheses")
    for index, symbol in rows["symbol"].items():
        if symbol and symbol not in parameter_names():
            yield Problem("hypotheses.csv", index + 2, "symbol", symbol, "a parameter of the model")


# --- what texts name ------------------------------------------------------------------------------


def _prose() -> Iterator[Problem]:
    """Rows that a page or a text of data/ names and that are not there."""
    from .model.facts import model_fact_names

    keys = {name: set(table(name).iloc[:, 0]) for name in ("claims", "statements", "studies")}
    numbered = table("measurements").dropna(subset="value")["measurement_id"]
    known = {
        "value": (set(numbered), "a row of measurements.csv with a number"),
        "fact": (set(fact_names()), "a fact of the tables"),
        "model": (set(model_fact_names()), "a fact of the model"),
        **dict.fromkeys(("verdict", "claim"), (keys["claims"], "an id of claims.csv")),
        "said": (keys["statements"], "an id of statements.csv"),
        **dict.fromkeys(("cite:p", "cite:t"), (keys["studies"], "an id of studies.csv")),
    }
    for file in (*sorted(BOOK.glob("*.md")), *sorted(BOOK.glob("*.ipynb")), *sorted(DATA.glob("*.yml"))):
        for line, role, key in _rows_named(file):
            allowed, what = known[role]
            if key not in allowed:
                yield Problem(file.name, line, f"{{{role}}}", key, what)


def _rows_named(file: Path) -> Iterator[tuple[int, str, str]]:
    text = file.read_text(encoding="utf-8")
    for match in _NAMED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        role, cell = (match[1], match[2]) if match[1] else (match[3], match[4])
        for key in cell.split(",") if role.startswith("cite") else (cell,):
            yield line, role, key.strip()


def told(found: list[Problem]) -> str:
    """All faults, one a line, and how many there are."""
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    return "\n".join([*map(str, found), f"{count} in data/. Nothing was built."])


def main() -> int:
    """Print every fault; answers the exit code."""
    if found := problems():
        print(told(found), file=sys.stderr)
        return 1
    print(f"data/ is sound: {len(names())} tables, and the texts.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
