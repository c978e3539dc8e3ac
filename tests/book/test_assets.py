"""What the pages load: one sheet, joined scripts, vendored files."""

import gzip
import re
from pathlib import Path

import pandas as pd
import pytest
from monoamine import evidence
from monoamine.book import assets
from monoamine.evidence.colours import contrast
from monoamine.evidence.colours import greys as grounds
from sphinx.errors import ExtensionError

CSS = assets.HERE / "css"
VENDOR = assets.HERE / "vendor"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("row", evidence.table("colours").to_dict("records"), ids=lambda row: row["name"])
def test_every_ink_can_be_read_as_text(row, theme):
    for ground in ("paper", "raised"):
        assert contrast(row[theme], grounds(theme)[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_greys_can_be_read(theme):
    grey = grounds(theme)
    for ground in ("paper", "surface", "raised"):
        assert contrast(grey["text"], grey[ground]) >= 7
        assert contrast(grey["text-soft"], grey[ground]) >= 4.5
        assert contrast(grey["rule-strong"], grey[ground]) >= 3
        assert contrast(grey["focus"], grey[ground]) >= 3


def test_token_names():
    assert assets.token_name("5-HT") == "--ink-5-ht"
    assert assets.token_name("partly_supported") == "--ink-partly-supported"


def test_tokens_have_a_value_in_each_theme():
    css = assets.tokens_css(pd.DataFrame([{"name": "DA", "light": "#111111", "dark": "#eeeeee"}]))
    assert ":root {\n  --ink-da: #111111;\n}" in css
    assert '@media screen {\nhtml[data-theme="dark"] {\n  --ink-da: #eeeeee;\n}\n}' in css


def test_every_ink_that_a_sheet_uses_exists():
    sheets = "".join((CSS / name).read_text(encoding="utf-8") for name in assets.STYLESHEETS if name != "tokens.css")
    defined = set(re.findall(r"(--[\w-]+):", sheets + assets.tokens_css()))
    assert set(re.findall(r"var\((--(?:ink|font)-[\w-]+)\)", sheets)) <= defined


@pytest.fixture(scope="module")
def gathered(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("assets")
    assets.gather(folder)
    return folder / "monoamine"


def test_one_sheet_is_small_and_asks_nobody(gathered: Path):
    sheet = (gathered / "book.css").read_bytes()
    assert len(gzip.compress(sheet)) < 20_000
    addresses = re.findall(rb"""url\(["']?([^"')]+)""", sheet)
    assert addresses and all(part.startswith((b"data:", b"fonts/")) for part in addresses)
    assert b"@import" not in sheet


@pytest.mark.parametrize("sheet", ["book.css", "katex/katex.min.css"])
def test_fonts_that_a_sheet_names_ship(gathered: Path, sheet: str):
    file = gathered / sheet
    names = re.findall(r"""url\(["']?(fonts/[^"')]+)""", file.read_text(encoding="utf-8"))
    assert names
    for name in names:
        assert (file.parent / name).is_file()


def test_gathered_scripts(gathered: Path):
    for name in ("monoamine.js", "shell.js", "bokeh.min.js"):
        assert (gathered / name).stat().st_size > 0


def test_vendored_folders_carry_a_licence():
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert list(folder.glob("LICENSE*")), f"{folder.name} ships without its licence"


def test_text_fonts_stay_light():
    first = ("source-serif-4.woff2", "source-serif-4-italic.woff2", "inter.woff2")
    assert sum((VENDOR / "fonts" / name).stat().st_size for name in first) < 80_000


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_modules_join_dependencies_first(tmp_path: Path):
    folder = write(
        tmp_path,
        main='import { one as uno } from "./part.js";\nuno();\n',
        part="export function one() { return 1; }\n",
    )
    joined = assets.join_modules(folder)
    assert joined.index('modules["part"]') < joined.index('modules["main"]')
    assert 'const { one: uno } = modules["part"];' in joined
    assert "import" not in joined and "export" not in joined


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"main": 'import { a } from "./gone.js";\n'}, "gone.js, which does not exist"),
        ({"main": 'import { a } from "./b.js";\n', "b": 'import { c } from "./main.js";\n'}, "circular import"),
        ({"main": "export default 1;\n"}, "cannot join this line"),
        ({"main": 'import a from "./b.js";\n', "b": ""}, "cannot join this line"),
    ],
)
def test_what_cannot_be_joined_is_named(tmp_path: Path, modules: dict[str, str], message: str):
    with pytest.raises(ExtensionError, match=message):
        assets.join_modules(write(tmp_path, **modules))
