"""The real question bank, misconceptions and activities: every number computed again, every rule of the house kept."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest
import yaml
from docutils import nodes
from found import some
from monoamine import evidence
from monoamine.dashboard.state import decode
from monoamine.teaching import (
    Look,
    Section,
    Slider,
    activities,
    activity,
    in_chapter,
    misconceptions,
    question,
    questions,
)
from monoamine.teaching.entries import chapters
from monoamine.teaching.readings import made
from monoamine.teaching.texts import filled, loose_number, places

BANK = list(questions().values())
NUMERIC = [one for one in BANK if one.numeric]
WRONG = [(one.id, option) for one in BANK for option in one.options if not option.correct]
SEEN = [(one, option.way) for one in BANK for option in one.options if isinstance(option.way, Look)]
AGAIN = [(one.id, option.way) for one in BANK for option in one.options if isinstance(option.way, Section)]
ACTIVITIES = list(activities().values())
ALSO = [(one.id, look) for one in BANK for option in one.options for look in option.also]
ALSO += [(one.id, look) for one in ACTIVITIES for look in one.also]
# Chapters whose objectives a reader can test at their end.
CHAPTERS = (
    "simple-version",
    "region-specific-serotonin",
    "norepinephrine-inverted-u",
    "three-systems",
    "where-studied",
    "comparison",
)
# How far the number under the cursor may lie from the number that is told: a share, and percent of baseline.
NEAR, LEAST = 0.05, 0.5


@pytest.mark.parametrize("one", NUMERIC, ids=lambda one: one.id)
def test_the_right_answer_is_computed_again(one):
    numeric = one.numeric
    assert numeric.value() == pytest.approx(numeric.expected, abs=numeric.tolerance)
    right = [option.text for option in one.options if option.correct]
    assert any("answer" in places(text) for text in right), "the right option does not say the computed number"


@pytest.mark.parametrize("one", BANK, ids=lambda one: one.id)
def test_every_other_number_holds(one):
    assert all(number.holds() for number in one.numbers.values())
    for text in (one.stem, *(option.text for option in one.options)):
        assert not places(one.filled(text))


@pytest.mark.parametrize("one", ACTIVITIES, ids=lambda one: one.id)
def test_the_number_of_an_activity_is_computed_again(one):
    reading = one.reading
    assert reading.value() == pytest.approx(reading.expected, abs=reading.tolerance)
    if isinstance(one.predict, Slider):
        assert one.predict.low < reading.value() < one.predict.high
    else:
        assert one.chosen(reading.value()) in one.predict


@pytest.mark.parametrize("one", ACTIVITIES, ids=lambda one: one.id)
def test_an_activity_shows_something_else_before(one):
    assert decode(one.before)[0] != decode(one.run)[0]


def test_every_wrong_option_has_a_misconception_a_feedback_and_one_way_to_see_it():
    for name, option in WRONG:
        assert option.misconception in misconceptions() and option.feedback, name
        assert isinstance(option.way, Look | Section | evidence.Claim), name


def test_a_state_of_the_dashboard_is_the_way_where_it_can_be():
    assert len(SEEN) >= 50
    assert all(any(one.chapter == chapter for one, _ in SEEN) for chapter in CHAPTERS)


@pytest.mark.parametrize(("one", "look"), SEEN, ids=lambda one: getattr(one, "id", None))
def test_what_a_link_says_is_so_in_its_scene(one, look):
    assert not [str(fault) for fault in look.faults()]
    said = one.seen(look)
    assert not places(said) and not said.endswith(".") and (not look.tells or look.found in said)


@pytest.mark.parametrize(("name", "look"), ALSO, ids=lambda one: one if isinstance(one, str) else None)
def test_what_a_text_says_about_a_scene_is_so(name, look):
    assert not [str(fault) for fault in look.faults()], look.text


@pytest.mark.parametrize(
    ("one", "look"), [(one, look) for one, look in SEEN if look.reading], ids=lambda one: getattr(one, "id", None)
)
def test_the_cursor_of_a_link_stands_where_its_number_is(one, look):
    read, minute = look.reading.read, decode(look.link)[0]["at"]
    told, under = (each.percent(made(look.link), read.run) for each in (read, replace(read, at=minute)))
    assert under == pytest.approx(told, rel=NEAR, abs=LEAST)


def test_every_objective_of_the_chapters_has_a_question():
    asked = {(one.chapter, one.objective) for one in BANK}
    wanted = {(chapter, objective) for chapter in CHAPTERS for objective in chapters()[chapter]}
    assert not wanted - asked


@pytest.mark.parametrize(("name", "section"), AGAIN, ids=lambda one: one if isinstance(one, str) else None)
def test_a_section_to_read_again_is_a_heading_of_its_page(root, name, section):
    notebook = json.loads((root / "chapters" / f"{section.page}.ipynb").read_text(encoding="utf-8"))
    texts = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    heads = [line.lstrip("# ") for text in texts for line in text.splitlines() if line.startswith("##")]
    assert section.anchor in {nodes.make_id(head) for head in heads}


def test_every_misconception_is_used():
    assert set(misconceptions()) == {option.misconception for _, option in WRONG}


def test_the_right_answer_is_not_always_at_the_same_place():
    first = Counter(next(n for n, option in enumerate(one.options) if option.correct) for one in BANK)
    assert max(first.values()) <= len(BANK) / 2


def test_a_right_option_is_not_known_by_its_length():
    longest = [max(one.options, key=lambda option: len(option.text)).correct for one in BANK if not one.several]
    assert 0 < sum(longest) < len(longest)


@pytest.mark.parametrize("one", BANK, ids=lambda one: one.id)
def test_no_option_is_the_only_number_among_words(one):
    assert len({bool(places(option.text)) for option in one.options}) == 1


@pytest.mark.parametrize("one", BANK, ids=lambda one: one.id)
def test_options_differ_and_hold_no_links(one):
    texts = [one.filled(option.text) for option in one.options]
    assert len(set(texts)) == len(texts)
    # A link inside a label takes the click that should choose the option.
    assert not any(re.search(r"\{(term|cite|value|verdict|doc)", text) for text in some(texts))


def test_every_verdict_term_and_study_exists(root):
    texts = " ".join(
        (root / "data" / f"{name}.yml").read_text(encoding="utf-8")
        for name in ("questions", "misconceptions", "activities")
    )
    for claim in some(re.findall(r"\{verdict\}`([^`]+)`", texts)):
        assert evidence.claim(claim)
    for row in some(re.findall(r"\{value\}`([^`]+)`", texts)):
        assert evidence.value(row)
    for keys in some(re.findall(r"\{cite:[pt]\}`([^`]+)`", texts)):
        assert all(evidence.study(key) for key in keys.split(","))


def test_a_prediction_meets_the_sizes_that_were_printed_for_the_same_dose():
    found = {one.id: [(row.measurement_id, *way) for row, way in one.sizes] for one in ACTIVITIES}
    assert found["serotonin-metabolite"] == [("eremin2005-01", 125), ("eremin2005-02", 180, 280)]
    assert found["simple-flood"] == [("zetterstrom1983-03", 1400, 1500)]
    # Printed for 5 mg/kg, and the scene gives 3.
    assert found["comparison-methylphenidate"] == []
    assert activity("comparison-methylphenidate").printed_for_another_dose
    assert not activity("semax-primes").printed_for_another_dose
    assert found["comparison-semax"] == found["where-studied-no-mark"] == found["semax-primes"] == []


def test_placed_activities_name_an_exhibit_of_their_page(root):
    notebooks = {path.stem: json.loads(path.read_text("utf-8")) for path in (root / "chapters").glob("*.ipynb")}
    sources = {name: ["".join(cell["source"]) for cell in one["cells"]] for name, one in notebooks.items()}
    placed = [one for one in ACTIVITIES if any(f"{{activity}} {one.id}" in text for text in sources[one.chapter])]
    for one in some(placed):
        shown = f'name="{one.exhibit}"'
        assert any("dashboard(" in text and shown in text for text in sources[one.chapter]), one.id


def test_the_bank_has_questions_for_two_chapters():
    for chapter in ("three-systems", "norepinephrine-inverted-u"):
        assert len(in_chapter(chapter)) >= 5
        assert any(one.numeric for one in in_chapter(chapter))


def test_unknown_names_tell_near_ones():
    with pytest.raises(evidence.UnknownKey, match="near: three-systems-friend"):
        question("three-systems-freind")
    with pytest.raises(evidence.UnknownKey, match="near: semax-primes"):
        activity("semax-prime")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5-HIAA, 5-HT, 5-HT2A, H3, VMAT2, α2A, β1, ACTH(4-10) and {value}`eremin2005-02`", None),
        ("an equation $x^2 + 1$, code `x[0]`, a place {answer}", None),
        ("after 20 minutes", "20"),
        ("by 1.4-fold.", "1.4"),
        ("15-25 %", "15"),
        ("in 2005.", "2005"),
        ("up to 10.", "10"),
    ],
)
def test_typed_numbers_are_seen_and_names_are_not(text, number):
    assert loose_number(text) == number


def test_places_are_filled_and_roles_are_not():
    text = "{n} of {all}, {value}`n`, $\\frac{n}{2}$"
    assert places(text) == ("n", "all")
    assert filled(text, {"n": "1", "all": "2"}) == "1 of 2, {value}`n`, $\\frac{n}{2}$"


def test_the_files_are_described(root):
    readme = (root / "data" / "README.md").read_text(encoding="utf-8")
    for name in ("questions", "misconceptions", "activities"):
        assert f"`{name}.yml`" in readme
        assert yaml.safe_load((root / "data" / f"{name}.yml").read_text(encoding="utf-8"))
