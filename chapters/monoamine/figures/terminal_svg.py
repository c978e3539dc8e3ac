"""A nerve terminal as the model sees it: three rooms, the flows between them, and the brake. Drawn as SVG."""

import htpy as h

from ..exhibits import ink
from ..exhibits.shown import Shown
from ..words import fill, words

# What the parts are called. The norepinephrine terminal is missing: its last step is inside the vesicle.
_NAMES = {
    "DA": {
        "full": "dopamine",
        "precursor": "tyrosine",
        "enzyme": "TH",
        "carrier": "DAT",
        "first": "DOPAC",
        "then": "HVA",
        "receptor": "D2",
    },
    "5-HT": {
        "full": "serotonin",
        "precursor": "tryptophan",
        "enzyme": "TPH",
        "carrier": "SERT",
        "first": "5-HIAA",
        "then": "",
        "receptor": "5-HT1B",
    },
}
_MEMBRANE = (
    "M186 4V34C186 58 150 62 112 68C60 76 36 106 36 150V246C36 280 58 296 98 296H342C382 296 404 280 404 246V150"
    "C404 106 380 76 328 68C290 62 254 58 254 34V4"
)
_INSIDE = ((198, 226), (214, 216), (230, 230), (206, 244), (224, 246))
_OUTSIDE = ((178, 352), (204, 366), (232, 346), (256, 362), (150, 368), (222, 382))
_LABELS = (  # x, y, anchor, symbol of the model, words with names filled in
    (64, 106, "start", "C", "cytosol"),
    (56, 153, "start", "", "{precursor}"),
    (94, 128, "start", "", "synthesis ({enzyme})"),
    (226, 184, "start", "", "packing"),
    (258, 204, "start", "", "(VMAT2)"),
    (258, 252, "start", "V", "vesicle"),
    (208, 320, "end", "", "release"),
    (396, 153, "end", "", "{first}"),
    (250, 128, "start", "", "breakdown (MAO)"),
    (344, 342, "middle", "", "reuptake ({carrier})"),
    (84, 334, "middle", "", "autoreceptor"),
    (84, 350, "middle", "", "({receptor})"),
    (36, 410, "start", "E", "outside"),
    (360, 404, "start", "", "loss"),
)
_FLOWS = (  # path, where its arrow head points (x, y) and the angle in degrees, clockwise from the right
    ("M122 148H184", (190, 148), 0),
    ("M214 170V186", (214, 192), 90),
    ("M214 268V328", (214, 334), 90),
    ("M238 148H336", (342, 148), 0),
    ("M358 324V232C358 188 330 164 250 160", (241, 159), 183),
    ("M276 376L346 397", (352, 399), 17),
)
_BRAKES = ("M88 292C86 250 124 210 146 157", "M92 292C120 272 164 284 198 284")


def terminal(transmitter: str) -> Shown:
    """The terminal of DA or 5-HT. Raises KeyError for another name."""
    names, text = _NAMES[transmitter], words("terminal")
    title = fill(text["title"], full=names["full"])
    products = fill(text["products"], **names) if names["then"] else names["first"]
    said = fill(text["words"], title=title, products=products, **names)
    ident = "terminal-" + transmitter.lower()
    svg = h.svg(
        viewBox="0 0 440 424",
        width=560,
        style="max-width:100%;height:auto",
        role="img",
        aria_labelledby=ident,
        font_family="var(--font-ui, sans-serif)",
        font_size=15,
        fill="currentColor",
    )[h.title(id=ident)[said], _drawing(transmitter), (_label(item, names) for item in _LABELS)]
    caption = fill(text["caption"], title=title)
    return Shown(f"{caption}\n{said}", h.figure(".drawing")[svg, h.figcaption[caption]])


def _drawing(transmitter: str) -> list[h.Node]:
    """Everything but the words."""
    amine = f"var({ink.token(transmitter)}, {ink.colour(transmitter)})"
    paper = "var(--paper, #fff)"
    return [
        _line(_MEMBRANE, "2.5", fill="var(--surface, #f3f4f5)"),
        h.circle(cx=214, cy=230, r=38, fill=paper, stroke=amine, stroke_width=3),
        (h.circle(cx=x, cy=y, r="4.5", fill=amine) for x, y in (*_INSIDE, *_OUTSIDE)),
        ([_line(path), _head(point, angle)] for path, point, angle in _FLOWS),
        (_line(path, stroke_dasharray="2 4") for path in _BRAKES),
        _line("M141 153l11 5M200 278v12", "3"),
        _line("M348 284h20v24h-20z", "2", fill=paper),
        _line("M90 290v14l-9 9m9-9l9 9", "2.5"),
        h.circle(cx=214, cy=148, r=22, fill=amine),
        h.text(x=214, y=153, text_anchor="middle", font_weight=600, fill=paper)[transmitter],
    ]


def _line(d: str, width: str = "1.75", fill: str = "none", **attributes: str) -> h.Element:
    return h.path(d=d, fill=fill, stroke="currentColor", stroke_width=width, **attributes)


def _head(point: tuple[float, float], angle: float) -> h.Element:
    """An arrow head with its tip at a point."""
    return h.path(d="M0 0L-10 -5V5z", transform=f"translate({point[0]} {point[1]}) rotate({angle})")


def _label(item: tuple, names: dict[str, str]) -> h.Element:
    x, y, anchor, symbol, said = item
    bold = h.tspan(font_style="italic", font_weight=600)[f" {symbol}"] if symbol else None
    return h.text(x=x, y=y, text_anchor=anchor)[said.format(**names), bold]
