"""The live face: changing an ipywidget changes the figure and the words."""

import pytest
from bokeh.models import ColumnDataSource
from monoamine.findings import explore_findings, findings_plot
from monoamine.words import words

pytestmark = pytest.mark.slow


@pytest.fixture
def live(monkeypatch):
    monkeypatch.delenv("MONOAMINE_STATIC", raising=False)
    return explore_findings()


def drawn(explorer, drug: str) -> list[float]:
    source = explorer.figure.select_one({"name": f"points-{drug}"})
    assert isinstance(source, ColumnDataSource)
    return list(source.data["y"])


def test_choosing_a_transmitter_changes_the_figure_and_the_words(live):
    before, said = drawn(live, "Semax"), live.words
    live.widgets["system"].value = "5-HT"
    assert drawn(live, "Semax") != before
    assert "serotonin" in live.words and live.words != said


def test_unticking_a_drug_takes_its_points_away(live):
    boxes = {box.description: box for box in live.widgets["drugs"].children[1].children}
    assert drawn(live, "modafinil")
    boxes["modafinil"].value = False
    assert not drawn(live, "modafinil")
    assert live.state["drugs"] == ["Semax", "d-amphetamine", "methylphenidate"]


def test_the_static_page_gets_a_note_instead_of_dead_controls(monkeypatch):
    monkeypatch.setenv("MONOAMINE_STATIC", "1")
    bundle = explore_findings()._repr_mimebundle_()
    assert bundle["text/plain"] == words("evidence")["live"]["note"]
    assert not any("widget" in mime for mime in bundle)


def test_live_and_static_faces_say_the_same_first(live):
    assert findings_plot().words == live.words
