"""A network as one small ES module: its names, its right-hand side, its Jacobian, and the solution of the linear
system that a stiff solver needs, with the zeros of the Jacobian left out.

The page's solver asks for (I/(h*gamma) - J) x = b. The pattern of J is fixed, so the order of elimination and the
entries that fill in are worked out here, and the module holds straight-line code for exactly them. No pivoting: a
network's matrix is close to diagonally dominant; a pivot that is small all the same makes ``factor`` answer false, and
the solver then takes a shorter step, which makes 1/(h*gamma) dominate.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import sympy as sp
from sympy.printing.jscode import JavascriptCodePrinter

from ..lower import Block, Place, Program
from ..network import Network

# In a closed network of first-order flows no pivot is below the shift 1/(h*gamma).
SMALLEST_PIVOT = 1e-6


def javascript(network: Network, defaults: Mapping[str, float] | None = None, about: Iterable[str] = ()) -> str:
    """The module's text. ``defaults`` are parameter values that ``run`` uses where its caller gives none.

    ``about`` is what the file says of itself, a line each.

    Exports: species, parameters, derived (symbol, name, unit), defaults, size (of p), entries (of the Jacobian) and the
    functions derive, fold, initial, rhs, rates, read (the outputs), jac, factor, solve; ``model`` holds them all.
    """
    program = Program(network)
    body = [
        *(f"// {line}" for line in about),
        "// Made from the model by model/export/javascript.py: change the model, not this file.",
        *_tables(program, defaults or {}),
        *_functions(program),
        *_linear_algebra(program.pattern, len(program.states)),
        f"export const model = {{ {', '.join(_EXPORTS)} }};",
    ]
    return "\n".join(body) + "\n"


_EXPORTS = (
    *("species", "parameters", "derived", "reactions", "defaults", "size", "entries", "work"),
    *("outputs", "derive", "fold", "initial", "rates", "read", "rhs", "jac", "factor", "solve"),
)


def _tables(program: Program, defaults: Mapping[str, float]) -> list[str]:
    network = program.network
    if unknown := sorted(set(defaults) - {str(one) for one in program.base}):
        raise ValueError(f"defaults for what is no parameter: {', '.join(unknown)}")
    lists = {
        "species": [{"symbol": str(one.symbol), "name": one.name, "unit": one.unit} for one in network.species],
        "parameters": [{"symbol": str(one.symbol), "name": one.name, "unit": one.unit} for one in network.parameters],
        "derived": [{"symbol": str(one.symbol), "name": one.name, "unit": one.unit} for one in network.derived],
        "reactions": [{"symbol": one.name, "name": one.label} for one in network.reactions],
        "outputs": [{"symbol": str(one.symbol), "name": one.name, "unit": one.unit} for one in network.outputs],
        "defaults": {name: float(value) for name, value in defaults.items()},
    }
    return [f"export const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in lists.items()]


# --- the network's functions ----------------------------------------------------------------------


class _Printer(JavascriptCodePrinter):  # type: ignore[misc]  # SymPy has no types.
    """Plain arithmetic; symbols are printed as their place in y or p."""

    def __init__(self, places: Mapping[sp.Symbol, str]) -> None:
        super().__init__()
        self.places = places

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        return self.places.get(expr, expr.name)

    def _print_Pow(self, expr: sp.Pow) -> str:
        base, exponent = expr.args
        if not (base.is_Symbol and exponent.is_Integer and 2 <= abs(exponent) <= 4):
            return str(super()._print_Pow(expr))
        product = "*".join([self._print(base)] * abs(int(exponent)))
        return f"({product})" if exponent > 0 else f"1/({product})"

    def _print_Power(self, expr: sp.Expr) -> str:
        return f"power({self._print(expr.args[0])}, {self._print(expr.args[1])})"

    def _print_Float(self, expr: sp.Float) -> str:
        return repr(float(expr))


def _functions(program: Program) -> list[str]:
    places = {symbol: f"y[{i}]" for i, symbol in enumerate(program.states)}
    places |= {symbol: f"p[{i}]" for i, symbol in enumerate(program.known)}
    show = _Printer(places).doprint
    first, second = len(program.base), len(program.base) + len(program.derived)
    derived = [f"p[{first + i}] = {show(value)};" for i, (_, value) in enumerate(program.derived)]
    folded = [f"p[{second + i}] = {show(value)};" for i, (_, value) in enumerate(program.folded)]
    rates = _block(program.rates, show, "r")
    slopes = _block(program.slopes, show, "d")
    sums = [f"out[{i}] = {_sum(row, 'r', show)};" for i, row in enumerate(program.rows)]
    entries = [f"vals[{i}] = {_sum(program.jacobian[at], 'd', show)};" for i, at in enumerate(program.pattern)]
    helper = "const power = (base, exponent) => base > 0 ? Math.pow(base, exponent) : exponent === 0 ? 1 : 0;"
    scratch = (("r", program.rates), ("d", program.slopes))
    text = "\n".join([*rates, *slopes, *derived, *folded])
    return [
        f"export const size = {len(program.known)};",
        f"export const entries = {len(program.pattern)};",
        *([helper] if "power(" in text else []),
        *(f"const {name} = new Float64Array({len(block.results)});" for name, block in scratch),
        *_function("fold(p)", [*folded, "return p;"]),
        *_function("derive(p)", [*derived, "return fold(p);"]),
        *_function("initial(p, y)", [*(f"y[{i}] = {show(v)};" for i, v in enumerate(program.initial)), "return y;"]),
        *_function("rates(y, p, r)", [*rates, "return r;"]),
        *_function("read(y, p, o)", [*_block(program.outputs, show, "o"), "return o;"]),
        *_function("rhs(y, p, out)", ["rates(y, p, r);", *sums]),
        *_function("jac(y, p, vals)", [*slopes, *entries]),
    ]


def _block(block: Block, show: Callable[[sp.Expr], str], letter: str) -> list[str]:
    steps = [f"const {symbol} = {show(value)};" for symbol, value in block.steps]
    return [*steps, *(f"{letter}[{i}] = {show(value)};" for i, value in enumerate(block.results))]


def _sum(pairs: list[tuple[sp.Expr, int]], letter: str, show: Callable[[sp.Expr], str]) -> str:
    """A sum of counts times numbers of an array: ``r[1] - r[4] + p[9]*r[5]``."""
    text = ""
    for count, number in pairs:
        sign, size = ("-", -count) if count.could_extract_minus_sign() else ("+", count)
        factor = "" if size == 1 else f"{show(size)}*"
        text += f" {sign} {factor}{letter}[{number}]"
    return text.removeprefix(" + ").strip() or "0"


def _function(head: str, lines: Iterable[str]) -> list[str]:
    return [f"export function {head} {{", *(f"  {line}" for line in lines), "}"]


# --- the linear system ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Elimination:
    """Order of elimination, and for each row (by place in the order) the columns left of and right of the diagonal."""

    order: list[int]
    lower: list[list[int]]
    upper: list[list[int]]


def eliminate(pattern: Iterable[Place], size: int) -> Elimination:
    """Work out LU of a matrix with this pattern and a full diagonal, pivots on the diagonal (Markowitz's choice).

    At each step the pivot is the row that can cause the fewest new entries: (entries in its row - 1) times (entries in
    its column - 1). Of equals the first is taken, so the result depends on the network alone.
    """
    rows = {i: {i} for i in range(size)}
    columns = {i: {i} for i in range(size)}
    for row, column in pattern:
        rows[row].add(column)
        columns[column].add(row)
    order: list[int] = []
    left: list[set[int]] = [set() for _ in range(size)]
    right: list[set[int]] = [set() for _ in range(size)]
    while rows:
        pivot = min(rows, key=lambda i: ((len(rows[i]) - 1) * (len(columns[i]) - 1), i))
        across, down = rows.pop(pivot) - {pivot}, columns.pop(pivot) - {pivot}
        order.append(pivot)
        right[pivot] = across
        for row in down:
            left[row].add(pivot)
            rows[row] = (rows[row] - {pivot}) | across
        for column in across:
            columns[column] = (columns[column] - {pivot}) | down
    place = {state: number for number, state in enumerate(order)}
    lower, upper = ([sorted(place[one] for one in side[state]) for state in order] for side in (left, right))
    return Elimination(order, lower, upper)


def _linear_algebra(pattern: list[Place], size: int) -> list[str]:
    """``factor(vals, shift, lu)`` and ``solve(lu, b)``; rows of L, then the inverse pivot, then U, row by row."""
    plan = eliminate(pattern, size)
    slot: dict[Place, int] = {}
    for row in range(size):
        for column in (*plan.lower[row], row, *plan.upper[row]):
            slot[row, column] = len(slot)
    return [
        f"export const work = {len(slot)};",
        *_function("factor(vals, shift, lu)", _factor(plan, pattern, slot)),
        *_function("solve(lu, b)", _solve(plan, slot)),
    ]


def _factor(plan: Elimination, pattern: list[Place], slot: Mapping[Place, int]) -> list[str]:
    """Each entry of L and U is one expression, kept in a local name for the entries after it."""
    given = {at: number for number, at in enumerate(pattern)}
    lines = [f"const least = {SMALLEST_PIVOT}*shift;"]
    uppers = [set(columns) for columns in plan.upper]
    for row, state in enumerate(plan.order):
        for column in (*plan.lower[row], row, *plan.upper[row]):
            at = state, plan.order[column]
            text = f"-vals[{given[at]}]" if at in given else ""
            text = f"shift {text}".replace(" -", " - ").strip() if row == column else text
            for middle in plan.lower[row]:
                if middle < min(row, column) and column in uppers[middle]:
                    text += f" - a{slot[row, middle]}*a{slot[middle, column]}"
            name = f"a{slot[row, column]}"
            if column < row:
                text = f"({text.strip()})*a{slot[column, column]}"
            if column == row:
                lines += [f"const q{row} = {text};", f"if (!(Math.abs(q{row}) > least)) return false;"]
                text = f"1/q{row}"
            lines.append(f"const {name} = lu[{slot[row, column]}] = {text.strip()};")
    return [*lines, "return true;"]


def _solve(plan: Elimination, slot: Mapping[Place, int]) -> list[str]:
    """Forward, then backward; ``b`` is replaced by the solution."""
    size = len(plan.order)
    lines = []
    for row, state in enumerate(plan.order):
        text = "".join(f" - lu[{slot[row, column]}]*f{column}" for column in plan.lower[row])
        lines.append(f"const f{row} = b[{state}]{text};")
    for row in reversed(range(size)):
        text = "".join(f" - lu[{slot[row, column]}]*x{column}" for column in plan.upper[row])
        lines.append(f"const x{row} = b[{plan.order[row]}] = (f{row}{text})*lu[{slot[row, row]}];")
    return lines
