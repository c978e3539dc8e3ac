"""The page's simulate.js against Python's simulate through the public face: the same numbers, the same refusals."""

import json
import math
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
from found import some
from monoamine import model
from monoamine.book.scripts import bundle
from monoamine.model.export.scenario import scenario, scenario_js
from monoamine.model.passports import given, kinetics_of, parameter_names
from monoamine.model.simulate import QUANTITIES, RATIOS
from node_model import ARGUMENTS, arguments, ask, write_modules
from solvers import BROWSER, worst

pytestmark = pytest.mark.slow

ALLOWED = 1e-4
AMPHETAMINE = {"drug": "d-amphetamine", "amount": 2, "route": "s.c.", "timeMin": 30}
SEMAX = {"drug": "Semax", "amount": 150, "unit": "ug/kg", "route": "intranasal"}
CASES = {
    "nothing": {},
    "every drug, every unit, several routes, one after the other": {
        "doses": [
            AMPHETAMINE,
            SEMAX,
            {"drug": "modafinil", "amount": 200, "unit": "umol/kg", "route": "po", "timeMin": 90},
            {"drug": "methylphenidate", "amount": 5, "timeMin": 90},
            {**AMPHETAMINE, "route": "iv", "timeMin": 150},
        ],
    },
    "a person": {
        "region": "prefrontal_cortex",
        "durationH": 12,
        "doses": [{"drug": "methylphenidate", "amount": 0.5, "route": "oral", "species": "human"}],
    },
    "a monkey": {"doses": [{"drug": "modafinil", "amount": 5, "route": "i.v.", "species": "monkey"}]},
    "H1": {"hypothesis": "H1", "doses": [SEMAX], "region": "hippocampus"},
    "H2": {"hypothesis": "H2", "doses": [SEMAX], "durationH": 24},
    "H3": {"hypothesis": "H3", "doses": [SEMAX, AMPHETAMINE], "region": "nucleus_accumbens"},
    "half of the carriers for life": {"perturb": {"DAT": 0.5, "SERT": 0.5}, "doses": [AMPHETAMINE]},
    "the same against an intact animal": {"perturb": {"DAT": 0.5}, "doses": [AMPHETAMINE], "baseline": "intact"},
    "hardly any packing for life": {"perturb": {"VMAT2": 0.1}, "doses": [AMPHETAMINE]},
    "changes on the way": {"perturb": {"MAO": [[30.5, 0.1], [100.5, 1]], "D2_antagonist": [[60.5, 5]], "TH": [[0, 2]]}},
    "changes on the way over others for life": {
        "perturb": {"alpha2A_antagonist": 2, "NET": [[31, 0], [200, 1]], "tyrosine": 3},
        "doses": [AMPHETAMINE],
    },
    "all fire": {"firing": 2},
    "one fires": {"firing": {"5-HT": [[10.5, 4], [20.5, 1]], "DA": 0.5}, "perturb": {"SERT_blocker": [[60, 9]]}},
    "dialysis": {"doses": [AMPHETAMINE], "sampleMin": 20, "perturb": {"MAO": [[45, 0.5]]}},
    "dialysis, uneven": {"doses": [AMPHETAMINE], "sampleMin": 7.5, "durationH": 1.9},
    "other numbers": {"values": {"kt_DA": 0.5, "Vd_AMPH": 3}, "doses": [AMPHETAMINE]},
    "days": {"doses": [SEMAX, AMPHETAMINE], "durationH": 60},
    "a moment": {"durationH": 0.01},
}
# Start of a flow's name -> the signal it makes, and its time constant.
SIGNALS = {"autoreceptor": ("A", "tau"), "firing": ("N", "tau_N")}
NAMES = [*QUANTITIES, *RATIOS]
STATES = [str(one) for one in model.build().states]
FLOWS = [one.name for one in model.build().reactions]
OUTPUTS = [str(one.symbol) for one in model.build().outputs]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("page")
    write_modules(made)
    return made


def close(page, python) -> bool:
    """Equal to ALLOWED over a curve or a number, NaN in the same places."""
    page, python = np.atleast_2d(np.array(page, dtype=float)), np.atleast_2d(np.array(python, dtype=float))
    gone = np.isnan(python)
    return bool((np.isnan(page) == gone).all()) and worst(np.where(gone, 0, page), np.where(gone, 0, python)) <= ALLOWED


