"""What the findings about a drug saw: a transmitter, its metabolite, or something farther away."""

import pandas as pd
from bokeh.models import ColumnDataSource, LabelSet

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import fill, words
from . import dots

_NEAR = ("direct_neurotransmitter", "metabolite_turnover")


def counts(drug: str) -> pd.DataFrame:
    """Findings of a drug by what was measured, nearest to the transmitter first. Columns: code, label, n, near, how."""
    rows = evidence.table("measurements")
    rows = rows[rows["drug"] == drug]
    how = evidence.vocabulary("preparation")
    found = []
    for code, label in evidence.vocabulary("directness").items():
        mine = rows[rows["directness"] == code]
        if len(mine) or code in _NEAR:
            methods = mine["preparation"].map(how).value_counts()
            told = ", ".join(f"{method} {n}" for method, n in methods.items())
            found.append({"code": code, "label": label, "n": len(mine), "near": code in _NEAR, "how": told})
    return pd.DataFrame(found)


def what_was_measured(drug: str) -> Exhibit:
    """Bars, one a kind of measurement: solid where a transmitter or metabolite was seen, open elsewhere."""
    rows, text = counts(drug), words("what_was_measured")
    fig, height = dots.rows_figure(list(rows["label"]), x_label=text["x"], x_range=(0, rows["n"].max() * 1.15))
    fig.ygrid.visible = False
    for near, mine in rows.groupby("near"):
        data = ColumnDataSource(
            {"n": mine["n"], "y": [dots.wrapped(label) for label in mine["label"]], "text": mine["n"].astype(str)}
        )
        bars = fig.hbar(
            y="y", right="n", left=0, height=0.62, source=data, line_width=1.5, fill_alpha=0.95 if near else 0.12
        )
        ink.dye(bars, drug)
        numbers = LabelSet(x="n", y="y", text="text", source=data, x_offset=6, text_baseline="middle")
        fig.add_layout(ink.dye(numbers, text="text"))
    total, near = int(rows["n"].sum()), int(rows.loc[rows["near"], "n"].sum())
    kinds = "; ".join(f"{label} {n}" for label, n in zip(rows["label"], rows["n"], strict=True))
    return Exhibit(
        f"what-was-measured-{drug.lower()}",
        [(fig, height, fill(text["label"], drug=drug))],
        fill(text["caption"], n=total, drug=drug),
        fill(text["told"], n=total, drug=drug, near=near, kinds=kinds),
        table=pd.DataFrame(dict(zip(text["columns"], (rows["label"], rows["n"], rows["how"]), strict=True))),
    )
