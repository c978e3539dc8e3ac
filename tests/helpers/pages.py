"""The pages of the built site, and a visit that notes everything a page should not do."""

from collections.abc import Callable
from dataclasses import dataclass, field

SLUGS = (
    "index", "simple-version", "dashboard", "key-numbers", "key-terms", "region-specific-serotonin",
    "norepinephrine-inverted-u", "three-systems", "where-studied", "comparison", "the-model",
    "instructors", "references",
)  # fmt: skip
# Opens every fold around an element.
AROUND = """element => {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}"""
EXTRA = ("index.html", "search.html?q=turnover", "genindex.html", "404.html")
URLS = tuple(f"chapters/{slug}.html" for slug in SLUGS) + EXTRA


@dataclass
class Visit:
    """What a page did while it was open."""

    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.outside, *self.failed, *self.console]


def watch(page, site: str) -> Visit:
    """Note third-party requests, failed requests, console errors and uncaught exceptions of ``page``."""
    visit = Visit()

    def asked(request):
        if not request.url.startswith((site, "data:", "blob:")):
            visit.outside.append(f"outside: {request.url}")

    def answered(response):
        if response.status >= 400:
            visit.failed.append(f"{response.status}: {response.url}")

    def said(message):
        if message.type in ("error", "warning"):
            visit.console.append(f"{message.type}: {message.text}")

    page.on("request", asked)
    page.on("response", answered)
    page.on("requestfailed", lambda request: visit.failed.append(f"failed: {request.url} {request.failure}"))
    page.on("console", said)
    page.on("pageerror", lambda error: visit.console.append(f"exception: {error}"))
    return visit


def framed(page, site: str, address: str, sandbox: str, size: tuple[int, int] = (1100, 860)):
    """A page of the book in a frame; answers the frame.

    The page around it is of the same site, or the frame had no storage, which is another matter, and has no policy: that
    of a page of the book lets no frame in.
    """
    parent, (width, height) = f"{site}/around.html", size
    frame = f'<iframe sandbox="{sandbox}" src="{site}/{address}" style="width:{width}px;height:{height}px"></iframe>'
    page.route(parent, lambda route: route.fulfill(content_type="text/html", body=f"<!doctype html>{frame}"))
    page.goto(parent, wait_until="networkidle")
    return page.frames[1]


def open_questions(page) -> None:
    """Open every question of the page; a reader sees one at a time."""
    page.evaluate("document.querySelectorAll('.quiz-fold').forEach((fold) => { fold.open = true; })")


def frames(page) -> None:
    """Two frames of the browser: what has changed is laid out and painted."""
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))")


def quiet(page, ms: int) -> None:
    """Let time pass in which nothing may happen: for a test that shows that nothing does.

    What has to come is not waited for with this, but by the page's own state.
    """
    page.wait_for_timeout(ms)


def until(page, there: Callable[[], object], timeout: int = 20_000) -> None:
    """Wait for what the test itself notes, such as a request that it holds back."""
    for _ in range(timeout // 20):
        if there():
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"it did not come within {timeout} ms")


def open_exhibits(page, timeout: int = 20_000, which: str = "figure.exhibit") -> int:
    """Open what is around each exhibit and scroll to it, so that it starts, wait until each is ready, answer how many there are."""
    exhibits = page.locator(which)
    for number in range(exhibits.count()):
        exhibit = exhibits.nth(number)
        exhibit.evaluate(AROUND)
        exhibit.scroll_into_view_if_needed()
        page.wait_for_function(
            "element => ['ready', 'error'].includes(element.dataset.state)",
            arg=exhibit.element_handle(),
            timeout=timeout,
        )
        assert exhibit.get_attribute("data-state") == "ready", exhibit.get_attribute("id")
    return exhibits.count()
