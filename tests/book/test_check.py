"""What is wrong in data/ is said once, all of it, before anything is built; and so is what the computer lacks."""

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from found import some
from monoamine import check, evidence, needs
from monoamine.dashboard.presets import presets
from monoamine.evidence import DataError
from monoamine.model import passports
from monoamine.theme.pages import pages

COMMAND = "from jupyter_book.cli.main import main; main()"
BUILD = [sys.executable, "-c", COMMAND, "build", ".", "-W", "-n", "--keep-going"]
SLOW = 300
# A table and a line of it, with the cells that are spoiled, and how the fault is told.
CELLS = [
    ("measurements", 3, {"value_unit": "furlongs"}, "measurements.csv, row 3, column value_unit: 'furlongs'"),
    ("measurements", 9, {"species": "unicorn"}, "measurements.csv, row 9, column species: 'unicorn'"),
    ("studies", 2, {"year": "05"}, "studies.csv, row 2, column year: '05'"),
    ("claims", 2, {"verdict": "maybe"}, "claims.csv, row 2, column verdict: 'maybe'"),
    ("vocabularies", 3, {"label": ""}, "vocabularies.csv, row 3, column label: ''"),
    ("colours", 2, {"light": "orange"}, "colours.csv, row 2, column light: 'orange'"),
    ("colours", 3, {"dark": "#333333"}, "colours.csv, row 3, column dark: '#333333'"),
    ("parameters", 2, {"scope": "attic"}, "parameters.csv, row 2, column scope: 'attic'"),
    ("hypotheses", 3, {"hypothesis": "H4"}, "hypotheses.csv, row 3, column hypothesis: 'H4'"),
    ("chain", 2, {"seen_words": "About {eremin2005-99}."}, "chain.csv, row 2, column seen_words: 'eremin2005-99'"),
]
# A file and what is put in for what, and how the fault is told.
TEXTS = [
    ("words.yml", 'waiting: "The', 'waitin: "The', "words.yml, exhibit, field waiting: '(missing)'"),
    ("words.yml", '"Drawing the', '"Drawing {the', "words.yml, exhibit, field loading: 'Drawing {the"),
    ("words.yml", 'table: "The numbers', 'table: 5 # "', "words.yml, exhibit, field table: 5 "),
    ("pages.yml", "minutes: 25", "minutes: lots", "pages.yml, row 2, column minutes: 'lots'"),
    ("pages.yml", "level: simple", "level: easy", "pages.yml, row 2, column level: 'easy'"),
    ("presets.yml", 'link: "v=1&for=6h', 'link: "v=1&for=6y', "presets.yml, flood, field link: 'v=1&for=6y"),
    ("presets.yml", 'title: "A blocker"', 'titel: "A blocker"', "presets.yml, blocker, field titel: 'A blocker'"),
    (
        "misconceptions.yml",
        'instead: "A null result at',
        'insted: "A null result at',
        "misconceptions.yml, null-means-inert, field insted: 'A null",
    ),
    ("questions.yml", "difficulty: 1", "difficulty: 9", "questions.yml, three-systems-what-rose, field difficulty: 9"),
    ("activities.yml", "expected: 1.65", "expected: much", "activities.yml, semax-primes, field expected: 'much'"),
    ("references.bib", "year = {2004},", "year = {2004,", "references.bib, row "),
]


@pytest.fixture(scope="module")
def copy(root, tmp_path_factory):
    """Make a copy of the book's sources, without its notebooks' outputs, that may be spoiled."""

    def make() -> Path:
        folder = tmp_path_factory.mktemp("book")
        for name in ("chapters", "data"):
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("_config.yml", "_toc.yml"):
            shutil.copy(root / name, folder)
        return folder

    return make


def run(folder: Path, command: list[str], path: str | None = None) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(folder / "chapters"), "PATH": path or os.environ["PATH"]}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SLOW)


