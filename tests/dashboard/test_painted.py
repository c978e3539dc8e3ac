"""What the plots have painted is what they were told, from the first painting on, however a scene was opened."""

import pytest
from found import some
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import SCALES, WINDOWS, blank, decode, dose, encode
from monoamine.dashboard.view import axis
from monoamine.findings.select import height
from monoamine.words import words
from pages import quiet
from painted import WATCH, axes, numbers, wrong
from reader import DOSE, EXHIBIT, FIGURE, PAGE, Dashboard
from states import sample, told_links

RANDOM = 50
TEXT = words("dashboard")
# Scenes whose axes have other labels than the one the page begins with: more digits, fewer, days, hours.
WEEK = encode({**blank(), "window": "7d", "at": 1440.0, "doses": [dose("Semax", 0.15), None, None]})
TALL = presets()["primes"]["link"]
DAY = encode(
    {**blank(), "window": "24h", "scale": "linear", "at": 600.0, "doses": [dose("modafinil", 128.0), None, None]}
)
NOTHING = encode({**blank(), "window": "24h", "scale": "linear", "at": 600.0})
# The scene, its words and its dose-response are there, and what was painted last has been shown.
_DONE = f"""() => new Promise((resolve) => {{
  const look = () => {{
    const {{ state, scene, told, dose, payload }} = {EXHIBIT};
    const there = state === 'ready' && scene && told === scene && (!payload.data.shown.includes('dose') || dose !== undefined);
    if (there) requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    else setTimeout(look, 10);
  }};
  look();
}})"""


@pytest.fixture(scope="module")
def watched(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture
def tab(watched, site):
    page = watched.new_page()
    yield Dashboard(page, site)
    page.close()


def opened(tab: Dashboard, link: str = "", query: str = "") -> list[dict]:
    """The axes of the dashboard, opened afresh."""
    tab.page.goto("about:blank")
    tab.page.goto(f"{tab.site}/{PAGE}{query}{f'#{link}' if link else ''}")
    tab.page.evaluate(f"{EXHIBIT}.start()")
    tab.page.evaluate(_DONE)
    return axes(tab.page, "dashboard")


def faults(found: list[dict], state: dict) -> list[str]:
    """Every text against what the axis was told, and every number against what stands at that place."""
    return [fault for one in found for fault in (*wrong(one), *_numbers_wrong(one, state))]


def _numbers_wrong(one: dict, state: dict) -> list[str]:
    painted, ticks = numbers(one), [each["tick"] for each in one["told"]]
    if one["side"] == "left":
        meant = [10**tick for tick in ticks] if state["scale"] == "log" else ticks
    elif one["plot"] == DOSE:
        meant = [10**tick for tick in ticks]
    else:
        named = dict(axis(state["window"])["ticks"])
        meant = [float(named[tick]) for tick in ticks]
    where = f"{one['plot']} {one['side']}"
    if painted != sorted(painted):
        return [f"{where}: {painted} does not rise"]
    same = len(painted) == len(meant) > 1 and all(
        abs(p - m) <= 1e-6 * max(m, 1) for p, m in zip(painted, meant, strict=True)
    )
    return [] if same else [f"{where}: {painted} painted where {meant} lies"]


@pytest.mark.parametrize("number", range(5))
def test_a_link_is_painted_as_it_was_told_at_the_first_painting(tab, number):
    """Stories, published experiments and random scenes, each opened afresh."""
    links = [*told_links(), *map(encode, sample(RANDOM, 41)), WEEK, TALL, NOTHING][number::5]
    found = {link: faults(opened(tab, link), decode(link)[0]) for link in links}
    assert len(links) >= 15 and not {link: one for link, one in found.items() if one}


@pytest.mark.parametrize("link", [WEEK, TALL, DAY])
@pytest.mark.parametrize("query", ["?lock=region,hypothesis", "?embed=1", "?embed=1&lock=doses"])
def test_a_frame_and_a_lock_paint_what_they_were_told(tab, link, query):
    assert not faults(opened(tab, link, query), decode(link)[0])


@pytest.mark.parametrize("name", presets())
def test_a_story_in_the_address_is_painted_as_it_was_told(tab, name):
    assert not faults(opened(tab, query=f"?preset={name}"), decode(presets()[name]["link"])[0])


def test_what_is_printed_and_saved_is_what_was_told(tab):
    found = opened(tab, TALL)
    told = [each["text"] for one in found for each in one["told"]]
    tab.find('[data-take="png"]').click()
    tab.page.wait_for_function("window.savedTexts")
    saved = tab.page.evaluate("window.savedTexts")
    assert all(saved.count(text) >= told.count(text) for text in some(told))
    tab.page.emulate_media(media="print")
    tab.page.wait_for_selector(f"{FIGURE} .exhibit-print", state="attached")
    # What BokehJS would paint in the size of the paper it has painted by then.
    quiet(tab.page, 500)
    assert not faults(axes(tab.page, "dashboard"), decode(TALL)[0])
    tab.page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [375, 1280])
