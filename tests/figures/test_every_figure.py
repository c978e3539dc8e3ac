"""What holds for every figure: words, caption and numbers are there, and two makings give the same payload."""

from inspect import Parameter, signature

import pytest
from monoamine.exhibits.exhibit import Exhibit
from monoamine.figures import (
    calibration,
    chain,
    dialysate,
    evidence_overview,
    firing_modes,
    occupancy,
    semax_measured,
    timeline,
    transporters,
)
from test_bdnf import EXHIBITS as BDNF
from test_inverted_u_figures import EXHIBITS as INVERTED_U
from test_serotonin import EXHIBITS as SEROTONIN

MODULES = (
    calibration,
    chain,
    dialysate,
    evidence_overview,
    firing_modes,
    occupancy,
    semax_measured,
    timeline,
    transporters,
)
OTHERS = [
    function
    for module in MODULES
    for name, function in vars(module).items()
    if getattr(function, "__module__", "") == module.__name__
    and getattr(function, "__annotations__", {}).get("return") in (Exhibit, "Exhibit")
    and not name.startswith("_")
    and all(one.default is not Parameter.empty for one in signature(function).parameters.values())
]


def test_each_module_shows_at_least_one_figure():
    assert len(OTHERS) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("make", [*BDNF, *INVERTED_U, *SEROTONIN, *OTHERS], ids=lambda make: make.__name__)
def test_figure_is_complete_and_repeatable(make, monkeypatch):
    monkeypatch.setenv("MONOAMINE_STATIC", "1")
    exhibit = make()
    assert exhibit.words and exhibit.caption
    assert exhibit.table is not None and not exhibit.table.empty
    assert exhibit.payload() == make().payload()
