"""Turns an exhibit's payload (``monoamine.exhibits.exhibit.MIME``) into the static HTML of a page."""

import htpy as h
from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes

from ..exhibits.exhibit import MIME
from ..exhibits.markup import data_script
from ..exhibits.static import form_html, narrow_html, panel_html, paper_html, table_html
from ..words import words
from .stills import stills

SCRIPT = "monoamine/monoamine.js"
# What a behaviour needs beside it, before it: earlier than the 500 of the others, because an exhibit further up on the
# page may have asked for the runtime already.
SCRIPTS = dict.fromkeys(("simulator", "side-by-side"), {"simulator": "monoamine/simulator.js"})
_EARLY = 400
# So many letters in words stand open under a figure everywhere.
_SHORT = 240
# So many controls stand open everywhere.
_FEW = 2
# What the browser runtime needs; caption, table and controls are in the HTML already.
_RUNTIME_KEYS = ("name", "doc", "figures", "data", "behaviour")


class ExhibitRenderer:
    """myst-nb MIME renderer, found through the entry point group ``myst_nb.mime_renderers``."""

    mime_priority_overrides = [("*", MIME, 0)]

    @staticmethod
    def handle_mime(renderer, data, inline: bool) -> list[nodes.Element] | None:
        """Return the nodes of an exhibit, or None for another MIME type (myst-nb then asks the next renderer).

        HTML builders print the figure and load the runtime on this page; any other builder prints caption and words.
        """
        if data.mime_type != MIME:
            return None
        payload = data.content
        for name, script in SCRIPTS.get(payload["behaviour"], {}).items():
            renderer.add_js_file(name, script, {"defer": "defer", "priority": _EARLY})
        renderer.add_js_file("monoamine", SCRIPT, {"defer": "defer"})
        html = nodes.raw(
            "", exhibit_html(payload), format="html", classes=["output", "exhibit-output"], exhibit=payload["name"]
        )
        # Which builder prints is decided later: builders may share what was read.
        text = nodes.paragraph(text=f"{payload['caption']} {payload['words']}", classes=["exhibit-words"])
        return [html, addnodes.only("", text, expr="not html")]


def exhibit_html(payload: dict) -> str:
    """The figure element: caption, form, plots, words, panels, table and the data of the runtime."""
    ids = f"exhibit-{payload['name']}"
    text = words("exhibit")
    # HTML of its own, which the exhibit made, is complete without BokehJS: that waits until the reader does something.
    own = Markup(payload["markup"]) if "markup" in payload else None
    caption, below = h.figcaption(".exhibit-caption", id=f"{ids}-caption")[payload["caption"]], payload.get("below")
    attributes = {"data-exhibit": payload["name"], "data-state": "static", "data-start": "sign" if own else None}
    figure = h.figure(attributes, class_=["exhibit", own and "dashboard"], id=ids, aria_labelledby=f"{ids}-caption")[
        None if below else caption,
        payload["behaviour"] and h.p(".exhibit-broken", data_broken=True, hidden=True)[text["broken"]],
        [_no_script(), own] if own else _body(payload, ids),
        _details(payload["table"], payload["caption"], text["table"]),
        data_script({key: payload[key] for key in _RUNTIME_KEYS}, class_="exhibit-data"),
        caption if below else None,
    ]
    return str(figure)


def _body(payload: dict, ids: str) -> list[h.Node]:
    """What stands between caption and numbers where the exhibit has no HTML of its own."""
    text = words("exhibit")
    return [
        _picture(payload),
        [panel_html(panel, ids) for panel in payload["panels"] if panel["kind"] == "key"],
        _words(payload, text["in_words"]),
        payload["behaviour"] and h.p(".exhibit-live", role="status", data_live=True),
        [panel_html(panel, ids) for panel in payload["panels"] if panel["kind"] != "key"],
    ]


def _form(payload: dict, label: str) -> h.Node:
    """The controls; many of them wait in a fold on a phone."""
    form = form_html(payload["controls"], payload["name"], of=payload["figures"][0]["label"])
    return narrow_html(label, form) if len(payload["controls"]) > _FEW else form


def _picture(payload: dict) -> list[h.Node]:
    """The form and the places of the plots; or what the exhibit has drawn itself, which needs no script to be seen."""
    text = words("exhibit")
    if "picture" in payload:
        return [_no_script(), Markup(payload["picture"])]
    return [
        _form(payload, text["controls"]),
        h.div(".exhibit-plots")[_slots(payload)],
        # A still of a figure without a form shows all there is.
        _no_script() if payload["controls"] else None,
    ]


def _no_script() -> h.Element:
    """What the figure cannot do where no script runs."""
    return h.p(".exhibit-status.exhibit-no-script")[words("exhibit")["no_script"]]


def _words(payload: dict, label: str) -> h.Element:
    """What the figure shows, in words. Long words wait in a fold: on a phone alone, if a control changes them."""
    told = h.span(data_words=True)[payload["words"]]
    open_words = h.p(".exhibit-words")[h.span(".exhibit-words-label")[label], " ", told]
    if len(payload["words"]) <= _SHORT:
        return open_words
    if payload["controls"]:
        return narrow_html(label, open_words)
    return h.details(".exhibit-fold")[h.summary[label], h.p(".exhibit-words")[told]]


def _slots(payload: dict) -> list[h.Element]:
    text = words("exhibit")
    alone, drawn = len(payload["figures"]) == 1, stills(payload)
    told = {"data_loading": text["loading"], "data_error": text["error"]}
    # A still is seen in its stead; a browser's reader mode leaves out what is hidden so.
    status = h.span(".exhibit-status", data_status=True, aria_hidden="true", **told)[text["waiting"]]
    return [
        h.div(
            ".exhibit-slot",
            role="img",
            style=f"min-height:{figure['height']}px",
            data_root=figure["root"],
            data_label=figure["label"],
            aria_label=payload["words"] if alone else figure["label"],
        )[Markup(drawn[figure["root"]]), status, paper_html()]
        for figure in payload["figures"]
    ]


def _details(table: dict | None, caption: str, summary: str) -> h.Element | None:
    if table is None:
        return None
    return h.details(".exhibit-fold.exhibit-numbers")[h.summary[summary], table_html(table, caption)]
