"""The scenes on the hill as a table: five under each guess, numbers that the model says."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine.model import inverted_u as model
from monoamine.tables.occupancies import occupancies


def test_each_guess_has_its_five_scenes():
    soup = BeautifulSoup(occupancies(3, 10).to_html(), "html.parser")
    assert [head.text for head in soup.select("tr.group th")] == ["\u03c3 = 3, a guess", "\u03c3 = 10, a guess"]
    assert len(soup.select("tbody tr:not(.group)")) == 2 * len(model.STANDING)


@pytest.mark.parametrize("sigma", model.LOCAL_FACTORS)
def test_the_numbers_are_the_models(sigma):
    lines = str(occupancies(sigma)).splitlines()[3:]
    for line, row in zip(some(lines), model.occupied(sigma).itertuples(), strict=True):
        numbers = [f"{value:.0f}" for value in (row.alpha2, row.alpha1, row.beta1, row.height)]
        assert line.split(" | ")[1:] == numbers
