"""Which cases of a test in a browser run every time; ``make proofs`` runs them all.

A test of every page, or of every state that the text links to, finds nearly all of its faults on the first few cases:
they have one cause. So a few run every time, other ones for each test, so that together the tests meet every page.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

CASES = 4

Case = TypeVar("Case")


def sample(test: str, cases: Sequence[Case], most: int = CASES) -> list[Case]:
    """At most so many of the ``cases`` of a ``test``, in their order: the same ones whenever it has the same name."""
    if len(cases) <= most:
        return list(cases)
    chosen = random.Random(test).sample(range(len(cases)), most)
    return [cases[place] for place in sorted(chosen)]
