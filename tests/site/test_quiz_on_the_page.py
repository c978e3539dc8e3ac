"""Quiz and activity of the built book, used with the keyboard alone, and read without a script."""

import itertools
import re

import pytest
from found import some
from monoamine.dashboard.state import decode, encode
from monoamine.teaching import activity, in_chapter, question
from monoamine.words import words
from pages import open_questions, quiet, watch

PAGE = "chapters/three-systems.html"
# Here two activities drive one figure.
SHARED = "chapters/where-studied.html"
FRIEND = "#question-three-systems-friend"
SEVERAL = "#question-three-systems-what-rose"
ACTIVITY = "#activity-semax-primes"
TEXT = words("teaching")
AXE = "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Storage as a browser that blocks it: even asking for it is an error.
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


N = len(in_chapter("three-systems"))
TOLD = "{first} of {n} right at the first try, {later} later"


def opened(browser, site, **options):
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    open_questions(page)
    return page


@pytest.fixture(params=[375, 1280])
def page(browser, site, request):
    page = opened(browser, site, viewport={"width": request.param, "height": 800})
    yield page
    page.context.close()


def said(page, place) -> str:
    return page.inner_text(f"{place} [data-said]")


def choose(page, place, option: int) -> None:
    """Answer with the keyboard alone: into the group, down to the option, Enter."""
    page.focus(f"{place} input")
    for _ in range(option):
        page.keyboard.press("ArrowDown")
    if not option:
        page.keyboard.press("Space")
    page.keyboard.press("Enter")


def places_of(page, place) -> list:
    """Where legend, options and button stand inside the question, and how large they are."""
    return page.eval_on_selector(
        place,
        """form => [...form.querySelectorAll('legend, label, button')].map(part => {
          const { y, width, height } = part.getBoundingClientRect();
          return [y - form.getBoundingClientRect().y, width, height].map(Math.round);
        })""",
    )


def test_check_without_a_choice_asks_for_one(page):
    page.focus(f"{FRIEND} button")
    page.keyboard.press("Enter")
    assert said(page, FRIEND) == TEXT["quiz"]["choose"]
    assert page.get_attribute(f"{FRIEND} [data-said]", "role") == "status"


def test_a_wrong_answer_says_why_and_where_to_see_it(page):
    before = places_of(page, FRIEND)
    choose(page, FRIEND, 0)
    told = said(page, FRIEND)
    option = question("three-systems-friend").options[0]
    assert told.startswith(TEXT["quiz"]["wrong"]) and TEXT["quiz"]["mixup"] in told
    assert "No change at rest means no effect" in told
    link = page.locator(f"{FRIEND} [data-said] .quiz-scene a")
    assert link.inner_text() == TEXT["quiz"]["scene"] and link.get_attribute("target") is None
    assert link.evaluate("link => link.hash") == f"#{option.way.link}" and option.way.found in told
    assert page.inner_text(f"{FRIEND} label:first-of-type [data-mark]") == TEXT["quiz"]["marks"]["wrong"]
    # Only the box of the feedback grows: nothing above it moves.
    assert places_of(page, FRIEND) == before


def test_a_right_answer_at_the_second_try(page):
    choose(page, FRIEND, 0)
    choose(page, FRIEND, 1)
    assert said(page, FRIEND).startswith(TEXT["quiz"]["right"])
    assert "right after 2 tries" in page.inner_text(f"details:has({FRIEND}) > summary")
    assert page.inner_text("[data-count]") == TOLD.format(first=0, n=N, later=1)


def test_several_answers_are_right_together(page):
    boxes = page.locator(f"{SEVERAL} input")
    boxes.nth(0).press("Space")
    boxes.nth(0).press("Enter")
    assert said(page, SEVERAL).startswith("Not yet: 1 of 2 right answers chosen, 0 wrong.")
    boxes.nth(2).press("Space")
    boxes.nth(2).press("Enter")
    told = said(page, SEVERAL)
    assert told.startswith(TEXT["quiz"]["right"]) and "5-HIAA in the striatum" in told


def test_answers_are_kept_over_a_reload(page):
    choose(page, FRIEND, 1)
    page.reload(wait_until="networkidle")
    open_questions(page)
    assert page.inner_text("[data-count]") == TOLD.format(first=1, n=N, later=0)
    assert TEXT["quiz"]["done"]["first"] in page.inner_text(f"details:has({FRIEND}) > summary")
    assert said(page, FRIEND) == ""


