"""The grid of findings after Semax against the hypotheses: which one moves what was measured the way it was seen."""

from functools import cache

import htpy as h
import pandas as pd

from .. import evidence
from ..exhibits.shown import Shown
from ..exhibits.static import heads, unbroken
from ..model import HYPOTHESES, hypotheses
from ..words import fill, words

_MARKS = {True: "M3 8.5 6.5 12 13 4.5", False: "M4 4 12 12M12 4 4 12"}


@cache
def _score() -> pd.DataFrame:
    return hypotheses.score()


def grid() -> Shown:
    """One row a finding, one column a hypothesis: mark, word, and what the model says; the sums below."""
    text, score = words("model_page")["grid"], _score()
    totals, n = hypotheses.totals(), len(hypotheses.findings())
    body = (_row(mine) for _, mine in score.groupby("row", sort=False))
    sums = (h.td[fill(text["total"], agrees=int(totals[one]), n=n)] for one in HYPOTHESES)
    table = h.table(".hypotheses")[
        h.caption[text["caption"]],
        heads((text["finding"], *HYPOTHESES)),
        h.tbody[body],
        h.tfoot[h.tr[h.th(scope="row")[text["totals"]], sums]],
    ]
    box = h.div(".table-box", role="region", tabindex=0, aria_label=text["title"])[table]
    told = [text["caption"], *(_told(mine) for _, mine in score.groupby("row", sort=False))]
    told.append(f"{text['totals']}: {', '.join(f'{one} {totals[one]}' for one in HYPOTHESES)} of {n}")
    return Shown("\n".join(told), box)


def _finding(rows: pd.DataFrame) -> str:
    """What was looked at, in which setting, and which way it went; the same in all rows of a finding."""
    text, (quantity, setting, seen) = words("model_page")["grid"], rows[["quantity", "setting", "seen"]].iloc[0]
    return fill(
        text["row"],
        quantity=text["quantities"].get(quantity, quantity),
        setting=text["settings"].get(setting, setting),
        seen=text["said"][seen],
    )


def _told(rows: pd.DataFrame) -> str:
    text, cells = words("model_page")["grid"], zip(rows["hypothesis"], rows["agrees"], rows["said"], strict=True)
    said = [f"{hypothesis} {text['agrees'][bool(agrees)]} ({text['said'][said]})" for hypothesis, agrees, said in cells]
    return f"{_finding(rows)}: {', '.join(said)}"


def _row(rows: pd.DataFrame) -> h.Element:
    study = evidence.study_of(rows["row"].iloc[0])
    source = h.a(href=evidence.reference_url(study))[evidence.label(study)]
    head = h.th(scope="row")[unbroken(_finding(rows)), " ", h.span(".cell-sources")[source]]
    return h.tr[head, map(_cell, map(bool, rows["agrees"]), rows["said"])]


def _cell(agrees: bool, said: str) -> h.Element:
    text = words("model_page")["grid"]
    mark = h.svg(
        viewBox="0 0 16 16",
        width=16,
        height=16,
        aria_hidden="true",
        fill="none",
        stroke="currentColor",
        stroke_width="2.25",
        stroke_linecap="round",
    )[h.path(d=_MARKS[agrees])]
    return h.td(class_="agrees" if agrees else "differs")[mark, h.b[text["agrees"][agrees]], h.span[text["said"][said]]]
