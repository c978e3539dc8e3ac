"""Figures on serotonin by region: projections, content before any drug, what the index hides, what drugs did."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import turnover
from ..words import listing
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
    found = _lesions()
    fig, height = dots.rows_figure(
        list(dict.fromkeys(one.region for one in found)), x_label="change of tissue serotonin (%)", x_range=(-80, 8)
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
        [(fig, height, "Change of serotonin by region after two lesions")],
        "Tissue serotonin in rat forebrain after one of the two raphe nuclei was destroyed. A deep loss means that the "
        "region gets its serotonin from that nucleus. Hollow: measured, no significant change.",
        dots.sentences(f"{one.region}, {one.lesion} raphe destroyed: {one.result}" for one in found),
        table=pd.DataFrame(
            {
                "region": [one.region for one in found],
                "lesion": [one.lesion for one in found],
                "result": [one.result for one in found],
                "source": [dots.study_link(one.study_id) for one in found],
            }
        ),
        panels=dots.key(
            ("square", "solid", "median raphe destroyed"),
            ("circle", "solid", "dorsal raphe destroyed"),
            ("diamond", "solid", "either nucleus destroyed"),
            ("circle", "hollow", "no significant change"),
        ),
    )


def _lesion_mark(one: Lesion) -> dict:
    what = f"{one.region}, {one.lesion} raphe destroyed (rat)"
    source = evidence.label(one.study_id)
    return {"x": one.x, "y": dots.wrapped(one.region), "what": what, "result": one.result, "source": source}


def _lesions() -> list[Lesion]:
    """The results of the lesion study, the two best known regions first."""
    found = []
    for row in evidence.rows("regional_serotonin"):
        null = row.value is None and row.value_detail == "not significant"
        if not row.lesion or (row.value is None and not null):
            continue
        ends = "" if row.value_high is None else f" to {evidence.number(row.value_high)}"
        result = "no significant change" if row.value is None else f"{evidence.number(row.value)}{ends} %"
        x = 0.0 if row.value is None else row.value
        found.append(Lesion(row.region_detail, row.lesion, x, row.value_high, null, result, row.study_id))
    order = {"hippocampus": 0, "caudate-putamen": 1}
    return sorted(found, key=lambda one: (order.get(one.region, 2), one.region, one.lesion))


def before_any_drug() -> Exhibit:
    """Serotonin, its metabolite and their ratio in five regions of mice that got no drug."""
    rows = turnover.regional_index()
    content, high = _content(rows)
    index, low = _index(rows)
    said = [
        f"{r.region}: serotonin {r.ht:g} ± {r.ht_spread:g}, 5-HIAA {r.hiaa:g} ± {r.hiaa_spread:g} pg/mg tissue, "
        f"index {r.mass:.2f} by mass, {r.molar:.2f} by molecules."
        for r in rows.itertuples()
    ]
    return Exhibit(
        "serotonin-regions",
        [(content, high, "Tissue serotonin and 5-HIAA by region"), (index, low, "5-HIAA/5-HT by region")],
        "Before any drug: wild-type mice. Above, tissue serotonin and 5-HIAA with the spread as printed (the source "
        "does not say whether SD or SEM). Below, their ratio by mass and by number of molecules.",
        dots.sentences(said),
        table=_index_table(rows),
        panels=dots.key(
            ("square", "solid", "above: serotonin"),
            ("square", "dotted", "above, pale with a dot: 5-HIAA"),
            ("diamond", "solid", "below: ratio by molecules"),
            ("diamond", "hollow", "below: ratio by mass"),
        ),
    )


def _content(rows: pd.DataFrame):
    """Serotonin and 5-HIAA with their spread, one line each below the other."""
    fig, height = dots.rows_figure(list(rows["region"]), x_label="pg per mg of tissue", row=44, x_range=(0, 2150))
    source = evidence.label("fox2008")
    drawn = []
    for amine, column, shift, marker in (("serotonin", "ht", 0.16, "square"), ("5-HIAA", "hiaa", -0.16, "square_dot")):
        marks = []
        for region, mean, spread in zip(rows["region"], rows[column], rows[f"{column}_spread"], strict=True):
            place = (dots.wrapped(region), shift)
            dots.bar(fig, mean - spread, mean + spread, place, _INK)
            what, result = f"{region}: {amine}, wild-type mouse", f"{mean:g} ± {spread:g} pg/mg tissue"
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
    fig, height = dots.rows_figure(list(rows["region"]), x_label="5-HIAA/5-HT (ratio)", x_range=(0, 1.15))
    drawn = []
    for column, hollow, how in (("mass", True, "by mass"), ("molar", False, "by molecules")):
        marks = [
            {
                "x": getattr(r, column),
                "y": dots.wrapped(r.region),
                "what": f"{r.region}: 5-HIAA/5-HT {how}",
                "result": f"{getattr(r, column):.2f}",
                "source": f"computed from {evidence.label('fox2008')}",
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
    every = evidence.rows("regional_serotonin")
    rows = [one for one in every if one.quantity == "SERT density" and one.unit == "fmol/mg tissue"]
    fig, height = dots.rows_figure(
        [row.region_detail for row in rows],
        x_label="SERT density (fmol per mg of tissue)",
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
        [(fig, height, "SERT density in three groups of regions")],
        "Density of the serotonin transporter, pig brain, binding of labeled citalopram. Equal distances are equal "
        "ratios.",
        dots.sentences(said),
        table=pd.DataFrame(
            {
                "regions": [row.region_detail for row in rows],
                "SERT (fmol/mg tissue)": [line.rpartition(": ")[2].removesuffix(" fmol/mg tissue.") for line in said],
                "source": [dots.study_link(row.study_id) for row in rows],
            }
        ),
        panels=dots.key(("hex", "solid", "binding; a bar joins the ends of a published range")),
    )


def index_three_ways() -> Exhibit:
    """The same rise of 5-HIAA/5-HT, made in three ways: modeled, with the factor that was measured for 5-HIAA."""
    factor = measured_factor()
    percent = turnover.three_ways_table(factor).set_index("change").mul(100).round().astype(int)
    said = [
        f"If {name}, serotonin ends at {row['amine']} %, 5-HIAA at {row['metabolite']} %, the index at "
        f"{row['index']} % and the rate of making serotonin at {row['rate']} % of before"
        for name, row in percent.iterrows()
    ]
    start = turnover.striatum()
    index = _courses(factor, turnover.index_course, start.index, "5-HIAA/5-HT (% of before)")
    metabolite = _courses(factor, turnover.metabolite_course, start.metabolite, "5-HIAA (% of before)")
    # Words beside the lines: no legend to match.
    dots.label(index, 0.2, 100 * factor, "smaller store", dy=-12)
    dots.label(index, 1.2, 100 + 50 * (factor - 1), "the other two")
    dots.label(metabolite, 3, 100 * factor, "more made", dy=-12)
    dots.label(metabolite, 2.6, 100 + 70 * (factor - 1), "cleared more slowly")
    dots.label(metabolite, 2.6, 100, "smaller store", dy=-12)
    return Exhibit(
        "index-three-ways",
        [
            (index, 240, "Modeled 5-HIAA/5-HT after three different changes"),
            (metabolite, 240, "Modeled 5-HIAA after the same three changes"),
        ],
        "Modeled, not measured: three changes that raise 5-HIAA/5-HT by the same factor. Above, the index: all three "
        "end at one height. Below, 5-HIAA alone: with a smaller store it does not move.",
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
    fig = ink.figure(height=240, x_label="time after the switch (h)", y_label=y_label, x_range=(-0.6, 6))
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
        "Serotonin or its metabolite after one drug alone, rats and mice, microdialysis or tissue. “none” means that "
        "no readable measurement exists, which is not the same as no change.",
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
    lines = ["5-HIAA/5-HT by molecules, at rest"]
    lines += [f" {r.region:30} {r.molar:.2f}" for r in rows.itertuples()]
    lines.append(f"synthesis, when the index is x{factor:.2f}")
    for row in turnover.three_ways_table(factor).to_dict("records"):
        lines.append(f" {row['change']:30} x{row['rate']:.2f}")
    measured, never = semax_regions()
    lines += [
        "serotonin or 5-HIAA after Semax",
        f" measured: {listing(measured, 'and')}",
        f" no readable result: {len(never)} regions",
    ]
    return "\n".join(lines)
