"""What a colour of data/colours.csv must be: readable on what it stands on, and alone with its name in the sheet.

Every ink letters words somewhere (a label, a key, a badge), so all of them need the contrast that WCAG asks of text.
"""

import re
from itertools import product
from typing import TYPE_CHECKING

import pandas as pd

from .errors import Problem

if TYPE_CHECKING:
    from .schemas import Table

THEMES = ("light", "dark")
# WCAG 2.2, 1.4.3: words against what they stand on.
LEAST_CONTRAST = 4.5
# Names of the page's own greys, which are inks as well (theme/css/exhibit.css).
RESERVED = ("text", "muted", "rule", "paper", "surface", "focus")
# What words stand on: the page, and what lies on it.
_GROUNDS = ("paper", "raised")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def token(name: str) -> str:
    """The CSS custom property of an ink: ``5-HT`` -> ``--ink-5-ht``."""
    return "--ink-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def luminance(colour: str) -> float:
    """WCAG's relative luminance of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pale_inks(frame: pd.DataFrame, spec: "Table", greys: pd.DataFrame) -> list[Problem]:
    """Colours that cannot be read on what they stand on in their theme. A bad ground is told in its own table."""
    found, grounds = [], greys.set_index("name")
    for theme, ground in product(THEMES, _GROUNDS):
        behind = grounds[theme].get(ground, "")
        if not _HEX.fullmatch(behind):
            continue
        for index, cell in frame[theme].items():
            if _HEX.fullmatch(cell) and (ratio := contrast(cell, behind)) < LEAST_CONTRAST:
                allowed = f"a contrast of {LEAST_CONTRAST:g} or more to {behind} ({theme} {ground}), not {ratio:.2f}"
                found.append(Problem(spec.file, index + 2, theme, cell, allowed))
    return found


def shared_tokens(frame: pd.DataFrame, spec: "Table") -> list[Problem]:
    """Names that would be one and the same in a style sheet."""
    taken, found = {token(name): name for name in RESERVED}, []
    for index, name in frame[spec.key].items():
        if taken.setdefault(token(name), name) != name or name in RESERVED:
            allowed = f"a name whose {token(name)} is not yet taken by {taken[token(name)]}"
            found.append(Problem(spec.file, index + 2, spec.key, name, allowed))
    return found
