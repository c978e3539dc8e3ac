"""While a slider moves its plots are sketched: what the sketch shows is what BokehJS paints when it rests."""

import pytest
from found import some
from monoamine.dashboard.state import blank, decode, dose, encode
from reader import EXHIBIT, VIEWS, Dashboard
from sketched import MOVE, faults

THREE = [dose("Semax", 0.15), dose("d-amphetamine", 2.0, "sc", 20.0), dose("methylphenidate", 5.0, "ip", 40.0)]
ONE = [dose("d-amphetamine", 1.0, "sc"), None, None]
# Marks come and go with the dose, the band with the time, lines of the grid with the axis.
SCENES = {
    "log": {**blank(), "doses": THREE, "hypothesis": "H3"},
    "linear": {**blank(), "doses": ONE, "scale": "linear"},
    "a week": {**blank(), "window": "7d", "at": 1440.0, "doses": [dose("Semax", 0.15), None, None]},
    "nothing": blank() | {"doses": [None] * 3},
}
MOVES = {
    "log": {"amount-2": [1, 1], "time-3": [1, 1], "at": [3], "tone": [1]},
    "linear": {"amount-1": [-1, -1], "time-1": [2], "at": [-2], "tone": [-1]},
    "a week": {"amount-1": [1], "at": [4]},
    "nothing": {"at": [5], "tone": [1]},
}
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark, fine": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark", "device_scale_factor": 2},
    "phone": {"viewport": {"width": 375, "height": 800}, "device_scale_factor": 3},
}


@pytest.fixture(params=LOOKS)
def tab(browser, site, request):
    context = browser.new_context(**LOOKS[request.param], reduced_motion="reduce")
    yield Dashboard(context.new_page(), site)
    context.close()


@pytest.fixture
def wide(browser, site):
    context = browser.new_context(**LOOKS["light"], reduced_motion="reduce")
    yield Dashboard(context.new_page(), site)
    context.close()


def plots(tab: Dashboard) -> dict:
    """What the plots hold at rest; the dose view is solved later."""
    return {view: tab.read()["plots"][view] for view in VIEWS}


def moved(tab: Dashboard, slider: str, steps: list[int]) -> dict:
    """What was seen of some moves of a slider."""
    return tab.page.evaluate(f"([name, steps]) => ({MOVE})(name, steps)", [slider, steps])


@pytest.mark.parametrize("scene", SCENES)
def test_a_sketch_is_what_is_painted_at_rest(tab, scene):
    tab.open(encode(SCENES[scene]))
    for slider, steps in some(MOVES[scene].items()):
        found = moved(tab, slider, steps)
        assert found["stands"] and not faults(found), slider
        assert any(found["moved"]) or scene == "nothing", slider
    assert not tab.visit.faults


def test_a_move_is_seen_before_bokeh_paints_it(wide):
    wide.open(encode(SCENES["log"]))
    found = moved(wide, "amount-2", [1])
    assert (found["sketches"], found["before"]) == (1, 0) and found["painted"] >= len(VIEWS)


def test_of_many_moves_the_last_one_is_shown(wide):
    """However quickly they come: also where the last leads back to the first scene."""
    wide.open(encode(SCENES["log"]))
    for steps in ([-1] * 12, [1] * 12, [1, -1] * 6):
        found = moved(wide, "amount-2", steps)
        assert not faults(found)
    state = decode(wide.link())[0]
    assert state == wide.choice() == decode(encode(SCENES["log"]))[0]
    shown = plots(wide)
    assert shown == plots(wide.open(encode(state)))


def test_moves_within_one_frame_are_one(wide):
    wide.open(encode(SCENES["log"]))
    wide.page.evaluate(
        """() => {
      const slider = document.querySelector('#exhibit-dashboard [name="amount-2"]');
      for (let i = 0; i < 9; i++) {
        slider.value = String(Number(slider.value) - 1);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }"""
    )
    wide.settle()
    steps = wide.page.evaluate(f"{EXHIBIT}.payload.data.rules.amountSteps['d-amphetamine']")
    assert wide.choice()["doses"][1]["amount"] == steps[steps.index(2.0) - 9]
    shown = plots(wide)
    assert shown == plots(wide.open(encode(wide.choice())))


def test_another_axis_is_bokehs_to_draw(wide):
    """Choosing is no move: another window or scale is painted at once, also while a slider still moves."""
    wide.open(encode(SCENES["log"]))
    wide.page.evaluate(
        f"() => {{ window.sketches = 0; {EXHIBIT}.element.addEventListener('monoamine:sketched', () => sketches++); }}"
    )
    wide.choose("window", "24h")
    wide.choose("scale", "linear")
    assert wide.page.evaluate("sketches") == 0
    wide.control("amount-2").focus()
    wide.page.keyboard.press("ArrowRight")
    wide.choose("scale", "log")
    wide.settle()
    shown = plots(wide)
    assert shown == plots(wide.open(wide.link()))


def test_what_is_saved_and_printed_while_a_slider_moves_is_of_its_scene(wide):
    """A sketch stands on the plot's own canvas, so whatever copies that takes the sketch along."""
    wide.open(encode(SCENES["log"]))
    same = wide.page.evaluate(
        f"""() => new Promise((resolve) => {{
      const {{ element, views }} = {EXHIBIT}, slider = element.querySelector('[name="amount-2"]');
      element.addEventListener('monoamine:sketched', () => {{
        dispatchEvent(new Event('beforeprint'));
        const pictures = [...element.querySelectorAll('.exhibit-print')].map((one) => one.toDataURL());
        const now = views.filter((view) => view.is_displayed).map(({{ canvas_view: {{ primary, overlays }} }}) => {{
          const copy = Object.assign(document.createElement('canvas'), {{ width: primary.canvas.width, height: primary.canvas.height }});
          for (const layer of [primary, overlays]) copy.getContext('2d').drawImage(layer.canvas, 0, 0);
          return copy.toDataURL();
        }});
        dispatchEvent(new Event('afterprint'));
        resolve(pictures.map((one) => now.includes(one)));
      }}, {{ once: true }});
      slider.value = String(Number(slider.value) + 3);
      slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }})"""
    )
    assert all(some(same))
