"""The built site, and the system's Chromium with all else cut off: for the tests, and for what measures and draws."""

import os
import re
import shutil
from contextlib import contextmanager
from functools import wraps
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


_FUNCTION = re.compile(r"\s*(async\s+)?(\([^()]*\)|[\w$]+)\s*=>|\s*function\b")


def as_function(expression: str) -> str:
    """What a page is asked to wait for as a function: a text would have to be evaluated, which its policy refuses."""
    return expression if _FUNCTION.match(expression) else f"() => ({expression})"


def _wait_under_the_policy(kind: type) -> None:
    wait = kind.wait_for_function
    if hasattr(wait, "__wrapped__"):
        return

    @wraps(wait)
    def waited(self, expression, **options):
        return wait(self, as_function(expression), **options)

    kind.wait_for_function = waited


@contextmanager
def chromium():
    """The system's Chromium, for as long as the block lasts."""
    from playwright.sync_api import Frame, Page, sync_playwright

    for kind in (Page, Frame):
        _wait_under_the_policy(kind)
    with sync_playwright() as playwright:
        instance = launched(playwright.chromium)
        yield instance
        instance.close()
