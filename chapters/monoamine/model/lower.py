"""A network brought into the form that machine code is printed from: short straight-line blocks of scalars.

Rates are written once. The right-hand side is stoichiometry times rates and the Jacobian stoichiometry times the
derivatives of the rates, so neither repeats a rate law. What depends on parameters alone is computed once for a set of
parameters ("folded"), not at each step.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Required, TypedDict

import sympy as sp

from .network import Network

Place = tuple[int, int]


class Event(TypedDict, total=False):
    """What happens at ``time`` (hours): ``set`` gives symbols new values, ``add`` adds amounts to species."""

    time: Required[float]
    set: Mapping[str, float]
    add: Mapping[str, float]


class Power(sp.Function):  # type: ignore[misc]  # SymPy has no types.
    """base**exponent for a base that cannot be negative and an exponent that is not a whole number.

    A solver may try a state of -1e-15, where the ordinary power is not a number; here it is 0. The derivative is
    e*base**(e - 1) and not e*base**e/base, which would be 0/0 at base 0.
    """

    nargs = 2

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        """Derivative by the base (1) or the exponent (2)."""
        base, exponent = self.args
        return exponent * Power(base, exponent - 1) if argindex == 1 else self * sp.log(base)

    @classmethod
    def eval(cls, base: sp.Expr, exponent: sp.Expr) -> sp.Expr | None:
        """Whole exponents need no care."""
        return base**exponent if exponent.is_Integer else None


@dataclass(frozen=True)
class Block:
    """Straight-line code: ``steps`` in order, then the ``results``."""

    steps: list[tuple[sp.Symbol, sp.Expr]]
    results: list[sp.Expr]


class Folding:
    """Collects the parts of expressions that hold no state; each becomes one number computed once."""

    def __init__(self, states: Iterable[sp.Symbol]) -> None:
        self.states = set(states)
        self.found: dict[sp.Expr, sp.Symbol] = {}

    def __call__(self, expression: sp.Expr) -> sp.Expr:
        """The expression with each largest state-free part replaced by a symbol; numbers and lone symbols stay."""
        if not expression.free_symbols & self.states:
            return self._constant(expression)
        if not (expression.is_Add or expression.is_Mul):
            return expression.func(*map(self, expression.args)) if expression.args else expression
        fixed, moving = expression.as_independent(*self.states, as_Add=expression.is_Add)
        parts = moving.args if moving.func == expression.func else (moving,)
        return expression.func(self._constant(fixed), *map(self, parts))

    def _constant(self, expression: sp.Expr) -> sp.Expr:
        if expression.is_Symbol or expression.is_number or not expression.free_symbols:
            return expression
        if expression.could_extract_minus_sign():
            return -self._constant(-expression)
        return self.found.setdefault(expression, sp.Symbol(f"folded_{len(self.found)}", real=True))


class Program:
    """What every printer needs of a network. All lists are in the order of the network's own lists."""

    def __init__(self, network: Network) -> None:
        check_names(network)
        self.network = network
        self.states = network.states
        self.base = [one.symbol for one in network.parameters]
        self.derived = [(one.symbol, one.value) for one in network.derived]
        self.initial = [one.initial for one in network.species]
        self._fold = Folding(self.states)
        safe = [_safe(reaction.rate, set(self.states)) for reaction in network.reactions]
        self.rates = _block([self._fold(rate) for rate in safe], "r")
        self._slopes = {
            (number, symbol): sp.diff(rate, symbol)
            for number, rate in enumerate(safe)
            for symbol in sorted(rate.free_symbols & set(self.states), key=self.states.index)
        }
        self.slopes = _block([self._fold(_steps(one)) for one in self._slopes.values()], "d")
        self.outputs = _block([self._fold(_safe(one.value, set(self.states))) for one in network.outputs], "o")
        self.counts = self._stoichiometry()
        self.jacobian = self._assemble_jacobian()
        self.folded = [(symbol, value) for value, symbol in self._fold.found.items()]

    @cached_property
    def known(self) -> list[sp.Symbol]:
        """The symbols of the full parameter vector: base, derived, folded."""
        return [*self.base, *(symbol for symbol, _ in self.derived), *(symbol for symbol, _ in self.folded)]

    @cached_property
    def pattern(self) -> list[Place]:
        """Where the Jacobian can be non-zero, row by row."""
        return sorted(self.jacobian)

    @cached_property
    def rows(self) -> list[list[tuple[sp.Expr, int]]]:
        """For each state its (count, reaction) pairs."""
        table: list[list[tuple[sp.Expr, int]]] = [[] for _ in self.states]
        for (row, reaction), count in self.counts.items():
            table[row].append((count, reaction))
        return table

    def _stoichiometry(self) -> dict[Place, sp.Expr]:
        index = {symbol: number for number, symbol in enumerate(self.states)}
        counts = {}
        for number, reaction in enumerate(self.network.reactions):
            for symbol, count in reaction.changes.items():
                count = sp.sympify(count)
                if symbol not in index:
                    raise ValueError(f"reaction {reaction.name}: {symbol} is not a species")
                if count.free_symbols & set(self.states):
                    raise ValueError(f"reaction {reaction.name}: the count of {symbol} depends on a state")
                if count != 0:
                    counts[index[symbol], number] = self._fold(count)
        return counts

    def _assemble_jacobian(self) -> dict[Place, list[tuple[sp.Expr, int]]]:
        """(row, column) -> pairs of (count, number of the slope)."""
        entries: dict[Place, list[tuple[sp.Expr, int]]] = {}
        for (row, reaction), count in self.counts.items():
            for number, (owner, symbol) in enumerate(self._slopes):
                if owner == reaction and self._slopes[owner, symbol] != 0:
                    entries.setdefault((row, self.states.index(symbol)), []).append((count, number))
        return entries


