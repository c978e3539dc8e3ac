"""Figures on the chain from Semax over BDNF and TrkB to the monoamines."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import turnover
from ..model.chain import enzyme_half_lives
from . import dots

_INK = "Semax"
_MARK = {"increase": "triangle", "decrease": "inverted_triangle", "none": "circle"}
_SIGNS = (
    ("triangle", "solid", "up"),
    ("inverted_triangle", "solid", "down"),
    ("circle", "hollow", "measured, no change"),
)
_SAID = {"increase": "up", "decrease": "down", "none": "no change"}
_HOURS = (0.5, 1, 2, 4, 8, 24, 72)


def _mark(study_id: str, x: float, y: object, what: str, result: str) -> dict:
    return {"x": x, "y": y, "what": what, "result": result, "source": evidence.label(study_id)}


def message_signs() -> Exhibit:
    """Up, down or unchanged: Bdnf messenger RNA in two regions over eight hours after one dose."""
    rows = evidence.table("measurements")
    rows = rows[(rows["study_id"] == "agapova2008") & (rows["quantity_detail"] == "Bdnf mRNA")]
    names = {"hippocampus": "hippocampus", "prefrontal_cortex": "frontal cortex"}
    times = sorted(rows["time_min"].unique())
    fig, height = dots.rows_figure(
        list(names.values()), x_label="time after the dose (min)", row=58, x_range=(-0.5, len(times) - 0.5)
    )
    fig.xaxis.ticker = list(range(len(times)))
    fig.xaxis.major_label_overrides = {n: f"{time:g}" for n, time in enumerate(times)}
    drawn = []
    for direction, group in rows.groupby("direction"):
        marks = [
            _mark(study, times.index(time), name, f"Bdnf mRNA, {name}, {time:g} min", _SAID[direction])
            for study, time, name in zip(group["study_id"], group["time_min"], group["region"].map(names), strict=True)
        ]
        drawn.append(dots.points(fig, marks, _INK, _MARK[direction], hollow=direction == "none", size=16))
    dots.hover(fig, drawn)
    said = []
    for code, name in names.items():
        here = rows[rows["region"] == code].sort_values("time_min")
        ways = zip(here["direction"], here["time_min"], strict=True)
        said.append(f"{name}: " + ", ".join(f"{_SAID[direction]} at {time:g} min" for direction, time in ways))
    return Exhibit(
        "bdnf-message",
        [(fig, height, "Direction of change of Bdnf mRNA in two regions")],
        "Direction of change of Bdnf messenger RNA in rat brain after one nasal dose of Semax. The abstract gives "
        "signs and no sizes, and its sentence about the last time is unclear. Times are not to scale.",
        dots.sentences(said),
        table=pd.DataFrame(
            {
                "region": [names[r] for r in rows["region"]],
                "minutes": rows["time_min"].map("{:g}".format),
                "Bdnf mRNA": rows["direction"].map(_SAID),
                "source": [dots.study_link(s) for s in rows["study_id"]],
            }
        ),
        panels=dots.key(*_SIGNS),
    )


@dataclass(frozen=True)
class Fold:
    """One step of the chain: how many-fold the control it was, and whether that is no change."""

    label: str
    fold: float
    result: str
    null: bool
    study_id: str


def folds() -> Exhibit:
    """How large the steps are: messages, protein and phosphorylated receptor, with the animals that did not respond."""
    steps = _folds()
    fig, height = dots.rows_figure(
        [step.label for step in steps], x_label="Semax against control (-fold)", row=44, x_range=(0.85, 3.25)
    )
    dots.line_at(fig, 1)
    drawn = []
    for null in (False, True):
        marks = [
            _mark(step.study_id, step.fold, dots.wrapped(step.label), step.label, step.result)
            for step in steps
            if step.null == null
        ]
        drawn.append(dots.points(fig, marks, _INK, "hex", hollow=null))
    dots.hover(fig, drawn)
    return Exhibit(
        "bdnf-folds",
        [(fig, height, "Size of each step in BDNF and TrkB")],
        "Messenger RNA, BDNF protein and phosphorylated TrkB after Semax. Rats: one dose, hippocampus, largest value. "
        "Mice: BDNF protein after repeated doses; good explorers did not respond. The line at 1 is the control.",
        dots.sentences(f"{_spoken(step.label)}: {step.result}" for step in steps),
        table=pd.DataFrame(
            {
                "what": [_spoken(step.label) for step in steps],
                "Semax against control": [step.result for step in steps],
                "source": [dots.study_link(step.study_id) for step in steps],
            }
        ),
        panels=dots.key(("hex", "solid", "higher than control"), ("hex", "hollow", "measured, no change")),
    )


def _spoken(label: str) -> str:
    """A row's label with the quantity that the caption supplies in the plot."""
    return label if label.endswith("rat") else f"BDNF protein, {label}"


