"""The static face: controls, panels and tables as plain HTML that is complete before any script runs."""

import json
import re
from collections.abc import Sequence
from html import escape

from ..words import words

DASHES = {"solid": "", "dashed": "6 4", "dotted": "2 3", "dotdash": "2 3 6 3"}
# A number, a hyphen and capitals: 5-HT, 5-HIAA, also in DOPAC/DA-like pairs.
_NAME = re.compile(r"[\w/]*\d-[A-Z][\w/]*(?:-[A-Z]\w*)*")
_SHAPES = {
    "circle": '<circle cx="8" cy="8" r="5.5"/>',
    "square": '<rect x="3" y="3" width="10" height="10"/>',
    "triangle": '<path d="M8 2 14.2 13H1.8Z"/>',
    "diamond": '<path d="M8 1.5 14 8 8 14.5 2 8Z"/>',
    "inverted_triangle": '<path d="M8 14 1.8 3H14.2Z"/>',
    "bar": '<path d="M1 8H15" stroke-width="2.5"/>',
    "line": '<path d="M0 8H16" stroke-dasharray="4 2.5"/>',
    "thin": '<path d="M0 8H16" opacity="0.6"/>',
    "stopper": '<path d="M6.5 1h3v7H13q1 6-5 6t-5-6h3.5Z"/>',
    "hex": '<path d="M4.6 2h6.8l3.4 6-3.4 6H4.6L1.2 8Z"/>',
}


def form_html(controls: list[dict], name: str, note: str = "", of: str = "") -> str:
    """A native form for a list of controls (``Control.to_json``) with a note below; empty without controls.

    ``of`` is what the form belongs to: where a page holds several, it tells their names apart.
    """
    if not controls:
        return ""
    text = words("exhibit")
    body = "".join(_control_html(control, name) for control in controls)
    body += f'<p class="exhibit-form-note">{escape(note)}</p>' if note else ""
    label = f"{text['controls']}: {of}" if of else text["controls"]
    return (
        f'<form class="exhibit-form" aria-label="{escape(label)}" autocomplete="off">{body}'
        f'<button type="reset" class="exhibit-reset">{escape(text["reset"])}</button></form>'
    )


def _control_html(control: dict, name: str) -> str:
    """One control: a fieldset of boxes or radios, or a labelled select."""
    label, field = escape(control["label"]), escape(control["name"])
    if control["kind"] == "select":
        ident = f"{name}-{field}"
        options = "".join(
            f'<option value="{escape(o["value"])}"{" selected" if o["value"] == control["default"] else ""}>'
            f"{escape(o['label'])}</option>"
            for o in control["options"]
        )
        return (
            f'<div class="exhibit-field select"><label class="exhibit-legend" for="{ident}">{label}</label>'
            f'<select id="{ident}" name="{field}">{options}</select></div>'
        )
    kind = "radio" if control["kind"] == "radio" else "checkbox"
    options = control["options"] or [{"value": "yes", "label": control["label"], "ink": None}]
    boxes = "".join(_box_html(kind, field, option, option["value"] in _chosen(control)) for option in options)
    legend = f'<legend class="exhibit-legend">{label}</legend>'
    return f'<fieldset class="exhibit-field {control["kind"]}">{legend}{boxes}</fieldset>'


def _chosen(control: dict) -> list[str]:
    default = control["default"]
    if isinstance(default, bool):
        return ["yes"] if default else []
    return default if isinstance(default, list) else [default]


def _box_html(kind: str, field: str, option: dict, on: bool) -> str:
    return (
        f'<label class="exhibit-choice"><input type="{kind}" name="{field}" value="{escape(option["value"])}"'
        f"{' checked' if on else ''}>{_swatch(option.get('ink'))}<span>{escape(option['label'])}</span></label>"
    )


def _swatch(ink: dict | None) -> str:
    """A short stroke in the colour and dash of an ink (``{"token", "dash"}``)."""
    if not ink:
        return ""
    return (
        f'<svg class="exhibit-swatch" viewBox="0 0 24 8" width="24" height="8" aria-hidden="true" '
        f'style="color:var({ink["token"]})"><path d="M0 4H24" stroke="currentColor" stroke-width="3" '
        f'stroke-dasharray="{DASHES[ink["dash"]]}"/></svg>'
    )


def taken_html() -> str:
    """Where it is said what became of a file or a link that was asked for, and how else to get it."""
    return '<div class="taken" data-taken><p role="status" data-said></p><div data-way></div></div>'


def paper_html() -> str:
    """What a printed page says in the place of a plot that had nothing to show."""
    return f'<span class="exhibit-paper">{escape(words("exhibit")["paper"])}</span>'


