"""The dashboard without eyes, without a mouse, on a phone, and without motion."""

import re

import pytest
from agreement import faults
from found import some
from monoamine.dashboard.controls import fields
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import WINDOWS, blank, dose, encode
from monoamine.words import words
from pages import frames, quiet
from reader import EXHIBIT, FIGURE, PAGE, Dashboard

TEXT = words("dashboard")
# Three drugs and a week: every control there is can be seen.
FULL = {**blank(), "window": "7d", "doses": [dose("Semax"), dose("d-amphetamine", 2.0, "sc"), dose("modafinil", 300.0)]}
ROLES = {"select": "combobox", "range": "slider", "radio": "radio"}
TAKEN = ("share", "link", "csv", "png", "svg")
TARGET = 44
TOPS = (
    "(places) => places.map((one) => document.querySelector(`#exhibit-dashboard ${one}`).getBoundingClientRect().top)"
)
# Whether an element, or one around it, is what has the keyboard.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || !one.closest('#exhibit-dashboard')) return null;
  const { name, value, dataset } = one;
  return name ? (one.type === 'radio' ? `${name}` : name) : dataset.preset ? `preset ${dataset.preset}`
    : dataset.take ? `take ${dataset.take}` : 'experiment' in dataset ? 'experiment' : 'still' in dataset ? 'still'
    : one.closest('[data-points]') ? 'finding' : one.tagName.toLowerCase();
}"""


@pytest.fixture(scope="module")
def wide(opened) -> Dashboard:
    return opened.show(encode(FULL))


# --- what a screen reader is told -----------------------------------------------------------------


@pytest.fixture(scope="module")
def tree(wide) -> dict[str, dict]:
    """Role, name, value and value text of each control, by id, as the accessibility tree has them."""
    wide.show(encode(FULL))
    session = wide.page.context.new_cdp_session(wide.page)
    session.send("DOM.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    selector = f"{FIGURE} :is(input, select, button)"
    found = {}
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]:
        told = session.send("Accessibility.getPartialAXTree", {"nodeId": node, "fetchRelatives": False})["nodes"][0]
        plain = session.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        attributes = dict(zip(plain[::2], plain[1::2], strict=True))
        key = (
            attributes.get("id")
            or attributes.get("data-preset")
            or attributes.get("data-take")
            or f"{attributes.get('name', 'button')}={attributes.get('value', '')}"
        )
        properties = {one["name"]: one["value"].get("value") for one in told.get("properties", [])}
        found[key] = {
            "ignored": told["ignored"],
            "role": told.get("role", {}).get("value"),
            "name": told.get("name", {}).get("value"),
            "value": told.get("value", {}).get("value"),
            **properties,
            "attributes": attributes,
        }
    return found


def test_every_control_has_its_role_and_a_name(tree):
    for field in some(fields("7d")):
        ids = (
            [f"{field.name}={value}" for value, _ in field.options]
            if field.kind == "radio"
            else [f"exhibit-dashboard-{field.name}"]
        )
        for ident in ids:
            told = tree[ident]
            assert not told["ignored"] and told["role"] == ROLES[field.kind], ident
            assert told["name"], ident
    assert len([one for one in tree.values() if not one["name"]]) == 0


def test_controls_of_the_three_slots_can_be_told_apart(wide):
    """A name that comes three times stands in a group that is named."""
    groups = wide.page.evaluate(f"""() => [...document.querySelectorAll('{FIGURE} [data-slot]')].map((slot) =>
      [slot.tagName, slot.querySelector('legend')?.textContent ?? slot.getAttribute('aria-label')])""")
    assert [name for name, _ in groups] == ["FIELDSET"] * 3
    assert len({legend for _, legend in groups}) == 3 and all(legend for _, legend in some(groups))


def test_every_control_has_a_value(tree):
    for told in some(tree.values()):
        if told["role"] in ("combobox", "slider"):
            assert told["value"] not in (None, "", "undefined"), told
        if told["role"] == "radio":
            assert told["checked"] in ("true", "false", True, False)
    stories = [told for key, told in tree.items() if key in presets()]
    assert len(stories) == len(presets()) and all("pressed" in told for told in stories)


def test_sliders_say_their_value_in_words(tree):
    units = [re.sub(r"\{\w+\}", "", one).strip() for one in TEXT["units"].values()]
    sliders = [told for told in tree.values() if told["role"] == "slider"]
    assert len(sliders) == 8
    for told in some(sliders):
        text = told["attributes"]["aria-valuetext"]  # the browser's tree in the developer tools leaves it out
        assert re.search(r"\d", text) and any(unit in text for unit in units), told
        assert told["valuemin"] <= float(told["attributes"].get("value", 0)) <= told["valuemax"]


def test_each_slider_says_beside_itself_what_it_tells_a_screen_reader(wide):
    wide.show(encode(FULL))
    for field in some(one for one in fields("7d") if one.kind == "range"):
        control = wide.control(field.name)
        beside = wide.page.locator(f"#{control.get_attribute('id')}-out").text_content()
        assert beside == control.get_attribute("aria-valuetext")


def test_each_plot_is_a_picture_that_says_what_it_shows(wide):
    slots = wide.find(".exhibit-slot[data-view]")
    before = [slot.get_attribute("aria-label") for slot in slots.all()]
    assert all(slot.get_attribute("role") == "img" for slot in some(slots.all())) and all(before)
    wide.press("at", "End")
    after = [slot.get_attribute("aria-label") for slot in slots.all()]
    changed = [
        slot.get_attribute("data-view")
        for slot, one, other in zip(slots.all(), before, after, strict=True)
        if one != other
    ]
    assert {"DA", "5-HT", "NE", "product"} <= set(changed)


def test_the_canvas_is_no_stop_of_the_keyboard(wide):
    assert wide.page.evaluate(f"{EXHIBIT}.views.every((view) => view.canvas_view.events_el.tabIndex === -1)")


# --- what is spoken -------------------------------------------------------------------------------

# What stands there to be read has been spoken.
SPOKEN = f"""() => document.querySelector('{FIGURE} [data-live]').textContent
  === document.querySelector('{FIGURE} [data-words]').textContent"""
# Longer than the pause between two announcements.
PAUSE_MS = 1300


def test_the_live_region_speaks_at_most_once_a_second_and_tells_the_model(fresh):
    fresh.open()
    live = fresh.find("[data-live]")
    assert live.get_attribute("role") == "status" or live.get_attribute("aria-live") == "polite"
    quiet(fresh.page, PAUSE_MS)
    assert live.text_content() == "", "a page that opens does not talk"
    fresh.show(encode(FULL))
    fresh.page.wait_for_function(SPOKEN)
    fresh.page.evaluate(f"""() => {{
      window.heard = [];
      const live = document.querySelector('{FIGURE} [data-live]');
      new MutationObserver(() => heard.push([performance.now(), live.textContent])).observe(live, {{ childList: true, characterData: true, subtree: true }});
    }}""")
    fresh.control("at").focus()
    for number in range(60):
        fresh.page.keyboard.press("ArrowRight" if number % 10 < 7 else "ArrowLeft", delay=50)
    fresh.settle()
    fresh.page.wait_for_function(SPOKEN)
    heard = fresh.page.evaluate("heard")
    assert len(heard) >= 2
    assert min(later[0] - sooner[0] for sooner, later in zip(heard, heard[1:], strict=False)) > 900
    shown = fresh.read()
    assert heard[-1][1] == shown["words"] and not faults(shown)


def test_what_does_not_change_is_not_spoken(fresh):
    fresh.open(encode(FULL))
    fresh.press("at", "ArrowRight")
    fresh.page.wait_for_function(SPOKEN)
    said = fresh.text("[data-live]")
    fresh.page.evaluate(f"document.querySelector('{FIGURE} [data-live]').dataset.before = 'yes'; window.spoken = 0")
    fresh.page.evaluate(
        f"new MutationObserver(() => spoken++).observe(document.querySelector('{FIGURE} [data-live]'), {{ childList: true }})"
    )
    fresh.press("at", "ArrowRight", "ArrowLeft")
    quiet(fresh.page, PAUSE_MS)
    assert fresh.text("[data-live]") == said and fresh.page.evaluate("spoken") == 0


# --- the keyboard alone ---------------------------------------------------------------------------


def tabbed(dashboard: Dashboard, key: str) -> list[str]:
    """Stops of the keyboard in the dashboard, one after the other, until it leaves."""
    stops: list[str] = []
    for _ in range(120):
        stop = dashboard.page.evaluate(FOCUSED)
        if stop is None and stops:
            return stops
        if stop:
            stops.append(stop)
        dashboard.page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not get out: {stops[-5:]}")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_keyboard_reaches_everything_in_order_and_gets_out(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    dashboard = Dashboard(page, site).open(encode(FULL))
    # On a phone the controls wait in a fold, which the keyboard opens.
    closed = dashboard.find("details.narrow:not([open]) > summary")
    while closed.count():
        closed.first.press("Enter")
    dashboard.find("[data-preset]").first.focus()
    stops = tabbed(dashboard, "Tab")
    expected = [f"preset {name}" for name in presets()] + ["experiment"] + [field.name for field in fields("7d")]
    expected += [f"take {what}" for what in TAKEN]
    assert set(expected) <= set(stops), set(expected) - set(stops)
    first = {stop: stops.index(stop) for stop in expected}
    assert first["preset flood"] < first["see"] < first["at"] < first["product"] < first["drug-1"] < first["amount-1"]
    assert first["amount-1"] < first["drug-2"] < first["drug-3"] < first["region"] < first["experiment"]
    assert first["experiment"] < first["take csv"]
    # A scene is sent where it is seen.
    assert first["product"] < first["take share"] < first["take link"] < first["drug-1"]
    # As the eye goes, row by row: nothing that is reached later stands above.
    # All at once: the page may still be moving to what has the keyboard.
    tops = page.evaluate(TOPS, ["[name=at]", "[data-brief]", "[data-take=share]"])
    assert tops == sorted(tops)
    dashboard.find('[data-take="svg"]').focus()
    assert set(tabbed(dashboard, "Shift+Tab")) >= set(expected)
    page.close()


def test_the_keyboard_operates_everything(fresh):
    fresh.open(encode(FULL))
    page = fresh.page
    fresh.find('[data-preset="cortex"]').focus()
    page.keyboard.press("Enter")
    fresh.settle()
    assert fresh.choice()["region"] == "prefrontal_cortex"
    fresh.find('[data-preset="flood"]').focus()
    page.keyboard.press("Space")
    fresh.settle()
    assert fresh.choice()["region"] == "striatum"
    before = fresh.link()
    fresh.find("[data-experiment]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"{EXHIBIT}.link() !== {before!r}")
    for name in ("drug-3", "region", "hypothesis", "window", "product"):
        before = fresh.link()
        fresh.press(name, "ArrowDown")
        assert fresh.link() != before, name
    still = fresh.find("[data-still]")
    pressed = still.get_attribute("aria-pressed")
    still.focus()
    page.keyboard.press("Enter")
    assert still.get_attribute("aria-pressed") != pressed
    with page.expect_download():
        fresh.find('[data-take="csv"]').focus()
        page.keyboard.press("Enter")


def test_the_focus_stays_where_it_was_when_things_change(fresh):
    fresh.open(encode(FULL))
    for name, key in (
        ("window", "ArrowUp"),
        ("drug-2", "ArrowDown"),
        ("see", "ArrowRight"),
        ("product", "ArrowDown"),
        ("amount-1", "ArrowRight"),
    ):
        fresh.press(name, key)
        assert fresh.page.evaluate("document.activeElement.name") == name


def test_what_has_the_keyboard_can_be_seen(fresh):
    fresh.open(encode(FULL))
    fresh.find("[data-preset]").first.focus()
    for _ in range(30):
        fresh.page.keyboard.press("Tab")
        outline = fresh.page.evaluate("""() => {
          const one = document.activeElement;
          if (!one.closest('#exhibit-dashboard')) return 'solid 3px';
          for (let node = one; node.id !== 'exhibit-dashboard'; node = node.parentElement) {
            const { outlineStyle, outlineWidth } = getComputedStyle(node);
            if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return `${outlineStyle} ${outlineWidth}`;
          }
          return `none: ${one.outerHTML.slice(0, 100)}`;
        }""")
        assert not outline.startswith("none"), outline


# --- a phone --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def phone(browser, site):
    context = browser.new_context(viewport={"width": 375, "height": 800}, has_touch=True, is_mobile=True)
    yield Dashboard(context.new_page(), site).open(encode(FULL))
    context.close()


def test_every_target_is_large_enough_for_a_finger(phone):
    small = phone.page.evaluate(
        """(least) => [...document.querySelectorAll('#exhibit-dashboard :is(button, select, input, summary)')]
          .filter((one) => one.checkVisibility()).map((one) => {
            const target = one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one;
            const { width, height } = target.getBoundingClientRect();
            return [one.name || one.textContent.trim().slice(0, 30), width, height];
          }).filter(([, width, height]) => width < least - 0.5 || height < least - 0.5)""",
        TARGET,
    )
    assert small == []


@pytest.mark.parametrize("window", ["2h", *list(WINDOWS)[-1:]])
@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_nothing_is_wider_than_the_screen(browser, site, width, window):
    page = browser.new_page(viewport={"width": width, "height": 800})
    Dashboard(page, site).open(encode({**FULL, "window": window, "see": "NE"}))
    frames(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = page.evaluate(f"""() => {{
      const {{ right }} = document.querySelector('{FIGURE}').getBoundingClientRect();
      return [...document.querySelectorAll('{FIGURE} :is(select, button, input, table, .exhibit-slot, svg)')]
        // What lies in a row to swipe is reached by swiping.
        .filter((one) => one.checkVisibility() && !one.closest('.dash-presets, .dash-three'))
        .filter((one) => one.getBoundingClientRect().right > right + 1).map((one) => one.outerHTML.slice(0, 80));
    }}""")
    page.close()
    assert inside == []


@pytest.mark.parametrize("view", ["DA", "product", "dose"])
def test_a_finger_on_a_plot_scrolls_the_page(phone, view):
    page = phone.page
    slot = phone.find(f'.exhibit-slot[data-view="{view}"]')
    slot.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = slot.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before = page.evaluate("scrollY")
    session = page.context.new_cdp_session(page)
    for way in range(0, 210, 10):
        kind = "touchMove" if way else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - way}]})
        frames(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function(f"scrollY - {before} > 120")


def test_a_finger_moves_a_slider(phone):
    phone.show(encode(FULL))
    slider = phone.control("at")
    slider.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = slider.bounding_box()
    phone.page.touchscreen.tap(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2)
    phone.settle()
    assert phone.choice()["at"] == pytest.approx(0.75 * WINDOWS["7d"], abs=0.06 * WINDOWS["7d"])


# --- motion ---------------------------------------------------------------------------------------

# How many parts of the dashboard stand elsewhere, or are drawn otherwise, a second later.
MOVING = f"""async () => {{
  const figure = document.querySelector('{FIGURE}'), svg = figure.querySelector('.synapse-stage svg');
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const places = () => [...figure.querySelectorAll('*')].map((one) => {{
    const {{ x, y, width, height }} = one.getBoundingClientRect();
    return [x, y, width, height].map((value) => value.toFixed(2)).join();
  }});
  svg.scrollIntoView({{ block: 'center', behavior: 'instant' }});
  await wait(800);
  const before = places();
  await wait(1000);
  const moved = places().filter((place, i) => place !== before[i]).length;
  const animated = document.getAnimations().filter(({{ playState, effect }}) => playState === 'running' && figure.contains(effect.target));
  return {{ moved, animations: animated.length }};
}}"""


def moving(browser, site, wish: str) -> dict:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion=wish)
    dashboard = Dashboard(context.new_page(), site).open(encode(FULL))
    found = dashboard.page.evaluate(MOVING)
    context.close()
    return found


def test_with_reduced_motion_nothing_moves(browser, site):
    assert moving(browser, site, "reduce") == {"moved": 0, "animations": 0}


def test_otherwise_the_synapse_moves_and_can_be_held_still(browser, site):
    assert moving(browser, site, "no-preference")["moved"] > 5
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    dashboard = Dashboard(page, site).open(encode(FULL))
    dashboard.find("[data-still]").click()
    assert page.evaluate(MOVING)["moved"] == 0
    page.close()


def test_the_page_is_named_and_described(wide, site):
    assert wide.page.url.startswith(f"{site}/{PAGE}")
    named = wide.page.evaluate(
        f"""() => document.getElementById(document.querySelector('{FIGURE}').getAttribute('aria-labelledby')).textContent"""
    )
    assert named.strip()
