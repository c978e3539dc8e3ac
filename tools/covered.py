"""How much of the code the tests run: one line a room. Run by ``make coverage``; nothing fails where it is little.

Python: lines that the tests without a browser run. Modules of the page in node: lines that the tests in JavaScript run, and
those that Python's tests ask. In a page: functions that a walk over every page and every control runs in Chromium; a
function inside of one that never ran is not counted there.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from built import ROOT, SITE, chromium
from monoamine.book.card_module import card_module
from monoamine.book.scripts import CARD, ENTRIES, bundle, generated_modules
from monoamine.theme.assets import BOKEH_FILE
from pages import URLS, open_exhibits
from serve import serving

PACKAGE = ROOT / "chapters" / "monoamine"
BROWSER = PACKAGE / "browser"
C8 = ROOT / "node_modules" / ".bin" / "c8"
# Counts of what is there and of what was run, by room.
Counts = tuple[Counter[str], Counter[str]]
# The address of a script that is measured.
OWN = re.compile(rf"/monoamine/({'|'.join(ENTRIES)})\.js")
# What no page shows by itself: a frame with locks, a link, a link that cannot be read, marked words.
MORE = (
    "chapters/dashboard.html?embed=1&lock=region&preset=primes",
    "chapters/dashboard.html#v=1&in=hippocampus&doses=Semax:0.15:ip:0",
    "chapters/dashboard.html#v=1&in=nowhere",
    "chapters/simple-version.html?highlight=dopamine",
)
# Each control is put on its other values and back; each button is pressed, also those that printing and saving have.
WALK = """async () => {
  const rest = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));
  const act = async (control, change) => {
    change();
    for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
    await rest();
  };
  const { documentElement: root } = document;
  window.print = () => {};
  for (const fold of document.querySelectorAll('article details')) fold.open = true;
  for (const control of document.querySelectorAll('article :is(select, input)')) {
    if (control.disabled) continue;
    const { value, type, options, min, max } = control;
    if (options) for (const one of [...options].map((each) => each.value)) await act(control, () => { control.value = one; });
    else if (type === 'range') for (const one of [max, min, value]) await act(control, () => { control.value = one; });
    else control.click();
    if (options) await act(control, () => { control.value = value; });
    await rest();
  }
  for (const button of document.querySelectorAll('article button, .print-tool button')) {
    if (!button.disabled) button.click();
    await rest();
  }
  for (const theme of ['dark', 'light']) { root.dataset.theme = theme; await rest(); }
  for (const kind of ['beforeprint', 'afterprint']) { dispatchEvent(new Event(kind)); await rest(); }
}"""


def room_of(path: Path, base: Path) -> str:
    """The folder of a module below ``base``, or its own name where it lies there itself."""
    inside = path.relative_to(base)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def without_a_browser(folder: Path) -> tuple[Counts, Counts]:
    """Lines of Python and of the page's modules that the tests without a browser run."""
    report, scripts = folder / "python.json", folder / "scripts"
    tests = ["tests", "-m", "not built", "-q", "-n", "auto", "--dist", "loadfile"]
    measured = ["--cov=monoamine", f"--cov-report=json:{report}"]
    kept = {**os.environ, "NODE_V8_COVERAGE": str(scripts), "COVERAGE_FILE": str(folder / "python")}
    subprocess.run([sys.executable, "-m", "pytest", *tests, *measured], cwd=ROOT, env=kept, check=True)
    asked = ["--temp-directory", scripts, "--include", f"{BROWSER.relative_to(ROOT)}/**", "--all", "--src", BROWSER]
    answer = ["--reporter", "json-summary", "--reports-dir", folder]
    subprocess.run([C8, "report", *asked, *answer], cwd=ROOT, check=True)
    python = json.loads(report.read_text(encoding="utf-8"))["files"]
    lines = [
        (ROOT / name, one["summary"]["num_statements"], one["summary"]["covered_lines"]) for name, one in python.items()
    ]
    node = json.loads((folder / "coverage-summary.json").read_text(encoding="utf-8"))
    node.pop("total")
    return gathered(lines, PACKAGE), gathered(
        [(Path(name), one["lines"]["total"], one["lines"]["covered"]) for name, one in node.items()], BROWSER
    )


