"""Each kind of fault is refused, with the file, the line, the column, the value and what is allowed."""

import pytest
from monoamine import evidence
from monoamine.evidence import DataError, Problem

# Lines of parameters.csv: a constant of another model, and a claim of a maker.
MODELS, MAKERS = 83, 166
# A line of measurements.csv that nobody read.
UNREAD = 179
ANOTHER, WITH = "narkevich2008-01", "eremin2004-06"
TWICE = "Does Semax by itself raise dopamine or speed up its turnover?"
FAULTS = [
    # table, line, spoiled cells, column of the fault, value shown, start of what is allowed
    ("measurements", 2, {"study_id": "nobody1999"}, "study_id", "nobody1999", "an id of studies.csv"),
    ("measurements", 3, {"value_unit": "furlongs"}, "value_unit", "furlongs", "(nothing), L/h/kg, L/kg, bpm_change"),
    ("measurements", 3, {"value_unit": ""}, "value_unit", "", "something, because the row has a value"),
    ("measurements", 3, {"value": "a lot"}, "value", "a lot", "a number such as 12 or 0.5, or nothing"),
    ("measurements", 4, {"dose_unit": ""}, "dose_unit", "", "something, because the row has a dose"),
    ("measurements", 4, {"dose": "-1"}, "dose", "-1", "a number above 0, or nothing"),
    ("measurements", 4, {"dose": "0.0"}, "dose", "0.0", "a number above 0, or nothing"),
    ("measurements", 4, {"dose": "2", "dose_high": "1"}, "dose_high", "1", "a number that is not below the dose"),
    ("measurements", 4, {"time_min": "-60"}, "time_min", "-60", "a number from 0 on, or nothing"),
    ("measurements", 4, {"time_min": "9", "time_max_min": "8"}, "time_max_min", "8", "a number that is not below"),
    ("measurements", 2, {"value": "9", "value_high": "8"}, "value_high", "8", "a number that is not below the value"),
    ("measurements", 2, {"direction": "decrease"}, "direction", "decrease", "the direction of its value, 25 percent_"),
    ("measurements", 3, {"ambiguous": "false"}, "ambiguous", "false", "true, because a rise up to so many percent"),
    ("parameters", MODELS, {"status": "measured"}, "grade", "F", "A to E, because the number is called measured"),
    (
        "parameters",
        MAKERS,
        {"status": "measured", "grade": "B"},
        "study_id",
        "semaxint_pharm",
        "a source that measured",
    ),
    ("parameters", 2, {"low": "9", "high": "8"}, "high", "8", "a number that is not below the low of its row, 9"),
    ("measurements", 5, {"drug": "semax"}, "drug", "semax", "ACTH(4-10), AHN 2-005, BDNF, Ro4-1284, Selank"),
    ("measurements", 5, {"with_drug": "semax"}, "with_drug", "semax", "(nothing), ACTH(4-10)"),
    ("measurements", 5, {"enantiomer": "left"}, "enantiomer", "left", "(nothing), (+), (-), both, d"),
    ("measurements", 5, {"species": "cells_or_cell_free"}, "species", "cells_or_cell_free", "the animal, because"),
    ("measurements", 5, {"region": "attic"}, "region", "attic", "amygdala, basal_forebrain, blood_or_plasma"),
    ("measurements", 5, {"regions": "striatum;attic"}, "regions", "attic", "codes of the column region in"),
    ("measurements", 5, {"ambiguous": "yes"}, "ambiguous", "yes", "true or false"),
    ("measurements", 5, {"n": "7.5"}, "n", "7.5", "a whole number, or nothing"),
    ("measurements", 5, {"p_value": "p<0.05"}, "p_value", "p<0.05", "ns, significant, or a number"),
    ("measurements", 5, {"url": "www.example.org"}, "url", "www.example.org", "an http address, or nothing"),
    ("measurements", 5, {"url": "https://zlibrary.cc/a"}, "url", "https://zlibrary.cc/a", "the address of the so"),
    ("studies", 2, {"url": "https://dev.example.org"}, "url", "https://dev.example.org", "the address of the so"),
    ("measurements", 3, {"measurement_id": "eremin2005-01"}, "measurement_id", "eremin2005-01", "a key that no other"),
    ("studies", 2, {"year": "05"}, "year", "05", "a year of four digits, or nothing"),
    ("studies", 2, {"doi": "doi:10.1"}, "doi", "doi:10.1", "a DOI that begins with 10., or nothing"),
    ("studies", 2, {"title": ""}, "title", "", "some text"),
    ("studies", 2, {"seen": ""}, "seen", "", "abstract, fulltext, memory, secondary"),
    ("claims", 2, {"verdict": ""}, "verdict", "", "contradicted, partly_supported, supported, untested"),
    ("claims", 2, {"question": "Turnover."}, "question", "Turnover.", "a question of at most 70 characters that ends"),
    ("claims", 2, {"question": 70 * "a" + "?"}, "question", 70 * "a" + "?", "a question of at most 70 characters"),
    ("claims", 3, {"question": TWICE}, "question", TWICE, "a question that no other row has"),
    ("claims", 2, {"answer": ""}, "answer", "", "some text"),
    ("claims", 2, {"would_change": ""}, "would_change", "", "some text"),
    ("claims", 2, {"evidence_grade": "G"}, "evidence_grade", "G", "(nothing), A, B, C, D, E, F"),
    ("claims", 2, {"evidence_grade": ""}, "evidence_grade", "", "the grade of the evidence that was judged"),
    ("claims", 2, {"verdict": "untested"}, "evidence_grade", "C", "nothing, because an untested claim and a rule"),
    ("claims", 2, {"matter": "regulation"}, "evidence_grade", "C", "nothing, because an untested claim and a rule"),
    ("claims", 2, {"matter": "opinion"}, "matter", "opinion", "finding, regulation"),
    ("claims", 2, {"measurement_ids": ""}, "measurement_ids", "", "the rows of measurements.csv that the grade stands"),
    ("claims", 2, {"about": "semax"}, "about", "semax", "codes of the column drug"),
    ("claims", 2, {"measurement_ids": ANOTHER}, "measurement_ids", ANOTHER, "a row about Semax, given alone; others"),
    ("claims", 2, {"measurement_ids": WITH}, "measurement_ids", WITH, "a row about Semax, given alone; others"),
    ("claims", 2, {"compared_ids": "zz"}, "compared_ids", "zz", "an id of measurements.csv"),
    ("claims", 3, {"supporting_study_ids": "eremin2005;x"}, "supporting_study_ids", "x", "an id of studies.csv"),
    ("claims", 3, {"supporting_study_ids": "tsai2007"}, "supporting_study_ids", "tsai2007", "a study that was read"),
    ("claims", 3, {"measurement_ids": "eremin2005-99"}, "measurement_ids", "eremin2005-99", "an id of measurements"),
    ("statements", 2, {"claim_id": "zz"}, "claim_id", "zz", "an id of claims.csv"),
    ("statements", 2, {"claim_id": ""}, "claim_id", "", "some text"),
    ("statements", 2, {"percent": "15"}, "numbers", "", "something, because the row has a percent"),
    ("statements", 2, {"section": "11"}, "section", "11", "a section of the unit, 1 to 10"),
    ("key_numbers", 2, {"claim_id": "zz"}, "claim_id", "zz", "an id of claims.csv"),
    ("key_numbers", 2, {"measured_ids": "eremin2005-99"}, "measured_ids", "eremin2005-99", "an id of measurements.csv"),
    ("chain", 2, {"when_ids": "eremin2005-99"}, "when_ids", "eremin2005-99", "an id of measurements.csv"),
    ("chain", 3, {"passport_ids": "k_on.all;zz"}, "passport_ids", "zz", "an id of parameters.csv"),
    ("chain", 3, {"when_words": ""}, "when_words", "", "some text"),
    ("comparison", 2, {"evidence_grade": "A"}, "evidence_grade", "A", "the grade of its claim, D"),
    ("comparison", 3, {"evidence_grade": ""}, "evidence_grade", "", "a grade, because no claim judges the cell"),
    ("comparison", 2, {"claim_id": "zz"}, "claim_id", "zz", "an id of claims.csv"),
    ("matched_doses", 2, {"matched_on": "hopping"}, "matched_on", "hopping", "nothing, running, waking"),
    ("matched_doses", 3, {"dose": ""}, "dose", "", "a number"),
    ("matched_doses", 5, {"measurement_ids": "eremin2005-03;zz"}, "measurement_ids", "zz", "an id of measurements.csv"),
    ("comparison", 2, {"study_ids": "eremin2005; zz"}, "study_ids", "zz", "an id of studies.csv"),
    ("drug_profiles", 2, {"attribute": "colour"}, "attribute", "colour", "addiction_potential, bioavailability"),
    ("kinetic_constants", 2, {"unit": "parsec"}, "unit", "parsec", "(nothing), "),
    ("kinetic_constants", 2, {"values": "1;two"}, "values", "1;two", "numbers with ';' between them, or nothing"),
    ("steady_states", 2, {"study_id": "zz"}, "study_id", "zz", "an id of studies.csv"),
    ("regional_serotonin", 2, {"value": "", "value_high": "3"}, "value", "", "something, because the row has a value_"),
    ("regional_serotonin", 2, {"lesion": "left"}, "lesion", "left", "(nothing), dorsal, either, median"),
    ("steady_states", 2, {"lows": "1;<2"}, "lows", "1;<2", "numbers or nothing with ';' between them"),
    ("receptors", 2, {"affinity_state": "odd"}, "affinity_state", "odd", "(nothing), high, low"),
    ("receptors", 2, {"constant": "Kx"}, "constant", "Kx", "EC50, Hill_coefficient, KD, Ki"),
    ("experiments", 2, {"low": "4"}, "expected", "3", "a number from 4 to 5"),
    (
        "experiments",
        2,
        {"low": "9", "expected": "8", "high": "8"},
        "high",
        "8",
        "a number that is not below the low of",
    ),
    ("experiments", 2, {"expected": ""}, "expected", "", "a number"),
    ("experiments", 2, {"unit": "furlongs"}, "unit", "furlongs", "L/h/kg, L/kg, bpm_change"),
    ("experiments", 2, {"tolerance": ""}, "tolerance", "", "some text"),
    ("experiments", 2, {"study_id": "zz"}, "study_id", "zz", "an id of studies.csv"),
    ("experiments", 2, {"seen": "memory"}, "seen", "memory", "abstract, fulltext, secondary"),
    ("experiments", 2, {"quality": "C"}, "quality", "C", "A, B"),
    ("experiments", 2, {"quality": "B", "caveat": ""}, "caveat", "", "why the test is weak, because its quality is B"),
    ("vocabularies", 3, {"code": "Semax"}, "code", "Semax", "a key that no other row has"),
    ("vocabularies", 3, {"label": ""}, "label", "", "some text"),
]


