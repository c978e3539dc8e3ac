"""A scene is sent: its card and its link to another program, or the file and the link. What is refused is told."""

import io

import numpy as np
import pytest
from found import some
from monoamine.book.images import png, svg
from monoamine.book.letters import font_files, measure
from monoamine.dashboard.card import scene_card
from monoamine.dashboard.exhibit import names
from monoamine.dashboard.presets import presets
from monoamine.dashboard.scene import scene
from monoamine.dashboard.state import decode, encode
from monoamine.dashboard.tell import headline
from monoamine.exhibits.card import frame, joined
from monoamine.words import fill, words
from moves import BASE
from pages import framed
from PIL import Image
from reader import EXHIBIT, FIGURE, PAGE
from test_card import LONGEST

TEXT = {**words("dashboard")["take"], **words("hand_over")}
NAME = f"{TEXT['card']}.png"
SEND = f"{FIGURE} .dash-send"
SAID, WAY = f"{SEND} [data-said]", f"{SEND} [data-way]"
SHARE = f'{SEND} [data-take="share"]'
# A device that takes what it is offered; "way" is what its sheet answers.
DEVICE = """
  window.shared = [];
  Object.defineProperty(navigator, "canShare", { value: (data) => %s });
  Object.defineProperty(navigator, "share", { value: async ({ files, ...data }) => {
    window.shared.push({ ...data, files: files.map(({ name, type, size }) => ({ name, type, size })) });
    %s
  } });
"""
TAKES, CANCELS = "", "throw new DOMException('no', 'AbortError');"
REFUSES = "throw new DOMException('no', 'NotAllowedError');"


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


def device(context, answer: str, can: str = "Boolean(data.files?.length)") -> None:
    context.add_init_script(DEVICE % (can, answer))


def opened(context, site, link: str, page: str = PAGE):
    tab = context.new_page()
    tab.goto(f"{site}/{page}#{link}")
    tab.wait_for_function(f"{EXHIBIT}?.scene")
    return tab


def pressed(tab) -> str:
    """Press the button; what is said when it is no longer drawing."""
    tab.locator(SHARE).click()
    tab.wait_for_function(
        "([place, drawing]) => ![drawing, ' '].includes(document.querySelector(place).textContent) &&"
        " (window.shared?.length || document.querySelector(place).textContent)",
        arg=[SAID, TEXT["drawing"]],
    )
    return tab.text_content(SAID)


def test_a_device_gets_the_card_and_the_link(context, site):
    device(context, TAKES)
    tab = opened(context, site, encode(BASE))
    assert pressed(tab) == ""
    (data,) = tab.evaluate("window.shared")
    assert data["url"] == f"{site}/{PAGE}#{encode(BASE)}"
    assert data["text"] == headline(scene(BASE), words("dashboard"), names(), "headline")
    assert data["files"][0]["name"] == NAME and data["files"][0]["type"] == "image/png"
    assert data["files"][0]["size"] > 20_000 and not tab.locator(f"{WAY} *").count()


def test_a_story_is_sent_as_its_page_until_it_is_changed(context, site):
    device(context, TAKES)
    tab = opened(context, site, "")
    tab.locator(f'{FIGURE} [data-preset="cortex"]').click()
    pressed(tab)
    tab.locator(f"{FIGURE} [name=see][value=NE]").check()
    tab.wait_for_function(f"{EXHIBIT}.told.state.see === 'NE'")
    tab.locator(SHARE).click()
    tab.wait_for_function("window.shared.length === 2")
    first, second = tab.evaluate("window.shared")
    assert first["url"] == f"{site}/chapters/story-cortex.html"
    assert second["url"].startswith(f"{site}/{PAGE}#v=1") and "see=NE" in second["url"]


def test_who_closes_the_sheet_is_told_nothing_and_gets_nothing(context, site):
    device(context, CANCELS)
    came, tab = [], opened(context, site, encode(BASE))
    tab.on("download", lambda one: came.append(one))
    assert pressed(tab) == "" and not tab.locator(f"{WAY} *").count() and came == []


@pytest.mark.parametrize("answer", [REFUSES, "throw new TypeError('no');", None, "cannot"])
def test_where_no_program_may_be_asked_the_card_is_saved_and_the_link_copied(context, site, answer):
    if answer == "cannot":
        device(context, TAKES, can="false")
    elif answer:
        device(context, answer)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = opened(context, site, encode(BASE))
    with tab.expect_download() as asked:
        tab.locator(SHARE).click()
    saved = fill(TEXT["saved"], file=NAME)
    tab.wait_for_function(
        "([place, text]) => document.querySelector(place).textContent === text", arg=[SAID, f"{saved} {TEXT['copied']}"]
    )
    assert asked.value.suggested_filename == NAME
    assert tab.evaluate("navigator.clipboard.readText()") == f"{site}/{PAGE}#{encode(BASE)}"
    assert tab.locator(f"{WAY} img").count() == 1


def test_a_frame_that_forbids_all_says_so_and_gives_both_otherwise(context, site):
    frame = framed(context.new_page(), site, f"{PAGE}#{encode(BASE)}", "allow-scripts")
    frame.locator(SHARE).click()
    told = f"{fill(TEXT['framed'], file=NAME)} {TEXT['not_copied']}"
    frame.wait_for_function("([place, text]) => document.querySelector(place).textContent === text", arg=[SAID, told])
    frame.wait_for_function(f"document.querySelector('{WAY} img').naturalWidth === 1200")
    assert frame.locator(f"{WAY} textarea").input_value().endswith(f"#{encode(BASE)}")


