"""Fixtures of the teaching tests."""

from pathlib import Path

import pytest
from tiny_book import write


@pytest.fixture
def ideas(tmp_path) -> Path:
    """A file with one misconception."""
    return write(tmp_path, "misconceptions.yml", {"an-idea": {"name": "An idea", "instead": "Another"}})
