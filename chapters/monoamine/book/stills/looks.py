"""How a mark of a still is painted: the inks, strokes and grounds of a Bokeh model as attributes of SVG."""

from collections.abc import Iterable, Mapping
from typing import Any

from bokeh.core.property.vectorization import Field, Value
from bokeh.model import Model

from ...exhibits.ink import TEXT_FONT, colour, token
from .places import refuse

LINE = ("line_color", "line_width", "line_dash", "line_alpha")
FILL = ("fill_color", "fill_alpha")
TEXT = ("text_color", "text_font", "text_font_size", "text_font_style", "text_align", "text_baseline", "text_alpha")
ANCHORS = {"left": None, "center": "middle", "right": "end"}
# Of a row; of a whole glyph Python has spelled them out, in others.
_DASHES = {"solid": [], "dashed": [3, 2], "dotted": [2, 1], "dotdash": [2, 4, 6, 4], "dashdot": [6, 4, 2, 4]}
_PARTS = {"line_color": ("ink", "ink-line"), "fill_color": ("ink", "ink-fill"), "text_color": ("ink-text",)}

Attributes = dict[str, Any]


def of_row(value: Any, row: Mapping[str, Any]) -> Any:
    """What a property is in a row of its data: of all rows alike, or of a column."""
    if isinstance(value, Field):
        return row[value.field]
    return value.value if isinstance(value, Value) else value


def ink_of(model: Model, part: str, row: Mapping[str, Any]) -> str | None:
    """The ink of ``line_color``, ``fill_color`` or ``text_color``; None where nothing is painted.

    Raises StillError for a color without an ink, which could not follow the theme.
    """
    if of_row(getattr(model, part), row) is None:
        return None
    tags = [str(tag).partition(":") for tag in model.tags]
    for kind, _, name in tags:
        if kind in _PARTS[part]:
            return brush(name)
    raise refuse(model, f"a {part} that is no ink")


def brush(name: str) -> str:
    """An ink; where a copy of the page has lost its style sheets, its light color."""
    return f"var({token(name)},{colour(name)})"


def stroke(model: Model, row: Mapping[str, Any]) -> Attributes:
    """The line of a model in a row."""
    ink = ink_of(model, "line_color", row)
    if ink is None:
        return {"stroke": None}
    dash = of_row(getattr(model, "line_dash", []), row)
    dashes = _DASHES[dash] if isinstance(dash, str) else dash
    return {
        "stroke": ink,
        "stroke_width": f"{of_row(model.line_width, row):g}",
        "stroke_dasharray": " ".join(map(str, dashes)) or None,
        "stroke_opacity": _alpha(model.line_alpha, row),
    }


def ground(model: Model, row: Mapping[str, Any]) -> Attributes:
    """The fill of a model in a row."""
    return {"fill": ink_of(model, "fill_color", row) or "none", "fill_opacity": _alpha(model.fill_alpha, row)}


def letters(model: Model, row: Mapping[str, Any]) -> Attributes:
    """The color, the slope and the size of a text, where it is not that of the picture."""
    if of_row(model.text_font, row) != TEXT_FONT:
        raise refuse(model, "a face of its own")
    size, slope = of_row(model.text_font_size, row), of_row(model.text_font_style, row)
    return {
        "fill": ink_of(model, "text_color", row),
        "fill_opacity": _alpha(model.text_alpha, row),
        "font_size": size.removesuffix("px"),
        "font_style": None if slope == "normal" else slope,
        "text_anchor": ANCHORS[of_row(model.text_align, row)],
    }


def _alpha(value: Any, row: Mapping[str, Any]) -> str | None:
    alpha = of_row(value, row)
    return None if alpha == 1 else f"{alpha:g}"


def shared(looks: Iterable[Attributes]) -> tuple[Attributes, list[Attributes]]:
    """What all marks of a group have alike, and what each has beside it."""
    every = list(looks)
    alike = {name: value for name, value in every[0].items() if all(one[name] == value for one in every)}
    return alike, [{name: value for name, value in one.items() if name not in alike} for one in every]
