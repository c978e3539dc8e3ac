"""``{progress}``: what this reader has done, chapter by chapter, as the browser keeps it.

browser/teaching/progress.js fills it. The counts of what there is come from all pages, so the table is made when the
page is written.
"""

import json
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from ..exhibits.static import taken_html
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
        return f"<p>{escape(text['empty'])}</p>"
    used = ("of", "none", "file", "notes", "sure", "erased", "not_erased")
    told = json.dumps({**{name: text[name] for name in used}, "hand_over": words("hand_over")}, ensure_ascii=False)
    heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in text["columns"])
    return (
        f'<div class="progress" data-progress data-words="{escape(told)}">'
        f"<table><caption>{escape(text['caption'])}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(_row(row, text) for row in rows)}</tbody></table>"
        f'<p class="progress-note" data-note>{escape(text["notes"]["here"])}</p>{_buttons(text)}'
        f'<p class="progress-no-script">{escape(text["no_script"])}</p></div>'
    )


def _row(row: dict, text: dict) -> str:
    ids = escape(json.dumps({kind: row[kind] for kind in ("questions", "activities")}))
    cells = "".join(
        f'<td data-kept="{kept}" data-label="{escape(label)}">{escape(text["none"])}</td>'
        for kept, label in zip(KEPT, text["labels"][1:], strict=True)
    )
    title = f'<a href="{escape(row["href"])}">{escape(row["title"])}</a>'
    return f'<tr data-ids="{ids}"><th scope="row">{title}</th>{cells}</tr>'


def _buttons(text: dict) -> str:
    names = ("export", "erase", "erase-yes", "erase-no")
    export, erase, yes, no = (
        f'<button type="button" data-{name}>{escape(text[name.replace("-", "_")])}</button>' for name in names
    )
    return (
        f'<div class="progress-buttons">{export}{erase}</div>{taken_html()}'
        '<div class="progress-sure" role="group" aria-labelledby="progress-sure" data-sure hidden>'
        f'<p id="progress-sure" data-sure-text>{escape(text["sure"]["here"])}</p>'
        f'<div class="progress-buttons">{yes}{no}</div></div>'
        '<p class="progress-erased" role="status" data-erased></p>'
    )


def _skip(self, node: nodes.Node) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_node(progress_table, **dict.fromkeys(("html", "latex", "text", "man", "texinfo"), (_skip, None)))
    app.add_directive("progress", Progress)
    app.connect("doctree-resolved", _resolve)
