"""The JavaScript module: the same numbers as Python, and a linear solver that solves."""

import best2009
import numpy as np
import pytest
from found import some
from monoamine import model
from monoamine.model.export.javascript import eliminate, javascript
from monoamine.model.numeric import numeric
from monoamine.model.passports import given
from nodes import in_node

_SCRIPT = """
import {{ readFileSync }} from "node:fs";
import {{ model }} from "{module}";
const {{ given, y, shift, b }} = JSON.parse(readFileSync(0, "utf8"));
const p = new Float64Array(model.size);
p.set(given);
model.derive(p);
const start = model.initial(p, new Float64Array(model.species.length));
const out = new Float64Array(y.length), vals = new Float64Array(model.entries), lu = new Float64Array(model.work);
model.rhs(y, p, out);
model.jac(y, p, vals);
const kept = model.factor(vals, shift, lu);
const x = Float64Array.from(b);
model.solve(lu, x);
const rates = [...model.rates(y, p, new Float64Array(model.reactions.length))];
process.stdout.write(JSON.stringify({{ p: [...p], start: [...start], out: [...out], x: [...x], kept, rates }}));
"""
NETWORKS = [(best2009.best2009, lambda: best2009.GIVEN), (model.build, lambda: given("prefrontal_cortex"))]


@pytest.mark.slow
@pytest.mark.parametrize(("build", "values"), NETWORKS)
@pytest.mark.parametrize("shift", [1e-2, 1.0, 1e5])
def test_module_has_the_numbers_of_python(build, values, shift, tmp_path):
    network, parameters = build(), values()
    functions = numeric(network)
    p = functions.derive(parameters)
    random = np.random.default_rng(1)
    y = functions.initial(p) * random.uniform(0.3, 3, len(network.states)) + random.uniform(0, 0.1, len(network.states))
    b = random.normal(size=len(y))
    (tmp_path / "model.mjs").write_text(javascript(network), encoding="utf-8")
    script = tmp_path / "ask.mjs"
    script.write_text(_SCRIPT.format(module=(tmp_path / "model.mjs").as_uri()), encoding="utf-8")
    asked = {"given": [parameters[str(one)] for one in functions.program.base], "y": y.tolist(), "b": b.tolist()}
    said = in_node(script, asked=asked | {"shift": shift})
    assert np.allclose(said["p"], p, rtol=1e-13)
    assert np.allclose(said["start"], functions.initial(p), rtol=1e-13)
    assert np.allclose(said["rates"], functions.rates(y, p), rtol=1e-10)
    assert np.allclose(said["out"], functions.rhs(0, y, p), rtol=1e-9, atol=1e-8)
    matrix = shift * np.eye(len(y)) - functions.jac(0, y, p)
    assert said["kept"]
    assert np.abs(matrix @ said["x"] - b).max() < 1e-9 * np.abs(matrix).max() * np.abs(said["x"]).max()


def test_elimination_covers_every_entry_that_fills_in():
    random = np.random.default_rng(0)
    size = 30
    matrix = np.where(random.random((size, size)) < 0.08, random.normal(size=(size, size)), 0) + 8 * np.eye(size)
    plan = eliminate(zip(*map(list, np.nonzero(matrix)), strict=True), size)
    assert sorted(plan.order) == list(range(size))
    left = matrix[np.ix_(plan.order, plan.order)]
    for pivot in range(size):
        left[pivot + 1 :, pivot] /= left[pivot, pivot]
        left[pivot + 1 :, pivot + 1 :] -= np.outer(left[pivot + 1 :, pivot], left[pivot, pivot + 1 :])
    for row, column in some(zip(*np.nonzero(np.abs(left) > 1e-12), strict=True)):
        assert row == column or column in plan.lower[row] + plan.upper[row]


def test_module_can_be_joined_with_the_others_and_is_small():
    text = javascript(model.build(), given("striatum"))
    starts = [line for line in text.splitlines() if line.startswith(("export", "import"))]
    assert all(line.startswith(("export const ", "export function ")) for line in some(starts))
    assert len(text) < 90_000
    assert text == javascript(model.build(), given("striatum")), "the same text each time"


def test_defaults_for_an_unknown_parameter_are_refused():
    with pytest.raises(ValueError, match="no parameter: nonsense"):
        javascript(best2009.best2009(), {"nonsense": 1.0})
