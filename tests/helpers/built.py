"""The built site, and the system's Chromium with all else cut off: for the tests, and for what measures and draws."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("MONOAMINE_SITE", ROOT / "_build" / "html"))


# It can look up no name, so a page that wants an outside host fails.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def launched(kind, *more: str):
    """The system's Chromium, started by Playwright's ``kind`` of browser; ``more`` are arguments of its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "no Chromium on this machine: tools/need-browsers.sh installs one"
    return kind.launch(executable_path=path, args=[*ARGUMENTS, *more])


@contextmanager
def chromium():
    """The system's Chromium, for as long as the block lasts."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        instance = launched(playwright.chromium)
        yield instance
        instance.close()
