"""Each engine once a run, with the built site and its probe."""

import os
from collections.abc import Callable

import pytest
from engines import Engine, Missing, firefox, webkit
from probed import Probed
from serve import serving

ENGINES = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="session")
def site(site_folder):
    """The address of the site with the probe."""
    with serving(site_folder, Probed) as address:
        yield address


@pytest.fixture(scope="session", params=ENGINES)
def engine(request) -> Engine:
    """A browser; where there is none its tests are skipped, and fail where all engines are required."""
    try:
        with ENGINES[request.param]() as made:
            yield made
    except Missing as missing:
        (pytest.fail if os.environ.get("MONOAMINE_ENGINES") == "required" else pytest.skip)(str(missing))


@pytest.fixture
def faults(engine) -> Callable[[], list[str]]:
    """Tells, when it is called, everything that the open page did and should not do."""
    Probed.refused.clear()
    return lambda: [*engine.run("() => probe.settled()"), *Probed.refused]
