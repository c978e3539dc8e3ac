"""Quiz, activity, progress and known in a tiny book: what stands in the HTML, and what is an error."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from monoamine import evidence
from monoamine.teaching import activity, in_chapter, misconceptions, question
from monoamine.words import words

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(tiny_book):
    return lambda name: BeautifulSoup((tiny_book[0] / "chapters" / f"{name}.html").read_text("utf-8"), "html.parser")


def test_a_question_is_a_named_group_of_native_fields(page):
    form = page("three-systems").find(id="question-three-systems-friend")
    assert form.name == "form" and "What do you answer?" in form.fieldset.legend.get_text()
    fields = form.select("label > input[type=radio]")
    assert len(fields) == 4 and len({field["name"] for field in fields}) == 1
    assert form.select_one("button.quiz-check[type=button]").get_text() == words("teaching")["quiz"]["check"]
    assert form.select_one("[data-said]")["role"] == "status" and not form.select_one("[data-said]").get_text()


def test_several_right_answers_are_checkboxes(page):
    form = page("three-systems").find(id="question-three-systems-what-rose")
    assert len(form.select("input[type=checkbox]")) == 4
    assert words("teaching")["quiz"]["several"] in form.legend.get_text()


def test_a_computed_number_stands_in_its_place(page):
    form = page("three-systems").find(id="question-three-systems-primed-peak")
    one = question("three-systems-primed-peak")
    assert f"{one.numeric.text()} times as high" in form.get_text()
    assert "0.15\N{NO-BREAK SPACE}mg/kg Semax" in form.legend.get_text()


def test_the_fold_tells_each_option_its_feedback_and_misconception(page):
    rows = page("three-systems").find(id="question-three-systems-friend").select("details.check .quiz-row")
    assert [row.strong.get_text() for row in rows] == ["Not right.", "Right.", "Not right.", "Not right."]
    idea = misconceptions()["null-means-inert"]
    assert idea.name in rows[0].get_text() and idea.instead in rows[0].get_text()


def test_a_link_leads_to_the_state_of_the_dashboard_and_says_what_is_there(page):
    one = question("three-systems-friend")
    told = page("three-systems").select_one("#question-three-systems-friend .quiz-scene")
    assert told.a["href"] == f"dashboard.html#{one.options[0].way.link}"
    assert told.get_text() == f"{words('teaching')['quiz']['scene']}: {one.seen(one.options[0].way)}."
    assert one.options[0].way.found in told.get_text()


def test_other_ways_lead_to_the_claim_and_to_the_section(page):
    soup = page("three-systems")
    claim = soup.select('#question-three-systems-trkb-blocked .quiz-scene a[href="claim-bdnf-indirect.html"]')
    assert evidence.claim("d_bdnf_indirect").text in claim[0].get_text()
    section = soup.select_one("#question-three-systems-slow-enzyme .quiz-scene a")
    assert (section["href"], section.get_text()) == ("#the-clock-problem", "The clock problem")


def test_a_section_that_is_nowhere_is_a_warning(tiny_book):
    assert "no section 'the-missing-experiment' on the page chapters/three-systems" in tiny_book[1]


def test_markup_in_the_texts_works(page):
    soup = page("three-systems")
    assert soup.select('.quiz-feedback a[href="references.html#cite-eremin2004"]')
    assert soup.select('.quiz-feedback a.verdict-link[href="claim-amphetamine.html"]')
    assert soup.select(".quiz-feedback a.value") and soup.select('.quiz-feedback a[href^="terms.html#term-"]')
    assert soup.select('.sources a.study[href="references.html#cite-eremin2004"]'), "sources of the page"


def test_a_chapter_has_all_its_questions_in_order(page):
    asked = [form["data-question"] for form in page("norepinephrine-inverted-u").select("form[data-question]")]
    assert asked == [one.id for one in in_chapter("norepinephrine-inverted-u")]


def test_pages_with_a_quiz_load_the_script_and_others_do_not(page):
    def scripts(name):
        return [tag["src"] for tag in page(name).select("script[src]") if "monoamine.js" in tag["src"]]

    assert [len(scripts(name)) for name in ("three-systems", "norepinephrine-inverted-u", "index")] == [1, 1, 1]
    assert not scripts("plain")


def test_the_box_has_three_lists_in_the_order_of_certainty(page):
    parts = page("three-systems").select(".known > .known-part")
    assert [part.p.get_text() for part in parts] == list(words("teaching")["known"]["parts"].values())
    assert [len(part.select("li")) for part in parts] == [2, 1, 1]
    assert parts[0].select("a.value") and parts[2].li.get_text().startswith("How TrkB")


def test_progress_counts_what_the_pages_hold(page):
    rows = page("index").select("[data-progress] tbody tr")
    found = [(row.a["href"], len(json.loads(row["data-ids"])["questions"])) for row in rows]
    hill = len(in_chapter("norepinephrine-inverted-u"))
    assert found[:2] == [("norepinephrine-inverted-u.html", hill), ("three-systems.html", 5)]
    assert rows[1].a.get_text() == "Three systems, one upstream mechanism"


@pytest.mark.parametrize(
    "message",
    [
        "quiz: no question 'three-systems-freind'; near: three-systems-friend",
        "quiz: give either the ids of questions or :chapter: with the name of a page",
        "quiz: 'inverted-u-top' stands on this page already",
        "quiz: no chapter with questions 'the-moon'; near: ",
        "activity: no activity 'semax-prime'; near: semax-primes",
        "activity: semax-primes: the content asks the question, and there is none",
        "activity: inverted-u-ratio: no number dos; there are: dose, ",
        "known: no list of what is modelled is not allowed; allowed: a definition list of measured, modelled, guessed",
        "known: the term 'felt' is not allowed",
        "known: this content is not allowed",
    ],
)
def test_what_is_wrong_is_an_error_at_its_line(tiny_book, message):
    line = next((line for line in tiny_book[1].splitlines() if message in line), "")
    assert re.search(r"bad-teaching\.md:\d+: ERROR", line), tiny_book[1][-3000:]


def test_the_question_of_an_activity_says_its_numbers(page):
    asked = page("bad-teaching").select_one("#activity-cortex-norepinephrine .activity-question").get_text()
    assert (
        asked.strip() == f"Why after {activity('cortex-norepinephrine').numbers['dose'].text()}\N{NO-BREAK SPACE}mg/kg?"
    )


def test_an_activity_without_its_exhibit_is_a_warning(tiny_book):
    assert "activity cortex-norepinephrine: no exhibit 'cortex' stands on this page" in tiny_book[1]
