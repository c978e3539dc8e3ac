"""Fixtures that several rooms share: the built site on localhost, and a browser."""

import os
from pathlib import Path

import pytest
from built import ROOT, SITE, chromium
from serve import serving
from tiny_book import build
from tiny_pages import PAGES

# Notebooks run by nbval answer with the static page's text, as in the book.
os.environ.setdefault("MONOAMINE_STATIC", "1")


def pytest_collection_modifyitems(items):
    """Mark what needs the built site or a browser, so that the rest can be run without a build."""
    for item in items:
        if {"site_folder", "browser", "engine"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("built")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site_folder() -> Path:
    assert (SITE / "chapters" / "index.html").is_file(), "the book is not built: run 'make book' (make test does)"
    return SITE


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory, root) -> tuple[Path, str]:
    """The one small book that the tests build: the folder of its site, and the log of its build."""
    folder = tmp_path_factory.mktemp("book") / "tiny"
    log = build(root, folder, PAGES)
    return folder / "_build" / "html", log


@pytest.fixture(scope="session")
def site(site_folder):
    """The address of the built site."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with chromium() as instance:
        yield instance
