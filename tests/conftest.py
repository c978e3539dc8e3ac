"""Fixtures that several rooms share: the built site on localhost, and a browser."""

import os
from collections import defaultdict
from pathlib import Path

import pytest
from built import ROOT, SITE, chromium
from sampled import sample
from serve import serving
from tiny_book import build
from tiny_pages import PAGES

# Notebooks run by nbval answer with the static page's text, as in the book.
os.environ.setdefault("MONOAMINE_STATIC", "1")


def pytest_addoption(parser):
    parser.addoption("--every-case", action="store_true", help="all cases of a test in a browser, not a few of many")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Mark what needs the built site or a browser, so that the rest can be run without a build; run a few of its cases.

    What is named, and what failed last, is asked whole.
    """
    for item in items:
        if {"site_folder", "browser", "engine"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("built")
    yield
    named = any("::" in argument for argument in config.args)
    if named or config.getoption("--every-case") or config.getoption("--last-failed"):
        return
    tests = defaultdict(list)
    for item in items:
        if item.get_closest_marker("built"):
            tests[item.nodeid.partition("[")[0]].append(item)
    spared = {item for name, cases in tests.items() for item in set(cases).difference(sample(name, cases))}
    if spared:
        config.hook.pytest_deselected(items=list(spared))
        items[:] = [item for item in items if item not in spared]


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
