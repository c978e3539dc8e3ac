"""A scene sent as a link is the same scene in a fresh page: what is drawn has the same fingerprint.

100 scenes here; ``make fuzz`` sends 300 (MONOAMINE_STATES).
"""

import os

import pytest
from monoamine.dashboard.state import decode, encode
from reader import EXHIBIT, PAGE
from states import sample

COUNT, SEED, TABS = int(os.environ.get("MONOAMINE_STATES", "100")), 41, 6
# What is drawn, to nine digits, as a short text. The link that was shown comes with it.
FINGERPRINT = f"""async () => {{
  const exhibit = {EXHIBIT};
  const shown = () => exhibit.scene && JSON.stringify(exhibit.scene.state) === JSON.stringify(exhibit.choice);
  while (!shown() || exhibit.told !== exhibit.scene) await new Promise((resolve) => setTimeout(resolve, 5));
  const plain = (_, value) => (value instanceof Float64Array ? [...value] : typeof value === 'number' ? Number(value.toPrecision(9)) : value);
  const drawn = new TextEncoder().encode(JSON.stringify(exhibit.drawn, plain) + exhibit.element.querySelector('[data-words]').textContent);
  const digest = await crypto.subtle.digest('SHA-256', drawn);
  return {{ link: exhibit.link(), digest: [...new Uint8Array(digest)].slice(0, 8).join('-') }};
}}"""
STATES = sample(COUNT, SEED)


@pytest.fixture(scope="module")
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="module")
def sent(context, site) -> list[dict]:
    """Fingerprints of the states in the tab of those who send them, opened one after the other."""
    tab = context.new_page()
    tab.goto(f"{site}/{PAGE}")
    found = []
    for state in STATES:
        tab.evaluate(f"link => {EXHIBIT}.open(link)", encode(state))
        found.append(tab.evaluate(FINGERPRINT))
    tab.close()
    return found


@pytest.fixture(scope="module")
def received(context, site, sent) -> list[dict]:
    """Fingerprints in fresh pages, several at a time. Another query makes the browser load the page again.

    No plot is mounted: what is drawn is decided before BokehJS is there."""
    tabs, found = [context.new_page() for _ in range(TABS)], []
    for first in range(0, COUNT, TABS):
        pairs = list(zip(tabs, sent[first : first + TABS], strict=False))
        for number, (tab, one) in enumerate(pairs, first):
            tab.goto(f"{site}/{PAGE}?fresh={number}#{one['link']}", wait_until="commit")
        for tab, _ in pairs:
            tab.wait_for_function("window.monoamine?.exhibits?.dashboard?.link")
            found.append(tab.evaluate(FINGERPRINT))
    return found


def test_the_link_of_the_page_is_the_state(sent):
    assert [decode(one["link"]) for one in sent] == [(state, []) for state in STATES]


def test_a_link_opens_the_same_scene_in_a_fresh_page(sent, received):
    assert received == sent


def test_different_scenes_have_different_fingerprints(sent):
    assert len({one["digest"] for one in sent}) > 0.95 * COUNT
