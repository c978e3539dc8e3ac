"""Figures on the chain from Semax over BDNF and TrkB to the monoamines."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import turnover
from ..model.chain import enzyme_half_lives
from ..words import fill, words
from . import dots

_INK = "Semax"
_MARK = {"increase": "triangle", "decrease": "inverted_triangle", "none": "circle"}
_HOURS = (0.5, 1, 2, 4, 8, 24, 72)
# The level after Semax -> the level without; what did not change has none.
_BEFORE = {"firstova2009-02": "firstova2009-01", "firstova2009-04": "firstova2009-03"}


def _mark(study_id: str, x: float, y: object, what: str, result: str) -> dict:
    return {"x": x, "y": y, "what": what, "result": result, "source": evidence.label(study_id)}


def _signs() -> list[dict]:
    text = words("bdnf")
    return dots.key(
        (_MARK["increase"], "solid", text["signs"]["increase"]),
        (_MARK["decrease"], "solid", text["signs"]["decrease"]),
        (_MARK["none"], "hollow", text["null"]),
    )


def message_signs() -> Exhibit:
    """Up, down or unchanged: Bdnf messenger RNA in two regions over eight hours after one dose."""
    text, signs = words("bdnf")["message"], words("bdnf")["signs"]
    rows = evidence.table("measurements")
    rows = rows[(rows["study_id"] == "agapova2008") & (rows["quantity_detail"] == "Bdnf mRNA")]
    names = text["regions"]
    times = sorted(rows["time_min"].unique())
    fig, height = dots.rows_figure(list(names.values()), x_label=text["x"], row=58, x_range=(-0.5, len(times) - 0.5))
    fig.xaxis.ticker = list(range(len(times)))
    fig.xaxis.major_label_overrides = {n: f"{time:g}" for n, time in enumerate(times)}
    drawn = []
    for direction, group in rows.groupby("direction"):
        marks = [
            _mark(
                study,
                times.index(time),
                name,
                fill(text["mark"], region=name, time=f"{time:g}"),
                signs[direction],
            )
            for study, time, name in zip(group["study_id"], group["time_min"], group["region"].map(names), strict=True)
        ]
        drawn.append(dots.points(fig, marks, _INK, _MARK[direction], hollow=direction == "none", size=16))
    dots.hover(fig, drawn)
    said = []
    for code, name in names.items():
        here = rows[rows["region"] == code].sort_values("time_min")
        ways = zip(here["direction"], here["time_min"], strict=True)
        told = (fill(text["at"], sign=signs[direction], time=f"{time:g}") for direction, time in ways)
        said.append(f"{name}: {', '.join(told)}")
    return Exhibit(
        "bdnf-message",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(said),
        table=pd.DataFrame(
            {
                "region": [names[r] for r in rows["region"]],
                "minutes": rows["time_min"].map("{:g}".format),
                "Bdnf mRNA": rows["direction"].map(signs),
                "source": [dots.study_link(s) for s in rows["study_id"]],
            }
        ),
        panels=_signs(),
    )


@dataclass(frozen=True)
class Fold:
    """One step of the chain: how many-fold the control it was, and whether that is no change.

    ``told`` is its label with the quantity that the caption supplies in the plot.
    """

    label: str
    told: str
    fold: float
    result: str
    null: bool
    study_id: str


def folds() -> Exhibit:
    """How large the steps are: messages, protein and phosphorylated receptor, with the animals that did not respond."""
    steps, text = _folds(), words("bdnf")["folds"]
    fig, height = dots.rows_figure([step.label for step in steps], x_label=text["x"], row=44, x_range=(0.85, 3.25))
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
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(f"{step.told}: {step.result}" for step in steps),
        table=pd.DataFrame(
            {
                "what": [step.told for step in steps],
                "Semax against control": [step.result for step in steps],
                "source": [dots.study_link(step.study_id) for step in steps],
            }
        ),
        panels=dots.key(("hex", "solid", text["higher"]), ("hex", "hollow", words("bdnf")["null"])),
    )


def _folds() -> list[Fold]:
    """Steps with a fold, from rats as printed and from mice as the ratio of two printed levels."""
    found, text = [], words("bdnf")["folds"]
    for key, name in text["rats"].items():
        row = evidence.measurement(key)
        found.append(Fold(name, name, evidence.stated(row.value), evidence.value(key), False, row.study_id))
    for after, name in text["mice"].items():
        row, before = evidence.measurement(after), _BEFORE.get(after)
        fold, result = 1.0, words("bdnf")["signs"]["none"]
        if before:
            fold = evidence.stated(row.value) / evidence.stated(evidence.measurement(before).value)
            levels = {"before": evidence.value(before), "after": evidence.value(after)}
            result = fill(text["computed"], fold=f"{fold:.2f}", **levels)
        told = fill(text["protein"], animals=name)
        found.append(Fold(name, told, fold, result, not before, row.study_id))
    return found


def clock() -> Exhibit:
    """How much of its final change an enzyme's amount can have reached when 5-HIAA was seen to rise."""
    text, enzymes, seen = words("bdnf")["clock"], enzyme_half_lives(), evidence.measurement("eremin2005-02")
    first, last = evidence.stated(seen.time_min) / 60, evidence.stated(seen.time_max_min) / 60
    fig = ink.figure(
        height=320,
        x_label=text["x"],
        y_label=text["y"],
        x_axis_type="log",
        x_range=(0.25, 96),
        y_range=(0, 104),
    )
    dots.log_ticks(fig.xaxis[0], _HOURS)
    dots.band(fig, first, last)
    hours, told = np.geomspace(0.25, 96, 200), []
    for (name, half), dash in zip(enzymes.items(), ("solid", "dashed"), strict=True):
        course = 100 * turnover.share_reached(hours, half)
        ink.dye(fig.line(hours, course, line_width=1.5, line_dash=dash), line="muted")
        dots.label(fig, half, 50, name, dx=-14, dy=-4, align="right")
        reached = (100 * float(turnover.share_reached(hour, half)) for hour in (first, last))
        told.append((name, f"{half:g}", *(f"{share:.0f}" for share in reached)))
    return Exhibit(
        "enzyme-clock",
        [(fig, 320, text["label"])],
        text["caption"],
        dots.sentences(
            fill(text["told"], name=name, half=half, early=early, late=late, first=f"{first:g}", last=f"{last:g}")
            for name, half, early, late in told
        ),
        table=pd.DataFrame(
            told,
            columns=["enzyme", "half-life (h)", *(fill(text["reached"], hour=f"{hour:g}") for hour in (first, last))],
        ),
    )


