"""Print how long a day of the model takes in each solver at the same achieved accuracy. Run by ``make bench``.

One protocol (two doses, a change of firing, MAO blocked), 24 h, 289 output points. Accuracy is the largest relative
difference to a reference at rtol 1e-11 (``worst`` in tests/model/solvers.py); each solver gets the loosest tolerance of
a list that reaches it. Then the same day in 500 subjects who differ from each other. Nothing here passes or fails.
"""

import json
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from monoamine import model
from monoamine.model.carriers import SUBSTRATES
from monoamine.model.export import javascript
from monoamine.model.kinetics import ROUTES
from monoamine.model.network import Network
from monoamine.model.numeric import numeric, simulate
from monoamine.model.passports import given
from solvers import BROWSER, DAY, RoadRunner, worst

EVENTS = [
    {"time": 1, "add": {"D_AMPH_ip": 5.0}},
    {"time": 6, "set": {"fire_DA": 2.0}},
    {"time": 8, "set": {"fire_DA": 1.0}},
    {"time": 12, "add": {"D_MPH_oral": 20.0}},
    {"time": 13, "set": {"f_MAO": 0.1}},
]
TOLERANCES = [factor * 10.0**-power for power in range(2, 10) for factor in (1, 0.3)]
GOALS = (1e-3, 1e-4, 1e-5, 1e-6)
# Subjects differ in drug kinetics and in the capacities of the carriers: factors with a log-normal spread of 0.3.
SUBJECTS, SPREAD = 500, 0.3
KINETICS = [
    *(f"{letter}_{code}" for code in ROUTES for letter in ("Vd", "ke", "kb", "Kp")),
    *(f"ka_{code}_{route}" for code, routes in ROUTES.items() for route in routes),
]
CAPACITIES = [f"V_{carrier}" for carrier in SUBSTRATES]
# What reaches an error of 1e-4 in the table above.
JS_RTOL, CVODE_RTOL, LSODA_RTOL = 1e-4, 1e-6, 1e-5
_SCRIPT = """
import {{ readFileSync }} from "node:fs";
import {{ run }} from "{browser}/run.js";
import {{ model }} from "{module}";
const {{ parameters, events, times, tolerances, sets }} = JSON.parse(readFileSync(0, "utf8"));
const solve = (rtol, one) => run(model, {{ parameters: one, events, times, rtol, atol: rtol * 1e-4 }});
const clock = (count, work) => {{
  const start = performance.now();
  for (let i = 0; i < count; i++) work(i);
  return (performance.now() - start) / count;
}};
const first = clock(1, () => solve(1e-4, parameters));
clock(300, () => solve(1e-4, parameters));
const rows = tolerances.map((rtol) => {{
  const {{ species, steps }} = solve(rtol, parameters);
  const ms = Math.min(...Array.from({{ length: 5 }}, () => clock(10, () => solve(rtol, parameters))));
  const states = model.species.map(({{ symbol }}) => [...species[symbol]]);
  return {{ rtol, ms, steps: steps.accepted + steps.refused, states }};
}});
const each = clock(sets.length, (i) => solve({rtol}, sets[i]));
process.stdout.write(JSON.stringify({{ first, rows, each }}));
"""


def in_node(network: Network, parameters: dict[str, float], sets: list[dict[str, float]]) -> dict:
    """Times of browser/model/run.js: the first run in ms, rows by tolerance, and ms for each of ``sets`` at JS_RTOL."""
    with tempfile.TemporaryDirectory() as folder:
        module, script = Path(folder, "model.mjs"), Path(folder, "bench.mjs")
        module.write_text(javascript.javascript(network), encoding="utf-8")
        script.write_text(
            _SCRIPT.format(browser=BROWSER.as_uri(), module=module.as_uri(), rtol=JS_RTOL), encoding="utf-8"
        )
        asked = {"parameters": parameters, "events": EVENTS, "times": DAY, "tolerances": TOLERANCES, "sets": sets}
        done = subprocess.run(
            ["node", str(script)], input=json.dumps(asked), capture_output=True, text=True, check=True
        )
    return json.loads(done.stdout)


def timed(
    solve: Callable[[float], np.ndarray], repeats: int, reference: np.ndarray
) -> list[tuple[float, float, float]]:
    """(tolerance, error, least ms of ``repeats``) down to the tightest goal."""
    rows = []
    for rtol in TOLERANCES:
        states, spent = None, []
        for _ in range(repeats):
            start = time.perf_counter()
            states = solve(rtol)
            spent.append((time.perf_counter() - start) * 1e3)
        rows.append((rtol, worst(states, reference), min(spent)))
        if rows[-1][1] < GOALS[-1]:
            break
    return rows


