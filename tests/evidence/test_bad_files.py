"""A table that cannot be read as a table is told like a bad cell: file, line, and what is allowed."""

import pytest
from monoamine import evidence
from monoamine.evidence import DataError
from monoamine.evidence.tables import problems

# How a spreadsheet or an editor spoils a file, the line, the place, and the beginning of what is allowed.
SPOILED = [
    (lambda raw: b"\xef\xbb\xbf" + raw, 1, "(encoding)", "text in UTF-8 without a byte order mark"),
    (lambda raw: raw.replace("–".encode(), b"\x96", 1), 4, "(encoding)", "text in UTF-8 without a byte order mark"),
    (lambda raw: raw.replace(b"\n", b"\r\n"), 1, "(line end)", "lines that end with a line feed alone"),
    (lambda raw: raw.replace(b",", b";"), 1, "key_number_id", "every column of the table"),
    (lambda raw: raw.replace(b"\nhiaa_5ht", b"\n\nhiaa_5ht"), 3, "(cells)", "6 cells, as in the header"),
    (lambda raw: raw.replace(b"hiaa_5ht,", b"hiaa_5ht,more,"), 3, "(cells)", "6 cells, as in the header"),
    (lambda raw: raw.replace(b"hiaa_5ht,", b"hiaa_5ht"), 3, "(cells)", "6 cells, as in the header"),
    (lambda raw: raw.replace(b"hiaa_5ht,", b'hiaa_5ht,"'), 3, "(quotes)", "two double quotes around a cell"),
    (lambda raw: b"", 1, "(header)", "the names of the columns"),
]


@pytest.mark.slow
@pytest.mark.parametrize("change, line, column, allowed", SPOILED)
def test_a_file_that_is_no_table_is_refused(copied, change, line, column, allowed):
    path = copied / "key_numbers.csv"
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(DataError) as caught:
        evidence.table("key_numbers", copied)
    error = caught.value
    assert (error.file, error.row, error.column) == ("key_numbers.csv", line, column)
    assert error.allowed.startswith(allowed)
    assert all(one.file == "key_numbers.csv" for one in problems(copied)), "no other table is blamed"


def test_a_line_is_counted_as_an_editor_counts(copied):
    path = copied / "claims.csv"
    text = path.read_text(encoding="utf-8").replace("partly_supported,C", "perhaps,C", 1)
    first = "Semax by itself speeds up dopamine turnover"
    path.write_text(text.replace(first, f'"{first}\n"', 1), encoding="utf-8")
    row = next(one for one in problems(copied) if one.column == "verdict")
    assert (row.row, row.value) == (4, "perhaps")


def test_the_faults_of_all_tables_are_told_together(spoil):
    spoil("studies", 2, year="05")
    spoil("measurements", 3, value_unit="furlongs")
    spoil("claims", 2, supporting_study_ids="nobody1999")
    spoil("colours", 2, light="orange")
    folder = spoil("vocabularies", 3, label="")
    assert [(one.file, one.row, one.column) for one in problems(folder)] == [
        ("vocabularies.csv", 3, "label"),
        ("studies.csv", 2, "year"),
        ("measurements.csv", 3, "value_unit"),
        ("claims.csv", 2, "supporting_study_ids"),
        ("colours.csv", 2, "light"),
    ]


def test_a_cell_is_told_once(spoil):
    """An id that is no name and that no table has."""
    folder = spoil("measurements", 2, study_id="?")
    assert [(one.row, one.column) for one in problems(folder)] == [(2, "study_id")]


def test_without_the_vocabularies_nothing_else_is_judged(copied):
    (copied / "vocabularies.csv").unlink()
    assert [one.file for one in problems(copied)] == ["vocabularies.csv"]


def test_a_column_without_codes_allows_none(copied):
    path = copied / "vocabularies.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\nmatched_on,", "\nmached_on,"), encoding="utf-8")
    assert {one.file for one in problems(copied)} == {"matched_doses.csv"}
