"""The colour table: a colour can be read on the paper of its theme, and every one that the book draws with is there."""

import re

import pytest
from found import some
from monoamine import evidence
from monoamine.evidence import DataError
from monoamine.evidence.colours import LEAST_CONTRAST, contrast, pale_inks, token
from monoamine.evidence.tables import problems

# A line of the table, the spoiled cells, and how the fault is told.
FAULTS = [
    (2, {"light": "orange"}, "column light: 'orange' is not allowed; allowed: a colour such as #B84A00"),
    (2, {"light": "#B84"}, "column light: '#B84' is not allowed; allowed: a colour such as #B84A00"),
    (2, {"light": "rgb(184, 74, 0)"}, "column light: 'rgb(184, 74, 0)' is not allowed"),
    (2, {"light": "B84A00"}, "column light: 'B84A00' is not allowed"),
    (2, {"light": "#B84A0G"}, "column light: '#B84A0G' is not allowed"),
    (2, {"light": "#B84A00FF"}, "column light: '#B84A00FF' is not allowed"),
    (2, {"dark": ""}, "column dark: '' is not allowed; allowed: a colour such as #B84A00"),
    (3, {"light": "#FFA500"}, "column light: '#FFA500' is not allowed; allowed: a contrast of 4.5 or more to #fbf8f3"),
    (3, {"dark": "#333333"}, "column dark: '#333333' is not allowed; allowed: a contrast of 4.5 or more to #1a1917"),
    (2, {"role": "metal"}, "column role: 'metal' is not allowed; allowed: drug, transmitter, verdict"),
    (2, {"dash": "wavy"}, "column dash: 'wavy' is not allowed; allowed: dashed, dotdash, dotted, solid"),
    (2, {"marker": "star"}, "column marker: 'star' is not allowed; allowed: circle, diamond, hex"),
    (2, {"label": ""}, "column label: '' is not allowed; allowed: some text"),
    (5, {"name": "muted"}, "column name: 'muted' is not allowed; allowed: a name whose --ink-muted is not yet taken"),
]


@pytest.mark.parametrize("line, cells, told", FAULTS)
def test_a_bad_colour_is_refused(spoil, line, cells, told):
    with pytest.raises(DataError) as caught:
        evidence.table("colours", spoil("colours", line, **cells))
    assert any(str(one).startswith(f"colours.csv, row {line}, {told}") for one in caught.value.problems)


@pytest.mark.slow
@pytest.mark.parametrize("name", evidence.table("colours")["name"])
def test_every_colour_is_needed(spoil, copied, name):
    line = evidence.table("colours")["name"].tolist().index(name) + 2
    (found,) = problems(spoil("colours", line, name="another"))
    assert (found.file, found.column, found.value) == ("colours.csv", "name", "(missing)")
    assert found.allowed == f"a row {name}, which the book needs"


def test_a_name_stands_once(spoil):
    found = problems(spoil("colours", 3, name="DA"))
    assert [(one.row, one.allowed) for one in found] == [
        (0, "a row 5-HT, which the book needs"),
        (3, "a key that no other row has"),
    ]


def test_two_names_are_not_one_in_the_style_sheet(spoil):
    found = problems(spoil("colours", 13, name="d_amphetamine"))
    assert (found[-1].row, found[-1].column) == (13, "name")
    assert found[-1].allowed == "a name whose --ink-d-amphetamine is not yet taken by d-amphetamine"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") < LEAST_CONTRAST


def test_the_ground_decides(spoil):
    """The page of the dark theme in the light one: no ink can be read on it, and the grounds are in order."""
    found = problems(spoil("greys", 2, light="#1a1917"))
    assert {(one.file, one.column) for one in some(found)} == {("colours.csv", "light")}
    assert found[0].allowed == "a contrast of 4.5 or more to #1a1917 (light paper), not 3.36"


@pytest.mark.parametrize("cells", [{"light": "white"}, {"name": "page"}])
def test_a_bad_ground_is_told_once_where_it_stands(spoil, cells):
    assert {one.file for one in some(problems(spoil("greys", 2, **cells)))} == {"greys.csv"}


def test_no_style_sheet_has_a_grey_of_its_own():
    """But for paper, which has no theme."""
    names = "|".join(evidence.table("greys")["name"])
    sheets = some((evidence.DATA.parent / "chapters/monoamine/theme/css").glob("*.css"))
    typed = rf"(?<![\w-])--(?:{names}):\s*#"
    assert [sheet.name for sheet in sheets if re.search(typed, sheet.read_text(encoding="utf-8"))] == ["print.css"]


def test_the_limit_is_the_limit():
    rows, greys = evidence.table("colours").head(1).copy(), evidence.table("greys")
    spec = type("Spec", (), {"file": "colours.csv"})
    for colour, fine in (("#757575", False), ("#6f6f6f", True)):
        rows["light"] = colour
        assert (not pale_inks(rows, spec, greys)) == fine == (contrast(colour, greys["light"][0]) >= LEAST_CONTRAST)


def test_a_token_is_a_name_of_css():
    assert [token(name) for name in ("5-HT", "partly_supported")] == ["--ink-5-ht", "--ink-partly-supported"]
