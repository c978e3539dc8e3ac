"""A grid of regions and drugs for one transmitter: rose, fell, no change, or never measured."""

from collections.abc import Sequence

import pandas as pd
from bokeh.models import ColumnDataSource

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import fill, listing, words
from . import dots

DRUGS = ("Semax", "d-amphetamine", "methylphenidate", "modafinil")
# Narrow enough for four columns on a phone; where there is room, the page writes the names in full.
_SHORT = ("Semax", "amphet-\namine", "methyl-\nphenidate", "modafi-\nnil")
_MARK = {"increase": "triangle", "decrease": "inverted_triangle", "none": "circle"}
_STEP = 0.3
_WIDTH = 12


def findings(transmitter: str) -> pd.DataFrame:
    """Readable rows on a transmitter or its metabolite after one of the drugs alone, one row a brain region.

    Columns of measurements.csv, and ``place``: the region's code. Rows known only from memory are left out.
    """
    rows = pd.concat([evidence.alone(evidence.table("measurements"), drug) for drug in DRUGS])
    about = rows["transmitters"].map(lambda cell: transmitter in evidence.split_ids(cell))
    rows = rows[about & (rows["seen"] != "memory") & rows["direction"].isin(_MARK) & (rows["preparation"] != "PET")]
    # How fast a response faded is not a level.
    rows = rows[~rows["value_unit"].str.contains("half_life")]
    # "DA and NE in cortex and striatum" does not say which was seen where.
    rows = rows[~(rows["transmitters"].str.contains(";") & rows["regions"].str.contains(";"))]
    rows = rows.assign(place=rows["regions"].map(evidence.split_ids)).explode("place")
    return rows[rows["place"].isin(evidence.BRAIN)].reset_index(drop=True)


def region_grid(transmitter: str, name: str, caption: str) -> Exhibit:
    """Which drug did what to a transmitter in which region, as published; the emptiness is drawn too."""
    rows, regions = findings(transmitter), evidence.vocabulary("region")
    fig, height = dots.rows_figure(
        [regions[code] for code in evidence.BRAIN],
        x_label=words("region_grid")["x"],
        row=40,
        width=_WIDTH,
        x_range=(-0.5, len(DRUGS) - 0.4),
    )
    fig.xaxis.ticker = list(range(len(DRUGS)))
    fig.xaxis.major_label_overrides = dict(enumerate(_SHORT))
    fig.xaxis.tags = [ink.wide_labels(DRUGS)]
    fig.xaxis.major_label_text_font_size = "11px"
    fig.xgrid.visible = False
    _never(fig, rows, regions)
    drawn = [_draw(fig, rows, regions, n, drug) for n, drug in enumerate(DRUGS)]
    dots.hover(fig, [mark for marks in drawn for mark in marks])
    return Exhibit(
        name,
        [(fig, height, words("region_grid")["label"])],
        caption,
        _words(rows, regions),
        table=_table(rows, regions),
        panels=dots.key(*_key(rows)),
    )


def _places(rows: pd.DataFrame) -> list[tuple[evidence.Measurement, float]]:
    """Each different finding of one cell, and how far it stands from the middle of the cell."""
    different = rows.drop_duplicates(["direction", "directness"])
    middle = (len(different) - 1) / 2
    return [(row, _STEP * (n - middle)) for n, row in enumerate(dots.measured(different))]


def _draw(fig, rows: pd.DataFrame, regions: dict, column: int, drug: str) -> list:
    """The marks of one drug in its ink."""
    groups: dict[tuple[str, bool], list[dict]] = {}
    template, ways = words("region_grid")["mark"], words("region_grid")["ways"]
    for code, here in rows[rows["drug"] == drug].groupby("place"):
        for row, shift in _places(here):
            same = here[(here["direction"] == row.direction) & (here["directness"] == row.directness)]
            told = {"drug": drug, "region": regions[code], "analyte": row.analyte, "way": ways[row.direction]}
            point = {
                "x": column + shift,
                "y": dots.wrapped(regions[code], _WIDTH),
                "what": fill(template, **told),
                "result": "; ".join(_result(one) for one in dots.measured(same)),
                "source": listing([evidence.label(study) for study in dict.fromkeys(same["study_id"])], "and"),
            }
            groups.setdefault((row.direction, row.directness == "metabolite_turnover"), []).append(point)
    marks = []
    for (direction, metabolite), points in groups.items():
        mark = dots.points(fig, points, drug, _MARK[direction], hollow=direction == "none", size=14)
        if metabolite:
            mark.glyph.fill_alpha = 0.22
            dots.points(fig, points, drug, "circle", size=3)
        marks.append(mark)
    return marks


def _never(fig, rows: pd.DataFrame, regions: dict) -> None:
    """Write "never" where nobody looked (or nothing could be read)."""
    seen = set(zip(rows["place"], rows["drug"], strict=True))
    cells = [(n, code) for n, drug in enumerate(DRUGS) for code in evidence.BRAIN if (code, drug) not in seen]
    data = ColumnDataSource(
        {
            "x": [n for n, _ in cells],
            "y": [dots.wrapped(regions[code], _WIDTH) for _, code in cells],
            "text": ["none"] * len(cells),
        }
    )
    drawn = fig.text("x", "y", "text", source=data, text_align="center", text_baseline="middle", text_font_size="11px")
    ink.dye(drawn, text="muted")


def _result(measurement: evidence.Measurement) -> str:
    return f"{evidence.dose_and_form(measurement)}: {evidence.value_text(measurement)}"


def _table(rows: pd.DataFrame, regions: dict) -> pd.DataFrame:
    rows, ways = rows.sort_values(["drug", "place"], kind="stable"), words("region_grid")["ways"]
    return pd.DataFrame(
        [
            {
                "drug": row.drug,
                "region": regions[place],
                "measured": row.quantity_detail,
                "dose": evidence.dose_and_form(row),
                "result": evidence.value_text(row),
                "direction": ways[row.direction],
                "source": dots.study_link(row.study_id),
            }
            for row, place in zip(dots.measured(rows), rows["place"], strict=True)
        ]
    )


def _words(rows: pd.DataFrame, regions: dict) -> str:
    return dots.sentences(_drug_words(rows[rows["drug"] == drug], drug, regions) for drug in DRUGS)


def _drug_words(rows: pd.DataFrame, drug: str, regions: dict) -> str:
    """One sentence a drug: how many regions, and what was found in each."""
    text, total = words("region_grid"), len(evidence.BRAIN)
    if rows.empty:
        return fill(text["empty"], drug=drug, n=total)
    parts = []
    for code in (code for code in evidence.BRAIN if code in set(rows["place"])):
        here = rows[rows["place"] == code].drop_duplicates(["analyte", "direction"])
        found = listing([f"{row.analyte} {text['ways'][row.direction]}" for row in dots.measured(here)], "and")
        parts.append(f"{regions[code]} ({found})")
    return fill(text["told"], drug=drug, n=len(parts), all=total, regions=listing(parts, "and"))


def _key(rows: pd.DataFrame) -> Sequence[tuple[str, str, str]]:
    """Only the marks that occur."""
    text = words("region_grid")
    direct = set(rows.loc[rows["directness"] == "direct_neurotransmitter", "direction"])
    indirect = rows.loc[rows["directness"] == "metabolite_turnover", "direction"]
    looks = {"increase": "solid", "decrease": "solid", "none": "hollow"}
    items = [(_MARK[way], look, text["key"][way]) for way, look in looks.items() if way in direct]
    if not indirect.empty:
        items.append((_MARK[indirect.iloc[0]], "dotted", text["metabolite"]))
    return items
