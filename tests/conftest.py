"""Fixtures that several rooms share: the built site on localhost, and the system's Chromium with all else cut off."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from serve import serving

ROOT = Path(__file__).resolve().parents[1]
SITE = Path(os.environ.get("MONOAMINE_SITE", ROOT / "_build" / "html"))
# Notebooks run by nbval answer with the static page's text, as in the book.
os.environ.setdefault("MONOAMINE_STATIC", "1")


@contextmanager
def chromium():
    """The system's Chromium; it can look up no name, so a page that wants an outside host fails."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "no Chromium on this machine: tests/need-browsers.sh installs one"
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=arguments)
        yield instance
        instance.close()


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site_folder() -> Path:
    assert (SITE / "chapters" / "index.html").is_file(), "the book is not built: run 'make book' (make test does)"
    return SITE


@pytest.fixture(scope="session")
def site(site_folder):
    """The address of the built site."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with chromium() as instance:
        yield instance
