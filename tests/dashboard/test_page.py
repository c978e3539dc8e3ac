"""The dashboard of the built page, used as a reader uses it, with the network cut."""

import csv
import io
from xml.etree import ElementTree

import numpy as np
import pytest
from agreement import close, equal, faults
from damage import DAMAGE
from found import some
from monoamine.dashboard.controls import MANTISSAS, amounts, rules
from monoamine.dashboard.draw import dose_panel, told_together
from monoamine.dashboard.measured import pairs, points
from monoamine.dashboard.presets import experiments, preset, presets
from monoamine.dashboard.scene import dose_response, product_of, scene
from monoamine.dashboard.state import FIRST_DOSE, PRODUCTS, WINDOWS, blank, decode, dose, encode, routes
from monoamine.model.protocol import TRANSMITTERS
from monoamine.words import fill, words
from moves import BASE, CHOSEN, STEPPED
from pages import frames
from reader import DOSE, EXHIBIT, FIGURE, PAGE, VIEWS
from states import sample

TEXT = words("dashboard")


@pytest.fixture
def dashboard(opened):
    """The shared tab, in whatever scene it was left."""
    yield opened
    assert not opened.visit.faults


def preset_link() -> str:
    return next(iter(presets().values()))["link"]


def drawn(shown: dict) -> dict:
    return shown["plots"]


# --- controls -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STEPPED)
def test_a_slider_moved_by_the_keyboard_is_solved_and_drawn(dashboard, name):
    dashboard.show(encode(BASE))
    before = dashboard.read()
    dashboard.press(name, "ArrowRight")
    after = dashboard.read()
    assert equal(after["choice"], STEPPED[name])
    assert drawn(after) != drawn(before) and not faults(after)
    dashboard.press(name, "ArrowLeft")
    assert equal(dashboard.choice(), BASE)


@pytest.mark.parametrize(("name", "value"), CHOSEN)
def test_a_choice_is_solved_and_drawn(dashboard, name, value):
    dashboard.show(encode(BASE))
    before = dashboard.read()
    dashboard.choose(name, value)
    after = dashboard.read()
    assert equal(after["choice"], CHOSEN[name, value])
    assert not faults(after)
    dashboard.settle_dose()
    assert drawn(dashboard.read()) != drawn(before)


@pytest.mark.parametrize("name", ["see", "scale"])
def test_a_radio_answers_the_arrow_keys(dashboard, name):
    before = dashboard.show(preset_link()).choice()[name]
    dashboard.find(f'[name="{name}"]:checked').focus()
    dashboard.page.keyboard.press("ArrowRight")
    dashboard.settle()
    assert dashboard.choice()[name] != before
    assert dashboard.find(f'[name="{name}"]:checked').get_attribute("value") == dashboard.choice()[name]


@pytest.mark.parametrize("drug", FIRST_DOSE)
def test_each_published_step_of_a_dose_can_be_reached(dashboard, drug):
    dashboard.show(encode({**blank(), "doses": [dose(drug), None, None]}))
    dashboard.press("amount-1", "Home")
    seen = [dashboard.choice()["doses"][0]["amount"]]
    for _ in amounts(drug)[1:]:
        dashboard.page.keyboard.press("ArrowRight")
        seen.append(dashboard.choice()["doses"][0]["amount"])
    assert tuple(seen) == amounts(drug) and len(seen) > len(MANTISSAS)


@pytest.mark.parametrize("state", sample(8, 17), ids=encode)
def test_sampled_states_are_drawn_as_python_has_them(dashboard, state):
    shown = dashboard.show(encode(state)).read()
    assert shown["choice"] == state
    assert not faults(shown)


@pytest.mark.parametrize("state", [one for one in sample(24, 23) if one["doses"][one["vary"] - 1]][:6], ids=encode)
def test_the_dose_view_is_drawn_as_python_has_it(dashboard, state):
    dashboard.show(encode(state)).settle_dose()
    plot = dashboard.read()["plots"][DOSE]
    expected = dose_panel(state, dose_response(state))
    percent = lambda y: np.power(10.0, y) if state["scale"] == "log" else np.array(y)  # noqa: E731
    assert equal(plot["curves"][0]["x"], expected["x"])
    assert close(percent(plot["curves"][0]["known"]), percent(expected["y"]))
    assert equal([plot["x"], plot["cursor"]], [expected["range"], expected["cursor"]])


