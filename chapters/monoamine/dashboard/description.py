"""ONE description of the evidence dashboard: its controls. Both faces, static and live, are made from it."""

from dataclasses import dataclass
from typing import Literal

from ..figures.ink import inks, token
from ..words import words

DRUGS = ("Semax", "d-amphetamine", "methylphenidate", "modafinil")
SYSTEMS = ("DA", "5-HT", "NE")


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
    """One control. checkboxes: several values; checkbox: yes or no; radio and select: one value."""

    name: str
    kind: Literal["checkboxes", "checkbox", "radio", "select"]
    label: str
    options: tuple[Option, ...]
    default: tuple[str, ...] | str | bool

    def to_json(self) -> dict:
        """The control for a page."""
        default = list(self.default) if isinstance(self.default, tuple) else self.default
        return {
            "name": self.name,
            "kind": self.kind,
            "label": self.label,
            "default": default,
            "options": [option.to_json() for option in self.options],
        }


def controls(regions: dict[str, str]) -> tuple[Control, ...]:
    """The controls in reading order; ``regions`` (code to label) are those that occur in the findings."""
    text = words("evidence")["controls"]
    return (
        Control("drugs", "checkboxes", text["drugs"], tuple(Option(d, inks()[d].label, d) for d in DRUGS), DRUGS),
        Control("system", "radio", text["system"], tuple(Option(s, inks()[s].label) for s in SYSTEMS), "DA"),
        Control("metabolites", "checkbox", text["metabolites"], (Option("yes", text["metabolites_yes"]),), True),
        Control(
            "region",
            "select",
            text["region"],
            (Option("all", text["region_all"]), *(Option(code, label) for code, label in regions.items())),
            "all",
        ),
        Control("axis", "radio", text["axis"], tuple(Option(a, text[f"axis_{a}"]) for a in ("time", "dose")), "time"),
        Control(
            "scale", "radio", text["scale"], tuple(Option(s, text[f"scale_{s}"]) for s in ("log", "linear")), "log"
        ),
    )


def default_state(described: tuple[Control, ...]) -> dict:
    """The state before the reader has chosen anything."""
    return {c.name: list(c.default) if isinstance(c.default, tuple) else c.default for c in described}
