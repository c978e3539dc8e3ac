"""The question bank: data/questions.yml and data/misconceptions.yml, checked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .. import evidence
from ..evidence import Claim
from .entries import DATA, Entry, chapters, each, entries, found
from .looks import FOUND, Look, look, looks
from .readings import Reading, reading
from .texts import check_text, filled, places

QUESTIONS, MISCONCEPTIONS = DATA / "questions.yml", DATA / "misconceptions.yml"
DIFFICULTIES = (1, 2, 3)
# The place that the recomputed right answer fills.
ANSWER = "answer"
# How a reader sees that an option is wrong: a scene of the dashboard, a claim's rows, a section to read again.
WAYS = ("link", "claim", "again")


@dataclass(frozen=True)
class Misconception:
    """An idea that many hold: its name, and what is true instead."""

    id: str
    name: str
    instead: str


@dataclass(frozen=True)
class Section:
    """A section of a page, by its anchor. The book's build checks that it is there."""

    page: str
    anchor: str


@dataclass(frozen=True)
class Option:
    """One answer to choose. A wrong one names its misconception, and has one ``way`` to see that it is wrong.

    The way is a look at a scene of the dashboard, a claim with its verdict, or a section to read again. ``also`` holds
    what the feedback says about scenes, so that it can be checked.
    """

    text: str
    correct: bool
    feedback: str
    also: tuple[Look, ...]
    misconception: str | None = None
    way: Look | Claim | Section | None = None


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

    def filled(self, text: str, more: Mapping[str, str] = MappingProxyType({})) -> str:
        """A text of this question with its numbers in their places. Runs the model where a number is read off it."""
        own = {name: self.numbers[name].text() for name in places(text) if name in self.numbers}
        return filled(text, {**own, **more})

    def seen(self, look: Look) -> str:
        """What a look of this question finds, in words. Raises DataError where it does not hold."""
        look.check()
        return self.filled(look.text, {FOUND: look.found} if look.tells else {})


@cache
def misconceptions(file: Path = MISCONCEPTIONS) -> dict[str, Misconception]:
    """Every misconception by id. Raises DataError."""
    return each(entries(file), _misconception)


def _misconception(name: str, entry: Entry) -> Misconception:
    entry.only("name", "instead")
    for field in ("name", "instead"):
        check_text(entry, field, {})
    return Misconception(name, entry.text("name"), entry.text("instead"))


@cache
def questions(file: Path = QUESTIONS, ideas: Path = MISCONCEPTIONS) -> dict[str, Question]:
    """Every question by id, in the order of the file. Raises DataError with the first fault of each that has one."""
    # Their ids are enough here: what is wrong in them is told by their own reader.
    known, pages = entries(ideas), chapters()
    return each(entries(file), lambda name, entry: _question(name, entry, known, pages))


def question(name: str) -> Question:
    """The question of this id. Raises UnknownKey that tells near ones."""
    return questions()[found("question", name, questions())]


def in_chapter(slug: str) -> tuple[Question, ...]:
    """The questions of a chapter, in the order of the file. Raises UnknownKey for a chapter without questions."""
    found("chapter with questions", slug, {one.chapter: one for one in questions().values()})
    return tuple(one for one in questions().values() if one.chapter == slug)


def _question(name: str, entry: Entry, known: Collection[str], pages: Mapping[str, tuple[str, ...]]) -> Question:
    entry.only("chapter", "objective", "difficulty", "stem", "options", "numeric", "numbers")
    chapter, objective = chapter_and_objective(entry, pages)
    numbers = {key: reading(part) for key, part in entry.named("numbers").items()}
    if ANSWER in numbers:
        raise entry.fault("numbers", ANSWER, f"another name: {ANSWER} is what the field numeric computes")
    if "numeric" in entry:
        numbers[ANSWER] = reading(entry.part("numeric"), must_hold=True)
    check_text(entry, "stem", numbers)
    return Question(
        name,
        chapter,
        objective,
        int(entry.choice("difficulty", DIFFICULTIES)),
        entry.text("stem"),
        _options(entry, known, numbers),
        numbers,
    )


def chapter_and_objective(entry: Entry, pages: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """The page of an entry and the objective of that page which it serves, in the words of data/pages.yml."""
    chapter = entry.choice("chapter", pages)
    return chapter, entry.choice("objective", pages[chapter])


def _options(entry: Entry, known: Collection[str], numbers: Mapping[str, Reading]) -> tuple[Option, ...]:
    options = tuple(_option(part, known, numbers) for part in entry.parts("options", least=2))
    right = sum(option.correct for option in options)
    if right in (0, len(options)):
        raise entry.fault("options", f"{right} of {len(options)} correct", "at least one correct and one wrong option")
    return options


def _option(entry: Entry, known: Collection[str], numbers: Mapping[str, Reading]) -> Option:
    entry.only("text", "correct", "feedback", "also", "misconception", *WAYS, "look")
    correct = entry.flag("correct")
    for field in ("text", "feedback"):
        check_text(entry, field, numbers)
    also = looks(entry, "feedback")
    if not correct:
        idea = entry.choice("misconception", known)
        return Option(entry.text("text"), correct, entry.text("feedback"), also, idea, _way(entry, numbers))
    for field in ("misconception", *WAYS, "look"):
        if field in entry:
            raise entry.fault(field, entry.get(field), "nothing, because this option is correct")
    return Option(entry.text("text"), correct, entry.text("feedback"), also)


def _way(entry: Entry, numbers: Mapping[str, Reading]) -> Look | Claim | Section:
    kind = entry.one_of(*WAYS)
    if kind == "link":
        return look(entry.part("look"), entry.link("link"), numbers)
    if "look" in entry:
        raise entry.fault("look", entry.get("look"), f"nothing beside {kind}: a look is about a link")
    return entry.asked("claim", evidence.claim) if kind == "claim" else _section(entry)


def _section(entry: Entry) -> Section:
    text, known = entry.text("again"), chapters()
    page, _, anchor = text.partition("#")
    if page not in known or not anchor:
        raise entry.fault("again", text, f"a section such as three-systems#the-clock-problem, of {', '.join(known)}")
    return Section(page, anchor)
