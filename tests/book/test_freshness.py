"""What a change makes anew: pages for any change of what they are made of, notebooks only for what their cells see."""

import re

import pytest
from monoamine.book import freshness

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
        ("data/words.yml", True),
        ("data/measurements.csv", True),
        ("package/book/quiz.py", False),
        ("package/check.py", False),
        ("package/theme/css/shell.css", False),
        ("package/theme/templates/layout.html", False),
        ("package/browser/main.js", False),
    ],
)
def test_every_change_makes_pages_anew_and_only_some_run_notebooks(sources, name, runs):
    pages, notebooks = freshness.source_hash(), freshness.execution_hash()
    (sources / name).write_text(BEFORE[name] + "\n", encoding="utf-8")
    assert freshness.source_hash() != pages
    assert (freshness.execution_hash() != notebooks) == runs


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