def test_an_empty_slot_leaves_the_dose_view_empty(dashboard):
    dashboard.show(encode({**BASE, "vary": 1})).settle_dose()
    assert dashboard.read()["plots"][DOSE]["curves"]
    dashboard.show(encode({**BASE, "vary": 3})).settle_dose()
    assert not dashboard.read()["plots"][DOSE]["curves"]


def test_every_slot_can_be_emptied(dashboard):
    dashboard.show(preset_link())
    for number in (1, 2, 3):
        dashboard.choose(f"drug-{number}", "")
    shown = dashboard.read()
    assert shown["choice"]["doses"] == [None, None, None] and not faults(shown)
    assert shown["words"] == TEXT["say"]["no_dose"]
    assert all(equal(curve, 100.0) for curve in some(shown["runs"][0]["outside"]["DA"]))


def test_a_shorter_window_takes_times_along(dashboard):
    dashboard.show(encode({**blank(), "window": "24h", "at": 1000.0, "doses": [dose("Semax", time=200.0), None, None]}))
    dashboard.choose("window", "2h")
    state = dashboard.choice()
    assert (state["at"], state["doses"][0]["time"]) == (WINDOWS["2h"], WINDOWS["2h"])
    assert not faults(dashboard.read())


def test_the_controls_show_the_state(dashboard):
    for state in some(sample(10, 29)):
        dashboard.show(encode(state))
        for name in ("region", "hypothesis", "window", "product"):
            assert dashboard.control(name).input_value() == state[name]
        assert float(dashboard.control("tone").input_value()) == state["tone"]
        assert float(dashboard.control("at").input_value()) == state["at"]
        for number, slot in enumerate(state["doses"], 1):
            assert dashboard.control(f"drug-{number}").input_value() == (slot["drug"] if slot else "")
            if slot:
                assert dashboard.control(f"route-{number}").input_value() == slot["route"]
                told = fill(TEXT["units"]["dose"], value=f"{slot['amount']:g}")
                assert dashboard.control(f"amount-{number}").get_attribute("aria-valuetext") == told


def test_lists_keep_their_order_on_the_way_to_the_page(dashboard):
    """A payload that has been through a notebook's file has its keys sorted."""
    made = rules()
    kept = dashboard.page.evaluate(f"{EXHIBIT}.payload.data.rules")
    order = lambda value: [*value] if isinstance(value, dict) else [name for name, *_ in value]  # noqa: E731
    assert order(kept["choices"]) == order(made["choices"])
    assert order(kept["flows"]["DA"]) == order(made["flows"]["DA"])
    for name in ("product", "route-1"):
        dashboard.show(encode(BASE))
        shown = dashboard.control(name).locator("option").evaluate_all("list => list.map((one) => one.value)")
        assert shown == [*(PRODUCTS if name == "product" else routes("Semax"))]
    assert dashboard.link() == encode(BASE)


# --- stories and experiments ----------------------------------------------------------------------


@pytest.mark.parametrize("name", presets())
def test_a_story_opens(dashboard, name):
    dashboard.show(encode(BASE))
    dashboard.find(f'[data-preset="{name}"]').click()
    shown = dashboard.read()
    assert shown["choice"] == preset(name) and not faults(shown)
    pressed = dashboard.find('[data-preset][aria-pressed="true"]')
    assert [one.get_attribute("data-preset") for one in pressed.all()] == [name]
    assert dashboard.text("[data-look]").strip() == presets()[name]["look"].strip()


@pytest.mark.parametrize("name", presets())
def test_a_link_to_the_scene_of_a_story_tells_the_story(dashboard, name):
    dashboard.show(encode(BASE))
    assert not dashboard.find('[data-preset][aria-pressed="true"]').count()
    dashboard.show(encode(preset(name)))
    assert dashboard.find('[data-preset][aria-pressed="true"]').get_attribute("data-preset") == name
    assert dashboard.text("[data-look]").strip() == presets()[name]["look"].strip()


