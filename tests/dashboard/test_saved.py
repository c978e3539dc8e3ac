"""What a reader takes away stands alone: in any program, on its own ground, and it says what it shows."""

import base64
import csv
import io
import re
from xml.etree import ElementTree

import numpy as np
import pytest
import yaml
from found import some
from monoamine.dashboard.presets import preset
from monoamine.dashboard.state import encode
from monoamine.dashboard.tell import moment_text
from monoamine.words import fill, words
from moves import BASE
from painted import WATCH
from PIL import Image
from reader import EXHIBIT, Dashboard
from states import sample

TEXT = words("dashboard")
SVG = "{http://www.w3.org/2000/svg}"
# What programs beside browsers do not read.
BROWSERS_ONLY = (
    "color(",
    "color-mix",
    "var(",
    "oklab",
    "oklch",
    "light-dark",
    "calc(",
    "class=",
    "currentcolor",
    "rgba",
)
_COLOR = re.compile(r"^(?:none|#[0-9a-f]{6})$")
_STYLE = re.compile(r"([\w-]+):([^;]*)")


@pytest.fixture(scope="module", params=["light", "dark"])
def theme(request):
    return request.param


@pytest.fixture(scope="module", params=[1280, 375], ids=["desktop", "phone"])
def dashboard(browser, site, theme, request):
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, color_scheme=theme, reduced_motion="reduce"
    )
    context.add_init_script(WATCH)
    shown = Dashboard(context.new_page(), site).open(encode(BASE))
    shown.settle_dose()
    assert shown.page.evaluate("document.documentElement.dataset.theme") == theme
    yield shown
    context.close()


def saved(dashboard, what: str) -> bytes:
    with dashboard.page.expect_download() as asked:
        dashboard.find(f'[data-take="{what}"]').click()
    with open(asked.value.path(), "rb") as file:
        return file.read()


def styles(element) -> dict[str, str]:
    return {**element.attrib, **dict(_STYLE.findall(element.get("style", "")))}


