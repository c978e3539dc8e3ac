"""An exhibit is the same twice, whatever was drawn before it, and complete without its picture."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from monoamine.book.renderer import ExhibitRenderer, exhibit_html
from monoamine.exhibits.exhibit import MIME, Exhibit, Link
from monoamine.exhibits.ink import dye, figure

SCRIPT = """
import json
from test_exhibit import make
print(json.dumps(make().payload()))
"""


def make(name: str = "trial", **more) -> Exhibit:
    fig = figure(height=200, x_label="time (min)", y_label="percent of baseline", x_range=(0, 1), y_range=(90, 130))
    dye(fig.line([0, 1], [100, 120]), line="DA")
    dye(fig.scatter([0, 1], [100, 120], fill_color=None), "DA")
    return Exhibit(name, [(fig, 200, "A plot")], "A caption.", "Words with </script> & <b>.", **more)


@pytest.fixture
def static(monkeypatch):
    monkeypatch.setenv("MONOAMINE_STATIC", "1")


def test_ids_do_not_depend_on_what_was_drawn_before(static):
    assert make().payload() == make().payload()
    exhibit = make()
    assert exhibit.payload() == exhibit.payload()


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(root):
    def run(seed: str) -> bytes:
        paths = os.pathsep.join([str(root / "chapters"), str(root / "tests" / "figures")])
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "MONOAMINE_STATIC": "1"}
        return subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, env=env, check=True).stdout

    assert run("1") == run("2")


def test_exhibits_of_one_page_share_no_id(static):
    def ids(name: str) -> set[str]:
        return {part.split('"')[0] for part in make(name).payload()["doc"].split('"id":"')[1:]}

    assert not ids("one") & ids("two")


def test_text_is_the_same_live_and_static(static, monkeypatch):
    exhibit = make()
    bundle = exhibit._repr_mimebundle_()
    assert set(bundle) == {"text/plain", MIME}
    monkeypatch.delenv("MONOAMINE_STATIC")
    live = exhibit._repr_mimebundle_()
    assert live["text/plain"] == bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in live


def test_an_exhibit_without_words_is_refused():
    with pytest.raises(ValueError, match="words"):
        Exhibit("mute", [], "A caption.", " ")


def test_inks_colour_and_tag_only_what_is_drawn():
    exhibit = make()
    line, mark = (renderer.glyph for renderer in exhibit.figures[0][0].renderers)
    assert line.tags == ["ink-line:DA"] and mark.tags == ["ink:DA"]
    assert mark.fill_color is None


def test_the_page_has_words_numbers_and_data(static):
    table = pd.DataFrame({"study": [Link("A & B 2000", "references.html#cite-ab")], "value": [1.5]})
    page = BeautifulSoup(exhibit_html(make(table=table).payload()), "html.parser")
    assert page.select_one(".exhibit-slot")["aria-label"] == "Words with </script> & <b>."
    assert page.select_one("[data-words]").text == "Words with </script> & <b>."
    assert [th["scope"] for th in page.select("th")] == ["col", "col", "row"]
    assert page.select_one("tbody a")["href"] == "references.html#cite-ab"
    data = json.loads(page.select_one("script.exhibit-data").string)
    assert json.loads(data["doc"])["roots"][0]["id"] == data["figures"][0]["root"]


def test_a_builder_without_html_gets_caption_and_words(static):
    class Renderer:
        def add_js_file(self, key, uri, attributes):
            self.script = uri

    data = SimpleNamespace(mime_type=MIME, content=make().payload())
    html, text = ExhibitRenderer.handle_mime(Renderer(), data, False)
    assert html["format"] == "html"
    assert text["expr"] == "not html" and text.astext() == "A caption. Words with </script> & <b>."
    assert ExhibitRenderer.handle_mime(Renderer(), SimpleNamespace(mime_type="text/plain"), False) is None
