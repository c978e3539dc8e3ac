"""Times come from the constants, and a constant nobody measured has no time."""

import pytest
from monoamine import evidence
from monoamine.tables.parameters import constant, constants_by_transmitter, time_scales


def test_times_run_from_fast_to_slow_and_the_unknown_is_last():
    frame = time_scales().frame
    assert frame["Time"].iloc[0].endswith("ms")
    assert frame["Time"].iloc[-1] == "not known"


def test_a_rate_constant_becomes_one_over_it():
    frame = time_scales().frame.set_index("Step")
    minutes = 60 / constant("k_MAO_cDA").value
    assert frame.loc["Dopamine in the cytosol is broken down by MAO", "Time"] == f"{minutes:.2g} min"


def test_every_constant_is_counted_once():
    frame = constants_by_transmitter().frame
    assert frame["Constants"].sum() == len(evidence.table("kinetic_constants"))


def test_an_unknown_symbol_is_an_error():
    with pytest.raises(evidence.UnknownKey, match="no constant"):
        constant("K_of_nothing")
