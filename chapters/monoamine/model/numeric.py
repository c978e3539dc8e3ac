"""A network as fast Python functions, and a solver run with the protocol that the page's solver follows.

Micromolar and hours, unless the network says otherwise. ``y`` are the states, in the order of ``network.states``;
``p`` is the full parameter vector that ``derive`` makes: given parameters, derived numbers, folded numbers.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import sympy as sp
from sympy.printing.pycode import PythonCodePrinter

from .lower import Block, Event, Program
from .network import Network

# What is compiled: numbers from lists of numbers.
Function = Callable[..., list[float]]
_LOADED: dict[int, tuple[Network, "Numeric"]] = {}


def numeric(network: Network) -> "Numeric":
    """The functions of a network, made once for each network (0.5 s for 40 states)."""
    found = _LOADED.get(id(network))
    if found is None or found[0] is not network:
        found = _LOADED[id(network)] = (network, Numeric(Program(network)))
    return found[1]


@dataclass(frozen=True)
class Numeric:
    """Functions of one network. None of them changes its arguments."""

    program: Program

    @cached_property
    def names(self) -> list[str]:
        """Symbols of the states, in order."""
        return [str(one) for one in self.program.states]

    @cached_property
    def index(self) -> dict[str, int]:
        """Where a symbol (given or derived) is in ``p``."""
        program = self.program
        return {str(one): i for i, one in enumerate([*program.base, *(symbol for symbol, _ in program.derived)])}

    def derive(self, given: Mapping[str, float] | Sequence[float]) -> np.ndarray:
        """The full parameter vector from the given parameters (by symbol, or all in order)."""
        return self.fold(np.array(self._code.derive(self._in_order(given)), dtype=float))

    def fold(self, p: np.ndarray) -> np.ndarray:
        """``p`` with its folded part recomputed: needed after changing any entry of ``p``."""
        kept = p[: len(self.index)].tolist()
        return np.array(kept + self._code.fold(kept))

    def initial(self, p: np.ndarray) -> np.ndarray:
        """The drug-free states, one number a species, in the species' units."""
        return np.array(self._code.initial(p.tolist()), dtype=float)

    def rates(self, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        """The rate of every reaction per hour; ``y`` may be (states,) or (states, times)."""
        return self._each(self._code.rates, y, p)

    def outputs(self, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        """What is read off the states, in the order of the network's outputs; ``y`` as for ``rates``."""
        return self._each(self._code.outputs, y, p)

    def _each(self, function: Function, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        columns = np.asarray(y, dtype=float).reshape(len(self.names), -1).T.tolist()
        p = p.tolist()
        return np.array([function(column, p) for column in columns]).T.reshape(-1, *np.shape(y)[1:])

    def rhs(self, t: float, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        """dy/dt per hour, shape (states,). ``t`` is not used: the network does not depend on time."""
        p = p.tolist()
        return np.array(self._code.total(self._code.rates(y.tolist(), p), p))

    def jac(self, t: float, y: np.ndarray, p: np.ndarray) -> np.ndarray:
        """d(dy/dt)/dy per hour, dense, shape (states, states)."""
        size = len(self.names)
        full = np.zeros((size, size))
        rows, columns = self._places
        full[rows, columns] = self._code.entries(y.tolist(), p.tolist())
        return full

    @cached_property
    def _places(self) -> tuple[np.ndarray, np.ndarray]:
        return tuple(np.array(self.program.pattern).T)

    @cached_property
    def _code(self) -> "_Code":
        return _compile(self.program)

    def _in_order(self, given: Mapping[str, float] | Sequence[float]) -> list[float]:
        names = [str(one) for one in self.program.base]
        if not isinstance(given, Mapping):
            if len(given) != len(names):
                raise ValueError(f"{len(names)} parameters are needed, {len(given)} were given")
            return [float(value) for value in given]
        if wrong := set(given) ^ set(names):
            missing, unknown = sorted(wrong - set(given)), sorted(wrong & set(given))
            raise ValueError(f"parameters missing: {missing}; unknown: {unknown}")
        return [float(given[name]) for name in names]


def simulate(
    network: Network,
    given: Mapping[str, float],
    times: Sequence[float],
    events: Iterable[Event] = (),
    rtol: float = 1e-6,
    atol: float = 1e-9,
    method: str = "LSODA",
) -> np.ndarray:
    """States at ``times`` (hours from 0, ascending), shape (states, times); the protocol of browser/model/run.js.

    An event is {"time": h, "set": {symbol: value}} or {"time": h, "add": {species: amount}}. At an event's own time the
    state after it is answered. Derived numbers keep the value they have at time 0. Raises RuntimeError if the solver
    gives up.
    """
    model, at = numeric(network), np.asarray(times, dtype=float)
    p = model.derive(given)
    y = model.initial(p)
    due = sorted(events, key=lambda event: event["time"])
    edges = [0.0, *(event["time"] for event in due), np.inf]
    out = np.empty((len(y), len(at)))
    for number, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        if number:
            p, y = _happen(model, due[number - 1], p, y)
        here = (at >= start) & (at < end)
        stop = min(end, float(at[-1]))
        if stop > start:
            out[:, here], y = _piece(model, (start, stop), at[here], y, p, (rtol, atol, method))
        else:
            out[:, here] = y[:, None]
    return out


def schedule(
    network: Network, given: Mapping[str, float], events: Iterable[Event] = ()
) -> list[tuple[float, np.ndarray]]:
    """From which hour on which full parameter vector holds, under the same events as ``simulate``."""
    model = numeric(network)
    p = model.derive(given)
    y = model.initial(p)
    found = [(0.0, p)]
    for event in sorted(events, key=lambda event: event["time"]):
        if event.get("set"):
            p, y = _happen(model, event, p, y)
            found.append((event["time"], p))
    return found


def _piece(
    model: Numeric,
    span: tuple[float, float],
    at: np.ndarray,
    y: np.ndarray,
    p: np.ndarray,
    how: tuple[float, float, str],
) -> tuple[np.ndarray, np.ndarray]:
    """Solve between two events: states at the times ``at``, and the state at the end."""
    # SciPy's load time would be paid by every page that only reads the model.
    from scipy.integrate import solve_ivp

    rtol, atol, method = how
    asked = np.unique([*at, span[1]])
    done = solve_ivp(model.rhs, span, y, method, asked, args=(p,), jac=model.jac, rtol=rtol, atol=atol)
    if not done.success:
        raise RuntimeError(f"{method} gave up between {span[0]} h and {span[1]} h: {done.message}")
    return done.y[:, np.searchsorted(asked, at)], done.y[:, -1]


def _happen(model: Numeric, event: Event, p: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    p, y = p.copy(), y.copy()
    for symbol, value in event.get("set", {}).items():
        if symbol in model.names:
            y[model.names.index(symbol)] = value
        else:
            p[model.index[symbol]] = value
    for symbol, amount in event.get("add", {}).items():
        y[model.names.index(symbol)] += amount
    return model.fold(p), y


# --- printing -------------------------------------------------------------------------------------


class _Printer(PythonCodePrinter):  # type: ignore[misc]  # SymPy has no types.
    """Scalars of the math module, several times faster here than NumPy's. Symbols are printed as their place."""

    def __init__(self, places: Mapping[sp.Symbol, str]) -> None:
        super().__init__({"fully_qualified_modules": False})
        self.places = places

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        return self.places.get(expr, expr.name)

    def _print_Power(self, expr: sp.Expr) -> str:
        return f"power({self._print(expr.args[0])}, {self._print(expr.args[1])})"


@dataclass(frozen=True)
class _Code:
    """The compiled functions, on lists of floats."""

    derive: Function
    fold: Function
    initial: Function
    rates: Function
    total: Function
    entries: Function
    outputs: Function


def _power(base: float, exponent: float) -> float:
    """base**exponent with every base below 0 taken as 0, and no error at 0 to a negative power."""
    return base**exponent if base > 0 else float(exponent == 0)


_SCOPE = {name: getattr(math, name) for name in ("exp", "log", "sqrt", "sin", "cos", "tanh", "pi")} | {"power": _power}


def _compile(program: Program) -> _Code:
    places = {symbol: f"y[{i}]" for i, symbol in enumerate(program.states)}
    places |= {symbol: f"p[{i}]" for i, symbol in enumerate(program.known)}
    show = _Printer(places).doprint
    derived = [*(f"p.append({show(value)})" for _, value in program.derived), "return p"]
    folded = [*(f"p.append({show(value)})" for _, value in program.folded), f"return p[{len(program.base)}:]"]
    folded[-1] = f"return p[{len(program.base) + len(program.derived)}:]"
    sums = [_sum(row, "r", show) for row in program.rows]
    entries = [_sum(program.jacobian[place], "d", show) for place in program.pattern]
    slopes = [*_lines(program.slopes, show), f"d = [{', '.join(map(show, program.slopes.results))}]"]
    return _Code(
        _function(["p = list(p)", *derived], "p"),
        _function(["p = list(p)", *folded], "p"),
        _function([f"return [{', '.join(map(show, program.initial))}]"], "p"),
        _function([*_lines(program.rates, show), f"return [{', '.join(map(show, program.rates.results))}]"], "y, p"),
        _function([f"return [{', '.join(sums)}]"], "r, p"),
        _function([*slopes, f"return [{', '.join(entries)}]"], "y, p"),
        _function(
            [*_lines(program.outputs, show), f"return [{', '.join(map(show, program.outputs.results))}]"], "y, p"
        ),
    )


def _lines(block: Block, show: Callable[[sp.Expr], str]) -> list[str]:
    return [f"{symbol} = {show(value)}" for symbol, value in block.steps]


def _sum(pairs: list[tuple[sp.Expr, int]], letter: str, show: Callable[[sp.Expr], str]) -> str:
    """A sum of counts times numbers of a list, as code."""
    return " + ".join(f"({show(count)})*{letter}[{number}]" for count, number in pairs) or "0.0"


def _function(lines: list[str], arguments: str) -> Function:
    scope = dict(_SCOPE)
    exec(f"def made({arguments}):\n    " + "\n    ".join(lines), scope)
    made: Function = scope["made"]
    return made