def test_a_touched_story_is_no_longer_told(dashboard):
    name = next(iter(presets()))
    dashboard.find(f'[data-preset="{name}"]').click()
    dashboard.press("at", "ArrowRight")
    assert not dashboard.find('[data-preset][aria-pressed="true"]').count()
    assert dashboard.text("[data-look]").strip() != presets()[name]["look"].strip()


@pytest.mark.parametrize("number", range(len(experiments())), ids=[one["title"] for one in experiments()])
def test_an_experiment_opens_and_its_finding_is_marked(dashboard, number):
    dashboard.find("[data-experiment]").select_option(str(number))
    dashboard.page.wait_for_function(f"link => {EXHIBIT}.link() === link", arg=experiments()[number]["link"])
    shown = dashboard.read()
    sources = [one for view in VIEWS for one in shown["plots"][view]["marks"]["source"]]
    title = experiments()[number]["title"]
    assert any(source in title for source in sources)
    listed = dashboard.find("[data-points] a").all_text_contents()
    assert set(sources) == set(listed)


def test_marks_stand_at_their_percent_and_minute(dashboard):
    dashboard.show(experiments()[0]["link"])
    shown = dashboard.read()
    state, known = shown["choice"], points()
    assert any(shown["plots"][view]["marks"]["x"] for view in VIEWS)
    for view in VIEWS:
        marks = shown["plots"][view]["marks"]
        quantity = product_of(state) if view == "product" else "extracellular"
        transmitter = state["see"] if view == "product" else view
        for x, y, told in zip(marks["x"], marks["y"], marks["told"], strict=True):
            point = next(
                one
                for one in known
                if one["told"] == told and one["transmitter"] == transmitter and one["quantity"] == quantity
            )
            assert np.isclose(10**y, point["percent"])
            if point["from"] is not None:
                assert x == (point["from"] + (point["from"] if point["to"] is None else point["to"])) / 2


def test_the_list_of_findings_is_reached_by_the_keyboard_and_leads_somewhere(dashboard, site_folder):
    dashboard.show(experiments()[1]["link"])
    links = dashboard.find("[data-points] a")
    assert links.count() >= 1
    for link in some(links.all()):
        link.focus()
        assert link.evaluate("element => element === document.activeElement")
        file, _, anchor = link.get_attribute("href").partition("#")
        assert f'id="{anchor}"' in (site_folder / "chapters" / file).read_text(encoding="utf-8")


def test_without_a_finding_the_list_says_so(dashboard):
    dashboard.show(encode({**blank(), "doses": [dose("modafinil", 77.0), None, None]}))
    assert dashboard.text("[data-points]").strip() == TEXT["points"]["none"]


def test_a_finding_after_two_drugs_is_listed_with_both_and_the_page_lists_what_python_lists(dashboard):
    link = "v=1&doses=Semax:0.15:ip:0,d-amphetamine:5:ip:20&show=first&at=60"
    dashboard.show(link)
    told = told_together(scene(decode(link)[0]), (*TRANSMITTERS, "product"), pairs())
    assert [one["quantity"] for one in told] == ["extracellular", "extracellular", "DOPAC"]
    listed = dashboard.find("[data-points] li").all_inner_texts()
    for one, text in zip(some(told), listed, strict=False):
        assert one["drug"] in text and one["told"] in text and one["source"] in text
    dashboard.show(link.replace(":20", ":0"))
    assert told[0]["drug"] not in dashboard.text("[data-points]")


# --- the address ----------------------------------------------------------------------------------


@pytest.mark.parametrize("link", [one["link"] for one in presets().values()])
def test_a_link_opens_its_scene(fresh, link):
    assert fresh.open(link).choice() == decode(link)[0]
    assert not fresh.find("[data-notice]").is_visible()


