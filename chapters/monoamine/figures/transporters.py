"""How tightly each drug binds the three transporters, from tests in cells and membranes."""

import pandas as pd
from bokeh.models import Label

from .. import evidence
from ..exhibits import ink
from ..exhibits.exhibit import Exhibit
from ..words import fill, listing, words
from . import dots

DRUGS = ("Semax", "d-amphetamine", "methylphenidate", "modafinil")
TRANSPORTERS = ("DAT", "NET", "SERT")
_KINDS = {"nM_Ki": ("Ki", "circle"), "nM_IC50": ("IC50", "square")}
_RANGE = (0.02, 4000.0)
_TICKS = (0.1, 1, 10, 100, 1000)


def affinities() -> pd.DataFrame:
    """Published Ki and IC50 at DAT, NET and SERT. Columns of measurements.csv, ``uM`` and ``bound`` (a lower bound)."""
    rows = evidence.table("measurements")
    rows = rows[rows["drug"].isin(DRUGS) & rows["analyte"].isin(TRANSPORTERS) & rows["value_unit"].isin(_KINDS)]
    return rows.assign(uM=rows["value"] / 1000, bound=rows["qualifier"] == "at_least").reset_index(drop=True)


def transporter_affinity() -> Exhibit:
    """Dots on a logarithmic axis, one row a drug and transporter; a drug that nobody tested has an empty row."""
    rows, text = affinities(), words("transporters")
    labels = [label for drug in DRUGS for label in _labels(drug, rows)]
    fig, height = dots.rows_figure(labels, x_label=text["x"], row=40, x_axis_type="log", x_range=_RANGE)
    fig.xaxis.ticker = list(_TICKS)
    fig.xaxis.major_label_overrides = {tick: f"{tick:g}" for tick in _TICKS}
    marks = [_draw(fig, group, *key) for key, group in rows.groupby(["drug", "value_unit", "bound"], sort=False)]
    dots.hover(fig, marks)
    for drug in _untested(rows):
        _say_untested(fig, labels.index(fill(text["all"], drug=drug)), len(labels))
    return Exhibit(
        "transporter-affinity",
        [(fig, height, text["label"])],
        text["caption"],
        _words(rows),
        table=_table(rows),
        panels=dots.key(
            ("circle", "solid", text["key"][0]),
            ("square", "solid", text["key"][1]),
            ("circle", "hollow", text["key"][2]),
        ),
    )


def _labels(drug: str, rows: pd.DataFrame) -> list[str]:
    if drug in _untested(rows):
        return [fill(words("transporters")["all"], drug=drug)]
    return [f"{drug}: {transporter}" for transporter in TRANSPORTERS]


def _untested(rows: pd.DataFrame) -> list[str]:
    return [drug for drug in DRUGS if drug not in set(rows["drug"])]


def _draw(fig, rows: pd.DataFrame, drug: str, unit: str, bound: bool):
    """The marks of one drug and one kind of constant."""
    (kind, marker), template = _KINDS[unit], words("transporters")["mark"]
    points = [
        {
            "x": level,
            "y": dots.wrapped(f"{drug}: {row.analyte}"),
            "what": fill(template, drug=drug, transporter=row.analyte),
            "result": f"{kind} {_amount(row.qualifier, level)}",
            "source": f"{evidence.label(row.study_id)} ({evidence.vocabulary('seen')[row.seen]})",
        }
        for row, level in zip(dots.measured(rows), rows["uM"], strict=True)
    ]
    return dots.points(fig, points, drug, marker, hollow=bound, size=13)


def _say_untested(fig, place: int, n: int) -> None:
    """A word where the marks would be."""
    left = (_RANGE[0] ** 2 * _RANGE[1]) ** (1 / 3)  # a third of the way along the logarithmic axis
    said = words("transporters")["never"]
    text = Label(x=left, y=n - place - 0.5, text=said, text_font_style="italic", text_baseline="middle")
    fig.add_layout(ink.dye(text, text="muted"))


def _amount(qualifier: str, level: float) -> str:
    sign = {"at_least": "more than ", "about": "about "}.get(qualifier, "")
    return f"{sign}{evidence.number(level)} µM"


def _words(rows: pd.DataFrame) -> str:
    parts, never = [], words("transporters")["never_at"]
    for drug in DRUGS:
        mine = rows[rows["drug"] == drug]
        at = [f"{name} {_span(group)}" for name, group in mine.groupby("analyte", sort=False)]
        parts.append(f"{drug}: {listing(at, 'and') if at else never}.")
    return " ".join(parts)


def _span(rows: pd.DataFrame) -> str:
    """The values of one drug and transporter: ``0.07 to 0.1 µM``; lower bounds are told apart."""
    exact = rows.loc[~rows["bound"], "uM"]
    numbers = dict.fromkeys(evidence.number(value) for value in (exact.min(), exact.max()) if not exact.empty)
    told = [f"{' to '.join(numbers)} µM"] if numbers else []
    told += [f"more than {evidence.number(value)} µM" for value in rows.loc[rows["bound"], "uM"]]
    return " or ".join(told)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Drug": rows["drug"],
            "Transporter": rows["analyte"],
            "Constant": [_KINDS[unit][0] for unit in rows["value_unit"]],
            "Value": [_amount(*cells) for cells in zip(rows["qualifier"], rows["uM"], strict=True)],
            "Source": [dots.study_link(study) for study in rows["study_id"]],
            "Read as": [evidence.vocabulary("seen")[seen] for seen in rows["seen"]],
            "Note": rows["note"],
        }
    )
