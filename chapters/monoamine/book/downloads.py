"""``{downloads}``: the model to take along. Its files are made when the page that lists them is read.

SBML, one file a region, for other programs; the data tables; JavaScript that runs in node or in a page. Tables that
are offered here, or by the role ``download``, are made to be opened in a spreadsheet.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from ..evidence import vocabulary
from ..evidence.spreadsheet import offered
from ..model import REGIONS, build
from ..model.export.javascript import javascript
from ..model.export.scenario import scenario_js
from ..model.passports import given
from ..words import fill, words
from .freshness import DATA, PACKAGE
from .markup import bullets, paragraph

FOLDER = "model"
TABLES = ("parameters", "hypotheses", "calibration_report", "measurements", "kinetic_constants")
MODULES = ("simulate", "protocol", "readouts", "run", "integrate", "step-size", "rodas5p")
# What the modules take and give, for editors and type checkers.
TYPES = "types.d.ts"
# Whose numbers the scripts have.
EXAMPLE_REGION = "striatum"
_IMPORT = re.compile(r'(?<= from "\./)([\w-]+)\.js(?=";)')
# Runs in node beside the downloaded files, and in a page as <script type="module">.
EXAMPLE = """\
import { model } from "./model.mjs";
import { scenario } from "./scenario.mjs";
import { simulate } from "./simulate.mjs";

// d-amphetamine, 2 mg/kg under the skin, half an hour after the start
const doses = [{ drug: "d-amphetamine", amount: 2, route: "sc", timeMin: 30 }];
const run = simulate(model, scenario, { region: "nucleus_accumbens", doses });
// dopamine outside in percent of rest, by minute
for (const minute of [30, 70, 240]) console.log(minute, run.percent("DA", minute));
"""


@dataclass(frozen=True)
class File:
    """One file: its name, what it is called on the page, and the group it is listed in."""

    name: str
    title: str
    group: str


def files() -> tuple[File, ...]:
    """Every file, in the order of the page."""
    made = [
        File(f"monoamine-{region}.xml".replace("_", "-"), vocabulary("region")[region], "sbml") for region in REGIONS
    ]
    made += [File(f"{name}.csv", f"{name}.csv", "tables") for name in TABLES]
    scripts = [*(f"{name}.mjs" for name in ("model", "scenario", *MODULES, "example")), TYPES]
    made += [File(name, name, "javascript") for name in scripts]
    return tuple(made)


def make(folder: Path) -> None:
    """Write every file into ``folder``. Raises ExtensionError without the packages that write SBML."""
    folder.mkdir(parents=True, exist_ok=True)
    for region, file in zip(REGIONS, files(), strict=False):
        (folder / file.name).write_text(_sbml(region), encoding="utf-8")
    for name in TABLES:
        (folder / f"{name}.csv").write_bytes(offered((DATA / f"{name}.csv").read_bytes()))
    module = javascript(build(), given(EXAMPLE_REGION), (_title(EXAMPLE_REGION), *_notes(EXAMPLE_REGION)))
    (folder / "model.mjs").write_text(module, encoding="utf-8")
    source = f"// {words('model_page')['downloads']['about']['script']}\n"
    (folder / "scenario.mjs").write_text(source + scenario_js(), encoding="utf-8")
    for name in MODULES:
        text = (PACKAGE / "browser" / "model" / f"{name}.js").read_text(encoding="utf-8")
        (folder / f"{name}.mjs").write_text(source + _IMPORT.sub(r"\1.mjs", text), encoding="utf-8")
    types = (PACKAGE / "browser" / "model" / TYPES).read_text(encoding="utf-8")
    (folder / TYPES).write_text(source + types, encoding="utf-8")
    (folder / "example.mjs").write_text(source + EXAMPLE, encoding="utf-8")


def _sbml(region: str) -> str:
    from ..model.export import sbml

    try:
        about = sbml.About(f"monoamine_{region}", _title(region), _notes(region))
        return sbml.sbml(build(), given(region), (), about)
    except ImportError as error:
        raise ExtensionError(f"{error.name} is missing, which writes SBML: pip install -r requirements.txt") from error


def _title(region: str) -> str:
    """The name of the model in another program."""
    return fill(words("model_page")["downloads"]["about"]["title"], region=vocabulary("region")[region])


def _notes(region: str) -> tuple[str, ...]:
    """What the file says of itself there."""
    notes = words("model_page")["downloads"]["about"]["notes"]
    return tuple(fill(note, region=vocabulary("region")[region]) for note in notes)


class Downloads(SphinxDirective):
    """``{downloads}``: the files in their groups with their size, and the example."""

    def run(self) -> list[nodes.Node]:
        """A list, and a listing."""
        folder = _folder(self.env.app)
        make(folder)
        text = words("model_page")["downloads"]
        items = []
        for group, about in text["groups"].items():
            links = [self._link(folder, file) for file in files() if file.group == group]
            parts = [part for link in links for part in (*link, nodes.Text(", "))][:-1]
            items.append(paragraph(nodes.strong("", about["title"]), f" {about['what']} ", *parts, "."))
        listing = nodes.literal_block(EXAMPLE, EXAMPLE, language="js")
        return [bullets(items), paragraph(*self.parse_inline(text["example"])[0]), listing]

    def _link(self, folder: Path, file: File) -> tuple[nodes.Node, nodes.Node]:
        up = "../" * self.env.docname.count("/")
        link = nodes.reference("", file.title, internal=True, refuri=f"{up}_static/{FOLDER}/{file.name}")
        kilobytes = max(1, round((folder / file.name).stat().st_size / 1000))
        return link, nodes.Text(f"\N{NO-BREAK SPACE}({kilobytes}\N{NO-BREAK SPACE}kB)")


def _folder(app: Sphinx) -> Path:
    return Path(app.outdir).parent / "downloads" / FOLDER


def _prepare(app: Sphinx, config: Config) -> None:
    _folder(app).mkdir(parents=True, exist_ok=True)
    config.html_static_path.append(str(_folder(app).parent))


def _offer_tables(app: Sphinx, exception: Exception | None) -> None:
    """What the role ``download`` copied is a table of data/ as it stands."""
    for path in (Path(app.outdir) / "_downloads").rglob("*.csv"):
        path.write_bytes(offered(path.read_bytes()))


def setup(app: Sphinx) -> None:
    """Register the directive and the folder that Sphinx copies."""
    app.connect("config-inited", _prepare)
    app.connect("build-finished", _offer_tables)
    app.add_directive("downloads", Downloads)