def contrast(one: str, other: str) -> float:
    def light(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_synapse_has_no_color_that_only_a_browser_knows(dashboard):
    text = saved(dashboard, "svg").decode()
    assert [one for one in BROWSERS_ONLY if one in text.lower()] == []
    drawing = ElementTree.fromstring(text)
    colors = [value for one in drawing.iter() for name, value in styles(one).items() if name in ("fill", "stroke")]
    assert len(colors) > 100 and [one for one in colors if not _COLOR.match(one)] == []
    shapes = [one for one in drawing.iter() if one.tag in (f"{SVG}path", f"{SVG}circle")]
    black = [one for one in shapes if styles(one).get("fill") in (None, "#000000")]
    assert len(shapes) > 50 and black == []


def test_the_words_of_the_synapse_are_read_on_its_own_ground(dashboard):
    drawing = ElementTree.fromstring(saved(dashboard, "svg"))
    ground = next(one for one in drawing if one.tag == f"{SVG}rect")
    left, top, width, height = map(float, drawing.get("viewBox").split())
    at = {name: float(ground.get(name)) for name in ("x", "y", "width", "height")}
    assert at["x"] <= left + 0.1 and at["x"] + at["width"] >= left + width - 0.1
    assert at["y"] <= top + 0.1 and at["y"] + at["height"] >= top + height - 0.1
    parents = {child: parent for parent in drawing.iter() for child in parent}
    texts = list(drawing.iter(f"{SVG}text"))
    assert len(texts) > 10
    for one in some(texts):
        # A word stands on the ground, or on a shape of its own group.
        beside = [styles(other).get("fill", "none") for other in parents[one] if other.tag != f"{SVG}text"]
        grounds = [ground.get("fill"), *(fill for fill in beside if fill.startswith("#"))]
        assert max(contrast(styles(one)["fill"], fill) for fill in grounds) >= 4.5, "".join(one.itertext())
        assert styles(one)["font-family"].endswith("sans-serif")


# On a phone the curves stay in view, over the picture.
BARE = ".synapse-picture text { visibility: hidden; } .dash-outside { position: static !important; }"


def test_the_saved_synapse_looks_as_on_the_page(dashboard):
    """The file, drawn by itself, over the picture of the page. Letters are left out: a file brings no fonts."""
    stage = dashboard.find(".synapse-stage svg")
    stage.scroll_into_view_if_needed()
    seen = Image.open(io.BytesIO(stage.screenshot(style=BARE))).convert("RGB")
    page = dashboard.page.context.new_page()
    drawing = ElementTree.fromstring(saved(dashboard, "svg"))
    # Without what is written above and below it.
    box = stage.evaluate("""svg => {
      const { width, height } = svg.getBoundingClientRect(), { width: w, height: h } = svg.viewBox.baseVal;
      const scale = Math.min(width / w, height / h);
      return [(w - width / scale) / 2, (h - height / scale) / 2, width / scale, height / scale];
    }""")
    drawing.set("viewBox", " ".join(map(str, box)))
    for name in ("width", "height"):
        del drawing.attrib[name]
    for one in [*drawing.iter()]:
        for text in one.findall(f"{SVG}text"):
            one.remove(text)
    source = base64.b64encode(ElementTree.tostring(drawing)).decode()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_content(
        f'<body style="margin:0"><img style="width:{seen.width}px;height:{seen.height}px" '
        f'src="data:image/svg+xml;base64,{source}">'
    )
    page.wait_for_function("document.images[0].complete && document.images[0].naturalWidth")
    alone = Image.open(io.BytesIO(page.locator("img").screenshot())).convert("RGB").resize(seen.size)
    page.close()
    # A quarter of the size: the page puts the picture between two pixels. And it rounds the corners.
    small = [
        np.asarray(one.resize((one.width // 4, one.height // 4), Image.Resampling.BOX)).astype(int)[5:-5, 5:-5]
        for one in (seen, alone)
    ]
    difference = np.abs(small[0] - small[1]).max(axis=2)
    assert (difference > 40).mean() < 0.01, (difference > 40).mean()


# --- what it says of itself -----------------------------------------------------------------------


def told(state: dict) -> list[str]:
    """Pieces of text without which nobody knows what a picture shows."""
    given = [one for one in state["doses"] if one]
    amounts = [fill(TEXT["units"]["dose"], value=f"{one['amount']:g}") for one in given]
    routes = [TEXT["routes"][one["route"]] for one in given]
    moment = moment_text(state["at"], TEXT)
    return [
        *(one["drug"] for one in given),
        *amounts,
        *routes,
        TEXT["regions"][state["region"]],
        TEXT["say"]["supposed"][state["hypothesis"]],
        moment,
    ]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def painted(dashboard) -> str:
    """Every text of the saved picture, one line after the other."""
    saved(dashboard, "png")
    return plain(" ".join(dashboard.page.evaluate("window.savedTexts")))


# A story with published findings over its curves, and scenes that have none.
@pytest.mark.parametrize("state", [preset("flood"), BASE, *sample(4, 77)], ids=encode)
def test_the_picture_of_the_plots_says_what_it_shows(dashboard, state):
    dashboard.show(encode(state)).settle_dose()
    shown = dashboard.read()
    said = painted(dashboard)
    assert [one for one in some(told(state)) if plain(one) not in said] == []
    for run in some(shown["runs"]):
        assert (
            plain({"together": TEXT["say"]["together"], "nothing": TEXT["runs"]["nothing"]}.get(run["key"], run["key"]))
            in said
        )
    marks = [plot["marks"] for plot in shown["plots"].values() if "marks" in plot]
    sources = {source for columns in marks for source in columns["source"]}
    assert [one for one in sources if plain(one) not in said] == []
    assert (plain(TEXT["take"]["no_mark"]) in said) == (not sources) == (state != preset("flood"))
    assert plain(TEXT["take"]["source"]) in said


def test_the_picture_has_the_colors_and_the_dashes_of_the_curves_in_its_key(dashboard):
    dashboard.show(encode(BASE)).settle_dose()
    dashboard.page.evaluate("""() => {
      const pen = CanvasRenderingContext2D.prototype, { stroke } = pen;
      window.strokes = [];
      pen.stroke = function (...all) {
        if (!this.canvas.isConnected) window.strokes.push([this.strokeStyle, this.getLineDash().join(' '), this.lineWidth]);
        return stroke.apply(this, all);
      };
    }""")
    image = Image.open(io.BytesIO(saved(dashboard, "png"))).convert("RGB")
    runs = dashboard.page.evaluate(f"""() => {{
      const {{ scene, element, payload: {{ data }} }} = {EXHIBIT}, style = getComputedStyle(element);
      return scene.runs.map(({{ key }}) => [style.getPropertyValue(data.tokens[key === 'together' ? 'text' : key]).trim().toLowerCase(),
        data.dashes[key] ?? '', 2.5]);
    }}""")
    strokes = dashboard.page.evaluate("window.strokes")
    assert runs and [one for one in runs if one not in strokes] == []
    assert image.width > 600


def test_the_synapse_says_what_it_shows(dashboard):
    dashboard.show(encode(BASE)).settle_dose()
    drawing = ElementTree.fromstring(saved(dashboard, "svg"))
    said = plain(" ".join("".join(one.itertext()) for one in drawing.iter(f"{SVG}text")))
    assert [one for one in some(told(BASE)) if plain(one) not in said] == []
    assert plain(TEXT["take"]["source"]) in said
    named = plain("".join(drawing.find(f"{SVG}title").itertext()) + "".join(drawing.find(f"{SVG}desc").itertext()))
    assert [one for one in some(told(BASE)) if plain(one) not in named] == []
    left, top, width, height = map(float, drawing.get("viewBox").split())
    for one in some(drawing.iter(f"{SVG}text")):
        if one.get("transform") is None and one.get("x") and one.get("y"):
            assert left <= float(one.get("x")) <= left + width and top <= float(one.get("y")) <= top + height


def test_the_curves_say_what_they_are_of(dashboard):
    dashboard.show(encode(BASE)).settle_dose()
    rows = list(csv.DictReader(io.StringIO(saved(dashboard, "csv").decode())))
    assert {(row["region"], row["hypothesis"]) for row in rows} == {(BASE["region"], BASE["hypothesis"])}
    (doses,) = {row["doses"] for row in rows}
    for one in filter(None, BASE["doses"]):
        assert f"{one['drug']} {one['amount']:g} mg/kg {one['route']} at {one['time']:g} min" in doses


def test_the_source_is_this_book(root):
    title = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))["title"]
    assert f"“{title.split(':')[0]}”" in TEXT["take"]["source"]
