"""Activities: predict, run the model, explain. data/activities.yml, checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from .. import evidence
from ..dashboard.state import decode
from ..model.experiments import percents_of_baseline
from ..model.hypotheses import NOISE_PERCENT
from .entries import DATA, Entry, chapters, each, entries, found
from .looks import Look, looks
from .questions import chapter_and_objective
from .readings import PICTURE, Reading, of_scene, reading
from .texts import check_text, filled, places

ACTIVITIES = DATA / "activities.yml"
SCALES = ("linear", "log")
# Directions of a measurement that a prediction can be compared with.
DIRECTIONS = ("increase", "decrease", "none")
# What "no change" is: percent of baseline, or a ratio.
UNCHANGED_PERCENT, UNCHANGED_RATIO = 100.0, 1.0


@dataclass(frozen=True)
class Choice:
    """One prediction to choose: all numbers below ``below`` that no earlier choice takes; None: all that are left."""

    text: str
    below: float | None


@dataclass(frozen=True)
class Slider:
    """A number to predict. ``step``, and ``near``, which is close enough, are differences or on a log scale factors."""

    low: float
    high: float
    step: float
    unit: str
    scale: str
    near: float


@dataclass(frozen=True)
class Activity:
    """One activity. ``before`` is shown while the reader predicts, ``reading`` is the number that answers.

    ``what`` says in words which number that is; ``measured`` are rows of measurements.csv, none where nobody measured.
    ``also`` holds what ``explain`` says about scenes, so that it can be checked.
    """

    id: str
    chapter: str
    objective: str
    exhibit: str
    before: str
    what: str
    predict: tuple[Choice, ...] | Slider
    reading: Reading
    measured: tuple[str, ...]
    explain: str
    also: tuple[Look, ...]
    numbers: Mapping[str, Reading]

    @property
    def run(self) -> str:
        """The link that Run opens."""
        return self.reading.key

    @property
    def unchanged(self) -> float:
        """The number that means no change."""
        return UNCHANGED_RATIO if self.reading.is_ratio else UNCHANGED_PERCENT

    @property
    def noise(self) -> float:
        """How far from there still counts as no change."""
        return self.unchanged * NOISE_PERCENT / 100

    @property
    def direction(self) -> str | None:
        """Where the measurements point, when they agree."""
        found = {evidence.measurement(row).direction for row in self.measured}
        return found.pop() if len(found) == 1 else None

    @property
    def sizes(self) -> list[tuple[evidence.Measurement, tuple[float, ...]]]:
        """The measured rows that print how far, each with its number in percent of baseline, or both ways to read it.

        A row whose dose is another one than in the scene is left out: its size answers another question.
        """
        return [] if self.reading.is_ratio else [one for one in self._printed() if self._gives(one[0])]

    @property
    def printed_for_another_dose(self) -> bool:
        """Whether the sizes that were printed are all of another dose than in the scene."""
        return not self.sizes and bool(self._printed())

    def _printed(self) -> list[tuple[evidence.Measurement, tuple[float, ...]]]:
        if self.direction in (None, "none"):
            return []
        rows = [evidence.measurement(name) for name in self.measured]
        return [(row, printed) for row in rows if (printed := percents_of_baseline(row))]

    def _gives(self, measurement: evidence.Measurement) -> bool:
        drug, dose = measurement.drug, measurement.dose
        return dose is None or dose in [
            slot["amount"] for slot in decode(self.run)[0]["doses"] if slot and slot["drug"] == drug
        ]

    def chosen(self, value: float) -> Choice | None:
        """The choice that a number belongs to; None for a slider."""
        if isinstance(self.predict, Slider):
            return None
        return next(one for one in self.predict if one.below is None or value < one.below)

    def said(self) -> str:
        """The number that answers, computed now, as a reader sees it."""
        return self.reading.text()

    def filled(self, text: str) -> str:
        """A text with its numbers in their places."""
        return filled(text, {name: self.numbers[name].text() for name in places(text)})


@cache
def activities(file: Path = ACTIVITIES) -> dict[str, Activity]:
    """Every activity by id. Raises DataError with the first fault of each that has one."""
    pages = chapters()
    return each(entries(file), lambda name, entry: _activity(name, entry, pages))


def activity(name: str) -> Activity:
    """The activity of this id. Raises UnknownKey that tells near ones."""
    return activities()[found("activity", name, activities())]


def _activity(name: str, entry: Entry, pages: Mapping[str, tuple[str, ...]]) -> Activity:
    entry.only(
        "chapter",
        "objective",
        "exhibit",
        "before",
        "run",
        "read",
        "over",
        "as",
        "expected",
        "tolerance",
        "what",
        "predict",
        "measured",
        "explain",
        "also",
        "numbers",
    )
    chapter, objective = chapter_and_objective(entry, pages)
    made = of_scene(entry, entry.link("run"))
    if made.read and made.read.quantity in PICTURE:
        raise entry.part("read").fault("quantity", made.read.quantity, "what a curve shows: the page reads it off one")
    made = replace(made, expected=entry.number("expected"), tolerance=entry.number("tolerance"))
    numbers = {key: reading(part) for key, part in entry.named("numbers").items()}
    for field in ("what", "explain"):
        check_text(entry, field, numbers)
    if "`" in entry.text("what"):
        raise entry.fault("what", entry.text("what"), "plain words: the page says them to a screen reader")
    return Activity(
        name,
        chapter,
        objective,
        entry.text("exhibit"),
        entry.link("before"),
        entry.text("what"),
        _predict(entry.part("predict"), numbers),
        made,
        _measured(entry),
        entry.text("explain"),
        looks(entry, "explain"),
        numbers,
    )


def _measured(entry: Entry) -> tuple[str, ...]:
    rows = entry.texts("measured")
    for row in rows:
        try:
            direction = evidence.measurement(row).direction
        except KeyError as error:
            raise entry.fault("measured", row, str(error)) from error
        if direction not in DIRECTIONS:
            raise entry.fault("measured", row, f"rows whose direction is {', '.join(DIRECTIONS)}")
    return rows


def _predict(entry: Entry, numbers: Mapping[str, Reading]) -> tuple[Choice, ...] | Slider:
    entry.only("choice", "slider")
    if entry.one_of("choice", "slider") == "slider":
        return _slider(entry.part("slider"))
    parts = entry.parts("choice", least=2)
    choices = tuple(_choice(part, numbers, last=part is parts[-1]) for part in parts)
    ends = [one.below for one in choices if one.below is not None]
    for (before, below), part in zip(pairwise(ends), parts[1:], strict=False):
        if below <= before:
            raise part.fault("below", below, f"more than the {before:g} of the choice before it")
    return choices


def _choice(entry: Entry, numbers: Mapping[str, Reading], last: bool) -> Choice:
    entry.only("text", "below")
    check_text(entry, "text", numbers)
    if last and "below" in entry:
        raise entry.fault("below", entry.get("below"), "nothing: the last choice takes all numbers that are left")
    return Choice(entry.text("text"), None if last else entry.number("below"))


def _slider(entry: Entry) -> Slider:
    entry.only("low", "high", "step", "unit", "scale", "near")
    scale = entry.choice("scale", SCALES)
    made = Slider(
        entry.number("low"),
        entry.number("high"),
        entry.number("step"),
        entry.text("unit"),
        scale,
        entry.number("near"),
    )
    least = 1 if scale == "log" else 0
    if scale == "log" and made.low <= 0:
        raise entry.fault("low", made.low, "more than 0 on a log scale")
    if made.high <= made.low:
        raise entry.fault("high", made.high, f"more than low, which is {made.low:g}")
    for field in ("step", "near"):
        if getattr(made, field) <= least:
            raise entry.fault(field, getattr(made, field), f"more than {least}")
    return made