def check_names(network: Network) -> None:
    """Raise ValueError for a name used twice, or used before (or without) being there."""
    derived = [(one.symbol, one.value) for one in network.derived]
    states = set(network.states)
    known = {one.symbol for one in network.parameters}
    named = Counter([*network.states, *(one.symbol for one in network.parameters), *(symbol for symbol, _ in derived)])
    if twice := sorted(str(one) for one, times in named.items() if times > 1):
        raise ValueError(f"names used twice: {', '.join(twice)}")
    for symbol, value in [*derived, *((one.symbol, one.initial) for one in network.species)]:
        if missing := sorted(map(str, value.free_symbols - known)):
            raise ValueError(f"{symbol} uses what is not known yet: {', '.join(missing)}")
        if symbol not in states:
            known.add(symbol)
    for reaction in network.reactions:
        if missing := sorted(map(str, reaction.rate.free_symbols - known - states)):
            raise ValueError(f"reaction {reaction.name} uses unknown {', '.join(missing)}")
    for output in network.outputs:
        if missing := sorted(map(str, output.value.free_symbols - known - states)):
            raise ValueError(f"output {output.symbol} uses unknown {', '.join(missing)}")


def _safe(expression: sp.Expr, states: set[sp.Symbol]) -> sp.Expr:
    """Powers of states with exponents that are not whole numbers become ``Power``."""
    return expression.replace(
        lambda part: part.is_Pow and not part.exp.is_Integer and bool(part.base.free_symbols & states),
        lambda part: Power(part.base, part.exp),
    )


def _steps(expression: sp.Expr) -> sp.Expr:
    """Derivatives of Max, Min and Abs written as cases, which every printer knows."""
    cases = expression.replace(sp.Heaviside, lambda x, *_: sp.Piecewise((1, x > 0), (0, True)))
    return cases.replace(sp.sign, lambda x: sp.Piecewise((1, x > 0), (-1, x < 0), (0, True)))


def _block(expressions: list[sp.Expr], letter: str) -> Block:
    """Name every part that occurs twice, and every sum that is raised to a power, so that it is computed once."""
    powers = {part.base for one in expressions for part in one.atoms(sp.Pow) if part.exp.is_Integer and part.base.args}
    names = sp.numbered_symbols(f"{letter}_", real=True)
    extra = sorted(powers, key=sp.default_sort_key)
    steps, results = sp.cse([*expressions, *extra], symbols=names, order="none")
    results = results[: len(expressions)]
    return Block(_used(steps, results), results)


def _used(steps: list[tuple[sp.Symbol, sp.Expr]], results: list[sp.Expr]) -> list[tuple[sp.Symbol, sp.Expr]]:
    """The steps that some result needs."""
    needed = set().union(*(one.free_symbols for one in results))
    kept = []
    for symbol, value in reversed(steps):
        if symbol in needed:
            kept.append((symbol, value))
            needed |= value.free_symbols
    return kept[::-1]
