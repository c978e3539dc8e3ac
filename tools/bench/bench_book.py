"""Print build times of the book and the weight of each page. Run by ``make bench``; nothing here passes or fails."""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from built import ROOT, SITE, chromium
from pages import SLUGS, open_exhibits
from serve import serving

SHIFT = (
    "window.__shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
    " if (!entry.hadRecentInput) window.__shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
)


def build(target: Path, *flags: str) -> float:
    """Seconds for one build into ``target``."""
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", ".", "--path-output", str(target), *flags]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def wire(body: bytes, content_type: str) -> int:
    """Bytes on the wire as a web server with gzip sends them; fonts and pictures are compressed already."""
    packed = any(kind in content_type for kind in ("font", "image/png", "woff"))
    return len(body) if packed else len(gzip.compress(body, 6))


def weigh(browser, address: str, slug: str) -> tuple[int, int, int, int, float]:
    """Requests and wire bytes when the page opens, the same once every plot has started, and the layout shift."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(SHIFT)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(_size(request)))
    page.goto(f"{address}/chapters/{slug}.html", wait_until="networkidle")
    opened = len(sizes), sum(sizes)
    open_exhibits(page)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("window.__shift")
    page.close()
    return *opened, len(sizes), sum(sizes), shift


def _size(request) -> int:
    response = request.response()
    return wire(response.body(), response.headers.get("content-type", "") + request.url)


def main() -> None:
    """Print the tables."""

    target = Path(tempfile.mkdtemp())
    try:
        print(f"cold build      {build(target):6.1f} s")
        print(f"nothing changed {build(target):6.1f} s")
        print(f"all pages again {build(target, '--all'):6.1f} s")
    finally:
        shutil.rmtree(target)
    os.chdir(ROOT)
    build(ROOT)
    print(f"\n{'page':30}{'requests':>9}{'kB opened':>11}{'requests':>10}{'kB mounted':>12}{'shift':>9}")
    with serving(SITE) as address, chromium() as browser:
        for slug in SLUGS:
            first, opened, last, mounted, shift = weigh(browser, address, slug)
            print(f"{slug:30}{first:9}{opened / 1000:11.1f}{last:10}{mounted / 1000:12.1f}{shift:9.4f}")


if __name__ == "__main__":
    main()
