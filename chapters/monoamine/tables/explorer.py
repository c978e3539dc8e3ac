"""Every measurement as one table that the reader can filter and sort in the page; without a script a plain table."""

import json

import htpy as h
import pandas as pd

from .. import evidence
from ..evidence import spreadsheet
from ..exhibits.exhibit import is_static
from ..exhibits.markup import data_script
from ..exhibits.shown import Shown
from ..exhibits.static import form_html, skippable, stacked, taken_html
from ..words import count as numbered
from ..words import fill, words
from .cards import Row, cards
from .html import EvidenceTable
from .markup import boxed, study_link

# Name of the filter -> the column that holds its code, or several codes.
FILTERS = {
    "drug": "drug",
    "region": "regions",
    "transmitter": "transmitters",
    "directness": "directness",
    "preparation": "preparation",
    "condition": "condition",
    "species": "species",
    "grade": "grade",
}
# The id of the explorer, and how it names what counts as having looked (evidence.coverage).
PLACE = "explorer"
NEAR = {"both": "near", "itself": "direct_neurotransmitter", "metabolite": "metabolite_turnover"}
_SEVERAL = ("regions", "transmitters")
_JOIN = "|"


def measurement_explorer() -> Shown:
    """All rows of measurements.csv with native selects above them (browser/tables/explorer.js makes them work)."""
    rows, text = evidence.table("measurements"), words("explorer")
    # All but the notes can be sorted; the script makes the buttons.
    *sortable, notes = text["columns"]
    head = h.tr[(h.th(scope="col", data_sort=True)[column] for column in sortable), h.th(scope="col")[notes]]
    ranks = _ranks(rows)
    body = (_row(row, ranks[n]) for n, row in enumerate(evidence.rows("measurements")))
    table = h.table(stacked(text["cell_labels"], sort=text["sort"]))[
        h.caption[text["caption"]], h.thead[head], h.tbody[body]
    ]
    # A live kernel has no script for the form; there the reader filters the data frame itself.
    form = form_html(_controls(), "explorer", text["numbers"]) if is_static() else None
    count = text["count"]["all"].format(n=len(rows))
    # Inside the box, whose height stays: what follows does not move when nothing matches.
    empty = h.p(".exhibit-empty", data_empty=True, hidden=True)[text["empty"]]
    ways = (_take(text), data_script(_take_data(text), data_take_data=True)) if form else None
    html = h.div(".explorer", id=PLACE, data_explorer=True, data_words=_page_words())[
        form,
        h.p(".explorer-count", role="status", data_count=True)[count],
        ways,
        skippable(boxed([table, empty], text["title"]), "explorer-end", "table"),
    ]
    return Shown(f"{text['title']}: {count}", html)


def _page_words() -> str:
    """The sentences the script fills in, as JSON."""
    return json.dumps(words("explorer")["count"], ensure_ascii=False)


def _take(text: dict) -> h.Element:
    """The button that hands over the rows that are shown."""
    button = h.button(type="button", data_take_rows=True)[
        numbered(text["take"]["button"], len(evidence.rows("measurements")))
    ]
    return h.div(".explorer-take")[button, taken_html()]


def _take_data(text: dict) -> dict:
    """What the file says beside its rows, and what a spreadsheet would compute (browser/tables/take.js)."""
    rule = {"computed": spreadsheet.COMPUTED, "number": spreadsheet.NUMBER, "words": text["take"]["computed"]}
    return {
        **text["take"],
        "labels": text["cell_labels"],
        "rule": rule,
        "handOver": words("hand_over"),
        "missing": words("cite")["missing"],
    }


def _codes(measurement: evidence.Measurement, column: str) -> tuple[str, ...]:
    """The codes that a measurement carries; what it measured is also near a transmitter, or far from it."""
    cell = getattr(measurement, column)
    if column == "directness":
        return cell, "near" if cell in NEAR.values() else "far"
    return evidence.split_ids(cell) if column in _SEVERAL else (cell,)


def _ranks(rows: pd.DataFrame) -> pd.Series:
    """The place of each row when results are sorted: by direction, unit and size. Sizes of two units do not compare."""
    ways = [*dict.fromkeys(("decrease", "none", "increase", *evidence.vocabulary("direction"))), ""]
    keys = rows.assign(way=rows["direction"].map(ways.index))
    placed = keys.sort_values(["way", "value_unit", "value"], kind="stable").index
    return pd.Series(range(len(rows)), index=placed)


