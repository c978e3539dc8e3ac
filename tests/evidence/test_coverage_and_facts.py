"""The map of measured, unchanged and never measured; and the numbers that prose takes from the tables."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence.coverage import LOOKED
from monoamine.evidence.facts import registry, tables


def cell(frame, region, transmitter):
    return frame[(frame["region"] == region) & (frame["transmitter"] == transmitter)].iloc[0]


def test_statuses_of_a_tiny_table(tiny):
    frame = evidence.coverage("Semax", tiny)
    assert len(frame) == len(evidence.BRAIN) * len(evidence.MONOAMINES)
    told = frame[frame["n_rows"] > 0].set_index(["region", "transmitter"])
    assert told["status"].to_dict() == {
        ("striatum", "DA"): "null",
        ("striatum", "5-HT"): "measured",
        ("hippocampus", "5-HT"): "measured",
        ("amygdala", "DA"): "null",
        ("amygdala", "NE"): "null",
    }
    assert cell(frame, "striatum", "DA")["measurement_ids"] == ("one-01",)  # not the row with a second drug
    assert cell(frame, "hippocampus", "DA")["status"] == "never"


def test_another_drug_of_the_tiny_table(tiny):
    frame = evidence.coverage("modafinil", tiny)
    assert frame[frame["status"] != "never"]["measurement_ids"].tolist() == [("two-02",)]


@pytest.mark.parametrize(
    "choice, ids",
    [
        ({}, {"one-01", "one-02", "one-04"}),
        ({"counts": "itself"}, {"one-01", "one-04"}),
        ({"counts": "metabolite"}, {"one-02"}),
        ({"condition": "with_other_drug"}, {"one-03"}),
        ({"condition": "all"}, {"one-01", "one-02", "one-03", "one-04"}),
        ({"condition": "in_a_model"}, set()),
        ({"species": "rat"}, {"one-01", "one-02", "one-04"}),
        ({"species": "mouse"}, set()),
    ],
)
def test_a_choice_narrows_the_map_of_the_tiny_table(tiny, choice, ids):
    frame = evidence.coverage("Semax", tiny, **choice)
    assert (
        {key for keys in frame["measurement_ids"] for key in keys}
        == ids
        == set(evidence.looked("Semax", tiny, **choice))
    )


def test_a_cell_counts_the_ways_of_each_preparation(tiny):
    frame = evidence.coverage("Semax", tiny, condition="all")
    assert cell(frame, "striatum", "DA")["preparations"] == {"microdialysis": {"increase": 1, "none": 1}}
    assert cell(frame, "amygdala", "NE")["preparations"] == {"microdialysis": {"none": 1}}
    assert cell(frame, "hippocampus", "DA")["preparations"] == {}


def test_the_choices_of_the_tiny_map_are_those_that_occur(tiny):
    assert evidence.map_choices(tiny) == {
        "drug": ("Semax", "modafinil"),
        "species": ("all", "rat"),
        "counts": ("both", "itself", "metabolite"),
        "condition": ("alone", "with_other_drug", "all"),
    }


def test_the_preparations_behind_semax_as_it_is():
    frame = evidence.coverage("Semax")
    assert cell(frame, "striatum", "DA")["preparations"] == {
        "microdialysis": {"none": 2},
        "tissue_content": {"none": 2},
    }
    assert cell(frame, "striatum", "5-HT")["preparations"] == {
        "microdialysis": {"increase": 1},
        "tissue_content": {"increase": 1},
    }


def test_no_finding_of_a_drug_is_lost_before_the_map():
    rows = evidence.table("measurements")
    near = rows[rows["directness"].isin(LOOKED) & ~rows["drug"].isin(["vehicle", "placebo", "none"])]
    drugs = evidence.map_choices()["drug"]
    assert drugs[0] == "Semax"
    found = [key for drug in drugs for key in evidence.looked(drug, condition="all")]
    assert sorted(found) == sorted(near["measurement_id"])


def test_directness_counts(tiny):
    assert evidence.directness_counts("Semax", tiny).to_dict() == {
        "direct_neurotransmitter": 3,
        "metabolite_turnover": 1,
        "gene_or_protein": 1,
    }
    assert evidence.directness_counts(folder=tiny).sum() == 6


def test_semax_as_it_is():
    frame = evidence.coverage("Semax")
    assert set(frame[frame["transmitter"] == "NE"]["status"]) == {"never"}
    dopamine, serotonin = cell(frame, "striatum", "DA"), cell(frame, "striatum", "5-HT")
    assert (dopamine["status"], dopamine["n_null"]) == ("null", 4)
    assert (serotonin["status"], serotonin["n_rows"]) == ("measured", 2)
    assert set(frame[frame["region"] != "striatum"]["status"]) == {"never"}


def test_the_map_is_of_known_regions_and_transmitters():
    assert set(evidence.BRAIN) <= set(evidence.vocabulary("region"))
    assert set(evidence.MONOAMINES) <= set(evidence.vocabulary("transmitter"))
    assert set(LOOKED) <= set(evidence.vocabulary("directness"))


@pytest.fixture
def tiny_facts(tiny, monkeypatch):
    monkeypatch.setattr(tables, "table", lambda name: evidence.table(name, tiny))
    monkeypatch.setattr(tables, "coverage", lambda drug: evidence.coverage(drug, tiny))
    monkeypatch.setattr(tables, "directness_counts", lambda drug: evidence.directness_counts(drug, tiny))


@pytest.mark.parametrize(
    "name, value",
    [
        ("n_studies", 2),
        ("n_studies_read", 2),
        ("n_measurements", 6),
        ("n_semax_rows", 5),
        ("n_semax_direct", 3),
        ("n_semax_metabolite", 1),
        ("n_semax_indirect", 2),
        ("percent_semax_indirect", 40),
        ("n_semax_null", 2),
        ("n_semax_norepinephrine", 1),
        ("n_map_cells", 24),
        ("n_map_null", 3),
        ("n_map_measured", 2),
        ("n_map_never", 19),
        ("n_studies_abstract", 2),
        ("n_studies_secondary", 0),
        ("n_studies_fulltext", 0),
        ("n_studies_unread", 0),
    ],
)
def test_fact_of_the_tiny_table(tiny_facts, name, value):
    fact = evidence.fact(name)
    assert fact.value == value
    assert fact.text == str(value)
    assert fact.definition


def test_facts_of_the_real_tables():
    assert evidence.fact("n_semax_norepinephrine").value == 0
    assert evidence.fact("n_semax_human_transmitter").value == 0
    assert evidence.fact("percent_claimed_norepinephrine").text in evidence.claim("k_ne_15_25").text
    assert evidence.fact("n_semax_direct").value == 5
    read = ("n_studies_abstract", "n_studies_secondary", "n_studies_fulltext")
    assert sum(evidence.fact(name).value for name in read) == evidence.fact("n_studies_read").value
    assert sum(evidence.fact(name).value for name in (*read, "n_studies_unread")) == evidence.fact("n_studies").value
    verdicts = ("n_supported", "n_partly_supported", "n_contradicted", "n_untested")
    assert sum(evidence.fact(name).value for name in verdicts) == evidence.fact("n_claims").value


def test_every_fact_has_a_value_and_a_definition():
    for name in some(evidence.fact_names()):
        fact = evidence.fact(name)
        assert fact.text
        assert fact.definition.endswith(".")


def test_no_fact_hides_another():
    modules = Path(registry.__file__).parent.glob("*.py")
    named = [
        node.name
        for module in modules
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(one, ast.Name) and one.id == "register" for one in node.decorator_list)
    ]
    assert sorted(named) == sorted(evidence.fact_names())
    assert max(Counter(named).values()) == 1


def test_thousands_are_grouped(monkeypatch):
    monkeypatch.setitem(registry._FACTS, "many", lambda: 12345.0)
    assert evidence.fact("many").text == "12,345"
