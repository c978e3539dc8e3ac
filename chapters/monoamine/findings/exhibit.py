"""The findings plot as an exhibit: the face of the static page, complete before any script runs."""

from .. import evidence
from ..exhibits.controls import Control, default_state
from ..exhibits.exhibit import Exhibit, table_json
from ..exhibits.ink import inks, token
from ..words import words
from .describe import cards, sentence
from .description import DRUGS, SYSTEMS, controls
from .rows import MARKS, OTHER_MARK, axes, findings, others, regions
from .select import select
from .view import HEIGHT, build

# Parts of data/words.yml that the page needs to write its own sentences.
_PAGE_WORDS = ("sentence", "cards")


def described() -> tuple[Control, ...]:
    """The controls of the plot, with the regions that occur."""
    return controls({code: names()[code] for code in regions(findings()[0])})


def names() -> dict[str, str]:
    """Reader-facing names of drugs, systems and regions, and of the choice of all regions."""
    drugs_and_systems = {name: inks()[name].label for name in (*DRUGS, *SYSTEMS)}
    every = words("evidence")["controls"]["region_all"].lower()
    return {**drugs_and_systems, **evidence.vocabulary("region"), "all": every}


def systems() -> list[dict]:
    """The three systems with the CSS property of their colour."""
    return [{"name": name, "token": token(name)} for name in SYSTEMS]


def findings_plot() -> Exhibit:
    """Evidence on the static page: choose drugs, a transmitter and a region, see every published finding."""
    rows, _ = findings()
    text, state, places = words("evidence"), default_state(described()), axes(rows)
    selection = select(rows, state, places)
    return Exhibit(
        name="evidence",
        caption=text["caption"],
        behaviour="findings",
        figures=[(build(rows, places, state), HEIGHT, text["plot"])],
        words=sentence(rows, state, selection, names(), text),
        controls=described(),
        panels=_panels(rows, state, selection),
        data={
            "rows": [_for_page(row) for row in rows],
            "others": others(),
            "axes": places,
            "names": names(),
            "systems": systems(),
            "drugs": list(DRUGS),
            "text": {part: text[part] for part in _PAGE_WORDS},
            "controls": [{"name": control.name, "kind": control.kind} for control in described()],
        },
    )


def _for_page(row: dict) -> dict:
    """A record for the page; the list's source is the record's own."""
    return {**row, "item": {"text": row["item"]["text"]}}


def _panels(rows: list[dict], state: dict, selection: dict) -> list[dict]:
    text = words("evidence")
    return [
        {"id": "key", "kind": "key", "items": [*_drugs_key(text["letters"]), *_key(rows, text["marks"])]},
        {"id": "worded", "kind": "list", **text["list"], "items": [rows[n]["item"] for n in selection["worded"]]},
        {
            "id": "cards",
            "kind": "cards",
            "heading": text["cards"]["heading"],
            "items": cards(rows, others(), state, names(), systems(), text),
        },
        {
            "id": "findings",
            "kind": "table",
            "caption": text["table"]["caption"],
            "table": table_json(findings()[1]),
            "shown": [number in selection["matched"] for number in range(len(rows))],
            "labels": text["table"]["labels"],
        },
    ]


def _drugs_key(letters: dict) -> list[dict]:
    """Each drug in its color with the letter that stands beside its marks."""
    drugs = [(drug, letters[drug]) for drug in DRUGS]
    return [
        {"shape": "circle", "look": "solid", "text": inks()[drug].label, "letter": letter, "token": token(drug)}
        for drug, letter in drugs
    ]


def _key(rows: list[dict], text: dict) -> list[dict]:
    """The marks that occur in the plot, then what hollow and dotted mean."""
    drawn = {row["marker"].removesuffix("_dot") for row in rows if row["percent"] is not None}
    shapes = {**MARKS, "other": OTHER_MARK}
    marks = [(shape, "solid", name) for name, shape in shapes.items() if shape in drawn]
    looks = [
        ("circle", "dotted", "indirect"),
        ("circle", "hollow", "hollow"),
        ("line", "solid", "line"),
        ("bar", "solid", "span"),
    ]
    return [{"shape": shape, "look": look, "text": text[name]} for shape, look, name in marks + looks]
