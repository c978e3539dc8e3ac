"""A tiny book built by Jupyter Book itself, and small files of entries."""

import copy
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml


def build(root: Path, folder: Path, pages: dict[str, str], site: str = "", cards: bool = False) -> str:
    """Build a book of these pages (chapters/NAME.md) with the real book's configuration; answer its log.

    site: the address of the book. cards: whether the pictures of its pages are made, too.
    """
    (folder / "chapters").mkdir(parents=True)
    (folder / "data").mkdir()
    shutil.copy(root / "data" / "references.bib", folder / "data")
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["html"].pop("favicon", None)
    config["html"]["baseurl"] = site
    config["sphinx"]["config"]["share_cards"] = cards
    config["sphinx"]["local_extensions"] = {"monoamine.book": str(root / "chapters")}
    (folder / "_config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    lines = "".join(f"- file: chapters/{name}\n" for name in pages if name != "index")
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: chapters/index\nchapters:\n{lines}", encoding="utf-8")
    for name, text in pages.items():
        (folder / "chapters" / f"{name}.md").write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


QUESTION = {
    "chapter": "three-systems",
    "objective": "Name the missing experiment.",
    "difficulty": 1,
    "stem": "Why?",
    "options": [
        {"text": "This", "correct": True, "feedback": "Yes."},
        {"text": "That", "correct": False, "feedback": "No.", "misconception": "an-idea", "claim": "d_bdnf_indirect"},
    ],
}
ACTIVITY = {
    "chapter": "three-systems",
    "objective": "Name the missing experiment.",
    "exhibit": "primes",
    "before": "v=1",
    "run": "v=1&doses=methylphenidate:5:ip:0&at=30",
    "what": "Dopamine outside",
    "read": {"transmitter": "DA", "at": 30},
    "expected": 300,
    "tolerance": 500,
    "predict": {"choice": [{"text": "less", "below": 100}, {"text": "more"}]},
    "measured": ["eremin2005-03"],
    "explain": "So.",
}


def changed(entry: dict, way: tuple, value: object) -> dict:
    """A copy of an entry with one field changed, or taken out where the value is None."""
    made = copy.deepcopy(entry)
    place = made
    for step in way[:-1]:
        place = place[step]
    if value is None:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    return made


def write(folder: Path, name: str, content: object) -> Path:
    """A YAML file."""
    file = folder / name
    file.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
    return file
