"""A still shows what BokehJS would: each kind of mark and of axis; what it does not know is an error with a name."""

import math
import re

import pytest
from bokeh.models import (
    Arrow,
    BoxAnnotation,
    ColumnDataSource,
    FactorRange,
    FixedTicker,
    Label,
    LabelSet,
    Range1d,
    Span,
    Whisker,
)
from bs4 import BeautifulSoup, Tag
from found import some
from monoamine.book.stills import StillError, stills
from monoamine.book.stills.places import Scale, thinned
from monoamine.book.stills.texts import Block
from monoamine.exhibits import ink
from monoamine.exhibits.exhibit import Exhibit

HEIGHT = 200
FRAME = HEIGHT - 5 - 46  # px under the upper border and over numbers and the name of the axis


def plot(**options):
    ends = {"x_range": (0, 10), "y_range": (0, 100)} | options
    return ink.figure(height=HEIGHT, x_label="time (min)", y_label="percent", **ends)


def drawn(fig) -> Tag:
    payload = Exhibit("trial", [(fig, HEIGHT, "A plot")], "A caption.", "Words.").payload()
    (html,) = stills(payload).values()
    return BeautifulSoup(html, "html.parser").select_one(".exhibit-still")


def dyed(renderer, *, hollow: bool = False):
    ink.dye(renderer, line="DA")
    return ink.dye(renderer, fill="paper" if hollow else "DA")


def marks(still: Tag) -> list[Tag]:
    (group,) = still.select("[data-glyph]")
    return group.find_all(recursive=False)


def numbers(still: Tag, side: str) -> list[str]:
    return [one.text for one in still.select(f'[data-ticks="{side}"] > text')]


# --- marks -----------------------------------------------------------------------------------------