def gathered(files: list[tuple[Path, int, int]], base: Path) -> Counts:
    """The counts of files, put together by room. Copies that a test made elsewhere are not counted."""
    there, run = Counter(), Counter()
    for path, count, covered in files:
        if not path.is_relative_to(base):
            continue
        there[room_of(path, base)] += count
        run[room_of(path, base)] += covered
    return there, run


def plain_scripts(folder: Path) -> dict[str, str]:
    """The scripts of the pages as one can read them: each module stands below a comment with its name."""
    entries = {name: BROWSER / f"{module}.js" for name, module in ENTRIES.items()}
    made = folder / "made"
    generated = {**generated_modules(made), CARD: card_module(made, "")}
    bundle(entries, folder, generated, {"BOKEH_FILE": BOKEH_FILE}, minify=False)
    return {name: (folder / f"{name}.js").read_text(encoding="utf-8") for name in entries}


def places(text: str) -> list[tuple[int, str]]:
    """Where each module begins in a script, in the units that a browser counts in, and its room ("" for others)."""
    found = []
    for comment in re.finditer(r"^ *// (\S+\.m?js)$", text, re.MULTILINE):
        path = ROOT / comment[1]
        room = room_of(path, BROWSER) if path.is_relative_to(BROWSER) else ""
        found.append((len(text[: comment.start()].encode("utf-16-le")) // 2, room))
    return found


def in_a_page(folder: Path) -> Counts:
    """Functions of the scripts that a walk over every page and every control runs."""
    texts = plain_scripts(folder)
    begins = {name: places(text) for name, text in texts.items()}
    there: dict[tuple[str, str, int], bool] = {}
    with serving(SITE) as site, chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)

        def answer(route):
            body = texts[OWN.search(route.request.url)[1]]
            route.fulfill(body=body, content_type="text/javascript; charset=utf-8")

        context.route(OWN, answer)
        for url in (*URLS, *MORE):
            for name, start, count in walked(context, f"{site}/{url}"):
                room = next((room for place, room in reversed(begins[name]) if place <= start), "")
                there[name, room, start] = there.get((name, room, start), False) or count > 0
    known = {key: ran for key, ran in there.items() if key[1]}
    return Counter(room for _, room, _ in known), Counter(room for (_, room, _), ran in known.items() if ran)


def walked(context, address: str) -> Iterator[tuple[str, int, int]]:
    """For each function of the scripts: the script, where it begins, how often it was called on this page."""
    page = context.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": False})
    page.goto(address, wait_until="load")
    # In a frame the dashboard stands alone; the other figures of its page are there and not shown.
    open_exhibits(page, which="figure.exhibit:visible" if "embed=" in address else "figure.exhibit")
    page.evaluate(WALK)
    for script in session.send("Profiler.takePreciseCoverage")["result"]:
        if name := OWN.search(script["url"]):
            for function in script["functions"]:
                yield name[1], function["ranges"][0]["startOffset"], function["ranges"][0]["count"]
    page.close()


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory(prefix="covered-") as name:
        python, node = without_a_browser(Path(name))
        page = in_a_page(Path(name))
    print(f"{'room':<16}{'Python, lines':>18}{'node, lines':>18}{'page, functions':>18}")
    for room in sorted({*python[0], *node[0], *page[0]}):
        print(f"{room:<16}" + "".join(share(counts, [room]) for counts in (python, node, page)))
    print(f"{'all':<16}" + "".join(share(counts, counts[0]) for counts in (python, node, page)))


def share(counts: Counts, rooms) -> str:
    """A cell of the table: percent, and of how many."""
    there, run = (sum(count[room] for room in rooms) for count in counts)
    return f"{f'{100 * run / there:.0f} % of {there}' if there else '-':>18}"


if __name__ == "__main__":
    main()
