"""A number keeps its unit, in Python, in the page's scripts and on every built page; what is no unit stays loose."""

import pytest
from bs4 import BeautifulSoup
from monoamine.units import bound
from nodes import in_node

UNITS = ["%", "×", "°C", "min", "h", "s", "nM", "µM", "umol/kg", "mg/kg", "mg/kg/day", "nM/s", "Hz", "kDa", "kg",
         "mmHg", "bpm", "second", "seconds", "minute", "minutes", "hour", "days", "day", "weeks", "month",
         "years"]  # fmt: skip
LOOSE = ["rats", "mice", "minor", "hours-long", "daylight", "weekly", "monthly", "seconds_", "L-dopa", "h2", "g.v"]
SEEN = ["p", "li", "td", "th", "dd", "figcaption", "h1", "h2", "h3", "summary", "legend", "label", "button", "option"]


@pytest.mark.parametrize("unit", UNITS)
def test_a_number_keeps_its_unit(unit):
    assert bound(f"after 3–5 {unit}, and 20 {unit}.") == f"after 3–5\u00a0{unit}, and 20\u00a0{unit}."


@pytest.mark.parametrize("word", LOOSE)
def test_a_number_before_a_word_may_part(word):
    assert bound(f"in 12 {word}") == f"in 12 {word}"


def test_both_languages_bind_the_same(root):
    texts = [
        f"{before} {one}{after}"
        for before in ("3", "0.15", "x3", "three", "3–5", "(7")
        for one in UNITS + LOOSE
        for after in ("", ".", ",", " later", "/kg", "-", "2", ".x")
    ]
    page = in_node(root / "tests" / "browser" / "units.js", asked=texts, timeout=60)
    assert not [(text, there) for text, there in zip(texts, page, strict=True) if bound(text) != there]


def test_no_line_of_a_page_ends_between_a_number_and_its_unit(site_folder):
    files = sorted(site_folder.rglob("*.html"))
    assert len(files) > 10
    parted = []
    for file in files:
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for verbatim in soup.select("script, style, pre, code, svg, textarea, template, .math"):
            verbatim.decompose()
        parted += [(file.name, text) for one in soup.select(", ".join(SEEN)) if bound(text := one.get_text()) != text]
    assert not parted