@pytest.mark.parametrize("width", [375, 1280])
def test_one_question_is_asked_at_a_time(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    open_at_first = page.locator(".quiz-fold").evaluate_all("(all) => all.map((one) => one.open)")
    assert open_at_first == [True] + [False] * (N - 1)
    asked = [one.id for one in in_chapter("three-systems")]
    for name, following in itertools.pairwise(asked):
        for place, option in enumerate(question(name).options):
            if option.correct:
                page.locator(f"#question-{name} input").nth(place).check()
        page.click(f"#question-{name} .quiz-check")
        page.click(f"#question-{name} .quiz-next")
        assert not page.locator(f"#question-{name}").is_visible()
        assert page.evaluate("document.activeElement.form.id") == f"question-{following}"
        top = page.locator(f"details:has(#question-{following})").bounding_box()["y"]
        assert -1 <= top < 800
    assert TOLD.format(first=N - 1, n=N, later=0) == page.inner_text("[data-count]")
    # What is closed tells its question, where there is room, and opens by a link to it.
    first = page.locator(".quiz-fold > summary").first.inner_text()
    assert "right at the first try" in first
    assert (question(asked[0]).filled(question(asked[0]).stem)[:20] in first) == (width > 600)
    page.evaluate(f"location.hash = 'question-{asked[0]}'")
    page.wait_for_selector(f"#question-{asked[0]}", state="visible")
    page.close()


def test_every_target_is_large_enough(page):
    for part in (".quiz-option", ".quiz button:visible", ".activity-form :is(button:visible, input[type=range])"):
        assert all(target.bounding_box()["height"] >= 44 for target in some(page.locator(part).all())), part


def test_copied_feedback_leaves_ids_unique(page):
    choose(page, FRIEND, 0)
    choose(page, SEVERAL, 0)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def predict(page, option: int) -> None:
    page.focus(f"{ACTIVITY} input")
    for _ in range(option):
        page.keyboard.press("ArrowDown")
    if not option:
        page.keyboard.press("Space")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-run]')")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'{ACTIVITY}[data-state="told"]')


def test_the_answer_is_hidden_until_the_reader_has_predicted(page):
    exhibit = "window.monoamine.exhibits.primes"
    page.wait_for_function(f"{exhibit}.scene")
    assert page.evaluate(f"{exhibit}.link()") == encode(decode(activity("semax-primes").before)[0])
    assert page.locator(f"{ACTIVITY} [data-run]").is_disabled()
    assert not page.locator(f"{ACTIVITY} .activity-answer").is_visible()
    assert TEXT["activity"]["first"] in page.inner_text(ACTIVITY)


def test_running_compares_prediction_model_and_measurement(page):
    one = activity("semax-primes")
    predict(page, 2)
    told = said(page, ACTIVITY)
    assert f"{one.said()} times as much" in told and TEXT["activity"]["agrees"] in told
    beside = page.inner_text(f"{ACTIVITY} [data-beside]")
    assert "Measured: higher." in beside and TEXT["activity"]["same_way"] in beside
    assert page.get_attribute(f"{ACTIVITY} [data-said]", "role") == "status"
    assert page.locator(f"{ACTIVITY} .activity-answer .check-answer").is_visible()
    assert page.evaluate("document.activeElement.matches('[data-said]')")
    in_page = page.evaluate("""() => {
      const { runs } = window.monoamine.exhibits.primes.scene;
      const top = (key) => Math.max(...runs.find((run) => run.key === key).outside.DA);
      return top('together') / top('d-amphetamine');
    }""")
    assert in_page == pytest.approx(one.reading.value(), rel=2e-3)


def test_a_prediction_that_differs_is_told_and_can_be_tried_again(page):
    predict(page, 0)
    assert TEXT["activity"]["differs"] in said(page, ACTIVITY)
    assert TEXT["activity"]["other_way"] in page.inner_text(f"{ACTIVITY} [data-beside]")
    page.focus(f"{ACTIVITY} [data-again]")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'{ACTIVITY}[data-state="predicting"]')
    assert said(page, ACTIVITY) == "" and page.locator(f"{ACTIVITY} .activity-form :checked").count() == 0
    assert page.evaluate("document.activeElement.matches('input')")
    kept = page.evaluate("JSON.parse(localStorage.getItem('monoamine.progress')).activities['semax-primes']")
    assert kept == {"runs": 1, "agreed": 0}


def test_activities_that_share_an_exhibit_take_turns(page, site):
    page.goto(f"{site}/{SHARED}", wait_until="networkidle")
    names = page.eval_on_selector_all("[data-activity]", "all => all.map(one => one.dataset.activity)")
    homes = [activity(name).exhibit for name in names]
    shared = [name for name, home in zip(names, homes, strict=True) if homes.count(home) > 1]
    assert shared, "no figure of this page is driven by two activities"
    first, second, *_ = (activity(name) for name in shared if activity(name).exhibit == activity(shared[0]).exhibit)
    link = f"window.monoamine.exhibits['{first.exhibit}'].link()"
    assert page.evaluate(link) == encode(decode(first.before)[0])
    page.focus(f"#activity-{second.id} input")
    assert page.evaluate(link) == encode(decode(second.before)[0])


