"""``{hero}``, ``{guess}`` and ``{brain}``: what the landing page lets a reader touch."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from ..dashboard.guess import guess_html
from ..dashboard.hero import hero_html
from ..tables.brain_map import brain_html

SCRIPT = "monoamine/hero.js"
SHEET = "monoamine/landing.css"
_CLASS = "hero-output"
# The sheet of every page has 900.
_AFTER = 901


class HeroDirective(SphinxDirective):
    """No argument and no content: what is given stands in data/presets.yml, the words in data/words.yml."""

    html = staticmethod(hero_html)

    def run(self) -> list[nodes.Node]:
        """The section, for builders that write HTML."""
        return [nodes.raw("", str(self.html()), format="html", classes=[_CLASS])]


class GuessDirective(HeroDirective):
    """The same for the guess."""

    html = staticmethod(guess_html)


class BrainDirective(HeroDirective):
    """The same for the map."""

    html = staticmethod(brain_html)


def _load_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: nodes.document | None) -> None:
    if doctree is not None and any(_CLASS in node["classes"] for node in doctree.findall(nodes.raw)):
        app.add_js_file(SCRIPT, defer="defer")
        app.add_css_file(SHEET, priority=_AFTER)


def setup(app: Sphinx) -> None:
    """Register the directives."""
    app.add_directive("hero", HeroDirective)
    app.add_directive("guess", GuessDirective)
    app.add_directive("brain", BrainDirective)
    app.connect("html-page-context", _load_script)
