"""Make the third-party files that ship with the book: ``make vendor``.

Reads node_modules (versions pinned in package.json), writes chapters/monoamine/theme/vendor and the generated
css/fonts.css. The result is committed, so a build of the book needs neither npm nor fonttools. The same input gives
the same bytes.
"""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODULES = ROOT / "node_modules"
THEME = ROOT / "chapters" / "monoamine" / "theme"
FEATURES = ["kern", "liga", "ccmp", "mark", "locl", "tnum"]

_PUNCTUATION = (
    "\u0131\u0152\u0153\u02bc\u02c6\u02dc\u2002\u2009\u200a\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e"
    "\u2020\u2021\u2022\u2026\u202f\u2032\u2033\u2039\u203a\u20ac\u2122\u2191\u2193\u2212"
)
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, _PUNCTUATION)}
GREEK = {ord(letter) for letter in "ΑΒΓΔΘΛΞΠΣΦΨΩαβγδεζηθικλμνξοπρστυφχψως"}
# Authors' names: Central European, Nordic, Baltic and Turkish letters.
LATIN_EXT = set(range(0x100, 0x180)) | {0x218, 0x219, 0x21A, 0x21B}


class Face(NamedTuple):
    """One font file that ships: ``italic`` faces get one fixed weight, as emphasis is never bold here."""

    family: str
    package: str
    source: str
    letters: set[int]
    italic: bool = False


SERIF, SANS = "Source Serif 4", "Inter"
FACES = {
    "source-serif-4.woff2": Face(SERIF, "source-serif-4", "latin-wght-normal", LATIN),
    "source-serif-4-italic.woff2": Face(SERIF, "source-serif-4", "latin-wght-italic", LATIN, italic=True),
    "source-serif-4-greek.woff2": Face(SERIF, "source-serif-4", "greek-wght-normal", GREEK),
    "source-serif-4-latin-ext.woff2": Face(SERIF, "source-serif-4", "latin-ext-wght-normal", LATIN_EXT),
    "inter.woff2": Face(SANS, "inter", "latin-wght-normal", LATIN),
    "inter-greek.woff2": Face(SANS, "inter", "greek-wght-normal", GREEK),
    "inter-latin-ext.woff2": Face(SANS, "inter", "latin-ext-wght-normal", LATIN_EXT),
}


class System(NamedTuple):
    """A font readers already have, with its metrics in units of 1/2048 em (typical_width of its Liberation twin)."""

    names: tuple[str, ...]
    width: int


FALLBACKS = {
    SERIF: System(("Times New Roman", "Liberation Serif", "Tinos"), 817),
    SANS: System(("Arial", "Liberation Sans", "Arimo"), 902),
}
# How often a letter occurs in 1000 characters of English text; gives a face's typical width.
_COUNTS = (180, 102, 75, 65, 62, 57, 57, 53, 50, 50, 33, 33, 23, 22, 20, 18, 17, 16, 15, 14, 13, 8, 5, 1, 1, 1, 1)
_FREQUENCY = dict(zip(" etaoinsrhldcumfwgpybvkxjqz", sorted(_COUNTS, reverse=True), strict=True))


