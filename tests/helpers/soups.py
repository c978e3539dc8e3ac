"""Pages of the built site as they are parsed, for tests that read them and change nothing."""

from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup


# The chapters, and a few more: a parsed page takes a hundred times its size.
@lru_cache(maxsize=20)
def soup(path: Path) -> BeautifulSoup:
    """A page, parsed once for many tests."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
