"""The probe sees what it is there for, in each engine: a page that does everything wrong is told as such."""

import pytest
from probed import Probed
from serve import serving

PAGE = """<!doctype html><html><head></head><body>
  <figure class="exhibit" data-exhibit="good" data-state="ready"></figure>
  <figure class="exhibit" data-exhibit="bad" data-state="error"></figure>
  <script>monoamine = { exhibits: { bad: { error: new Error("not drawn") } } };</script>
  <script>console.error("complained");</script>
  <script>console.warn("warned");</script>
  <script>Promise.reject(new Error("left"));</script>
  <script>throw new Error("thrown");</script>
  <script src="missing.js"></script>
  <img src="https://example.org/picture.png">
</body></html>"""
TOLD = (
    "console error: complained",
    "console warn: warned",
    "rejection: Error: left",
    "Error: thrown",
    "404: /missing.js",
    "outside: https://example.org/picture.png",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    with serving(folder, Probed) as root:
        yield f"{root}/page.html"


@pytest.mark.parametrize("told", TOLD)
def test_what_a_page_does_wrong_is_told(engine, address, faults, told):
    engine.open(address)
    assert [fault for fault in faults() if told in fault]


@pytest.mark.parametrize(("name", "state"), [("good", "ready"), ("bad", "error: Error: not drawn")])
def test_what_becomes_of_an_exhibit_is_told(engine, address, name, state):
    engine.open(address)
    assert engine.run("(name) => probe.reach(name)", name) == state
