"""A reaction network: species, parameters, closed-form baseline, reactions. Everything else is derived from it.

The equations of the book exist once, as the reactions of one ``Network``. The numerical right-hand side and Jacobian,
the JavaScript of the page, the SBML file and the equations on the model page all come from this object.
Units: micromolar and hours, unless a parameter says otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import sympy as sp


class Part(StrEnum):
    """The parts of the model, in the order in which the model page tells them."""

    DA = "DA"
    HT = "HT"
    NE = "NE"
    SHARED = "shared"
    CARRIERS = "carriers"
    KINETICS = "kinetics"
    CHAIN = "chain"
    READOUTS = "readouts"


class StateKind(StrEnum):
    """What a state is, by the letter or word that the page writes it with."""

    CYTOSOL = "C"
    VESICLES = "V"
    OUTSIDE = "E"
    FIRST_METABOLITE = "M1"
    SECOND_METABOLITE = "M2"
    AUTORECEPTOR = "A"
    FIRING = "N"
    CAPACITY = "S"
    DEPOT = "D"
    BLOOD = "P"
    BRAIN = "B"
    FAST_SIGNAL = "F"
    RNA = "mRNA"
    PROTEIN = "BDNF"


class FlowKind(StrEnum):
    """What a flow does, or the protein that does it."""

    SYNTHESIS = "synthesis"
    PACKING = "packing"
    LEAK = "leak"
    RELEASE = "release"
    DAT = "DAT"
    NET = "NET"
    SERT = "SERT"
    EXCHANGE = "efflux"
    REMOVAL = "removal"
    OTHER_LOSS = "other_loss"
    MAO = "MAO"
    COMT = "COMT"
    DBH = "DBH"
    METABOLITE_LOSS = "loss"
    AUTORECEPTOR = "autoreceptor"
    FIRING = "firing"
    CAPACITY = "capacity"
    ABSORPTION = "absorb"
    ELIMINATION = "eliminate"
    EQUILIBRATION = "equilibrate"
    SIGNAL = "signal"
    EXPRESSION = "expression"


@dataclass(frozen=True)
class Species:
    """A state of the model. ``initial`` is its drug-free value as an expression of parameters.

    ``drug`` is the code of the drug whose level it is, if it is one's.
    """

    symbol: sp.Symbol
    name: str
    unit: str
    initial: sp.Expr
    part: Part | None = None
    kind: StateKind | None = None
    drug: str = ""


@dataclass(frozen=True)
class Parameter:
    """A number the model is given: it comes from data/parameters.csv or from the protocol.

    What a protocol or a hypothesis changes has a ``neutral`` value, at which it changes nothing.
    """

    symbol: sp.Symbol
    name: str
    unit: str
    part: Part | None = None
    neutral: float | None = None


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
    """A flow. ``changes`` maps each species' symbol to how many molecules one event adds (negative: removes).

    ``drug`` is the code of the drug that flows, if it is one.
    """

    name: str
    label: str
    rate: sp.Expr
    changes: dict[sp.Symbol, sp.Expr]
    part: Part | None = None
    kind: FlowKind | None = None
    drug: str = ""


@dataclass
class Network:
    """The whole model. Names are unique over species, parameters and derived numbers."""

    species: list[Species] = field(default_factory=list)
    parameters: list[Parameter] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)

    def parameter(
        self, symbol: str, name: str, unit: str, part: Part | None = None, neutral: float | None = None
    ) -> sp.Symbol:
        """Add a parameter and answer its symbol; the same parameter may be asked for again.

        Raises ValueError where it is asked for as another one.
        """
        made = Parameter(sp.Symbol(symbol, real=True), name, unit, part, neutral)
        known = next((one for one in self.parameters if one.symbol == made.symbol), None)
        if known is None:
            self.parameters.append(made)
        elif known != made:
            raise ValueError(f"parameter {symbol} is known as {known}, and asked for as {made}")
        return made.symbol

    def add_species(
        self,
        symbol: str,
        name: str,
        unit: str,
        initial: sp.Expr | float,
        *,
        part: Part | None = None,
        kind: StateKind | None = None,
        drug: str = "",
    ) -> sp.Symbol:
        """Add a state and answer its symbol."""
        made = sp.Symbol(symbol, real=True)
        self.species.append(Species(made, name, unit, sp.sympify(initial), part, kind, drug))
        return made

    def derive(self, symbol: str, name: str, unit: str, value: sp.Expr) -> sp.Symbol:
        """Add a derived number and answer its symbol."""
        made = sp.Symbol(symbol, real=True)
        self.derived.append(Derived(made, name, unit, sp.sympify(value)))
        return made

    def output(self, symbol: str, name: str, unit: str, value: sp.Expr) -> None:
        """Add a number that is read off the states."""
        self.outputs.append(Output(sp.Symbol(symbol, real=True), name, unit, sp.sympify(value)))

    def react(
        self,
        name: str,
        label: str,
        rate: sp.Expr,
        gives: Iterable[sp.Symbol] = (),
        takes: Iterable[sp.Symbol] = (),
        *,
        changes: Mapping[sp.Symbol, sp.Expr] | None = None,
        part: Part | None = None,
        kind: FlowKind | None = None,
        drug: str = "",
    ) -> None:
        """Add a reaction that removes one of each ``takes`` and adds one of each ``gives``; ``changes`` are others."""
        counts: dict[sp.Symbol, sp.Expr] = {}
        for sign, symbols in ((1, gives), (-1, takes)):
            for symbol in symbols:
                counts[symbol] = counts.get(symbol, sp.Integer(0)) + sign
        counts.update(changes or {})
        self.reactions.append(Reaction(name, label, sp.sympify(rate), counts, part, kind, drug))

    def section(self, part: Part, drug: str = "") -> "Section":
        """What adds to one part."""
        return Section(self, part, drug)

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


@dataclass(frozen=True)
class Section:
    """Adds to one part of a network, and in drug kinetics to one drug: what it adds knows where it belongs."""

    network: Network
    part: Part
    drug: str = ""

    def parameter(self, symbol: str, name: str, unit: str, neutral: float | None = None) -> sp.Symbol:
        """``Network.parameter`` in this part."""
        return self.network.parameter(symbol, name, unit, self.part, neutral)

    def add_species(self, kind: StateKind, symbol: str, name: str, unit: str, initial: sp.Expr | float) -> sp.Symbol:
        """``Network.add_species`` in this part."""
        return self.network.add_species(symbol, name, unit, initial, part=self.part, kind=kind, drug=self.drug)

    def react(
        self,
        kind: FlowKind,
        name: str,
        label: str,
        rate: sp.Expr,
        gives: Iterable[sp.Symbol] = (),
        takes: Iterable[sp.Symbol] = (),
        changes: Mapping[sp.Symbol, sp.Expr] | None = None,
    ) -> None:
        """``Network.react`` in this part."""
        self.network.react(name, label, rate, gives, takes, changes=changes, part=self.part, kind=kind, drug=self.drug)
