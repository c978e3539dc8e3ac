"""Four animals side by side: both languages agree, and the page follows its controls, for every reader."""

import itertools
import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
import yaml
from agreement import close, equal
from found import some
from monoamine import evidence
from monoamine.dashboard.draw import together
from monoamine.dashboard.measured import points, reach
from monoamine.dashboard.scene import moment
from monoamine.dashboard.side_by_side import (
    WINDOW,
    animals,
    letters,
    look,
    looked,
    near,
    read_outs,
    rows,
    scenes,
    side_by_side,
    state_of,
    told,
)
from monoamine.dashboard.state import WINDOWS, decode, encode
from monoamine.dashboard.synapse_counts import counts
from monoamine.dashboard.synapse_svg import LIMITS, synapse_svg
from monoamine.exhibits.ink import colour
from monoamine.model.passports import HYPOTHESES, REGIONS
from monoamine.model.protocol import TRANSMITTERS
from monoamine.words import words
from pages import quiet, watch
from twins import modules

PAGE, FIGURE, EXHIBIT = "chapters/comparison.html", "#exhibit-side-by-side", "window.monoamine.exhibits['side-by-side']"
FIRST = {"see": "DA", "region": "striatum", "hypothesis": "H2", "at": 10.0}
TIMES = itertools.cycle((10.0, 60.0, 0.0, 240.0, 360.0))
GRID = [
    dict(zip(FIRST, (*one, next(TIMES)), strict=True)) for one in itertools.product(TRANSMITTERS, REGIONS, HYPOTHESES)
]
TEXT = words("side_by_side")


def looks_at(made) -> list[dict]:
    return [look(one, animal.code) for one, animal in zip(made, animals(), strict=True)]


def drawn(made) -> dict:
    return together(made, made[0].state["see"], points(), reach())


# --- the doses ------------------------------------------------------------------------------------


def test_each_dose_stands_in_a_finding_of_its_row():
    for row in some(evidence.table("matched_doses").itertuples()):
        behind = [evidence.measurement(one) for one in evidence.split_ids(row.measurement_ids)]
        own = any((one.drug, one.dose, one.dose_unit) == (row.drug, row.dose, row.dose_unit) for one in behind)
        assert own or any(f"{row.drug} {row.dose:g} {row.dose_unit}" in one.note for one in behind), row


def test_the_activities_of_the_chapter_give_the_same_doses(root):
    found = yaml.safe_load((root / "data" / "activities.yml").read_text(encoding="utf-8"))
    runs = [decode(one["run"])[0] for name, one in found.items() if name.startswith("comparison-")]
    assert [run["doses"][0] for run in runs] == [animal.slot for animal in animals()]


def test_what_is_matched_on_nothing_says_so_in_the_caption():
    matched = {row.drug: row.matched_on for row in evidence.table("matched_doses").itertuples()}
    assert matched == {
        "d-amphetamine": "waking",
        "methylphenidate": "running",
        "modafinil": "running",
        "Semax": "nothing",
    }
    for drug in ("amphetamine", "methylphenidate", "modafinil", "Semax"):
        assert drug in TEXT["caption"]


# --- both languages -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def page_says(root):
    asked = json.dumps({"states": GRID, "data": side_by_side().data})
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("side_by_side.mjs")), modules().name],
        input=asked,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_both_languages_agree_on_every_choice(page_says):
    for state, said in zip(GRID, page_says, strict=True):
        made = scenes(state)
        panel, looks = drawn(made), looks_at(made)
        assert said["states"] == [state_of(animal, state) for animal in animals()]
        for mine, other in zip(looks, said["looks"], strict=True):
            assert close(other["outside"], mine["outside"]) and close(other["brain"], mine["brain"], 0.01), state
            assert [name for name, _ in other["carriers"]] == [name for name, _ in mine["carriers"]]
            assert close([s for _, s in other["carriers"]], [s for _, s in mine["carriers"]], 0.01), state
            assert other["rising"] == mine["rising"] or mine["brain"] > 0.999, state
        for mine, other in zip(panel["curves"], said["panel"]["curves"], strict=True):
            for part in ("known", "beyond"):
                curve = np.array([np.nan if one is None else one for one in other[part]])
                assert np.allclose(curve, mine[part], atol=1e-3, equal_nan=True), (state, mine["key"])
        assert [mark["point"] for mark in said["panel"]["marks"]] == [mark["point"] for mark in panel["marks"]]
        assert said["near"] == near(state, panel)
        # Words are made from the page's own numbers: no rounding step can lie between the two.
        assert said["readOuts"] == [read_outs(one, TEXT) for one in said["looks"]]
        assert said["told"] == told(state, said["looks"])
        assert said["looked"] == looked(state, made)
        assert equal(said["letters"]["x"], letters(made, panel)["x"])
        assert np.allclose(said["letters"]["y"], letters(made, panel)["y"], atol=1e-3)


