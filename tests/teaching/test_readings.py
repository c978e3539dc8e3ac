"""Numbers as they are written in the YAML files, against the places they are read from."""

import numpy as np
import pytest
from monoamine import evidence
from monoamine.dashboard.scene import moment, scene
from monoamine.dashboard.state import decode
from monoamine.model.facts import model_fact
from monoamine.teaching.entries import Entry
from monoamine.teaching.readings import reading, times

LINK = "v=1&if=H3&doses=Semax:0.15:ip:0,d-amphetamine:5:ip:20&at=45"
ALONE = "v=1&doses=d-amphetamine:5:ip:20&at=45"


def read(**fields):
    return reading(Entry("file.yml", "one", fields))


@pytest.fixture(scope="module")
def made():
    return scene(decode(LINK)[0])


def test_percent_at_a_minute(made):
    found = read(scene=LINK, read={"transmitter": "DA", "at": 45})
    assert found.value() == pytest.approx(made.runs[0].run.percent("DA", 45))
    assert read(scene=LINK, read={"transmitter": "DA", "at": 45}, **{"as": "times"}).value() == found.value() / 100


def test_peak_trough_and_run(made):
    high = read(scene=LINK, read={"transmitter": "DA", "run": "d-amphetamine", "at": "peak"})
    low = read(scene=LINK, read={"transmitter": "DA", "quantity": "DOPAC", "at": "trough"})
    assert high.value() == pytest.approx(np.max(made.runs[2].outside["DA"]))
    assert low.value() == pytest.approx(np.min(made.runs[0].run.relative("DA", "DOPAC")), rel=1e-3)


def test_ratio_to_another_run_and_to_another_scene():
    peak = {"transmitter": "DA", "at": "peak"}
    inside = read(scene=LINK, read=peak, over={"run": "d-amphetamine"})
    outside = read(scene=LINK, read=peak, over={"scene": ALONE})
    assert inside.value() == pytest.approx(outside.value(), rel=1e-3)
    assert inside.text() == "1.63"


def test_a_ratio_has_two_places_and_three_digits_from_ten_on():
    ratios = (0.496, 1.144, 0.125, 9.994, 9.996, 11.64, 139.4, 1158)
    assert [times(one) for one in ratios] == ["0.50", "1.14", "0.13", "9.99", "10", "11.6", "139", "1160"]


def test_the_picture_is_read_as_the_dashboard_draws_it(made):
    picture = moment(made)
    for quantity, part in (("outflow", "exchange"), ("synthesis", "synthesis"), ("breakdown", "breakdown")):
        found = read(scene=LINK, read={"transmitter": "DA", "quantity": quantity, "at": 45})
        assert found.value() == pytest.approx(100 * picture[part], rel=1e-3)
    filled = read(scene=LINK, read={"transmitter": "DA", "quantity": "receptors", "at": 45})
    assert filled.value() == pytest.approx(100 * picture["receptors"] / picture["receptorsRest"], rel=1e-3)


def test_doses_facts_and_values():
    assert read(scene=LINK, given={"slot": 1, "field": "amount"}).text() == "0.15"
    assert read(scene=LINK, given={"slot": 2, "field": "time"}).text() == "20"
    assert read(fact="n_claims").value() == len(evidence.table("claims"))
    assert read(model="agree_h3").text() == model_fact("agree_h3").text
    assert read(value="eremin2005-02").text() == evidence.value("eremin2005-02")
    assert read(value="eremin2005-02").value() == 180


def test_expected_and_tolerance():
    assert read(fact="n_claims", expected=len(evidence.table("claims")), tolerance=0).holds()
    assert not read(fact="n_claims", expected=1, tolerance=0).holds()
