"""The built book in Firefox and WebKit: every page opens and draws, and what a reader does is answered."""

import re
from collections.abc import Iterator

import pytest
from monoamine.dashboard.presets import presets
from monoamine.figures.study_svg import count_text
from monoamine.model import inverted_u, study
from monoamine.words import words
from pages import URLS
from reader import FIGURE, PAGE, READ, SETTLED, VIEWS, Dashboard
from sketched import MOVE
from sketched import faults as faults_of_move

ROOT, HOME = "index.html", "chapters/index.html"
PHONE = (390, 844)
EXHIBIT = re.compile(r'<figure[^>]* data-exhibit="([^"]+)"')
# What a reader sees at the beginning of each caption.
NUMBERED = """() => [...document.querySelectorAll('figure.exhibit figcaption')].map(
  (caption) => caption.innerText.match(/^Figure \\d+\\./)?.[0])"""
QUIZ, QUESTION = "chapters/three-systems.html", "#question-three-systems-friend"
SEARCH = "search.html?q=carrier"
# The results, once the search has said that it has ended.
FOUND = """async () => {
  await probe.until(() => document.querySelector('.search-summary')?.textContent, 'the results');
  return [...document.querySelectorAll('#search-results li > a')].map((link) => link.textContent);
}"""
# Relative: two engines have the same arithmetic, but for the last digits of exponentials and logarithms.
SAME = 1e-6


def reach(engine, exhibit: str) -> str:
    """Scroll to an exhibit; answers what becomes of it."""
    return engine.run("(name) => probe.reach(name)", exhibit)


@pytest.mark.parametrize("url", [url for url in URLS if url != ROOT])
def test_a_page_opens_and_draws(engine, site, site_folder, faults, url):
    engine.open(f"{site}/{url}")
    exhibits = EXHIBIT.findall((site_folder / url.partition("?")[0]).read_text(encoding="utf-8"))
    assert {name: reach(engine, name) for name in exhibits} == dict.fromkeys(exhibits, "ready")
    assert engine.run(NUMBERED) == [f"Figure {n}." for n in range(1, len(exhibits) + 1)]
    assert faults() == []


def test_the_root_leads_to_the_book(engine, site, faults):
    engine.open(f"{site}/{ROOT}")
    engine.arrive(f"/{HOME}")
    assert faults() == []


# --- the dashboard --------------------------------------------------------------------------------


def shown(engine) -> dict:
    """What the dashboard draws and tells, but for the view that is solved in a quiet moment."""
    engine.run(f"() => probe.until({SETTLED}, 'the scene')")
    return drawn(engine.run(READ))


def drawn(read: dict) -> dict:
    return {**read, "plots": {view: read["plots"][view] for view in VIEWS}}