@pytest.mark.slow
def test_the_table_agrees_but_for_a_rounding(page_says):
    for state, said in list(zip(GRID, page_says, strict=True))[::7]:
        mine = rows(scenes(state))
        assert [row[0] for row in said["rows"]] == [row[0] for row in mine]
        assert np.abs(np.array(said["rows"], float) - np.array(mine, float)).max() <= 1, state


# --- what the chapter says of the figure ----------------------------------------------------------


@pytest.mark.slow
def test_the_paragraph_under_the_figure_holds():
    made = scenes(FIRST)
    amphetamine, methylphenidate, modafinil, semax = looks_at(made)
    dat = [dict(one["carriers"])["DAT"] for one in (methylphenidate, amphetamine, modafinil, semax)]
    assert dat == sorted(dat, reverse=True) and dat[-1] == pytest.approx(0, abs=1e-9)
    assert amphetamine["outside"] > 3 * methylphenidate["outside"]
    late = [dict(one["carriers"])["DAT"] for one in looks_at(scenes({**FIRST, "at": 180.0}))]
    assert int(np.argmax(late)) == 2 and late[2] > 1.3 * sorted(late)[-2]
    assert int(np.argmax([one.runs[0].outside["DA"][180] for one in made])) == 0
    peaks = [one.runs[0].outside["DA"].max() for one in made]
    assert peaks[1] > 1.3 * peaks[2]
    marks = {see: drawn(scenes({**FIRST, "see": see}))["marks"] for see in TRANSMITTERS}
    assert [points()[mark["point"]]["drug"] for mark in marks["DA"]] == ["d-amphetamine", "Semax"]
    assert not marks["5-HT"] and not marks["NE"]
    assert {one["drug"] for one in near(FIRST, {"marks": marks["DA"]})} >= {"methylphenidate", "modafinil"}


@pytest.mark.slow
def test_the_highest_is_told_first_and_what_did_not_change_last():
    for at, order in ((10.0, "ABCD"), (240.0, "ACBD")):
        state = {**FIRST, "at": at}
        said = told(state, looks_at(scenes(state)))
        assert sorted("ABCD", key=lambda letter: said.index(f"({letter})")) == list(order)


@pytest.mark.slow
def test_at_the_start_nothing_has_changed_in_any_of_them():
    state = {**FIRST, "at": 0.0}
    assert told(state, looks_at(scenes(state))).endswith("unchanged in all four.")


@pytest.mark.parametrize(
    ("name", "value"), [("see", "GABA"), ("region", "cerebellum"), ("hypothesis", "H9"), ("at", 361)]
)
def test_what_is_not_allowed_is_named_with_what_is(name, value):
    with pytest.raises(ValueError, match=rf"{value!r} is not allowed; allowed: "):
        side_by_side(**{name: value})


# --- the still pictures ---------------------------------------------------------------------------


