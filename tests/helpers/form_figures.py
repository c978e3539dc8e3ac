"""Hands for a figure with a form on the built page."""


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