@pytest.mark.parametrize(
    "damage",
    [
        "escaped",
        "escaped twice",
        "HTML",
        "first letter upper case",
        "sign twice",
        "broken by line break",
        "with en dash",
        "followed by ).",
        "all at once",
    ],
)
def test_a_link_as_programs_hand_it_on_opens_its_scene(fresh, damage):
    fresh.page.goto(f"{fresh.site}/{PAGE}#{DAMAGE[damage](encode(BASE))}")
    fresh.page.wait_for_function(f"{EXHIBIT}?.choice")
    assert (fresh.choice(), fresh.link()) == (BASE, encode(BASE))
    assert not fresh.find("[data-notice]").is_visible()
    assert not fresh.visit.faults


def test_every_damaged_link_that_is_followed_on_the_page_opens_its_scene(fresh):
    fresh.open(encode(BASE))
    for number, damage in enumerate(DAMAGE):
        state = {**BASE, "at": 60.0 * (number % 24 + 1)}
        fresh.page.evaluate("hash => { location.hash = hash; }", DAMAGE[damage](encode(state)))
        fresh.page.wait_for_function(f"{EXHIBIT}.choice.at === {state['at']}")
        assert fresh.choice() == state, damage
        assert not fresh.find("[data-notice]").is_visible(), damage


@pytest.mark.parametrize(
    "query",
    [
        "?embed=1&amp;preset=semax-alone",
        "?preset=Semax-Alone&embed=1",
        "?preset=semax%E2%80%91alone&embed=1",
        "?embed%3D1%26preset%3Dsemax-alone",
        "?embed=1&preset=semax-alone).",
        "?preset=semax%2520alone&embed=1",
        "?embed=1%23v%3D1%26in%3Dprefrontal_cortex",
    ],
)
def test_the_words_of_an_address_are_read_as_programs_hand_them_on(fresh, query):
    fresh.page.goto(f"{fresh.site}/{PAGE}{query}")
    fresh.page.wait_for_function(f"{EXHIBIT}?.choice")
    wanted = {**blank(), "region": "prefrontal_cortex"} if "%23" in query else preset("semax-alone")
    assert fresh.choice() == wanted
    assert not fresh.find("[data-notice]").is_visible()
    assert fresh.page.evaluate("document.documentElement.className").count("dash-embedded") == 1


@pytest.mark.parametrize("hash", ["colour=red", "colour%3Dred", "dose=Semax"])
def test_a_link_that_says_nothing_leaves_the_scene_and_is_told(fresh, hash):
    fresh.open(hash)
    told = fill(TEXT["bad_link"], parts=hash.replace("%3D", "="))
    assert fresh.choice() == decode(preset_link())[0]
    assert fresh.text("[data-notice]") == told
    fresh.show(encode(BASE))
    # The same hash again would change nothing.
    fresh.page.wait_for_function("hash => location.hash !== `#${hash}`", arg=hash)
    fresh.page.evaluate("hash => { location.hash = hash; }", hash)
    fresh.page.wait_for_function(f"document.querySelector('{FIGURE} [data-notice]').textContent")
    assert (fresh.choice(), fresh.text("[data-notice]")) == (BASE, told)


@pytest.mark.parametrize(
    "link",
    [
        "v=1&in=amygdala&see=NE",
        "v=1&doses=caffeine:5:ip:0",
        "v=9&see=NE",
        "v=1&tone=NaN",
        "v=1&see=NE&%E0%A4%A",
        "v=1&doses=Semax:900:ip:0",
    ],
)
def test_a_bad_link_shows_the_nearest_scene_and_says_so(fresh, link):
    fresh.open(link)
    state, told = decode(link)
    assert told and fresh.choice() == state
    notice = fresh.find("[data-notice]")
    assert notice.is_visible() and notice.get_attribute("role") == "status"
    # A dose that is too large is told by its name (below).
    most = fill(TEXT["bad_dose"], drug="Semax", asked="900", used="1")
    assert notice.text_content() == most if "Semax:900" in link else fill(TEXT["bad_link"], parts=", ".join(told))
    assert not fresh.visit.console
    fresh.press("at", "ArrowRight")
    assert not notice.is_visible()


