"""The registry of numbers in prose: ``{fact}`n_studies```. Each module of this room registers its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ..errors import UnknownKey


@dataclass(frozen=True)
class Fact:
    """A computed number: its text, its value and the definition it was computed by."""

    text: str
    value: float | str
    definition: str


_FACTS: dict[str, Callable[[], float | str]] = {}
Computed = TypeVar("Computed", bound=Callable[[], float | str])


def register(function: Computed) -> Computed:
    """Make a function without arguments a fact of its own name; its docstring is the definition."""
    _FACTS[function.__name__] = function
    return function


def fact(name: str) -> Fact:
    """The fact of this name. Raises UnknownKey."""
    if name not in _FACTS:
        raise UnknownKey(f"no fact {name!r}; there are {', '.join(sorted(_FACTS))}")
    value = _FACTS[name]()
    text = value if isinstance(value, str) else f"{value:,.0f}"
    return Fact(text, value, (_FACTS[name].__doc__ or "").strip())


def fact_names() -> tuple[str, ...]:
    """The names of all facts."""
    return tuple(_FACTS)
