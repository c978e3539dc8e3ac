"""The card of a scene says and draws what the scene holds, the same in Python and in the page, and has room for it."""

import re
from itertools import combinations

import numpy as np
import pytest
from found import some
from monoamine.book.letters import measure
from monoamine.dashboard.card import PLACE, described
from monoamine.dashboard.exhibit import names
from monoamine.dashboard.presets import presets
from monoamine.dashboard.scene import at, scene
from monoamine.dashboard.state import REGIONS, blank, decode, dose, encode
from monoamine.dashboard.tell import headline, moment_text
from monoamine.exhibits.card import HEIGHT, WIDTH, broken, fitted, frame, joined, shown_address
from monoamine.words import fill, words
from states import sample
from twins import SITE, as_scene, in_javascript

TEXT = words("dashboard")
# Three drugs, each every day, at the latest time, in the region with the longest name, fired at another rate.
LONGEST = {
    **blank(),
    "doses": [
        {**dose("methylphenidate", 7.08, "ip", 118.0), "every": "daily"},
        {**dose("d-amphetamine", 0.708, "sc", 117.0), "every": "daily"},
        {**dose("modafinil", 112.0, "oral", 119.0), "every": "daily"},
    ],
    "region": max(REGIONS, key=lambda name: len(TEXT["regions"][name])),
    "see": "NE",
    "window": "7d",
    "at": 10080.0,
    "tone": 1.5,
    "hypothesis": "H1",
}
# Every scene is solved and measured in both languages.
pytestmark = pytest.mark.slow
STORIES = [decode(story["link"])[0] for story in presets().values()]
STATES = [*STORIES, LONGEST, {**LONGEST, "scale": "linear"}, blank(), *sample(24, 11)]
each = pytest.mark.parametrize("number", range(len(STATES)), ids=map(encode, STATES))
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def page():
    return in_javascript(STATES)["states"]


@pytest.fixture(scope="module")
def python():
    return [joined(frame(shown_address(SITE)), described(scene(state), measure)) for state in STATES]


def alike(one, other) -> bool:
    """Equal, and numbers within a text at a third of a pixel: halves are rounded to other sides."""
    if isinstance(one, str) and isinstance(other, str):
        here, there = ([float(found) for found in _NUMBER.findall(text)] for text in (one, other))
        same = len(here) == len(there) and np.allclose(here, there, atol=0.34)
        return same and _NUMBER.sub("", one) == _NUMBER.sub("", other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other if isinstance(one, str) else abs(one - other) < 0.34


@pytest.mark.slow
@each
def test_the_page_draws_the_card_that_python_draws(page, number):
    state, answer = STATES[number], page[number]
    made = as_scene(state, answer)
    wanted = joined(frame(shown_address(SITE)), described(made, measure)).plain()
    card = answer["card"]
    assert [line["text"] for line in card["lines"]] == [line["text"] for line in wanted["lines"]]
    assert card["alt"] == wanted["alt"] and answer["brief"] == headline(made, TEXT, names())
    assert alike(card["lines"], wanted["lines"])
    for ours, theirs in zip(some(wanted["shapes"]), card["shapes"], strict=True):
        assert alike(ours, list(theirs))


def said(card) -> str:
    return " ".join(line.text for line in card.lines)


@each
def test_a_card_says_what_was_given_where_and_what_is_supposed(python, number):
    state, told = STATES[number], said(python[number]).replace("\u00a0", " ")
    parts = [TEXT["regions"][state["region"]], TEXT["say"]["supposed"][state["hypothesis"]]]
    for one in filter(None, state["doses"]):
        amount = fill(TEXT["units"]["dose"], value=f"{one['amount']:g}")
        parts += [one["drug"], amount, TEXT["card"]["routes"][one["route"]], moment_text(one["time"], TEXT)]
    parts.append(moment_text(state["at"], TEXT))
    for part in some(parts):
        assert part.replace("\u00a0", " ") in told
    assert "owner.github.io/a-book" in told


GOLDEN = {"flood": "10 times", "blocker": "4.9 times", "semax-alone": "33 %", "primes": "50 times", "cortex": "3 times"}


@pytest.mark.parametrize("name", presets())
def test_the_number_on_the_card_is_the_number_of_the_scene(name):
    """Golden, and read off the curve again."""
    state = decode(presets()[name]["link"])[0]
    made = scene(state)
    told, percent = headline(made, TEXT, names(), "headline"), at(made, made.runs[0], state["see"])
    if name in GOLDEN:
        assert GOLDEN[name] in told.replace("\u00a0", " ")
    times, share = re.search(r"([\d.]+) times", told), re.search(r"([\d.]+)\s% above", told)
    number = 100 * float(times[1]) if times else 100 + float(share[1])
    assert abs(number - percent) < 0.06 * percent
    assert names()[state["see"]] in told


def test_a_supposed_effect_of_semax_is_called_supposed():
    state = decode(presets()["claim"]["link"])[0]
    assert "H1" in headline(scene(state), TEXT, names()) and "H1" in headline(scene(state), TEXT, names(), "headline")
    without = {**state, "doses": [dose("modafinil"), None, None]}
    assert "H1" not in headline(scene(without), TEXT, names(), "headline")


def test_what_was_measured_without_change_is_told_beside_what_the_model_says():
    """The claim's curve rises; the finding did not."""
    told = said(joined(described(scene(decode(presets()["claim"]["link"])[0]), measure)))
    assert "no change (Eremin et al. 2005)" in told.replace("\u00a0", " ")


def boxes(card):
    """Left, top, right and bottom of each line."""
    for line in card.lines:
        wide = line.size * measure(line.text, line.look)
        left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
        yield line.text, left, line.y - 0.74 * line.size, left + wide, line.y + 0.22 * line.size


@each
def test_no_line_of_a_card_leaves_it_or_touches_another(python, number):
    card = python[number]
    placed = list(boxes(card))
    for text, left, top, right, bottom in some(placed):
        assert left >= 0 and right <= WIDTH - 20 and top >= 0 and bottom <= HEIGHT, text
        # Beside the picture, or over it and under it.
        assert right <= PLACE[0] - 8 or bottom <= PLACE[1] or top >= PLACE[1] + PLACE[3], text
    for one, other in combinations(some(placed), 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one, other)
    for line in some(card.lines):
        assert line.size * measure(line.text, line.look) <= line.room + 0.5, line.text
    assert not any(line.text.endswith("…") for line in card.lines)


def test_the_longest_words_are_set_smaller_and_nothing_is_cut(python):
    card, short = python[STATES.index(LONGEST)], python[0]
    largest = lambda one: max(line.size for line in one.lines)  # noqa: E731
    assert largest(card) < largest(short)
    assert said(card).count("daily") == 3


def test_what_does_not_fit_in_the_smallest_letters_is_cut_with_a_sign():
    size, lines = fitted("word " * 400, "note", (22, 16), 300, 60, measure)
    assert size == 16 and len(lines) == 2 and lines[-1].endswith("…")
    assert broken("a bb ccc", 4, len) == ["a bb", "ccc"]
