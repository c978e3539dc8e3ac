"""What is wrong in a question, a misconception or an activity is named: file, entry, field, what is allowed."""

import re

import pytest
from monoamine.evidence import DataError
from monoamine.teaching import activities, misconceptions, questions
from tiny_book import ACTIVITY, QUESTION, changed, write

LINK = "v=1&doses=methylphenidate:5:ip:0&at=30"
READ = {"transmitter": "DA", "at": 30}
RIGHT, WRONG = QUESTION["options"]
NUMERIC = {"scene": LINK, "read": READ, "expected": 300, "tolerance": 100}
LOOK = {"what": "dopamine is {found}", "read": READ, "above": 200}


def linked(**fields) -> dict:
    """The question whose wrong option has a link with a look; None takes a field out."""
    option = {**{name: value for name, value in WRONG.items() if name != "claim"}, "link": LINK, "look": LOOK, **fields}
    return changed(QUESTION, ("options", 1), {name: value for name, value in option.items() if value is not None})


def told(call) -> str:
    with pytest.raises(DataError) as error:
        call()
    return str(error.value)


@pytest.mark.parametrize(
    ("way", "value", "message"),
    [
        (("chapter",), "four-systems", "field chapter: 'four-systems' is not allowed; allowed: index, "),
        (("objective",), "Know all.", "field objective: 'Know all.' is not allowed; allowed: Lay out the chain"),
        (("difficulty",), 4, "field difficulty: 4 is not allowed; allowed: 1, 2, 3"),
        (("difficulty",), True, "field difficulty: True is not allowed"),
        (("stem",), None, "field stem: '(missing)' is not allowed"),
        (("stem",), "  ", "field stem: '  ' is not allowed; allowed: a text"),
        (("stem",), "Why 5 mg?", "field stem: '5' is not allowed; allowed: a number from a role"),
        (("stem",), "Why {size}?", "field stem: '{size}' is not allowed; allowed: no place"),
        (("steam",), "Why?", "field steam: 'Why?' is not allowed; allowed: a field of chapter, "),
        (("options",), [], "field options: [] is not allowed; allowed: a list of at least 2"),
        (("options",), [RIGHT, RIGHT], "field options: '2 of 2 correct' is not allowed; allowed: at least one"),
        (("options",), [WRONG, WRONG], "field options: '0 of 2 correct' is not allowed; allowed: at least one"),
        (
            ("options", 0, "correct"),
            "perhaps",
            "options[1].correct: 'perhaps' is not allowed; allowed: yes or no",
        ),
        (("options", 0, "misconception"), "an-idea", "field options[1].misconception: 'an-idea' is not allowed"),
        (("options", 1, "misconception"), None, "field options[2].misconception: '(missing)' is not allowed"),
        (("options", 1, "misconception"), "no-idea", "'no-idea' is not allowed; allowed: an-idea"),
        (("options", 1, "feedback"), None, "field options[2].feedback: '(missing)'"),
        (("options", 1, "feedback"), "By 1.4-fold.", "field options[2].feedback: '1.4' is not allowed"),
        (
            ("options", 1, "claim"),
            None,
            "field options[2].(all): 'none' is not allowed; allowed: exactly one of link, ",
        ),
        (("options", 1, "again"), "three-systems#the-clock-problem", "options[2].(all): 'claim, again' is not allowed"),
        (("options", 1, "claim"), "z_moon", "field options[2].claim: 'z_moon' is not allowed; allowed: no claim"),
        (("options", 1, "look"), LOOK, "is not allowed; allowed: nothing beside claim: a look is about a link"),
        (("options", 0, "claim"), "d_bdnf_indirect", "field options[1].claim: 'd_bdnf_indirect' is not allowed"),
        (("options", 0, "look"), LOOK, "is not allowed; allowed: nothing, because this option is correct"),
        (("options", 0), "This", "field options[1]: 'This' is not allowed; allowed: names of fields"),
        (("numbers",), {"answer": {"fact": "n_claims"}}, "field numbers: 'answer' is not allowed"),
        (("numbers",), {"n": {"fact": "n_unicorns"}}, "field numbers.n.fact: 'n_unicorns' is not allowed"),
        (("numbers",), {"n": {"value": "eremin2005-03"}}, "field numbers.n.value: 'eremin2005-03' is not allowed"),
        (("numbers",), {"n": {"scene": LINK}}, "allowed: exactly one of read, given"),
        (("numbers",), {"n": {}}, "allowed: exactly one of scene, fact, model, value"),
        (("numbers",), {"n": {"scene": LINK, "given": {"slot": 2, "field": "amount"}}}, "given.slot: 2 is not allowed"),
        (("numeric",), {**NUMERIC, "expected": None}, "field numeric.expected: None is not allowed; allowed: a number"),
        (("numeric",), {"scene": LINK, "read": READ}, "field numeric.expected: '(missing)' is not allowed"),
        (("numeric",), {**NUMERIC, "read": {**READ, "transmitter": "GABA"}}, "numeric.read.transmitter: 'GABA'"),
        (("numeric",), {**NUMERIC, "read": {**READ, "quantity": "5-HIAA"}}, "numeric.read.quantity: '5-HIAA'"),
        (
            ("numeric",),
            {**NUMERIC, "read": {**READ, "run": "Semax"}},
            "'Semax' is not allowed; allowed: methylphenidate",
        ),
        (
            ("numeric",),
            {**NUMERIC, "read": {**READ, "at": 500}},
            "numeric.read.at: 500 is not allowed; allowed: a minute",
        ),
        (("numeric",), {**NUMERIC, "read": {**READ, "at": "noon"}}, "numeric.read.at: 'noon' is not allowed"),
        (("numeric",), {**NUMERIC, "over": {"run": "methylphenidate"}}, "numeric.over.run: 'methylphenidate'"),
        (("numeric",), {**NUMERIC, "as": "fold"}, "numeric.as: 'fold' is not allowed; allowed: percent, times"),
    ],
)
def test_a_bad_question(tmp_path, ideas, way, value, message):
    file = write(tmp_path, "questions.yml", {"why": changed(QUESTION, way, value)})
    said = told(lambda: questions(file, ideas))
    assert said.startswith("questions.yml, why, field ") and message in said, said


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"link": "v=1&doses=tea:1:ip:0"}, "link: 'v=1&doses=tea:1:ip:0' is not allowed; allowed: a link that the"),
        (
            {"link": "v=2"},
            "link: 'v=2' is not allowed; allowed: a link that the dashboard opens as it is, which has no v",
        ),
        ({"look": None}, "look: '(missing)' is not allowed; allowed: a value"),
        (
            {"link": None, "again": "the-moon#crater", "look": None},
            "again: 'the-moon#crater' is not allowed; allowed: a",
        ),
        (
            {"link": None, "again": "three-systems", "look": None},
            "again: 'three-systems' is not allowed; allowed: a sec",
        ),
        ({"look": {**LOOK, "below": "much"}}, "look.below: 'much' is not allowed; allowed: a number"),
        ({"look": {"what": "dopamine is {found}", "read": READ}}, "look.read: 'without a bound' is not allowed"),
        ({"look": {"what": "dopamine is {found}", "above": 2}}, "look.read: '(missing)' is not allowed"),
        ({"look": {"what": "dopamine"}}, "look.(all): 'none' is not allowed; allowed: something to see"),
        ({"look": {**LOOK, "what": "dopamine rises"}}, "look.what: 'dopamine rises' is not allowed; allowed: a clause"),
        ({"look": {**LOOK, "what": "{found}, by 5 %"}}, "look.what: '5' is not allowed; allowed: a number from a role"),
        ({"look": {**LOOK, "what": "{found} {more}"}}, "look.what: '{more}' is not allowed; allowed: found"),
        (
            {"look": {**LOOK, "read": {**READ, "transmitter": "NE"}}},
            "look.read: 'NE' is not allowed; allowed: what the",
        ),
        ({"look": {**LOOK, "read": {**READ, "quantity": "HVA"}}}, "look.read: 'HVA' is not allowed; allowed: what the"),
        (
            {"look": {"what": "{found}", "point": "moon1969-01"}},
            "look.point: 'moon1969-01' is not allowed; allowed: er",
        ),
        ({"look": {**LOOK, "without": "moon1969-01"}}, "look.without: 'moon1969-01' is not allowed; allowed: no meas"),
        ({"look": {**LOOK, "at": 5}}, "look.at: 5 is not allowed; allowed: a field of what, read"),
        ({"also": [{"says": "Yes.", "scene": LINK, "read": READ, "above": 2}]}, "also[1].says: 'Yes.' is not allowed"),
        ({"also": [{"says": "No.", "read": READ, "above": 2}]}, "also[1].scene: '(missing)' is not allowed"),
    ],
)
def test_a_bad_way_to_see_it(tmp_path, ideas, change, message):
    file = write(tmp_path, "questions.yml", {"why": linked(**change)})
    said = told(lambda: questions(file, ideas))
    assert said.startswith(f"questions.yml, why, field options[2].{message}"), said


