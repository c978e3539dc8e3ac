"""The environments: everything pinned, Binder's lean set the same versions, its Python named exactly."""

import re
import tomllib

import pytest
import yaml
from found import some

PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;]+)( ; .+)?$")


def pins(path):
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    unpinned = [line for line in lines if not PIN.match(line)]
    assert not unpinned, f"{path.name}: not pinned: {unpinned}"
    found = {}
    for line in lines:
        match = PIN.match(line)
        found.setdefault(match[1].lower().replace("_", "-"), set()).add(match[2])
    return found


def test_everything_is_pinned(root):
    assert len(pins(root / "requirements.txt")) > 100


def test_binder_has_the_same_versions(root):
    everything, lean = pins(root / "requirements.txt"), pins(root / "binder" / "requirements.txt")
    for name, versions in some(lean.items()):
        assert versions <= everything[name], name


def test_binder_has_what_the_notebooks_import(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[\w.-]+", item)[0].lower().replace("_", "-") for item in project["dependencies"]}
    assert needed == set(pins(root / "binder" / "requirements.txt"))


def test_binder_names_its_python_exactly(root):
    assert (root / "binder" / "runtime.txt").read_text(encoding="utf-8").strip() == "python-3.12"


def test_jupyter_book_is_version_one(root):
    (version,) = pins(root / "requirements.txt")["jupyter-book"]
    assert version.startswith("1.")


def test_ci_calls_the_test_command_of_the_readme(root):
    assert re.search(r"^make test( |$)", (root / ".ci" / "run").read_text(encoding="utf-8"), re.M)
    assert re.search(r"^ +make test ", (root / "README.md").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("target", ["serve", "test", "book", "bench", "clean", "notebooks", "vendor", "lint"])
def test_every_command_of_the_readme_exists(root, target):
    assert re.search(rf"`?make {target}\b", (root / "README.md").read_text(encoding="utf-8"))
    assert re.search(rf"^{target}:", (root / "Makefile").read_text(encoding="utf-8"), re.M)


def test_citation_file_names_the_book_and_its_licences(root):
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    assert citation["title"] == config["title"]
    assert set(citation["license"]) == {"BSD-3-Clause", "CC-BY-4.0"}
