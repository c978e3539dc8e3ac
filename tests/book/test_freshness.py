"""What a change makes anew: pages for any change of what they are made of, notebooks only for what their cells see."""

import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from monoamine.book import extra_pages, freshness
from monoamine.reads import EVERYTHING, LISTING
from sphinx.environment import CONFIG_CHANGED, CONFIG_OK

BEFORE = {
    "package/figures/hill.py": "x = 1",
    "package/book/quiz.py": "x = 1",
    "package/check.py": "x = 1",
    "package/theme/css/shell.css": "a {}",
    "package/theme/templates/layout.html": "<p>",
    "package/browser/main.js": "1;",
    "data/words.yml": "a: b",
    "data/measurements.csv": "id\n1\n",
}


@pytest.fixture
def sources(tmp_path, monkeypatch):
    for name, text in BEFORE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(freshness, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(freshness, "DATA", tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("package/figures/hill.py", True),
        ("package/book/quiz.py", False),
        ("package/check.py", False),
        ("package/theme/css/shell.css", False),
        ("package/theme/templates/layout.html", False),
        ("package/browser/main.js", False),
    ],
)
def test_every_change_makes_pages_anew_and_only_some_run_notebooks(sources, name, runs):
    pages, notebooks = freshness.source_hash(), freshness.code_hash()
    (sources / name).write_text(BEFORE[name] + "\n", encoding="utf-8")
    assert freshness.source_hash() != pages
    assert (freshness.code_hash() != notebooks) == runs


@pytest.mark.parametrize("name", ["words.yml", "measurements.csv"])
def test_a_table_makes_pages_and_the_model_anew_and_moves_no_code(sources, name):
    hashes = (freshness.source_hash, freshness.execution_hash, freshness.code_hash)
    before, state = [one() for one in hashes], freshness.data_state()
    (sources / "data" / name).write_text("another", encoding="utf-8")
    assert [one() != old for one, old in zip(hashes, before, strict=True)] == [True, True, False]
    assert {key for key, value in freshness.data_state().items() if value != state[key]} == {name, EVERYTHING}


def test_a_new_table_is_seen_in_the_list(sources):
    state = freshness.data_state()
    (sources / "data" / "new.csv").write_text("", encoding="utf-8")
    now = freshness.data_state()
    assert {key for key in now if now[key] != state.get(key)} == {"new.csv", LISTING, EVERYTHING}


def test_nothing_that_a_notebook_imports_is_left_out():
    """Only what stands above the rooms may import what the execution cache does not look at."""
    package, above = freshness.PACKAGE, freshness._NOT_RUN
    names = "|".join(name.removesuffix(".py") for name in above)
    users = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] not in above
        and re.search(rf"(from \.+|import |monoamine\.)({names})\b", path.read_text(encoding="utf-8"))
    ]
    assert users == []


@pytest.fixture
def book(tmp_path):
    """A book that has been configured, and what stands for a build of its extra pages: answers the names written."""
    (tmp_path / "html").mkdir()
    finished = []
    app = SimpleNamespace(
        outdir=tmp_path / "html",
        env=SimpleNamespace(titles={"one": nodes.title("", "One")}, config_status=CONFIG_OK),
        connect=lambda event, keep: finished.append(keep),
    )

    def build(pages, failed=None):
        names = []
        for name, _, _ in extra_pages.only_new(app, "tests", pages):
            (app.outdir / f"{name}.html").touch()
            names.append(name)
        finished.pop()(app, failed)
        return names

    return app, build


PAGES = [("a", {"body": "A"}, "page.html"), ("b", {"body": "B"}, "page.html")]


def test_an_extra_page_is_written_when_it_changed(sources, book):
    app, build = book
    assert build(PAGES) == ["a", "b"]
    assert build(PAGES) == []
    assert build([PAGES[0], ("b", {"body": "C"}, "page.html")]) == ["b"]
    assert build(PAGES, failed=ValueError()) == ["b"]
    assert build(PAGES) == ["b"], "what a failed build wrote is written again"
    (app.outdir / "a.html").unlink()
    assert build(PAGES) == ["a"]


@pytest.mark.parametrize("change", ["source", "title", "config"])
def test_all_extra_pages_are_written_when_what_stands_around_them_changed(sources, book, change):
    app, build = book
    build(PAGES)
    if change == "source":
        (sources / "data" / "words.yml").write_text("another", encoding="utf-8")
    elif change == "title":
        app.env.titles["one"] = nodes.title("", "Another")
    else:
        app.env.config_status = CONFIG_CHANGED
    assert build(PAGES) == ["a", "b"]
