"""Whatever is done to the dashboard in Firefox and WebKit, in any order, it stays whole.

250 events each; ``make fuzz`` sends 1,000 (MONOAMINE_FUZZ), and MONOAMINE_SEED another sequence. The engines are asked
through their drivers, so the events are those that the page's own controls hear, all sent from inside the page.
"""

import os

import pytest
from found import some
from monoamine.dashboard.state import decode
from reader import FIGURE, PAGE, SETTLED, SLIDE, WRONG

EVENTS = int(os.environ.get("MONOAMINE_FUZZ", "250"))
SEED = int(os.environ.get("MONOAMINE_SEED", "11"))
# Events between two looks at what is drawn.
LOOK = 25
# Files are not wanted, and what leads away from the page.
GUARD = """() => {
  addEventListener('click', (event) => { if (event.target.closest?.('a')) event.preventDefault(); }, true);
  HTMLAnchorElement.prototype.click = () => {};
}"""
# A generator of its own (Lehmer's), the same in each engine.
HANDS = f"""async (seed, events) => {{
  const figure = document.querySelector('{FIGURE}');
  let now = seed;
  const random = () => (now = (now * 48271) % 2147483647) / 2147483647;
  const any = (list) => list[Math.floor(random() * list.length)];
  const seen = (one) => !one.disabled && one.getClientRects().length > 0;
  const fields = () => [...figure.querySelectorAll('form :is(input[type=range], select)')].filter(seen);
  const buttons = () => [...figure.querySelectorAll('button, summary, input:is([type=radio], [type=checkbox])')]
    .filter((one) => seen(one) && !one.closest('.dash-take, .dash-share, dialog'));
  const hands = {{
    slide() {{ ({SLIDE})(any(fields()), random()); }},
    press() {{ any(buttons()).click(); }},
    story() {{ any([...figure.querySelectorAll('[data-preset]')]).click(); }},
    key() {{
      const at = any([...fields(), ...buttons()]), key = any(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Escape', 'Enter', ' ']);
      at.focus();
      for (const name of ['keydown', 'keyup']) at.dispatchEvent(new KeyboardEvent(name, {{ key, bubbles: true, cancelable: true }}));
    }},
    theme() {{ document.documentElement.dataset.theme = any(['light', 'dark']); }},
    back() {{ if (random() < 0.3) location.hash = any(Object.values(monoamine.exhibits.dashboard.payload.data.presets)).link; }},
  }};
  const names = ['slide', 'slide', 'slide', 'press', 'press', 'story', 'key', 'theme', 'back'], done = [];
  for (let n = 0; n < events; n += 1) {{
    const name = any(names);
    done.push(name);
    hands[name]();
    if (random() < 0.2) await new Promise(requestAnimationFrame);
  }}
  await probe.until({SETTLED}, `the scene after ${{done}}`);
  return {{ seed: now, wrong: ({WRONG})(), done, link: monoamine.exhibits.dashboard.link() }};
}}"""


@pytest.fixture
def dashboard(engine, site):
    engine.open(f"{site}/{PAGE}")
    assert engine.run("() => probe.reach('dashboard')") == "ready"
    engine.run(GUARD)
    return engine


def test_whatever_is_done_the_dashboard_stays_whole(dashboard, faults):
    seed, kinds = SEED, set()
    for number in range(0, EVENTS, LOOK):
        seen = dashboard.run(HANDS, seed, LOOK)
        when = f"seed {SEED}, after event {number + LOOK}: {seen['done']}"
        assert seen["wrong"] == [], when
        assert decode(seen["link"])[1] == [], (seen["link"], when)
        assert faults() == [], when
        seed = seen["seed"]
        kinds.update(seen["done"])
    assert some(kinds) and len(kinds) == 6


def test_a_gap_would_be_seen(dashboard):
    """The look itself: a broken scene is reported."""
    dashboard.run(f"() => probe.until({SETTLED}, 'the scene')")
    dashboard.run("() => { monoamine.exhibits.dashboard.scene.runs[0].outside.DA[3] = NaN; }")
    assert dashboard.run(WRONG) != []
