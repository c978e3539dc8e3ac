"""The table of experiments shows every answer, says in shape and word whether it lies inside, and tells each miss."""

import pytest
from bs4 import BeautifulSoup
from found import some
from monoamine import evidence
from monoamine.model.asked import Answer
from monoamine.tables import asked

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def html():
    return BeautifulSoup(asked.asked().html, "html.parser")


def test_every_experiment_is_told_with_its_source_and_its_range(html):
    rows = evidence.rows("experiments")
    for row, one in zip(some(html.select("tbody tr")), rows, strict=True):
        assert row.a["href"] == evidence.reference_url(one.study_id)
        assert one.quantity in row.th.get_text() and one.condition in row.th.get_text()
        published, allowed, *_ = (cell.get_text() for cell in row.select("td"))
        assert published.startswith(evidence.number(one.expected)) and one.tolerance in allowed
        assert ("weak test" in row.th.get_text()) == (one.quality == "B")


def test_inside_is_a_shape_and_a_word(html):
    looks = {(row["data-inside"], row.select("td")[3].get_text().strip()) for row in some(html.select("tbody tr"))}
    assert looks == {("inside", "inside"), ("outside", "outside")}
    shapes = {str(row.svg) for row in html.select("tbody tr")}
    assert len(shapes) == 2


def test_each_miss_is_told_below_the_table(html):
    misses = [one.miss for one in evidence.rows("experiments") if one.miss]
    assert all(item.get_text().endswith(miss) for item, miss in zip(some(html.select("ul li")), misses, strict=True))


def test_without_a_miss_nothing_is_told_below(monkeypatch):
    right = tuple(Answer(one, one.expected) for one in evidence.rows("experiments"))
    monkeypatch.setattr(asked, "answers", lambda: right)
    assert not BeautifulSoup(asked.asked().html, "html.parser").select("ul")
