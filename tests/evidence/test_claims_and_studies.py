"""Verdicts, statements, names of studies and measured values as text."""

import re

import pytest
from found import some
from monoamine import evidence

# The verdicts that the evidence fixes for the unit's own statements.
VERDICTS = {
    "a_da_turnover": ("contradicted", "C"),
    "b_5ht_turnover": ("partly_supported", "C"),
    "i_region_5ht": ("untested", ""),
    "k_ne_15_25": ("untested", ""),
    "c_noradrenergic": ("untested", ""),
    "d_bdnf_indirect": ("partly_supported", "D"),
    "e_balanced_three": ("contradicted", "C"),
    "f_no_accumbens_surge": ("untested", ""),
    "g_no_addiction": ("untested", ""),
    "h_user_feel": ("untested", ""),
    "j_mostly_indirect": ("supported", "C"),
    "m_hamd": ("untested", ""),
    "mm_fda": ("supported", ""),
}
LABELS = {
    "eremin2005": "Eremin et al. 2005",
    "hangu2006": "Han and Gu 2006",
    "jasinski2000": "Jasinski 2000",
    "dolotov2006a": "Dolotov et al. 2006a",
    "dolotov2006b": "Dolotov et al. 2006b",
    "volkow1999jpet": "Volkow et al. 1999a",
    "desainthilaire2001": "de Saint Hilaire et al. 2001",
    "vandekar1979": "Van de Kar and Lorens 1979",
    "aushealth2004": "Australian Department of Health 2004",
    "peptidesacademy_neuro": "peptidesacademy.co (neurochemistry)",
    "alcohol2008": "Alcohol withdrawal study 2008",
}
VALUES = {
    "eremin2005-01": "+25 % change",
    "eremin2005-02": "up to 180 % of baseline (the source may mean “to” or “by”)",
    "eremin2004-01": "0.5–1 pmol/ml",
    "heal2018-01": "3393 % of baseline (the source may mean “to” or “by”)",
    "volkow1998-04": "74 % occupancy",
    "dolotov2006b-01": "up to 1.4-fold",
    "boileau2007-01": "−22 % change of binding",
    "kuczenski1997-01": "30 min to the peak",
    "madras2006-03": "at least 500,000 nM (IC50)",
    "spencer2010-01": "61–65 % occupancy",
    "ishizuka2008-02": "no change",
    "hangu2006-06": "about 600 nM (Ki)",
}


@pytest.mark.parametrize("claim_id", VERDICTS)
def test_verdict(claim_id):
    claim = evidence.claim(claim_id)
    assert (claim.verdict, claim.grade) == VERDICTS[claim_id]
    assert claim.word == claim.verdict.replace("_", " ")


def test_every_statement_has_a_verdict():
    rows = evidence.table("statements")
    assert set(rows["section"]) == {1, 3, 4, 5, 6, 7, 8, 9, 10}
    for row in some(rows.itertuples()):
        assert evidence.claim(evidence.statement(row.statement_id).claim_id).verdict


def test_supported_claims_rest_on_something():
    claims = [evidence.claim(name) for name in evidence.table("claims")["claim_id"]]
    for claim in some(one for one in claims if one.verdict in ("supported", "partly_supported")):
        assert claim.supporting, claim.id
    for claim in some(one for one in claims if one.verdict == "contradicted"):
        assert claim.contradicting, claim.id


def test_what_a_claim_says_in_short():
    for name in some(evidence.table("claims")["claim_id"]):
        claim = evidence.claim(name)
        assert len(claim.answer.split()) <= 25, name
        assert len(claim.would_change.split()) <= 30, name


def test_rows_behind_a_claim():
    rows = evidence.rows_behind("b_5ht_turnover")
    assert rows[1].measurement_id == "eremin2005-02"
    assert rows[1].study_id == "eremin2005"
    assert rows[1].text.startswith("Semax 0.15 mg/kg i.p.: 5-HIAA in striatum, up to 180 % of baseline (the")
    assert evidence.rows_behind("k_ne_15_25") == []


