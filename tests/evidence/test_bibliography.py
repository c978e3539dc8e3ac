"""references.bib and studies.csv hold the same sources and say the same about them."""

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence import DATA, DataError
from pybtex import errors
from pybtex.database import parse_file
from pybtex.plugin import find_plugin


@pytest.fixture(scope="module")
def entries():
    errors.set_strict_mode(True)
    return parse_file(str(DATA / "references.bib")).entries


def test_one_entry_for_each_study(entries):
    assert list(entries) == evidence.table("studies")["study_id"].tolist()


@pytest.mark.parametrize("field", ["year", "doi", "pmid"])
def test_fields_agree(entries, field):
    studies = evidence.table("studies").set_index("study_id")[field]
    assert {key: entry.fields.get(field, "") for key, entry in entries.items()} == studies.to_dict()


def test_addresses_agree(entries):
    """The DOI where there is one; else the address of the table."""
    for row in some(evidence.table("studies").itertuples()):
        assert row.url == f"https://doi.org/{row.doi}" if row.doi else True, row.study_id
        assert entries[row.study_id].fields.get("url", "") == ("" if row.doi else row.url), row.study_id


def test_titles_agree(entries):
    studies = evidence.table("studies").set_index("study_id")["title"]
    plain = {key: entry.fields["title"].strip("{}").replace("\\", "") for key, entry in entries.items()}
    assert plain == studies.to_dict()


def test_note_says_only_how_it_was_read(entries):
    assert all(entry.fields["note"].startswith("Read as: ") for entry in some(entries.values()))
    unread = evidence.table("studies").query("seen == 'memory'")["study_id"]
    assert {entries[key].fields["note"] for key in unread} == {"Read as: not read, cited from memory"}


@pytest.mark.slow
@pytest.mark.parametrize("style", ["plain", "unsrt"])
def test_every_entry_can_be_printed(entries, style):
    errors.set_strict_mode(True)
    bibliography = parse_file(str(DATA / "references.bib"))
    printed = list(find_plugin("pybtex.style.formatting", style)().format_bibliography(bibliography))
    assert len(printed) == len(entries)


def test_entry_without_a_study(copied):
    path = copied / "references.bib"
    path.write_text("@misc{stranger,\n  title = {{T}},\n}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        evidence.table("studies", copied)
    assert str(caught.value) == (
        "references.bib, row 1, column (key): 'stranger' is not allowed; allowed: an id of studies.csv"
    )


def test_study_without_an_entry(copied):
    path = copied / "references.bib"
    path.write_text(path.read_text(encoding="utf-8").replace("{kim2014,", "{kim2041,"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        evidence.table("studies", copied)
    assert {(problem.file, problem.value) for problem in caught.value.problems} == {
        ("studies.csv", "kim2014"),
        ("references.bib", "kim2041"),
    }


def test_no_bibliography(copied):
    (copied / "references.bib").unlink()
    with pytest.raises(DataError, match=r"references.bib, row 0, column \(file\)"):
        evidence.table("studies", copied)
