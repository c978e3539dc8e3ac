"""Axes and grids of a still, in the sizes of BokehJS: what stands left of the frame and below it."""

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h
from bokeh.models import Axis, Grid

from ...exhibits.drawn import percent, px
from .looks import brush
from .places import Frame, known, refuse
from .texts import Block, is_number
from .ticks import Tick, ticks

_STANDOFF, _PADDING = 5, 3  # px before and behind words
_SAYS = ("axis_label", "axis_label_text_font_size", "axis_label_text_font_style", "major_label_overrides")
_LOOKS = ("major_label_policy", "major_label_text_font_size", "major_tick_in", "minor_tick_line_color")
# Px of the narrowest frame: there the last label must not leave the picture.
_NARROW = 230


@dataclass(frozen=True)
class Side:
    """One axis with its ticks; ``depth`` px stand outside the frame."""

    axis: Axis
    ticks: Sequence[Tick]

    @property
    def blocks(self) -> list[Block]:
        """The label of each tick."""
        figures, size = all(is_number(tick.text) for tick in self.ticks), _size(self.axis.major_label_text_font_size)
        return [Block(tick.text, size, figures) for tick in self.ticks]

    @property
    def name(self) -> Block | None:
        """What the axis is of."""
        return Block(self.axis.axis_label, _size(self.axis.axis_label_text_font_size)) if self.axis.axis_label else None

    @property
    def tick(self) -> int:
        """Px of a tick."""
        return int(self.axis.major_tick_out)

    def labels(self, across: bool) -> float:
        """Px that the labels of the ticks take, ``across`` or up."""
        sizes = [block.width if across else block.height for block in self.blocks]
        return max(sizes) + _STANDOFF + _PADDING if sizes else 0

    def depth(self, across: bool) -> float:
        """Px of everything outside the frame."""
        name = self.name.height + _STANDOFF + _PADDING if self.name else 0
        return self.tick + self.labels(across) + name


def side(axis: Axis, frame_scale, wide: bool) -> Side:
    """An axis of a figure. Raises StillError for what is set on it and not known."""
    known(axis, "ticker", "formatter", *_SAYS, *_LOOKS)
    if axis.axis_label_text_font_style != "normal":
        raise refuse(axis, "a name that is not upright")
    return Side(axis, ticks(axis, frame_scale, wide))


def _size(size: str) -> float:
    return float(size.removesuffix("px"))


def left(one: Side, high: float) -> h.Fragment:
    """The axis on the left of a frame that is ``high`` px high."""
    heights = [high * (1 - tick.share) for tick in one.ticks]
    away = one.tick + _STANDOFF
    return h.fragment[
        _rule([("0", 0, "0", high), *((f"-{one.tick}", y, "0", y) for y in heights)]),
        h.g(fill="currentColor", text_anchor="end", data_ticks="left")[
            (block.html(f"-{away}", y - block.height / 2) for block, y in zip(one.blocks, heights, strict=True))
        ],
        _turned(one.name, one.tick + one.labels(across=True) + _STANDOFF, high / 2) if one.name else None,
    ]


def _turned(block: Block, away: float, middle: float) -> h.Element:
    """The name of the axis, read from below; its lower edge is ``away`` px left of the frame."""
    place = f"translate({px(-away - block.height + block.ascent)} {px(middle)})rotate(-90)"
    return h.text(transform=place, text_anchor="middle", fill="currentColor", data_name="left")[block.text]


def below(one: Side, high: float, room: float) -> h.Fragment:
    """The axis under a frame; ``room`` px are free on its right."""
    under = high + one.tick + _STANDOFF
    marks = [(percent(tick.share), high, percent(tick.share), high + one.tick) for tick in one.ticks]
    labels = zip(one.ticks, one.blocks, strict=True)
    return h.fragment[
        _rule([("0", high, "100%", high), *marks]),
        h.g(fill="currentColor", text_anchor="middle", font_size=_other(one.axis), data_ticks="below")[
            (block.html(percent(tick.share), under, dx=_back(tick, block, room)) for tick, block in labels)
        ],
        _upright(one.name, high + one.tick + one.labels(across=False) + _STANDOFF) if one.name else None,
    ]


def _upright(block: Block, top: float) -> h.Element:
    """The name of the axis under its numbers."""
    return block.html("50%", top, text_anchor="middle", fill="currentColor", data_name="below")


def _other(axis: Axis) -> str | None:
    """The size of its letters where it is not that of the picture."""
    size = axis.major_label_text_font_size
    return None if size == axis.axis_label_text_font_size else size


def _back(tick: Tick, block: Block, room: float) -> str | None:
    """How far the label of a tick is moved so that it is not cut off on the right."""
    over = block.width / 2 - room - (1 - tick.share) * _NARROW
    return px(-over) if over > 0 else None


def _rule(lines: Sequence[tuple[str, float, str, float]]) -> h.Element:
    return h.g(stroke=brush("muted"), shape_rendering="crispEdges")[
        (h.line(x1=x1, y1=px(y1), x2=x2, y2=px(y2)) for x1, y1, x2, y2 in lines)
    ]


def grid(one: Grid, frame: Frame, wide: bool) -> h.Node:
    """The lines of a grid through the frame."""
    known(one, "axis", "dimension", "visible", "grid_line_alpha", "grid_line_dash", "ticker")
    if not one.visible:
        return None
    upright = one.dimension == 0
    shares = [tick.share for tick in ticks(one.axis, frame.across if upright else frame.up, wide)]
    looks = {
        "stroke": brush("rule"),
        "stroke_opacity": None if one.grid_line_alpha == 1 else f"{one.grid_line_alpha:g}",
        "stroke_dasharray": " ".join(map(str, one.grid_line_dash)) or None,
    }
    if upright:
        return h.g(**looks)[(h.line(x1=percent(x), y1="0", x2=percent(x), y2=px(frame.height)) for x in shares)]
    heights = [px(frame.height * (1 - share)) for share in shares]
    return h.g(**looks, shape_rendering="crispEdges")[(h.line(x1="0", y1=y, x2="100%", y2=y) for y in heights)]
