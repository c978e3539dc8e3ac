"""Figures on serotonin by region: projections, content before any drug, what the index hides, what drugs did."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import turnover
from ..words import fill, listing, words
from . import dots
from .region_grid import region_grid

_INK = "5-HT"
# How each of turnover.three_ways is drawn.
_DASHES = ("solid", "dashed", "dotdash")
_LESIONS = {"median": "square", "dorsal": "circle", "either": "diamond"}


@dataclass(frozen=True)
class Lesion:
    """What became of the serotonin of a region; a result without a number stands at zero and is ``null``."""

    region: str
    lesion: str
    x: float
    high: float | None
    null: bool
    result: str
    study_id: str


def raphe_lesions() -> Exhibit:
    """How much serotonin a region loses when the median or the dorsal raphe nucleus is destroyed."""
    found, text = _lesions(), words("serotonin")["lesions"]
    fig, height = dots.rows_figure(
        list(dict.fromkeys(one.region for one in found)), x_label=text["x"], x_range=(-80, 8)
    )
    dots.line_at(fig, 0)
    for one in found:
        if one.high is not None:
            dots.bar(fig, one.high, one.x, dots.wrapped(one.region), _INK)
    drawn = []
    for lesion, null in sorted({(one.lesion, one.null) for one in found}):
        marks = [_lesion_mark(one) for one in found if (one.lesion, one.null) == (lesion, null)]
        drawn.append(dots.points(fig, marks, _INK, _LESIONS[lesion], hollow=null))
    dots.hover(fig, drawn)
    return Exhibit(
        "raphe-lesions",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(fill(text["said"], region=one.region, lesion=one.lesion, result=one.result) for one in found),
        table=pd.DataFrame(
            {
                "region": [one.region for one in found],
                "lesion": [one.lesion for one in found],
                "result": [one.result for one in found],
                "source": [dots.study_link(one.study_id) for one in found],
            }
        ),
        panels=dots.key(
            *((shape, "solid", text["key"][lesion]) for lesion, shape in _LESIONS.items()),
            ("circle", "hollow", text["unchanged"]),
        ),
    )


def _lesion_mark(one: Lesion) -> dict:
    what = fill(words("serotonin")["lesions"]["mark"], region=one.region, lesion=one.lesion)
    source = evidence.label(one.study_id)
    return {"x": one.x, "y": dots.wrapped(one.region), "what": what, "result": one.result, "source": source}


def _lesions() -> list[Lesion]:
    """The results of the lesion study, the two best known regions first."""
    found, unchanged = [], words("serotonin")["lesions"]["unchanged"]
    for row in evidence.rows("regional_serotonin"):
        null = row.value is None and row.value_detail == "not significant"
        if not row.lesion or (row.value is None and not null):
            continue
        ends = "" if row.value_high is None else f" to {evidence.number(row.value_high)}"
        result = unchanged if row.value is None else f"{evidence.number(row.value)}{ends} %"
        x = 0.0 if row.value is None else row.value
        found.append(Lesion(row.region_detail, row.lesion, x, row.value_high, null, result, row.study_id))
    order = {"hippocampus": 0, "caudate-putamen": 1}
    return sorted(found, key=lambda one: (order.get(one.region, 2), one.region, one.lesion))


def before_any_drug() -> Exhibit:
    """Serotonin, its metabolite and their ratio in five regions of mice that got no drug."""
    rows = turnover.regional_index()
    content, high = _content(rows)
    index, low = _index(rows)
    text = words("serotonin")["regions"]
    said = [_regions_told(text["said"], row) for row in rows.to_dict("records")]
    return Exhibit(
        "serotonin-regions",
        [(content, high, text["labels"][0]), (index, low, text["labels"][1])],
        text["caption"],
        dots.sentences(said),
        table=_index_table(rows),
        panels=dots.key(
            ("square", "solid", text["key"][0]),
            ("square", "dotted", text["key"][1]),
            ("diamond", "solid", text["key"][2]),
            ("diamond", "hollow", text["key"][3]),
        ),
    )


def _regions_told(template: str, row: dict) -> str:
    contents = {name: f"{row[name]:g}" for name in ("ht", "ht_spread", "hiaa", "hiaa_spread")}
    return fill(template, region=row["region"], **contents, mass=f"{row['mass']:.2f}", molar=f"{row['molar']:.2f}")


def _content(rows: pd.DataFrame):
    """Serotonin and 5-HIAA with their spread, one line each below the other."""
    text = words("serotonin")["regions"]
    fig, height = dots.rows_figure(list(rows["region"]), x_label=text["x"][0], row=44, x_range=(0, 2150))
    source = evidence.label("fox2008")
    drawn = []
    for amine, column, shift, marker in (("serotonin", "ht", 0.16, "square"), ("5-HIAA", "hiaa", -0.16, "square_dot")):
        marks = []
        for region, mean, spread in zip(rows["region"], rows[column], rows[f"{column}_spread"], strict=True):
            place = (dots.wrapped(region), shift)
            dots.bar(fig, mean - spread, mean + spread, place, _INK)
            what = fill(text["mark"][0], region=region, amine=amine)
            result = fill(text["mark"][1], mean=f"{mean:g}", spread=f"{spread:g}")
            marks.append({"x": mean, "y": place, "what": what, "result": result, "source": source})
        if amine == "5-HIAA":  # paper under the pale mark, so that its bar does not show through
            dots.points(fig, marks, _INK, "square", hollow=True)
        mark = dots.points(fig, marks, _INK, marker)
        mark.glyph.fill_alpha = 1 if amine == "serotonin" else 0.22
        drawn.append(mark)
    dots.hover(fig, drawn)
    return fig, height


def _index(rows: pd.DataFrame):
    """The ratio, counted in two ways."""
    text = words("serotonin")["regions"]
    fig, height = dots.rows_figure(list(rows["region"]), x_label=text["x"][1], x_range=(0, 1.15))
    drawn = []
    for column, hollow in (("mass", True), ("molar", False)):
        marks = [
            {
                "x": getattr(r, column),
                "y": dots.wrapped(r.region),
                "what": fill(text["ratio"][0], region=r.region, how=text["ways"][column]),
                "result": f"{getattr(r, column):.2f}",
                "source": fill(text["ratio"][1], source=evidence.label("fox2008")),
            }
            for r in rows.itertuples()
        ]
        drawn.append(dots.points(fig, marks, _INK, "diamond", hollow=hollow, size=14))
    dots.hover(fig, drawn)
    return fig, height


def _index_table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region": rows["region"],
            "serotonin (pg/mg)": [f"{r.ht:g} ± {r.ht_spread:g}" for r in rows.itertuples()],
            "5-HIAA (pg/mg)": [f"{r.hiaa:g} ± {r.hiaa_spread:g}" for r in rows.itertuples()],
            "index by mass": rows["mass"].map("{:.2f}".format),
            "index by molecules": rows["molar"].map("{:.2f}".format),
            "source": [dots.study_link("fox2008")] * len(rows),
        }
    )


def transporter_density() -> Exhibit:
    """How much SERT there is in three groups of regions, on a scale of equal ratios."""
    text, every = words("serotonin")["density"], evidence.rows("regional_serotonin")
    rows = [one for one in every if one.quantity == "SERT density" and one.unit == "fmol/mg tissue"]
    fig, height = dots.rows_figure(
        [row.region_detail for row in rows],
        x_label=text["x"],
        row=78,
        x_axis_type="log",
        x_range=(5, 600),
    )
    dots.log_ticks(fig.xaxis[0], (10, 30, 100, 300))
    marks, said = [], []
    for row in rows:
        ends = [end for end in (row.value, row.value_high) if end is not None]
        result = f"{' to '.join(f'{end:g}' for end in ends)} fmol/mg tissue"
        said.append(f"{row.region_detail}: {result}.")
        y, source = dots.wrapped(row.region_detail), evidence.label(row.study_id)
        if len(ends) > 1:
            dots.bar(fig, ends[0], ends[1], y, _INK)
        what = f"{row.region_detail} (pig)"
        marks += [{"x": end, "y": y, "what": what, "result": result, "source": source} for end in ends]
    dots.hover(fig, [dots.points(fig, marks, _INK, "hex")])
    return Exhibit(
        "sert-regions",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(said),
        table=pd.DataFrame(
            {
                "regions": [row.region_detail for row in rows],
                "SERT (fmol/mg tissue)": [line.rpartition(": ")[2].removesuffix(" fmol/mg tissue.") for line in said],
                "source": [dots.study_link(row.study_id) for row in rows],
            }
        ),
        panels=dots.key(("hex", "solid", text["key"])),
    )


def index_three_ways() -> Exhibit:
    """The same rise of 5-HIAA/5-HT, made in three ways: modeled, with the factor that was measured for 5-HIAA."""
    text, factor = words("serotonin")["index"], measured_factor()
    percent = turnover.three_ways_table(factor).set_index("change").mul(100).round().astype(int)
    said = [fill(text["said"], change=name, **row) for name, row in percent.iterrows()]
    start = turnover.striatum()
    index = _courses(factor, turnover.index_course, start.index, text["y"][0])
    metabolite = _courses(factor, turnover.metabolite_course, start.metabolite, text["y"][1])
    # Words beside the lines: no legend to match.
    lines = text["lines"]
    dots.label(index, 0.2, 100 * factor, lines["store"], dy=-12)
    dots.label(index, 1.2, 100 + 50 * (factor - 1), lines["others"])
    dots.label(metabolite, 3, 100 * factor, lines["made"], dy=-12)
    dots.label(metabolite, 2.6, 100 + 70 * (factor - 1), lines["cleared"])
    dots.label(metabolite, 2.6, 100, lines["store"], dy=-12)
    return Exhibit(
        "index-three-ways",
        [
            (index, 240, text["labels"][0]),
            (metabolite, 240, text["labels"][1]),
        ],
        text["caption"],
        dots.sentences(said),
        table=pd.DataFrame(
            {
                "what changed": percent.index,
                "serotonin (%)": list(percent["amine"]),
                "5-HIAA (%)": list(percent["metabolite"]),
                "5-HIAA/5-HT (%)": list(percent["index"]),
                "rate of synthesis (%)": list(percent["rate"]),
            }
        ),
    )


def _courses(factor: float, course: Callable, start: float, y_label: str):
    """One line a way, in percent of ``start``, from a little before the switch."""
    x_label = words("serotonin")["index"]["x"]
    fig = ink.figure(height=240, x_label=x_label, y_label=y_label, x_range=(-0.6, 6))
    fig.y_range.start, fig.y_range.end = 96, 100 * factor + 6
    hours, before = np.linspace(0, 6, 121), turnover.striatum()
    for pools, dash in zip(turnover.three_ways(factor).values(), _DASHES, strict=True):
        x = np.concatenate([[-0.6, 0], hours])
        y = np.concatenate([[100, 100], 100 * course(hours, before, pools) / start])
        ink.dye(fig.line(x, y, line_width=1.5, line_dash=dash), line=_INK)
    return fig


def measured_factor() -> float:
    """How many-fold 5-HIAA was in striatal tissue two hours after Semax (Eremin et al. 2005)."""
    return 1 + evidence.stated(evidence.measurement("eremin2005-01").value) / 100


def serotonin_by_region() -> Exhibit:
    """What four drugs, each alone, did to serotonin or 5-HIAA in eight regions."""
    return region_grid(
        "5-HT",
        "serotonin-grid",
        words("serotonin")["grid"],
    )


def semax_regions() -> tuple[list[str], list[str]]:
    """Regions where serotonin or 5-HIAA was measured after Semax, and regions where it never was."""
    map_ = evidence.coverage("Semax")
    map_, names = map_[map_["transmitter"] == "5-HT"], evidence.vocabulary("region")
    return (
        [names[code] for code in map_.loc[map_["status"] != "never", "region"]],
        [names[code] for code in map_.loc[map_["status"] == "never", "region"]],
    )


def summary() -> str:
    """The key results of the page as text, for the cell that the tests compare."""
    rows, factor = turnover.regional_index(), measured_factor()
    text = words("serotonin")["summary"]
    lines = [text["rest"]]
    lines += [f" {r.region:30} {r.molar:.2f}" for r in rows.itertuples()]
    lines.append(fill(text["synthesis"], factor=f"{factor:.2f}"))
    for row in turnover.three_ways_table(factor).to_dict("records"):
        lines.append(f" {row['change']:30} x{row['rate']:.2f}")
    measured, never = semax_regions()
    lines += [
        text["after"],
        fill(text["measured"], regions=listing(measured, "and")),
        fill(text["never"], n=len(never)),
    ]
    return "\n".join(lines)
