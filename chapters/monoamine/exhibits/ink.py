"""Colours and defaults of every figure.

A model drawn in a named ink carries a tag, ``ink:DA`` or, for one part only, ``ink-line:DA``, ``ink-fill:paper``,
``ink-text:muted``. On the page the runtime (browser/exhibits/theme.js) looks the name up in the CSS custom property
``--ink-da`` and repaints when the theme changes. In Jupyter the light colours stay.
"""

from collections.abc import Sequence
from functools import cache

from bokeh.core.properties import value
from bokeh.models import GlyphRenderer, Label, Model
from bokeh.plotting import figure as bokeh_figure

from ..evidence import Colour, rows
from ..evidence.colours import token as token  # an ink's name in the style sheet

TEXT_SIZE = "12px"
# The page's own face; where it is missing, as in Jupyter, the system's. A canvas knows no custom property.
TEXT_FONT = "Inter, system-ui, sans-serif"


# Inks that are not data: on the page they follow the theme's own colours (exhibit.css).
NEUTRAL = {
    "text": "#323232",
    "muted": "#5A6270",
    "rule": "#C9CFD6",
    "paper": "#FFFFFF",
    "surface": "#F3F4F5",
}


def paint(name: str) -> str:
    """An ink as a value of ``fill`` or ``stroke``."""
    return f"var({token(name)})"


@cache
def inks() -> dict[str, Colour]:
    """Every named ink, in the order of the table."""
    return {one.name: one for one in rows("colours")}


def colour(name: str, theme: str = "light") -> str:
    """The hex colour of an ink in a theme. Raises KeyError for a name in neither table."""
    return NEUTRAL[name] if name in NEUTRAL else getattr(inks()[name], theme)


def dye(model: Model | GlyphRenderer, both: str = "", *, line: str = "", fill: str = "", text: str = "") -> Model:
    """Colour a glyph, glyph renderer or annotation with named inks and tag it, so that the page can recolour it.

    ``both`` colours line and fill where the model has them and they are not None. ``text`` also gives the axes' font,
    and their size where none was chosen. Returns the model.
    """
    target = model.glyph if isinstance(model, GlyphRenderer) else model
    wanted = [
        ("ink", ("line_color", "fill_color"), both),
        ("ink-line", ("line_color",), line),
        ("ink-fill", ("fill_color",), fill),
        ("ink-text", ("text_color",), text),
    ]
    for prefix, properties, name in wanted:
        if not name:
            continue
        for prop in properties:
            if getattr(target, prop, None) is not None:
                setattr(target, prop, colour(name))
        target.tags = [*target.tags, f"{prefix}:{name}"]
    if text:
        _letter(target)
    return model


def _letter(model: Model) -> None:
    """Words in a plot look like those on its axes."""
    chosen = model.properties_with_values(include_defaults=False)
    # A bare text would be the name of a column for a glyph, which takes one font a row.
    model.text_font = TEXT_FONT if isinstance(model, Label) else value(TEXT_FONT)
    if "text_font_size" not in chosen:
        model.text_font_size = TEXT_SIZE


def wide_labels(labels: Sequence[str]) -> str:
    """The tag of an axis with ticks 0, 1, 2 ...: their labels where the plot is wide (browser/exhibits/labels.js)."""
    return "wide-labels:" + "|".join(labels)


def figure(*, height: int, x_label: str, y_label: str, **options: object) -> bokeh_figure:
    """A quiet Bokeh figure, as wide as its place and ``height`` px high, with labelled axes (units in the label)."""
    fig = bokeh_figure(
        height=height,
        sizing_mode="stretch_width",
        tools=options.pop("tools", []),
        toolbar_location=None,
        x_axis_label=x_label,
        y_axis_label=y_label,
        min_border_right=14,
        **options,
    )
    fig.outline_line_color = None
    fig.background_fill_color = fig.border_fill_color = None
    for axis in fig.axis:
        axis.axis_label_text_font_style = "normal"
        axis.axis_label_text_font_size = axis.major_label_text_font_size = TEXT_SIZE
        axis.major_tick_in = 0
        axis.minor_tick_line_color = None
    fig.xgrid.visible = False
    return fig