def _controls() -> list[dict]:
    """One select a filter; each option tells how many rows it keeps."""
    text = words("explorer")
    controls = []
    for name, column in FILTERS.items():
        counts = pd.Series(
            [code for row in evidence.rows("measurements") for code in _codes(row, column)]
        ).value_counts()
        labels = {code: label for code, label in _labels(name).items() if code in counts}
        options = [{"value": "", "label": text["any"]}]
        options += [{"value": code, "label": f"{label} ({counts[code]})"} for code, label in labels.items()]
        controls.append(
            {"kind": "select", "name": name, "label": text["filters"][name], "default": "", "options": options}
        )
    return controls


def _labels(name: str) -> dict[str, str]:
    """Code -> what the reader sees in a select."""
    labels = evidence.vocabulary(name)
    own = words("explorer")["labels"].get(name, {})
    return {code: label for code, label in own.items() if code not in labels} | labels | own


def _row(measurement: evidence.Measurement, rank: int) -> h.Element:
    data = {f"data-{name}": _JOIN.join(_codes(measurement, column)) for name, column in FILTERS.items()}
    data["data-id"] = measurement.measurement_id
    # The addresses of the sources come with their citations; few rows were read somewhere else.
    if measurement.url != evidence.study(measurement.study_id).url:
        data["data-address"] = measurement.url
    dose = "" if measurement.dose is None else f" {evidence.dose_text(measurement)}"
    given = (
        (measurement.drug_detail or evidence.vocabulary("drug")[measurement.drug])
        + dose
        + evidence.beside_text(measurement, plain=True)
    )
    seen = (
        evidence.measured_text(measurement),
        evidence.vocabulary("preparation")[measurement.preparation],
        measurement.species_detail,
    )
    return h.tr(data)[
        h.th(scope="row")[study_link(measurement.study_id)],
        h.td[given],
        h.td["; ".join(filter(None, seen))],
        h.td(data_key=str(rank))[f"{evidence.value_text(measurement)} ({evidence.time_text(measurement)})"],
        h.td[f"{measurement.grade}, {evidence.vocabulary('seen')[measurement.seen]}"],
        h.td[measurement.note],
    ]


def semax_sources() -> Shown:
    """Each source with a Semax finding, those nearest to a transmitter first; on a phone one block a source."""
    text, counted, told, lines = words("explorer")["sources"], _semax_counts(), [], []
    for row in counted.itertuples():
        study = evidence.study(row.study_id)
        found = fill(text["near"], n=row.n, near=row.near) if row.near else f"{row.n}"
        cells = [found, study.species or text["species"], evidence.vocabulary("seen")[study.seen]]
        told.append(" | ".join([evidence.label(row.study_id), *cells]))
        lines.append(Row([study_link(row.study_id), *cells]))
    html = cards(text["title"], text["caption"], text["columns"], text["labels"], lines)
    return Shown("\n".join([text["caption"], *told]), html)


def _semax_counts() -> pd.DataFrame:
    """Columns study_id, n (findings after Semax) and near (those of a transmitter or metabolite), nearest first."""
    rows = evidence.table("measurements").query("drug == 'Semax'")
    near = rows["directness"].isin(["direct_neurotransmitter", "metabolite_turnover"])
    counted = rows.assign(near=near).groupby("study_id", sort=False).agg(n=("near", "size"), near=("near", "sum"))
    return counted.reset_index().sort_values(["near", "n"], ascending=False, kind="stable")


def semax_decades() -> EvidenceTable:
    """Findings after Semax by decade of the source and by species; sources without a year are left out."""
    text, species = words("explorer")["decades"], evidence.vocabulary("species")
    rows = evidence.table("measurements").query("drug == 'Semax'")
    dated = rows.merge(evidence.table("studies").query("year != ''")[["study_id", "year"]], on="study_id")
    counted = pd.crosstab(dated["year"].str[:3].map(text["decade"].format), dated["species"])
    counted = counted[[code for code in species if code in counted]].rename(columns=species)
    frame = counted.rename_axis(index=text["column"], columns=None).reset_index()
    return EvidenceTable(frame, text["caption"])