def test_each_dose_that_is_not_used_is_named_with_what_is(fresh):
    fresh.open("v=1&doses=Semax:9:ip:0,d-amphetamine:50:upwards:20&at=45")
    asked = {"Semax": ("9", "1"), "d-amphetamine": ("50", "10")}
    doses = [fill(TEXT["bad_dose"], drug=drug, asked=ask, used=use) for drug, (ask, use) in asked.items()]
    rest = fill(TEXT["bad_link"], parts="d-amphetamine:10:upwards:20")
    assert fresh.text("[data-notice]") == " ".join([*doses, rest])
    # The key tells what is drawn, also on a phone, where the controls wait in a fold.
    key = fresh.text("[data-key]")
    assert "Semax 1\N{NO-BREAK SPACE}mg/kg" in key and "d-amphetamine 10\N{NO-BREAK SPACE}mg/kg" in key


def test_markup_in_a_link_is_text(fresh):
    fresh.open("v=1&in=<img src=x onerror=window.hit=1>")
    assert fresh.page.evaluate("window.hit") is None
    assert fresh.find("[data-notice] img").count() == 0


@pytest.mark.parametrize("name", presets())
def test_the_address_names_a_story(fresh, name):
    assert fresh.open(query=f"?preset={name}").choice() == preset(name)
    assert not fresh.find("[data-notice]").is_visible()


@pytest.mark.parametrize("name", ["nosuch", "", "constructor"])
def test_an_unknown_story_shows_the_first_and_says_so(fresh, name):
    fresh.open(query=f"?preset={name}")
    assert fresh.choice() == decode(preset_link())[0]
    assert fresh.find("[data-notice]").is_visible()
    assert fresh.text("[data-notice]") == fill(TEXT["bad_preset"], name=name)


def test_the_address_follows_the_state_and_back_goes_back(fresh):
    first, second = encode(BASE), encode({**BASE, "see": "DA"})
    fresh.open(first)
    fresh.page.evaluate("hash => { location.hash = hash; }", second)
    fresh.page.wait_for_function(f"{EXHIBIT}.link() === {second!r}")
    fresh.page.go_back()
    fresh.page.wait_for_function(f"{EXHIBIT}.link() === {first!r}")
    fresh.press("at", "ArrowRight")
    fresh.page.wait_for_function(f"location.hash === '#' + {EXHIBIT}.link()")


@pytest.mark.parametrize("anchor", ["dashboard", "exhibit-dashboard", "some-heading", "v", ":~:text=v=1"])
def test_an_anchor_of_the_page_is_not_a_link_of_the_dashboard(fresh, anchor):
    fresh.open(anchor)
    assert fresh.choice() == decode(preset_link())[0]
    assert not fresh.find("[data-notice]").is_visible()


@pytest.mark.parametrize(
    ("lock", "frozen"),
    [
        ("hypothesis,tone", {"hypothesis", "tone"}),
        ("doses", {f"{part}-{n}" for part in ("drug", "amount", "route", "time", "every") for n in (1, 2, 3)}),
        ("amount", {"amount-1", "amount-2", "amount-3"}),
        ("nosuch", set()),
    ],
)
def test_a_teacher_freezes_controls(fresh, lock, frozen):
    fresh.open(encode(BASE), f"?lock={lock}")
    for link in (None, preset_link()):
        if link:
            fresh.show(link)
        disabled = fresh.page.evaluate(
            f"[...document.querySelectorAll('{FIGURE} form [name]')].filter((one) => one.disabled).map((one) => one.name)"
        )
        assert set(disabled) == frozen


def test_a_frozen_control_does_not_move(fresh):
    fresh.open(encode(BASE), "?lock=tone")
    before = fresh.choice()
    fresh.press("tone", "ArrowRight")
    assert fresh.choice() == before
    fresh.press("at", "ArrowRight")
    assert fresh.choice() != before


def test_in_a_frame_nothing_but_the_dashboard_is_shown(fresh):
    fresh.open(query="?embed=1")
    shown = fresh.page.evaluate(f"""() => [...document.querySelectorAll('h1, h2, nav, header, footer, figure, a, button')]
      .filter((one) => one.checkVisibility() && !one.closest('{FIGURE}')).map((one) => one.outerHTML.slice(0, 80))""")
    assert shown == []
    assert fresh.find("form").is_visible() and fresh.find('[data-view="DA"]').is_visible()
    assert not faults(fresh.read())


