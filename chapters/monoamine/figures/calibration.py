"""The model beside the rows it was fitted to and the rows it never saw; and DAT occupancy in people against dose."""

from functools import cache

import numpy as np
import pandas as pd
from bokeh.models import ColumnDataSource, GlyphRenderer, Whisker
from bokeh.plotting import figure as BokehFigure

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import calibrate, occupancy
from ..model.experiments import BLOCKADE
from ..words import fill, words
from . import dots
from .occupancy import occupancies

HEIGHT = 380
_LEVELS = ("level", "fold")
# The columns of the report that say what a row is about.
_NAMING = ["row", "drug", "region", "transmitter", "quantity"]
# Kind of row -> what turns its number into percent: of baseline, or of sites.
_PERCENT = {"level": 1, "occupancy": 1, "binding": -1, "fold": 100}
_RANGES = {"levels": (12, 6000), "sites": (4, 120)}
_TICKS = {"levels": (20, 50, 100, 300, 1000, 3000), "sites": (5, 10, 20, 50, 100)}
# A row without a drug of its own: the blocked autoreceptor.
_OTHER, _OTHER_MARK = "muted", "hex"
_DOSES, _CURVE_POINTS, _SCAN_MIN = (3.5, 420), 40, 120.0


@cache
def compared() -> pd.DataFrame:
    """The report of calibrate.py, computed now, with what, where, who and source of each row in words.

    Columns of the report, then ink, what, study_id, and measured and said: both in percent of baseline or of sites.
    """
    rows = calibrate.report()
    factor = rows["kind"].map(_PERCENT)
    return rows.assign(
        ink=[_ink(drug) for drug in rows["drug"]],
        what=[_what(*cells) for cells in rows[_NAMING].itertuples(index=False, name=None)],
        study_id=[_study(row) for row in rows["row"]],
        measured=rows["observed"] * factor,
        said=rows["predicted"] * factor,
    )


def _ink(drug: str) -> str:
    name = drug.partition(",")[0]
    return name if name in ink.inks() else _OTHER


def _study(row: str) -> str:
    states = evidence.table("steady_states").set_index("state_id")["study_id"]
    return states[row] if row in states.index else evidence.study_of(row)


def _what(row: str, drug: str, region: str, transmitter: str, quantity: str) -> str:
    text = words("model_page")["calibration"]
    told = text["quantities"].get(quantity, quantity)
    if quantity == "extracellular":
        told = fill(told, transmitter=evidence.vocabulary("transmitter")[transmitter])
    given = text["blockade"]
    if row != BLOCKADE:
        given = f"{drug} {evidence.dose_text(evidence.measurement(row))}"
    return f"{given}: {told}, {evidence.vocabulary('region')[region]}"


def predicted_observed() -> Exhibit:
    """Two log-log plots: levels, and sites held or displaced."""
    text, rows = words("model_page")["calibration"], compared()
    plots = []
    for name, mine in (("levels", rows[rows["kind"].isin(_LEVELS)]), ("sites", rows[~rows["kind"].isin(_LEVELS)])):
        plots.append((_plot(name, mine), HEIGHT, text["plots"][name]["label"]))
    marks = [
        (
            ink.inks()[one].marker if one in ink.inks() else _OTHER_MARK,
            "solid",
            text["blockade"] if one == _OTHER else one,
        )
        for one in rows["ink"].unique()
    ]
    return Exhibit(
        "predicted-observed",
        plots,
        text["caption"],
        _words(rows),
        table=_table(rows),
        panels=dots.key(*marks, ("circle", "hollow", text["hollow"]), ("line", "solid", text["line"])),
    )


def _plot(name: str, rows: pd.DataFrame) -> BokehFigure:
    low, high = _RANGES[name]
    axes = words("model_page")["calibration"]["plots"][name]
    fig = ink.figure(
        height=HEIGHT,
        x_label=axes["x"],
        y_label=axes["y"],
        x_axis_type="log",
        y_axis_type="log",
        x_range=(low, high),
        y_range=(low, high),
    )
    for axis in fig.axis:
        dots.log_ticks(axis, _TICKS[name])
    fold = calibrate.TWOFOLD
    band = fig.patch([low, high, high, low], [low / fold, high / fold, high * fold, low * fold], line_color=None)
    ink.dye(band, fill="surface")
    ink.dye(fig.line([low, high], [low, high], line_width=1.5, line_dash="dashed"), line="muted")
    drawn = [
        _marks(fig, mine, drug, role == "validation")
        for (drug, role), mine in rows.groupby(["ink", "role"], sort=False)
    ]
    dots.hover(fig, drawn)
    return fig


def _marks(fig: BokehFigure, rows: pd.DataFrame, name: str, hollow: bool) -> GlyphRenderer:
    marker = ink.inks()[name].marker if name in ink.inks() else _OTHER_MARK
    points = [
        {
            "x": row.measured,
            "y": row.said,
            "what": row.what,
            "result": _result(row.measured, row.said, row.ratio),
            "source": f"{evidence.label(row.study_id)}; {_role(row.role)}",
        }
        for row in rows.itertuples()
    ]
    return dots.points(fig, points, name, marker, hollow=hollow, size=11)