def show(name: str, rows: list[tuple[float, float, float]]) -> None:
    """One line: for each goal the ms of the fastest run that reaches it."""
    cells = []
    for goal in GOALS:
        reached = [(ms, rtol) for rtol, error, ms in rows if error <= goal]
        cells.append("{:8.2f} ({:.0e})".format(*min(reached)) if reached else "       -        ")
    print(f"{name:28}" + "".join(cells))


def population(network: Network, usual: dict[str, float]) -> list[dict[str, float]]:
    """The subjects' parameters. A factor of e^0.3 is 1.35: two of three subjects lie within a third of the usual."""
    functions, random, kept = numeric(network), np.random.default_rng(1), []
    while len(kept) < SUBJECTS:
        factors = dict(
            zip([*KINETICS, *CAPACITIES], random.lognormal(0, SPREAD, len(KINETICS + CAPACITIES)), strict=True)
        )
        one = {name: value * factors.get(name, 1) for name, value in usual.items()}
        # A subject needs a resting state, which half of those drawn have.
        if (functions.derive(one)[: len(functions.index)] >= 0).all():
            kept.append(one)
    return kept


def in_scipy(network: Network, sets: list[dict[str, float]], rtol: float) -> float:
    """Milliseconds for each parameter set in LSODA, the method that is fastest in the table."""
    start = time.perf_counter()
    for one in sets:
        simulate(network, one, DAY, EVENTS, rtol, rtol * 1e-4)
    return (time.perf_counter() - start) / len(sets) * 1e3


def in_roadrunner(network: Network, runner: RoadRunner, sets: list[dict[str, float]], rtol: float) -> float:
    """Milliseconds for each parameter set in libRoadRunner, with the time to hand over the numbers."""
    functions = numeric(network)
    states = runner.runner.timeCourseSelections
    start = time.perf_counter()
    for one in sets:
        p = functions.derive(one)
        runner.runner.resetToOrigin()
        for name, place in functions.index.items():
            runner.runner[name] = p[place]
        for name, value in zip(states, functions.initial(p), strict=True):
            runner.runner[name] = value
        runner.runner.integrator.relative_tolerance, runner.runner.integrator.absolute_tolerance = rtol, rtol * 1e-4
        runner.runner.simulate(0, 24, len(DAY))
    return (time.perf_counter() - start) / len(sets) * 1e3


def main() -> None:
    """Print the table."""
    network, parameters = model.build(), given("striatum")
    reference = simulate(network, parameters, DAY, EVENTS, rtol=1e-11, atol=1e-15)
    # SBML reports an event's own time before the event, so those times are left out for all.
    kept = [number for number, hour in enumerate(DAY) if hour not in {event["time"] for event in EVENTS}]
    sets = population(network, parameters)
    node = in_node(network, parameters, sets)
    print(f"{len(network.states)} states, {len(EVENTS)} events, 24 h, {len(DAY)} points: ms (rtol) for an error below")
    print(" " * 28 + "".join(f"{goal:8.0e}        " for goal in GOALS))
    rows = [
        (row["rtol"], worst(np.array(row["states"])[:, kept], reference[:, kept]), row["ms"]) for row in node["rows"]
    ]
    show("JavaScript (node, warm)", rows)
    runner = RoadRunner(network, parameters, EVENTS)
    show(
        "libRoadRunner (CVODE)",
        timed(lambda r: runner.solve(24, len(DAY), r, r * 1e-4)[:, kept], 5, reference[:, kept]),
    )
    for method in ("LSODA", "BDF"):
        show(
            f"SciPy {method}",
            timed(
                lambda r, m=method: simulate(network, parameters, DAY, EVENTS, r, r * 1e-4, m)[:, kept],
                2,
                reference[:, kept],
            ),
        )
    print(f"first JavaScript run in a new process, rtol 1e-4: {node['first']:.0f} ms")
    print(f"{SUBJECTS} subjects, error about 1e-4: solves each second")
    each = {
        "JavaScript (node, warm)": node["each"],
        "libRoadRunner (CVODE)": in_roadrunner(network, runner, sets, CVODE_RTOL),
        "SciPy LSODA": in_scipy(network, sets[::10], LSODA_RTOL),
    }
    for name, ms in each.items():
        print(f"{name:28}{1e3 / ms:8.0f}")


if __name__ == "__main__":
    main()
