"""Plant one fault of each kind, and see that a test notices it. Run by ``make mutants``; the book has to be built.

A fault is one text for another, in a copy of the source or of the built site. It must be there to be planted: a text that
is gone is told as such. The end is a table; the exit status is 1 where a fault went unnoticed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from built import ROOT, SITE

LONGEST_S = 600


@dataclass(frozen=True)
class Mutant:
    """``file`` lies in the source or, where ``site`` is set, in the built site; ``tests`` are what should notice."""

    kind: str
    file: str
    old: str
    new: str
    tests: str
    site: bool = False


MUTANTS = (
    Mutant("a hidden mark", "chapters/key-numbers.html", r'\"name\":\"GlyphRenderer\",\"id\":\"semax-measured-9\",\"attributes\":{',
           r'\"name\":\"GlyphRenderer\",\"id\":\"semax-measured-9\",\"attributes\":{\"visible\":false,',
           "tests/site/test_every_page.py -k draws_each", True),
    Mutant("a wrong label", "chapters/monoamine/dashboard/tell.py", '"up" if percent > 100 else "down"', '"down" if percent > 100 else "up"',
           "tests/dashboard/test_scene_parity.py"),
    Mutant("a swapped colour", "chapters/monoamine/theme/assets.py", "{one.dark};", "{one.light};", "tests/theme"),
    Mutant("a missing name", "chapters/dashboard.html", 'for="exhibit-dashboard-at"', 'data-for="exhibit-dashboard-at"',
           "tests/site/test_every_page.py -k 'axe and dashboard'", True),
    Mutant("a stale twin", "chapters/monoamine/browser/exhibits/words.js", "|day|week", "|week",
           "tests/browser/test_units.py -k both"),
    Mutant("a stronger flux", "chapters/monoamine/model/terminals.py", "brakes[0], amine) * stored", "brakes[0], amine) * 1.1 * stored", "tests/model/test_steady_state.py"),
    Mutant("a unit of another table", "data/measurements.csv", ",mg/kg,", ",percent_change,", "tests/evidence/test_real_tables.py"),
    Mutant("a lost verdict", "chapters/simple-version.html", '<span class="verdict-word">partly supported', '<span class="verdict-word">supported',
           "tests/site/test_sections.py -k badge", True),
    Mutant("another host", "chapters/index.html", "</main>", '<img alt="" src="https://example.org/x.png"></main>',
           "tests/site/test_every_page.py -k 'outside and index'", True),
    Mutant("a dead link", "chapters/index.html", 'href="the-model.html"', 'href="the-modle.html"',
           "tests/site/test_links.py", True),
)  # fmt: skip


def planted(mutant: Mutant, folder: Path) -> dict[str, str]:
    """Plant it in a copy under ``folder``, and answer the environment in which its tests see the copy."""
    copy = folder / "copy"
    if mutant.site:
        shutil.copytree(SITE, copy)
        extra = {"MONOAMINE_SITE": str(copy)}
    else:
        for name in ("chapters", "data", "tests", "tools"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "package.json", "_config.yml", "_toc.yml", "Makefile", "README.md"):
            shutil.copy(ROOT / name, copy / name)
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        extra = {"PYTHONPATH": str(copy / "chapters"), "MONOAMINE_SITE": str(SITE)}
    file = copy / mutant.file
    text = file.read_text(encoding="utf-8")
    if mutant.old not in text:
        raise LookupError(f"{mutant.file} does not hold {mutant.old!r}: the mutant has to be told anew")
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    return {**os.environ, **extra}


def noticed(mutant: Mutant) -> bool:
    """Whether a test fails. Raises LookupError where the fault cannot be planted, RuntimeError where no test ran."""
    with tempfile.TemporaryDirectory() as folder:
        env = planted(mutant, Path(folder))
        where = ROOT if mutant.site else Path(folder) / "copy"
        command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {mutant.tests}"
        done = subprocess.run(
            command, shell=True, cwd=where, env=env, capture_output=True, text=True, timeout=LONGEST_S
        )
    # 0: all passed; 1: some failed; 2: could not be collected, which is noticed, too. Else nothing was tested.
    if done.returncode not in (0, 1, 2):
        raise RuntimeError(f"{mutant.tests}: {done.stdout.strip().splitlines()[-1:]}")
    return done.returncode != 0


def main() -> int:
    """Plant them one after the other."""
    asked = [one for one in MUTANTS if not sys.argv[1:] or any(word in one.kind for word in sys.argv[1:])]
    left = 0
    for mutant in asked:
        start = time.perf_counter()
        found = noticed(mutant)
        left += not found
        print(
            f"{mutant.kind:26}{'noticed' if found else 'NOT NOTICED':14}{time.perf_counter() - start:6.0f} s  {mutant.tests}",
            flush=True,
        )
    print(f"{len(asked) - left} of {len(asked)} planted faults were noticed")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
