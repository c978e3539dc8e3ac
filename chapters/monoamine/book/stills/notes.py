"""Annotations of Bokeh as SVG: lines, bands, whiskers and words that stand in the frame and are no data of a glyph."""

import htpy as h
from bokeh import models as bokeh
from bokeh.model import Model

from ...exhibits.drawn import percent, px
from .looks import FILL, LINE, TEXT, ground, letters, of_row, shared, stroke
from .marks import rows, words
from .places import Frame, known, refuse


def note(one: Model, frame: Frame) -> h.Node:
    """One annotation. Raises StillError for another kind, or a part of it, that is not known."""
    kinds = {
        bokeh.Span: _span,
        bokeh.BoxAnnotation: _band,
        bokeh.Whisker: _whisker,
        bokeh.Label: _label,
        bokeh.LabelSet: _label_set,
    }
    if type(one) not in kinds:
        raise refuse(one, "any place in the frame")
    return kinds[type(one)](one, frame)


def _span(one: bokeh.Span, frame: Frame) -> h.Element:
    known(one, "location", "dimension", "level", *LINE)
    if one.dimension == "height":
        x = percent(frame.x(one.location))
        return h.line(x1=x, y1="0", x2=x, y2=px(frame.height), **stroke(one, {}))
    y = px(frame.y(one.location))
    return h.line(x1="0", y1=y, x2="100%", y2=y, **stroke(one, {}))


def _band(one: bokeh.BoxAnnotation, frame: Frame) -> h.Element:
    """An upright band; what it is not told reaches to the end of the frame."""
    known(one, "left", "right", "top", "bottom", "level", "handles", *LINE, *FILL)
    if isinstance(one.top, int | float) or isinstance(one.bottom, int | float):
        raise refuse(one, "a top or a bottom")
    left, right = (min(max(frame.x(end), 0), 1) for end in (one.left, one.right))
    place = {"x": percent(left), "y": "0", "width": percent(right - left), "height": px(frame.height)}
    return h.rect(**place, **stroke(one, {}) | ground(one, {}))


def _whisker(one: bokeh.Whisker, frame: Frame) -> h.Node:
    """An upright line from the lower to the upper end of each row, with a bar across each end."""
    known(one, "source", "base", "lower", "upper", "lower_head", "upper_head", *LINE)
    for head in (one.lower_head, one.upper_head):
        if not isinstance(head, bokeh.TeeHead):
            raise refuse(one, f"the head {type(head).__name__}")
    half = of_row(one.upper_head.size, {}) / 2
    data = rows(one.source)
    alike, _ = shared([stroke(one, row) for row in data])
    return h.g(data_glyph=one.id, **alike)[
        (
            h.svg(x=percent(frame.x(of_row(one.base, row))), overflow="visible")[
                h.path(
                    d=f"M{-half:g} {px(low)}h{2 * half:g}m{-half:g} 0V{px(high)}m{-half:g} 0h{2 * half:g}", fill="none"
                )
            ]
            for row in data
            for low, high in [(frame.y(of_row(one.lower, row)), frame.y(of_row(one.upper, row)))]
        )
    ]


def _label(one: bokeh.Label, frame: Frame) -> h.Node:
    known(one, "x", "y", "text", "x_offset", "y_offset", *TEXT)
    return words(one, {}, frame.x(one.x), frame.y(one.y) - one.y_offset)(letters(one, {}))


def _label_set(one: bokeh.LabelSet, frame: Frame) -> h.Node:
    known(one, "source", "x", "y", "text", "x_offset", "y_offset", *TEXT)
    data = rows(one.source)
    alike, apart = shared([letters(one, row) for row in data])
    places = [(frame.x(of_row(one.x, row)), frame.y(of_row(one.y, row)) - of_row(one.y_offset, row)) for row in data]
    return h.g(data_glyph=one.id, **alike)[
        (words(one, row, x, y)(looks) for row, (x, y), looks in zip(data, places, apart, strict=True))
    ]