def test_without_its_script_the_card_is_told_to_be_missing_and_the_next_try_may_work(context, site):
    tab = opened(context, site, encode(BASE))
    tab.route("**/monoamine/card.js*", lambda route: route.abort())
    assert pressed(tab).startswith(TEXT["failed"].split(":")[0])
    tab.unroute("**/monoamine/card.js*")
    with tab.expect_download():
        tab.locator(SHARE).click()


def test_a_picture_that_cannot_be_made_is_told(context, site):
    context.add_init_script("HTMLCanvasElement.prototype.toBlob = (done) => done(null)")
    assert pressed(opened(context, site, encode(BASE))) == fill(TEXT["failed"], message=TEXT["nothing_made"])


def test_nobody_loads_the_script_of_the_cards_who_sends_nothing(context, site):
    asked, tab = [], context.new_page()
    tab.on("request", lambda one: asked.append(one.url))
    tab.goto(f"{site}/{PAGE}", wait_until="networkidle")
    assert len(asked) > 5 and not [url for url in asked if "/card.js" in url]


def saved(tab) -> Image.Image:
    with tab.expect_download() as asked:
        tab.locator(SHARE).click()
    return Image.open(asked.value.path()).convert("RGB")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["primes", "cortex"])
def test_the_card_of_the_page_looks_as_that_of_the_build(browser, site, tmp_path_factory, name, theme):
    """In the light inks whatever the page has; letters are painted by two programs."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=theme)
    state = decode(presets()[name]["link"])[0]
    image = saved(opened(context, site, presets()[name]["link"]))
    context.close()
    fonts = font_files(tmp_path_factory.getbasetemp() / "fonts")
    built = Image.open(io.BytesIO(png(svg(joined(frame(""), scene_card(scene(state), measure))), fonts))).convert("RGB")
    assert image.size == built.size == (1200, 630)
    small = [np.asarray(one.resize((300, 158), Image.Resampling.BOX)).astype(int) for one in (image, built)]
    difference = np.abs(small[0] - small[1]).max(axis=2)
    assert (difference > 48).mean() < 0.01, (difference > 48).mean()


@pytest.mark.parametrize("state", [LONGEST, BASE, *[decode(one["link"])[0] for one in presets().values()]], ids=encode)
def test_the_faces_of_the_page_need_no_more_room_than_their_lines_have(context, site, state):
    """As Chromium sets them: no word of a card is squeezed."""
    tab = opened(context, site, encode(state))
    saved(tab)
    wide = tab.evaluate(f"""() => {{
      const {{ scene, payload: {{ data }} }} = {EXHIBIT}, {{ card, describe }} = window.monoamine.card;
      const pen = document.createElement('canvas').getContext('2d');
      return describe(scene, data).lines.map(({{ text, look, size, room }}) => {{
        pen.font = `${{card.looks[look].weight}} ${{size}}px ${{card.looks[look].family}}`;
        return {{ text, over: pen.measureText(text).width - room, loaded: document.fonts.check(pen.font) }};
      }});
    }}""")
    assert all(one["loaded"] for one in some(wide))
    assert [one for one in wide if one["over"] > 1] == []


def test_a_chapter_sends_its_scene_to_the_dashboard(context, site):
    device(context, TAKES)
    tab = context.new_page()
    tab.goto(f"{site}/chapters/simple-version.html")
    figure = tab.locator("figure.dashboard").first
    figure.scroll_into_view_if_needed()
    tab.wait_for_function("Object.values(window.monoamine?.exhibits ?? {}).some(({ scene }) => scene)")
    figure.locator("details:has([data-take]) > summary").last.click()
    figure.locator('[data-take="share"]').click()
    tab.wait_for_function("window.shared.length")
    (data,) = tab.evaluate("window.shared")
    assert data["url"].startswith((f"{site}/chapters/dashboard.html#v=1", f"{site}/chapters/story-"))
    assert data["files"][0]["size"] > 20_000


# --- landing by link ------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(375, 812), (1280, 900)])
@pytest.mark.parametrize("name", presets())
def test_who_follows_a_link_sees_a_curve_and_the_number_first(browser, site, name, width, height):
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    tab = opened(context, site, presets()[name]["link"])
    tab.wait_for_selector(f'{FIGURE}[data-state="ready"]')
    see = decode(presets()[name]["link"])[0]["see"]
    plot, brief = (
        tab.locator(one).bounding_box() for one in (f'{FIGURE} [data-view="{see}"]', f"{FIGURE} [data-brief]")
    )
    # On a phone the three curves are a row to swipe.
    assert plot["y"] >= 0 and plot["y"] + plot["height"] <= height
    assert brief["y"] + brief["height"] <= height
    line = tab.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{FIGURE} [data-brief]')).lineHeight)")
    assert brief["height"] <= 2 * line + 2, "two lines"
    ring = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "none" and tab.evaluate("document.activeElement.matches('.dash-words')")
    assert tab.get_attribute(f"{FIGURE} .dash-words", "open") is None
    assert tab.locator(SHARE).bounding_box()["y"] < height
    context.close()