def mark_html(shape: str, look: str) -> str:
    """A marker as inline SVG. look: ``solid``, ``hollow`` or ``dotted`` (pale with a dot)."""
    dot = '<circle cx="8" cy="8" r="1.8" class="dot"/>' if look == "dotted" else ""
    return (
        f'<svg class="exhibit-mark {look}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
        f"{_SHAPES[shape]}{dot}</svg>"
    )


def skippable(html: str, ident: str, what: str) -> str:
    """Many links behind one that leads past them. what: ``list`` or ``table``; ident: of the place behind them."""
    text = escape(words("exhibit")[f"skip_{what}"])
    return f'<a class="skip" href="#{ident}">{text}</a>{html}<span id="{ident}"></span>'


def panel_html(panel: dict, ids: str) -> str:
    """A block under the plots; ``data-panel`` lets a behaviour find it. The kinds are the functions below."""
    kinds = {"key": _key, "list": _list, "cards": _cards, "table": _table_panel}
    heading = f'<p class="exhibit-heading">{escape(panel["heading"])}</p>' if panel.get("heading") else ""
    body = kinds[panel["kind"]](panel)
    if panel["kind"] in ("list", "table"):
        body = skippable(body, f"{ids}-{panel['id']}-end", panel["kind"])
    return (
        f'<div class="exhibit-panel exhibit-{panel["kind"]}-panel" data-panel="{panel["id"]}" '
        f'id="{ids}-{panel["id"]}">{heading}{body}</div>'
    )


def _key(panel: dict) -> str:
    items = "".join(f"<li>{_key_mark(item)} {escape(item['text'])}</li>" for item in panel["items"])
    return f'<ul class="exhibit-key">{items}</ul>'


def _key_mark(item: dict) -> str:
    """A mark; one with a ``letter`` and a ``token`` stands for an ink and the letter beside its marks."""
    mark = mark_html(item["shape"], item["look"])
    if "letter" not in item:
        return mark
    return f'<span class="exhibit-ink" style="color:var({item["token"]})">{mark}{escape(item["letter"])}</span>'


def _list(panel: dict) -> str:
    """A list in a box of its own height, which can be scrolled by keyboard."""
    items = "".join(f"<li>{escape(item['text'])} {_link(item['source'])}</li>" for item in panel["items"])
    empty = " hidden" if panel["items"] else ""
    return (
        f'<ul class="exhibit-list" tabindex="0" aria-label="{escape(panel["heading"])}" data-items>{items}</ul>'
        f'<p class="exhibit-empty" data-empty{empty}>{escape(panel["empty"])}</p>'
    )


def _cards(panel: dict) -> str:
    cards = "".join(_card(item) for item in panel["items"])
    return f'<div class="exhibit-cards" data-items>{cards}</div>'


def _card(item: dict) -> str:
    lines = "".join(
        f'<li class="{line["state"]}"><b>{escape(line["drug"])}</b> {escape(line["text"])}</li>'
        for line in item["lines"]
    )
    return (
        f'<section class="exhibit-card" style="--card-ink:var({item["token"]})">'
        f'<p class="exhibit-card-title">{escape(item["title"])}</p>'
        f'<p class="exhibit-count">{escape(item["count"])}</p><ul>{lines}</ul></section>'
    )


def _table_panel(panel: dict) -> str:
    return table_html(panel["table"], panel["caption"], panel["shown"], panel.get("labels", ()))


def stacked(labels: Sequence[str], sort: str = "") -> str:
    """Attributes of a table whose rows are cards on a phone: the label of each cell, told once for all rows.

    sort: what stands there before the buttons that sort, where a script makes some.
    """
    tokens = "".join(f"--cell-{n}:{json.dumps(label)};" for n, label in enumerate(labels, 1))
    tokens += f"--sort:{json.dumps(sort)};" if sort else ""
    return f' class="cards" style="{escape(tokens)}"'


def unbroken(text: str) -> str:
    """Escaped text in which a name such as 5-HIAA stays on one line."""
    return _NAME.sub(r'<span class="unbroken">\g<0></span>', escape(text))


def table_html(table: dict, caption: str, shown: list[bool] | None = None, labels: Sequence[str] = ()) -> str:
    """A table that scrolls in its own box. ``shown`` hides rows, which a behaviour may show later.

    With ``labels``, one a column, the rows are cards on a phone.
    """
    head = "".join(f'<th scope="col">{unbroken(column)}</th>' for column in table["columns"])
    rows = "".join(
        f'<tr data-row="{number}"{"" if shown is None or shown[number] else " hidden"}>'
        f'<th scope="row">{_cell(row[0])}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])}</tr>'
        for number, row in enumerate(table["rows"])
    )
    return (
        f'<div class="exhibit-table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table{stacked(labels) if labels else ''}>"
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: str | dict) -> str:
    return _link(cell) if isinstance(cell, dict) else escape(cell)


def _link(link: dict) -> str:
    return f'<a href="{escape(link["url"])}">{escape(link["text"])}</a>'
