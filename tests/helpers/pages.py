"""The pages of the built site, and a visit that notes everything a page should not do."""

from dataclasses import dataclass, field

SLUGS = (
    "index", "simple-version", "dashboard", "key-numbers", "key-terms", "region-specific-serotonin",
    "norepinephrine-inverted-u", "three-systems", "where-studied", "comparison", "the-model",
    "instructors", "references",
)  # fmt: skip
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


def open_exhibits(page, timeout: int = 20_000) -> int:
    """Scroll to each exhibit so that it starts, wait until each is ready, answer how many there are."""
    exhibits = page.locator("figure.exhibit")
    for number in range(exhibits.count()):
        exhibit = exhibits.nth(number)
        exhibit.scroll_into_view_if_needed()
        page.wait_for_function(
            "element => ['ready', 'error'].includes(element.dataset.state)",
            arg=exhibit.element_handle(),
            timeout=timeout,
        )
        assert exhibit.get_attribute("data-state") == "ready", exhibit.get_attribute("id")
    return exhibits.count()