@pytest.mark.parametrize(
    ("look", "message"),
    [
        ({"above": 900}, "look.above: 497.1 is not allowed; allowed: a number above 900"),
        ({"below": 200}, "look.below: 497.1 is not allowed; allowed: a number below 200"),
        ({"above": 200, "point": "eremin2005-03"}, "look.point: 'eremin2005-03' is not allowed; allowed: a row whose "),
        (
            {"above": 200, "point": "none"},
            "look.point: 'schiffer2006-04' is not allowed; allowed: a panel of which nob",
        ),
        (
            {"above": 200, "without": "schiffer2006-04"},
            "look.without: 'schiffer2006-04' is not allowed; allowed: a row",
        ),
    ],
)
def test_a_look_that_does_not_hold(tmp_path, ideas, look, message):
    entry = linked(look={"what": "dopamine is {found}", "read": {"transmitter": "DA", "at": "peak"}, **look})
    one = questions(write(tmp_path, "questions.yml", {"why": entry}), ideas)["why"]
    said = re.sub(r"(\d+\.\d)\d+", r"\1", told(lambda: one.seen(one.options[1].way)))
    assert said.startswith(f"questions.yml, why, field options[2].{message}"), said


def test_none_drawn_is_not_none_measured(tmp_path, ideas):
    look = {"what": "no mark", "point": "none"}
    other_dose = linked(link="v=1&for=6h&doses=Semax:0.5:ip:0&at=120", look=look)
    one = questions(write(tmp_path, "questions.yml", {"why": other_dose}), ideas)["why"]
    assert "look.point: 'measured' is not allowed" in told(lambda: one.seen(one.options[1].way))


