"""``{progress}``: what this reader has done, chapter by chapter, as the browser keeps it.

browser/teaching/progress.js fills it. The counts of what there is come from all pages, so the table is made when the
page is written.
"""

import json

import htpy as h
from docutils import nodes
from sphinx.application import Sphinx

from ..exhibits.static import heads, taken_html
from ..theme.pages import pages
from ..words import words
from .placed import PlacedDirective, placed

KEPT = ("first", "later", "open", "run")


class progress_table(nodes.General, nodes.Element):  # noqa: N801
    """Stands where the table goes, until all pages are read."""


class Progress(PlacedDirective):
    """The directive."""

    def build(self) -> list[nodes.Node]:
        """A place for the table."""
        self.place("progress", "table")
        return [progress_table()]


def _resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    for place in list(doctree.findall(progress_table)):
        place.replace_self(nodes.raw("", progress_html(_rows(app, docname)), format="html"))


def _rows(app: Sphinx, docname: str) -> list[dict]:
    """Title, address and ids of each page with a quiz or an activity, in reading order."""
    here, order, found = placed(app.env), list(pages()), []
    for name, ids in here.items():
        slug = name.rpartition("/")[2]
        if ids["questions"] or ids["activities"]:
            title = pages()[slug].title if slug in order else app.env.titles[name].astext()
            row = {"title": title, "href": app.builder.get_relative_uri(docname, name), **ids}
            found.append((order.index(slug) if slug in order else len(order), row))
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def progress_html(rows: list[dict]) -> str:
    """The table with its buttons; the script puts the counts into it."""
    text = words("teaching")["progress"]
    if not rows:
        return str(h.p[text["empty"]])
    used = ("of", "none", "file", "notes", "sure", "erased", "not_erased")
    told = json.dumps({**{name: text[name] for name in used}, "hand_over": words("hand_over")}, ensure_ascii=False)
    markup = h.div(".progress", data_progress=True, data_words=told)[
        h.table[h.caption[text["caption"]], heads(text["columns"]), h.tbody[(_row(row, text) for row in rows)]],
        h.p(".progress-note", data_note=True)[text["notes"]["here"]],
        _buttons(text),
        h.p(".progress-no-script")[text["no_script"]],
    ]
    return str(markup)


def _row(row: dict, text: dict) -> h.Element:
    ids = json.dumps({kind: row[kind] for kind in ("questions", "activities")})
    cells = (
        h.td(data_kept=kept, data_label=label)[text["none"]]
        for kept, label in zip(KEPT, text["labels"][1:], strict=True)
    )
    return h.tr(data_ids=ids)[h.th(scope="row")[h.a(href=row["href"])[row["title"]]], cells]


def _buttons(text: dict) -> h.Node:
    export, erase, yes, no = (
        h.button({f"data-{name}": True}, type="button")[text[name.replace("-", "_")]]
        for name in ("export", "erase", "erase-yes", "erase-no")
    )
    sure = h.div(".progress-sure", role="group", aria_labelledby="progress-sure", data_sure=True, hidden=True)[
        h.p(id="progress-sure", data_sure_text=True)[text["sure"]["here"]], h.div(".progress-buttons")[yes, no]
    ]
    erased = h.p(".progress-erased", role="status", data_erased=True)
    return h.div(".progress-buttons")[export, erase], taken_html(), sure, erased


def _skip(self, node: nodes.Node) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    skipped = (_skip, None)
    app.add_node(progress_table, html=skipped, latex=skipped, text=skipped, man=skipped, texinfo=skipped)
    app.add_directive("progress", Progress)
    app.connect("doctree-resolved", _resolve)