@pytest.mark.slow
def test_the_still_picture_holds_what_the_script_would_draw(root):
    """Every number of the picture at a moment, in both languages."""
    script = """import { readFileSync } from "node:fs";
      import { picture } from "./chapters/monoamine/browser/dashboard/synapse-counts.js";
      const { moments, limits } = JSON.parse(readFileSync(0, "utf8"));
      process.stdout.write(JSON.stringify(moments.map((now) => picture({ ...now, outside: now.extracellular }, limits))));"""
    moments = [moment(made) for state in GRID[::5] for made in scenes(state)]
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        cwd=root,
        capture_output=True,
        text=True,
        input=json.dumps({"moments": moments, "limits": LIMITS}),
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    for now, said in zip(some(moments), json.loads(done.stdout), strict=True):
        mine = counts(now, LIMITS)
        assert (mine.outside, mine.cytosol) == (said["outside"]["dots"], said["cytosol"]["dots"])
        assert list(mine.vesicles) == said["vesicles"]["dots"]
        sites = [site for carrier in said["carriers"] for site in carrier["sites"]]
        assert [(one.state, one.holds) for one in mine.sites] == [(one["state"], one["holds"]) for one in sites]
        assert close([one.held for one in mine.sites], [one["held"] for one in sites], 1)
        for flow, width in mine.widths.items():
            assert close(width, said["flows"]["exchange-out" if flow == "exchange" else flow]["width"])


@pytest.mark.slow
def test_the_four_still_pictures_differ_as_their_numbers_do():
    made = side_by_side()
    shown = []
    for one in made.scenes:
        now = moment(one)
        drawing = ElementTree.fromstring(str(synapse_svg("x", words("dashboard")["synapse"]["parts"], now=now)))
        cleft = next(part for part in drawing.iter() if part.get("data-part") == "outside")
        dots = [dot for dot in cleft.iter() if dot.get("class") == "dot" and dot.get("data-off") is None]
        shown.append((len(dots), len([s for s in drawing.iter() if s.get("data-state") in ("blocked", "loaded")])))
    assert [n for n, _ in shown] == sorted((n for n, _ in shown), reverse=True)
    assert shown[0][0] > 5 * shown[3][0] and shown[3][1] == 0 < shown[1][1]


# --- on the page ----------------------------------------------------------------------------------


def opened(browser, site, **wishes):
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **wishes})
    page = context.new_page()
    visit = watch(page, site)
    page.goto(f"{site}/{PAGE}")
    page.evaluate(f"{EXHIBIT}.start()")
    page.wait_for_selector(f'{FIGURE}[data-state="ready"]')
    return page, visit


@pytest.fixture(scope="module")
def page(browser, site):
    page, visit = opened(browser, site)
    yield page
    page.close()
    assert not visit.faults


def shown(page) -> dict:
    """What the figure says and draws."""
    return page.evaluate(f"""() => {{
      const figure = document.querySelector('{FIGURE}'), text = (one) => one.textContent;
      const drawing = {EXHIBIT}.document, list = (values) => [...values];
      return {{
        words: text(figure.querySelector('[data-words]')), looked: text(figure.querySelector('[data-looked]')), label: figure.querySelector('.exhibit-slot').getAttribute('aria-label'),
        reads: [...figure.querySelectorAll('[data-animal]')].map((one) => [...one.querySelectorAll('dd')].map(text)),
        dots: [...figure.querySelectorAll('[data-animal] [data-part="outside"]')].map((one) => one.querySelectorAll('.dot:not([data-off])').length),
        links: [...figure.querySelectorAll('[data-open]')].map(({{ hash }}) => hash), titles: [...figure.querySelectorAll('svg title')].map(text),
        cursor: drawing.get_model_by_name('side-cursor').location, marks: drawing.get_model_by_name('side-marks').data.told.length,
        alpha: list(drawing.get_model_by_name('side-marks').data.alpha), keys: [...new Set(drawing.get_model_by_name('side-curves').data.key)],
        letters: {{ x: list(drawing.get_model_by_name('side-letters').data.x), y: list(drawing.get_model_by_name('side-letters').data.y) }},
        table: [...figure.querySelectorAll('.exhibit-numbers tbody tr')].map((row) => [...row.cells].map(text)),
        published: figure.querySelector('[data-points]').children.length, near: figure.querySelector('[data-near]').children.length,
        amine: text(figure.querySelector('[data-shape="amine"]')).trim(), value: figure.querySelector('[name="at"]').getAttribute('aria-valuetext'),
      }};
    }}""")


