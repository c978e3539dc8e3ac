"""What the documents at the top say: paths are there, targets of make exist, numbers are computed again."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from monoamine.book.scripts import ENTRIES
from monoamine.evidence import fact, fact_names
from monoamine.model.facts import model_fact
from monoamine.teaching.texts import loose_number
from sphinx.util.matching import get_matching_files

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "chapters" / "monoamine"
CARD = "docs/model-card.md"
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", CARD)
# Made by a build or a set-up, so not there in a fresh copy.
MADE = ("_build/", ".venv/", "node_modules/")
_CODE = re.compile(r"`([^`\n]+)`|^ {4}(\S.*)$", re.MULTILINE)
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_ENDINGS = (
    ".py", ".js", ".mjs", ".css", ".html", ".svg", ".sh", ".md", ".ipynb", ".csv", ".bib", ".txt", ".json", ".yml",
    ".yaml", ".toml", ".cff",
)  # fmt: skip
_ROW = re.compile(r"^\| ([^|]+) \| ([\d.,]+) \| `(\w+)` \|$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def codes(text: str) -> list[str]:
    return [match[1] or match[2] for match in _CODE.finditer(text)]


def paths(text: str) -> list[str]:
    """What a text names as a path, also in a command: known by ending, last slash, or the folder it begins with."""
    words = [word.partition("::")[0].rstrip(",;:") for code in codes(text) for word in code.split()]
    return [word for word in words if _PATH.fullmatch(word) and not word.startswith(MADE) and _is_path(word)]


def _is_path(word: str) -> bool:
    first, slash, _ = word.partition("/")
    return word.endswith((*_ENDINGS, "/")) or bool(slash) and any((base / first).is_dir() for base in (ROOT, PACKAGE))


def is_there(path: str) -> bool:
    """From the top or, as ARCHITECTURE.md says, from the package."""
    found = [base / path for base in (ROOT, PACKAGE) if (base / path).exists()]
    return any(one.is_dir() or not path.endswith("/") for one in found)


def targets(text: str) -> list[str]:
    """The targets of every make command."""
    words = [word for code in codes(text) if code.startswith("make ") for word in code.partition("#")[0].split()[1:]]
    return [word for word in words if "=" not in word]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name):
    named = paths(read(name))
    assert named, f"{name} names no path"
    assert [path for path in dict.fromkeys(named) if not is_there(path)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_inside_leads_to_a_file(name):
    links = [link for link in re.findall(r"\]\(([^)\s#]+)", read(name)) if "://" not in link]
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_every_target_of_make_exists():
    known = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    named = {target for name in DOCUMENTS for target in targets(read(name))}
    assert len(named) > 10
    assert named <= known


def test_what_is_no_path_is_left_and_what_is_wrong_is_seen():
    left = "`OWNER/NAME` `a word` `Dose` `_build/html/` `pages.*` "
    text = left + "`book/roles.py` `chapters/gone` `tests/book/gone.py -q` `gone/`"
    assert paths(text) == ["book/roles.py", "chapters/gone", "tests/book/gone.py", "gone/"]
    assert [is_there(path) for path in paths(text)] == [True, False, False, False]
    assert not is_there("README.md/")


def test_no_document_at_the_top_is_a_page_of_the_book():
    """Sphinx warns of a page that stands outside the contents, and a build takes warnings for errors."""
    left = yaml.safe_load(read("_config.yml"))["exclude_patterns"]
    found = get_matching_files(ROOT, ["**.md", "**.ipynb"], left)
    contents = yaml.safe_load(read("_toc.yml"))
    pages = {chapter["file"] for part in contents["parts"] for chapter in part["chapters"]} | {contents["root"]}
    assert {path.rpartition(".")[0] for path in found} == pages


# --- the numbers of the model card ----------------------------------------------------------------

NUMBERS = _ROW.findall(read(CARD))


@pytest.mark.parametrize(("what", "number", "name"), NUMBERS, ids=[name for _, _, name in NUMBERS])
def test_a_number_of_the_card_is_what_the_tables_and_the_model_say(what, number, name):
    said = fact(name) if name in fact_names() else model_fact(name)
    assert number == said.text, f"{what}: {said.definition}"


def test_the_card_types_no_other_number():
    text = re.sub(r"^ {4}.*$", "", _ROW.sub("", read(CARD)), flags=re.MULTILINE)
    version = f"Version {project()['version']}, "
    assert text.count(version) == 1
    assert loose_number(text.replace(version, "")) is None


def test_every_role_of_a_row_is_counted_by_the_card():
    names = {name for _, _, name in NUMBERS}
    assert {"n_passports_assumed", "n_calibration", "n_validation", "n_validation_demanding"} <= names
    number = {name: int(number) for _, number, name in NUMBERS}
    kinds = ("measured", "borrowed", "fitted", "assumed", "constant")
    assert number["n_passports"] == sum(number[f"n_passports_{kind}"] for kind in kinds)


# --- one version ----------------------------------------------------------------------------------


def project() -> dict:
    return tomllib.loads(read("pyproject.toml"))["project"]


def test_the_version_is_the_same_everywhere():
    citation = yaml.safe_load(read("CITATION.cff"))
    version = project()["version"]
    assert citation["version"] == version
    assert f"## {version} - {citation['date-released']}" in read("CHANGELOG.md")


def test_the_architecture_names_every_script_of_the_pages():
    text = read("ARCHITECTURE.md")
    assert not [name for name in ENTRIES.values() if f"`browser/{name}.js`" not in text]