def spoil(path: Path, line: int, cells: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[line - 2].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def spoiled(copy):
    """What the check says of a folder in which all of that is wrong."""
    folder = copy()
    for name, line, cells, _ in CELLS:
        spoil(folder / "data" / f"{name}.csv", line, cells)
    for name, old, new, _ in TEXTS:
        path = folder / "data" / name
        text = path.read_text(encoding="utf-8")
        assert old in text, "what is to be spoiled is there"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return run(folder, [sys.executable, "-m", "monoamine.check"])


@pytest.mark.slow
def test_the_files_are_sound():
    assert [str(one) for one in check.problems()] == []


@pytest.mark.slow
@pytest.mark.parametrize("told", [one[-1] for one in (*CELLS, *TEXTS)])
def test_every_fault_is_told_once(spoiled, told):
    assert spoiled.stderr.count(told) == 1


@pytest.mark.slow
def test_nothing_else_is_told(spoiled):
    assert spoiled.returncode == 1
    *lines, last = spoiled.stderr.splitlines()
    assert re.fullmatch(rf"{len(lines)} faults in data/\. Nothing was built\.", last)
    assert all(" is not allowed; allowed: " in line for line in some(lines))
    # A misspelled name of a field is both a strange one and a missing one; a broken entry of BibTeX has no key.
    assert len(lines) <= len(CELLS) + len(TEXTS) + 4


@pytest.mark.slow
def test_a_build_stops_at_once_and_says_it_once(copy):
    folder = copy()
    spoil(folder / "data" / "measurements.csv", 3, {"value_unit": "furlongs"})
    done = run(folder, BUILD)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert said.count("measurements.csv, row 3, column value_unit: 'furlongs' is not allowed; allowed: ") == 1
    assert "Traceback" not in said
    assert not list((folder / "_build").rglob("*.html")), "nothing was built"


@pytest.mark.slow
def test_a_build_without_node_says_so(copy, tmp_path):
    done = run(copy(), BUILD, path=str(tmp_path))
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert (
        said.count("Node is missing: equations and scripts are made with it at build time, see https://nodejs.org") == 1
    )
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("echo v18.19.0", "Node 20 or newer is needed, and here is v18.19.0: equations and scripts"),
        ("echo nonsense", "Node 20 or newer is needed, and here is nonsense: "),
        ("exit 3", "Node 20 or newer is needed, and here is another: "),
        ("echo v20.0.0", ""),
        ("echo v24.1.0", ""),
    ],
)
def test_an_old_node_is_refused(monkeypatch, tmp_path, answer, told):
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert needs.missing_node().startswith(told) and bool(needs.missing_node()) == bool(told)


def test_an_old_python_is_refused(monkeypatch):
    monkeypatch.setattr(needs.sys, "version_info", (3, 10, 13))
    assert needs.missing() == "Python 3.11 or newer is needed, and this is Python 3.10: see https://www.python.org"


def test_packages_that_are_missing_are_named(monkeypatch):
    wanted = ["pandas>=3.0", 'no-such-package>=1; extra == "book"', 'no-such-test-package; extra == "test"']
    monkeypatch.setattr(needs, "requires", lambda name: wanted)
    assert needs.missing_packages().startswith("Packages are missing (no-such-package): run 'pip install -r ")


def test_a_package_that_is_not_installed_is_named(monkeypatch):
    def unknown(name: str):
        raise needs.PackageNotFoundError(name)

    monkeypatch.setattr(needs, "requires", unknown)
    assert needs.missing_packages().startswith("The package monoamine is not installed: run 'pip install -r ")


def test_nothing_is_missing_here():
    assert needs.missing() == ""


@pytest.mark.parametrize("read", [pages, presets])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one: [", "line 1, field (form)"),
        ("one: {a: 1}\none: {a: 2}\n", "line 2, field (name): 'one' is not allowed; allowed: a name once only"),
        ("- one\n", "(file), field (all)"),
        ("one:\n\ttwo: 3\n", "line 2, field (form)"),
    ],
)
def test_a_file_that_is_no_table_is_a_clear_error(tmp_path, read, text, told):
    file = tmp_path / "file.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read(file)
    assert str(error.value).startswith(f"file.yml, {told}")


def test_a_row_that_a_page_names_is_there(monkeypatch, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# T\n\nSeen: {value}`eremin2005-99`, {verdict}`nobody` {cite:p}`eremin2005,z`.\n", encoding="utf-8"
    )
    monkeypatch.setattr(check, "BOOK", tmp_path)
    assert [(one.file, one.row, one.column, one.value) for one in check._prose()] == [
        ("page.md", 3, "{value}", "eremin2005-99"),
        ("page.md", 3, "{verdict}", "nobody"),
        ("page.md", 3, "{cite:p}", "z"),
    ]


def test_the_model_gets_every_number_and_has_every_switch(monkeypatch):
    rows = evidence.table("hypotheses")
    rows.loc[1, "symbol"] = "eps_S_XX"
    monkeypatch.setattr(check, "table", lambda name: rows)
    monkeypatch.setattr(passports, "constants", lambda region: {})
    found = list(check._model())
    assert [(one.file, one.column) for one in found[:-1]] == [("parameters.csv", "symbol")] * len(passports.REGIONS)
    assert (found[-1].file, found[-1].row, found[-1].value) == ("hypotheses.csv", 3, "eps_S_XX")
