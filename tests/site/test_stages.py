"""The figure of an activity: it waits in the card, comes into view when the model runs, and plays."""

import pytest
from found import some
from monoamine.teaching import activity
from monoamine.words import words
from pages import frames, quiet

TEXT = words("teaching")["activity"]
# A page whose figure may be explored first; one whose activities share a figure.
EXPLORED, SHARED = "simple-version", "comparison"
PAGES = (EXPLORED, SHARED, "norepinephrine-inverted-u", "region-specific-serotonin", "three-systems", "where-studied")
# How much of the figure and of what is told can be seen: of the window's height.
SEEN = """([id, selector]) => {
  const { top, bottom } = document.querySelector(`#activity-${id} ${selector}`).getBoundingClientRect();
  return Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)) / innerHeight;
}"""


def opened(browser, site, page, **options):
    made = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    made.goto(f"{site}/chapters/{page}.html", wait_until="networkidle")
    return made


def run(page, name: str) -> None:
    card = f"#activity-{name}"
    page.focus(f"{card} form input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.click(f"{card} [data-run]")
    page.wait_for_selector(f'{card}[data-state="told"]')


def activities(page) -> list[str]:
    return some(page.eval_on_selector_all("[data-activity]", "all => all.map(one => one.dataset.activity)"))


@pytest.mark.parametrize("chapter", PAGES)
def test_a_figure_waits_in_the_card_that_runs_it_first(browser, site, chapter):
    page = opened(browser, site, chapter)
    first = {activity(name).exhibit: name for name in reversed(activities(page))}
    for exhibit, name in some(first.items()):
        figure = page.locator(f"#exhibit-{exhibit}")
        if (chapter, exhibit) == (EXPLORED, "flood"):
            assert figure.is_visible() and not figure.evaluate("figure => figure.closest('.activity')")
            continue
        assert figure.evaluate("figure => figure.closest('.activity').dataset.activity") == name
        assert not figure.is_visible() and TEXT["stage"]["title"] in page.inner_text(f"#activity-{name} summary")
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(375, 812), (1280, 900)])
@pytest.mark.parametrize("chapter", PAGES)
def test_what_comes_out_is_seen_with_its_figure(browser, site, chapter, width, height):
    page = opened(browser, site, chapter, viewport={"width": width, "height": height}, reduced_motion="reduce")
    for name in some(activities(page)):
        run(page, name)
        page.wait_for_selector(f"#activity-{name} .exhibit[data-state='ready']")
        frames(page)
        assert page.evaluate(SEEN, [name, ".activity-said"]) > 0.05, name
        assert page.evaluate(SEEN, [name, ".exhibit"]) >= 0.4, name
        assert page.evaluate("document.activeElement.matches('[data-said]')")
        assert activity(name).said() in page.inner_text(f"#activity-{name} [data-said]")
    page.context.close()


def test_a_figure_that_several_use_goes_to_the_card_that_runs_and_comes_back_when_asked(browser, site):
    page = opened(browser, site, SHARED)
    first, second, *_ = activities(page)
    figure = page.locator(f"#exhibit-{activity(first).exhibit}")
    card = "figure => figure.closest('.activity').dataset.activity"
    run(page, first)
    assert figure.evaluate(card) == first and not page.locator(f"#activity-{first} [data-look]").is_visible()
    run(page, second)
    assert figure.evaluate(card) == second and figure.is_visible()
    page.click(f"#activity-{first} [data-look]")
    assert figure.evaluate(card) == first and page.evaluate(SEEN, [first, ".exhibit"]) >= 0.4
    assert not page.locator(f"#activity-{first} [data-look]").is_visible()
    assert page.locator(f"#activity-{second} [data-look]").is_visible()
    page.context.close()


def test_a_figure_that_could_be_explored_can_be_brought_home(browser, site):
    page = opened(browser, site, EXPLORED)
    figure, back = page.locator("#exhibit-flood"), page.locator(".stage-home button")
    run(page, "simple-flood")
    assert figure.evaluate("figure => figure.closest('.activity').dataset.activity") == "simple-flood"
    assert back.inner_text() == TEXT["home"]
    back.focus()
    page.keyboard.press("Enter")
    assert not figure.evaluate("figure => figure.closest('.activity')") and back.count() == 0
    assert page.evaluate("document.activeElement.contains(document.querySelector('#exhibit-flood'))")
    run_again = page.locator("#activity-simple-flood [data-look]")
    # Its scene is the same, so it may be asked for again.
    assert run_again.is_visible()
    page.context.close()


@pytest.mark.parametrize("moving", [True, False])
def test_the_scene_plays_up_to_its_moment_unless_less_motion_is_wanted(browser, site, moving):
    page = opened(browser, site, EXPLORED, reduced_motion="no-preference" if moving else "reduce")
    page.evaluate("""() => {
      window.seen = [];
      const look = () => { window.seen.push(window.monoamine.exhibits.block.choice.at); requestAnimationFrame(look); };
      document.querySelector('#activity-simple-block').addEventListener('monoamine:ready', look);
    }""")
    run(page, "simple-block")
    page.wait_for_function("window.seen.length > 9")
    # The link of the activity names the minute.
    page.wait_for_function("window.monoamine.exhibits.block.choice.at === 26")
    quiet(page, 300)
    seen = page.evaluate("window.seen")
    assert seen[-1] == 26 and (min(seen) < 5) == moving
    assert sorted(seen[seen.index(min(seen)) :]) == seen[seen.index(min(seen)) :]
    page.context.close()


def test_a_link_to_a_waiting_figure_opens_it(browser, site):
    page = opened(browser, site, EXPLORED)
    page.evaluate("location.hash = 'exhibit-block'")
    page.wait_for_selector("#exhibit-block[data-state='ready']")
    assert page.locator("#exhibit-block").is_visible()
    page.context.close()


def test_without_a_script_the_figure_stands_open_in_the_card(browser, site):
    page = opened(browser, site, EXPLORED, java_script_enabled=False)
    assert page.locator("#activity-simple-block #exhibit-block .dash-still-plot").first.is_visible()
    assert not page.locator(".stage-waits").first.is_visible()
    page.context.close()


def test_before_anything_is_given_a_ghost_stands_where_the_line_would_be_dead(browser, site):
    page = opened(browser, site, EXPLORED)
    ghost = page.locator("#exhibit-flood .dash-ghost")
    assert ghost.is_visible()
    run(page, "simple-flood")
    page.wait_for_function("window.monoamine.exhibits.flood.choice.doses[0]")
    page.wait_for_function("!document.querySelector('#exhibit-flood [data-rest]')")
    assert not ghost.is_visible()
    page.context.close()


def test_what_a_scene_asks_for_is_shown_first(browser, site):
    page = opened(browser, site, EXPLORED)
    first = page.locator("#exhibit-cycle .dash-view").first
    assert first.get_attribute("data-dash") == "product"
    page.context.close()
