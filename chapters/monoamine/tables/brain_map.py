"""Where anybody looked, as a picture: a rat's brain from the side, and in each region the three messengers.

The picture of evidence.coverage for a few drugs; the map of all of them stands on its own page (coverage_map.py).
Places are a scheme, not an atlas.
"""

from functools import cache

import htpy as h
import pandas as pd

from .. import evidence
from ..exhibits.ink import token
from ..words import fill, listing, words
from .explorer import PLACE

DRUGS = ("Semax", "d-amphetamine")
PAGE = "where-studied.html"
_WIDTH, _HEIGHT = 420, 312
_OUTLINE = (
    "M12 158C14 128 36 116 56 100C84 40 150 18 218 18C290 18 338 40 352 74C392 70 414 98 408 132"
    "C404 150 396 158 398 176C402 214 412 250 414 298L352 302C346 304 322 306 300 304C252 306 234 268 214 254"
    "C170 254 120 254 86 240C64 222 56 196 46 182C24 182 12 172 12 158Z"
)
# Middle of each region of evidence.BRAIN, and how far its box reaches to each side.
_PLACES = {
    "striatum": (190, 142),
    "nucleus_accumbens": (132, 208),
    "prefrontal_cortex": (98, 116),
    "hippocampus": (284, 122),
    "hypothalamus": (308, 264),
    "cortex_other": (216, 58),
    "amygdala": (222, 212),
    "midbrain_brainstem": (352, 194),
}
_HALF_WIDTH, _HALF_HEIGHT, _ROUND = 42, 28, 16
_LINE = 12
_MARKS = (("DA", -22), ("5-HT", 0), ("NE", 22))
_SHAPES = {
    "DA": lambda x, y, **more: h.circle(cx=x, cy=y, r="6", **more),
    "5-HT": lambda x, y, **more: h.rect(x=f"{x - 5.5}", y=f"{y - 5.5}", width=11, height=11, **more),
    "NE": lambda x, y, **more: h.path(d=f"M{x} {y - 6.5}L{x + 7} {y + 5.5}H{x - 7}Z", **more),
}


@cache
def cells(drug: str) -> pd.DataFrame:
    """evidence.coverage of a drug by itself, by region and transmitter."""
    return evidence.coverage(drug).set_index(["region", "transmitter"])


def looked(drug: str) -> int:
    """In how many of the cells anybody looked."""
    return int((cells(drug)["status"] != "never").sum())


def told(drug: str) -> str:
    """What the picture of a drug says."""
    text, found = words("brain_map"), cells(drug)
    return fill(text["told"], drug=drug, looked=looked(drug), cells=len(found), rest=len(found) - looked(drug))


def named(drug: str, region: str) -> str:
    """What one region shows, in words: its name for a screen reader."""
    text, labels = words("brain_map"), evidence.vocabulary("transmitter")
    parts = [
        fill(text["status"][cells(drug).loc[(region, code), "status"]], transmitter=labels[code])
        for code in evidence.MONOAMINES
    ]
    return fill(text["region"], region=text["short"][region].replace("\n", " "), told=listing(parts, text["and"]))


def brain_html() -> h.Element:
    """The section. Without a script the pictures of all its drugs stand there."""
    text = words("brain_map")
    buttons = [
        h.button(type="button", data_brain_drug=drug, aria_pressed="true" if drug == DRUGS[0] else "false")[drug]
        for drug in DRUGS
    ]
    return h.section("#brain.brain", data_brain=True, aria_labelledby="brain-title")[
        h.h2("#brain-title.brain-title")[text["title"]],
        h.div(".brain-drugs", role="group", aria_label=text["drugs"])[buttons],
        [_picture(drug) for drug in DRUGS],
        h.ul(".brain-key")[
            [h.li[_key_mark(status), " ", text["key"][status]] for status in ("measured", "null", "never")]
        ],
        h.p(".brain-more")[h.a(href=f"{PAGE}#{PLACE}")[text["more"]]],
    ]


def _picture(drug: str) -> h.Element:
    ident = f"brain-{DRUGS.index(drug)}"
    return h.figure(".brain-figure", data_of=drug)[
        h.svg(viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="group", aria_labelledby=f"{ident}-told")[
            h.defs[_hatch(ident)],
            h.path(".brain-outline", d=_OUTLINE),
            [_region(drug, region, ident) for region in evidence.BRAIN],
        ],
        h.figcaption[h.span(id=f"{ident}-told", role="status")[told(drug)]],
    ]


def _hatch(ident: str) -> h.Element:
    pattern = h.Element("pattern")
    return pattern(
        id=f"{ident}-hatch", width="7", height="7", patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )[h.path(".brain-hatch", d="M0 0V7")]


def _region(drug: str, region: str, ident: str) -> h.Element:
    x, y = _PLACES[region]
    status = {code: cells(drug).loc[(region, code), "status"] for code in evidence.MONOAMINES}
    dark = all(one == "never" for one in status.values())
    box = {
        "x": x - _HALF_WIDTH,
        "y": y - _HALF_HEIGHT,
        "width": 2 * _HALF_WIDTH,
        "height": 2 * _HALF_HEIGHT,
        "rx": _ROUND,
    }
    lines = words("brain_map")["short"][region].split("\n")
    address = f"{PAGE}?drug={drug}&region={region}#{PLACE}"
    return h.a(".brain-region", href=address, aria_label=named(drug, region), data_region=region)[
        h.rect(".brain-box", data_dark=dark, **box),
        h.rect(fill=f"url(#{ident}-hatch)", pointer_events="none", **box) if dark else None,
        _label(lines, x, y),
        [_mark(code, status[code], x + dx, y + 15) for code, dx in _MARKS],
    ]


def _label(lines: list[str], x: int, y: int) -> h.Element:
    """One text with a space between its lines: what is read aloud is what is seen."""
    first = y - 8 - _LINE * (len(lines) - 1) / 2
    told = [h.tspan(x=x, y=f"{first + _LINE * n:g}")[line] for n, line in enumerate(lines)]
    return h.text(text_anchor="middle")[told[0], [(" ", one) for one in told[1:]]]


def _mark(code: str, status: str, x: int, y: int) -> h.Element:
    return _SHAPES[code](x, y, class_=f"brain-mark brain-{status}", style=f"--amine:var({token(code)})")


def _key_mark(status: str) -> h.Element:
    return h.svg(".brain-sample", viewBox="-8 -8 16 16", width=16, height=16, aria_hidden="true")[
        _mark("DA", status, 0, 0)
    ]
