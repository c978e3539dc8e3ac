"""A whole still: frame, axes and marks of a Bokeh figure, in the layers of BokehJS."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import htpy as h
from bokeh.document import Document
from bokeh.models import Grid
from bokeh.plotting import figure as BokehFigure

from ...exhibits.drawn import px
from ...exhibits.ink import TEXT_FONT, TEXT_SIZE
from . import axes
from .marks import group
from .notes import note
from .places import Frame, StillError, known, refuse, scale_of
from .ticks import wide_names

# Px around the frame where no axis stands.
_BORDER = 5
_LEVELS = ("underlay", "glyph", "guide", "annotation")
_PARTS = ("x_range", "y_range", "x_scale", "y_scale", "title", "renderers", "left", "below", "center")
_LOOKS = ("height", "sizing_mode", "outline_line_color", "toolbar", "toolbar_location", "background_fill_color")
_BORDERS = ("border_fill_color", "min_border_right", "min_border_left")


def stills(payload: Mapping[str, Any]) -> dict[str, str]:
    """The still of each figure of an exhibit, by the id of its root in the document for BokehJS.

    Raises StillError, with the name of the exhibit, for what a still cannot show.
    """
    if not payload["doc"]:
        return {}
    try:
        # Written at once: an error has to be met here.
        return {root.id: str(still(root)) for root in Document.from_json(json.loads(payload["doc"])).roots}
    except StillError as error:
        raise StillError(f"exhibit {payload['name']!r}: {error}") from error


def still(figure: BokehFigure) -> h.Element:
    """One figure; twice where its axes have other names on a wide page (css/exhibit.css shows one)."""
    known(figure, *_PARTS, *_LOOKS, *_BORDERS)
    if figure.title.text:
        raise refuse(figure, "a title")
    two = any(wide_names(axis) for axis in figure.axis)
    faces = [("still-narrow", False), ("still-wide", True)] if two else [(None, False)]
    return h.div(".exhibit-still")[(_picture(figure, face, wide) for face, wide in faces)]


def _picture(figure: BokehFigure, face: str | None, wide: bool) -> h.Element:
    """The padding is the room of the axes, so that the width of the frame is that of the content."""
    (up,), (across,) = figure.left, figure.below
    scales = {up: scale_of(figure.y_range, figure.y_scale), across: scale_of(figure.x_range, figure.x_scale)}
    left, below = (axes.side(axis, scale, wide) for axis, scale in scales.items())
    room = round(below.depth(across=False))
    frame = Frame(scales[across], scales[up], figure.height - _BORDER - room)
    aside = max(round(left.depth(across=True)), figure.min_border_left or 0)
    right = figure.min_border_right or _BORDER
    return h.svg(
        class_=face,
        # A copy of the page without style sheets shows the narrow one alone.
        display="none" if wide else None,
        width="100%",
        height=figure.height,
        overflow="visible",
        stroke_linejoin="bevel",
        font_size=TEXT_SIZE,
        font_family=TEXT_FONT,
        style=f"box-sizing:border-box;padding:{_BORDER}px {right}px {room}px {aside}px",
    )[
        h.svg(width="100%", height=px(frame.height))[
            (part for level in _LEVELS[:2] for part in _layer(figure, level, frame, wide))
        ],
        axes.left(left, frame.height),
        axes.below(below, frame.height, right),
        h.svg(width="100%", height=px(frame.height))[_layer(figure, "annotation", frame, wide)],
    ]


def _layer(figure: BokehFigure, level: str, frame: Frame, wide: bool) -> Iterator[h.Node]:
    """What is painted in one layer, in its order."""
    for one in (*figure.renderers, *figure.center):
        if one.level not in _LEVELS:
            raise refuse(one, f"the level {one.level}")
        if one.level == level and one.visible:
            if one in figure.renderers:
                yield group(one, frame)
            else:
                yield axes.grid(one, frame, wide) if isinstance(one, Grid) else note(one, frame)
