"""What a kernel sends is enough for a page that knows nothing: loaded again, opened twice, or beside other cells."""

import json

import pytest
from live_kernel import Kernel

CELLS = {
    "figure": "from monoamine.figures.semax_measured import semax_measured\nsemax_measured()",
    "findings": "from monoamine.findings import explore_findings\nexplore_findings()",
    "dashboard": "from monoamine.dashboard import explore\nlive = explore()\nlive",
}
# What a page gets that asks for the widgets of a kernel it did not see start.
STATES = """
import json
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances
print(json.dumps({name: widget.get_state() for name, widget in _instances.items()}, default=str))
"""
# The part of jupyter_bokeh's script that draws.
DRAW = """bundle => {
  const { docs_json, render_items, div } = JSON.parse(bundle);
  document.body.insertAdjacentHTML('beforeend', `<div style="width: 800px">${div}</div>`);
  const place = document.body.lastElementChild.firstElementChild;
  const drawing = Bokeh.require('document').Document.from_json(Object.values(docs_json)[0]);
  const roots = Object.fromEntries(Object.keys(render_items[0].roots).map((root) => [root, place]));
  Bokeh.require('embed/standalone').add_document_standalone(drawing, place, roots);
  window.drawing = drawing;
}"""
PAINTED = """() => {
  const found = [], walk = (root) => root.querySelectorAll('*').forEach((one) => {
    if (one.tagName === 'CANVAS' && one.width > 50) found.push(one);
    if (one.shadowRoot) walk(one.shadowRoot);
  });
  walk(document);
  const ink = (one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(Boolean);
  return found.filter(ink).length;
}"""


@pytest.fixture(scope="module")
def kernel(root):
    made = Kernel(root / "chapters")
    yield made
    made.stop()


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    opened.set_content("<!doctype html><body></body>")
    yield opened
    opened.close()


def outputs(kernel) -> list[dict]:
    kinds = ("display_data", "execute_result")
    return [one["content"]["data"] for one in kernel.messages if one["msg_type"] in kinds]


def bundle(kernel, shown: dict) -> str:
    """The figures that a page is told for a widget, however deep they are in it."""
    states = json.loads(kernel.run(STATES))

    def search(name: str) -> list[str]:
        state = states[name]
        inside = [child.removeprefix("IPY_MODEL_") for child in state.get("children", ())]
        return [state["render_bundle"]] if "render_bundle" in state else sum(map(search, inside), [])

    (found,) = search(shown["application/vnd.jupyter.widget-view+json"]["model_id"])
    return found


def show(page, cell: list[dict], told: str) -> int:
    """Give the outputs of a cell to a page, in their order; answers how many canvases have ink."""
    for output in cell:
        if "application/javascript" in output:
            page.evaluate("code => { new Function(code)(); }", output["application/javascript"])
    page.evaluate(DRAW, told)
    page.wait_for_function(f"({PAINTED})() > 0")
    return page.evaluate(PAINTED)


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("run", ["first", "second"])
def test_each_run_of_each_cell_is_drawn_in_a_page_that_has_nothing(kernel, page, name, run):
    kernel.run(CELLS[name])
    cell = outputs(kernel)
    assert show(page, cell, bundle(kernel, cell[-1])) > 0


def test_a_figure_shown_again_is_drawn_in_a_page_that_has_nothing(kernel, page):
    kernel.run(CELLS["dashboard"])
    kernel.run("live")
    cell = outputs(kernel)
    assert show(page, cell, bundle(kernel, cell[-1])) > 0


def test_a_page_that_has_the_library_keeps_it(kernel, page):
    for _ in range(2):
        kernel.run(CELLS["figure"])
        cell = outputs(kernel)
        show(page, cell, bundle(kernel, cell[-1]))
        page.evaluate("window.Bokeh.kept = (window.Bokeh.kept ?? 0) + 1")
    assert page.evaluate("window.Bokeh.kept") == 2


def test_another_version_of_the_library_does_not_stand_in_the_way(kernel, page):
    page.evaluate("window.Bokeh = { version: '2.0.0', __bokeh__: true }")
    kernel.run(CELLS["figure"])
    cell = outputs(kernel)
    assert show(page, cell, bundle(kernel, cell[-1])) > 0


def test_a_page_that_asks_later_gets_the_curves_as_they_are_by_then(kernel, page):
    kernel.run(CELLS["dashboard"])
    cell = outputs(kernel)
    kernel.run("live.widgets['at'].value = 90.0\nlive.widgets['window'].value = '2h'")
    show(page, cell, bundle(kernel, cell[-1]))
    drawn = page.evaluate(
        "['DA-cursor', 'DA-x'].map((name) => window.drawing.get_model_by_name(name))"
        ".map((one) => one.location ?? one.end)"
    )
    assert drawn == [90, 120]


@pytest.mark.slow
def test_a_page_that_shows_a_widget_again_is_told_how_its_figures_are(kernel):
    kernel.run(CELLS["dashboard"])
    kernel.run("live.widgets['at'].value = 90.0")
    kernel.run("live")
    told = [
        one["content"]["data"]["state"]
        for one in kernel.messages
        if one["msg_type"] == "comm_msg" and one["content"]["data"].get("method") == "update"
    ]
    (again,) = [one["render_bundle"] for one in told if "render_bundle" in one]
    assert '"location":90' in again.replace(" ", "")


def test_a_page_that_runs_no_scripts_says_what_to_do(kernel):
    kernel.run(CELLS["figure"])
    first, _ = outputs(kernel)
    assert first["text/plain"].strip()
