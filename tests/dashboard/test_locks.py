"""Locked is locked by every way that leads to another state, and what is refused is told in one sentence."""

import pytest
from monoamine.dashboard.presets import experiments, preset, presets
from monoamine.dashboard.state import blank, dose, encode
from monoamine.words import fill, words
from reader import EXHIBIT, FIGURE

TEXT = words("dashboard")
LABEL = TEXT["controls"]
START = {
    **blank(),
    "region": "hippocampus",
    "hypothesis": "H3",
    "window": "6h",
    "tone": 1.5,
    "see": "NE",
    "product": "tissue",
    "at": 100.0,
    "vary": 2,
    "scale": "linear",
    "doses": [dose("modafinil", 77.0, "oral", 5.0, "daily"), dose("Semax", 0.3, "nasal", 7.0), None],
}
PARTS = ("drug", "amount", "route", "time", "every")
OTHER = "v=1&if=H1&for=24h&see=5-HT&doses=d-amphetamine:1:sc:20,methylphenidate:2:iv:0&at=12&tone=0.5"


def frozen(state: dict, name: str) -> object:
    """What must stay, of a state that the page shows."""
    if name in PARTS:
        return [slot and slot[name] for slot in state["doses"]]
    return state[name]


def ways(dashboard):
    """Everything that asks for another state: what it is called, and how it is done."""
    page = dashboard.page
    for name in presets():
        yield f"story {name}", dashboard.find(f'[data-preset="{name}"]').click
    choose = dashboard.find("[data-experiment]")
    for number in (0, len(experiments()) - 1):
        yield f"experiment {number}", lambda number=number: choose.select_option(str(number))
    yield "link", lambda: page.evaluate("hash => { location.hash = hash; }", OTHER)
    yield "back", page.go_back
    yield "activity", lambda: page.evaluate(f"link => {EXHIBIT}.open(link)", OTHER)
    # Each control, also where something other than the reader moves it.
    for control in dashboard.find("form [name]").all():
        yield (
            control.get_attribute("name"),
            lambda control=control: control.evaluate(
                """control => {
              const { type, options, min, max, value } = control;
              if (type === 'radio') control.checked = true;
              else control.value = options ? [...options].find((one) => one.value !== value)?.value : value === max ? min : max;
              control.dispatchEvent(new Event('input', { bubbles: true }));
            }"""
            ),
        )


@pytest.mark.parametrize(
    "lock", ["region,hypothesis,doses", ",".join(START), ",".join(PARTS), "window", "at", "drug", "amount"]
)
def test_what_is_locked_stays_whatever_is_done(fresh, lock):
    fresh.page.goto(f"{fresh.site}/chapters/dashboard.html?lock={lock}#{encode(START)}")
    fresh.page.wait_for_function(f"{EXHIBIT}?.scene")
    assert fresh.choice() == START
    for way, act in ways(fresh):
        act()
        fresh.page.wait_for_function(f"{EXHIBIT}.scene.state === {EXHIBIT}.choice")
        state = fresh.choice()
        for name in lock.split(","):
            got, own = frozen(state, name), frozen(START, name)
            if name in PARTS:
                # A part of a dose that was taken away, or came in an empty slot, or that another drug cannot have.
                drugs = [slot and slot["drug"] for slot in state["doses"]]
                kept = [place for place, slot in enumerate(START["doses"]) if slot and slot["drug"] == drugs[place]]
                got, own = [got[place] for place in kept], [own[place] for place in kept]
                assert name != "drug" or drugs == [slot and slot["drug"] for slot in START["doses"]], way
            if name == "at":
                own = min(own, {"2h": 120.0}.get(state["window"], own))
            assert got == own, (way, name)
    fresh.page.goto("about:blank")
    assert not fresh.visit.faults


def test_a_story_says_what_it_could_not_change(fresh):
    fresh.open(query="?lock=region,hypothesis,doses")
    opened = fresh.choice()
    fresh.find('[data-preset="cortex"]').click()
    told = fill(TEXT["locked"], fields=f"{LABEL['region']}, {LABEL['doses']}")
    assert fresh.text("[data-notice]") == told
    assert fresh.choice() == {**preset("cortex"), **{name: opened[name] for name in ("region", "hypothesis", "doses")}}
    # It is not that story which is shown.
    assert not fresh.find('[data-preset][aria-pressed="true"]').count()
    assert fresh.text("[data-look]") == TEXT["presets"]["own"]
    fresh.press("tone", "ArrowRight")
    assert not fresh.find("[data-notice]").is_visible()
    fresh.find('[data-preset="flood"]').click()
    assert not fresh.find("[data-notice]").is_visible()
    assert fresh.find('[data-preset="flood"]').get_attribute("aria-pressed") == "true"


def test_a_link_that_is_followed_says_what_it_could_not_change(fresh):
    fresh.open(encode(START), "?lock=in,at")
    fresh.page.evaluate("hash => { location.hash = hash; }", encode({**START, "region": "striatum", "see": "DA"}))
    fresh.page.wait_for_function(f"{EXHIBIT}.choice.see === 'DA'")
    assert fresh.choice() == {**START, "see": "DA"}
    assert fresh.text("[data-notice]") == fill(TEXT["locked"], fields=LABEL["region"])
    fresh.page.wait_for_function(f"location.hash === '#' + {EXHIBIT}.link()")
    assert fresh.find("[data-play]").is_disabled()


@pytest.mark.parametrize(
    "query", ["?preset=cortex&lock=region", "?lock=region&preset=cortex", "?lock=in&preset=Cortex."]
)
def test_a_story_of_the_address_is_opened_first_and_locked_then(fresh, query):
    fresh.open(query=query)
    assert fresh.choice() == preset("cortex")
    assert fresh.control("region").is_disabled() and not fresh.find("[data-notice]").is_visible()
    fresh.find('[data-preset="flood"]').click()
    assert fresh.choice() == {**preset("flood"), "region": "prefrontal_cortex"}


@pytest.mark.parametrize(
    ("lock", "unknown", "known"),
    [
        ("nonsense", "nonsense", []),
        ("region,nonsense,dose", "nonsense, dose", ["region"]),
        ("Region, Hypothesis", "", ["region", "hypothesis"]),
        ("region%2Chypothesis", "", ["region", "hypothesis"]),
        ("in,if", "", ["region", "hypothesis"]),
        ("constructor,region", "constructor", ["region"]),
        ("", "", []),
    ],
)
def test_unknown_locks_are_told_and_known_ones_hold(fresh, lock, unknown, known):
    fresh.page.goto(f"{fresh.site}/chapters/dashboard.html?lock={lock}#{encode(START)}")
    fresh.page.wait_for_function(f"{EXHIBIT}?.scene")
    assert fresh.text("[data-notice]") == (fill(TEXT["bad_lock"], names=unknown) if unknown else "")
    disabled = f"[...document.querySelectorAll('{FIGURE} form [name]:disabled')].map((one) => one.name)"
    assert sorted(fresh.page.evaluate(disabled)) == sorted(known)


def test_every_fault_of_an_address_is_told(fresh):
    fresh.open("v=1&see=NE&in=amygdala", "?lock=nonsense&preset=nosuch")
    told = fresh.text("[data-notice]")
    assert fill(TEXT["bad_link"], parts="in=amygdala") in told and fill(TEXT["bad_lock"], names="nonsense") in told
