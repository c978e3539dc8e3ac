"""Cards as pictures: drawn as SVG, made PNG by resvg in the faces of the page, and kept by what is in them."""

import hashlib
import io
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import htpy as h
import resvg_py
from markupsafe import Markup
from PIL import Image

from ..evidence import rows
from ..exhibits.card import DRAWN, HEIGHT, LOOKS, ROUND, WIDTH, Card, Line
from ..exhibits.ink import paint, token
from ..theme.assets import sheet
from .letters import FACES, font_files
from .plain_svg import plain

# Colours of a picture: those that fill most of it as they are, and so many for the edges between them.
_FLAT, _EDGES = 64, 96
SYNAPSE_CSS = "synapse.css"
# The neutral inks of figures, as css/exhibit.css takes them from the page.
NEUTRAL = {"text": "text", "muted": "text-soft", "rule": "rule", "paper": "paper", "surface": "surface"}
_CLIP = h.Element("clipPath")


@cache
def inks() -> dict[str, str]:
    """Every ink of the light page as a custom property. A card is sent to who has chosen no theme."""
    greys = {one.name: one.light for one in rows("greys")}
    neutral = {token(name): greys[grey] for name, grey in NEUTRAL.items()}
    return {**{token(one.name): one.light for one in rows("colours")}, **neutral}


@cache
def synapse_css() -> str:
    """The style sheet of the picture."""
    return sheet([SYNAPSE_CSS])


def svg(card: Card) -> str:
    """A card as one drawing that needs nothing but the faces."""
    shapes = [h.Element(one.tag)(dict(one.attributes)) for one in card.shapes]
    drawing = h.svg(xmlns="http://www.w3.org/2000/svg", width=WIDTH, height=HEIGHT, viewBox=f"0 0 {WIDTH} {HEIGHT}")[
        shapes, _picture(card), map(_text, card.lines)
    ]
    text = str(drawing)
    for name, colour in inks().items():
        text = text.replace(f"var({name})", colour)
    return text


def _text(line: Line) -> h.Element:
    face, weight = LOOKS[line.look]
    return h.text(
        x=f"{line.x:g}",
        y=f"{line.y:g}",
        font_family=f"'{FACES[face][0]}'",
        font_weight=weight,
        font_size=f"{line.size:g}",
        text_anchor=line.anchor,
        fill=paint(line.ink),
    )[line.text]


def _picture(card: Card) -> h.Node:
    """The picture in its place, behind a window with round corners."""
    if not card.picture:
        return None
    x, y, width, height = card.place
    scale = width / DRAWN
    window = {"x": x, "y": y, "width": width, "height": height, "rx": ROUND}
    ground = {name: f"{value:g}" for name, value in window.items()}
    inside = Markup(plain(card.picture, synapse_css(), inks()))
    return h.fragment[
        _CLIP(id="window")[h.rect(ground)],
        h.g(clip_path="url(#window)")[
            h.rect(ground, fill=paint("surface")),
            h.g(transform=f"translate({x:g} {y:g}) scale({scale:.4f})")[inside],
        ],
    ]


def png(drawing: str, fonts: Sequence[str]) -> bytes:
    """A drawing as a small PNG."""
    made = resvg_py.svg_to_bytes(svg_string=drawing, font_files=list(fonts), skip_system_fonts=True)
    image = Image.open(io.BytesIO(made)).convert("RGB")
    file = io.BytesIO()
    image.quantize(palette=_palette(image), dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _palette(image: Image.Image) -> Image.Image:
    """Few colours for a picture: grounds and inks stay what they are, edges may lie a little off."""
    common = sorted(image.getcolors(image.width * image.height) or (), reverse=True)[:_FLAT]
    edges = image.quantize(_EDGES, Image.Quantize.MAXCOVERAGE).getpalette() or []
    flat = [part for _, colour in common if isinstance(colour, tuple) for part in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette([*flat, *edges][: 3 * (_FLAT + _EDGES)])
    return palette


def keep(drawings: Mapping[str, str], folder: Path, kept: Path) -> None:
    """Write ``folder``/NAME.png for each drawing. ``kept`` holds what was made before, by what is in it."""
    fonts = font_files(kept / "fonts")
    files = {name: kept / f"{_digest(drawing)}.png" for name, drawing in drawings.items()}
    missing = {files[name]: drawing for name, drawing in drawings.items() if not files[name].exists()}
    if missing:
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            for file, made in zip(missing, pool.map(partial(png, fonts=fonts), missing.values()), strict=True):
                file.write_bytes(made)
    folder.mkdir(parents=True, exist_ok=True)
    for old in {*folder.glob("*.png")} - {folder / f"{name}.png" for name in drawings}:
        old.unlink()
    for name, file in files.items():
        (folder / f"{name}.png").write_bytes(file.read_bytes())
    for old in {*kept.glob("*.png")} - {*files.values()}:
        old.unlink()


def _digest(drawing: str) -> str:
    return hashlib.sha256(f"{resvg_py.__version__}{_FLAT}{_EDGES}{drawing}".encode()).hexdigest()[:24]
