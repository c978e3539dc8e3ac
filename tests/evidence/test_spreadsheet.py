"""No table holds a text that a spreadsheet would compute or turn into something else."""

import csv
import io

import pytest
from found import some
from monoamine import evidence
from monoamine.dashboard.state import DRUGS
from monoamine.evidence import DATA, DataError
from monoamine.evidence.spreadsheet import instead, offered
from monoamine.model.protocol import TRANSMITTERS
from monoamine.model.simulate import QUANTITIES, RATIOS

TRAPS = [
    "=1+1", "+25", "+25 %", "+/-22", "-fold", "- fold", "@name", " =x", "=> so", "-48 to -58", "＝1",
    "a\tb", "a\rb", "a\nb",
    "6-11", "6 - 11", "1/2", "3/4/2005", "1.2.2005", "2002-2009", "0.18-1", "1.8-3.6", "12.5.", "8-11.",
    "3-Apr", "Apr-3", "3 April", "April 3, 2005", "May 2005", "SEPT2", "MARCH1", "Dec-15", "1 Jan 99", "oct4",
    "12:30", "1:2", "1:02:03", "12:30 pm", "5 p", "5 PM", "5pm", "(22)", "(1.5)", "1,000", "12,345.6", "1 1/2",
    "1E5", "2e10", "1.5E-3", "007", "0123456", "123456789012",
]  # fmt: skip
SAFE = [
    "", "6 to 11", "plus or minus 22", "minus 48", "fold weaker", "up 15–25 %", "8–11", "±3", "−25", "5-HT", "5-HIAA",
    "15-25 %", "DOPAC/DA", "(+)-enantiomer", "R- vs S-enantiomer", "<0.05", "0.05", "12", "-5", "-0.5", "2005",
    "15188751",
    "10.1038/1301293", "10.1007/s11064-005-8826-8", "https://doi.org/10.1/2", "ACTH(4-10)", "AHN 2-005", "Ro4-1284",
    "eremin2005-01", "receptor-01", "decrease", "marathon", "May", "may rise by 5", "march 7 rats", "D2", "H1", "1 h",
    "3 x 5 mg", "100 mg twice daily", "n=3", "1;2", "e89 to e99", "67(2)", "2 mg/kg", "1/h", "uM/h", "a = b", "1 uM",
]  # fmt: skip
FILES = sorted(DATA.glob("*.csv"))


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_is_seen(text):
    assert "; a spreadsheet " in instead(text)


@pytest.mark.parametrize("text", SAFE)
def test_what_is_safe_is_left_alone(text):
    assert instead(text) == ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_cell_of_a_table_is_a_trap(path):
    """Asked of the file itself, columns of numbers apart, whose cells are numbers."""
    numbers = set(evidence.table(path.stem).select_dtypes("number"))
    with path.open(encoding="utf-8", newline="") as file:
        for row in some(csv.DictReader(file)):
            assert not {name: cell for name, cell in row.items() if name not in numbers and instead(cell)}


@pytest.mark.parametrize(
    ("name", "column", "text"),
    [
        ("measurements", "n_detail", "6-11"),
        ("measurements", "note", "=HYPERLINK(A1)"),
        ("kinetic_constants", "note", "+/-0.08, n=3"),
        ("kinetic_constants", "value_detail", "+25"),
        ("studies", "pages", "8-11"),
        ("vocabularies", "label", "-fold"),
        ("claims", "explanation", "@home"),
        ("colours", "label", "1/2"),
    ],
)
def test_a_table_refuses_it(spoil, name, column, text):
    with pytest.raises(DataError) as caught:
        evidence.table(name, spoil(name, 3, **{column: text}))
    found = next(one for one in caught.value.problems if one.column == column)
    assert (found.file, found.row, found.value) == (f"{name}.csv", 3, text)
    assert "a spreadsheet" in found.allowed


def test_a_number_may_be_negative(spoil):
    line = evidence.table("measurements")["value"].lt(0).tolist().index(True) + 2
    assert evidence.table("measurements", spoil("measurements", line, value="-12"))["value"][line - 2] == -12


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_offered_opens_as_what_it_is(path):
    raw = path.read_bytes()
    made = offered(raw)
    assert made.startswith(b"\xef\xbb\xbf") and offered(made) == made
    assert [*csv.reader(io.StringIO(made.decode("utf-8-sig")))] == [*csv.reader(io.StringIO(raw.decode("utf-8")))]


def test_units_read_as_before():
    """The hyphen of a unit stands in the text and no longer in the table."""
    told = {one.value_unit: evidence.value_text(one) for one in evidence.rows("measurements")}
    assert evidence.value("dolotov2006b-02") == "up to 1.6-fold"
    assert {unit for unit, text in told.items() if "-fold" in text} == {
        unit for unit in told if unit.startswith("fold") or unit == "potency_ratio_ip_over_po"
    }


@pytest.mark.parametrize("name", [*DRUGS, *TRANSMITTERS, *(quantity for _, quantity in (*QUANTITIES, *RATIOS))])
def test_the_names_in_the_saved_curves_are_plain(name):
    """The dashboard's own table is saved by the page, without a byte order mark: it has no sign beyond ASCII."""
    assert name.isascii() and instead(name) == ""
