"""What share of the human dopamine transporter an oral dose occupies, by PET."""

import pandas as pd
from bokeh.models import ColumnDataSource, Span, Whisker

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import fill, words
from . import dots

HEIGHT = 340
_TICKS = (5, 10, 20, 50, 100, 200, 400)
# Above this occupancy an injected dose is felt as euphoric: drawn as a line, because it is no point of a dose.
_FELT = "swanson2003-01"


def occupancies() -> pd.DataFrame:
    """Human DAT occupancy after one oral dose in mg. Columns of measurements.csv, ``low`` and ``high`` of the bar."""
    rows = evidence.table("measurements")
    rows = rows[
        (rows["species"] == "human")
        & (rows["analyte"] == "DAT")
        & (rows["value_unit"] == "percent_occupancy")
        & (rows["dose_unit"] == "mg")
        & rows["value"].notna()
    ]
    middle = rows["value"].where(rows["value_high"].isna(), (rows["value"] + rows["value_high"]) / 2)
    half = rows["spread"].where(rows["value_high"].isna(), (rows["value_high"] - rows["value"]) / 2)
    rows = rows.assign(middle=middle, low=middle - half.fillna(0), high=middle + half.fillna(0))
    return rows.sort_values(["drug", "dose"]).reset_index(drop=True)


def dat_occupancy() -> Exhibit:
    """Occupancy against dose on a logarithmic axis."""
    rows, text = occupancies(), words("dat_occupancy")
    fig = ink.figure(
        height=HEIGHT,
        x_label=text["x"],
        y_label=text["y"],
        x_axis_type="log",
        x_range=(3, 480),
        y_range=(0, 100),
    )
    fig.xaxis.ticker = list(_TICKS)
    fig.xaxis.major_label_overrides = {tick: f"{tick}" for tick in _TICKS}
    felt = evidence.measurement(_FELT)
    level = Span(location=evidence.stated(felt.value), dimension="width", line_dash="dashed", line_width=1.5)
    fig.add_layout(ink.dye(level, line="muted"))
    dots.hover(fig, [_draw(fig, mine, drug) for drug, mine in rows.groupby("drug", sort=False)])
    return Exhibit(
        "dat-occupancy",
        [(fig, HEIGHT, text["label"])],
        fill(text["caption"], felt=evidence.label(felt.study_id)),
        _words(rows),
        table=_table(rows),
        panels=dots.key(
            *[(ink.inks()[drug].marker, "solid", _name(drug, rows)) for drug in rows["drug"].unique()],
            ("line", "solid", text["felt"]),
        ),
    )


def _name(drug: str, rows: pd.DataFrame) -> str:
    details = [text for text in rows.loc[rows["drug"] == drug, "drug_detail"].unique() if text and text != drug]
    return f"{drug} (also {', '.join(details)})" if details else drug


def _draw(fig, rows: pd.DataFrame, drug: str):
    """One drug: bars, marks and, within a study, a line."""
    bars = ColumnDataSource({key: rows[key] for key in ("dose", "low", "high")})
    whisker = Whisker(base="dose", lower="low", upper="high", source=bars, line_width=2)
    for head in (whisker.upper_head, whisker.lower_head):
        head.size = 8
        ink.dye(head, line=drug)
    fig.add_layout(ink.dye(whisker, line=drug))
    for _, study in rows.groupby("study_id"):
        if len(study) > 1:
            line = fig.line(study["dose"], study["middle"], line_width=1.5, line_dash=ink.inks()[drug].dash)
            ink.dye(line, line=drug)
    points = [
        {
            "x": row.dose,
            "y": middle,
            "what": f"{row.drug_detail or row.drug} {evidence.dose_text(row)}",
            "result": _result(row),
            "source": evidence.label(row.study_id),
        }
        for row, middle in zip(dots.measured(rows), rows["middle"], strict=True)
    ]
    return dots.points(fig, points, drug, ink.inks()[drug].marker, size=14)


def _result(measurement: evidence.Measurement) -> str:
    spread = "" if measurement.spread is None else f" (SD {evidence.number(measurement.spread)})"
    return evidence.value_text(measurement) + spread


def _words(rows: pd.DataFrame) -> str:
    text, parts = words("dat_occupancy"), []
    for drug, mine in rows.groupby("drug", sort=False):
        scans = zip(dots.measured(mine), mine["dose"], strict=True)
        each = [
            fill(text["scan"], result=_result(one), dose=evidence.number(dose), form=_form(one)) for one, dose in scans
        ]
        parts.append(f"{drug}: {'; '.join(each)}.")
    return " ".join([*parts, text["missing"]])


def _form(measurement: evidence.Measurement) -> str:
    return f" ({measurement.drug_detail})" if measurement.drug_detail not in ("", measurement.drug) else ""


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Drug": [one.drug_detail or one.drug for one in dots.measured(rows)],
            "Oral dose": [f"{evidence.number(dose)} mg" for dose in rows["dose"]],
            "DAT occupied": [_result(one) for one in dots.measured(rows)],
            "Source": [dots.study_link(study) for study in rows["study_id"]],
            "Note": rows["note"],
        }
    )
