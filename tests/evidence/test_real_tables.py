"""The tables as they are: complete, sound, and true to the rules that data/README.md states."""

import re

import pytest
from monoamine import evidence

# As many rows as each table has had: more may come, and none is lost unseen.
ROWS = {
    "studies": 331,
    "measurements": 441,
    "claims": 55,
    "statements": 39,
    "key_numbers": 4,
    "chain": 10,
    "comparison": 16,
    "drug_profiles": 68,
    "kinetic_constants": 175,
    "experiments": 32,
    "steady_states": 74,
    "receptors": 46,
    "regional_serotonin": 52,
    "matched_doses": 4,
    "plain_reasons": 13,
    "greys": 8,
    "colours": 12,
}
TEXTS = [path for path in evidence.DATA.iterdir() if path.suffix in {".csv", ".bib", ".md"}]


@pytest.fixture(scope="module")
def measurements():
    return evidence.table("measurements")


@pytest.mark.parametrize("name", [*ROWS, "vocabularies"])
def test_loads(name):
    rows = evidence.table(name)
    assert len(rows) >= ROWS.get(name, 1), f"{name}.csv had {ROWS.get(name, 1)} rows and has {len(rows)}: which went?"


def test_every_table_has_a_schema():
    files = {path.stem for path in evidence.DATA.glob("*.csv")}
    assert files == set(evidence.names())
    assert set(evidence.load_all()) == files


def test_a_copy_may_be_changed(measurements):
    copy = evidence.table("measurements")
    copy["drug"] = "spoiled"
    assert evidence.table("measurements")["drug"].equals(measurements["drug"])


def test_unknown_table_names_the_known_ones():
    with pytest.raises(
        evidence.UnknownKey, match="no table 'measurement'; the tables are calibration_report, chain, claims"
    ):
        evidence.table("measurement")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_files_are_plain(path):
    text = path.read_bytes()
    assert b"\r" not in text
    assert text.endswith(b"\n")
    assert not re.search(r"utm_|&amp;|&quot;|&lt;|not shown on|AMBIG_TO_OR_BY|/tmp/|/home/", text.decode("utf-8"))


def test_ids_of_findings_are_numbered_within_the_study(measurements):
    numbered = measurements.groupby("study_id").cumcount() + 1
    wanted = measurements["study_id"] + "-" + numbered.map("{:02d}".format)
    assert measurements["measurement_id"].tolist() == wanted.tolist()


@pytest.mark.parametrize(
    "name", ["measurements", "kinetic_constants", "steady_states", "regional_serotonin", "receptors"]
)
def test_nothing_unread_carries_a_number(name):
    rows = evidence.table(name).query("seen == 'memory'")
    assert len(rows) > 0
    assert rows["value"].isna().all()


def test_regions_agree_with_region(measurements):
    several = measurements["regions"].str.contains(";")
    assert (measurements["region"] == "several").equals(several)
    assert measurements.loc[~several, "regions"].equals(measurements.loc[~several, "region"])


def test_upper_ends_are_upper(measurements):
    for low, high in (("value", "value_high"), ("dose", "dose_high"), ("time_min", "time_max_min")):
        ranges = measurements[measurements[high].notna()]
        assert len(ranges) > 0
        assert (ranges[low] < ranges[high]).all()


def test_grades_follow_the_rule(measurements):
    read = measurements[(measurements["seen"] != "memory") & (measurements["preparation"] != "label_claim")]
    in_vitro = (read["directness"] == "in_vitro") | (read["preparation"] == "degradation_assay")
    people = read["species"].isin(["human", "several"])
    looked = read["directness"].isin(["direct_neurotransmitter", "metabolite_turnover"])
    assert set(read[in_vitro]["grade"]) == {"E"}
    assert set(read[~in_vitro & people]["grade"]) == {"A", "B"}
    assert set(read[~in_vitro & ~people & looked]["grade"]) == {"C"}
    assert set(read[~in_vitro & ~people & ~looked]["grade"]) == {"D"}
    assert set(measurements.drop(read.index)["grade"]) == {"F"}


def test_columns_of_discharge_belong_together():
    rows = evidence.table("steady_states")
    rates = rows[rows["vigilance"] != ""]
    assert set(rates["animal"]) == {"cat", "mouse"}
    sizes = [{len(cell.split(";")) for cell in (row.vigilance, row.lows, row.highs)} for row in rates.itertuples()]
    assert sizes == [{4}, {2}]
    assert (rows.loc[rows["vigilance"] == "", ["animal", "lows", "highs"]] == "").all(axis=None)


def test_a_drug_beside_stands_in_the_cotreatment(measurements):
    beside = measurements[measurements["with_drug"] != ""]
    assert len(beside) == 7
    assert all(row.with_drug in row.cotreatment for row in beside.itertuples())


def test_a_claimed_range_of_percent_is_the_printed_one():
    rows = evidence.table("statements")
    ranges = rows[rows["percent"].notna()]
    assert len(ranges) == 3
    assert all(row.numbers == f"{row.percent:g}-{row.percent_high:g} %" for row in ranges.itertuples())


def test_norepinephrine_names_its_receptor_and_only_it():
    rows = evidence.table("receptors")
    assert ((rows["site"] != "") == (rows["ligand"] == "norepinephrine")).all()
    named = rows[rows["site"] != ""]
    assert all(row.receptor.startswith(row.site) and row.tissue in row.receptor for row in named.itertuples())


def test_flags_are_few_and_right(measurements):
    ambiguous = set(measurements[measurements["ambiguous"]]["study_id"])
    named = {"eremin2005", "heal2018", "zetterstrom1983", "sharp1986", "schiffer2006", "jones1998", "ishizuka2003"}
    assert ambiguous == named
    encoded = measurements[measurements["value_encoded"]]
    assert len(encoded) == 13
    assert set(encoded["value"]) == {100}
    assert set(encoded["direction"]) == {"none"}


def test_the_anchors_of_the_evidence(measurements):
    anchors = {
        "eremin2005-01": (25, "percent_change"),
        "eremin2005-02": (180, "percent_of_baseline"),
        "eremin2004-02": (996, "pmol_per_ml"),
        "eremin2004-05": (30, "percent_of_baseline"),
        "zetterstrom1983-04": (23, "percent_of_baseline"),
        "kehr2011-01": (412, "percent_of_baseline"),
        "heal2018-01": (3393, "percent_of_baseline"),
        "schiffer2006-04": (360, "percent_of_baseline"),
        "volkow1998-01": (12, "percent_occupancy"),
        "volkow1998-07": (54, "percent_occupancy"),
        "kim2014-01": (51.4, "percent_occupancy"),
        "dolotov2006b-02": (1.6, "fold"),
    }
    rows = measurements.set_index("measurement_id")
    assert {key: (rows.loc[key, "value"], rows.loc[key, "value_unit"]) for key in anchors} == anchors


def test_every_code_is_used_or_explained(measurements):
    for column in ("drug", "species", "route", "preparation", "value_unit", "direction", "directness", "condition"):
        unused = set(evidence.vocabulary(column)) - set(measurements[column])
        assert not unused, column


@pytest.mark.parametrize("name", evidence.names())
def test_the_dictionary_knows_every_column(name):
    text = (evidence.DATA / "README.md").read_text(encoding="utf-8")
    assert f"`{name}.csv`" in text
    section = text.split(f"### `{name}.csv`")[1].split("\n### ")[0]
    missing = [column for column in evidence.table(name).columns if f"`{column}`" not in section]
    assert not missing
