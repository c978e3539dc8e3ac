"""``{hero}``, ``{guess}`` and ``{brain}``: what the landing page lets a reader touch."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..dashboard.guess import guess_html
from ..dashboard.hero import hero_html
from ..tables.brain_map import brain_html

SCRIPT = "monoamine/hero.js"
SHEET = "monoamine/landing.css"
# What makes each part, by the name of its directive.
PARTS = {"hero": hero_html, "guess": guess_html, "brain": brain_html}
_CLASS = "hero-output"
# The sheet of every page has 900.
_AFTER = 901


class PartDirective(SphinxDirective):
    """No argument and no content: what a part shows stands in data/."""

    def run(self) -> list[nodes.Node]:
        """The section, for builders that write HTML."""
        return [nodes.raw("", str(PARTS[self.name]()), format="html", classes=[_CLASS])]


def _load_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    if doctree is not None and any(_CLASS in node["classes"] for node in doctree.findall(nodes.raw)):
        app.add_js_file(SCRIPT, defer="defer")
        app.add_css_file(SHEET, priority=_AFTER)


def setup(app: Sphinx) -> None:
    """Register the directives."""
    for name in PARTS:
        app.add_directive(name, PartDirective)
    app.connect("html-page-context", _load_script)
