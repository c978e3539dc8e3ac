"""The play button of the built dashboard, and the small dashboards of a chapter."""

import re

import pytest
from found import some
from monoamine.dashboard import dashboard
from monoamine.dashboard.state import WINDOWS, default_state
from monoamine.words import words
from pages import quiet
from reader import EXHIBIT, FIGURE, Dashboard

PLAY = f"{FIGURE} [data-play]"
TEXT = words("dashboard")["play"]
CHAPTER = "chapters/simple-version.html"


@pytest.fixture
def moving(browser, site):
    """The dashboard for a reader who has not asked for less motion."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="no-preference")
    yield Dashboard(made.new_page(), site).open()
    made.close()


def test_play_moves_time_and_the_curves_read_with_it(moving):
    page, first = moving.page, moving.choice()["at"]
    page.locator(PLAY).focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{EXHIBIT}.choice.at > {first}")
    assert page.inner_text(PLAY) == TEXT["stop"]
    page.keyboard.press("Enter")
    moving.settle()
    stopped = moving.read()
    assert page.inner_text(PLAY) == TEXT["start"]
    assert stopped["plots"]["DA"]["cursor"] == stopped["choice"]["at"] > first
    quiet(page, 200)
    assert moving.choice() == stopped["choice"]
    assert not moving.visit.faults


def test_a_move_of_the_reader_stops_the_play(moving):
    page, first = moving.page, moving.choice()["at"]
    page.locator(PLAY).click()
    page.wait_for_function(f"{EXHIBIT}.choice.at > {first}")
    moving.press("at", "Home")
    quiet(page, 200)
    assert (moving.choice()["at"], page.inner_text(PLAY)) == (0, TEXT["start"])


def test_it_plays_to_the_end(moving):
    end = WINDOWS[moving.choice()["window"]]
    moving.press("at", "End", "ArrowLeft")
    moving.page.locator(PLAY).click()
    moving.page.wait_for_function(f"{EXHIBIT}.choice.at === {end}")
    moving.page.wait_for_function(f"document.querySelector('{PLAY}').textContent === {TEXT['start']!r}")


def test_who_wants_less_motion_is_not_offered_it(fresh):
    fresh.open()
    assert not fresh.page.locator(PLAY).is_visible()


def test_a_teacher_who_locks_time_locks_the_button(fresh):
    fresh.open(query="?lock=at")
    assert fresh.page.locator(PLAY).is_disabled()


@pytest.mark.slow
def test_one_transmitter_has_one_plot_and_no_choice_of_another():
    small = dashboard(show=["synapse", "outside"], outside=["NE"], name="small")
    markup = small.payload()["markup"]
    assert [figure["label"] for figure in small.payload()["figures"]] == ["norepinephrine"]
    assert 'data-view="NE"' in markup and 'data-view="DA"' not in markup and 'name="see"' not in markup


@pytest.mark.slow
def test_the_waste_can_be_called_by_its_plain_name_with_no_other_to_choose():
    small = dashboard(show=["outside", "product"], outside=["DA"], name="small", waste=True).payload()
    usual = dashboard(show=["outside", "product"], outside=["DA"], name="small").payload()
    name = words("dashboard")["waste"]["DA"]
    assert [figure["label"] for figure in small["figures"]] == ["dopamine", name]
    assert name in small["markup"] and 'name="product"' not in small["markup"]
    assert words("dashboard")["views"]["product"] not in small["markup"] and 'name="product"' in usual["markup"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({}, "needs one transmitter"),
        ({"outside": ["DA"], "state": {**default_state(), "product": "ratio"}}, "shows 'ratio'"),
    ],
)
def test_the_waste_is_the_first_product_of_one_transmitter(wrong, told):
    with pytest.raises(ValueError, match=told):
        dashboard(show=["product"], name="small", waste=True, **wrong)


@pytest.mark.slow
def test_every_dashboard_of_a_chapter_says_what_it_is_for(root):
    sources = " ".join(path.read_text(encoding="utf-8") for path in (root / "chapters").glob("*.ipynb"))
    named = re.findall(r'dashboard\([^\n]*?name=\\"([\w-]+)\\"', sources)
    captions = words("dashboard")["captions"]
    assert len(named) >= 10 and set(named) == set(captions)
    for name in some(captions):
        assert dashboard(show=["outside"], outside=["DA"], name=name).caption.startswith(captions[name])


def test_a_state_may_leave_out_what_stays_at_its_default():
    made = dashboard(name="part", state={"region": "hippocampus"}).scene.state
    assert made["region"] == "hippocampus" and {**made, "region": "striatum"} == default_state()


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"region": "attic"}, r"state\['region'\]: 'attic' is not allowed; allowed: striatum, "),
        ({"regoin": "striatum"}, "state: 'regoin' is not allowed; allowed: region, hypothesis, doses"),
    ],
)
def test_a_state_that_there_is_not_is_refused(state, told):
    with pytest.raises(ValueError, match=told):
        dashboard(name="part", state=state)


def test_an_unknown_transmitter_is_named():
    with pytest.raises(ValueError, match="outside: 'GABA' is not allowed; allowed: DA, 5-HT, NE"):
        dashboard(outside=["GABA"])


def test_each_scene_of_the_chapter_answers_its_own_activity(browser, site):
    page = browser.new_page(viewport={"width": 375, "height": 900}, reduced_motion="reduce")
    page.goto(f"{site}/{CHAPTER}")
    page.wait_for_function("window.monoamine?.exhibits?.cycle?.scene")
    read = "name => window.monoamine.exhibits[name].scene.runs[0].key"
    for activity, name, run in (("simple-flood", "flood", "d-amphetamine"), ("simple-cycle", "cycle", "Semax")):
        form = page.locator(f"[data-activity='{activity}'] form")
        form.locator("label").first.click()
        form.locator("[data-run]").click()
        page.wait_for_function(f"window.monoamine.exhibits[{name!r}].scene.runs[0].key === {run!r}")
    assert page.evaluate(read, "block") == "nothing"
    page.close()