XY = {"x": [1, 5], "y": [10, 50]}
ENDS = {"x0": [1, 2], "y0": [10, 20], "x1": [3, 4], "y1": [10, 20]}
ROADS = {"xs": [[1, 2, 3], [4, 5, 6]], "ys": [[10, 30, 10], [20, 5, 20]]}
KINDS = {
    "circles": (lambda fig: fig.scatter("x", "y", source=XY, size=12), 2, "circle"),
    "diamonds": (lambda fig: fig.scatter("x", "y", source=XY, size=12, marker="diamond"), 2, "svg"),
    "segments": (lambda fig: fig.segment(source=ENDS), 2, "line"),
    "line": (lambda fig: fig.line("x", "y", source=XY), 1, "svg"),
    "stairs": (lambda fig: fig.step("x", "y", source=XY, mode="after"), 1, "svg"),
    "lines": (lambda fig: fig.multi_line("xs", "ys", source=ROADS), 2, "svg"),
    "patch": (lambda fig: fig.patch([1, 2, 3], [10, 30, 10]), 1, "svg"),
    "patches": (lambda fig: fig.patches("xs", "ys", source=ROADS), 2, "svg"),
    "words": (lambda fig: fig.text([1, 5], [10, 50], ["a", "b"], text_baseline="middle"), 2, "text"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_is_a_mark_and_a_road_is_one(kind):
    draw, count, tag = KINDS[kind]
    fig = plot()
    ink.dye(draw(fig), **({"text": "DA"} if kind == "words" else {"both": "DA"}))
    found = marks(drawn(fig))
    assert [one.name for one in found] == [tag] * count


def test_bars_lie_in_their_rows():
    fig = plot(y_range=FactorRange(factors=["low", "high"]))
    dyed(fig.hbar(y=["low", "high"], right=[5, 10], height=0.5))
    low, high = marks(drawn(fig))
    assert (low["x"], low["width"], high["width"]) == ("0.00%", "50.00%", "100.00%")
    assert float(low["y"]) == pytest.approx(FRAME * 0.625, abs=0.06)
    assert float(low["height"]) == pytest.approx(FRAME / 4, abs=0.06)


def test_places_are_shares_of_the_width_and_px_from_above():
    fig = plot()
    dyed(fig.scatter([2.5], [75], size=12))
    (mark,) = marks(drawn(fig))
    assert mark["cx"] == "25.00%" and float(mark["cy"]) == pytest.approx(FRAME / 4, abs=0.06) and mark["r"] == "6"


def test_a_hollow_mark_is_paper_within_its_ink():
    fig = plot()
    dyed(fig.scatter([2], [50], line_width=2), hollow=True)
    group = drawn(fig).select_one("[data-glyph]")
    assert group["fill"].startswith("var(--ink-paper,#") and group["stroke"].startswith("var(--ink-da,#")
    assert group["stroke-width"] == "2"


def test_a_pale_mark_with_a_dot():
    fig = plot()
    dyed(fig.scatter([2], [50], marker="square_dot", fill_alpha=0.22))
    still = drawn(fig)
    (mark,) = marks(still)
    assert still.select_one("[data-glyph]")["fill-opacity"] == "0.22"
    # The dot is as dark as the line.
    assert mark.circle["fill"].startswith("var(--ink-da") and mark.circle["fill-opacity"] == "1"


def test_rows_that_differ_keep_their_own_looks():
    fig = plot()
    data = {**XY, "marker": ["circle", "triangle"], "pale": [1, 0.5]}
    dyed(fig.scatter("x", "y", source=data, marker="marker", fill_alpha="pale"))
    first, second = marks(drawn(fig))
    assert (first.name, second.name) == ("circle", "svg")
    assert first.get("fill-opacity") is None and second["fill-opacity"] == "0.5"


@pytest.mark.parametrize(
    ("dash", "told"),
    [("solid", None), ("dashed", "6"), ("dotted", "2 4"), ("dotdash", "2 4 6 4")],
)
def test_dashes_of_a_line(dash, told):
    fig = plot()
    ink.dye(fig.line([0, 1], [0, 1], line_dash=dash), line="DA")
    assert drawn(fig).select_one("[data-glyph]").get("stroke-dasharray") == told


def test_what_lies_outside_the_axes_is_no_mark_and_a_gap_is_a_gap():
    fig = plot()
    dyed(fig.scatter([5, 11, 5], [50, 50, -1]))
    assert len(marks(drawn(fig))) == 1
    gap = plot()
    ink.dye(gap.line([0, 1, 2, 3, 4], [1, 2, math.nan, 3, 9]), line="DA")
    (road,) = marks(drawn(gap))
    assert road.path["d"].count("M") == 2 and "nan" not in road.path["d"]


def test_what_is_not_shown_or_has_no_rows_is_not_there():
    fig = plot()
    dyed(fig.scatter([5], [50])).visible = False
    dyed(fig.scatter([], []))
    assert not drawn(fig).select("[data-glyph]")


def test_a_road_loses_only_places_that_nobody_sees():
    straight = [(float(x), 2.0 * x) for x in range(50)]
    assert thinned(straight, 0.1) == [straight[0], straight[-1]]
    hill = [(x, 40 * math.sin(x / 20)) for x in range(100)]
    kept = thinned(hill, 0.1)
    assert 5 < len(kept) < 50 and kept[0] == hill[0] and kept[-1] == hill[-1]


# --- annotations -----------------------------------------------------------------------------------


def test_lines_bands_and_words_over_the_frame():
    fig = plot()
    fig.add_layout(ink.dye(Span(location=50, dimension="width", line_dash="dashed"), line="muted"))
    box = BoxAnnotation(left=5, right=20, line_color=None, fill_color="white", fill_alpha=1, level="underlay")
    fig.add_layout(ink.dye(box, "surface"))
    fig.add_layout(ink.dye(Label(x=1, y=20, text="never measured", text_font_style="italic"), text="muted"))
    still = drawn(fig)
    (line,) = still.select('line[stroke-dasharray="6"]')
    assert (line["x2"], float(line["y1"])) == ("100%", pytest.approx(FRAME / 2, abs=0.06))
    # The band ends with the frame.
    (band,) = still.select("rect")
    assert (band["x"], band["width"], float(band["height"])) == ("50.00%", "50.00%", FRAME)
    (words,) = still.select('text[font-style="italic"]')
    assert words.text == "never measured"


def test_whiskers_and_labels_have_one_part_a_row():
    fig = plot()
    source = ColumnDataSource({"x": [1, 2], "low": [10, 20], "high": [30, 40], "text": ["one", "two"]})
    whisker = Whisker(base="x", lower="low", upper="high", source=source)
    fig.add_layout(ink.dye(whisker, line="DA"))
    fig.add_layout(ink.dye(LabelSet(x="x", y="high", text="text", source=source), text="text"))
    groups = drawn(fig).select("[data-glyph]")
    assert [len(one.find_all(recursive=False)) for one in groups] == [2, 2]
    assert [one.text for one in groups[1].select("text")] == ["one", "two"]


# --- axes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ((0, 10), "0 2 4 6 8 10"),
        ((0, 2150), "0 500 1000 1500 2000"),
        ((-80, 8), "−80 −60 −40 −20 0"),
        ((0, 1.15), "0 0.2 0.4 0.6 0.8 1"),
        ((96, 131), "100 105 110 115 120 125 130"),
    ],
)
def test_numbers_of_a_plain_axis(ends, told):
    assert numbers(drawn(plot(x_range=ends)), "below") == told.split()


