"""The grid of findings after Semax against the hypotheses: which one moves what was measured the way it was seen."""

from functools import cache
from html import escape

import pandas as pd

from .. import evidence
from ..exhibits.shown import Shown
from ..exhibits.static import unbroken
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
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in (text["finding"], *HYPOTHESES))
    body = "".join(_row(mine) for _, mine in score.groupby("row", sort=False))
    sums = "".join(f"<td>{escape(fill(text['total'], agrees=int(totals[one]), n=n))}</td>" for one in HYPOTHESES)
    foot = f'<tr><th scope="row">{escape(text["totals"])}</th>{sums}</tr>'
    table = (
        f'<table class="hypotheses"><caption>{escape(text["caption"])}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"
    )
    box = f'<div class="table-box" role="region" tabindex="0" aria-label="{escape(text["title"])}">{table}</div>'
    told = [text["caption"], *(_told(mine) for _, mine in score.groupby("row", sort=False))]
    told.append(f"{text['totals']}: {', '.join(f'{one} {totals[one]}' for one in HYPOTHESES)} of {n}")
    return Shown("\n".join(told), box)


def _finding(row) -> str:
    """What was looked at, in which setting, and which way it went."""
    text = words("model_page")["grid"]
    return fill(
        text["row"],
        quantity=text["quantities"].get(row.quantity, row.quantity),
        setting=text["settings"].get(row.setting, row.setting),
        seen=text["said"][row.seen],
    )


def _told(rows: pd.DataFrame) -> str:
    text = words("model_page")["grid"]
    first = next(rows.itertuples())
    said = [
        f"{row.hypothesis} {text['agrees'][bool(row.agrees)]} ({text['said'][row.said]})" for row in rows.itertuples()
    ]
    return f"{_finding(first)}: {', '.join(said)}"


def _row(rows: pd.DataFrame) -> str:
    first = next(rows.itertuples())
    study = evidence.study_of(first.row)
    source = f'<a href="{escape(evidence.reference_url(study))}">{escape(evidence.label(study))}</a>'
    cells = "".join(_cell(row) for row in rows.itertuples())
    return (
        f'<tr><th scope="row">{unbroken(_finding(first))} <span class="cell-sources">{source}</span></th>{cells}</tr>'
    )


def _cell(row) -> str:
    text = words("model_page")["grid"]
    agrees = bool(row.agrees)
    mark = (
        '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" '
        f'stroke-width="2.25" stroke-linecap="round"><path d="{_MARKS[agrees]}"/></svg>'
    )
    return (
        f'<td class="{"agrees" if agrees else "differs"}">{mark}<b>{escape(text["agrees"][agrees])}</b>'
        f"<span>{escape(text['said'][row.said])}</span></td>"
    )
