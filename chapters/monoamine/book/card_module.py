"""What the page needs to draw the card of a scene, as a module that browser/card-main.js imports."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from ..dashboard.card import card_rules, resting_synapse
from ..exhibits.card import LOOKS, frame, shown_address
from ..words import words
from .images import inks, synapse_css
from .letters import FACES, widths

# What a face is followed by, as in css/shell.css.
_GENERIC = {"text": "Georgia, serif", "ui": "system-ui, sans-serif"}
# Letters of a scene: Latin ones, and signs. The names of drugs and of authors have no others.
_LAST_LATIN, _SIGNS = 0x17F, range(0x2000, 0x2220)


def card_module(folder: Path, site: str) -> Path:
    """Write the module into ``folder``; ``site`` is the address of the book, "" where it has none."""
    file = folder / "monoamine-card.mjs"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"export const card = {json.dumps(card_data(site), ensure_ascii=False)};\n", encoding="utf-8")
    return file


def card_data(site: str) -> dict:
    """Places, words that are on every card, faces and inks, and the picture at rest."""
    plain = frame(shown_address(site)).plain()
    return {
        "rules": card_rules(),
        "frame": {"shapes": plain["shapes"], "lines": plain["lines"]},
        "text": words("dashboard")["card"],
        "looks": {
            look: {"family": f'"{_own(face)}", "{FACES[face][0]}", {_GENERIC[face]}', "weight": weight}
            for look, (face, weight) in LOOKS.items()
        },
        "faces": {_own(face): f"fonts/{names[0]}.woff2" for face, (_, names) in FACES.items()},
        "widths": {look: _of_a_scene(known) for look, known in widths().items()},
        "inks": {name.removeprefix("--ink-"): colour for name, colour in inks().items()},
        "css": _css(),
        "synapse": resting_synapse(),
    }


def _own(face: str) -> str:
    """The name of a face for cards alone: what the page has of it may be the face behind it, if it came late."""
    return f"Card {face}"


def _of_a_scene(known: Mapping[str, int]) -> dict[str, int]:
    return {letter: wide for letter, wide in known.items() if ord(letter) <= _LAST_LATIN or ord(letter) in _SIGNS}


def _css() -> str:
    tokens = "".join(f"{name}:{colour};" for name, colour in inks().items())
    return re.sub(r"\s+", " ", f":root{{{tokens}}}{synapse_css()}")