def digits(value: float) -> str:
    """A percentage with as many digits as it deserves: 2,833, 147, 22.8."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _role(code: str) -> str:
    return evidence.vocabulary("role")[code]


def _result(measured: float, said: float, ratio: float) -> str:
    text = words("model_page")["calibration"]
    return fill(text["result"], measured=digits(measured), said=digits(said), ratio=f"{ratio:.2f}")


def _words(rows: pd.DataFrame) -> str:
    """How many rows of each role lie inside the band, and the farthest ones."""
    text = words("model_page")["calibration"]
    parts = []
    for role, mine in rows.groupby("role", sort=False):
        far = mine.loc[(np.log(mine["ratio"]).abs()).idxmax()]
        parts.append(
            fill(
                text["told"][role],
                n=len(mine),
                inside=int(mine["within_twofold"].sum()),
                what=far["what"],
                ratio=f"{far['ratio']:.2f}",
            )
        )
    return " ".join(parts)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    columns = words("model_page")["calibration"]["columns"]
    return pd.DataFrame(
        dict(
            zip(
                columns,
                (
                    rows["what"],
                    rows["role"].map(_role),
                    rows["measured"].map(digits),
                    rows["said"].map(digits),
                    rows["ratio"].map("{:.2f}".format),
                    [dots.study_link(study) for study in rows["study_id"]],
                ),
                strict=True,
            )
        )
    )


# --- occupancy in people --------------------------------------------------------------------------


def occupancy_in_people() -> Exhibit:
    """Scans in people and the model's curve: the share of DAT that a drug holds two hours after an oral dose."""
    text, rows = words("model_page")["occupancy"], occupancies()
    fig = ink.figure(
        height=HEIGHT, x_label=text["x"], y_label=text["y"], x_axis_type="log", x_range=(3, 480), y_range=(0, 100)
    )
    dots.log_ticks(fig.xaxis[0], (5, 10, 20, 50, 100, 200, 400))
    curves = {drug: _curve(drug) for drug in rows["drug"].unique()}
    drawn = []
    for drug, (doses, percent) in curves.items():
        line = fig.line(doses, percent, line_width=2.5, line_dash=ink.inks()[drug].dash)
        ink.dye(line, line=drug)
        _spreads(fig, rows[rows["drug"] == drug], drug)
        for look, mine in rows[rows["drug"] == drug].groupby("role", sort=False):
            drawn.append(_scans(fig, mine, drug, look != "calibration"))
    dots.hover(fig, drawn)
    return Exhibit(
        "occupancy-in-people",
        [(fig, HEIGHT, text["label"])],
        text["caption"],
        _occupancy_words(rows, curves),
        table=_occupancy_table(rows),
        panels=dots.key(
            *[(ink.inks()[drug].marker, "solid", drug) for drug in curves],
            ("circle", "hollow", text["hollow"]),
            ("line", "solid", text["line"]),
            ("bar", "solid", text["bar"]),
        ),
    )


def _curve(drug: str) -> tuple[np.ndarray, np.ndarray]:
    doses = np.geomspace(*_DOSES, _CURVE_POINTS)
    return doses, np.array([_said(drug, dose) for dose in doses])


def _said(drug: str, dose: float) -> float:
    return occupancy(drug, float(dose), "mg", at_min=_SCAN_MIN)


def _scans(fig: BokehFigure, rows: pd.DataFrame, drug: str, hollow: bool) -> GlyphRenderer:
    points = [
        {
            "x": one.dose,
            "y": middle,
            "what": f"{one.drug_detail or one.drug} {evidence.dose_text(one)}",
            "result": evidence.value_text(one),
            "source": f"{evidence.label(one.study_id)}; {_use(one)}",
        }
        for one, middle in zip(dots.measured(rows), rows["middle"], strict=True)
    ]
    return dots.points(fig, points, drug, ink.inks()[drug].marker, hollow=hollow, size=13)


def _spreads(fig: BokehFigure, rows: pd.DataFrame, drug: str) -> None:
    bars = ColumnDataSource({key: rows[key] for key in ("dose", "low", "high")})
    whisker = Whisker(base="dose", lower="low", upper="high", source=bars, line_width=1.5)
    for head in (whisker.upper_head, whisker.lower_head):
        head.size = 7
        ink.dye(head, line=drug)
    fig.add_layout(ink.dye(whisker, line=drug))


def _use(measurement: evidence.Measurement) -> str:
    return evidence.vocabulary("role").get(measurement.role) or words("model_page")["occupancy"]["unused"]


def _occupancy_words(rows: pd.DataFrame, curves: dict) -> str:
    text = words("model_page")["occupancy"]
    told = [
        fill(
            text["point"],
            drug=one.drug_detail or one.drug,
            dose=evidence.number(dose),
            measured=f"{middle:.0f}",
            said=f"{_said(one.drug, dose):.0f}",
            use=_use(one),
        )
        for one, dose, middle in zip(dots.measured(rows), rows["dose"], rows["middle"], strict=True)
    ]
    ends = [
        fill(
            text["curve"],
            drug=drug,
            low=f"{percent[0]:.0f}",
            high=f"{percent[-1]:.0f}",
            first=f"{doses[0]:.2g}",
            last=f"{doses[-1]:.3g}",
        )
        for drug, (doses, percent) in curves.items()
    ]
    return dots.sentences([*ends, *told])


def _occupancy_table(rows: pd.DataFrame) -> pd.DataFrame:
    columns, scans = words("model_page")["occupancy"]["columns"], dots.measured(rows)
    cells = (
        [one.drug_detail or one.drug for one in scans],
        [f"{evidence.number(dose)} mg" for dose in rows["dose"]],
        [evidence.value_text(one) for one in scans],
        [f"{_said(drug, dose):.0f} %" for drug, dose in zip(rows["drug"], rows["dose"], strict=True)],
        [_use(one) for one in scans],
        [dots.study_link(study) for study in rows["study_id"]],
    )
    return pd.DataFrame(dict(zip(columns, cells, strict=True)))