def read(face: Face) -> TTFont:
    """The face cut down to its letters, its weights and the features the book uses."""
    file = MODULES / "@fontsource-variable" / face.package / "files" / f"{face.package}-{face.source}.woff2"
    font = TTFont(file, recalcTimestamp=False)
    keep_tabular_digits_alone(font)
    options = subset.Options(layout_features=FEATURES, hinting=False, desubroutinize=True, name_IDs=[0, 1, 2, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=face.letters)
    cutter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": 400} if face.italic else {"wght": (400, 700)})
    font.flavor = "woff2"
    return font


def keep_tabular_digits_alone(font: TTFont) -> None:
    """Inter's tabular figures also widen hyphens and stops, which tears "5-HT" apart in a table."""
    if "GSUB" not in font:
        return
    letters, table = font.getBestCmap(), font["GSUB"].table
    digits = {letters[ord(digit)] for digit in "0123456789" if ord(digit) in letters}
    records = [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"]
    for index in sorted({index for record in records for index in record.Feature.LookupListIndex}):
        for part in table.LookupList.Lookup[index].SubTable:
            part = getattr(part, "ExtSubTable", part)
            part.mapping = {old: new for old, new in part.mapping.items() if old in digits}


def typical_width(font: TTFont) -> float:
    """Mean advance of English text in em."""
    letters, advances = font.getBestCmap(), font["hmtx"]
    total = sum(advances[letters[ord(letter)]][0] * count for letter, count in _FREQUENCY.items())
    return total / sum(_FREQUENCY.values()) / font["head"].unitsPerEm


def unicode_range(letters: set[int]) -> str:
    """``{65, 66, 67}`` -> ``U+41-43``."""
    runs: list[list[int]] = []
    for code in sorted(letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def face_css(name: str, face: Face, have: set[int]) -> str:
    """The ``@font-face`` rule of a shipped file."""
    weight, style = ("400", "italic") if face.italic else ("400 700", "normal")
    return (
        f'@font-face {{\n  font-family: "{face.family}"; font-style: {style}; font-weight: {weight}; '
        f'font-display: optional;\n  src: url("fonts/{name}") format("woff2");\n'
        f"  unicode-range: {unicode_range(have)};\n}}\n"
    )


def fallback_css(family: str, font: TTFont) -> str:
    """A local face stretched to the metrics of ``family``, so that nothing moves when the real one arrives."""
    system, em, hhea = FALLBACKS[family], font["head"].unitsPerEm, font["hhea"]
    factor = typical_width(font) / (system.width / 2048)
    places = ", ".join(f'local("{name}")' for name in system.names)
    numbers = {"ascent": hhea.ascent, "descent": -hhea.descent, "line-gap": hhea.lineGap}
    overrides = " ".join(f"{key}-override: {value / em / factor:.2%};" for key, value in numbers.items())
    return (
        f'@font-face {{\n  font-family: "{family} Fallback"; src: {places};\n'
        f"  size-adjust: {factor:.2%}; {overrides}\n}}\n"
    )


def make_fonts() -> None:
    """Write the font files, their licences and css/fonts.css."""
    folder = THEME / "vendor" / "fonts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rules = ["/* Made by tools/vendor/make_vendor.py (make vendor). Sizes and metrics come from the fonts. */\n"]
    for name, face in FACES.items():
        font = read(face)
        have = set(font.getBestCmap()) & face.letters
        rules.append(face_css(name, face, have))
        if name in ("source-serif-4.woff2", "inter.woff2"):
            rules.append(fallback_css(face.family, font))
        font.save(folder / name)
    for package in ("source-serif-4", "inter"):
        shutil.copy(MODULES / "@fontsource-variable" / package / "LICENSE", folder / f"LICENSE-{package}.txt")
    (THEME / "css" / "fonts.css").write_text("".join(rules), encoding="utf-8")


def make_katex() -> None:
    """Copy KaTeX's sheet with its woff2 fonts: the equations are set at build time, no script ships."""
    source, folder = MODULES / "katex", THEME / "vendor" / "katex"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "fonts").mkdir(parents=True)
    css = (source / "dist" / "katex.min.css").read_text(encoding="utf-8")
    css = re.sub(r',url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)', "", css)
    (folder / "katex.min.css").write_text(css, encoding="utf-8")
    for font in sorted((source / "dist" / "fonts").glob("*.woff2")):
        shutil.copy(font, folder / "fonts" / font.name)
    shutil.copy(source / "LICENSE", folder / "LICENSE.txt")


def make_bokeh() -> None:
    """Bundle the parts of BokehJS that the pages use, half of the whole."""
    folder = THEME / "vendor" / "bokeh"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["node", HERE / "make_bokeh.mjs", folder / "bokeh.min.js"], check=True)
    shutil.copy(MODULES / "@bokeh" / "bokehjs" / "LICENSE", folder / "LICENSE.txt")


if __name__ == "__main__":
    make_fonts()
    make_katex()
    make_bokeh()
    for file in sorted((THEME / "vendor").rglob("*")):
        if file.is_file():
            print(f"{file.stat().st_size:7d}  {file.relative_to(THEME)}")
