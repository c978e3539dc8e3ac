"""The static face: controls, panels and tables as plain HTML that is complete before any script runs."""

import json
import re
from collections.abc import Sequence

import htpy as h

from ..words import words

DASHES = {"solid": "", "dashed": "6 4", "dotted": "2 3", "dotdash": "2 3 6 3"}
# A number, a hyphen and capitals: 5-HT, 5-HIAA, also in DOPAC/DA-like pairs.
_NAME = re.compile(r"([\w/]*\d-[A-Z][\w/]*(?:-[A-Z]\w*)*)")
_SHAPES = {
    "circle": h.circle(cx=8, cy=8, r="5.5"),
    "square": h.rect(x=3, y=3, width=10, height=10),
    "triangle": h.path(d="M8 2 14.2 13H1.8Z"),
    "diamond": h.path(d="M8 1.5 14 8 8 14.5 2 8Z"),
    "inverted_triangle": h.path(d="M8 14 1.8 3H14.2Z"),
    "bar": h.path(d="M1 8H15", stroke_width="2.5"),
    "line": h.path(d="M0 8H16", stroke_dasharray="4 2.5"),
    "thin": h.path(d="M0 8H16", opacity="0.6"),
    "stopper": h.path(d="M6.5 1h3v7H13q1 6-5 6t-5-6h3.5Z"),
    "hex": h.path(d="M4.6 2h6.8l3.4 6-3.4 6H4.6L1.2 8Z"),
}


def narrow_html(summary: str, inside: h.Node) -> h.Element:
    """What waits in a fold on a phone, and stands open anywhere else (browser/exhibits/narrow.js)."""
    return h.details(".narrow", open=True)[h.summary[summary], inside]


def form_html(controls: list[dict], name: str, note: str = "", of: str = "") -> h.Element | None:
    """A native form for a list of controls (``Control.to_json``) with a note below; None without controls.

    ``of`` is what the form belongs to: where a page holds several, it tells their names apart.
    """
    if not controls:
        return None
    text = words("exhibit")
    label = f"{text['controls']}: {of}" if of else text["controls"]
    return h.form(".exhibit-form", aria_label=label, autocomplete="off")[
        (control_html(control, name) for control in controls),
        note and h.p(".exhibit-form-note")[note],
        h.button(".exhibit-reset", type="reset")[text["reset"]],
    ]


def control_html(control: dict, name: str) -> h.Element:
    """One control (``Control.to_json``): a fieldset of boxes or radios, or a labelled select, slider or number."""
    label, field = control["label"], control["name"]
    if "limits" in control:
        return _number_html(control, f"{name}-{field}")
    if control["kind"] == "select":
        ident, chosen = f"{name}-{field}", control["default"]
        options = (h.option(value=o["value"], selected=o["value"] == chosen)[o["label"]] for o in control["options"])
        return h.div(".exhibit-field.select")[
            h.label(".exhibit-legend", for_=ident)[label], h.select(id=ident, name=field)[options]
        ]
    kind = "radio" if control["kind"] == "radio" else "checkbox"
    choices = control["options"] or [{"value": "yes", "label": label, "ink": None}]
    boxes = (_box_html(kind, field, choice, choice["value"] in _chosen(control)) for choice in choices)
    return h.fieldset(class_=["exhibit-field", control["kind"]])[h.legend(".exhibit-legend")[label], boxes]


def _number_html(control: dict, ident: str) -> h.Element:
    kind, chosen, (low, high, step) = control["kind"], control["default"], control["limits"]
    field = h.input(
        id=ident, type=kind, name=control["name"], min=f"{low:g}", max=f"{high:g}", step=f"{step:g}", value=chosen
    )
    # A slider does not show its value.
    value = h.output(for_=ident, data_output=control["name"])[chosen] if kind == "range" else None
    return h.div(class_=["exhibit-field", kind])[h.label(".exhibit-legend", for_=ident)[control["label"]], value, field]


def _chosen(control: dict) -> list[str]:
    default = control["default"]
    if isinstance(default, bool):
        return ["yes"] if default else []
    return default if isinstance(default, list) else [default]


def _box_html(kind: str, field: str, option: dict, on: bool) -> h.Element:
    return h.label(".exhibit-choice")[
        h.input(type=kind, name=field, value=option["value"], checked=on),
        _swatch(option.get("ink")),
        h.span[option["label"]],
    ]


def _swatch(ink: dict | None) -> h.Element | None:
    """A short stroke in the colour and dash of an ink (``{"token", "dash"}``)."""
    return stroke_html(24, ink["token"], ink["dash"]) if ink else None


def stroke_html(width: int, token: str, dash: str) -> h.Element:
    """A short stroke in a colour, by its CSS property, and a dash."""
    drawn = h.path(d=f"M0 4H{width}", stroke="currentColor", stroke_width=3, stroke_dasharray=DASHES[dash])
    frame = f"0 0 {width} 8"
    return h.svg(
        ".exhibit-swatch", viewBox=frame, width=width, height=8, aria_hidden="true", style=f"color:var({token})"
    )[drawn]


def taken_html() -> h.Element:
    """Where it is said what became of a file or a link that was asked for, and how else to get it."""
    return h.div(".taken", data_taken=True)[h.p(role="status", data_said=True), h.div(data_way=True)]


