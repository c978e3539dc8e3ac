"""A reaction network: species, parameters, closed-form baseline, reactions. Everything else is derived from it.

The equations of the book exist once, as the reactions of one ``Network``. The numerical right-hand side and Jacobian,
the JavaScript of the page, the SBML file and the equations on the model page all come from this object.
Units: micromolar and hours, unless a parameter says otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import sympy as sp


@dataclass(frozen=True)
class Species:
    """A state of the model. ``initial`` is its drug-free value as an expression of parameters."""

    symbol: sp.Symbol
    name: str
    unit: str
    initial: sp.Expr


@dataclass(frozen=True)
class Parameter:
    """A number the model is given: it comes from data/parameters.csv or from the protocol."""

    symbol: sp.Symbol
    name: str
    unit: str


@dataclass(frozen=True)
class Derived:
    """A number computed once from parameters so that the drug-free state is an exact steady state."""

    symbol: sp.Symbol
    name: str
    unit: str
    value: sp.Expr


@dataclass(frozen=True)
class Output:
    """A number read off the states, such as the share of a carrier's sites that a drug holds. It drives nothing."""

    symbol: sp.Symbol
    name: str
    unit: str
    value: sp.Expr


@dataclass(frozen=True)
class Reaction:
    """A flow. ``changes`` maps each species' symbol to how many molecules one event adds (negative: removes)."""

    name: str
    label: str
    rate: sp.Expr
    changes: dict[sp.Symbol, sp.Expr]


@dataclass
class Network:
    """The whole model. Names are unique over species, parameters and derived numbers."""

    species: list[Species] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)

    def parameter(self, symbol: str, name: str, unit: str) -> sp.Symbol:
        """Add a parameter and answer its symbol; the same parameter may be asked for again."""
        made = sp.Symbol(symbol, real=True)
        if all(known.symbol != made for known in self.parameters):
            self.parameters.append(Parameter(made, name, unit))
        return made

    def add_species(self, symbol: str, name: str, unit: str, initial: sp.Expr) -> sp.Symbol:
        """Add a state and answer its symbol."""
        made = sp.Symbol(symbol, real=True)
        self.species.append(Species(made, name, unit, sp.sympify(initial)))
        return made

    def derive(self, symbol: str, name: str, unit: str, value: sp.Expr) -> sp.Symbol:
        """Add a derived number and answer its symbol."""
        made = sp.Symbol(symbol, real=True)
        self.derived.append(Derived(made, name, unit, sp.sympify(value)))
        return made

    def output(self, symbol: str, name: str, unit: str, value: sp.Expr) -> None:
        """Add a number that is read off the states."""
        self.outputs.append(Output(sp.Symbol(symbol, real=True), name, unit, sp.sympify(value)))

    def react(self, name: str, label: str, rate: sp.Expr, gives: Iterable = (), takes: Iterable = (), **more) -> None:
        """Add a reaction that removes one of each ``takes`` and adds one of each ``gives``."""
        changes: dict[sp.Symbol, sp.Expr] = {}
        for sign, symbols in ((1, gives), (-1, takes)):
            for symbol in symbols:
                changes[symbol] = changes.get(symbol, sp.Integer(0)) + sign
        changes.update(more.get("changes", {}))
        self.reactions.append(Reaction(name, label, sp.sympify(rate), changes))

    @cached_property
    def states(self) -> list[sp.Symbol]:
        """The symbols of the species, in order."""
        return [species.symbol for species in self.species]

    @cached_property
    def right_hand_side(self) -> list[sp.Expr]:
        """d(species)/dt in the order of ``states``: stoichiometry times rates."""
        total = {symbol: sp.Integer(0) for symbol in self.states}
        for reaction in self.reactions:
            for symbol, count in reaction.changes.items():
                total[symbol] += count * reaction.rate
        return [total[symbol] for symbol in self.states]

    @cached_property
    def jacobian(self) -> dict[tuple[int, int], sp.Expr]:
        """The non-zero entries d(rhs_i)/d(state_j)."""
        entries = {}
        index = {symbol: number for number, symbol in enumerate(self.states)}
        for row, expression in enumerate(self.right_hand_side):
            for symbol in sorted(expression.free_symbols & set(self.states), key=lambda one: index[one]):
                entries[row, index[symbol]] = sp.diff(expression, symbol)
        return entries
