"""What was measured in the striatum after Semax alone, null results and gaps included."""

import pandas as pd
from bokeh.models import Span

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import fill, words
from . import dots

_BASELINE = 100.0  # percent
# One row of the figure each, in the order shown: analyte, preparation. A pair without a finding is a gap.
_ROWS = (
    ("5-HIAA", "tissue_content"),
    ("5-HIAA", "microdialysis"),
    ("5-HT", ""),
    ("DA", "tissue_content"),
    ("DA", "microdialysis"),
    ("DA metabolites", "tissue_content"),
    ("DA metabolites", "microdialysis"),
    ("NE", ""),
)
_ROW_HEIGHT = 42
_MARKER = {"tissue_content": "square", "microdialysis": "circle"}


def semax_measured() -> Exhibit:
    """Findings of transmitters and metabolites in the striatum, Semax given alone, in percent of baseline."""
    text = words("semax_measured")
    rows = [_row(*row, label) for row, label in zip(_ROWS, text["rows"], strict=True)]
    labels = [row["label"] for row in rows]
    fig, height = dots.rows_figure(labels, x_label=text["x"], row=_ROW_HEIGHT, x_range=(84, 236))
    fig.xaxis.ticker = [100, 125, 150, 175, 200]
    zero = Span(location=_BASELINE, dimension="height", line_width=1.5, level="underlay", line_color="black")
    fig.add_layout(ink.dye(zero, "muted"))
    found = [row for row in rows if row["x"] is not None]
    dots.hover(fig, [_draw(fig, row) for row in found])
    for row in rows:
        _write(fig, row)
    return Exhibit(
        "semax-measured",
        [(fig, height, text["label"])],
        text["caption"],
        _words(rows),
        table=_table(found),
        panels=dots.key(*_key()),
    )


def _row(analyte: str, preparation: str, label: str) -> dict:
    """A row of the figure: label, place, and the measurement behind it (None for a gap)."""
    table = evidence.alone(evidence.table("measurements"), "Semax")
    here = table[(table["analyte"] == analyte) & (table["region"] == "striatum")]
    here = here[here["preparation"] == preparation]
    if here.empty:
        return {
            "label": label,
            "y": dots.wrapped(label),
            "x": None,
            "result": words("semax_measured")["gap"],
            "finding": None,
        }
    finding = dots.measured(here)[0]
    return {
        "label": label,
        "y": dots.wrapped(label),
        "x": _percent(finding),
        "result": evidence.value_text(finding),
        "finding": finding,
        "what": f"{label}, {finding.region_detail}; {evidence.dose_text(finding)}",
        "source": evidence.label(finding.study_id),
    }


def _percent(finding: evidence.Measurement) -> float:
    """Percent of baseline; a null result stands at the baseline."""
    if finding.value is None:
        return _BASELINE
    return finding.value + (_BASELINE if finding.value_unit == "percent_change" else 0)


def _draw(fig, row: dict):
    """The mark of a finding, and its distance from the baseline."""
    finding, null = row["finding"], row["finding"].direction == "none"
    if not null:
        stem = fig.segment(x0=[_BASELINE], y0=[row["y"]], x1=[row["x"]], y1=[row["y"]], line_width=2.5)
        ink.dye(stem, "Semax")
    marker = _MARKER[finding.preparation]
    return dots.points(fig, [row], "Semax", marker, hollow=null, size=14)


def _write(fig, row: dict) -> None:
    """The result in words beside its mark; a gap says so on the baseline."""
    said = row["result"].replace(" of baseline", "").replace(" change", "") if row["x"] != _BASELINE else row["result"]
    text = fig.text(
        x=[_BASELINE if row["x"] is None else row["x"]],
        y=[row["y"]],
        text=[said],
        x_offset=12,
        text_baseline="middle",
        text_font_style="italic" if row["finding"] is None else "normal",
    )
    ink.dye(text, text="muted" if row["finding"] is None else "text")


def _words(rows: list[dict]) -> str:
    said = [f"{row['label']}: {row['result']}" + (f" ({row['source']})" if row["finding"] else "") for row in rows]
    return fill(words("semax_measured")["said"], rows="; ".join(said))


def _table(rows: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "measured": row["label"],
                "result": row["result"],
                "dose": evidence.dose_text(row["finding"]),
                "time": evidence.time_text(row["finding"]),
                "animal": row["finding"].species_detail,
                "source": dots.study_link(row["finding"].study_id),
            }
            for row in rows
        ]
    )


def _key() -> list[tuple[str, str, str]]:
    tissue, outside, null = words("semax_measured")["key"]
    return [("square", "solid", tissue), ("circle", "solid", outside), ("circle", "hollow", null)]