def paper_html() -> h.Element:
    """What a printed page says in the place of a plot that had nothing to show; a reader mode leaves it out."""
    return h.span(".exhibit-paper", aria_hidden="true")[words("exhibit")["paper"]]


def mark_html(shape: str, look: str) -> h.Element:
    """A marker as inline SVG. look: ``solid``, ``hollow`` or ``dotted`` (pale with a dot)."""
    return h.svg(class_=["exhibit-mark", look], viewBox="0 0 16 16", width=16, height=16, aria_hidden="true")[
        _SHAPES[shape], look == "dotted" and h.circle(".dot", cx=8, cy=8, r="1.8")
    ]


def skippable(html: h.Node, ident: str, what: str) -> h.Fragment:
    """Many links behind one that leads past them. what: ``list`` or ``table``; ident: of the place behind them."""
    return h.fragment[h.a(".skip", href=f"#{ident}")[words("exhibit")[f"skip_{what}"]], html, h.span(id=ident)]


def panel_html(panel: dict, ids: str) -> h.Element:
    """A block under the plots; ``data-panel`` lets a behaviour find it. The kinds are the functions below."""
    kinds = {"key": _key, "list": _list, "cards": _cards, "table": _table_panel}
    kind, ident = panel["kind"], f"{ids}-{panel['id']}"
    body = kinds[kind](panel)
    if kind in ("list", "table"):
        body = skippable(body, f"{ident}-end", kind)
    if kind != "key":
        body = narrow_html(panel.get("heading") or panel["caption"], body)
    return h.div(class_=["exhibit-panel", f"exhibit-{kind}-panel"], data_panel=panel["id"], id=ident)[
        h.p(".exhibit-heading")[panel["heading"]] if panel.get("heading") else None, body
    ]


def _key(panel: dict) -> h.Node:
    return h.ul(".exhibit-key")[(h.li[_key_mark(item), " ", item["text"]] for item in panel["items"])]


def _key_mark(item: dict) -> h.Element:
    """A mark; one with a ``letter`` and a ``token`` stands for an ink and the letter beside its marks."""
    mark = mark_html(item["shape"], item["look"])
    if "letter" not in item:
        return mark
    return h.span(".exhibit-ink", style=f"color:var({item['token']})")[mark, item["letter"]]


def _list(panel: dict) -> h.Node:
    """A list in a box of its own height, which can be scrolled by keyboard."""
    items = (h.li[item["text"], " ", _link(item["source"])] for item in panel["items"])
    return h.fragment[
        h.ul(".exhibit-list", tabindex=0, aria_label=panel["heading"], data_items=True)[items],
        h.p(".exhibit-empty", data_empty=True, hidden=bool(panel["items"]))[panel["empty"]],
    ]


def _cards(panel: dict) -> h.Node:
    return h.div(".exhibit-cards", data_items=True)[map(_card, panel["items"])]


def _card(item: dict) -> h.Element:
    lines = (h.li(class_=line["state"])[h.b[line["drug"]], " ", line["text"]] for line in item["lines"])
    return h.section(".exhibit-card", style=f"--card-ink:var({item['token']})")[
        h.p(".exhibit-card-title")[item["title"]], h.p(".exhibit-count")[item["count"]], h.ul[lines]
    ]


def _table_panel(panel: dict) -> h.Node:
    return table_html(panel["table"], panel["caption"], panel["shown"], panel.get("labels", ()))


def stacked(labels: Sequence[str], sort: str = "", kind: str = "") -> dict[str, str]:
    """Attributes of a table whose rows are cards on a phone: the label of each cell, told once for all rows.

    sort: what stands there before the buttons that sort, where a script makes some. kind: one more class.
    """
    tokens = "".join(f"--cell-{n}:{json.dumps(label)};" for n, label in enumerate(labels, 1))
    tokens += f"--sort:{json.dumps(sort)};" if sort else ""
    return {"class": f"cards {kind}".rstrip(), "style": tokens}


def unbroken(text: str) -> h.Fragment:
    """Text in which a name such as 5-HIAA stays on one line."""
    # The parts between names and the names themselves, in turn.
    parts = enumerate(_NAME.split(text))
    return h.fragment[[h.span(".unbroken")[part] if place % 2 else part for place, part in parts]]


def heads(columns: Sequence[str]) -> h.Element:
    """The head of a table: a row with the names of its columns."""
    return h.thead[h.tr[(h.th(scope="col")[unbroken(column)] for column in columns)]]


def table_html(table: dict, caption: str, shown: list[bool] | None = None, labels: Sequence[str] = ()) -> h.Element:
    """A table that scrolls in its own box. ``shown`` hides rows, which a behaviour may show later.

    With ``labels``, one a column, the rows are cards on a phone.
    """
    rows = (
        h.tr(data_row=number, hidden=not (shown is None or shown[number]))[
            h.th(scope="row")[_cell(row[0])], (h.td[_cell(cell)] for cell in row[1:])
        ]
        for number, row in enumerate(table["rows"])
    )
    return h.div(".exhibit-table", tabindex=0, role="region", aria_label=caption)[
        h.table(stacked(labels) if labels else {})[h.caption[caption], heads(table["columns"]), h.tbody[rows]]
    ]


def _cell(cell: str | dict) -> h.Node:
    return _link(cell) if isinstance(cell, dict) else cell


def _link(link: dict) -> h.Element:
    return h.a(href=link["url"])[link["text"]]
