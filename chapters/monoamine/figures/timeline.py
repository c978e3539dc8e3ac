"""When a drug was studied: one mark for each source, by year and by what it measured."""

import pandas as pd

from .. import evidence
from ..exhibits.exhibit import Exhibit
from ..words import count, fill, words
from . import dots

_MARKERS = {"animals": "circle", "people": "square", "cells or membranes": "diamond"}
_STUDIED = {"human": "people", "cells_or_cell_free": "cells or membranes"}
_SPREAD = 0.62  # of a row's height, shared by the sources of one year


def sources(drug: str) -> pd.DataFrame:
    """The dated sources about a drug: study_id, year, code and kind (what was measured), who, n (findings), null.

    A source that measured two kinds of thing has a row for each; ``null`` means that nothing it measured of that kind
    changed.
    """
    rows = evidence.table("measurements")
    rows = rows[rows["drug"] == drug].merge(evidence.table("studies")[["study_id", "year"]], on="study_id")
    rows = rows[rows["year"] != ""].assign(who=lambda one: one["species"].map(_STUDIED).fillna("animals"))
    kinds = evidence.vocabulary("directness")
    found = rows.groupby(["directness", "year", "study_id", "who"], as_index=False).agg(
        n=("direction", "size"), null=("direction", lambda all_of_it: bool((all_of_it == "none").all()))
    )
    found["year"] = found["year"].astype(int)
    found["kind"] = found["directness"].map(kinds)
    found["directness"] = pd.Categorical(found["directness"], categories=list(kinds), ordered=True)
    found = found.sort_values(["directness", "year", "study_id"], ignore_index=True)
    return found.rename(columns={"directness": "code"})


def semax_timeline() -> Exhibit:
    """Sources about Semax by year and by what was measured."""
    rows, text = sources("Semax"), words("timeline")
    kinds = list(dict.fromkeys(rows["kind"]))
    first, last = int(rows["year"].min()), int(rows["year"].max())
    fig, height = dots.rows_figure(kinds, x_label=text["x"], row=58, x_range=(first - 1, last + 1))
    fig.xaxis.ticker.desired_num_ticks = 4
    rows["shift"] = 0.0
    for _, same in rows.groupby(["kind", "year"]):
        rows.loc[same.index, "shift"] = [_SPREAD * ((place + 0.5) / len(same) - 0.5) for place in range(len(same))]
    drawn = []
    for (who, null), mine in rows.groupby(["who", "null"]):
        marks = [
            {
                "x": row.year,
                "y": (dots.wrapped(row.kind), row.shift),
                "what": f"{row.kind}, {who}",
                "result": _told(row.n, row.null),
                "source": evidence.label(row.study_id),
            }
            for row in mine.itertuples()
        ]
        drawn.append(dots.points(fig, marks, "Semax", _MARKERS[who], hollow=null, size=11))
    dots.hover(fig, drawn)
    return Exhibit(
        "semax-timeline",
        [(fig, height, text["label"])],
        text["caption"],
        dots.sentences(_line(kind, mine) for kind, mine in rows.groupby("kind", sort=False)),
        table=pd.DataFrame(
            {
                "year": rows["year"].astype(str),
                "what was measured": rows["kind"],
                "in": rows["who"],
                "findings": rows["n"],
                "source": [dots.study_link(study) for study in rows["study_id"]],
            }
        ),
        panels=dots.key(
            *((marker, "solid", who) for who, marker in _MARKERS.items() if who in set(rows["who"])),
            ("circle", "hollow", text["key"]),
        ),
    )


def _told(n: int, null: bool) -> str:
    text = words("timeline")
    findings = count(text["findings"], n)
    return fill(text["unchanged"], findings=findings) if null else findings


def _line(kind: str, rows: pd.DataFrame) -> str:
    years = sorted(set(rows["year"]))
    span = f"{years[0]}" if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return count(words("timeline")["sources"], rows["study_id"].nunique(), kind=kind, span=span)
