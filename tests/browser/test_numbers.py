"""A number is written the same in Python and in the page, over the whole range that either meets."""

from monoamine.teaching.readings import times
from monoamine.words import digits
from nodes import in_node

# Each thousandth up to 20, where rounding has its halves, and larger ones in growing steps.
NUMBERS = [n / 1000 for n in range(20_001)] + [n / 100 for n in range(2_000, 20_000, 7)] + [1.01**n for n in range(900)]


def test_both_languages_write_every_number_the_same(root):
    page = in_node(root / "tests" / "browser" / "numbers.js", asked=NUMBERS, timeout=60)
    for name, write in (("digits", digits), ("times", times)):
        here = [write(number) for number in NUMBERS]
        assert not [(n, a, b) for n, a, b in zip(NUMBERS, here, page[name], strict=True) if a != b][:10], name


def test_numbers_read_as_they_are_told():
    told = {0: "0", 0.154: "0.15", 0.995: "1", 1.645: "1.6", 2.349: "2.3", 9.96: "10", 14.4: "14", 139.355: "139"}
    assert {number: digits(number) for number in told} == told