@pytest.mark.parametrize(
    ("way", "value", "message"),
    [
        (("before",), "v=1&at=soon", "field before: 'v=1&at=soon' is not allowed"),
        (("run",), "v=1&doses=Semax:9:ip:0", "field run: 'v=1&doses=Semax:9:ip:0' is not allowed"),
        (("expected",), None, "field expected: '(missing)'"),
        (("what",), "{term}`DA` outside", "field what: '{term}`DA` outside' is not allowed; allowed: plain words"),
        (("explain",), "It was 3.", "field explain: '3' is not allowed"),
        (("read",), {"transmitter": "DA", "quantity": "outflow", "at": 30}, "field read.quantity: 'outflow' is"),
        (("also",), [{"says": "Or so.", "scene": LINK, "read": READ, "above": 2}], "field also[1].says: 'Or so.'"),
        (("also",), [{"says": "So.", "scene": LINK}], "field also[1].(all): 'none' is not allowed; allowed: something"),
        (("measured",), ["eremin2005-99"], "field measured: 'eremin2005-99' is not allowed"),
        (("measured",), ["eremin2004-01"], "'eremin2004-01' is not allowed; allowed: rows whose direction is increase"),
        (("measured",), "eremin2005-03", "allowed: a list of texts"),
        (("predict",), {}, "field predict.(all): 'none' is not allowed; allowed: exactly one of choice, slider"),
        (("predict", "choice", 0, "below"), None, "field predict.choice[1].below: '(missing)'"),
        (("predict", "choice", 1, "below"), 200, "field predict.choice[2].below: 200 is not allowed; allowed: nothing"),
        (
            ("predict", "choice"),
            [{"text": "a", "below": 2}, {"text": "b", "below": 1}, {"text": "c"}],
            "field predict.choice[2].below: 1.0 is not allowed; allowed: more than the 2 of the choice before",
        ),
        (
            ("predict",),
            {"slider": {"low": 0, "high": 9, "step": 2, "unit": "%", "scale": "log", "near": 2}},
            "field predict.slider.low: 0.0 is not allowed; allowed: more than 0 on a log scale",
        ),
        (
            ("predict",),
            {"slider": {"low": 1, "high": 9, "step": 1, "unit": "%", "scale": "log", "near": 2}},
            "field predict.slider.step: 1.0 is not allowed; allowed: more than 1",
        ),
        (
            ("predict",),
            {"slider": {"low": 9, "high": 1, "step": 1, "unit": "%", "scale": "linear", "near": 2}},
            "field predict.slider.high: 1.0 is not allowed; allowed: more than low, which is 9",
        ),
        (
            ("predict",),
            {"slider": {"low": 1, "high": 9, "step": 1, "unit": "%", "scale": "sqrt", "near": 2}},
            "field predict.slider.scale: 'sqrt' is not allowed; allowed: linear, log",
        ),
    ],
)
def test_a_bad_activity(tmp_path, way, value, message):
    file = write(tmp_path, "activities.yml", {"try": changed(ACTIVITY, way, value)})
    said = told(lambda: activities(file))
    assert said.startswith("activities.yml, try, field ") and message in said, said


def test_a_bad_misconception(tmp_path):
    file = write(tmp_path, "misconceptions.yml", {"an-idea": {"name": "An idea"}})
    assert "misconceptions.yml, an-idea, field instead: '(missing)'" in told(lambda: misconceptions(file))


def test_an_id_that_stands_twice(tmp_path):
    file = write(tmp_path, "misconceptions.yml", "one: {name: A, instead: B}\none: {name: C, instead: D}\n")
    assert "misconceptions.yml, line 2, field (name): 'one' is not allowed" in told(lambda: misconceptions(file))


def test_an_id_that_is_no_id(tmp_path):
    file = write(tmp_path, "misconceptions.yml", "One Idea: {name: A, instead: B}\n")
    assert "field (id): 'One Idea' is not allowed; allowed: small letters" in told(lambda: misconceptions(file))


def test_a_good_question_and_a_good_activity(tmp_path, ideas):
    made = questions(write(tmp_path, "questions.yml", {"why": QUESTION}), ideas)["why"]
    assert (made.several, made.numeric, made.options[1].misconception) == (False, None, "an-idea")
    assert activities(write(tmp_path, "activities.yml", {"try": ACTIVITY}))["try"].direction == "none"
