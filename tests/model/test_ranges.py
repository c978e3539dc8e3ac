"""No range of a number reaches to where the model has no resting state."""

import pytest
from found import some
from monoamine import evidence
from monoamine.model import passports
from monoamine.model.build import build
from monoamine.model.numeric import numeric

ROWS = [one for one in evidence.rows("parameters") if one.symbol in passports.parameter_names()]


def regions(row) -> list[str]:
    """Where the number holds: its own region, or those that have no other of that name."""
    if row.scope in passports.REGIONS:
        return [row.scope]
    own = {one.scope for one in ROWS if one.symbol == row.symbol}
    return [region for region in passports.REGIONS if row.scope == "all" and region not in own]


def backwards(region: str, symbol: str, value: float) -> list[str]:
    """Which numbers of the resting state would be negative."""
    model = numeric(build())
    p = model.derive(passports.given(region, values={symbol: value}))
    return [name for name, place in model.index.items() if p[place] < 0]


@pytest.mark.parametrize("end", ["low", "high"])
def test_both_ends_of_every_range_are_allowed(end):
    asked = [(row, region) for row in ROWS if getattr(row, end) is not None for region in regions(row)]
    refused = {
        f"{row.passport_id} in {region}": found
        for row, region in some(asked)
        if (found := backwards(region, row.symbol, getattr(row, end)))
    }
    assert refused == {}


def test_a_number_far_out_is_refused():
    assert "vM0_DA" in backwards("prefrontal_cortex", "E0_DA", 0.005)
