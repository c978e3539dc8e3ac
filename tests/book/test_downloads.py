"""The model to take along: every file is made, SBML is valid, the JavaScript runs in node and agrees with Python."""

import re
import subprocess

import libsbml
import pytest
import yaml
from found import some
from monoamine import evidence
from monoamine.book import downloads
from monoamine.book.roles import ModelRole
from monoamine.evidence import UnknownKey
from monoamine.model import REGIONS, Dose, build, simulate
from monoamine.model.facts import model_fact

pytestmark = pytest.mark.slow

BOOK = yaml.safe_load((evidence.DATA.parent / "_config.yml").read_text(encoding="utf-8"))["title"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("downloads")
    downloads.make(made)
    return made


def test_every_listed_file_is_made_and_no_other(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(file.name for file in downloads.files())
    assert all(path.stat().st_size for path in some(folder.iterdir()))


def test_there_is_a_file_for_each_region(folder):
    assert len(list(folder.glob("*.xml"))) == len(REGIONS)
    texts = {path.read_text(encoding="utf-8") for path in folder.glob("*.xml")}
    assert len(texts) == len(REGIONS), "regions differ"


@pytest.mark.parametrize("region", REGIONS)
def test_sbml_passes_libsbml(folder, region):
    from monoamine.model.export import sbml

    file = downloads.files()[REGIONS.index(region)]
    assert file.title.replace(" ", "_") == region
    assert sbml.check((folder / file.name).read_text(encoding="utf-8")) == {"error": [], "warning": []}


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_says_what_it_is_in_another_program(folder, region):
    file = downloads.files()[REGIONS.index(region)]
    model = libsbml.readSBMLFromFile(str(folder / file.name)).getModel()
    assert model.getId() == f"monoamine_{region}"
    assert model.getName().endswith(file.title)
    notes = model.getNotesString()
    assert BOOK in notes and file.title in notes and "Not medical advice." in notes and "{" not in notes


@pytest.mark.parametrize("name", [file.name for file in downloads.files() if file.group == "javascript"])
def test_every_script_says_where_it_is_from(folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    head = text.partition("\n")[0]
    assert head.startswith("// ") and BOOK.partition(":")[0] in text and "Not medical advice." in text


def test_tables_are_copies(folder, root):
    """With the mark in front that a spreadsheet needs, and nothing else changed."""
    for name in some(downloads.TABLES):
        table = (root / "data" / f"{name}.csv").read_bytes()
        assert (folder / f"{name}.csv").read_bytes() == b"\xef\xbb\xbf" + table


def test_every_table_that_the_site_offers_opens_in_a_spreadsheet(site_folder):
    offered = [path for path in site_folder.rglob("*.csv") if "_sources" not in path.parts]
    assert {"vocabularies.csv", "measurements.csv"} <= {path.name for path in offered}
    assert [path.name for path in offered if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []


def test_the_scripts_import_each_other_by_their_new_names(folder):
    for name in some(downloads.MODULES):
        text = (folder / f"{name}.mjs").read_text(encoding="utf-8")
        imported = re.findall(r'^import .* from "\./(.*)";$', text, re.MULTILINE)
        assert all((folder / other).is_file() for other in imported), name


def test_an_editor_finds_the_types_of_the_scripts(folder, root, tmp_path):
    """A route that is a number is told to who writes it beside the files."""
    example = (folder / "example.mjs").read_text(encoding="utf-8").replace('"./', f'"{folder}/')
    for name, route in (("right", '"sc"'), ("wrong", "3")):
        (tmp_path / f"{name}.mjs").write_text(example.replace('"sc"', route), encoding="utf-8")
    options = "--noEmit --allowJs --checkJs --target es2022 --module nodenext"
    tsc = [str(root / "node_modules" / ".bin" / "tsc"), *options.split(), "right.mjs", "wrong.mjs"]
    done = subprocess.run(tsc, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    told = [line.partition("(")[0] for line in done.stdout.splitlines() if "error" in line]
    assert told == ["wrong.mjs"], done.stdout


def test_the_example_runs_and_says_what_python_says(folder):
    done = subprocess.run(["node", str(folder / "example.mjs")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    said = dict(tuple(map(float, line.split())) for line in done.stdout.splitlines())
    dose = Dose("d-amphetamine", 2, "mg/kg", "sc", time_min=30)
    run = simulate(region="nucleus_accumbens", doses=[dose])
    assert said[30] == 100 and said[70] > 200
    assert said == pytest.approx({minute: run.percent("DA", at_min=minute) for minute in said}, rel=1e-3)


def test_without_the_packages_the_build_says_what_to_do(monkeypatch):
    from sphinx.errors import ExtensionError

    def missing(*_):
        raise ModuleNotFoundError("No module named 'antimony'", name="antimony")

    monkeypatch.setattr("monoamine.model.export.sbml.sbml", missing)
    with pytest.raises(ExtensionError, match="antimony is missing"):
        downloads._sbml("striatum")


def test_a_number_of_the_model_stands_in_prose():
    node = ModelRole().build("n_flows")
    assert node.astext() == model_fact("n_flows").text == str(len(build().reactions))
    with pytest.raises(UnknownKey):
        ModelRole().build("n_nothing")
