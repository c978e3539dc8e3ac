"""Fixtures of the teaching tests."""

from pathlib import Path

import pytest
from tiny_book import build, shared_pages, write

PAGE = """# Three systems

:::{quiz} three-systems-friend
three-systems-what-rose three-systems-primed-peak three-systems-slow-enzyme three-systems-trkb-blocked
:::

## The clock problem

Text.

:::{known}
modelled
: The curve of {term}`5-HIAA`

measured
: 5-HIAA after Semax {value}`eremin2005-02`
: Dopamine: no change {cite:p}`eremin2005`

guessed
: - How {term}`TrkB` reaches the terminal
:::

:::{closing}
:::
"""
HILL = """# Hill

:::{quiz}
:chapter: norepinephrine-inverted-u
:::
"""
BAD = """# Bad

:::{quiz} three-systems-freind
:::

:::{quiz}
:::

:::{quiz} three-systems-friend
:chapter: three-systems
:::

:::{quiz} inverted-u-top inverted-u-top
:::

:::{quiz}
:chapter: the-moon
:::

:::{activity} semax-prime
Why?
:::

:::{activity} semax-primes
:::

:::{activity} cortex-norepinephrine
Why after {dose} mg/kg?
:::

:::{activity} inverted-u-ratio
Why after {dos} mg/kg?
:::

:::{known}
measured
: one
:::

:::{known}
measured
: one

felt
: two
:::

:::{known}
Text.
:::
"""


@pytest.fixture
def ideas(tmp_path) -> Path:
    """A file with one misconception."""
    return write(tmp_path, "misconceptions.yml", {"an-idea": {"name": "An idea", "instead": "Another"}})


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory, root) -> tuple[Path, str]:
    """The folder of the built site and the log of its build."""
    folder = tmp_path_factory.mktemp("book") / "tiny"
    pages = {
        "index": "# Start\n\n:::{progress}\n:::\n",
        "three-systems": PAGE,
        "norepinephrine-inverted-u": HILL,
        "bad": BAD,
        "plain": "# Plain\n\nText.\n",
        **shared_pages(),
    }
    log = build(root, folder, pages)
    return folder / "_build" / "html", log
