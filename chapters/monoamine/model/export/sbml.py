"""A network as Antimony text and as SBML Level 3 Version 2, for other programs to run and check.

How the network's units become SBML's, so that libSBML can check them:

* levels in uM are species in one space of 1 litre (the published models give every compartment the same size);
* doses in umol/kg are species in a body of 1 kg, so that a kilogram needs no unit;
* states without unit (receptor signals, relative capacities) are no matter that flows: parameters with rate rules;
* one mole in the depot is 1/volume in blood: a flow whose count is not a whole number is written as its own reaction.

What another program shows first is written for a reader: the model's name and notes, hours as hours, and a name of its
own for every part.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import sympy as sp
from sympy.printing.str import StrPrinter

from ..lower import Event, check_names
from ..network import Derived, Network, Parameter, Species

NAME = "monoamine_terminals"
# How an expression is written.
Show = Callable[[sp.Expr], str]
XHTML = "http://www.w3.org/1999/xhtml"
_SPACE, _BODY = "space", "body"
_PLACE = {"uM": _SPACE, "umol/kg": _BODY, "umol": _BODY}
_BASE_UNITS = {
    "uM": "1e-6 mole / litre",
    "nM": "1e-9 mole / litre",
    "umol": "1e-6 mole",
    "h": "3600 second",
    "L": "litre",
}
_HEAD = """\
  unit substance = 1e-6 mole;
  unit extent = 1e-6 mole;
  unit volume = litre;
  unit time_unit = 3600 second;
  unit h = 3600 second;
  unit per_h = 1 / (3600 second);
  compartment space = 1; space has volume; space is "space of 1 litre";
  compartment body = 1; body has dimensionless; body is "body of 1 kg";
"""


class About(NamedTuple):
    """What a file says of itself: the model's id, its name for a reader, and its notes, a paragraph each."""

    id: str = NAME
    title: str = "Monoamine terminals"
    notes: Sequence[str] = ()


class _Printer(StrPrinter):  # type: ignore[misc]  # SymPy has no types.
    """Antimony's infix. With ``units``, each number carries "dimensionless", which libSBML needs to check units."""

    def __init__(self, units: bool) -> None:
        super().__init__()
        self.mark = " dimensionless" if units else ""

    def _print_Integer(self, expr: sp.Integer) -> str:
        return f"{expr}{self.mark}"

    def _print_Rational(self, expr: sp.Rational) -> str:
        return f"({expr.p}{self.mark}/{expr.q}{self.mark})"

    def _print_Float(self, expr: sp.Float) -> str:
        return f"{float(expr)!r}{self.mark}"

    def _print_Pow(self, expr: sp.Pow, rational: bool = False) -> str:
        base, exponent = expr.args
        if exponent == -1:
            return f"1{self.mark}/({self._print(base)})"
        power = str(exponent) if exponent.is_Integer else self._print(exponent)
        return f"({self._print(base)})^({power})"

    def _print_Mul(self, expr: sp.Mul) -> str:
        above, below = sp.fraction(expr, exact=True)
        if below == 1:
            negative = above.could_extract_minus_sign()
            parts = [f"({self._print(part)})" for part in (-above if negative else above).as_ordered_factors()]
            return ("-" if negative else "") + "*".join(parts)
        return f"({self._print(above)})/({self._print(below)})"

    def _print_Piecewise(self, expr: sp.Piecewise) -> str:
        parts = [
            self._print(value) if cond is sp.true else f"{self._print(value)}, {self._print(cond)}"
            for value, cond in expr.args
        ]
        return f"piecewise({', '.join(parts)})"


def antimony_text(
    network: Network, given: Mapping[str, float], events: Iterable[Event] = (), about: About | None = None
) -> str:
    """The network as Antimony, with the given parameter values and events (the protocol of ``numeric.simulate``)."""
    check_names(network)
    show = _Printer(units=True).doprint
    if missing := [str(one.symbol) for one in network.parameters if str(one.symbol) not in given]:
        raise ValueError(f"no value for {', '.join(missing)}")
    lines = [_HEAD, *_units(network), *_states(network, show)]
    for one in network.parameters:
        lines.append(_number(one.symbol, repr(float(given[str(one.symbol)])), one.unit, one.name))
    for two in network.derived:
        lines.append(_number(two.symbol, show(two.value), two.unit, two.name))
    lines += [*_reactions(network, show), *_rules(network, show), *_changed(network, events), *_events(network, events)]
    about = about or About()
    head = "".join(f"// {line}\n" for line in (about.title, *about.notes))
    return f"{head}model {about.id}()\n" + "\n".join(lines) + "\nend\n"


