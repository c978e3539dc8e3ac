"""Save pictures of the dashboard page, light and dark, on a phone and a desktop: the whole page, and the dashboard in each
of its stories. Run by ``make screenshots``; they go to ``_build/screenshots``.
"""

import time

from built import ROOT, SITE, chromium
from monoamine.dashboard.presets import presets
from monoamine.dashboard.state import blank, dose, encode
from pages import open_exhibits
from reader import FIGURE, Dashboard
from serve import serving

TARGET = ROOT / "_build" / "screenshots"
WIDTHS, THEMES = (375, 1280), ("light", "dark")
# What no story shows.
STATES = {
    "three-drugs": encode(
        {
            **blank(),
            "hypothesis": "H3",
            "vary": 2,
            "doses": [dose("Semax"), dose("d-amphetamine", 2.0, "sc", 20.0), dose("modafinil", 300.0)],
        }
    ),
    "a-week": encode(
        {**blank(), "window": "7d", "at": 2880.0, "doses": [dose("modafinil", every="daily"), None, None]}
    ),
    "nothing-given": encode(blank()),
    "a-bad-link": "v=1&in=amygdala&doses=caffeine:5:ip:0",
}


def take(browser, site: str, theme: str, width: int) -> int:
    """All pictures of one theme and width; answers how many."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme=theme)
    context.add_init_script(f"localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}');")
    dashboard = Dashboard(context.new_page(), site).open()
    open_exhibits(dashboard.page)
    links = {name: story["link"] for name, story in presets().items()} | STATES
    for name, link in links.items():
        dashboard.show(link).settle_dose()
        if name in presets():
            dashboard.find(f'[data-preset="{name}"]').click()
            dashboard.settle()
            dashboard.settle_dose()
        dashboard.page.wait_for_timeout(150)
        dashboard.page.locator(FIGURE).screenshot(path=TARGET / f"{name}-{theme}-{width}.png")
    dashboard.show(next(iter(links.values()))).settle_dose()
    dashboard.page.screenshot(path=TARGET / f"page-{theme}-{width}.png", full_page=True)
    context.close()
    return len(links) + 1


def main() -> None:
    """Save all pictures and say how many."""
    TARGET.mkdir(parents=True, exist_ok=True)
    start, count = time.perf_counter(), 0
    with serving(SITE) as site, chromium() as browser:
        for theme in THEMES:
            for width in WIDTHS:
                count += take(browser, site, theme, width)
    print(f"{count} pictures in {TARGET}, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