def test_a_frame_is_told_how_high_the_dashboard_is(fresh, site):
    # A page of the book lets no frame in.
    parent = f"{site}/around.html"
    fresh.page.route(parent, lambda route: route.fulfill(content_type="text/html", body="<!doctype html><body>"))
    fresh.page.goto(parent)
    told = fresh.page.evaluate(
        """(url) => new Promise((resolve) => {
      addEventListener('message', ({ data }) => { if (data?.type === 'monoamine:height') resolve(data.height); });
      const frame = document.body.appendChild(document.createElement('iframe'));
      Object.assign(frame, { width: 1000, height: 400, src: url });
    })""",
        f"{site}/{PAGE}?embed=1",
    )
    assert told > 400


# --- what is taken away ---------------------------------------------------------------------------


def download(dashboard, what: str) -> bytes:
    with dashboard.page.expect_download() as asked:
        dashboard.find(f'[data-take="{what}"]').click()
    assert asked.value.suggested_filename == f"{TEXT['take']['file']}.{what}"
    with open(asked.value.path(), "rb") as file:
        return file.read()


def test_the_copied_link_opens_the_same_scene(dashboard, fresh):
    dashboard.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dashboard.show(encode(BASE))
    dashboard.find('[data-take="link"]').click()
    dashboard.page.wait_for_function(f"document.querySelector('{FIGURE} .dash-send [data-taken]').textContent")
    assert dashboard.text(".dash-send [data-taken]") == words("hand_over")["copied"]
    address = dashboard.page.evaluate("navigator.clipboard.readText()")
    assert address == f"{dashboard.site}/{PAGE}#{encode(BASE)}"
    fresh.page.goto(address)
    fresh.start()
    for one in (dashboard, fresh):
        one.settle_dose()
    assert fresh.read()["plots"] == dashboard.read()["plots"]


def test_where_copying_is_not_allowed_the_link_is_shown(browser, site):
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}#{encode(BASE)}")
    page.locator(f'{FIGURE} [data-take="link"]').click()
    page.wait_for_function(f"document.querySelector('{FIGURE} .dash-send [data-taken]').textContent")
    assert f"#{encode(BASE)}" in page.locator(f"{FIGURE} .dash-send [data-taken]").text_content()
    context.close()


@pytest.mark.parametrize("state", [BASE, *sample(3, 31)], ids=encode)
def test_the_csv_is_the_curves(dashboard, state):
    shown = dashboard.show(encode(state)).read()
    rows = list(csv.DictReader(io.StringIO(download(dashboard, "csv").decode())))
    assert set(rows[0]) == {
        "given",
        "transmitter",
        "quantity",
        "minute",
        "percent_of_baseline",
        "region",
        "hypothesis",
        "doses",
    }
    curves = {}
    for row in rows:
        key = (row["given"], row["transmitter"], row["quantity"])
        curves.setdefault(key, []).append((float(row["minute"]), float(row["percent_of_baseline"])))
    expected = {
        (run["key"], name, "extracellular"): curve for run in shown["runs"] for name, curve in run["outside"].items()
    }
    expected |= {(run["key"], state["see"], product_of(state)): run["product"] for run in shown["runs"]}
    assert set(curves) == set(expected)
    for key, curve in some(expected.items()):
        assert np.allclose(curves[key], np.column_stack([shown["times"], curve]), rtol=1e-5), key


def test_the_picture_holds_every_plot(dashboard):
    from PIL import Image

    dashboard.show(encode(BASE)).settle_dose()
    image = Image.open(io.BytesIO(download(dashboard, "png")))
    slots = dashboard.find(".exhibit-slot").count()
    assert image.format == "PNG" and image.width > 600
    pixels = np.asarray(image.convert("RGB")).astype(int)
    height, width = image.height // -(-slots // 2), image.width // 2
    # Below the heading of each plot lies what is drawn: axes at least, not the ground alone.
    for number in range(slots):
        top, left = number // 2 * height, number % 2 * width
        cell = pixels[top + height // 4 : top + height, left : left + width - 20]
        assert (np.abs(cell - pixels[0, 0]).sum(axis=2) > 60).sum() > 500, number
    for colour in some(dashboard.page.evaluate(COLOURS)):
        ink = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)])
        assert (np.abs(pixels - ink).sum(axis=2) < 40).sum() > 50, colour