@pytest.mark.slow
@pytest.mark.parametrize("name, line, cells, column, value, allowed", FAULTS)
def test_fault_is_refused(spoil, name, line, cells, column, value, allowed):
    with pytest.raises(DataError) as caught:
        evidence.table(name, spoil(name, line, **cells))
    error = caught.value
    assert (error.file, error.row, error.column, error.value) == (f"{name}.csv", line, column, value)
    assert error.allowed.startswith(allowed)
    assert str(error).startswith(
        f"{name}.csv, row {line}, column {column}: {value!r} is not allowed; allowed: {allowed}"
    )


def test_number_in_an_unread_row(spoil):
    folder = spoil("measurements", UNREAD, value="7.07", value_unit="nM_IC50")
    with pytest.raises(DataError) as caught:
        evidence.table("measurements", folder)
    assert str(caught.value) == (
        f"measurements.csv, row {UNREAD}, column value: '7.07' is not allowed; "
        "allowed: nothing, because this row is marked seen=memory"
    )


SAME = "an id of which the one source has two"


@pytest.mark.parametrize("column", ["doi", "title"])
def test_one_paper_under_two_names(spoil, column):
    first = evidence.table("studies")[column][0]
    folder = spoil("studies", 3, **{column: first})
    with pytest.raises(DataError) as caught:
        evidence.table("studies", folder)
    (problem,) = caught.value.problems
    assert (problem.row, problem.column, problem.value) == (3, column, first)