def _folds() -> list[Fold]:
    """Steps with a fold, from rats as printed and from mice as the ratio of two printed levels."""
    found = []
    for key, name in (
        ("dolotov2006b-03", "Bdnf exon III message, rat"),
        ("dolotov2006b-04", "TrkB message, rat"),
        ("dolotov2006b-02", "phosphorylated TrkB, rat"),
        ("dolotov2006b-01", "BDNF protein, rat"),
    ):
        row = evidence.measurement(key)
        found.append(Fold(name, evidence.stated(row.value), evidence.value(key), False, row.study_id))
    for before, after, name in (
        ("firstova2009-01", "firstova2009-02", "hippocampus, mice, poor explorers"),
        ("firstova2009-03", "firstova2009-04", "cortex, mice, poor explorers"),
        ("", "firstova2009-06", "hippocampus, mice, good explorers"),
        ("", "firstova2009-07", "cortex, mice, good explorers"),
    ):
        row = evidence.measurement(after)
        fold, result = 1.0, "no change"
        if before:
            fold = evidence.stated(row.value) / evidence.stated(evidence.measurement(before).value)
            result = f"{fold:.2f}-fold, computed from {evidence.value(before)} and {evidence.value(after)}"
        found.append(Fold(name, fold, result, not before, row.study_id))
    return found


def clock() -> Exhibit:
    """How much of its final change an enzyme's amount can have reached when 5-HIAA was seen to rise."""
    enzymes, seen = enzyme_half_lives(), evidence.measurement("eremin2005-02")
    first, last = evidence.stated(seen.time_min) / 60, evidence.stated(seen.time_max_min) / 60
    fig = ink.figure(
        height=320,
        x_label="time after the switch (h, log scale)",
        y_label="share of the change reached (%)",
        x_axis_type="log",
        x_range=(0.25, 96),
        y_range=(0, 104),
    )
    dots.log_ticks(fig.xaxis[0], _HOURS)
    dots.band(fig, first, last)
    hours, reached = np.geomspace(0.25, 96, 200), []
    for (name, half), dash in zip(enzymes.items(), ("solid", "dashed"), strict=True):
        course = 100 * turnover.share_reached(hours, half)
        ink.dye(fig.line(hours, course, line_width=1.5, line_dash=dash), line="muted")
        dots.label(fig, half, 50, name, dx=-14, dy=-4, align="right")
        reached.append((name, half, *(100 * float(turnover.share_reached(hour, half)) for hour in (first, last))))
    return Exhibit(
        "enzyme-clock",
        [(fig, 320, "Share of its final change reached by an enzyme's amount")],
        "Modeled: an enzyme's amount approaches its new level with its own half-life. TH as in bovine chromaffin "
        "cells; TPH1, the form outside the brain, as in mast-cell lines (longest value). The band is when 5-HIAA was "
        "seen to rise after Semax.",
        dots.sentences(
            f"{name} (half-life {half:g} h): {early:.0f} % after {first:g} h, {late:.0f} % after {last:g} h"
            for name, half, early, late in reached
        ),
        table=pd.DataFrame(
            [(name, f"{half:g}", f"{early:.0f}", f"{late:.0f}") for name, half, early, late in reached],
            columns=["enzyme", "half-life (h)", f"reached at {first:g} h (%)", f"reached at {last:g} h (%)"],
        ),
    )


# What BDNF itself did when it was infused, beside what Semax did.
_PAIRS = {
    "serotonin turnover or metabolite": ("martiniverson1994-02", "eremin2005-02"),
    "dopamine turnover or metabolites": ("martiniverson1994-01", "eremin2005-04"),
    "running after amphetamine": ("martiniverson1994-03", "eremin2004-09"),
}


def opposite_signs() -> Exhibit:
    """Three signs after infused BDNF beside the same three after Semax."""
    fig, height = dots.rows_figure(list(_PAIRS), x_label="given", row=56, x_range=(-0.6, 1.6))
    fig.xaxis.ticker = [0, 1]
    fig.xaxis.major_label_overrides = {0: "BDNF,\ntwo weeks", 1: "Semax,\none dose"}
    fig.xgrid.visible = False
    drawn, rows = [], []
    for label, ids in _PAIRS.items():
        for column, (key, name) in enumerate(zip(ids, ("muted", _INK), strict=True)):
            row, given = evidence.measurement(key), ("BDNF infused into the midbrain", "Semax")[column]
            what, null = f"{given}: {row.quantity_detail}", row.direction == "none"
            marks = [_mark(row.study_id, column, dots.wrapped(label), what, evidence.describe(row))]
            drawn.append(dots.points(fig, marks, name, _MARK[row.direction], hollow=null, size=16))
            rows.append((label, given, row.quantity_detail, _SAID[row.direction], dots.study_link(row.study_id)))
    dots.hover(fig, drawn)
    return Exhibit(
        "opposite-signs",
        [(fig, height, "Direction of change after BDNF and after Semax")],
        "Left: BDNF protein infused at the "
        "substantia nigra of rats for two weeks, turnover in striatum. Right: one dose of Semax in rats or mice, "
        "metabolites in striatum.",
        dots.sentences(f"{label}: {given}, {said}" for label, given, _, said, _ in rows),
        table=pd.DataFrame(rows, columns=["what", "given", "measured", "direction", "source"]),
        panels=dots.key(*_SIGNS),
    )