def sbml(network: Network, given: Mapping[str, float], events: Iterable[Event] = (), about: About | None = None) -> str:
    """The network as SBML Level 3 Version 2. Needs the packages antimony and python-libsbml.

    Raises ValueError when Antimony refuses the text or keeps one of the network's names for itself.
    """
    import antimony

    about = about or About()
    antimony.clearPreviousLoads()
    if antimony.loadAntimonyString(antimony_text(network, given, events, about)) < 0:
        raise ValueError(f"Antimony refuses the text: {antimony.getLastError()}")
    made = antimony.getSBMLString(about.id)
    if lost := [str(one.symbol) for one in _named(network) if f'id="{one.symbol}"' not in made]:
        raise ValueError(f"names that Antimony keeps for itself: {', '.join(lost)}")
    units = {unit_id(one.unit): one.unit for one in _named(network)}
    return _finished(made, about, units)


def check(text: str, units: bool = True) -> dict[str, list[str]]:
    """What libSBML's consistency check says, by severity ("error", "warning"). Needs the package python-libsbml."""
    import libsbml

    document = libsbml.readSBMLFromString(text)
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, units)
    # Opinions on modelling practice (such as "give every parameter a term of an ontology") are not faults.
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_MODELING_PRACTICE, False)
    document.checkConsistency()
    found: dict[str, list[str]] = {"error": [], "warning": []}
    for number in range(document.getNumErrors()):
        fault = document.getError(number)
        serious = fault.getSeverity() >= libsbml.LIBSBML_SEV_ERROR
        found["error" if serious else "warning"].append(f"{fault.getErrorId()} {fault.getMessage().strip()}")
    return found


def _finished(text: str, about: About, units: Mapping[str, str]) -> str:
    """The latest level and version, and what Antimony has no words for."""
    import libsbml

    document = libsbml.readSBMLFromString(text)
    if not document.setLevelAndVersion(3, 2, False):
        raise ValueError("libSBML cannot write this model as Level 3 Version 2")
    model = document.getModel()
    model.setName(about.title)
    if about.notes:
        paragraphs = "".join(f"<p>{escape(one)}</p>" for one in about.notes)
        model.setNotes(f'<body xmlns="{XHTML}">{paragraphs}</body>')
    for definition in model.getListOfUnitDefinitions():
        definition.setName(units.get(definition.getId(), definition.getId()))
        for unit in definition.getListOfUnits():
            if unit.getKind() == libsbml.UNIT_KIND_SECOND:
                # 3600 s is an hour to every program; 3.6 ks, as Antimony writes it, is one to none.
                unit.setMultiplier(unit.getMultiplier() * 10 ** unit.getScale())
                unit.setScale(0)
    return str(libsbml.writeSBMLToString(document))


def _named(network: Network) -> list[Species | Parameter | Derived]:
    """All that has a name and a unit in SBML."""
    return [*network.species, *network.parameters, *network.derived]


# --- units ----------------------------------------------------------------------------------------


def unit_id(unit: str) -> str:
    """The SBML name of a unit: ``uM/h`` -> ``uM_per_h``, ``1/h`` -> ``per_h``, ``1`` -> ``dimensionless``."""
    above, below = _fraction(unit)
    name = "_".join([*above, *(f"per_{one}" for one in below)])
    return name or "dimensionless"


def _fraction(unit: str) -> tuple[list[str], list[str]]:
    """What stands above and below the line: ``1/(uM*h)`` -> [], ["uM", "h"]. A kilogram of body counts as one."""
    above, *below = unit.replace(" ", "").replace("µ", "u").split("/")
    factors = [re.split(r"[*·]", one.strip("()")) for one in (above, *below)]
    kept = [[one for one in group if one not in ("", "1", "kg")] for group in factors]
    return kept[0], [one for group in kept[1:] for one in group]


def _definition(unit: str) -> str:
    above, below = _fraction(unit)
    text = " * ".join(_base(one) for one in above) or "1"
    for one in below:
        amount, *rest = _base(one).split(" / ")
        text += f" / ({amount})" + "".join(f" * {part}" for part in rest)
    return text


def _base(symbol: str) -> str:
    if symbol not in _BASE_UNITS:
        raise ValueError(f"unit {symbol!r} is not known to the SBML export: {', '.join(_BASE_UNITS)}")
    return _BASE_UNITS[symbol]


