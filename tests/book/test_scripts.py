"""The scripts of the pages: bundled from browser/, with what is made from the model."""

from pathlib import Path

import pytest
from found import some
from monoamine.book import scripts
from sphinx.errors import ExtensionError


def test_gathered_scripts(tmp_path: Path):
    scripts.gather(tmp_path / "assets", tmp_path / "made")
    made = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "assets" / "monoamine").iterdir()}
    assert set(made) == {f"{name}.js" for name in scripts.ENTRIES}
    # A page opened as a file may not import modules.
    assert not [name for name, text in made.items() if "import" in text.split("(", 1)[0]]


def test_what_is_made_from_the_model_is_made_once(tmp_path: Path, monkeypatch):
    first = scripts.generated_modules(tmp_path)
    monkeypatch.setattr(scripts, "_generate", lambda files: pytest.fail("made again"))
    assert scripts.generated_modules(tmp_path) == first
    assert all(file.read_text(encoding="utf-8").startswith(("//", "export")) for file in some(first.values()))


def test_scripts_of_the_same_sources_are_bundled_once(tmp_path: Path, monkeypatch):
    scripts.gather(tmp_path / "first", tmp_path / "made")
    monkeypatch.setattr(scripts, "card_module", lambda *rest: pytest.fail("made again"))
    scripts.gather(tmp_path / "second", tmp_path / "made")
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / name / "monoamine").iterdir()}
        for name in ("first", "second")
    )
    assert first == second
    monkeypatch.setattr(scripts, "source_hash", lambda: "another")
    with pytest.raises(pytest.fail.Exception, match="made again"):
        scripts.gather(tmp_path / "third", tmp_path / "made")


def test_other_sources_make_it_anew(tmp_path: Path, monkeypatch):
    first = scripts.generated_modules(tmp_path)
    monkeypatch.setattr(scripts, "execution_hash", lambda: "another")
    monkeypatch.setattr(scripts, "_generate", lambda files: None)
    assert not set(scripts.generated_modules(tmp_path).values()) & set(first.values())


def test_what_cannot_be_bundled_is_named(tmp_path: Path):
    entry = tmp_path / "main.js"
    entry.write_text('import { a } from "./gone.js";\na();\n', encoding="utf-8")
    with pytest.raises(ExtensionError, match=r'Could not resolve "\./gone\.js"'):
        scripts.bundle({"main": entry}, tmp_path / "out")
