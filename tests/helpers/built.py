"""The built site, and the system's Chromium with all else cut off: for the tests, and for what measures and draws."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("MONOAMINE_SITE", ROOT / "_build" / "html"))


@contextmanager
def chromium(*more: str):
    """The system's Chromium; it can look up no name, so a page that wants an outside host fails. more: its arguments."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "no Chromium on this machine: tools/need-browsers.sh installs one"
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        *more,
    ]
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=path, args=arguments)
        yield instance
        instance.close()