def leaves(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every single value with its place."""
    if isinstance(value, (dict, list)):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, f"{place}/{key}")
    else:
        yield place, value


def numbers(read: dict) -> dict[str, float]:
    return {place: leaf for place, leaf in leaves(read) if type(leaf) in (int, float)}


def words_of(read: dict) -> dict[str, object]:
    return {place: leaf for place, leaf in leaves(read) if type(leaf) not in (int, float)}


@pytest.fixture(scope="module")
def story() -> str:
    """The button of a story."""
    return f'{FIGURE} [data-preset="{[*presets()][1]}"]'


@pytest.fixture(scope="module")
def expected(browser, site, story) -> dict:
    """The story in Chromium."""
    page = browser.new_page(reduced_motion="reduce")
    dashboard = Dashboard(page, site).open()
    page.click(story)
    yield drawn(dashboard.read())
    page.close()


def test_a_story_is_told_with_the_same_words_and_numbers_as_in_chromium(engine, site, faults, story, expected):
    engine.open(f"{site}/{PAGE}")
    assert reach(engine, "dashboard") == "ready"
    before = shown(engine)
    engine.click(story)
    after = shown(engine)
    assert before["words"] != after["words"] and before["runs"] != after["runs"]
    assert words_of(after) == words_of(expected)
    assert numbers(after) == pytest.approx(numbers(expected), rel=SAME, abs=SAME)
    assert faults() == []


@pytest.mark.parametrize("slider", ["amount-1", "at"])
def test_a_sketch_is_what_is_painted_at_rest(engine, site, faults, slider):
    engine.open(f"{site}/{PAGE}")
    assert reach(engine, "dashboard") == "ready"
    shown(engine)
    found = engine.run(MOVE, slider, [1, 1, 1])
    assert not faults_of_move(found) and any(found["moved"])
    assert faults() == []


# --- pictures to play with ------------------------------------------------------------------------


def test_a_hundred_studies_count_what_python_counts(engine, site, faults):
    engine.open(f"{site}/chapters/region-specific-serotonin.html")
    assert reach(engine, "study-design") == "ready"
    for button, draw in (("one", 101), ("hundred", 201)):
        engine.run(f"() => document.querySelector('[data-{button}]').scrollIntoView({{ block: 'center' }})")
        engine.click(f"[data-{button}]")
        state = engine.run("() => monoamine.exhibits['study-design'].shown.state")
        assert state["draw"] == draw
        found = study.study(state)
        marks = engine.run("() => [...document.querySelectorAll('.study-strip i')].map((one) => one.dataset.shows)")
        assert [one == "yes" for one in marks] == found["strip"]
        assert engine.run("() => document.querySelector('[data-strip]').ariaLabel") == count_text(found)
    assert faults() == []


def test_keys_move_the_animals_and_the_hill(engine, site, faults):
    engine.open(f"{site}/chapters/norepinephrine-inverted-u.html")
    assert reach(engine, "hill") == "ready"
    press = """(name, key) => {
      const handle = document.querySelector(`[data-handle="${name}"]`);
      handle.focus();
      handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      return [monoamine.exhibits.hill.shown.state, handle.getAttribute('aria-valuetext')];
    }"""
    state, told = engine.run(press, "sigma", "ArrowRight")
    assert state["sigma"] == 3.3 and "3.3" in told
    state, _ = engine.run(press, "top", "Home")
    lowest = inverted_u.tops("none", 1, "value")[0]
    assert (state["alpha2"], state["alpha1"]) == (lowest["alpha2"], lowest["alpha1"])
    assert faults() == []


# --- quiz, menus, search --------------------------------------------------------------------------


def test_a_quiz_answers(engine, site, faults):
    said = f"() => document.querySelector('{QUESTION} [data-said]').textContent"
    text = words("teaching")["quiz"]
    engine.open(f"{site}/{QUIZ}")
    engine.click(f"details:has(> {QUESTION}) > summary")
    # What has just opened lies under the window, and a driver does not scroll to it twice.
    engine.run(f"() => document.querySelector('{QUESTION}').scrollIntoView({{ block: 'center', behavior: 'instant' }})")
    for option, verdict in ((1, "wrong"), (2, "right")):
        engine.click(f"{QUESTION} label:nth-of-type({option})")
        engine.click(f"{QUESTION} button")
        assert engine.run(said).startswith(text[verdict])
    assert faults() == []


@pytest.fixture
def phone(engine, site):
    """A chapter in a narrow window, where every dialog has its button."""
    engine.size(*PHONE)
    engine.open(f"{site}/{QUIZ}")
    yield engine
    engine.size(*engine.SIZE)


@pytest.mark.parametrize(
    ("button", "dialog"),
    [
        (".primary-toggle", "#pst-primary-sidebar-modal"),
        (".secondary-toggle", "#pst-secondary-sidebar-modal"),
        (".tool.search-button", "#pst-search-dialog"),
    ],
    ids=["contents", "on this page", "search"],
)
def test_a_dialog_opens(phone, faults, button, dialog):
    height = f"() => document.querySelector('{dialog}[open]')?.getBoundingClientRect().height ?? 0"
    assert phone.run(height) == 0
    phone.click(button)
    assert phone.run(height) > 40
    assert faults() == []


def test_the_color_mode_changes(phone, faults):
    look = "() => [document.documentElement.dataset.mode, getComputedStyle(document.body).backgroundColor]"
    seen = [phone.run(look)]
    for _ in range(3):
        phone.click(".theme-switch-button")
        seen.append(phone.run(look))
    assert seen[3] == seen[0]
    assert len({mode for mode, _ in seen}) == 3 and len({ground for _, ground in seen}) == 2
    assert faults() == []


@pytest.fixture(scope="module")
def results(browser, site) -> list[str]:
    """What Chromium finds."""
    page = browser.new_page()
    page.goto(f"{site}/{SEARCH}")
    found = page.evaluate(FOUND)
    page.close()
    assert found
    return found


def test_the_search_finds_what_it_finds_in_chromium(phone, faults, results):
    phone.click(".tool.search-button")
    phone.type("#pst-search-dialog input", "carrier\n")
    phone.arrive(f"/{SEARCH}")
    assert phone.run(FOUND) == results
    assert faults() == []


# The card of a scene, painted by the engine: how many of its points are dark where words stand, and of the ink of
# dopamine where the synapse stands.
CARD = """async () => {
  const exhibit = monoamine.exhibits.dashboard;
  await probe.until(() => exhibit.scene, 'the scene');
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { onload: resolve, onerror: reject });
    script.src = document.querySelector('meta[name=card]').content;
    document.head.append(script);
  });
  const { blob } = await monoamine.card.picture(exhibit.scene, exhibit.payload.data);
  const image = await createImageBitmap(blob);
  const pen = Object.assign(document.createElement('canvas'), { width: 1200, height: 630 }).getContext('2d');
  pen.drawImage(image, 0, 0);
  const points = (x, y, width, height, wanted) => {
    const { data } = pen.getImageData(x, y, width, height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) if (wanted(data[i], data[i + 1], data[i + 2])) found += 1;
    return found;
  };
  const { place } = monoamine.card.card.rules;
  return {
    size: [image.width, image.height, blob.type], words: points(48, 70, 640, 140, (r, g, b) => r + g + b < 200),
    dots: points(...place, (r, g, b) => Math.abs(r - 184) + Math.abs(g - 74) + b < 24),
  };
}"""


def test_a_card_is_painted_with_words_and_picture(engine, site, faults):
    engine.open(f"{site}/{PAGE}#{presets()['flood']['link']}")
    found = engine.run(CARD)
    assert found["size"] == [1200, 630, "image/png"]
    assert found["words"] > 3000 and found["dots"] > 3000, found
    assert faults() == []
