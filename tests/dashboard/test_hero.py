"""The synapse and the guess of the landing page, before any script: their numbers are the model's and the tables'."""

import json

import numpy as np
import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import model
from monoamine.dashboard import guess, hero
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import decode
from monoamine.words import digits

pytestmark = pytest.mark.slow

LEVELS = {
    "extracellular",
    "vesicular",
    "cytosolic",
    "release",
    "uptake",
    "exchange",
    "packing",
    "breakdown",
    "synthesis",
}


@pytest.fixture(scope="module")
def section():
    return BeautifulSoup(str(hero.hero_html()), "html.parser")


def test_what_is_given_are_the_doses_of_the_stories():
    for one in some(hero.given()):
        slot = decode(presets()[one.story]["link"])[0]["doses"][0]
        assert one.drug == slot["drug"] and one.dose.startswith(f"{slot['amount']:g}\N{NO-BREAK SPACE}mg/kg")
    assert [one.drug for one in hero.given()] == ["d-amphetamine", "methylphenidate", "Semax"]


def test_the_peaks_are_those_of_the_model_asked_by_itself():
    for one in some(hero.given()):
        slot = one.run.state["doses"][0]
        given = model.Dose(slot["drug"], slot["amount"], "mg/kg", slot["route"])
        run = model.simulate("striatum", [given], 2, one.run.state["hypothesis"])
        level = run.percent("DA", one.peak_min)
        assert level == pytest.approx(one.peak, rel=0.01)
    peaks = {one.drug: one.peak for one in hero.given()}
    assert peaks["Semax"] == pytest.approx(100, abs=0.1)
    assert peaks["d-amphetamine"] > peaks["methylphenidate"] > 300


def test_frames_run_from_rest_to_the_peak():
    for one in some(hero.given()):
        frames = hero.frames(one)
        assert len(frames) == hero.FRAMES and {*frames[0]} >= LEVELS
        assert [frames[0]["minute"], frames[-1]["minute"]] == [0, one.peak_min]
        assert 100 * frames[0]["extracellular"] == pytest.approx(100, abs=0.1)
        assert 100 * frames[-1]["extracellular"] == pytest.approx(one.peak, rel=0.001)
        assert np.ptp([frame["extracellular"] for frame in frames]) < 0.01 or one.drug != "Semax"


def test_each_outcome_is_told_with_what_was_measured_and_a_way_to_the_scene(section):
    for one in some(hero.given()):
        outcome = section.select_one(f'[data-outcome="{one.story}"]')
        findings = hero.measured(one)
        assert findings, f"nobody measured {one.drug}: it has no place here"
        assert [item.a["href"] for item in outcome.select(".hero-measured li")] == [found["url"] for found in findings]
        assert outcome.select_one(".hero-open")["href"] == f"dashboard.html#{one.link}"
        if one.drug != "Semax":
            assert digits(one.peak / 100) in outcome.get_text()
    assert all(found["null"] for found in hero.measured(hero.given()[-1])), (
        "that of Semax is told as measured unchanged"
    )


def test_the_words_of_the_plot_agree_with_its_curves(section):
    told = section.select_one(".hero-plot")["aria-label"]
    times = [round(one.peak / 100) for one in hero.given()]
    assert times == [10, 5, 1] and all(word in told for word in ("tenfold", "fivefold", "stays at 100"))


def test_the_data_of_the_script_is_what_stands_there(section):
    data = json.loads(section.select_one("script").string)
    assert {*data["stories"]} == {button["data-give"] for button in section.select("[data-give]")} == {*hero.STORIES}


def test_the_whole_section_is_light():
    assert len(str(hero.hero_html()).encode()) < 100_000


# --- the guess ------------------------------------------------------------------------------------


def test_the_guess_shows_the_claim_and_the_finding_of_the_same_dose():
    mark, point = guess.measured()
    assert point["null"] and point["drug"] == "Semax" and (mark["x0"], mark["x1"]) == (60, 240)
    run = model.simulate("striatum", [model.Dose("Semax", 0.15, "mg/kg", "ip")], 6, "H1")
    assert guess.claimed() == pytest.approx(run.relative("DA").max(), rel=0.001)
    told = BeautifulSoup(str(guess.guess_html()), "html.parser").select_one(".guess-answer").get_text()
    assert f"{guess.claimed():.0f}\N{NO-BREAK SPACE}%" in told and point["source"] in told


def test_a_slider_has_a_name_and_begins_at_rest():
    for label in some(BeautifulSoup(str(guess.guess_html()), "html.parser").select(".guess-sliders label")):
        assert label.span.get_text().startswith("After") and label.input["value"] == "100"
