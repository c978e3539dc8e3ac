"""Every command that a page or README.md prints can be run; ``make recipes`` runs those that install something."""

import re
import subprocess
import sys

import pytest
import yaml
from found import some
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import decode
from recipes import HOMES, ROOT, installed, recipes

RECIPES = list(recipes())
INSTRUCTORS = (ROOT / "chapters" / "instructors.md").read_text(encoding="utf-8")


def listings(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", INSTRUCTORS, re.DOTALL | re.MULTILINE)


def printed(start: str) -> list[tuple[str, str]]:
    return [(one.file, command) for one in RECIPES for command in one.commands if command.startswith(start)]


def test_the_recipes_are_found():
    assert {one.file for one in RECIPES} == {
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "README.md",
        "data/README.md",
        "chapters/instructors.md",
        "data/words.yml",
    }
    assert ("chapters/instructors.md", "jupyter lab") in printed("jupyter ")
    assert ("README.md", "make serve") in printed("make ")


@pytest.mark.parametrize(("file", "command"), printed("make "))
def test_make_knows_the_target(file, command):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    # "PORT=8001" is a variable.
    for target in some(word for word in command.split()[1:] if "=" not in word):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), command
        assert target in re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split(), command


@pytest.mark.parametrize("recipe", [one for one in RECIPES if installed(one)], ids=lambda one: one.file)
def test_a_recipe_installs_what_it_starts(recipe):
    started = [home for program, home in HOMES.items() for command in recipe.commands if command.startswith(program)]
    assert started, f"{recipe.commands} installs and starts nothing"
    assert set(started) <= installed(recipe)


@pytest.mark.parametrize("file", re.findall(r"-r (\S+)", " ".join(command for _, command in printed("pip "))))
def test_a_list_of_packages_is_there(file):
    assert (ROOT / file).is_file()


def test_every_program_of_a_recipe_is_understood():
    """A new kind of command needs a test of its own here."""
    known = (
        "pip install ",
        "make ",
        "jupyter lab",
        "jupyter-book build .",
        "node example.mjs",
        "node --test ",
        "npm ci",
    )
    assert [one for one in some(printed("")) if not one[1].startswith(known)] == []


def test_what_npm_installs_is_pinned():
    assert printed("npm ") == [("README.md", "npm ci --omit=dev")]
    assert (ROOT / "package-lock.json").is_file()


@pytest.mark.parametrize(("file", "command"), printed("node --test "))
def test_a_file_for_node_is_there(file, command):
    assert all((ROOT / name).is_file() for name in some(command.split()[2:])), f"{file}: {command}"


def test_the_packages_of_a_live_kernel_are_those_of_the_package():
    """binder/requirements.txt pins what pyproject.toml needs, as requirements.txt does."""
    lean, full = (
        {line.replace("_", "-") for line in (ROOT / file).read_text().splitlines() if line[:1] != "#"}
        for file in ("binder/requirements.txt", "requirements.txt")
    )
    assert lean <= full
    needs = re.search(r"^dependencies = (\[.*\])$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)[1]
    named = {re.match(r"[\w-]+", one)[0].replace("_", "-") for one in yaml.safe_load(needs)}
    assert named == {re.match(r"[\w-]+", line)[0] for line in lean}


@pytest.mark.slow
@pytest.mark.parametrize("code", listings("python"))
def test_the_code_of_the_first_exercise_runs(code):
    # As a last expression of a cell, it has to show rows.
    *lines, last = code.strip().splitlines()
    shown = "\n".join([*lines, f"print(len({last}))"])
    done = subprocess.run([sys.executable, "-c", shown], cwd=ROOT / "chapters", capture_output=True, text=True)
    assert done.returncode == 0 and int(done.stdout) > 0, done.stderr


@pytest.mark.parametrize("link", re.findall(r"dashboard\.html#(\S+)", "".join(listings("text"))))
def test_a_printed_address_opens_as_it_stands(link):
    assert decode(link)[1] == []


def test_printed_stories_are_there():
    line = next(line for line in INSTRUCTORS.splitlines() if line.startswith("- `?preset="))
    assert set(re.findall(r"`([\w-]+)`", line)) == set(presets())
    assert set(re.findall(r"preset=([\w-]+)", INSTRUCTORS)) <= set(presets())
