"""The pure browser modules, tested by node, inside the one pytest run."""

import subprocess

import pytest
from found import some

# HTML made of strings, and what a classic script or a page opened as a file may not have.
FORBIDDEN = (
    *("innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "document.write", "setHTML"),
    *("console.log", "import.meta", "export default", "eval("),
)


@pytest.mark.slow
def test_node_accepts_the_browser_modules(root):
    files = sorted(str(file) for file in (root / "tests" / "browser").glob("*.test.js"))
    done = subprocess.run(["node", "--test", *files], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr


def test_modules_do_nothing_that_pages_forbid(root):
    package = root / "chapters" / "monoamine"
    for file in some([*(package / "browser").rglob("*.js"), *(package / "theme").glob("*.js")]):
        text = file.read_text(encoding="utf-8")
        for forbidden in FORBIDDEN:
            assert forbidden not in text, f"{file.name}: {forbidden}"
