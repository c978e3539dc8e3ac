"""What a browser refuses is told, and there is another way: frames without downloads, no clipboard, no plots."""

import csv
import io

import pytest
from found import some
from monoamine.dashboard.state import encode
from monoamine.words import fill, words
from moves import BASE
from pages import framed as in_a_frame
from reader import EXHIBIT, FIGURE, PAGE

TEXT = {**words("dashboard")["take"], **words("hand_over")}
WAY = f"{FIGURE} [data-way]"
FILES = ("csv", "png", "svg")
SANDBOXES = ["allow-scripts allow-same-origin", "allow-scripts"]


@pytest.fixture
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context):
    return context.new_page()


def place(what: str) -> str:
    """Where it is said what became of something: beside its button."""
    return f'{FIGURE} .dash-take:has([data-take="{what}"]) [data-said]'


def press(frame, what: str) -> str:
    """Press a button; answers what is said once it is said."""
    frame.locator(f'{FIGURE} [data-take="{what}"]').click()
    frame.wait_for_function(
        "([place, waiting]) => ![' ', '', waiting].includes(document.querySelector(place).textContent)",
        arg=[place(what), TEXT["waiting"]],
    )
    return frame.locator(place(what)).text_content()


def said(what: str, way: str) -> str:
    return fill(TEXT[way], file=f"{TEXT['file']}.{what}")


@pytest.fixture(params=SANDBOXES)
def framed(page, site, request):
    """The dashboard in a frame that allows no downloads."""
    return in_a_frame(page, site, f"{PAGE}#{encode(BASE)}", request.param)


def test_a_frame_without_downloads_says_so_and_gives_the_data_otherwise(framed):
    came = []
    framed.page.on("download", lambda one: came.append(one))
    for what in FILES:
        assert press(framed, what) == said(what, "framed")
        assert framed.locator(f"{WAY} details").get_attribute("open") is not None
        if what == "csv":
            framed.wait_for_function(f"document.querySelector('{WAY} textarea').value")
            rows = list(csv.DictReader(io.StringIO(framed.locator(f"{WAY} textarea").input_value())))
            assert len(rows) > 100 and rows[0]["region"] == BASE["region"]
        else:
            framed.wait_for_function(f"document.querySelector('{WAY} img').naturalWidth > 100")
    assert came == []


def test_a_page_by_itself_calls_nothing_saved_that_may_not_be_and_keeps_another_way(page, site):
    page.goto(f"{site}/{PAGE}#{encode(BASE)}")
    for what in FILES:
        with page.expect_download():
            told = press(page, what)
        assert told == said(what, "saved")
        assert page.locator(f"{WAY} details").count() == 1
        assert page.locator(f"{WAY} details").get_attribute("open") is None


@pytest.mark.parametrize(
    "clipboard",
    [
        "undefined",
        "{ writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }",
        "{ writeText: () => { throw new TypeError('no'); } }",
        "{ writeText: () => new Promise(() => {}) }",
    ],
)
def test_a_link_that_may_not_be_copied_stands_there_selected(context, site, clipboard):
    context.add_init_script(f"Object.defineProperty(navigator, 'clipboard', {{ value: {clipboard} }})")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}#{encode(BASE)}")
    assert press(page, "link") == TEXT["not_copied"]
    box = page.locator(f"{WAY} textarea")
    assert box.input_value() == f"{site}/{PAGE}#{encode(BASE)}"
    chosen = page.evaluate(
        "(({ selectionStart: a, selectionEnd: b, value }) => value.slice(a, b))(document.activeElement)"
    )
    assert chosen == box.input_value()


@pytest.mark.parametrize("framed", SANDBOXES[1:], indirect=True)
def test_a_frame_that_may_not_copy_says_so(framed):
    assert press(framed, "link") == TEXT["not_copied"]
    assert f"#{encode(BASE)}" in framed.locator(f"{WAY} textarea").input_value()


def test_without_the_library_of_the_plots_their_picture_is_told_to_be_missing(page, site):
    page.route("**/bokeh.min.js*", lambda route: route.abort())
    page.goto(f"{site}/{PAGE}")
    assert press(page, "png") == TEXT["no_plots"]
    assert not page.locator(f"{WAY} *").count()
    with page.expect_download():
        assert press(page, "csv") == said("csv", "saved")
    assert press(page, "png") == TEXT["no_plots"]


def test_plots_that_nobody_came_near_are_drawn_for_their_picture(page, site):
    page.goto(f"{site}/{PAGE}")
    page.wait_for_function(f"{EXHIBIT}?.scene")
    with page.expect_download():
        assert press(page, "png") == said("png", "saved")
    assert page.evaluate(f"{EXHIBIT}.state") == "ready"


def test_a_picture_that_cannot_be_made_is_told(context, site):
    context.add_init_script("HTMLCanvasElement.prototype.toBlob = (done) => done(null)")
    page = context.new_page()
    page.goto(f"{site}/{PAGE}")
    assert press(page, "png") == fill(TEXT["failed"], message=TEXT["nothing_made"])


def test_what_was_said_of_another_scene_goes_away(page, site):
    page.goto(f"{site}/{PAGE}")
    with page.expect_download():
        press(page, "csv")
    page.locator(f'{FIGURE} [data-preset="cortex"]').click()
    page.wait_for_function(f"document.querySelector('{place('csv')}').textContent === ''")
    assert not page.locator(f"{WAY} *").count()


def test_nothing_is_said_in_vain_where_no_synapse_and_no_plot_is_shown(page, site):
    """A small dashboard offers what it shows."""
    page.goto(f"{site}/chapters/three-systems.html")
    page.wait_for_function("Object.values(window.monoamine?.exhibits ?? {}).some(({ scene }) => scene)")
    offered = page.evaluate("""() => [...document.querySelectorAll('.dash-take')].map((take) => {
      const figure = take.closest('figure'), seen = (what) => !take.querySelector(`[data-take="${what}"]`).hidden;
      return [seen('svg') === Boolean(figure.querySelector('.synapse-stage svg')), seen('png') === Boolean(figure.querySelector('.exhibit-slot'))];
    })""")
    assert offered and all(all(one) for one in some(offered))
