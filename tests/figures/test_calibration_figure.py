"""The figures show the report as it is: each row once, fitted ones filled, the others hollow."""

import json

import numpy as np
import pytest
from found import some
from monoamine.exhibits import ink
from monoamine.figures import calibration as figures
from monoamine.model import calibrate, occupancy

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows():
    return figures.compared()


@pytest.fixture(scope="module")
def plots():
    return [fig for fig, _, _ in figures.predicted_observed().figures]


def marks(fig):
    return [renderer for renderer in fig.renderers if type(renderer.glyph).__name__ == "Scatter"]


def points(fig):
    return [
        (x, y) for one in marks(fig) for x, y in zip(one.data_source.data["x"], one.data_source.data["y"], strict=True)
    ]


def test_every_marked_row_is_drawn_once(rows, plots):
    drawn = sorted(point for fig in plots for point in points(fig))
    assert np.allclose(drawn, sorted(zip(rows["measured"], rows["said"], strict=True)))


def test_rows_no_fit_has_seen_are_hollow(rows, plots):
    hollow = filled = 0
    for fig in plots:
        for one in marks(fig):
            count = len(one.data_source.data["x"])
            if "ink-fill:paper" in one.glyph.tags:
                hollow += count
            else:
                filled += count
    assert (filled, hollow) == tuple((rows["role"] == role).sum() for role in ("calibration", "validation"))


def test_points_lie_inside_the_axes(plots):
    for fig in some(plots):
        (left, right), (low, high) = ((axis.start, axis.end) for axis in (fig.x_range, fig.y_range))
        assert all(left < x < right and low < y < high for x, y in some(points(fig)))


def test_the_band_is_two_fold_wide(plots):
    for fig in some(plots):
        band = next(one for one in fig.renderers if type(one.glyph).__name__ == "Patch").data_source.data
        ratio = np.array(band["y"]) / np.array(band["x"])
        assert sorted(set(np.round(ratio, 6))) == [1 / calibrate.TWOFOLD, calibrate.TWOFOLD]


def test_words_count_what_lies_inside(rows):
    said = figures.predicted_observed().words
    for role in ("calibration", "validation"):
        mine = rows[rows["role"] == role]
        assert f"{len(mine)} rows" in said
        assert f"{mine['within_twofold'].sum()} lie inside" in said


def test_every_hover_names_its_source(plots):
    for fig in some(plots):
        for one in some(marks(fig)):
            assert all("calibration" in text or "validation" in text for text in some(one.data_source.data["source"]))
            assert all("ratio" in text for text in some(one.data_source.data["result"]))


def test_drugs_keep_their_ink(rows):
    assert {"Semax", "d-amphetamine", "methylphenidate", "modafinil"} <= set(rows["ink"]) <= {*ink.inks(), "muted"}


@pytest.fixture(scope="module")
def in_people():
    return figures.occupancy_in_people()


def test_the_curve_is_the_models(in_people):
    lines = [one for one in in_people.figures[0][0].renderers if type(one.glyph).__name__ == "Line"]
    assert len(lines) == 2
    doses, percent = (lines[0].data_source.data[axis] for axis in ("x", "y"))
    assert percent[10] == pytest.approx(occupancy("methylphenidate", float(doses[10]), "mg"))
    assert (np.diff(percent) > 0).all()


def test_a_scan_no_fit_has_seen_is_hollow_in_people_too(in_people):
    uses = in_people.table["Use"].tolist()
    assert "validation" in uses and "not used" in uses
    assert json.dumps(in_people.payload()["panels"])


def test_words_of_the_page_about_the_curve_hold(in_people):
    """The page says: above the scan at the lowest dose of methylphenidate, below the scans at the others."""
    table = in_people.table
    mine = table[table["Drug"] == "methylphenidate"]
    above = [
        float(model.split()[0]) > float(scan.split()[0])
        for model, scan in zip(mine["Model"], mine["Scan"], strict=True)
    ]
    assert above == [True] + [False] * (len(above) - 1)