def test_numbers_of_a_logarithmic_axis_are_those_it_was_given():
    fig = plot(x_axis_type="log", x_range=(5, 600))
    fig.xaxis.ticker = FixedTicker(ticks=[1, 10, 100])
    fig.xaxis.major_label_overrides = {10: "ten", 100: "hundred"}
    still = drawn(fig)
    assert numbers(still, "below") == ["ten", "hundred"]
    assert Scale(5, 500, log=True).share(50) == pytest.approx(0.5)
    assert math.isnan(Scale(5, 500, log=True).share(0))


def test_names_of_rows_stand_line_by_line():
    fig = plot(y_range=FactorRange(factors=["below", "two\nlines"]))
    dyed(fig.scatter([1, 1], ["below", ("two\nlines", 0.25)]))
    still = drawn(fig)
    assert numbers(still, "left") == ["below", "twolines"]
    low, high = (float(one["cy"]) for one in marks(still))
    assert (low, high) == (pytest.approx(FRAME * 0.75, abs=0.06), pytest.approx(FRAME * 0.125, abs=0.06))


def test_names_of_axes_are_there():
    names = {one["data-name"]: one.text for one in drawn(plot()).select("[data-name]")}
    assert names == {"left": "percent", "below": "time (min)"}


def test_an_axis_with_longer_names_for_wide_pages_is_drawn_twice():
    fig = plot(x_range=(-0.5, 1.5))
    fig.xaxis.ticker = FixedTicker(ticks=[0, 1])
    fig.xaxis.major_label_overrides = {0: "a", 1: "b"}
    fig.xaxis.tags = [ink.wide_labels(["a whole name", "another"])]
    narrow, wide = drawn(fig).find_all(recursive=False)
    assert (narrow["class"], numbers(narrow, "below")) == (["still-narrow"], ["a", "b"])
    assert (wide["class"], numbers(wide, "below")) == (["still-wide"], ["a whole name", "another"])


def test_a_block_of_numbers_is_lower_than_one_of_words():
    assert (Block("1,000", 12).height, Block("word", 12).height, Block("two\nlines", 12).height) == (9, 15, 33)
    assert Block("wide words", 12).width > Block("word", 12).width > 20


def test_numbers_have_a_tenth_of_a_pixel():
    fig = plot()
    dyed(fig.scatter([1 / 3, 2 / 3], [100 / 3, 200 / 3], marker="hex", size=11))
    assert not re.search(r"\d\.\d{3}", str(drawn(fig)))


# --- what is not known -----------------------------------------------------------------------------


def glyph(fig):
    dyed(fig.wedge([1], [1], radius=1, start_angle=0, end_angle=1))


def marker(fig):
    dyed(fig.scatter([1], [1], marker="asterisk"))


def hatch(fig):
    dyed(fig.hbar(y=[1], right=[5], hatch_pattern="/"))


def turned(fig):
    dyed(fig.scatter([1], [1], marker="square", angle=1))


def colour(fig):
    fig.scatter([1], [1], fill_color="red")


def annotation(fig):
    fig.add_layout(Arrow(x_start=0, y_start=0, x_end=1, y_end=1))


def legend(fig):
    dyed(fig.scatter([1], [1], legend_label="dopamine"))


def title(fig):
    fig.title.text = "Title"


def ends(fig):
    fig.y_range = Range1d(0, 1e6)


UNKNOWN = {
    glyph: "Wedge",
    marker: "asterisk",
    hatch: "hatch_pattern",
    turned: "angle",
    colour: "no ink",
    annotation: "Arrow",
    legend: "Legend",
    title: "a title",
    ends: "power of ten",
}


@pytest.mark.parametrize("wrong", some(UNKNOWN), ids=lambda wrong: wrong.__name__)
def test_what_is_not_known_is_an_error_that_names_the_exhibit(wrong):
    fig = plot()
    wrong(fig)
    with pytest.raises(StillError, match=f"(?s)exhibit 'trial'.*{UNKNOWN[wrong]}"):
        drawn(fig)


def test_a_range_without_ends_is_refused():
    fig = ink.figure(height=HEIGHT, x_label="x", y_label="y")
    ink.dye(fig.line([0, 1], [0, 1]), line="DA")
    with pytest.raises(StillError, match="no start and end"):
        drawn(fig)
