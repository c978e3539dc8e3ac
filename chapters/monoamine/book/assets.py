"""Everything the pages load, gathered into one folder that Sphinx copies: nothing comes from another host.

The folder is made anew at each build from the package (css/, browser/, vendor/), the installed Bokeh and
data/colours.csv. It lies outside ``_static``, because Jupyter Book puts each script found there on each page.
"""

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd
from bokeh.settings import settings as bokeh_settings
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from ..evidence import table
from ..evidence.colours import token as token_name
from .freshness import PACKAGE

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
    "model.css",
    "teaching.css",
    "scripted.css",
    "forced.css",
    "print.css",
)
ENTRY = "main"
# The second script, with the model; only pages with a dashboard load it.
MODEL_ENTRY = "simulator-main"
# On each page; and on the page of the search.
REACH_ENTRY, SEARCH_ENTRY = "reach-main", "search-main"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.M)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const|class) (\w+)", re.M)


def tokens_css(colours: pd.DataFrame | None = None) -> str:
    """The colour table (data/colours.csv, unless another is given) as CSS custom properties, one block a theme."""
    rows = (table("colours") if colours is None else colours).to_dict("records")
    light, dark = (
        "".join(f"  {token_name(row['name'])}: {row[theme]};\n" for row in rows) for theme in ("light", "dark")
    )
    # Paper is white whatever the screen shows.
    return f':root {{\n{light}}}\n@media screen {{\nhtml[data-theme="dark"] {{\n{dark}}}\n}}\n'


def join_modules(folder: Path, entry: str = ENTRY, made: Mapping[str, str] | None = None) -> str:
    """Join the ES modules reachable from ``entry`` into one classic script, dependencies first.

    A page opened as a file may not import modules, a classic script works there too. Each module keeps its own
    scope. ``made`` holds modules that are generated, by name. Raises ExtensionError for an import of a missing module,
    a circle, or a form this cannot join.
    """
    generated = made or {}
    done: dict[str, str] = {}

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise ExtensionError(f"circular import in browser/: {' -> '.join((*path, name))}")
        if name in done:
            return
        file = folder / f"{name}.js"
        if name not in generated and not file.is_file():
            raise ExtensionError(f"browser/{path[-1] if path else entry}.js imports ./{name}.js, which does not exist")
        text = generated[name] if name in generated else file.read_text(encoding="utf-8")
        for _, dependency in _IMPORT.findall(text):
            visit(dependency, (*path, name))
        done[name] = _scoped(name, text)

    visit(entry, ())
    return '"use strict";\n(() => {\nconst modules = {};\n' + "".join(done.values()) + "})();\n"


def _scoped(name: str, text: str) -> str:
    exports = ", ".join(_EXPORT.findall(text))
    body = _IMPORT.sub(lambda m: f'const {{{m[1].replace(" as ", ": ")}}} = modules["{m[2]}"];', text)
    body = re.sub(r"^export (?=async|function|const|class)", "", body, flags=re.M)
    if left := re.search(r"^\s*(?:import|export)\b.*", body, re.M):
        raise ExtensionError(f"browser/{name}.js: cannot join this line: {left[0].strip()}")
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();\n'


@cache
def generated_modules() -> dict[str, str]:
    """The modules that are made from the model: ``model`` and ``scenario``."""
    from ..model import build
    from ..model.export.javascript import javascript
    from ..model.export.scenario import scenario_js

    return {"model": javascript(build()), "scenario": scenario_js()}


def gather(folder: Path) -> None:
    """Fill ``folder``/monoamine with what the pages load."""
    target = folder / "monoamine"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE / "vendor", target)
    own = "".join((HERE / "css" / name).read_text(encoding="utf-8") for name in STYLESHEETS if name != "tokens.css")
    # Comments are for who writes the sheets: a sixth of what a reader would load.
    (target / "book.css").write_text(tokens_css() + _COMMENT.sub("", own), encoding="utf-8")
    shutil.copy(HERE / "shell.js", target / "shell.js")
    for name, entry in (("monoamine", ENTRY), ("reach", REACH_ENTRY), ("search", SEARCH_ENTRY)):
        (target / f"{name}.js").write_text(join_modules(PACKAGE / "browser", entry), encoding="utf-8")
    simulator = join_modules(PACKAGE / "browser", MODEL_ENTRY, generated_modules())
    (target / "simulator.js").write_text(simulator, encoding="utf-8")
    shutil.copy(Path(bokeh_settings.bokehjs_path()) / "js" / "bokeh.min.js", target / "bokeh.min.js")


def _prepare(app: Sphinx, config: Config) -> None:
    folder = Path(app.outdir).parent / "assets"
    gather(folder)
    config.html_static_path.append(str(folder))


def _load_search(app: Sphinx, pagename: str, *rest: object) -> None:
    if pagename == "search":
        app.add_js_file("monoamine/search.js", defer="defer")


def setup(app: Sphinx) -> None:
    """Connect to Sphinx and put the style sheet on each page."""
    app.connect("config-inited", _prepare)
    # After the theme's own sheets.
    app.add_css_file("monoamine/book.css", priority=900)
    app.add_js_file("monoamine/shell.js", defer="defer")
    app.add_js_file("monoamine/reach.js", defer="defer")
    app.connect("html-page-context", _load_search)