def _units(network: Network) -> list[str]:
    used = {one.unit for one in _named(network)}
    named = {unit_id(unit): unit for unit in sorted(used) if unit_id(unit) not in ("dimensionless", "h", "per_h")}
    return [f"  unit {name} = {_definition(unit)};" for name, unit in named.items()]


# --- parts ----------------------------------------------------------------------------------------


def _number(symbol: sp.Symbol, value: str, unit: str, name: str) -> str:
    return f'  {symbol} = {value}; {symbol} has {unit_id(unit)}; {symbol} is "{name}";'


def _states(network: Network, show: Show) -> list[str]:
    lines = []
    for one in network.species:
        place = _PLACE.get(one.unit)
        head = f"species {one.symbol} in {place}" if place else f"var {one.symbol}"
        unit = "" if place else f" {one.symbol} has {unit_id(one.unit)};"
        # A unit on a bare number would be taken for the species' own.
        value = repr(float(one.initial)) if one.initial.is_number else show(one.initial)
        lines.append(f'  {head};{unit} {one.symbol} = {value}; {one.symbol} is "{one.name}";')
    return lines


def _reactions(network: Network, show: Show) -> list[str]:
    places = {one.symbol: _PLACE.get(one.unit) for one in network.species}
    names = {one.symbol: one.name for one in network.species}
    lines = []
    for reaction in network.reactions:
        whole: dict[str, dict[sp.Symbol, int]] = {}
        for symbol, count in reaction.changes.items():
            count, place = sp.sympify(count), places[symbol]
            if place and count.is_Integer:
                whole.setdefault(place, {})[symbol] = int(count)
            elif place:
                law = f"({show(count)})*({show(reaction.rate)})"
                label = f"{reaction.label}: {names[symbol]}"
                lines.append(_reaction(f"{reaction.name}_{symbol}", label, {symbol: 1}, place, law))
        for number, (place, counts) in enumerate(whole.items()):
            name = reaction.name if not number else f"{reaction.name}_{place}"
            label = reaction.label if not number else f"{reaction.label}: {place}"
            lines.append(_reaction(name, label, counts, place, show(reaction.rate)))
    return lines


def _reaction(name: str, label: str, counts: dict[sp.Symbol, int], place: str, law: str) -> str:
    before, after = (
        " + ".join(f"{abs(n)} {one}" if abs(n) > 1 else str(one) for one, n in counts.items() if n * sign > 0)
        for sign in (-1, 1)
    )
    # A substance that only speeds a flow up or slows it down is a modifier in SBML; Antimony finds those itself.
    return f'  {name}: {before} => {after}; {place}*({law}); {name} is "{label}";'


def _rules(network: Network, show: Show) -> list[str]:
    lines = []
    for one in network.species:
        if one.unit in _PLACE:
            continue
        flows = [
            f"({show(sp.sympify(reaction.changes[one.symbol]))})*({show(reaction.rate)})"
            for reaction in network.reactions
            if one.symbol in reaction.changes
        ]
        lines.append(f"  {one.symbol}' = {' + '.join(flows) or '0 per_h'};")
    return lines


# --- events ---------------------------------------------------------------------------------------


def _changed(network: Network, events: Iterable[Event]) -> list[str]:
    """Parameters that an event sets must not be declared constant."""
    names = {symbol for event in events for symbol in event.get("set", {})}
    states = {str(one) for one in network.states}
    return [f"  var {name};" for name in sorted(names - states)]


def _events(network: Network, events: Iterable[Event]) -> list[str]:
    """One SBML event for each time: what happens at one time happens in order, which SBML would not promise."""
    units = {str(one.symbol): unit_id(one.unit) for one in _named(network)}
    times: dict[float, dict[str, str]] = {}
    for event in sorted(events, key=lambda event: event["time"]):
        now = times.setdefault(float(event["time"]), {})
        for symbol, value in event.get("set", {}).items():
            now[symbol] = f"{float(value)!r} {units[symbol]}"
        for symbol, amount in event.get("add", {}).items():
            now[symbol] = f"{now.get(symbol, symbol)} + {float(amount)!r} {units[symbol]}"
    return [
        f"  event_{number}: at (time >= {time!r} h), t0=false: "
        + ", ".join(f"{symbol} = {value}" for symbol, value in changes.items())
        + f'; event_{number} is "at {time:g} h";'
        for number, (time, changes) in enumerate(times.items())
    ]
