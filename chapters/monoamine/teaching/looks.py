"""What a reader finds in a scene of the dashboard: a number and its bounds, a published mark, or that nobody looked.

In YAML a look is one of these, or the first with one of the others, about the scene of a link:

    {what: "DOPAC at its lowest is {found}", read: {transmitter: DA, quantity: DOPAC, at: trough}, below: 50}
    {what: "the published mark says {found}", point: eremin2005-03}    the mark of that row is drawn
    {what: "no published mark is drawn", point: none}                  nobody looked, so nothing is drawn
    {what: "...", without: eremin2005-01}                              this row has no mark there

``read``, ``over`` and ``as`` are those of readings.py. ``above`` and ``below`` are what makes the words true. Where a
text already stands, as in ``explain`` of an activity, ``says`` repeats the piece of it that the scene has to bear out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .. import evidence
from ..dashboard.draw import panels
from ..dashboard.measured import key, point_rows, points, reach
from ..dashboard.scene import OUTSIDE, drugs_of, product_of
from ..dashboard.state import decode
from ..evidence import DataError
from ..words import fill, words
from .entries import Entry, Fault
from .readings import PICTURE, Reading, made, of_scene
from .texts import check_text, places

# The place of ``what`` that the number fills, or the words of the published row.
FOUND = "found"
NO_POINT = "none"
_FIELDS = ("read", "over", "as", "above", "below", "point", "without")


@dataclass(frozen=True)
class Look:
    """One thing to see in the scene of ``link``. ``text`` says it; the other fields are what has to hold there.

    ``transmitter`` and ``quantity`` name the panel, ``place`` the file, the entry and the field of the look.
    """

    link: str
    text: str
    reading: Reading | None
    bounds: tuple[float | None, float | None]
    point: str | None
    without: str | None
    transmitter: str
    quantity: str
    place: tuple[str, str, str]

    @property
    def tells(self) -> bool:
        """Whether there is something to print: a number, or the words of a published row."""
        return self.reading is not None or self.point not in (None, NO_POINT)

    @property
    def found(self) -> str:
        """The number with its unit as a reader sees it, or the words of the published row."""
        if self.reading is None:
            if self.point is None:
                raise ValueError("a look without a number or a row finds nothing")
            return evidence.value_text(evidence.measurement(self.point))
        form = self.quantity if self.quantity in PICTURE else "percent"
        return fill(words("teaching")["look"]["ratio" if self.reading.is_ratio else form], value=self.reading.text())

    def faults(self) -> Iterator[Fault]:
        """What does not hold in the scene."""
        if self.reading:
            value, (above, below) = self.reading.value(), self.bounds
            if above is not None and not value > above:
                yield self._fault("above", value, f"a number above {above:g}")
            if below is not None and not value < below:
                yield self._fault("below", value, f"a number below {below:g}")
        marks = self.marks() if self.point or self.without else ()
        if self.point == NO_POINT and (marks or self.measured()):
            yield self._fault("point", ", ".join(marks) or "measured", "a panel of which nobody measured anything")
        if self.point not in (None, NO_POINT, *marks):
            yield self._fault("point", self.point, f"a row whose mark is drawn: {', '.join(marks) or NO_POINT}")
        if self.without and self.without in marks:
            yield self._fault("without", self.without, "a row whose mark is not drawn")

    def check(self) -> "Look":
        """The look itself. Raises DataError that names entry, field, number and bound where something does not hold."""
        if faults := tuple(self.faults()):
            raise DataError(*faults)
        return self

    def marks(self) -> tuple[str, ...]:
        """The rows of measurements.csv whose marks the panel draws."""
        drawn = panels(made(self.link), points(), reach())
        panel = drawn[self.transmitter if self.quantity == OUTSIDE else "product"]
        return tuple(point_rows()[mark["point"]] for mark in panel["marks"])

    def measured(self) -> bool:
        """Whether anybody measured the panel after the drugs of the scene."""
        state = decode(self.link)[0]
        return key(drugs_of(state), state["region"], self.transmitter, self.quantity) in reach()

    def _fault(self, field: str, value: object, allowed: str) -> Fault:
        file, name, path = self.place
        return Fault(file, name, f"{path}.{field}", value, allowed)


def look(entry: Entry, link: str, numbers: Mapping[str, Reading]) -> Look:
    """The look beside a link, with its words in ``what``. It is about what the scene follows, so that one sees it."""
    entry.only("what", *_FIELDS)
    seen = _look(entry, link, "what")
    state = decode(link)[0]
    if seen.transmitter != state["see"]:
        raise entry.fault("read", seen.transmitter, f"what the scene follows: {state['see']}")
    if seen.quantity not in PICTURE:
        _check_shown(entry, seen.quantity, state)
    check_text(entry, "what", {**numbers, FOUND: seen} if seen.tells else numbers)
    if seen.tells and places(seen.text).count(FOUND) != 1:
        raise entry.fault("what", seen.text, f"a clause with one place {{{FOUND}}}")
    return seen


def looks(entry: Entry, field: str) -> tuple[Look, ...]:
    """The looks that bear out pieces of a text of the entry; none where the entry has no ``also``."""
    text = _plain(entry.text(field))
    return tuple(_said(part, field, text) for part in entry.parts("also")) if "also" in entry else ()


def _said(entry: Entry, field: str, text: str) -> Look:
    entry.only("says", "scene", *_FIELDS)
    if (says := _plain(entry.text("says"))) not in text:
        raise entry.fault("says", says, f"words that stand in the field {field}")
    return _look(entry, entry.link("scene"), "says")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _look(entry: Entry, link: str, text: str) -> Look:
    state = decode(link)[0]
    reading = of_scene(entry, link) if "read" in entry else None
    above, below = (entry.number(field) if field in entry else None for field in ("above", "below"))
    if bool(reading) != (above is not None or below is not None):
        raise entry.fault("read", "without a bound" if reading else "(missing)", "read with above or below, or none")
    point = entry.choice("point", (*point_rows(), NO_POINT)) if "point" in entry else None
    without = entry.asked("without", evidence.measurement).measurement_id if "without" in entry else None
    if not (reading or point or without):
        raise entry.fault("(all)", "none", "something to see: read, point or without")
    read = reading.read if reading else None
    transmitter, quantity = (read.transmitter, read.quantity) if read else _panel(state, point)
    if point or without:
        _check_shown(entry, quantity, state)
    return Look(link, entry.text(text), reading, (above, below), point, without, transmitter, quantity, entry.place)


def _check_shown(entry: Entry, quantity: str, state: Mapping[str, Any]) -> None:
    if quantity not in (shown := (OUTSIDE, product_of(state))):
        raise entry.fault("read", quantity, f"what the scene shows: {', '.join(shown)}")


def _panel(state: Mapping[str, Any], point: str | None) -> tuple[str, str]:
    """Transmitter and quantity of the panel that a look without a number is about."""
    below = state["see"], product_of(state)
    rows = zip(point_rows(), points(), strict=True)
    of_row = {(found["transmitter"], found["quantity"]) for row, found in rows if row == point}
    return below if below in of_row else (state["see"], OUTSIDE)
