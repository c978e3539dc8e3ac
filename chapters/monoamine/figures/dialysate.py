"""Dopamine outside the cells after each drug and dose, as sampled by microdialysis."""

import pandas as pd
from bokeh.models import ColumnDataSource, Span

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import count, fill, words
from . import dots

DRUGS = ("Semax", "d-amphetamine", "methylphenidate", "modafinil")
BASELINE = 100.0
_SHAPES = {"striatum": "circle", "nucleus_accumbens": "diamond"}
_OTHER = "square"
_LOCAL = "local"
_TICKS = (100, 200, 500, 1000, 2000, 5000)
# A space at which a label is not wrapped.
_HARD = "\N{NO-BREAK SPACE}"
_SAME = ["study_id", "drug", "dose", "dose_unit", "route", "region", "cotreatment"]


def peaks() -> pd.DataFrame:
    """The largest dopamine level each study reports for a drug, dose and region, in percent of the level before.

    Columns of measurements.csv, and ``percent`` (100 for a null result without a number). Of a time course only the
    top counts, and its return to baseline is no null result. ``comparable``: given to the whole animal, at a dose that
    the source states; the rows without come last.
    """
    rows = evidence.table("measurements")
    rows = rows[
        (rows["preparation"] == "microdialysis")
        & (rows["analyte"] == "DA")
        & (rows["condition"] == "alone")
        & rows["drug"].isin(DRUGS)
    ]
    experiment = rows["study_id"] + rows["drug"]
    null = (rows["direction"] == "none") & ~experiment.isin(experiment[rows["direction"] == "increase"])
    rows = rows[null | ((rows["value_unit"] == "percent_of_baseline") & (rows["direction"] == "increase"))]
    rows = rows.assign(percent=rows["value"].where(rows["direction"] != "none", BASELINE))
    rows = rows.sort_values("percent", ascending=False).drop_duplicates(_SAME)
    rows = rows.assign(order=rows["drug"].map(DRUGS.index), comparable=rows["dose"].notna() & (rows["route"] != _LOCAL))
    by = ["comparable", "order", "dose", "route", "percent"]
    return rows.sort_values(by, ascending=[False, *[True] * (len(by) - 1)]).reset_index(drop=True)


def dopamine_by_dose() -> Exhibit:
    """Dots on a logarithmic axis, one row a drug and dose."""
    rows, text = peaks(), words("dialysate")
    labels = list(dict.fromkeys(map(_label, dots.measured(rows))))
    fig, height = dots.rows_figure(labels, x_label=text["x"], row=42, x_axis_type="log", x_range=(70, 6500))
    fig.xaxis.ticker = list(_TICKS)
    fig.xaxis.major_label_overrides = {tick: f"{tick}" for tick in _TICKS}
    fig.add_layout(
        ink.dye(Span(location=BASELINE, dimension="height", line_dash="dashed", line_width=1.5), line="muted")
    )
    # Rows are counted from below, each one unit high.
    under = rows.loc[~rows["comparable"]]
    rule = Span(location=len(set(map(_label, dots.measured(under)))), dimension="width", line_width=1.5)
    fig.add_layout(ink.dye(rule, line="muted"))
    _bars(fig, rows[rows["ambiguous"]])
    shapes = rows["region"].map(_SHAPES).fillna(_OTHER)
    groups = rows.groupby(["drug", shapes, rows["direction"] == "none"], sort=False)
    dots.hover(fig, [_draw(fig, group, *key) for key, group in groups])
    return Exhibit(
        "dopamine-by-dose",
        [(fig, height, text["label"])],
        text["caption"],
        _words(rows),
        table=_table(rows),
        panels=dots.key(
            ("circle", "solid", text["key"]["striatum"]),
            ("diamond", "solid", text["key"]["accumbens"]),
            ("square", "solid", text["key"]["other"]),
            ("circle", "hollow", text["key"]["null"]),
            ("bar", "solid", text["key"]["bar"]),
        ),
    )


def _label(measurement: evidence.Measurement) -> str:
    """A row of the figure: drug and dose. The dose holds together when the label is wrapped."""
    if measurement.dose is None:
        dose = words("dialysate")["dose"]["local" if measurement.route == _LOCAL else "unstated"]
    else:
        dose = " ".join(filter(None, (evidence.dose_text(measurement), measurement.enantiomer)))
    return f"{measurement.drug} {dose.replace(' ', _HARD)}"


def _bars(fig, rows: pd.DataFrame) -> None:
    """From "to X %" to "by X %" for the rows whose wording leaves it open."""
    for drug, mine in rows.groupby("drug", sort=False):
        ends = {
            "x0": mine["percent"],
            "x1": mine["percent"] + BASELINE,
            "y": [dots.wrapped(_label(one)) for one in dots.measured(mine)],
        }
        bar = fig.segment("x0", "y", "x1", "y", source=ColumnDataSource(ends), line_width=5)
        ink.dye(bar, line=drug)


def _draw(fig, rows: pd.DataFrame, drug: str, shape: str, null: bool):
    """The marks of one drug and region."""
    points = [
        {
            "x": percent,
            "y": dots.wrapped(_label(row)),
            "what": f"{_label(row)}: {row.region_detail}, {row.species_detail}",
            "result": evidence.value_text(row),
            "source": evidence.label(row.study_id),
        }
        for row, percent in zip(dots.measured(rows), rows["percent"], strict=True)
    ]
    return dots.points(fig, points, drug, shape, hollow=null, size=14 if shape == "diamond" else 12)


def _words(rows: pd.DataFrame) -> str:
    text, parts, apart = words("dialysate"), [], rows[~rows["comparable"]]
    for drug, mine in rows[rows["comparable"]].groupby("drug", sort=False):
        rising = mine[mine["direction"] != "none"]
        studies = count(text["studies"], mine["study_id"].nunique())
        found = fill(text["found"], findings=count(text["findings"], len(mine)), studies=studies)
        if rising.empty:
            regions = ", ".join(dict.fromkeys(mine["region_detail"]))
            parts.append(fill(text["flat"], drug=drug, found=found, regions=regions))
            continue
        low, high = rising["percent"].min(), rising["percent"].max()
        span = f"{low:g} %" if low == high else f"{low:g} to {high:g} %"
        unchanged = fill(text["unchanged"], n=len(mine) - len(rising)) if len(rising) < len(mine) else ""
        parts.append(fill(text["peaks"], drug=drug, found=found, span=span, unchanged=unchanged))
    for label, mine in apart.groupby([_label(one) for one in dots.measured(apart)], sort=False):
        levels = " and ".join(f"{percent:g} %" for percent in mine["percent"])
        parts.append(fill(text["apart"], label=label, levels=levels))
    return " ".join([*parts, fill(text["doubt"], n=int(rows["ambiguous"].sum()), all=len(rows))])


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Drug and dose": [_label(one) for one in dots.measured(rows)],
            "Region": rows["region_detail"],
            "Animal": rows["species_detail"],
            "Peak": [evidence.value_text(one) for one in dots.measured(rows)],
            "Source": [dots.study_link(study) for study in rows["study_id"]],
            "Note": rows["note"],
        }
    )