def choose(page, name: str, value: str) -> None:
    field = page.locator(f"{FIGURE} [name={name}]")
    if name == "see":
        page.locator(f"{FIGURE} [name=see][value='{value}']").check()
    elif name == "at":
        field.evaluate(
            "(one, value) => { one.value = value; one.dispatchEvent(new Event('input', { bubbles: true })); }", value
        )
    else:
        field.select_option(value)


def test_each_control_shows_what_python_says(page):
    state = {**FIRST}
    for name, value in (
        ("at", "240"),
        ("see", "NE"),
        ("region", "prefrontal_cortex"),
        ("hypothesis", "H1"),
        ("at", "10"),
        ("see", "DA"),
        ("region", "striatum"),
        ("hypothesis", "H2"),
    ):
        choose(page, name, value)
        state[name] = float(value) if name == "at" else value
        made = scenes(state)
        found, panel = shown(page), drawn(made)
        looks = looks_at(made)
        assert found["words"] == found["label"] == told(state, looks)
        assert found["looked"] == looked(state, made)
        assert found["reads"] == [read_outs(one, TEXT) for one in looks]
        assert found["dots"] == [counts(moment(one), LIMITS).outside for one in made]
        assert [decode(link)[0] for link in found["links"]] == [one.state for one in made]
        assert found["links"] == [f"#{encode(one.state)}" for one in made]
        assert found["cursor"] == state["at"] and found["keys"] == [animal.drug for animal in animals()]
        assert found["marks"] == len(panel["marks"]) and found["near"] == len(near(state, panel))
        assert found["published"] == max(len(panel["marks"]), 1)
        assert np.allclose(found["letters"]["y"], letters(made, panel)["y"], atol=1e-3)
        assert np.abs(np.array(found["table"], float) - np.array(rows(made), float)).max() <= 1
        assert found["amine"] == {"DA": "dopamine", "5-HT": "serotonin", "NE": "norepinephrine"}[state["see"]]
        assert len(set(found["titles"])) == len(animals())


def test_a_finding_without_change_is_hollow(page):
    nulls = [points()[mark["point"]]["null"] for mark in side_by_side().panel["marks"]]
    assert [alpha == 0 for alpha in shown(page)["alpha"]] == nulls == [False, True]