def test_rows_about_another_drug_are_told_apart():
    behind, beside = (rows("a_da_turnover") for rows in (evidence.rows_behind, evidence.rows_compared))
    assert {row.study_id for row in behind} == {"eremin2005"}
    assert {row.study_id for row in beside} == {"eremin2004"} and evidence.rows_compared("k_ne_15_25") == []


def test_a_claim_without_a_grade_says_why():
    assert evidence.claim("k_ne_15_25").basis == "no grade"
    assert evidence.claim("mm_fda").basis == "a rule"


def test_rows_behind_a_claim_come_from_its_studies():
    beyond = {}
    for claim_id in evidence.table("claims")["claim_id"]:
        claim = evidence.claim(claim_id)
        studies = {evidence.study_of(key) for key in claim.measurements}
        if others := studies - {*claim.supporting, *claim.contradicting}:
            beyond[claim_id] = others
    # What comes nearest, neither for nor against: a receptor count is no turnover, one region ranks no regions.
    assert beyond == {
        "i_region_5ht": {"eremin2005", "firstova2019"},
        "c_noradrenergic": {"glazova2021"},
        "ee_attention_human": {"semaxint_tech"},
        "f_no_accumbens_surge": {"adan1994"},
        "g_no_addiction": {"alcohol2008"},
        "gg_stroke": {"semaxint_tech"},
        "cc_bioavailability": {"shevchenko2006"},
        "pp_unlike_stimulants": {"schiffer2006"},
    }


@pytest.mark.parametrize("study_id", LABELS)
def test_label(study_id):
    assert evidence.label(study_id) == LABELS[study_id]


def test_labels_are_short_and_unlike():
    labels = [evidence.label(study_id) for study_id in evidence.table("studies")["study_id"]]
    assert len(set(labels)) == len(labels)
    assert max(map(len, labels)) <= 45


def test_addresses_and_descriptions():
    assert evidence.reference_url("kim2014") == "references.html#cite-kim2014"
    text = evidence.description("eremin2004")
    assert text.startswith("[Semax potentiates effects of D-amphetamine")
    assert text.endswith("Eksp Klin Farmakol. Read as: the abstract.")


@pytest.mark.parametrize("key", VALUES)
def test_value(key):
    assert evidence.value(key) == VALUES[key]


def test_a_value_that_is_not_there():
    with pytest.raises(ValueError, match=r"eremin2005-03 has no number: none \(dopamine\)"):
        evidence.value("eremin2005-03")


@pytest.mark.parametrize(
    "ask, key, message",
    [
        (evidence.claim, "z_9", "no claim 'z_9' in claims.csv"),
        (evidence.statement, "z_9", "no statement 'z_9' in statements.csv"),
        (evidence.label, "nobody1999", "no study 'nobody1999' in studies.csv"),
        (evidence.reference_url, "nobody1999", "no study 'nobody1999' in studies.csv"),
        (evidence.value, "kim2014-09", "no measurement 'kim2014-09'; near: kim2014-01"),
        (evidence.fact, "n_unicorns", "no fact 'n_unicorns'; there are n_"),
        (evidence.vocabulary, "hat", "no vocabulary for the column 'hat'"),
    ],
)
def test_unknown_keys_say_what_there_is(ask, key, message):
    with pytest.raises(evidence.UnknownKey) as caught:
        ask(key)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("eremin2005-01", "Semax: 5-HIAA in striatum, +25 % change; tissue content, "),
        ("eremin2005-07", "Semax with d-amphetamine 20 min later, against d-amphetamine alone: dopamine in striatum, "),
        ("eremin2005-06", "Semax: dopamine metabolites in striatum (individual metabolites not named in "),
        ("slominsky2017-01", "Semax (6-OHDA nigral lesion): motor activity, no change; "),
        ("agapova2008-01", "Semax 50 mg/kg as printed i.n.: Bdnf mRNA in hippocampus, decrease; rat."),
    ],
)
def test_a_finding_is_told_as_a_phrase(row, told):
    assert evidence.describe(evidence.measurement(row)).startswith(told)


def test_every_finding_can_be_told():
    for one in some(evidence.rows("measurements")):
        text = evidence.describe(one)
        assert text.endswith(".")
        assert not re.search(r"\b(nan|None)\b", text)
