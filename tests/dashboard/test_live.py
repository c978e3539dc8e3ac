"""The dashboard with a kernel behind it: widgets moved from Python and from the front end, answered by the model."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from agreement import equal
from found import some
from live_kernel import Kernel
from monoamine.dashboard import dashboard, explore
from monoamine.dashboard import live as live_module
from monoamine.dashboard.controls import fields
from monoamine.dashboard.draw import dose_panel, panels
from monoamine.dashboard.exhibit import names, score
from monoamine.dashboard.live import Explorer
from monoamine.dashboard.measured import points, reach
from monoamine.dashboard.presets import preset
from monoamine.dashboard.scene import dose_response, scene
from monoamine.dashboard.tell import tell
from monoamine.words import words
from moves import BASE, CHOSEN, STEPPED

pytestmark = pytest.mark.slow

TEXT = words("dashboard")


@pytest.fixture(scope="module")
def kernel(root):
    made = Kernel(root / "chapters")
    made.run("import json\nfrom monoamine.dashboard import explore\nlive = explore()\nlive")
    yield made
    made.stop()


def wrong(shown: dict) -> list[str]:
    """Where the figures or the words of a kernel are not what the model says for its state."""
    state = shown["state"]
    made, found = scene(state), []
    for view, panel in panels(made, points(), reach()).items():
        drawn = shown["plots"][view]
        expected = [{"x": made.times, "known": one["known"], "beyond": one["beyond"]} for one in panel["curves"]]
        found += [] if equal(drawn, expected) else [view]
    dose = dose_panel(state, dose_response(state))
    found += [] if not dose or equal(shown["plots"]["dose"][0]["known"], np.array(dose["y"])) else ["dose"]
    told = " ".join(tell(made, reach(), score(), TEXT, names()))
    return found + ([] if shown["words"] == told else ["words"])


def test_the_cell_shows_a_widget_and_says_what_it_is(kernel):
    kernel.run("live")
    (shown,) = [one["content"]["data"] for one in kernel.messages if one["msg_type"] == "execute_result"]
    assert "application/vnd.jupyter.widget-view+json" in shown
    assert shown["text/plain"] == TEXT["live"]["title"]


def test_the_first_scene_is_the_story(kernel):
    shown = kernel.look()
    assert shown["state"] == preset("flood") and not wrong(shown)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("live.widgets['region'].value = 'hippocampus'", {"region": "hippocampus"}),
        ("live.widgets['at'].value = 60.0", {"at": 60.0}),
        ("live.widgets['tone'].value = 1.5", {"tone": 1.5}),
        ("live.widgets['see'].value = '5-HT'", {"see": "5-HT"}),
        ("live.widgets['scale'].value = 'linear'", {"scale": "linear"}),
    ],
)
def test_a_widget_set_in_python_is_solved_and_drawn(kernel, code, changes):
    before = kernel.look()
    kernel.run(code)
    after = kernel.look()
    assert after["state"] == {**before["state"], **changes}
    assert not wrong(after)
    assert after["plots"] != before["plots"] or after["words"] != before["words"]


@pytest.mark.parametrize(
    ("name", "sent", "field", "expected"),
    [
        ("at", {"value": 90.0}, "at", 90.0),
        ("window", {"index": 0}, "window", "2h"),
        ("hypothesis", {"index": 1}, "hypothesis", "H1"),
        ("drug-2", {"index": 2}, "doses", "d-amphetamine"),
    ],
)
def test_a_message_of_the_front_end_is_solved_and_drawn(kernel, name, sent, field, expected):
    before = kernel.look()
    kernel.touch(name, **sent)
    after = kernel.look()
    value = after["state"][field]
    assert (value[1]["drug"] if field == "doses" else value) == expected
    assert after["state"] != before["state"] and not wrong(after)


def test_a_message_that_moves_a_dose_is_answered_with_new_data_for_the_front_end(kernel):
    steps = json.loads(kernel.run("print(json.dumps([value for _, value in live.widgets['amount-1'].options]))"))
    place = steps.index(kernel.look()["state"]["doses"][0]["amount"])
    kernel.touch("amount-1", index=place + 1)
    told = [
        json.dumps(one["content"]["data"], ensure_ascii=False)
        for one in kernel.messages
        if one["msg_type"] == "comm_msg"
    ]
    shown = kernel.look()
    assert shown["state"]["doses"][0]["amount"] == steps[place + 1] and not wrong(shown)
    # All but the dose view, which waits.
    assert sum("ColumnDataChanged" in one and "ys" in one for one in told) >= len(shown["plots"]) - 1
    assert any(shown["words"] in one for one in told)


# --- the same answers as on the page --------------------------------------------------------------


@pytest.fixture
def quiet(monkeypatch):
    """The widgets in the scene of tests/dashboard/moves.py, without solving."""
    monkeypatch.delenv("MONOAMINE_STATIC", raising=False)
    for name in ("_solve", "_solve_dose"):
        monkeypatch.setattr(Explorer, name, lambda self: None)
    live = explore()
    live.state = BASE
    live._write()
    return live


def test_the_widgets_show_the_state(quiet):
    for name in ("region", "hypothesis", "window", "see", "product", "scale", "tone", "at"):
        assert quiet.widgets[name].value == BASE[name]
    for number, slot in enumerate(BASE["doses"], 1):
        assert quiet.widgets[f"drug-{number}"].value == (slot["drug"] if slot else "")
        assert quiet.widgets[f"amount-{number}"].disabled == (slot is None)
        for part in ("amount", "route", "time", "every") if slot else ():
            assert quiet.widgets[f"{part}-{number}"].value == slot[part]


@pytest.mark.parametrize("name", STEPPED)
def test_a_slider_leads_to_the_state_it_leads_to_on_the_page(quiet, name):
    widget, (base, _, number) = quiet.widgets[name], name.partition("-")
    wanted = STEPPED[name]["doses"][int(number) - 1][base] if number else STEPPED[name][name]
    widget.value = wanted
    assert equal(quiet.state, STEPPED[name])


@pytest.mark.parametrize(("name", "value"), CHOSEN)
def test_a_choice_leads_to_the_state_it_leads_to_on_the_page(quiet, name, value):
    quiet.widgets[name].value = value
    assert equal(quiet.state, CHOSEN[name, value])


# --- text ------------------------------------------------------------------------------------------


def test_the_static_page_gets_a_note_in_place_of_dead_widgets(monkeypatch):
    monkeypatch.setenv("MONOAMINE_STATIC", "1")
    assert explore()._repr_mimebundle_() == dict.fromkeys(("text/plain", "text/markdown"), TEXT["live"]["note"])


def test_the_dashboard_is_the_same_text_in_a_kernel_and_on_the_page(monkeypatch):
    monkeypatch.setenv("MONOAMINE_STATIC", "1")
    static = dashboard()._repr_mimebundle_()
    monkeypatch.delenv("MONOAMINE_STATIC")
    live = dashboard()._repr_mimebundle_()
    assert static["text/plain"] == live["text/plain"]
    assert TEXT["caption"].strip()[:40] in static["text/plain"]
    assert not any("widget" in kind for kind in static) and any("widget" in kind for kind in live)


def test_each_field_has_a_widget_with_its_label(quiet):
    for field in some(fields(BASE["window"])):
        assert quiet.widgets[field.name].description == field.label


def test_the_dose_response_waits_until_the_controls_rest(monkeypatch):
    solved = []
    monkeypatch.setattr(live_module, "dose_response", lambda state: solved.append(state) or dose_response(state))
    live = Explorer("flood")
    before = live.figures["dose"].select_one({"name": "dose-curves"}).data

    async def move():
        for at in (10.0, 20.0, 30.0):
            live.widgets["at"].value = at
        assert live.scene.state["at"] == 30 and len(solved) == 1
        await asyncio.sleep(2 * live_module._QUIET_S)

    # A browser of an earlier test keeps an event loop in this thread.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, move()).result()
    assert [state["at"] for state in solved[1:]] == [30]
    assert live.figures["dose"].select_one({"name": "dose-curves"}).data != before
