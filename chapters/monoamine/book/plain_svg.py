"""A drawing without a style sheet, for a program that knows neither custom properties nor mixed colours.

browser/dashboard/svg-file.js asks a browser how a drawing looks; where there is none, the few kinds of rules that
theme/css/synapse.css is made of are followed here.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bs4 import BeautifulSoup, Tag
from soupsieve import SoupSieve
from soupsieve import compile as selector

_KEPT = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "opacity")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VAR = re.compile(r"var\((--[\w-]+)(?:, ([^()]+))?\)")
_MIX = re.compile(r"color-mix\(in srgb, (#[0-9a-fA-F]{6}) ([\d.]+)%, (#[0-9a-fA-F]{6})\)")
_SHIFT = re.compile(r"translateY\(calc\(\(1 - ([\d.]+)\) \* ([\d.]+)px\)\)")
_FLIP = "scaleY(-1)"
# What counts in a selector: classes and attributes.
_COUNTED = re.compile(r"\.[\w-]+|\[[^\]]*\]")
# Absolute steps of a path, as the drawing has them: how many numbers, and which of them are heights.
_STEPS = {"M": (1,), "L": (1,), "V": (0,), "H": (), "Q": (1, 3), "C": (1, 3, 5)}


def plain(drawing: str, css: str, inks: Mapping[str, str]) -> str:
    """The drawing with its looks as attributes, without its words and without all that is not seen of it.

    ``inks`` are the custom properties of the page.
    """
    soup = BeautifulSoup(drawing, "html.parser")
    looks: dict[int, dict[str, str]] = {}
    for rule, declared in _rules(css):
        for element in rule.select(soup):
            looks.setdefault(id(element), {}).update(declared)
    for root in soup.find_all(True, recursive=False):
        _settle(root, looks, dict(inks))
    return str(soup)


@cache
def _rules(css: str) -> list[tuple[SoupSieve, dict[str, str]]]:
    """The rules that hold at any size, the weightiest last."""
    # What holds in a container or a medium comes behind them, in braces of its own.
    text = re.sub(r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    found = [(one.strip(), _declared(body)) for one, body in _RULE.findall(text)]
    return [(selector(one), body) for one, body in sorted(found, key=lambda rule: _weight(rule[0]))]


def _declared(body: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _weight(rule: str) -> int:
    """How many classes and attributes a selector names; of a list the member that names most."""
    inner = re.sub(r":(?:is|not)\(([^()]*)\)", lambda found: max(found[1].split(","), key=_weight), rule)
    return max(len(_COUNTED.findall(one)) for one in inner.split(","))


def _settle(element: Tag, looks: Mapping[int, dict[str, str]], known: dict[str, str]) -> None:
    """Write the looks of an element and of those in it, or take it out where it is not seen."""
    look = {**looks.get(id(element), {}), **_declared(str(element.attrs.pop("style", "")))}
    known = {**known, **{name: value for name, value in look.items() if name.startswith("--")}}
    value = {name: _value(text, known) for name, text in look.items() if not name.startswith("--")}
    if value.get("display") == "none" or value.get("opacity") == "0" or element.name in ("text", "title", "desc"):
        element.decompose()
        return
    for name in [*element.attrs]:
        if name in ("class", "role", "id", "xmlns") or name.startswith(("data-", "aria-")):
            del element[name]
    element.attrs |= {name: value[name].removesuffix("px") for name in _KEPT if name in value}
    if turned := _transform(element, value.get("transform", "")):
        element["transform"] = turned
    for child in [*element.find_all(True, recursive=False)]:
        _settle(child, looks, known)


def _value(text: str, known: Mapping[str, str]) -> str:
    """A value without custom properties and without mixed colours."""
    while found := _VAR.search(text):
        text = text.replace(found[0], known.get(found[1], found[2] or ""))
    while mixed := _MIX.search(text):
        text = text.replace(mixed[0], _mixed(mixed[1], float(mixed[2]) / 100, mixed[3]))
    return text


def _mixed(one: str, share: float, other: str) -> str:
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def _transform(element: Tag, text: str) -> str:
    """A transform of the style sheet as an attribute, which turns around the origin of the drawing."""
    if text == _FLIP:
        heights = [y for path in element.find_all("path") for y in _heights(str(path["d"]))]
        return f"matrix(1 0 0 -1 0 {min(heights) + max(heights):g})"
    shift = _SHIFT.fullmatch(text)
    return f"translate(0 {(1 - float(shift[1])) * float(shift[2]):g})" if shift else ""


def _heights(d: str) -> Iterator[float]:
    for step, numbers in re.findall(r"([A-Z])([^A-Z]*)", d):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        yield from (values[place] for place in _STEPS.get(step, ()))
