"""Styles, fonts, the shell's script and BokehJS, gathered into one folder that Sphinx copies: no other host is asked.

The folder is made anew at each build from css/, vendor/ and the colours of data/; book/scripts.py adds the scripts of
the pages. It lies outside ``_static``, because Jupyter Book puts each script found there on each page.
"""

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import bokeh
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from ..evidence import rows
from ..evidence.colours import token as token_name

HERE = Path(__file__).parent
STYLESHEETS = (
    "tokens.css",
    "fonts.css",
    "shell.css",
    "prose.css",
    "evidence.css",
    "exhibit.css",
    "tables.css",
    "coverage.css",
    "dashboard.css",
    "synapse.css",
    "side-by-side.css",
    "teaching.css",
    "narrow.css",
    "scripted.css",
    "forced.css",
    "print.css",
)
# What the landing page needs beside them.
LANDING = ("hero.css", "guess.css", "brain.css")
# And what pages need that have a picture to play with, or tables and equations of the model (theme/trim.py).
ON_SOME_PAGES = ("toys.css", "model.css")
# Only what the pages use of it (tools/vendor/make_bokeh.mjs).
BOKEH_FILE = "bokeh/bokeh.min.js"
BOKEH = HERE / "vendor" / BOKEH_FILE
_COMMENT = re.compile(r"/\*.*?\*/", re.S)


def tokens_css() -> str:
    """The colours of data/ as CSS custom properties: ``--paper`` for a grey, ``--ink-da`` for one with a meaning."""
    greys = [(f"--{grey.name}", grey.light, grey.dark) for grey in rows("greys")]
    return _themes([*greys, *((token_name(ink.name), ink.light, ink.dark) for ink in rows("colours"))])


def _themes(tokens: Iterable[tuple[str, str, str]]) -> str:
    """One block a theme, of names with their light and their dark colour."""
    tokens = list(tokens)
    light = "".join(f"  {name}: {value};\n" for name, value, _ in tokens)
    dark = "".join(f"  {name}: {value};\n" for name, _, value in tokens)
    # Paper is white whatever the screen shows.
    return f':root {{\n{light}}}\n@media screen {{\nhtml[data-theme="dark"] {{\n{dark}}}\n}}\n'


def assets_folder(app: Sphinx) -> Path:
    """The folder that Sphinx copies into ``_static``."""
    return Path(app.outdir).parent / "assets"


def gather(folder: Path) -> None:
    """Fill ``folder``/monoamine with what the theme loads."""
    target = folder / "monoamine"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE / "vendor", target)
    own = sheet([name for name in STYLESHEETS if name != "tokens.css"])
    (target / "book.css").write_text(tokens_css() + own, encoding="utf-8")
    (target / "landing.css").write_text(sheet(LANDING), encoding="utf-8")
    for name in ON_SOME_PAGES:
        (target / name).write_text(sheet([name]), encoding="utf-8")
    shutil.copy(HERE / "shell.js", target / "shell.js")


def sheet(names: Sequence[str]) -> str:
    """Style sheets of css/ as one, without comments."""
    # Comments are for who writes the sheets: a sixth of what a reader would load.
    return _COMMENT.sub("", "".join((HERE / "css" / name).read_text(encoding="utf-8") for name in names))


def _check_bokeh() -> None:
    """The figures are told in the words of the installed Bokeh, and drawn by the one that ships."""
    found = re.match(r"/\*! BokehJS (\S+),", BOKEH.read_text(encoding="utf-8"))
    shipped = found[1] if found else "of no version"
    if shipped != bokeh.__version__:
        raise ExtensionError(
            f"theme/vendor/{BOKEH_FILE} is BokehJS {shipped}, and Bokeh {bokeh.__version__} is installed: "
            f"set @bokeh/bokehjs in package.json to it and run make vendor"
        )


def _prepare(app: Sphinx, config: Config) -> None:
    _check_bokeh()
    folder = assets_folder(app)
    gather(folder)
    config.html_static_path.append(str(folder))


def setup(app: Sphinx) -> None:
    """Connect to Sphinx and put the style sheet on each page."""
    app.connect("config-inited", _prepare)
    # After the theme's own sheets.
    app.add_css_file("monoamine/book.css", priority=900)
    for name in ON_SOME_PAGES:
        app.add_css_file(f"monoamine/{name}", priority=901)
    app.add_js_file("monoamine/shell.js", defer="defer")
