"""Hands for a figure with a form on the built page."""

from collections.abc import Callable

from found import some


def opened(browser, site: str, page_name: str, exhibit: str):
    """The page with the figure drawn."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/chapters/{page_name}.html")
    page.evaluate(f"window.monoamine.exhibits['{exhibit}'].start()")
    page.wait_for_selector(f'#exhibit-{exhibit}[data-state="ready"]')
    return page


def choose(page, exhibit: str, name: str, value: str, first) -> None:
    """Go back to the start, where the field ``name`` is ``first``, and choose ``value`` in it."""
    form = page.locator(f"#exhibit-{exhibit} form")
    form.evaluate(
        "form => { form.querySelectorAll('details').forEach((fold) => { fold.open = true; }); form.reset(); }"
    )
    page.wait_for_function(f"window.monoamine.exhibits['{exhibit}'].shown.state.{name} == {first!r}")
    field = form.locator(f"[name={name}]")
    kind = field.first.get_attribute("type")
    if kind == "radio":
        form.locator(f"[name={name}][value='{value}']").check()
    elif kind in ("range", "number"):
        field.fill(value)
    else:
        field.select_option(value)


def built_and_drawn(browser, address: str, exhibit: str, read: str) -> tuple:
    """What a page says of its figure before any script of it ran, and once it has drawn the figure."""
    page, script = browser.new_page(reduced_motion="reduce"), "**/monoamine/monoamine.js*"
    page.route(script, lambda route: route.abort())
    page.goto(address)
    built = page.evaluate(read)
    page.unroute(script)
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_function(f"window.monoamine?.exhibits?.['{exhibit}']?.shown")
    drawn = page.evaluate(read)
    page.close()
    return built, drawn


def toy_on_one_screen(page, exhibit: str, parts: str, height: int) -> Callable[[], list]:
    """Scroll to a toy, see that its ``parts`` fit a window of this height; answers what reads where they are."""
    figure = f"#exhibit-{exhibit}"
    page.evaluate("document.fonts.ready")
    page.locator(f"{figure} .toy").evaluate("toy => toy.scrollIntoView({ block: 'start', behavior: 'instant' })")
    found = f"[...document.querySelectorAll('{figure} :is({parts})')]"
    boxes = f"{found}.map((one) => {{ const {{ top, bottom }} = one.getBoundingClientRect(); return [top, bottom]; }})"
    assert all(top >= 0 and bottom <= height for top, bottom in some(page.evaluate(boxes)))
    return lambda: page.evaluate(boxes)
