"""Numbers in the model's prose: each has a definition, none is typed, and what the words around them say holds."""

import pytest
from found import some
from monoamine import evidence
from monoamine.model import calibrate, hypotheses
from monoamine.model.chain import enzyme_half_lives
from monoamine.model.facts import model_fact, model_fact_names
from monoamine.model.network import Part
from monoamine.model.parts import part_of_number


def value(name):
    return model_fact(name).value


@pytest.mark.slow
def test_every_fact_has_a_text_and_a_definition():
    for name in some(model_fact_names()):
        fact = model_fact(name)
        assert fact.text and fact.definition.endswith(".")


def test_an_unknown_fact_is_named():
    with pytest.raises(evidence.UnknownKey, match="no fact 'nothing' of the model; there are agree_h0"):
        model_fact("nothing")


def test_the_tables_facts_know_nothing_of_the_model():
    assert not set(model_fact_names()) & set(evidence.fact_names())


def test_counts_are_those_of_the_report():
    report = calibrate.stored_report()
    assert value("n_calibration") + value("n_validation") == len(report)
    assert value("n_calibration_inside") + value("n_validation_inside") == report["within_twofold"].sum()
    assert value("n_validation_demanding") < value("n_validation")
    assert value("n_fitted") == len(calibrate.fitted_now())


def test_hypotheses_do_as_the_page_says():
    scores = [value(f"agree_h{n}") for n in range(4)]
    assert min(scores) == scores[1], "H1 does worst"
    assert value("agree_h2_or_h3") == value("n_findings"), "H2 and H3 together would cover all"
    assert max(scores) < value("n_findings")


def test_the_quick_gain_was_fitted_to_two_of_the_findings_it_is_scored_on():
    block = next(block for block in calibrate.BLOCKS if calibrate.FITTED_EFFECT in block.passports)
    rows = {row.row for row in block.rows}
    assert len(rows) == 2 and rows <= {one.row for one in hypotheses.findings()}


def test_kinetics_in_rats_are_assumed_and_those_of_semax_the_makers():
    table = evidence.table("parameters")
    kinetic = table[(table["symbol"].map(part_of_number) == Part.KINETICS) & (table["scope"] == "all")]
    read = kinetic[kinetic["status"].isin(["measured", "borrowed"])]
    assert len(read) < len(kinetic) / 5
    semax = read[read["symbol"].str.contains("SEMAX")]
    assert set(semax["symbol"]) == {"ke_SEMAX", "Fa_SEMAX_nasal"} and set(semax["study_id"]) == {"semaxint_pharm"}


def test_a_slow_enzyme_would_have_far_to_go():
    # An enzyme half of whose change takes 29 h has made little of it after two and after four.
    half = enzyme_half_lives()["TH"]
    for name, factor, hours in (("slow_enzyme_tissue", 1.25, 2), ("slow_enzyme_dialysate", 1.8, 4)):
        assert 1 + (value(name) - 1) * (1 - 2 ** (-hours / half)) == pytest.approx(factor, abs=0.001)
        assert value(name) > 5


def test_laboratories_differ_more_than_the_model_from_either():
    assert value("kehr_ratio") > 1 > value("heal_ratio")
    spread = value("laboratories_measured") / value("laboratories_said")
    assert spread > max(value("kehr_ratio"), 1 / value("heal_ratio"))


def test_low_doses_do_about_the_same_everywhere():
    cortex = value("low_dose_cortex")
    assert cortex == pytest.approx(value("low_dose_accumbens"), abs=10)
    assert cortex == pytest.approx(value("low_dose_striatum"), abs=10)
    assert cortex > 120


def test_the_message_never_falls():
    assert value("message_lowest") == pytest.approx(100, abs=0.1)


def test_trkb_stays_below_bdnf_though_it_was_seen_above():
    assert value("trkb_said") < value("bdnf_said")
    assert evidence.measurement("dolotov2006b-02").value > evidence.measurement("dolotov2006b-01").value


def test_monkeys_are_off_as_said():
    assert value("monkey_dat_said") > evidence.measurement("madras2006-04").value
    assert value("monkey_net_said") < evidence.measurement("madras2006-06").value


def test_hiaa_lands_between_tissue_and_dialysate():
    said = calibrate.stored_report().set_index("row")["predicted"]
    tissue, dialysate = 100 + evidence.measurement("eremin2005-01").value, evidence.measurement("eremin2005-02").value
    assert tissue < said["eremin2005-01"] < dialysate and tissue < said["eremin2005-02"] < dialysate


def test_a_null_inside_the_band_is_still_wrong():
    assert 130 < value("null_said") < 200


def test_without_dat_dopamine_lasts_at_least_as_long_as_seen():
    assert value("without_dat_clearance") > evidence.measurement("giros1996-01").value
    assert value("without_dat_outside") > 1 and value("without_dat_store") < 100