def test_a_model_that_cannot_run_leaves_the_answer_of_the_build(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.route("**/simulator.js*", lambda route: route.abort())
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    predict(page, 2)
    assert said(page, ACTIVITY) == TEXT["activity"]["error"]
    assert activity("semax-primes").said() in page.inner_text(f"{ACTIVITY} .activity-built")
    context.close()


def test_blocked_storage_is_no_trouble(browser, site):
    context = browser.new_context()
    context.add_init_script(BLOCKED)
    page = context.new_page()
    visit = watch(page, site)
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    open_questions(page)
    # The theme's own script wants storage, too; what it says about that is not ours.
    before = len(visit.faults)
    choose(page, FRIEND, 1)
    assert said(page, FRIEND).startswith(TEXT["quiz"]["right"])
    assert page.inner_text("[data-count]") == TOLD.format(first=1, n=N, later=0)
    assert visit.faults[before:] == []
    context.close()


def test_it_works_from_a_file(browser, site_folder):
    page = browser.new_page()
    page.goto((site_folder / PAGE).as_uri())
    open_questions(page)
    choose(page, FRIEND, 1)
    assert said(page, FRIEND).startswith(TEXT["quiz"]["right"])
    predict(page, 2)
    assert TEXT["activity"]["agrees"] in said(page, ACTIVITY)
    page.close()


def test_without_a_script_the_answers_are_folded_below(browser, site):
    page = opened(browser, site, java_script_enabled=False)
    for fold in (f"{FRIEND} details", f"{ACTIVITY} .activity-answer"):
        assert not page.locator(f"{fold} .check-answer").is_visible()
        page.click(f"{fold} summary")
        assert page.locator(f"{fold} .check-answer").is_visible()
    assert activity("semax-primes").said() in page.inner_text(f"{ACTIVITY} .activity-built")
    assert not page.locator(".quiz button:visible, .activity button:visible").count()
    # What a link says is there is printed, and its address holds the state.
    way = question("three-systems-friend").options[0].way
    link = page.locator(f"{FRIEND} .quiz-scene a").first
    assert link.get_attribute("href") == f"dashboard.html#{way.link}"
    assert way.found in page.inner_text(f"{FRIEND} details")
    page.context.close()


def test_paper_shows_the_answers_that_are_asked_for_and_no_buttons(browser, site):
    page = opened(browser, site)
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.click(".print-tool summary")
    page.click(".print-tool [data-print=answers]")
    page.wait_for_selector("html[data-answers]", timeout=20_000)
    page.emulate_media(media="print")
    assert page.locator(f"{FRIEND} .quiz-row").count() == page.locator(f"{FRIEND} .quiz-row:visible").count() == 4
    assert page.locator(f"{ACTIVITY} .activity-built").is_visible()
    assert not page.locator(".quiz button:visible, .activity button:visible").count()
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_after_answering(browser, site, root, theme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=theme, reduced_motion="reduce")
    context.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}');")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}", wait_until="networkidle")
    open_questions(page)
    for place, option in ((FRIEND, 0), (SEVERAL, 0), ("#question-three-systems-slow-enzyme", 2)):
        choose(page, place, option)
    predict(page, 1)
    page.evaluate((root / AXE).read_text(encoding="utf-8"))
    # The page as a whole, before anything is answered, is looked at in test_every_page.
    parts = "{include: [['.quiz'], ['.activity']]}"
    result = page.evaluate(
        f"rules => axe.run({parts}, {{runOnly: {{type: 'tag', values: rules}}, resultTypes: ['violations']}})", RULES
    )
    found = [f"{fault['id']}: {node['html'][:160]}" for fault in result["violations"] for node in fault["nodes"][:3]]
    context.close()
    assert not found, "\n".join(found)


def test_the_page_says_nothing_to_a_screen_reader_by_itself(browser, site):
    page = opened(browser, site)
    live = "#exhibit-primes [data-live]"
    quiet(page, 1300)
    assert page.get_attribute(live, "aria-live") == "off" or page.inner_text(live) == ""
    page.wait_for_function(f"!document.querySelector({live!r}).hasAttribute('aria-live')")
    page.context.close()


def test_no_answer_of_the_model_is_in_the_script_of_an_activity(browser, site_folder):
    html = (site_folder / PAGE).read_text(encoding="utf-8")
    definition = re.search(r"<script data-definition[^>]*>(.*?)</script>", html) or re.search(
        r'<script type="application/json" data-definition[^>]*>(.*?)</script>', html
    )
    assert definition and activity("semax-primes").said() not in definition[1]
