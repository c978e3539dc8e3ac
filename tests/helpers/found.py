"""What a test has found and looks at one by one."""

from collections.abc import Iterable
from typing import TypeVar

Found = TypeVar("Found")


def some(found: Iterable[Found]) -> list[Found]:
    """What was found, as a list. Nothing is refused: a loop over nothing would pass without having looked."""
    listed = list(found)
    assert listed, "nothing was found to look at"
    return listed
