"""The model beside the rows it was fitted to, and beside those it never saw."""

import ast
import csv
from pathlib import Path

import numpy as np
import pytest
from found import some
from monoamine import evidence
from monoamine.model import calibrate, experiments, passports
from monoamine.model.build import build

# Whole numbers that say how a formula is built, and the factors between units of one kind.
STRUCTURAL = {0, 1, 2, 100, 1000, 1e-3}
# Choices of method, not of science: each is a named constant at the head of its module, with its reason beside it.
METHODS = {
    "SAMPLE_MIN", "HOURS", "_FULL_BLOCKADE", "NOISE_PERCENT", "SEMAX_MG_KG", "AMPHETAMINE_MG_KG", "AHEAD_MIN",
    "STEP_MIN", "EMPTY", "LONGEST_H", "SETTLE_H", "LATEST_MIN", "MINUTES", "SMALLEST", "TWOFOLD", "LOCAL_FACTORS",
    "MOLAR_MASS", "DATA", "RTOL", "TOLERANCES", "GRID", "LONG_H", "JUST_BEFORE", "MOMENT_H",
    "STANDING", "STANDING_H", "SHORTEST_STEP_MIN", "AVERAGE", "PATTERNS", "INTERVAL_S", "PATTERN_MIN", "STEP_S",
    "CHAIN_H", "_LOW_DOSE", "_NASAL_DOSE", "_SAMPLE_MIN", "_HOURS", "_MESSAGE_H", "_BRIEF_H", "_SEMAX_DOSE",
    "_SETTLED_MIN", "_TWO_HOURS_MIN", "DOSES", "SIZES", "SPREADS", "READ_MIN", "CONFIDENCE", "STRIP", "LATEST",
    "SIGMA_LIMITS", "_HALF", "_HALF_HOUR", "_SCAN_MIN", "_CITALOPRAM_H", "_HALOPERIDOL_FIRING",
    "_METHYLPHENIDATE_MG_KG", "_PCPA_LEFT", "_NOTICED", "_STEP_H", "_BURST_START_MIN", "_HALVINGS",
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    return calibrate.report().set_index("row")


@pytest.fixture(scope="module")
def marked():
    return [one for one in evidence.rows("measurements") if experiments.usable(one)]


def test_fitted_numbers_are_fewer_than_half_of_the_values():
    fitted = calibrate.fitted_now()
    assert len(fitted) < len(experiments.experiments("calibration")) / 2
    table = evidence.table("parameters")
    in_table = set(table[table["status"] == "fitted"]["passport_id"])
    assert in_table == set(fitted) - {calibrate.FITTED_EFFECT}


def test_every_calibration_row_answers_for_one_block():
    claimed = [row.row for block in calibrate.BLOCKS for row in block.rows]
    assert sorted(claimed) == sorted(row.row for row in experiments.experiments("calibration"))


def test_every_usable_dialysis_row_has_a_role_and_a_third_is_held_back(marked):
    without = [row.measurement_id for row in marked if not row.role]
    assert not without
    held = [row for row in marked if row.role == "validation"]
    assert len(held) >= len(marked) / 3


def test_every_fitted_row_is_within_two_fold(report):
    outside = report[(report["role"] == "calibration") & ~report["within_twofold"]]
    assert outside.empty, outside


def test_the_stored_report_is_what_the_model_says_now(report):
    stored = calibrate.stored_report().set_index("row")
    assert list(stored.index) == list(report.index)
    assert (stored["role"] == report["role"]).all()
    assert np.allclose(stored["observed"], report["observed"], rtol=1e-3)
    assert np.allclose(stored["predicted"], report["predicted"], rtol=5e-3)


@pytest.mark.slow
@pytest.mark.parametrize("block", calibrate.BLOCKS, ids=lambda block: block.name)
def test_the_tables_hold_what_the_fit_finds(block):
    now = calibrate.fitted_now()
    logs, least = calibrate.fit_block(block, now, starts=1, seed=0)
    here = np.log([now[name] for name in block.passports])
    assert np.allclose(logs, here, atol=0.02), dict(zip(block.passports, np.exp(logs), strict=True))
    assert (calibrate.residuals(block, here, now) ** 2).sum() <= least + 1e-3


def test_fitted_numbers_lie_inside_their_spread():
    for row in some(evidence.table("parameters").query("status == 'fitted'").itertuples()):
        assert row.low < row.value < row.high, row.passport_id


def test_a_fit_that_ignores_its_rows_is_noticed():
    block = calibrate.BLOCKS[1]
    now = calibrate.fitted_now()
    moved = np.log([3 * now[name] for name in block.passports])
    assert (calibrate.residuals(block, moved, now) ** 2).sum() > 0.5


def test_storing_changes_the_fitted_cells_alone(tmp_path, monkeypatch):
    for name in ("parameters.csv", "hypotheses.csv"):
        (tmp_path / name).write_bytes((calibrate.DATA / name).read_bytes())
    monkeypatch.setattr(calibrate, "DATA", tmp_path)
    monkeypatch.setattr(calibrate, "REPORT", tmp_path / "report.csv")
    values = {**calibrate.fitted_now(), "Kp_MPH.all": 0.5}
    calibrate.store(values, {name: (value / 2, value * 2) for name, value in values.items()})
    before, after = (
        _rows(folder / "parameters.csv") for folder in (Path(calibrate.__file__).parents[3] / "data", tmp_path)
    )
    changed = {key for key in before if before[key] != after[key]}
    assert changed <= set(values)
    assert (after["Kp_MPH.all"]["value"], after["Kp_MPH.all"]["high"]) == ("0.5", "1")
    assert (tmp_path / "report.csv").read_text().startswith("row,role,")


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return {row["passport_id"]: row for row in csv.DictReader(file)}


def test_every_parameter_of_the_network_has_a_passport_or_a_neutral_value():
    for region in some(passports.REGIONS):
        assert set(passports.given(region)) == set(passports.parameter_names())


def test_passports_carry_the_networks_names_and_units():
    known = {str(one.symbol): one for one in build().parameters}
    for row in some(one for one in evidence.table("parameters").itertuples() if one.symbol in known):
        assert (row.name, row.unit) == (known[row.symbol].name, known[row.symbol].unit), row.passport_id


def test_no_passport_is_idle(root):
    code = "".join(path.read_text(encoding="utf-8") for path in Path(root, "chapters/monoamine/model").glob("*.py"))
    used = set(passports.parameter_names())
    read_by_rule = ("MW_", "Fa_", "K_")
    for row in some(evidence.table("parameters").itertuples()):
        known = row.symbol in used or row.symbol.startswith(read_by_rule) or f'"{row.symbol}"' in code
        assert known, f"{row.passport_id} is used nowhere"


def test_no_number_hides_in_the_model(root):
    found = []
    for path in sorted(Path(root, "chapters/monoamine/model").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in _outside_constants(tree, path.stem):
            number = isinstance(node, ast.Constant) and isinstance(node.value, (int, float))
            if number and not isinstance(node.value, bool) and node.value not in STRUCTURAL:
                found.append(f"{path.name}:{node.lineno}: {node.value}")
    assert not found


def _outside_constants(tree, module):
    """Every node but the named constants of method; how a fit searches and how lots are drawn is not science."""
    for statement in tree.body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        names = {one.id for one in ast.walk(target) if isinstance(one, ast.Name)} if target is not None else set()
        searching = module in ("calibrate", "study") and isinstance(statement, ast.FunctionDef)
        if not names & METHODS and not searching:
            # What an argument is when nothing is said is a default of the interface.
            defaults = [one for f in ast.walk(statement) if isinstance(f, ast.FunctionDef) for one in f.args.defaults]
            yield from (node for node in ast.walk(statement) if node not in defaults)
