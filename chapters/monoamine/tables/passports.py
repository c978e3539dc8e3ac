"""Every number of the model with its source, and what each hypothesis about Semax switches on."""

import json
from collections.abc import Callable, Sequence

import htpy as h
import pandas as pd

from .. import evidence
from ..evidence.records import Effect
from ..exhibits.exhibit import is_static
from ..exhibits.shown import Shown
from ..exhibits.static import form_html, skippable
from ..model.parts import part_of_number
from ..model.passports import REGIONS
from ..words import words
from .cards import Row, cards
from .markup import separated, small, study_link
from .symbols import symbol_html

_ALL = "all"


def passport_explorer() -> Shown:
    """All rows of parameters.csv with native selects above them (browser/tables/explorer.js makes them work)."""
    rows, text = evidence.rows("parameters"), words("model_page")["passports"]
    # A live kernel has no script for the form; there the reader filters the data frame itself.
    form = form_html(_controls(rows), "passports", words("explorer")["numbers"]) if is_static() else None
    count = text["count"]["all"].format(n=len(rows))
    empty = h.p(".exhibit-empty", data_empty=True, hidden=True)[text["empty"]]
    table = cards(
        text["title"],
        text["caption"],
        text["columns"],
        text["labels"],
        map(_row, rows),
        "passports",
        empty,
    )
    html = h.div(".explorer", data_explorer=True, data_words=json.dumps(text["count"], ensure_ascii=False))[
        form,
        h.p(".explorer-count", role="status", data_count=True)[count],
        skippable(table, "passports-end", "table"),
    ]
    return Shown(f"{text['title']}: {count}", html)


# Name of the filter -> what a row carries.
_FILTERS: dict[str, Callable[[evidence.Parameter], str]] = {
    "status": lambda row: row.status,
    "scope": lambda row: row.scope,
    "part": lambda row: part_of_number(row.symbol),
}


def _labels(name: str) -> dict[str, str]:
    """Code -> what the reader sees, in the order of the select."""
    text = words("model_page")["passports"]
    if name == "status":
        return evidence.vocabulary("status")
    if name == "part":
        return text["parts"]
    regions = {code: evidence.vocabulary("region")[code] for code in REGIONS}
    return {**text["scopes"], **regions}


def _controls(rows: Sequence[evidence.Parameter]) -> list[dict]:
    """One select a filter; each option tells how many rows it keeps."""
    text = words("model_page")["passports"]
    controls = []
    for name, code_of in _FILTERS.items():
        counts = pd.Series([code_of(row) for row in rows]).value_counts()
        options = [{"value": "", "label": words("explorer")["any"]}]
        options += [
            {"value": code, "label": f"{label} ({counts[code]})"}
            for code, label in _labels(name).items()
            if code in counts
        ]
        controls.append(
            {"kind": "select", "name": name, "label": text["filters"][name], "default": "", "options": options}
        )
    return controls


def _row(parameter: evidence.Parameter) -> Row:
    data = {name: code_of(parameter) for name, code_of in _FILTERS.items()}
    where = [_labels("scope")[parameter.scope] if parameter.scope != _ALL else "", parameter.system]
    known: list[h.Node] = [evidence.vocabulary("status")[parameter.status]]
    if parameter.study_id:
        read, seen = words("model_page")["passports"]["read"], evidence.vocabulary("seen")[parameter.seen]
        known += [study_link(parameter.study_id), read.format(grade=parameter.grade, seen=seen)]
    cells = (
        h.fragment[symbol_html(parameter.symbol), " ", parameter.name],
        amount(parameter.value, parameter.unit),
        _span(parameter),
        "; ".join(filter(None, where)),
        separated(known, h.br),
        parameter.note,
    )
    return Row(cells, data)


def amount(value: float, unit: str) -> str:
    """``0.005`` and ``uM`` -> ``0.005 µM``; a number without unit stands alone."""
    return evidence.number(value) + ("" if unit == "1" else f" {unit.replace('uM', 'µM').replace('umol', 'µmol')}")


def ends(number: evidence.Parameter | Effect) -> str:
    """Low and high end of a number of the model; empty where there is none."""
    return (
        ""
        if number.low is None
        else f"{evidence.number(number.low)} to {evidence.number(evidence.stated(number.high))}"
    )


def _span(parameter: evidence.Parameter) -> h.Node:
    """The ends and, smaller, what kind of spread they are."""
    if not ends(parameter):
        return None
    fitted = parameter.status == "fitted"
    kind = words("model_page")["passports"]["profile"] if fitted else evidence.vocabulary("spread")[parameter.spread]
    return [ends(parameter), " ", small(kind)]


def switches() -> Shown:
    """What each hypothesis switches on in the model, from data/hypotheses.csv."""
    text = words("model_page")["switches"]
    effects: dict[tuple[str, str], list[Effect]] = {}
    for one in evidence.rows("hypotheses"):
        effects.setdefault((one.hypothesis, one.label), []).append(one)
    lines, told = [], [text["caption"]]
    for (name, label), mine in effects.items():
        on = [(one.symbol, evidence.number(evidence.stated(one.value))) for one in mine if one.symbol]
        plain = ", ".join(f"{symbol} = {value}" for symbol, value in on) or text["nothing"]
        notes = " ".join(f"{one.note[0].upper()}{one.note[1:]}." for one in mine if one.note)
        told.append(f"{name}, {label}: {plain}. {notes}")
        shown = [h.span(".setting")[symbol_html(symbol), " = ", value] for symbol, value in on]
        lines.append(Row([f"{name}, {label}", shown or text["nothing"], notes, text["reading"][name]]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], lines, "switches")
    return Shown("\n".join(told), html)
