"""The question bank: data/questions.yml and data/misconceptions.yml, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .entries import DATA, Entry, chapters, entries, found
from .readings import Reading, reading
from .texts import filled, loose_number, places

QUESTIONS, MISCONCEPTIONS = DATA / "questions.yml", DATA / "misconceptions.yml"
DIFFICULTIES = (1, 2, 3)
# The place that the recomputed right answer fills.
ANSWER = "answer"


@dataclass(frozen=True)
class Misconception:
    """An idea that many hold: its name, and what is true instead."""

    id: str
    name: str
    instead: str


@dataclass(frozen=True)
class Option:
    """One answer to choose. A wrong one names its misconception; ``link`` is a scene that shows why it is wrong."""

    text: str
    correct: bool
    feedback: str
    misconception: str | None
    link: str | None


@dataclass(frozen=True)
class Question:
    """One question. ``numbers`` fill the places of its texts; one named ``answer`` is the recomputed right answer."""

    id: str
    chapter: str
    objective: str
    difficulty: int
    stem: str
    options: tuple[Option, ...]
    numbers: Mapping[str, Reading]

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.correct for option in self.options) > 1

    @property
    def numeric(self) -> Reading | None:
        """How the right answer is recomputed, when it is a number."""
        return self.numbers.get(ANSWER)

    def filled(self, text: str) -> str:
        """A text of this question with its numbers in their places. Runs the model where a number is read off it."""
        return filled(text, {name: self.numbers[name].text() for name in places(text)})


@cache
def misconceptions(file: Path = MISCONCEPTIONS) -> dict[str, Misconception]:
    """Every misconception by id. Raises DataError."""
    return {name: _misconception(name, entry) for name, entry in entries(file).items()}


def _misconception(name: str, entry: Entry) -> Misconception:
    entry.only("name", "instead")
    for field in ("name", "instead"):
        check_text(entry, field, {})
    return Misconception(name, entry.text("name"), entry.text("instead"))


@cache
def questions(file: Path = QUESTIONS, ideas: Path = MISCONCEPTIONS) -> dict[str, Question]:
    """Every question by id, in the order of the file. Raises DataError at the first fault."""
    known, pages = misconceptions(ideas), chapters()
    return {name: _question(name, entry, known, pages) for name, entry in entries(file).items()}


def question(name: str) -> Question:
    """The question of this id. Raises UnknownKey that tells near ones."""
    return questions()[found("question", name, questions())]


def in_chapter(slug: str) -> tuple[Question, ...]:
    """The questions of a chapter, in the order of the file. Raises UnknownKey for a chapter without questions."""
    found("chapter with questions", slug, {one.chapter: one for one in questions().values()})
    return tuple(one for one in questions().values() if one.chapter == slug)


def _question(name: str, entry: Entry, known: Mapping, pages: Mapping) -> Question:
    entry.only("chapter", "objective", "difficulty", "stem", "options", "numeric", "numbers")
    chapter, objective = chapter_and_objective(entry, pages)
    numbers = {key: reading(part) for key, part in entry.named("numbers").items()}
    if ANSWER in numbers:
        raise entry.fault("numbers", ANSWER, f"another name: {ANSWER} is what the field numeric computes")
    if "numeric" in entry:
        numbers[ANSWER] = reading(entry.part("numeric"), must_hold=True)
    check_text(entry, "stem", numbers)
    return Question(
        name, chapter, objective, int(entry.choice("difficulty", DIFFICULTIES)), entry.text("stem"),
        _options(entry, known, numbers), numbers,
    )  # fmt: skip


def chapter_and_objective(entry: Entry, pages: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The page of an entry and the objective of that page which it serves, in the words of data/pages.yml."""
    chapter = str(entry.choice("chapter", pages))
    return chapter, str(entry.choice("objective", pages[chapter]))


def _options(entry: Entry, known: Mapping, numbers: Mapping) -> tuple[Option, ...]:
    options = tuple(_option(part, known, numbers) for part in entry.parts("options", least=2))
    right = sum(option.correct for option in options)
    if right in (0, len(options)):
        raise entry.fault("options", f"{right} of {len(options)} correct", "at least one correct and one wrong option")
    return options


def _option(entry: Entry, known: Mapping, numbers: Mapping) -> Option:
    entry.only("text", "correct", "feedback", "misconception", "link")
    correct = entry.flag("correct")
    for field in ("text", "feedback"):
        check_text(entry, field, numbers)
    if correct and "misconception" in entry:
        raise entry.fault("misconception", entry.get("misconception"), "nothing, because this option is correct")
    idea = None if correct else str(entry.choice("misconception", known))
    link = entry.link("link") if "link" in entry else None
    return Option(entry.text("text"), correct, entry.text("feedback"), idea, link)


def check_text(entry: Entry, field: str, numbers: Mapping[str, Reading]) -> None:
    """Whether a text names only numbers that are computed, and has no typed ones. Raises DataError."""
    text = entry.text(field)
    for place in places(text):
        if place not in numbers:
            raise entry.fault(field, f"{{{place}}}", ", ".join(numbers) or "no place: the entry computes no number")
    if (number := loose_number(text)) is not None:
        raise entry.fault(field, number, "a number from a role ({value}, {fact}, {model}) or a place such as {answer}")