def test_the_synapse_is_a_drawing_that_stands_alone(dashboard):
    text = download(dashboard, "svg").decode()
    drawing = ElementTree.fromstring(text)
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg" and len(list(drawing.iter())) > 100
    fills = {
        part
        for one in drawing.iter()
        for part in (one.get("style") or "").split(";")
        if part.strip().startswith("fill:")
    }
    assert len(fills) > 3, "colours are written out, the style sheet is not with it"


# --- the theme ------------------------------------------------------------------------------------

COLOURS = f"() => [...new Set({EXHIBIT}.document.get_model_by_name('DA-curves').data.color)]"
PIXELS = f"""() => {{
  const canvases = [];
  const walk = (root) => root.querySelectorAll('*').forEach((one) => {{
    if (one.tagName === 'CANVAS' && one.width > 50) canvases.push(one);
    if (one.shadowRoot) walk(one.shadowRoot);
  }});
  walk(document.querySelector('{FIGURE} [data-view="DA"]'));
  return canvases[0].toDataURL();
}}"""


def test_the_switch_of_the_theme_recolours_without_a_reload(fresh):
    fresh.open(encode(BASE))
    fresh.page.evaluate("window.same = true; document.documentElement.dataset.theme = 'light'")
    frames(fresh.page)
    before, light, shown = fresh.page.evaluate(COLOURS), fresh.page.evaluate(PIXELS), fresh.read()
    for _ in range(3):
        fresh.page.locator(".theme-switch-button").locator("visible=true").first.click()
        if fresh.page.evaluate("document.documentElement.dataset.theme") == "dark":
            break
    fresh.page.wait_for_function(
        f"([colours, picture]) => ({COLOURS})().every((one, i) => one !== colours[i]) && ({PIXELS})() !== picture",
        arg=[before, light],
    )
    after = fresh.page.evaluate(COLOURS)
    assert all(one != other for one, other in zip(some(after), before, strict=True))
    assert fresh.page.evaluate(PIXELS) != light
    assert fresh.page.evaluate("window.same") and fresh.read()["runs"] == shown["runs"]


# --- what can go wrong ----------------------------------------------------------------------------


def test_the_dashboard_needs_no_network_once_it_is_open(fresh):
    fresh.open(encode(BASE))
    fresh.page.context.set_offline(True)
    for link in (preset_link(), encode({**BASE, "window": "24h"})):
        assert not faults(fresh.show(link).read())
    fresh.page.context.set_offline(False)
    assert not fresh.visit.faults


def test_without_its_plots_the_dashboard_still_solves_and_tells(browser, site):
    page = browser.new_page()
    page.route("**/bokeh.min.js*", lambda route: route.abort())
    page.goto(f"{site}/{PAGE}")
    page.evaluate(f"{EXHIBIT}.start()")
    page.wait_for_selector(f'{FIGURE}[data-state="error"]')
    before = page.locator(f"{FIGURE} [data-words]").text_content()
    page.locator(f'{FIGURE} [data-preset="cortex"]').click()
    page.wait_for_function(f"document.querySelector('{FIGURE} [data-words]').textContent !== {before!r}")
    assert TEXT["regions"]["prefrontal_cortex"] in page.locator(f"{FIGURE} [data-words]").text_content()
    page.close()


def test_without_a_script_the_scene_is_told_and_dead_controls_are_away(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    assert len(page.locator(f"{FIGURE} [data-words]").text_content()) > 80
    assert not page.locator(f"{FIGURE} form [name]").locator("visible=true").count()
    context.close()


def test_a_reader_who_comes_near_starts_the_plots(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/{PAGE}")
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 400)
    page.wait_for_selector(f'{FIGURE}[data-state="ready"]')
    page.close()
