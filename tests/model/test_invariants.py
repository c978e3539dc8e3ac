"""What must hold for every dose and every perturbation: amounts, balance, blockers."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from monoamine import model
from monoamine.model.numeric import numeric
from monoamine.model.passports import given as parameters

STATES = len(model.build().states)
EASY = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
drugs = st.sampled_from(["d-amphetamine", "methylphenidate", "modafinil", "Semax"])
amounts = st.floats(0, 50)
regions = st.sampled_from(model.REGIONS)
shares = st.floats(0, 2)
# States that hold each amine; what enters is synthesis, what leaves is breakdown and removal.
HOLDERS = {
    "DA": ("C_DA", "V_DA", "E_DA", "CN_DA", "VN_DA"),
    "HT": ("C_HT", "V_HT", "E_HT"),
    "NE": ("C_NE", "V_NE", "E_NE"),
}
GATES = {
    "DA": {
        "synthesis_DA": 1,
        "synthesis_NE": 1,
        "MAO_DA": -1,
        "MAO_DA_NE": -1,
        "removal_DA": -1,
        "DBH": -1,
        "other_loss_DA": -1,
        "other_loss_NE_DA": -1,
    },
    "HT": {"synthesis_HT": 1, "MAO_HT": -1, "removal_HT": -1, "other_loss_HT": -1},
    "NE": {"DBH": 1, "MAO_NE": -1, "removal_NE": -1, "DAT_NE": -1, "other_loss_NE": -1},
}


@EASY
@given(drugs, amounts, regions, shares, shares)
def test_amounts_are_never_negative(drug, amount, region, dat, vmat):
    perturb = {"DAT": [(0, dat)], "VMAT2": [(30, vmat)]}
    run = model.simulate(region, [model.Dose(drug, amount, route="ip", time_min=10)], 3, "H1", perturb)
    assert np.isfinite(run.states).all()
    assert run.states.min() > -1e-7 * max(1.0, run.states.max())


@EASY
@given(st.lists(st.floats(-1, 1), min_size=STATES, max_size=STATES), regions)
def test_amine_is_neither_made_nor_lost_inside(logs, region):
    """In a litre of tissue: what lies outside fills only its share of it."""
    functions, network = numeric(model.build()), model.build()
    p = functions.derive(parameters(region))
    y = (functions.initial(p) + 1e-3) * np.exp(logs)
    rates = dict(zip([one.name for one in network.reactions], functions.rates(y, p), strict=True))
    change = dict(zip(functions.names, functions.rhs(0.0, y, p), strict=True))
    fluid = p[functions.index["alpha_ECS"]]
    assert 0 < fluid < 1
    for amine, holders in HOLDERS.items():
        through_gates = sum(sign * rates[name] for name, sign in GATES[amine].items())
        held = {name: fluid if name.startswith("E_") else 1 for name in holders}
        inside = sum(share * change[name] for name, share in held.items())
        assert abs(inside - through_gates) <= 1e-9 * max(abs(rate) for rate in rates.values())


@EASY
@given(st.sampled_from(["B_MPH", "B_MOD"]), st.floats(0.01, 100), regions)
def test_a_blocker_never_raises_uptake_or_exchange(blocker, level, region):
    functions, network = numeric(model.build()), model.build()
    p = functions.derive(parameters(region))
    y = functions.initial(p)
    y[functions.names.index("B_AMPH")] = 1.0
    blocked = y.copy()
    blocked[functions.names.index(blocker)] = level
    carried = [
        i for i, one in enumerate(network.reactions) if one.name.startswith(("DAT_", "NET_", "SERT_", "efflux_"))
    ]
    assert len(carried) == 9
    before, after = functions.rates(y, p)[carried], functions.rates(blocked, p)[carried]
    assert (after <= before * (1 + 1e-12)).all()
