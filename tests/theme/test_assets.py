"""What the pages load of the theme: one sheet, a script, vendored files."""

import gzip
import re
from pathlib import Path

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence.colours import contrast
from monoamine.theme import assets

GREYS = evidence.rows("greys")
CSS = assets.HERE / "css"
VENDOR = assets.HERE / "vendor"


def grey_of(theme):
    return {grey.name: getattr(grey, theme) for grey in GREYS}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ink", evidence.rows("colours"), ids=lambda ink: ink.name)
def test_every_ink_can_be_read_as_text(ink, theme):
    for ground in ("paper", "raised"):
        assert contrast(getattr(ink, theme), grey_of(theme)[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_greys_can_be_read(theme):
    grey = grey_of(theme)
    for ground in ("paper", "surface", "raised"):
        assert contrast(grey["text"], grey[ground]) >= 7
        assert contrast(grey["text-soft"], grey[ground]) >= 4.5
        assert contrast(grey["rule-strong"], grey[ground]) >= 3
        assert contrast(grey["focus"], grey[ground]) >= 3


def test_token_names():
    assert assets.token_name("5-HT") == "--ink-5-ht"
    assert assets.token_name("partly_supported") == "--ink-partly-supported"


def test_tokens_have_a_value_in_each_theme():
    light, dark = assets.tokens_css().split('@media screen {\nhtml[data-theme="dark"] {\n')
    assert light.startswith(":root {\n") and dark.endswith("}\n}\n")
    for css, theme in ((light, "light"), (dark, "dark")):
        named = dict(re.findall(r"  (--[\w-]+): (#\w{6});\n", css))
        assert named["--ink-da"] == getattr(evidence.rows("colours")[0], theme)
        assert {name: named[f"--{name}"] for name in grey_of(theme)} == grey_of(theme)


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
    assert addresses and all(part.startswith((b"data:", b"fonts/")) for part in some(addresses))
    assert b"@import" not in sheet


@pytest.mark.parametrize("sheet", ["book.css", "katex/katex.min.css"])
def test_fonts_that_a_sheet_names_ship(gathered: Path, sheet: str):
    file = gathered / sheet
    names = re.findall(r"""url\(["']?(fonts/[^"')]+)""", file.read_text(encoding="utf-8"))
    assert names
    for name in some(names):
        assert (file.parent / name).is_file()


def test_gathered_scripts(gathered: Path):
    for name in ("shell.js", "bokeh/bokeh.min.js"):
        assert (gathered / name).stat().st_size > 0


def test_vendored_folders_carry_a_licence():
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert folders
    for folder in some(folders):
        assert list(folder.glob("LICENSE*")), f"{folder.name} ships without its licence"


def test_text_fonts_stay_light():
    first = ("source-serif-4.woff2", "source-serif-4-italic.woff2", "inter.woff2")
    assert sum((VENDOR / "fonts" / name).stat().st_size for name in first) < 80_000
