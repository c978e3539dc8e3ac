"""A notebook runs again when a file that it opened is another, and for no other file."""

import subprocess
import sys

import nbformat
import pytest
from built import ROOT
from found import some
from jupyter_cache import get_cache
from monoamine.book import ahead, freshness
from monoamine.reads import EVERYTHING, LISTING

# What each notebook does with data/.
CELLS = {
    "both": "open('../data/all.csv').read() + open('../data/one.csv').read()",
    "all": "import pathlib; pathlib.Path('../data/all.csv').read_text()",
    "none": "open('../away.csv').read()",
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The folder of three notebooks, and what running each of them gave."""
    home = tmp_path_factory.mktemp("ran")
    (home / "data").mkdir()
    (home / "pages").mkdir()
    for name in ("data/all.csv", "data/one.csv", "away.csv"):
        (home / name).write_text("1", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ahead, "DATA", home / "data")
        made = {}
        for name, code in CELLS.items():
            path = home / "pages" / f"{name}.ipynb"
            nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]), path)
            made[path] = ahead.run(path, 60)
    return home, made


@pytest.fixture
def cached(ran, tmp_path, monkeypatch):
    """Tells which of them have to run after something in data/ has changed."""
    home, made = ran
    monkeypatch.setattr(freshness, "DATA", home / "data")
    cache, state = get_cache(tmp_path), freshness.data_state()
    for path, one in made.items():
        ahead.keep(cache, path, one, state)
    return lambda changed: [path.stem for path in ahead.to_run(cache, [*made], {**state, **changed})]


@pytest.mark.slow
def test_what_a_notebook_opened_is_kept_with_its_outputs(ran):
    _, made = ran
    opened = {path.stem: one.opened for path, one in made.items()}
    assert opened == {"both": ["all.csv", "one.csv"], "all": ["all.csv"], "none": []}
    told = {path.stem: one.notebook.cells[0].outputs[0]["data"]["text/plain"] for path, one in made.items()}
    assert told == {"both": "'11'", "all": "'1'", "none": "'1'"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({}, []),
        ({"one.csv": "another"}, ["both"]),
        ({"all.csv": "another"}, ["both", "all"]),
        ({"new.csv": "new", LISTING: "another", EVERYTHING: "another"}, []),
    ],
    ids=str,
)
def test_a_changed_table_runs_only_the_notebooks_that_read_it(cached, changed, again):
    assert cached(changed) == again
    # What was old is gone, the rest is still there.
    assert cached({}) == again


@pytest.mark.slow
def test_outputs_of_a_run_that_nobody_watched_are_old(ran, tmp_path):
    path, one = next(iter(ran[1].items()))
    cache = get_cache(tmp_path)
    ahead.keep(cache, path, one._replace(opened=None), {})
    assert ahead.to_run(cache, [path], {}) == [path]


@pytest.mark.parametrize(
    ("opened", "old"),
    [
        (None, True),
        ({}, False),
        ({"one.csv": "1"}, False),
        ({"one.csv": "2"}, True),
        ({"gone.csv": "1"}, True),
        ({"never.csv": None}, False),
        ({"one.csv": None}, True),
    ],
    ids=str,
)
def test_outputs_are_old_when_a_file_is_another(opened, old):
    assert ahead.is_old(opened, {"one.csv": "1"}) == old


@pytest.mark.parametrize(
    ("code", "noted"),
    [
        ("import pandas; pandas.read_csv('one.csv')", ["one.csv"]),
        ("import os; os.close(os.open('sub/two.csv', os.O_RDONLY))", ["sub/two.csv"]),
        ("[open('one.csv').close() for _ in range(3)]", ["one.csv"]),
        ("import pathlib; pathlib.Path('new.csv').exists() or open('new.csv', 'w')", ["new.csv"]),
        ("import pathlib; [*pathlib.Path('.').glob('*.csv')]", [LISTING]),
        ("import os; os.listdir(b'.')", [LISTING]),
        ("import subprocess; subprocess.run(['true'])", [EVERYTHING]),
        ("open('/dev/null'); open(0, closefd=False)", []),
    ],
)
def test_every_way_to_open_is_seen(tmp_path, code, noted):
    folder, target = tmp_path / "data", tmp_path / "opened"
    (folder / "sub").mkdir(parents=True)
    for name in ("one.csv", "sub/two.csv"):
        (folder / name).write_text("x\n1\n", encoding="utf-8")
    begin = f"from monoamine.reads import watch; watch({str(folder)!r}, {str(target)!r})"
    subprocess.run([sys.executable, "-c", f"{begin}\n{code}"], cwd=folder, check=True, timeout=60)
    assert target.read_text(encoding="utf-8").splitlines() == noted


def test_the_book_keeps_what_each_of_its_notebooks_opened(site_folder):
    cache = get_cache(site_folder.parent / ".jupyter_cache" / freshness.code_hash())
    opened = {
        path.stem: cache.match_cache_notebook(nbformat.read(path, as_version=4)).data[ahead.OPENED]
        for path in some((ROOT / "chapters").glob("*.ipynb"))
    }
    assert all("words.yml" in names for names in opened.values())
    assert {name for name, names in opened.items() if "chain.csv" in names} == {"three-systems"}
    # What only the text of pages and the quizzes read runs nothing.
    assert not any({"questions.yml", "pages.yml", EVERYTHING} & {*names} for names in opened.values())
