"""The faces of the page as the maker of images takes them, and how wide their letters are."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from ..exhibits.card import LOOKS
from ..theme.assets import HERE

FONTS = HERE / "vendor" / "fonts"
# The files of a face: what the first one has not is looked for in the next.
FACES = {
    "text": ("Source Serif 4", ("source-serif-4", "source-serif-4-latin-ext", "source-serif-4-greek")),
    "ui": ("Inter", ("inter", "inter-latin-ext", "inter-greek")),
}
# English, windows, Unicode: what a reader of names looks for.
_NAME = (6, 3, 1, 1033)
_EM = 1000


def font_files(folder: Path) -> list[str]:
    """The faces unpacked into ``folder``, each with the name that a program knows it by."""
    folder.mkdir(parents=True, exist_ok=True)
    return [str(_unpacked(name, folder)) for _, names in FACES.values() for name in names]


def _unpacked(name: str, folder: Path) -> Path:
    source, file = FONTS / f"{name}.woff2", folder / f"{name}.ttf"
    if not file.exists() or file.stat().st_mtime < source.stat().st_mtime:
        font = TTFont(source)
        font.flavor = None
        font["name"].setName(name, *_NAME)
        font.save(file)
    return file


@cache
def widths() -> dict[str, dict[str, int]]:
    """How wide each letter is in each look, in thousandths of its size."""
    return {look: _widths(FACES[face][1], weight) for look, (face, weight) in LOOKS.items()}


def _widths(names: Sequence[str], weight: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in reversed(names):
        font = TTFont(FONTS / f"{name}.woff2")
        glyphs, em = font.getGlyphSet(location={"wght": weight}), font["head"].unitsPerEm
        found |= {chr(code): round(_EM * glyphs[glyph].width / em) for code, glyph in font.getBestCmap().items()}
    return dict(sorted(found.items()))


@cache
def heights(look: str) -> tuple[float, float, float]:
    """How far the letters of a look reach above their line, below it, and how tall a capital is, in their size."""
    font = TTFont(FONTS / f"{FACES[LOOKS[look][0]][1][0]}.woff2")
    em, head = font["head"].unitsPerEm, font["hhea"]
    return head.ascent / em, -head.descent / em, font["OS/2"].sCapHeight / em


def measure(text: str, look: str) -> float:
    """How wide a text is, in its letters. A letter that no face has counts as a wide one."""
    known = widths()[look]
    return sum(known.get(letter, _EM) for letter in text) / _EM
