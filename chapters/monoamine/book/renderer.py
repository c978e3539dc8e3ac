"""Turns an exhibit's payload (``monoamine.exhibits.exhibit.MIME``) into the static HTML of a page."""

import json
from html import escape

from docutils import nodes
from sphinx import addnodes

from ..exhibits.exhibit import MIME
from ..exhibits.static import form_html, panel_html, paper_html, table_html
from ..words import words

SCRIPT = "monoamine/monoamine.js"
# What a behaviour needs beside it, before it: earlier than the 500 of the others, because an exhibit further up on the
# page may have asked for the runtime already.
SCRIPTS = dict.fromkeys(("simulator", "side-by-side"), {"simulator": "monoamine/simulator.js"})
_EARLY = 400
# So many letters in words stand open under a figure.
_SHORT = 240
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
        html = nodes.raw("", exhibit_html(payload), format="html", classes=["output", "exhibit-output"])
        # Which builder prints is decided later: builders may share what was read.
        text = nodes.paragraph(text=f"{payload['caption']} {payload['words']}", classes=["exhibit-words"])
        return [html, addnodes.only("", text, expr="not html")]


def exhibit_html(payload: dict) -> str:
    """The figure element: caption, form, plots, words, panels, table and the data of the runtime."""
    ids = f"exhibit-{payload['name']}"
    text = words("exhibit")
    # HTML of its own is complete without BokehJS, so that can wait until the reader does something.
    own, start = (" dashboard", ' data-start="sign"') if "markup" in payload else ("", "")
    parts = [
        f'<figure class="exhibit{own}" id="{ids}" data-exhibit="{escape(payload["name"])}" data-state="static" '
        f'aria-labelledby="{ids}-caption"{start}>',
        f'<figcaption class="exhibit-caption" id="{ids}-caption">{escape(payload["caption"])}</figcaption>',
        f'<p class="exhibit-broken" data-broken hidden>{escape(text["broken"])}</p>' if payload["behaviour"] else "",
        *([_no_script(text["no_script_still"]), payload["markup"]] if "markup" in payload else _body(payload, ids)),
        _details(payload["table"], payload["caption"], text["table"]),
        f'<script type="application/json" class="exhibit-data">{_script_json(payload)}</script>',
        "</figure>",
    ]
    return "\n".join(part for part in parts if part)


def _body(payload: dict, ids: str) -> list[str]:
    """What stands between caption and numbers where the exhibit has no HTML of its own."""
    text = words("exhibit")
    return [
        form_html(payload["controls"], payload["name"], of=payload["figures"][0]["label"]),
        '<div class="exhibit-plots">',
        *_slots(payload, ids),
        "</div>",
        _no_script(text["no_script"]),
        *[panel_html(panel, ids) for panel in payload["panels"] if panel["kind"] == "key"],
        _words(payload, text["in_words"]),
        '<p class="exhibit-live" role="status" data-live></p>' if payload["behaviour"] else "",
        *[panel_html(panel, ids) for panel in payload["panels"] if panel["kind"] != "key"],
    ]


def _no_script(told: str) -> str:
    """What the figure cannot do where no script runs."""
    return f'<p class="exhibit-status exhibit-no-script">{escape(told)}</p>'


def _words(payload: dict, label: str) -> str:
    """What the figure shows, in words. Long words that no control changes wait in a fold."""
    told = f"<span data-words>{escape(payload['words'])}</span>"
    if payload["controls"] or len(payload["words"]) <= _SHORT:
        return f'<p class="exhibit-words"><span class="exhibit-words-label">{escape(label)}</span> {told}</p>'
    return (
        f'<details class="exhibit-fold"><summary>{escape(label)}</summary><p class="exhibit-words">{told}</p></details>'
    )


def _slots(payload: dict, ids: str) -> list[str]:
    text = words("exhibit")
    alone = len(payload["figures"]) == 1
    return [
        f'<div class="exhibit-slot" role="img" style="min-height:{figure["height"]}px" data-root="{figure["root"]}" '
        f'data-label="{escape(figure["label"])}" '
        f'aria-label="{escape(payload["words"] if alone else figure["label"])}">'
        f'<span class="exhibit-status" data-status data-loading="{escape(text["loading"])}" '
        f'data-error="{escape(text["error"])}">{escape(text["waiting"])}</span>{paper_html()}</div>'
        for figure in payload["figures"]
    ]


def _details(table: dict | None, caption: str, summary: str) -> str:
    if table is None:
        return ""
    body = table_html(table, caption)
    return f'<details class="exhibit-fold exhibit-numbers"><summary>{escape(summary)}</summary>{body}</details>'


def _script_json(payload: dict) -> str:
    data = json.dumps({key: payload[key] for key in _RUNTIME_KEYS}, ensure_ascii=False, separators=(",", ":"))
    # A script element ends at "</" whatever its type, and "<!--" changes how the rest is read.
    return data.replace("</", "<\\/").replace("<!--", "<\\u0021--")