def back(run, kind: str, name: str) -> np.ndarray | float:
    """What flows back in the flow of a signal, which is a difference that is nothing at rest."""
    start, _, amine = name.partition("_")
    state, delay = SIGNALS.get(start if kind == "flow" else "", ("", ""))
    return run.state(f"{state}_{amine}") / given("striatum")[f"{delay}_{amine}"] if state else 0.0


@pytest.mark.parametrize("case", CASES)
def test_the_page_reads_what_python_reads(case, folder):
    request = CASES[case]
    run = model.simulate(**arguments(request), rtol=1e-9)
    middle = float(run.times_min[len(run.times_min) // 3]) * 1.01
    expected = {
        **{("series", *name): run.series(*name) for name in NAMES},
        **{("relative", *name): run.relative(*name) for name in NAMES},
        **{("resting", *name): run.resting(*name) for name in NAMES},
        **{("percent", name[0], middle, name[1]): run.percent(name[0], middle, name[1]) for name in NAMES},
        **{("state", name): run.state(name) for name in STATES},
        **{("flow", name): run.flow(name) for name in FLOWS},
        **{("output", name): run.output(name) for name in OUTPUTS},
        **{("receptorOccupancy", name, 3): model.receptor_occupancy(run, name, 3) for name in model.RECEPTORS},
    }
    [answer] = ask(folder, [{"request": request, "read": list(expected)}])
    assert "error" not in answer, answer["error"]
    assert answer["timesMin"] == run.times_min.tolist()
    wrong = []
    for (what, python), page in zip(expected.items(), answer["found"], strict=True):
        more = back(run, *what[:2])
        if not close(np.array(page, dtype=float) + more, python + more):
            wrong.append(what)
    assert not wrong


@pytest.mark.parametrize("case", [name for name, request in CASES.items() if request.get("doses")])
def test_peaks_and_half_lives_are_pythons(case, folder):
    run = model.simulate(**arguments(CASES[case]), rtol=1e-9)
    moved = [name for name in NAMES if abs(run.peak(*name)[1] - 100) > 1]
    read = [one for name in moved for one in (["peak", *name], ["halfLife", *name])]
    [answer] = ask(folder, [{"request": CASES[case], "read": read}])
    for name, peak, half in zip(some(moved), answer["found"][::2], answer["found"][1::2], strict=True):
        # A flat top may be found one point aside, and half of it at the point before or after.
        step = run.times_min[1] - run.times_min[0]
        assert close(peak["percent"], run.peak(*name)[1]), name
        assert close(run.percent(name[0], peak["atMin"], name[1]), run.peak(*name)[1]), name
        assert (half is None) == math.isnan(run.half_life(*name)), name
        end = run.peak(*name)[0] + run.half_life(*name)
        assert half is None or abs(peak["atMin"] + half - end) <= step, name


@pytest.mark.parametrize(
    ("name", "request_"),
    [
        ("occupancy", {"drug": "methylphenidate", "amount": 20, "unit": "mg"}),
        ("occupancy", {"drug": "modafinil", "amount": 200, "unit": "mg", "transporter": "NET", "atMin": 60.5}),
        ("occupancy", {"drug": "modafinil", "amount": 5, "route": "iv", "species": "monkey", "atMin": 1440}),
        ("occupancy", {"drug": "d-amphetamine", "amount": 0.3, "species": "rat", "route": "sc", "transporter": "SERT"}),
        ("displacement", {"drug": "d-amphetamine", "amount": 2.5}),
        ("displacement", {"drug": "Semax", "amount": 1, "route": "nasal", "region": "nucleus_accumbens"}),
        ("displacement", {"drug": "methylphenidate", "amount": 0.3, "route": "po", "species": "human", "atMin": 0.5}),
    ],
)
def test_images_are_pythons(name, request_, folder):
    [answer] = ask(folder, [{"ask": name, "request": request_}])
    assert "error" not in answer, answer["error"]
    python = getattr(model, name)(**image(request_))
    # The tolerance of Python's run is the same 1e-6, and that of its LSODA is reached less well.
    assert answer["found"] == pytest.approx(python, rel=1e-3, abs=1e-6)


def image(request: dict) -> dict:
    """The page's request of an image as Python's arguments: the page calls a dose's amount as a Dose does."""
    return {"dose" if name == "amount" else name: value for name, value in arguments(request).items()}


# --- refusals -------------------------------------------------------------------------------------

DOSE = {"drug": "Semax", "amount": 1}
BAD = [
    {"doses": [{"drug": "cocaine", "amount": 1}]},
    {"doses": [{**DOSE, "amount": -1}]},
    {"doses": [{**DOSE, "amount": math.nan}]},
    {"doses": [{**DOSE, "amount": math.inf}]},
    {"doses": [{**DOSE, "amount": "1"}]},
    {"doses": [{**DOSE, "amount": True}]},
    {"doses": [{**DOSE, "amount": None}]},
    {"doses": [{**DOSE, "route": "po"}]},
    {"doses": [{**DOSE, "route": "nose"}]},
    {"doses": [{**DOSE, "unit": "grain"}]},
    {"doses": [{**DOSE, "timeMin": -1}]},
    {"doses": [{**DOSE, "timeMin": math.inf}]},
    {"doses": [{**DOSE, "species": "cat"}]},
    {"doses": [DOSE, {**DOSE, "species": "human"}]},
    {"doses": [3]},
    {"region": "cortex"},
    {"region": 3},
    {"hypothesis": "H9"},
    {"region": "cortex", "hypothesis": "H9", "durationH": 0},
    {"durationH": "4"},
    {"durationH": 0},
    {"durationH": -1},
    {"durationH": 1441},
    {"durationH": math.inf},
    {"durationH": math.nan},
    {"baseline": "usual"},
    {"perturb": {"GAT": 1}},
    {"perturb": {"DAT": "x"}},
    {"perturb": {"DAT": math.nan}},
    {"perturb": {"DAT": -0.5, "GAT": 1}},
    {"perturb": {"GAT": 1, "DAT": -0.5}},
    {"perturb": {"DAT": [[0]]}},
    {"perturb": {"DAT": [[0, 1, 2]]}},
    {"perturb": {"DAT": [3]}},
    {"perturb": {"DAT": ["01"]}},
    {"perturb": {"DAT": [[-1, 1]]}},
    {"perturb": {"DAT": [[0, "x"]]}},
    {"perturb": {"DAT": [[0, 1], [1, math.inf]]}},
    {"firing": -1},
    {"firing": "fast"},
    {"firing": {"GABA": 2}},
    {"firing": {"DA": math.nan}},
    {"firing": {"DA": 2}, "perturb": {"firing_DA": 2}},
    {"sampleMin": 0.1},
    {"sampleMin": math.nan},
    {"sampleMin": "20"},
    {"values": {"K_X": 1, "K_A": 1}},
    {"values": {"kt_DA": math.nan}},
    {"values": {"kt_DA": math.inf}},
    {"values": {"kt_DA": "1"}},
    {"values": {"kt_DA": -1}},
    {"values": {"K_DAT_DA": 0}},
    {"values": {"kt_DA": 0.01}},
]
BAD_READINGS = [
    ["series", "GABA"],
    ["series", "DA", "5-HIAA"],
    ["resting", "BDNF", "extracellular"],
    ["relative", "5-HT", "DOPAC"],
    ["peak", "GABA"],
    ["halfLife", "NE", "HVA"],
    ["percent", "DA", 999],
    ["percent", "DA", -1],
    ["percent", "DA", math.nan],
    ["state", "X"],
    ["flow", "magic"],
    ["output", "occ"],
    ["receptorOccupancy", "D5"],
    ["receptorOccupancy", "D1", -1],
    ["receptorOccupancy", "D1", "x"],
]
BAD_IMAGES = [
    ("occupancy", {"drug": "modafinil", "amount": 200, "transporter": "GAT"}),
    ("occupancy", {"drug": "Semax", "amount": 1}),
    ("occupancy", {"drug": "modafinil", "amount": 200, "unit": "mg", "species": "rat"}),
    ("occupancy", {"drug": "modafinil", "amount": 200, "species": "cat"}),
    ("occupancy", {"drug": "modafinil", "amount": -1}),
    ("occupancy", {"drug": "modafinil", "amount": 1, "atMin": 0}),
    ("occupancy", {"drug": "modafinil", "amount": 1, "atMin": 1441}),
    ("displacement", {"drug": "caffeine", "amount": 1}),
    ("displacement", {"drug": "modafinil", "amount": 1, "route": "nasal"}),
    ("displacement", {"drug": "modafinil", "amount": 1, "region": "liver"}),
    ("displacement", {"drug": "modafinil", "amount": 1, "unit": "mg"}),
]


def in_page_words(text: str) -> str:
    """Python's refusal with the page's names of arguments and of values."""
    for page, python in {
        **ARGUMENTS,
        "{ drug, amount, unit, route, timeMin, species }": "Dose(drug, amount, unit, route, timeMin)",
        ": NaN": ": nan",
        ": Infinity": ": inf",
        ": null": ": None",
        ": true": ": True",
    }.items():
        text = text.replace(python, page)
    return text


def refusal(call, *rest, **more) -> str:
    with pytest.raises(ValueError) as error:
        call(*rest, **more)
    return in_page_words(str(error.value))


def python_reading(run, method: str, *rest) -> str:
    if method == "receptorOccupancy":
        return refusal(model.receptor_occupancy, run, *rest)
    return refusal(getattr(run, {"halfLife": "half_life"}.get(method, method)), *rest)


def test_both_refuse_the_same_in_the_same_words(folder):
    run = model.simulate()
    questions = [
        *({"request": request} for request in BAD),
        *({"request": {}, "read": [reading]} for reading in BAD_READINGS),
        *({"ask": name, "request": request} for name, request in BAD_IMAGES),
    ]
    python = [
        *(refusal(lambda request=request: model.simulate(**arguments(request))) for request in BAD),
        *(python_reading(run, *reading) for reading in BAD_READINGS),
        *(refusal(getattr(model, name), **image(request)) for name, request in BAD_IMAGES),
    ]
    page = [answer.get("error", "no refusal") for answer in ask(folder, questions)]
    assert page == python


# --- the modules ----------------------------------------------------------------------------------


def test_node_accepts_simulate_js(folder):
    """tests/browser/simulate.test.js needs the generated modules; it finds them by MONOAMINE_MODEL."""
    file = Path(__file__).parents[1] / "browser" / "simulate.test.js"
    done = subprocess.run(
        ["node", "--test", str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "MONOAMINE_MODEL": str(folder)},
    )
    assert done.returncode == 0 and "# skipped 0" in done.stdout, done.stdout[-4000:] + done.stderr


def test_the_scenario_holds_every_parameter_and_is_small():
    made = json.loads(json.dumps(scenario()))
    numbers = made["parameters"]
    for region in some(model.REGIONS):
        for species in numbers["species"]:
            for hypothesis in model.HYPOTHESES:
                found = {
                    **numbers["shared"],
                    **numbers["regions"][region],
                    **made["effects"][hypothesis],
                    **numbers["species"][species],
                }
                assert found == given(region, hypothesis, kinetics_of(species))
    assert not set(numbers["shared"]) & set(numbers["regions"]["striatum"])
    assert set(parameter_names()) == set(numbers["shared"]) | set(numbers["regions"]["striatum"])
    assert len(scenario_js()) < 8_000


def test_a_number_that_differs_between_regions_is_not_kept_once(monkeypatch):
    from monoamine.model.export import scenario as module

    monkeypatch.setattr(module, "constants", lambda region: {**model.passports.constants(region), "K_D1": len(region)})
    with pytest.raises(ValueError, match="K_D1 differs between regions"):
        scenario()


def test_the_modules_become_one_script_that_runs(folder, tmp_path):
    write_modules(tmp_path)
    (tmp_path / "main.mjs").write_text(
        'import { model } from "./model.mjs";\nimport { scenario } from "./scenario.mjs";\n'
        f'import {{ simulate }} from "{BROWSER}/simulate.js";\n'
        'process.stdout.write(String(simulate(model, scenario).series("DA")[240]));\n',
        encoding="utf-8",
    )
    bundle({"whole": tmp_path / "main.mjs"}, tmp_path)
    done = subprocess.run(["node", str(tmp_path / "whole.js")], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) == pytest.approx(given("striatum")["E0_DA"])
