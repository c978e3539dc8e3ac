"""The scripts of the pages: the modules of browser/, joined, and the model that is made for them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from ..theme.assets import assets_folder
from .freshness import PACKAGE

ENTRY = "main"
# The second script, with the model; only pages with a dashboard load it.
MODEL_ENTRY = "simulator-main"
# On each page; and on the page of the search.
REACH_ENTRY, SEARCH_ENTRY = "reach-main", "search-main"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";$', re.M)
_EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const|class) (\w+)", re.M)


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
    """Fill ``folder``/monoamine with the scripts."""
    target = folder / "monoamine"
    target.mkdir(parents=True, exist_ok=True)
    for name, entry in (("monoamine", ENTRY), ("reach", REACH_ENTRY), ("search", SEARCH_ENTRY)):
        (target / f"{name}.js").write_text(join_modules(PACKAGE / "browser", entry), encoding="utf-8")
    simulator = join_modules(PACKAGE / "browser", MODEL_ENTRY, generated_modules())
    (target / "simulator.js").write_text(simulator, encoding="utf-8")


def _prepare(app: Sphinx, config: Config) -> None:
    gather(assets_folder(app))


def _load_search(app: Sphinx, pagename: str, *rest: object) -> None:
    if pagename == "search":
        app.add_js_file("monoamine/search.js", defer="defer")


def setup(app: Sphinx) -> None:
    """Connect to Sphinx, after the theme has emptied the folder."""
    app.connect("config-inited", _prepare, priority=600)
    app.add_js_file("monoamine/reach.js", defer="defer")
    app.connect("html-page-context", _load_search)
