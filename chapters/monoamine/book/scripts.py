"""The scripts of the pages: the modules of browser/, bundled by esbuild, and the model that is made for them.

A page opened as a file may not import modules, so each entry becomes one classic script.
"""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from .. import needs
from ..theme.assets import BOKEH, BOKEH_FILE, assets_folder
from .card_module import card_module
from .freshness import DATA, PACKAGE, done_for, execution_hash, mark_done, source_hash

# It pins the bundler.
LOCK = DATA.parent / "package-lock.json"

# The script that is made, and the module that it begins with. Only pages with a dashboard load the simulator, and only
# the page of the search the search.
ENTRIES = {
    "monoamine": "main",
    "simulator": "simulator-main",
    "hero": "hero-main",
    "reach": "reach-main",
    "search": "search-main",
    "claim": "claim-main",
    "card": "card-main",
}
# As browser/simulator-main.js imports what is made from the model.
CARD = "monoamine-card"
GENERATED = ("monoamine-model", "monoamine-scenario")
_OPTIONS = ("--bundle", "--format=iife", "--target=es2022", "--charset=utf8", "--log-level=warning")


def generated_modules(folder: Path) -> dict[str, Path]:
    """The modules that are made from the model, by the name they are imported as. Made once for the same sources."""
    files = {name: folder / execution_hash() / f"{name}.mjs" for name in GENERATED}
    if not all(file.is_file() for file in files.values()):
        _generate(files)
    return files


def _generate(files: dict[str, Path]) -> None:
    from ..model import build
    from ..model.export.javascript import javascript
    from ..model.export.scenario import scenario_js

    for file, text in zip(files.values(), (javascript(build()), scenario_js()), strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def bundle(
    entries: Mapping[str, Path],
    target: Path,
    aliases: Mapping[str, Path] = MappingProxyType({}),
    constants: Mapping[str, str] = MappingProxyType({}),
    minify: bool = True,
) -> None:
    """Write ``target``/NAME.js for each entry; ``constants`` are texts that a module knows by these names.

    Raises ExtensionError with what esbuild says is wrong.
    """
    named = [f"{name}={file}" for name, file in entries.items()]
    known = [f"--alias:{name}={file}" for name, file in aliases.items()]
    known += [f"--define:{name}={json.dumps(text)}" for name, text in constants.items()]
    known += ["--minify"] if minify else []
    done = subprocess.run(
        [needs.ESBUILD, *named, *known, *_OPTIONS, f"--outdir={target}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode or done.stderr:
        raise ExtensionError(f"The scripts of the pages cannot be bundled.\n{done.stderr.strip()}")


def gather(folder: Path, made: Path, site: str = "") -> None:
    """Fill ``folder``/monoamine with the scripts; ``made`` keeps what is generated for them, and the scripts.

    ``site``: the address of the book, if it has one. Scripts of the same sources are not bundled again.
    """
    digest = hashlib.sha256(BOKEH.read_bytes()).hexdigest()[:8]
    bundles, stamp = made / "scripts", made / "scripts.of"
    state = " ".join((source_hash(), digest, hashlib.sha256(LOCK.read_bytes()).hexdigest()[:8], site))
    if not done_for(stamp, state):
        entries = {name: PACKAGE / "browser" / f"{module}.js" for name, module in ENTRIES.items()}
        generated = {**generated_modules(made), CARD: card_module(made, site)}
        shutil.rmtree(bundles, ignore_errors=True)
        bundle(entries, bundles, generated, {"BOKEH_FILE": f"{BOKEH_FILE}?v={digest}"})
        mark_done(stamp, state)
    shutil.copytree(bundles, folder / "monoamine", dirs_exist_ok=True)


def _prepare(app: Sphinx, config: Config) -> None:
    if said := needs.missing_node() or needs.missing_bundler():
        needs.stop(said)
    gather(assets_folder(app), Path(app.outdir).parent / "generated", config.html_baseurl)


def _load_search(app: Sphinx, pagename: str, *rest: object) -> None:
    if pagename == "search":
        app.add_js_file("monoamine/search.js", defer="defer")


def setup(app: Sphinx) -> None:
    """Connect to Sphinx, after the theme has emptied the folder."""
    app.connect("config-inited", _prepare, priority=600)
    app.add_js_file("monoamine/reach.js", defer="defer")
    app.connect("html-page-context", _load_search)
