"""Which page holds which questions and activities: such a page loads the script, and the progress table counts them."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from .renderer import SCRIPT

KINDS = ("questions", "activities", "progress")


class PlacedDirective(SphinxDirective):
    """A directive that a script serves; what is wrong with its arguments is a build error at its line."""

    def run(self) -> list[nodes.Node]:
        """Answer the nodes, or raise docutils' error."""
        try:
            return self.build()
        except (KeyError, ValueError) as error:
            raise self.error(f"{self.name}: {error}") from error

    def build(self) -> list[nodes.Node]:
        """The nodes."""
        raise NotImplementedError

    def place(self, kind: str, name: str) -> None:
        """Note that this page holds a question or an activity. Raises ValueError when it stands there already."""
        here = placed(self.env).setdefault(self.env.docname, {one: [] for one in KINDS})
        if name in here[kind]:
            raise ValueError(f"{name!r} stands on this page already")
        here[kind].append(name)

    def parsed(self, text: str) -> list[nodes.Node]:
        """Inline markup of a text: terms, citations and the roles of the book work."""
        return self.parse_inline(text)[0]


def placed(env: BuildEnvironment) -> dict[str, dict[str, list[str]]]:
    """Ids of what each page holds, by page and kind."""
    # Sphinx keeps the attributes of the environment until the next build.
    return vars(env).setdefault("monoamine_placed", {})


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    placed(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    placed(env).update({name: placed(other)[name] for name in docnames if name in placed(other)})


def _count_again(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages to write again: a count of all pages is old as soon as one of them has changed."""
    return [name for name, here in placed(env).items() if here["progress"]]


def _load_script(app: Sphinx, pagename: str, *rest: object) -> None:
    # After the scripts of the page's exhibits, which have to come before this one.
    if app.builder.format == "html" and pagename in placed(app.env):
        app.add_js_file(SCRIPT, defer="defer")


def setup(app: Sphinx) -> None:
    """Connect to Sphinx."""
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _count_again)
    app.connect("html-page-context", _load_script, priority=600)