def test_one_scene_after_another_is_painted_as_it_was_told(tab, width):
    """The same minute has another name on an axis of hours than on one of days."""
    tab.page.set_viewport_size({"width": width, "height": 900})
    opened(tab)
    for link in (WEEK, TALL, DAY, WEEK.replace("7d", "24h"), WEEK):
        tab.show(link).settle_dose()
        assert not faults(axes(tab.page, "dashboard"), decode(link)[0]), link


def test_where_nothing_is_given_the_dose_view_says_so_and_has_no_axes(tab):
    text = TEXT["dose_empty"].split("\n")
    for link in (NOTHING, encode({**decode(TALL)[0], "vary": 3})):
        found = opened(tab, link)
        assert found and not [one for one in found if one["plot"] == DOSE]
        assert painted(tab, DOSE) == text
        assert tab.find(f'[data-view="{DOSE}"]').get_attribute("aria-label").endswith(" ".join(text))
        assert not faults(found, decode(link)[0])
    tab.choose("vary", "2")
    tab.settle_dose()
    assert [one["side"] for one in axes(tab.page, "dashboard") if one["plot"] == DOSE] == ["below", "left"]
    assert not set(text) & set(painted(tab, DOSE))


def painted(tab: Dashboard, view: str) -> list[str]:
    """The texts on the canvas of a view."""
    return tab.page.evaluate(
        f"""view => {{
      const {{ views, element }} = {EXHIBIT}, {{ root }} = element.querySelector(`[data-view="${{view}}"]`).dataset;
      return views.find(({{ model }}) => model.id === root).canvas_view.primary.canvas.painted.map(({{ text }}) => text);
    }}""",
        view,
    )


BASELINES = f"""() => Object.fromEntries({EXHIBIT}.views.map(({{ model }}) => {{
  const [line] = model.center.filter(({{ name }}) => name?.endsWith('-base'));
  return [line.name.replace('-base', ''), line.visible ? line.location : null];
}}))"""


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("window", WINDOWS)
def test_the_line_of_rest_is_at_one_hundred_percent_in_every_plot(tab, scale, window):
    """Also in a plot that was opened in the other scale, and in one that is empty."""
    scenes = [
        {**blank(), "window": window, "scale": scale, "doses": doses}
        for doses in ([None] * 3, [dose("d-amphetamine"), None, None], [dose("Semax"), dose("modafinil"), None])
    ]
    opened(tab)
    for state in some(scenes):
        tab.show(encode(state)).settle_dose()
        given = bool(state["doses"][0])
        lines = tab.page.evaluate(BASELINES)
        assert lines.pop(DOSE) == (height(100, scale) if given else None)
        assert {*lines.values()} == {height(100, scale)} and len(lines) == 4


def test_labels_have_the_room_they_need(tab):
    """A longer number moves its plot, and none runs into the words beside it, in any plot."""
    for link in (TALL, WEEK):
        for one in some(each for each in opened(tab, link) if each["side"] == "left"):
            words = [each["x"] for each in one["painted"] if each["turned"]]
            ticks = some(each for each in one["painted"] if not each["turned"])
            assert all(each["x"] - 3.5 * len(each["text"]) > words[0] - 4 for each in ticks), one