@pytest.mark.parametrize("authors", ["Eremin, KO; et al.", ""])
def test_one_paper_by_its_year_its_first_author_and_its_numbers(spoil, authors):
    """Authors that nobody saw do not make another paper of it."""
    spoil("measurements", 10, study_id="glazova2021", value="996")
    spoil("studies", 4, year="2004", authors=authors)
    with pytest.raises(DataError) as caught:
        evidence.table("studies", spoil("measurements", 20, value="761", value_unit="pmol_per_ml"))
    (problem,) = caught.value.problems
    assert (problem.row, problem.column, problem.value) == (4, "study_id", "glazova2021")
    assert problem.allowed == "a study that is not eremin2004, which has the same year and numbers"


def test_all_faults_are_reported_at_once(spoil):
    spoil("measurements", 9, value="many")
    spoil("measurements", 4, species="unicorn")
    with pytest.raises(DataError, match=r"row 4, column species: 'unicorn'.*\(and 1 more in this table\)") as caught:
        evidence.table("measurements", spoil("measurements", 20))
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [(4, "species"), (9, "value")]


def test_missing_and_strange_columns(copied):
    path = copied / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("verdict", "opinion", 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        evidence.table("claims", copied)
    assert caught.value.problems[0] == Problem("claims.csv", 1, "verdict", "(missing)", "every column of the table")
    assert caught.value.problems[1].value == "opinion"


def test_columns_out_of_order(copied):
    path = copied / "key_numbers.csv"
    text = path.read_text(encoding="utf-8").replace("key_number_id,label", "label,key_number_id", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"key_numbers.csv, row 1, column \(order\)"):
        evidence.table("key_numbers", copied)


def test_missing_file(copied):
    (copied / "claims.csv").unlink()
    with pytest.raises(DataError, match=r"claims.csv, row 0, column \(file\): '\(missing\)'"):
        evidence.table("claims", copied)


def test_a_fault_in_one_table_stops_those_that_lean_on_it(spoil):
    folder = spoil("studies", 2, year="05")
    with pytest.raises(DataError, match="studies.csv, row 2, column year"):
        evidence.table("measurements", folder)
    assert len(evidence.table("vocabularies", folder)) > 0