def test_the_curves_follow_the_theme(page):
    colours = f"[...new Set({EXHIBIT}.document.get_model_by_name('side-curves').data.color)]"
    for theme in ("dark", "light"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        wanted = [colour(animal.drug, theme).lower() for animal in animals()]
        page.wait_for_function(f"(wanted) => String({colours}).toLowerCase() === String(wanted)", arg=wanted)


def test_a_new_time_is_read_off_the_scenes_that_are_there(page):
    runs = f"{EXHIBIT}.shown.found.scenes.map(({{ runs }}) => runs[0].run)"
    same = f"() => {{ const now = {runs}; return now.every((run, i) => run === window.before[i]); }}"
    page.evaluate(f"window.before = {runs}")
    choose(page, "at", "60")
    assert page.evaluate(same)
    choose(page, "region", "hippocampus")
    assert not page.evaluate(same)
    choose(page, "region", "striatum")
    choose(page, "at", "10")


def test_the_four_are_played_together_until_the_reader_takes_over(browser, site):
    page, visit = opened(browser, site, reduced_motion="no-preference")
    page.locator(f"{FIGURE} [data-play]").click()
    page.wait_for_function(f"Number(document.querySelector('{FIGURE} [name=at]').value) > 30")
    page.locator(f"{FIGURE} [name=at]").focus()
    page.keyboard.press("End")
    quiet(page, 200)
    found = shown(page)
    assert found["cursor"] == WINDOWS[WINDOW] and found["value"] == "6\N{NO-BREAK SPACE}h"
    assert page.inner_text(f"{FIGURE} [data-play]") == words("dashboard")["play"]["start"]
    assert not visit.faults
    page.close()


def test_the_keyboard_reaches_every_control_and_a_screen_reader_is_told(page):
    page.locator(f"{FIGURE} [name=see]:checked").focus()
    reached = []
    for _ in range(9):
        reached.append(
            page.evaluate("document.activeElement.name || Object.keys(document.activeElement.dataset)[0] || ''")
        )
        page.keyboard.press("Tab")
    assert reached[:9] == ["see", "region", "hypothesis", "at", "open", "open", "open", "open", "still"]
    page.locator(f"{FIGURE} [name=at]").focus()
    page.keyboard.press("ArrowRight")
    assert shown(page)["cursor"] == 12
    page.wait_for_function(f"document.querySelector('{FIGURE} [data-live]').textContent.startsWith('12\u00a0min')")
    page.keyboard.press("ArrowLeft")
    names = [page.locator(f"{FIGURE} [data-open]").nth(i).get_attribute("aria-label") for i in range(4)]
    assert len(set(names)) == 4 and all(name.startswith(TEXT["open"]) for name in names)


def test_one_button_holds_all_four_still(browser, site):
    page, _ = opened(browser, site, reduced_motion="no-preference")
    page.locator(f"{FIGURE} .side-four").scroll_into_view_if_needed()
    places = f"""async () => {{
      const read = () => [...document.querySelectorAll('{FIGURE} svg.synapse-picture')].map((one) =>
        [...one.querySelectorAll('[data-part="outside"] > g')].map((dot) => dot.getAttribute('transform')).join());
      const before = read();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return read().map((one, i) => one !== before[i]);
    }}"""
    page.wait_for_function(f"document.querySelectorAll('{FIGURE} svg.synapse-picture[data-moving]').length === 4")
    assert page.evaluate(places) == [True] * 4
    page.locator(f"{FIGURE} [data-still]").click()
    assert page.evaluate(places) == [False] * 4
    assert page.locator(f"{FIGURE} [data-still]").get_attribute("aria-pressed") == "true"
    page.close()


def test_with_reduced_motion_nothing_moves(page):
    assert page.evaluate(f"[...document.querySelectorAll('{FIGURE} svg[data-moving]')].length") == 0


@pytest.mark.parametrize("width", [320, 375])
def test_a_phone_needs_no_sideways_scroll_and_shows_two_by_two(browser, site, width):
    page, _ = opened(browser, site, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = [page.locator(f"{FIGURE} [data-animal]").nth(i).bounding_box() for i in range(4)]
    assert boxes[0]["y"] == boxes[1]["y"] < boxes[2]["y"] == boxes[3]["y"]
    for i in range(4):
        assert page.locator(f"{FIGURE} svg.synapse-picture text").nth(i).is_hidden()
    page.close()


def test_the_time_moves_nothing_on_a_phone(browser, site):
    page, _ = opened(browser, site, viewport={"width": 375, "height": 800})
    tops = f"[...document.querySelectorAll('{FIGURE} :is(.synapse-stage, .exhibit-slot)')].map((one) => one.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(tops)
    for at in ("0", "60", "120", "200", "360"):
        choose(page, "at", at)
        assert page.evaluate(tops) == before, at
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_theme_with_all_unfolded(browser, site, root, theme):
    page, visit = opened(browser, site, color_scheme=theme)
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    page.evaluate(f"document.querySelectorAll('{FIGURE} details').forEach((one) => {{ one.open = true; }})")
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        f"async () => (await axe.run('{FIGURE}', {{ resultTypes: ['violations'] }})).violations.map(({{ id, nodes }}) => [id, nodes[0].html])"
    )
    page.close()
    assert not found and not visit.faults


def test_without_a_script_the_moment_is_there(browser, site):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{site}/{PAGE}")
    made = side_by_side()
    assert page.locator(f"{FIGURE} [data-words]").text_content() == told(FIRST, made.looks)
    assert [page.locator(f"{FIGURE} [data-animal]").nth(i).locator("dd").all_text_contents() for i in range(4)] == [
        read_outs(one, TEXT) for one in made.looks
    ]
    assert page.locator(f"{FIGURE} .dash-still-plot").is_visible()
    assert page.locator(f"{FIGURE} form [data-field]").first.is_hidden()
    page.close()


def test_a_link_opens_the_scene_of_its_animal():
    for animal in some(animals()):
        state = state_of(animal, FIRST)
        assert decode(encode(state)) == (state, [])
