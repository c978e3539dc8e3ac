"""Whatever a reader does to the dashboard, in any order, it stays whole: seeded random events of all kinds.

600 events here; ``make fuzz`` sends 5,000 (MONOAMINE_FUZZ), and MONOAMINE_SEED another sequence. Firefox and WebKit have
fewer and simpler ones in engines/test_random_events.py.
"""

import os
from collections.abc import Callable
from random import Random

import pytest
from agreement import faults
from monoamine.dashboard.state import decode
from reader import FIGURE, SLIDE, WRONG, Dashboard
from test_state import allowed

EVENTS = int(os.environ.get("MONOAMINE_FUZZ", "600"))
SEED = int(os.environ.get("MONOAMINE_SEED", "7"))
# Events between two looks at what is drawn, and before the memory is measured for the first time.
LOOK, WARM = 25, 150
HEAP_GROWTH = 8e6
WIDTH, HEIGHT = 1000, 800
KEYS = ("Tab", "Tab", "Shift+Tab", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown",
        "Enter", "Space", "Escape", "Delete", "a", "5", "m")  # fmt: skip
# Links, the search of the page and a sideways swipe (Chromium goes back) would lead away, and files are not wanted. The
# dashboard's own form is not guarded.
GUARD = """
addEventListener('click', (event) => { if (event.target.closest?.('a')) event.preventDefault(); }, true);
addEventListener('submit', (event) => { if (!event.target.closest('.dashboard')) event.preventDefault(); }, true);
addEventListener('DOMContentLoaded', () => {
  HTMLAnchorElement.prototype.click = () => {};
  document.documentElement.style.overscrollBehaviorX = 'none';
});
"""


class Hands:
    """Random hands: each method is one event."""

    def __init__(self, dashboard: Dashboard, random: Random) -> None:
        self.page, self.random = dashboard.page, random
        self.dashboard = dashboard
        self.touch = dashboard.page.context.new_cdp_session(dashboard.page)

    def somewhere(self) -> tuple[float, float]:
        """A point of the window that lies on the dashboard."""
        box = self.dashboard.page.locator(FIGURE).bounding_box()
        if box["y"] > HEIGHT / 2 or box["y"] + box["height"] < HEIGHT / 2:
            self.page.evaluate(f"document.querySelector('{FIGURE}').scrollIntoView({{ behavior: 'instant' }})")
            box = self.dashboard.page.locator(FIGURE).bounding_box()
        right, bottom = min(box["x"] + box["width"], WIDTH), min(box["y"] + box["height"], HEIGHT)
        return self.random.uniform(max(box["x"], 0), right), self.random.uniform(max(box["y"], 0), bottom)

    def move(self) -> None:
        self.page.mouse.move(*self.somewhere())

    def click(self) -> None:
        self.page.mouse.click(*self.somewhere(), click_count=self.random.choice([1, 1, 1, 2]))

    def drag(self) -> None:
        self.page.mouse.move(*self.somewhere())
        self.page.mouse.down()
        self.page.mouse.move(*self.somewhere(), steps=self.random.randint(1, 4))
        self.page.mouse.up()

    def wheel(self) -> None:
        self.page.mouse.wheel(self.random.uniform(-50, 50), self.random.uniform(-500, 500))

    def key(self) -> None:
        self.page.keyboard.press(self.random.choice(KEYS))

    def tap(self) -> None:
        self._touches([self.somewhere()])
        self._touches([])

    def swipe(self) -> None:
        self._touches([self.somewhere()])
        self._touches([self.somewhere()], "touchMove")
        self._touches([])

    def pinch(self) -> None:
        self._touches([self.somewhere(), self.somewhere()])
        self._touches([self.somewhere(), self.somewhere()], "touchMove")
        self._touches([])

    def slide(self) -> None:
        """Put a slider anywhere, as a finger does, or choose anything from a select."""
        controls = self.dashboard.find("form :is(input[type=range], select), [data-experiment]")
        controls.nth(self.random.randrange(controls.count())).evaluate(SLIDE, self.random.random())

    def story(self) -> None:
        self.dashboard.find("[data-preset]").nth(self.random.randrange(6)).evaluate("button => button.click()")

    def window(self) -> None:
        self.page.set_viewport_size({"width": self.random.choice([WIDTH, 360, 700]), "height": HEIGHT})
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def theme(self) -> None:
        self.page.evaluate("document.documentElement.dataset.theme = " + self.random.choice(["'dark'", "'light'"]))

    def _touches(self, points: list, kind: str = "touchStart") -> None:
        kind = kind if points else "touchEnd"
        places = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    def events(self) -> list[Callable[[], None]]:
        """Events to choose from, the likelier ones several times."""
        often = [self.slide, self.key, self.key, self.click, self.drag]
        return [
            *often,
            *often,
            *often,
            self.move,
            self.wheel,
            self.tap,
            self.swipe,
            self.pinch,
            self.story,
            self.theme,
            self.window,
        ]


@pytest.fixture(scope="module")
def hands(browser, site):
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True)
    context.add_init_script(GUARD)
    dashboard = Dashboard(context.new_page(), site).open()
    yield Hands(dashboard, Random(SEED))
    context.close()


def heap(hands: Hands) -> float:
    """Bytes of JavaScript, numbers of its arrays included, that are still held after the garbage has been collected."""
    hands.touch.send("HeapProfiler.enable")
    for _ in range(3):
        hands.touch.send("HeapProfiler.collectGarbage")
    held = hands.touch.send("Runtime.getHeapUsage")
    return held["usedSize"] + held["backingStorageSize"]


def test_whatever_is_done_the_dashboard_stays_whole(hands, capsys):
    events, done, first = hands.events(), [], None
    for number in range(EVENTS):
        event = hands.random.choice(events)
        done.append(event.__name__)
        event()
        if number == WARM:
            first = heap(hands)
        if number % LOOK == LOOK - 1:
            _look(hands, f"seed {SEED}, event {number}, after {done[-LOOK:]}")
    grown = heap(hands) - first
    with capsys.disabled():
        print(
            f"\n{EVENTS} events, seed {SEED}: JavaScript memory grew by {grown / 1e6:.2f} MB to {(first + grown) / 1e6:.1f} MB"
        )
    assert grown < HEAP_GROWTH


def _look(hands: Hands, when: str) -> None:
    dashboard = hands.dashboard
    dashboard.settle()
    assert dashboard.page.url.startswith(dashboard.site), when
    assert not dashboard.visit.faults, when
    assert dashboard.page.evaluate(WRONG) == [], when
    state = dashboard.choice()
    assert allowed(state), when
    assert decode(dashboard.link()) == (state, []), when
    assert not faults(dashboard.read()), when


def test_a_gap_would_be_seen(hands):
    """The look itself: a broken scene is reported."""
    hands.dashboard.page.evaluate("monoamine.exhibits.dashboard.scene.runs[0].outside.DA[3] = NaN")
    assert hands.dashboard.page.evaluate(WRONG) != []
