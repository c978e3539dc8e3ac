"""The map of what was measured after a drug: region by transmitter, in each cell how, how often and which way."""

from collections.abc import Mapping

import htpy as h

from .. import evidence
from ..exhibits.exhibit import is_static
from ..exhibits.ink import token
from ..exhibits.markup import data_script
from ..exhibits.shown import Shown
from ..exhibits.static import form_html, mark_html, stacked
from ..words import count, fill, words
from .explorer import NEAR, PLACE
from .markup import boxed

_MARKS = {"DA": "circle", "5-HT": "square", "NE": "triangle"}


def coverage_map(drug: str = "Semax", counts: str = "both", condition: str = "alone", species: str = "all") -> Shown:
    """Rows: brain regions. Columns: dopamine, serotonin, norepinephrine. On the page a form above changes the choice.

    counts: ``both``, ``itself`` (the transmitter) or ``metabolite``. condition, species: a code of the vocabulary, or
    ``all``. Raises ValueError for what is not allowed.
    """
    state = {"drug": drug, "counts": counts, "condition": condition, "species": species}
    _check(state)
    text, labels = words("coverage_map"), names()
    told, cells = sentence(state), evidence.coverage(**state).set_index(["region", "transmitter"])
    body, lines = [], [told]
    for region in evidence.BRAIN:
        row = [cells.loc[(region, code)] for code in evidence.MONOAMINES]
        label = labels["region"][region]
        body.append(h.tr[h.th(scope="row")[label], map(_cell, row)])
        lines.append(f"{label}: " + " | ".join(f"{cell.name[1]} {_words(cell)}" for cell in row))
    looks = stacked([text["region"], *(labels["transmitter"][code] for code in evidence.MONOAMINES)])
    head = h.tr[(h.th(scope="col")[one] for one in (text["region"], *map(_amine, evidence.MONOAMINES)))]
    table = h.table({**looks, "class": "coverage"})[h.caption[text["caption"]], h.thead[head], h.tbody[body]]
    # A live kernel has no script for the form; there the reader calls the function with another choice.
    form = form_html(_controls(state), "map", text["rows"], text["form"]) if is_static() else None
    html = h.div(".map", data_map=True)[
        form,
        h.p(".map-told", role="status", data_told=True)[told],
        boxed(table, text["title"]),
        data_script(payload(), data_looks=True) if form else None,
    ]
    return Shown("\n".join(lines), html)


def names() -> dict[str, dict[str, str]]:
    """Code -> what the reader sees, for each thing that the map names."""
    text = words("coverage_map")
    plain = {name: evidence.vocabulary(name) for name in ("drug", "species", "preparation", "region", "transmitter")}
    return {
        **plain,
        "species": {**text["species"], **plain["species"]},
        "counts": text["counts"],
        "condition": text["condition"],
    }


def sentence(state: Mapping[str, str]) -> str:
    """What the map holds for a choice, in words; twin of browser/tables/coverage.js: sentence."""
    text, labels, cells = words("coverage_map")["said"], names(), evidence.coverage(**state)
    looked = cells[cells["n_rows"] > 0]
    order = {code: place for place, code in enumerate(labels["preparation"])}
    used = sorted({code for ways in looked["preparations"] for code in ways}, key=order.__getitem__)
    told = ", ".join(labels["preparation"][code] for code in used)
    preparations = count(text["preparations"], len(used), names=told)
    measured = count(text["measured"], len(looked), cells=len(cells), preparations=preparations)
    null, never = int((looked["status"] == "null").sum()), len(cells) - len(looked)
    beside = sum(not (one.regions and one.transmitters) for one in evidence.looked(**state).values())
    chosen = {name: labels[name][code] for name, code in state.items()}
    return " ".join(
        [
            fill(text["chosen"], **chosen, measured=measured),
            *([count(text["unchanged"], null)] if null else []),
            count(text["never"], never),
            *([count(text["beside"], beside)] if beside else []),
        ]
    )


def entry(ways: Mapping[str, int]) -> tuple[str, str]:
    """The way of a preparation's findings and the words for it; twin of browser/tables/coverage.js: entry."""
    text = words("coverage_map")
    n = sum(ways.values())
    findings = count(text["findings"], n)
    if len(ways) == 1:
        (way,) = ways
        return way, fill(text["entry"]["same"], findings=findings, way=text["ways"][way])
    several = ", ".join(fill(text["entry"]["way"], n=n, way=text["ways"][way]) for way, n in ways.items())
    return "mixed", fill(text["entry"]["several"], findings=findings, ways=several)


def looks() -> list[list]:
    """Every finding that the map can count, as the page gets it: in the order of ``evidence.Look``."""
    return [[";".join(part) if isinstance(part, tuple) else part for part in one] for one in evidence.looks().values()]


def payload() -> dict:
    """What browser/tables/coverage.js counts and tells with."""
    text, labels = words("coverage_map"), names()
    used = {one.preparation for one in evidence.looks().values()}
    return {
        "rows": looks(),
        "regions": evidence.BRAIN,
        "transmitters": evidence.MONOAMINES,
        "ways": list(text["ways"]),
        # As pairs: what has an order to keep.
        "preparations": [[code, label] for code, label in labels["preparation"].items() if code in used],
        "names": {name: {code: labels[name][code] for code in codes} for name, codes in evidence.map_choices().items()},
        "near": NEAR,
        "place": PLACE,
        "text": {key: text[key] for key in ("never", "back", "ways", "findings", "entry", "said")},
    }


def _check(state: Mapping[str, str]) -> None:
    for name, allowed in evidence.map_choices().items():
        if state[name] not in allowed:
            raise ValueError(f"{name}: {state[name]!r} is not allowed; allowed: {', '.join(allowed)}")


def _controls(state: Mapping[str, str]) -> list[dict]:
    """One select a choice."""
    label, labels = words("coverage_map")["controls"], names()
    return [
        {
            "kind": "select",
            "name": name,
            "label": label[name],
            "default": state[name],
            "options": [{"value": code, "label": labels[name][code]} for code in codes],
        }
        for name, codes in evidence.map_choices().items()
    ]


def _amine(code: str) -> h.Fragment:
    mark = h.span(".exhibit-ink", style=f"color:var({token(code)})")[mark_html(_MARKS[code], "solid")]
    return h.fragment[mark, " ", evidence.vocabulary("transmitter")[code]]


def _cell(cell) -> h.Element:
    """One entry a preparation, each a link to its rows; browser/tables/coverage.js makes the same elements."""
    region, transmitter = cell.name
    inner = [
        h.a(
            class_=["map-entry", f"map-{way}"],
            href=f"#{PLACE}",
            data_region=region,
            data_transmitter=transmitter,
            data_preparation=code,
        )[h.b[evidence.vocabulary("preparation")[code]], " ", told]
        for code, (way, told) in _entries(cell)
    ]
    return h.td(class_=f"map-{cell.status}")[inner or words("coverage_map")["never"]]


def _words(cell) -> str:
    labels = evidence.vocabulary("preparation")
    told = "; ".join(f"{labels[code]} {told}" for code, (_, told) in _entries(cell))
    return told or words("coverage_map")["never"]


def _entries(cell) -> list[tuple[str, tuple[str, str]]]:
    return [(code, entry(ways)) for code, ways in cell.preparations.items()]
