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
    page.locator(f"#exhibit-{exhibit} .exhibit-reset").click()
    page.wait_for_function(f"window.monoamine.exhibits['{exhibit}'].shown.state.{name} == {first!r}")
    field = page.locator(f"#exhibit-{exhibit} [name={name}]")
    if field.first.get_attribute("type") == "radio":
        page.locator(f"#exhibit-{exhibit} [name={name}][value='{value}']").check()
    else:
        field.select_option(value)