# What BDNF itself did when it was infused, beside what Semax did.
_PAIRS = {
    "serotonin": ("martiniverson1994-02", "eremin2005-02"),
    "dopamine": ("martiniverson1994-01", "eremin2005-04"),
    "running": ("martiniverson1994-03", "eremin2004-09"),
}


def opposite_signs() -> Exhibit:
    """Three signs after infused BDNF beside the same three after Semax."""
    text, signs = words("bdnf")["opposite"], words("bdnf")["signs"]
    labels = [text["pairs"][name] for name in _PAIRS]
    fig, height = dots.rows_figure(labels, x_label="given", row=56, x_range=(-0.6, 1.6))
    fig.xaxis.ticker = [0, 1]
    fig.xaxis.major_label_overrides = dict(enumerate(text["short"]))
    fig.xgrid.visible = False
    drawn, rows = [], []
    for label, ids in zip(labels, _PAIRS.values(), strict=True):
        for column, (key, name) in enumerate(zip(ids, ("muted", _INK), strict=True)):
            row, given = evidence.measurement(key), text["given"][column]
            what, null = f"{given}: {row.quantity_detail}", row.direction == "none"
            marks = [_mark(row.study_id, column, dots.wrapped(label), what, evidence.describe(row))]
            drawn.append(dots.points(fig, marks, name, _MARK[row.direction], hollow=null, size=16))
            rows.append((label, given, row.quantity_detail, signs[row.direction], dots.study_link(row.study_id)))
    dots.hover(fig, drawn)
    return Exhibit(
        "opposite-signs",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(f"{label}: {given}, {said}" for label, given, _, said, _ in rows),
        table=pd.DataFrame(rows, columns=["what", "given", "measured", "direction", "source"]),
        panels=_signs(),
    )
