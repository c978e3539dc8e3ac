"""Figures on norepinephrine: firing, affinities, the schematic inverted U, how uncertain it is, what drugs did."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..model import inverted_u as model
from ..words import fill, listing, words
from . import dots
from .region_grid import region_grid

_INK = "NE"
_X = (1, 10_000)
_TICKS = (1, 10, 100, 1000)
_GREEK = {"alpha": "α", "beta": "β"}
# The two states of a receptor, in the words of the page, and what half of a constant means.
_STATES = {"high": "tight", "low": "loose"}
_HALVES = {"Ki": "binding", "EC50": "a response"}


def greek(text: str) -> str:
    """``"alpha2"`` -> ``"α2"``."""
    for word, letter in _GREEK.items():
        text = text.replace(word, letter)
    return text


@dataclass(frozen=True)
class Discharge:
    """How fast neurons fire in a state: from ``low`` to ``high`` spikes/s, or only below ``high``."""

    state: str
    low: float
    high: float
    bounded: bool
    result: str
    study_id: str


def firing() -> Exhibit:
    """How fast locus coeruleus neurons fire in sleep and waking."""
    rows, text = _firing(), words("norepinephrine")["firing"]
    fig, height = dots.rows_figure([row.state for row in rows], x_label=text["x"], x_range=(-0.25, 6.6))
    marks: dict[bool, list[dict]] = {False: [], True: []}
    for row in rows:
        y = dots.wrapped(row.state)
        dots.bar(fig, row.low, row.high, y, _INK, width=3)
        for x in sorted({row.low, row.high} if row.bounded else {row.high}):
            mark = {"x": x, "y": y, "what": row.state, "result": row.result, "source": evidence.label(row.study_id)}
            marks[row.high == 0].append(mark)
    drawn = [dots.points(fig, found, _INK, "hex", hollow=silent) for silent, found in marks.items()]
    dots.hover(fig, drawn)
    return Exhibit(
        "lc-firing",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(f"{row.state}: {row.result}" for row in rows),
        table=pd.DataFrame(
            {
                "state": [row.state for row in rows],
                "result": [row.result for row in rows],
                "source": [dots.study_link(row.study_id) for row in rows],
            }
        ),
        panels=dots.key(("hex", "solid", text["key"][0]), ("hex", "hollow", text["key"][1])),
    )


def _firing() -> list[Discharge]:
    """One an animal and a state; what was never read is left out."""
    found = []
    for row in (one for one in evidence.rows("steady_states") if one.vigilance):
        columns = (cell.split(";") for cell in (row.vigilance, row.lows, row.highs))
        for state, low, high in zip(*columns, strict=True):
            bottom, top = float(low or 0), float(high)
            result = "silent" if top == 0 else f"{_ends(low, high)} spikes/s"
            found.append(Discharge(f"{row.animal}, {state}", bottom, top, bool(low), result, row.study_id))
    return found


def _ends(low: str, high: str) -> str:
    """``"1"`` and ``"2"`` -> ``"1-2"`` with a dash; what has no lower end is below the upper one."""
    if not low:
        return f"below {high}"
    return low if low == high else f"{low}\N{EN DASH}{high}"


def affinities() -> Exhibit:
    """Every readable affinity of norepinephrine for its receptors."""
    rows, text = model.affinity_rows(), words("norepinephrine")["affinities"]
    # The usual set first, then the others by receptor.
    order = ["alpha2", "alpha1", "beta1", "beta2"]
    rows["place"] = 10 * (rows["seen"] != "secondary") + rows["group"].map(order.index)
    rows = rows.sort_values(["place", "nM"], ignore_index=True)
    rows["label"] = [
        greek(_receptor(*names)) for names in zip(rows["group"], rows["tissue"], rows["state"], strict=True)
    ]
    fig, height = dots.rows_figure(
        list(rows["label"]),
        x_label=text["x"],
        x_axis_type="log",
        x_range=(0.1, 60_000),
        row=36,
    )
    dots.log_ticks(fig.xaxis[0], (1, 100, 10_000))
    drawn = []
    for (second, constant), group in rows.groupby([rows["seen"] == "secondary", rows["constant"]]):
        marks = [
            {
                "x": r.nM,
                "y": dots.wrapped(r.label),
                "what": greek(r.receptor),
                "result": f"{r.nM:,g} nM, {_HALVES[constant]}",
                "source": f"{evidence.label(r.study_id)}; read: {evidence.vocabulary('seen')[r.seen]}",
            }
            for r in group.itertuples()
        ]
        shape, size = ("diamond", 15) if constant == "EC50" else ("hex", 12)
        drawn.append(dots.points(fig, marks, _INK, shape, hollow=second, size=size))
    dots.hover(fig, drawn)
    return Exhibit(
        "ne-affinities",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(
            fill(text["response" if row.constant == "EC50" else "told"], receptor=row.label, level=f"{row.nM:,g}")
            for row in rows.itertuples()
        ),
        table=pd.DataFrame(
            {
                "receptor": rows["receptor"].map(greek),
                "state": rows["state"],
                "nM": rows["nM"].map("{:,g}".format),
                "half of": rows["constant"].map(_HALVES),
                "read": rows["seen"].map(evidence.vocabulary("seen")),
                "source": [dots.study_link(study) for study in rows["study_id"]],
            }
        ),
        panels=dots.key(
            ("hex", "solid", text["key"][0]),
            ("hex", "hollow", text["key"][1]),
            ("diamond", "solid", text["key"][2]),
        ),
    )


def _receptor(group: str, tissue: str, state: str) -> str:
    """A short name of a receptor row: which receptor, whose, which state."""
    return ", ".join(filter(None, (group, tissue, _STATES.get(state))))


def curve() -> Exhibit:
    """Occupancies above, their schematic difference below; the resting level stands where a free factor puts it."""
    text, way = words("norepinephrine")["curve"], model.assumptions()[0]
    x = np.geomspace(*_X, 241)
    top, rest = model.optimum(way), model.extracellular()
    upper, lower = _occupancies(x, way), _schematic(x, way)
    best = float(model.performance(top, way))
    places = [(s, s * rest, 100 * float(model.performance(s * rest, way)) / best) for s in model.LOCAL_FACTORS]
    _resting(lower, places, top)
    k = way.affinities
    halves = {"alpha2": f"{k.alpha2:g}", "alpha1": f"{k.alpha1:g}", "beta1": f"{k.beta1:g}"}
    told = [(factor, f"{local:g}", f"{share:.0f}") for factor, local, share in places]
    each = " ".join(fill(text["place"], sigma=s, local=local, share=share) for s, local, share in told)
    return Exhibit(
        "inverted-u",
        [(upper, 280, text["labels"][0]), (lower, 300, text["labels"][1])],
        text["caption"],
        fill(text["said"], **halves, top=f"{top:.0f}", rest=f"{rest:g}", places=each),
        table=pd.DataFrame(told, columns=text["columns"]),
        panels=dots.key(("triangle", "hollow", text["key"])),
    )


def _resting(fig, places: list[tuple[int, float, float]], top: float) -> None:
    """The resting level where each guess of the free factor puts it: (factor, local nM, % of best)."""
    source, marks, text = evidence.label("abercrombie1988"), [], words("norepinephrine")["curve"]["mark"]
    for factor, local, share in places:
        what, result = fill(text[0], sigma=factor), fill(text[1], local=f"{local:g}", share=f"{share:.0f}")
        marks.append({"x": local, "y": share, "what": what, "result": result, "source": source})
        left = local < 0.9 * top
        dots.label(fig, local, share, f"σ = {factor}", dx=-12 if left else 12, dy=-8, align="right" if left else "left")
    dots.hover(fig, [dots.points(fig, marks, _INK, "triangle", hollow=True, size=13)])


def _occupancies(x: np.ndarray, way: model.Assumption):
    """The three occupancy curves, named at the line."""
    x_label, (y_label, _) = words("norepinephrine")["local"], words("norepinephrine")["curve"]["y"]
    fig = ink.figure(height=280, x_label=x_label, y_label=y_label, x_axis_type="log", x_range=_X, y_range=(0, 104))
    dots.log_ticks(fig.xaxis[0], _TICKS)
    k = way.affinities
    looks = (("α2", k.alpha2, "solid", -10), ("α1", k.alpha1, "dashed", -10), ("β1", k.beta1, "dotted", 10))
    for name, half, dash, shift in looks:
        ink.dye(fig.line(x, 100 * model.occupancy(x, half), line_width=1.5, line_dash=dash), line=_INK)
        at = half * (0.8 if shift < 0 else 1.2)
        y = 100 * float(model.occupancy(at, half))
        dots.label(fig, at, y, name, dx=shift, align="right" if shift < 0 else "left")
    return fig


def _schematic(x: np.ndarray, way: model.Assumption):
    """The difference of two occupancies, in percent of its highest value."""
    best = float(model.performance(model.optimum(way), way))
    x_label, (_, y_label) = words("norepinephrine")["local"], words("norepinephrine")["curve"]["y"]
    fig = ink.figure(height=300, x_label=x_label, y_label=y_label, x_axis_type="log", x_range=_X, y_range=(0, 114))
    dots.log_ticks(fig.xaxis[0], _TICKS)
    ink.dye(fig.line(x, 100 * model.performance(x, way) / best, line_width=1.5), line=_INK)
    return fig


def optimum_spread() -> Exhibit:
    """Where the top of the curve moves when one assumption at a time is replaced by another published one."""
    text, ways = words("norepinephrine")["optimum"], model.assumptions()
    tops = [model.optimum(way) for way in ways]
    labels = [greek(way.changed) for way in ways]
    fig, height = dots.rows_figure(labels, x_label=text["x"], x_axis_type="log", x_range=(3, 1200), row=48)
    dots.log_ticks(fig.xaxis[0], (3, 10, 30, 100, 300, 1000))
    rest = model.extracellular()
    dots.band(fig, min(tops), max(tops))
    dots.line_at(fig, rest, "dashed")
    marks = [
        {
            "x": top,
            "y": dots.wrapped(label),
            "what": label,
            "result": fill(text["mark"][0], top=f"{top:.0f}"),
            "source": text["mark"][1],
        }
        for top, label in zip(tops, labels, strict=True)
    ]
    dots.hover(fig, [dots.points(fig, marks, _INK, "triangle", hollow=True)])
    said = dots.sentences(f"{label}: {top:.0f} nM" for top, label in zip(tops, labels, strict=True))
    return Exhibit(
        "optimum-spread",
        [(fig, height, text["label"])],
        text["caption"],
        fill(text["said"], tops=said, fold=f"{max(tops) / min(tops):.0f}", rest=f"{rest:g}"),
        table=pd.DataFrame(
            [(label, f"{top:.0f}", f"{top / rest:.1f}") for label, top in zip(labels, tops, strict=True)],
            columns=text["columns"],
        ),
        panels=dots.key(("triangle", "hollow", text["key"])),
    )


def two_limbs() -> Exhibit:
    """The same rise, started from the same performance on the two limbs."""
    text, rows, way = words("norepinephrine")["limbs"], model.limbs(), model.assumptions()[0]
    best = float(model.performance(model.optimum(way), way))
    fig = _schematic(np.geomspace(*_X, 241), way)
    said = [_limb(fig, group, way, best) for _, group in rows.groupby("limb", sort=False)]
    return Exhibit(
        "two-limbs",
        [(fig, 300, text["label"])],
        text["caption"],
        " ".join(said),
        table=pd.DataFrame(
            [(r.limb, f"{r.local:.0f}", _signed(r.rise), _signed(r.change)) for r in rows.itertuples()],
            columns=text["columns"],
        ),
        panels=dots.key(("triangle", "hollow", text["key"])),
    )


def _limb(fig, group: pd.DataFrame, way: model.Assumption, best: float) -> str:
    """Draw the start and the stretch of the rise on one limb; the sentence about it."""
    limb, local = group["limb"].iloc[0], group["local"].iloc[0]
    path = np.geomspace(local, local * (1 + group["rise"].max()), 20)
    ink.dye(fig.line(path, 100 * model.performance(path, way) / best, line_width=6, line_alpha=0.55), line=_INK)
    start = 100 * float(model.performance(local, way)) / best
    text = words("norepinephrine")["limbs"]
    change = f"{' to '.join(_signed(change) for change in sorted(group['change'], key=abs))} %"
    result = fill(text["mark"], rise=_rises(group), change=change)
    mark = {"x": local, "y": start, "what": f"{limb}, {local:.0f} nM", "source": "schematic", "result": result}
    dots.hover(fig, [dots.points(fig, [mark], _INK, "triangle", hollow=True, size=13)])
    left = limb.startswith("rising")
    dots.label(
        fig, local, start, change, dx=-14 if left else 14, dy=0 if left else -6, align="right" if left else "left"
    )
    place = {"limb": limb, "local": f"{local:.0f}", "share": f"{start:.0f}"}
    return fill(text["said"], **place, rise=_rises(group), change=change)


def _signed(share: float) -> str:
    """``0.073`` -> ``"+7"``, with a true minus sign."""
    return f"{100 * share:+.0f}".replace("-", "\N{MINUS SIGN}")


def _rises(group: pd.DataFrame) -> str:
    return " to ".join(_signed(rise) for rise in group["rise"]) + " %"


def norepinephrine_by_region() -> Exhibit:
    """What four drugs, each alone, did to norepinephrine in eight regions."""
    return region_grid(
        "NE",
        "norepinephrine-grid",
        words("norepinephrine")["grid"],
    )


def summary() -> str:
    """The key results of the page as text, for the cell that the tests compare."""
    text, tops = words("norepinephrine")["summary"], [model.optimum(way) for way in model.assumptions()]
    # A log is compared letter by letter, so its spaces are plain ones.
    lines = [text["top"].format(top=f"{tops[0]:.0f}", low=f"{min(tops):.0f}", high=f"{max(tops):.0f}")]
    for row in model.limbs().itertuples():
        moved = {"rise": _signed(row.rise), "change": _signed(row.change)}
        lines.append(text["limb"].format(limb=row.limb, local=f"{row.local:.0f}", **moved))
    map_ = evidence.coverage("Semax")
    seen = map_[(map_["transmitter"] == "NE") & (map_["status"] != "never")]["region"]
    lines.append(text["regions"].format(regions=listing(list(seen), "and") or "none"))
    return "\n".join(lines)
