"""The dashboard of the built page in a tab that tests of one file share."""

import pytest
from reader import Dashboard


@pytest.fixture(scope="module")
def context(browser):
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", accept_downloads=True)
    yield made
    made.close()


@pytest.fixture(scope="module")
def opened(context, site) -> Dashboard:
    """Opened once, in the scene the page begins with."""
    return Dashboard(context.new_page(), site).open()


@pytest.fixture
def fresh(context, site):
    """A tab of its own, to be opened by the test."""
    page = context.new_page()
    yield Dashboard(page, site)
    page.close()
