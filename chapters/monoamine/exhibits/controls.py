"""Form controls as data: one description makes the native form of the page and the widgets of a live kernel."""

from dataclasses import dataclass
from typing import Literal

from .ink import inks, token


@dataclass(frozen=True)
class Option:
    """One choice of a control. ``ink`` names the colour and dash shown beside it."""

    value: str
    label: str
    ink: str = ""

    def to_json(self) -> dict:
        """The option for a page: the ink as its CSS property and dash."""
        ink = {"token": token(self.ink), "dash": inks()[self.ink].dash} if self.ink else None
        return {"value": self.value, "label": self.label, "ink": ink}


@dataclass(frozen=True)
class Control:
    """One control. checkboxes: several values; checkbox: yes or no; radio and select: one value.

    range and number: a number, within ``limits``: lowest, highest, step.
    """

    name: str
    kind: Literal["checkboxes", "checkbox", "radio", "select", "range", "number"]
    label: str
    options: tuple[Option, ...]
    default: tuple[str, ...] | str | bool
    limits: tuple[float, float, float] | None = None

    def to_json(self) -> dict:
        """The control for a page."""
        default = list(self.default) if isinstance(self.default, tuple) else self.default
        return {
            "name": self.name,
            "kind": self.kind,
            "label": self.label,
            "default": default,
            "options": [option.to_json() for option in self.options],
            **({"limits": list(self.limits)} if self.limits else {}),
        }


def default_state(described: tuple[Control, ...]) -> dict:
    """The state before the reader has chosen anything."""
    return {c.name: list(c.default) if isinstance(c.default, tuple) else c.default for c in described}
