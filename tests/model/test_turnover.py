"""An index is not a rate: conservation, the three ways to one index, and how slow an enzyme is."""

import numpy as np
import pytest
from found import some
from monoamine.model import turnover
from monoamine.model.turnover import Pools


def test_steady_state_stays():
    pools = turnover.striatum()
    course = turnover.metabolite_course(np.linspace(0, 10, 5), pools, pools)
    assert course == pytest.approx(pools.metabolite)


def test_the_course_solves_the_equation():
    before, after = turnover.striatum(), turnover.three_ways(1.25)["more is made and broken down"]
    hours = np.linspace(0, 5, 5001)
    metabolite = turnover.metabolite_course(hours, before, after)
    flow = after.rate - after.clearance * metabolite
    assert np.gradient(metabolite, hours)[1:-1] == pytest.approx(flow[1:-1], abs=1e-6)


def test_the_amine_cancels_from_the_index():
    assert Pools(1, 0.5, 2).index == Pools(7, 0.5, 2).index
    assert Pools(1, 0.5, 2).index != Pools(1, 0.5, 1).index


def test_three_ways_reach_one_index_from_one_start():
    before = turnover.striatum()
    for way in some(turnover.three_ways(1.25).values()):
        assert turnover.index_course(50, before, way) == pytest.approx(1.25 * before.index)
    # Only the smaller store shows at once; the other two have the metabolite to wait for.
    at_once = [turnover.index_course(0, before, way) / before.index for way in turnover.three_ways(1.25).values()]
    assert at_once == pytest.approx([1, 1, 1.25])


@pytest.mark.parametrize("factor", [1.1, 1.25, 2.0])
def test_three_ways_give_one_index_and_two_rates(factor):
    table = turnover.three_ways_table(factor).set_index("change")
    assert table["index"].tolist() == pytest.approx([factor] * 3)
    assert table["rate"].tolist() == pytest.approx([factor, 1, 1])
    assert table["metabolite"].tolist() == pytest.approx([factor, factor, 1])


def test_a_ratio_of_molecules_is_lower_than_one_of_masses():
    assert turnover.molar(1.0) == pytest.approx(0.92, abs=0.005)


def test_regional_index_agrees_with_the_printed_ratio():
    from monoamine import evidence

    printed = evidence.table("regional_serotonin")
    printed = printed[printed["quantity"].str.startswith("5-HIAA/5-HT turnover index")]
    computed = turnover.regional_index().set_index("region")["mass"]
    for row in some(printed.itertuples()):
        assert computed[row.region_detail] == pytest.approx(row.value, abs=0.002), row.region_detail


def test_the_prose_about_regions_holds():
    rows = turnover.regional_index().set_index("region")
    assert rows["molar"]["hippocampus"] / rows["molar"]["frontal cortex"] == pytest.approx(2, abs=0.1)  # "about twice"
    others = rows["ht"].drop("hypothalamus")
    assert rows["ht"]["hypothalamus"] > 1.8 * others.max()  # "far more than the others"


def test_an_enzyme_is_half_way_after_one_half_life():
    assert turnover.share_reached(29, 29) == pytest.approx(0.5)
    assert turnover.share_reached(0, 29) == 0


def test_needed_factor_reaches_the_measured_one():
    final = turnover.final_factor(1.8, 4, 29)
    assert 1 + (final - 1) * turnover.share_reached(4, 29) == pytest.approx(1.8)
