"""Print how fast the dashboard answers: in the page, from a Bokeh server, and in a kernel with ipywidgets.

Run by ``make bench``; parts can be asked for by name: ``bench_dashboard.py moves rivals profile start
lighthouse``. Nothing here passes or fails. The scene has three drugs, and every view is open. What a number holds:

moves: from the time stamp of a real key press on a slider until the last plot that this move changes is painted, and
  until the frame after it. Painted is a plot when its curves stand on its canvas: sketched while the slider moves
  (browser/dashboard/sketch.js), or, where that cannot be, by Bokeh ("repainted"). That Bokeh paints the same once more at
  rest, and that the dose view follows, is not waited for. A held key repeats every 16.7 ms: how many scenes a second are
  painted then.
rivals: the same move in a Bokeh server app of the same figures, by the same clock in the same Chromium, with the
  websocket; and in ``explore()``, where the clock runs in Python from setting a widget until the figures hold their
  data: no comm, no network, no painting.
profile: where the time of a move goes. JavaScript is sampled and dealt out by module; style and layout are Chromium's
  own clocks and lie partly inside the JavaScript that asked for them.
start: of the page with an empty cache, over a server with gzip.
"""

import asyncio
import gzip
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from built import SITE, chromium
from monoamine.book import scripts
from serve import serving

PAGE = "chapters/dashboard.html"
LINK = "v=1&if=H3&doses=Semax:0.15:ip:0,d-amphetamine:2:sc:20,methylphenidate:5:ip:40&at=45&vary=2"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
# The first slider is moved 200 times, the others fewer.
MOVES, OTHER_MOVES, RIVAL_MOVES, KERNEL_MOVES, STARTS = 200, 60, 60, 12, 5
REPEAT_MS = 1000 / 60
# Slider -> what is added to the link: firing other than 1 lets the terminals adapt before each run.
SLIDERS = {"amount-2": "", "time-3": "", "at": "", "tone": "&tone=1.5"}
# Eight steps up, to the far end and back again: each press moves the slider, and few come back to a dose whose runs are
# still remembered. The other sliders go to and fro by four.
SWEEP = (*["ArrowRight"] * 8, *["ArrowLeft"] * 22, *["ArrowRight"] * 14)
SWAY = (*["ArrowRight"] * 4, *["ArrowLeft"] * 8, *["ArrowRight"] * 4)

# Answers, once the views have repainted after the press and then kept still for three frames, when the last repaint
# was and when the frame after it began.
CLOCK = """
() => {
  const clock = window.clock = { press: 0, painted: 0, after: 0, repaints: 0, scenes: 0, sketched: false };
  addEventListener('keydown', ({ timeStamp }) => Object.assign(clock, { press: timeStamp, repaints: 0, sketched: false }), true);
  const seen = () => {
    clock.painted = performance.now();
    if (!clock.repaints++) clock.scenes++;
  };
  // At rest the same is painted again.
  for (const view of window.clockedViews()) view.repainted.connect(() => { if (!clock.sketched) seen(); });
  window.monoamine?.exhibits?.dashboard?.element.addEventListener('monoamine:sketched', () => {
    clock.sketched = true;
    seen();
  });
  clock.done = () => new Promise((resolve) => {
    let still = 0, last = -1;
    const frame = () => {
      const now = performance.now();
      if (clock.repaints && clock.after <= clock.painted) clock.after = now;
      still = clock.repaints && clock.repaints === last ? still + 1 : 0;
      last = clock.repaints;
      if (still >= 3) resolve([clock.painted - clock.press, clock.after - clock.press]);
      else if (now - clock.press > 20000) resolve(null);
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
"""
PAGE_VIEWS = """() => {
  const { element, views } = monoamine.exhibits.dashboard;
  const view = ({ model }) => element.querySelector(`[data-root="${model.id}"]`).dataset.view;
  window.clockedViews = () => views.filter((one) => view(one) !== 'dose');
}"""
# A slider in a closed fold takes no keys.
OPEN = "document.querySelectorAll('#exhibit-dashboard details').forEach((fold) => { fold.open = true; })"
SERVER_VIEWS = "() => { window.clockedViews = () => [...Bokeh.index].filter((view) => view.repainted); }"


# --- serving and opening --------------------------------------------------------------------------


class _Gzip(http.server.SimpleHTTPRequestHandler):
    """Files of a folder, packed as a web server packs them."""

    def do_GET(self):  # noqa: N802
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        body, kind = file.read_bytes(), self.guess_type(str(file))
        packed = kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml"))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if packed:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):  # a browser that was closed meanwhile
            self.wfile.write(body)

    def log_message(self, *args):
        """Silent."""


def open_dashboard(browser, site: str, link: str = LINK, viewport: dict = WIDE, script: str = ""):
    """The dashboard at a scene, mounted, with its controls on the screen; ``script`` stands in for the simulator."""
    page = browser.new_page(viewport=viewport)
    if script:
        page.route("**/simulator.js*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{site}/{PAGE}#{link}")
    page.evaluate("monoamine.exhibits.dashboard.start()")
    page.wait_for_selector('#exhibit-dashboard[data-state="ready"]', timeout=60_000)
    page.evaluate(OPEN)
    page.wait_for_timeout(1500)
    return page


def throttle(page, rate: float):
    """Slow the processor of a page down; answers the CDP session, which has to live as long."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return session


def focus(page, slider: str) -> None:
    """Put the keyboard on a slider of the page."""
    page.evaluate(
        "name => document.querySelector(`#exhibit-dashboard [name='${name}']`).focus({preventScroll: true})", slider
    )


# --- moves ----------------------------------------------------------------------------------------


def press(page, count: int, quiet_ms: int, keys: Sequence[str] = SWEEP) -> list[list[float]]:
    """[painted, frame] in ms for each of ``count`` presses, each made when the one before has been answered."""
    found = []
    for number in range(count):
        page.keyboard.press(keys[number % len(keys)])
        answer = page.evaluate("clock.done()")
        if answer:
            found.append(answer)
        page.wait_for_timeout(quiet_ms)
    return found


def hold(page, count: int) -> float:
    """Scenes painted a second while a key repeats."""
    page.evaluate("clock.scenes = 0")
    start = time.perf_counter()
    for number in range(count):
        due = start + number * REPEAT_MS / 1000
        time.sleep(max(0.0, due - time.perf_counter()))
        page.keyboard.press(SWAY[number % len(SWAY)])
    page.evaluate("clock.done()")
    return page.evaluate("clock.scenes") / (time.perf_counter() - start)


def shares(values: Iterable[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def show_line(name: str, found: Sequence[Sequence[float]], rest: str = "") -> None:
    """One line of the table of moves."""
    painted, frame = (shares(one[place] for one in found) for place in (0, 1))
    print(f"{name:34}{len(found):5}{painted[0]:9.0f} /{painted[1]:5.0f}{frame[0]:9.0f} /{frame[1]:5.0f}{rest}")


def moves(browser, site: str) -> None:
    """Each slider at full speed and four times slower."""
    print(f"{'slider':34}{'n':>5}{'painted p50 / p95':>16}{'frame p50 / p95':>16}   scenes/s, key held")
    for rate in (1, 4):
        for slider, more in SLIDERS.items():
            page = open_dashboard(browser, site, LINK + more)
            page.evaluate(PAGE_VIEWS)
            page.evaluate(CLOCK)
            throttle(page, rate)
            focus(page, slider)
            first = slider == next(iter(SLIDERS))
            keys = SWEEP if first else SWAY
            press(page, len(SWAY), 200, SWAY)
            found = press(page, MOVES if first else OTHER_MOVES, 150 * rate, keys)
            show_line(f"{slider}, {rate}x", found, f"{hold(page, 60):10.1f}")
            page.close()


# --- rivals ---------------------------------------------------------------------------------------


@contextmanager
def bokeh_server() -> Iterator[str]:
    """A Bokeh server app with the same figures and one slider, solved by SciPy."""
    import asyncio

    from bokeh.server.server import Server
    from tornado.ioloop import IOLoop

    ready, started = threading.Event(), []

    def run() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        server = Server({"/": _app}, port=0, address="127.0.0.1", allow_websocket_origin=["*"])
        server.start()
        started.append((server.port, IOLoop.current()))
        ready.set()
        IOLoop.current().start()

    threading.Thread(target=run, daemon=True).start()
    ready.wait(60)
    port, loop = started[0]
    yield f"http://127.0.0.1:{port}/"
    loop.add_callback(loop.stop)


def _app(document) -> None:
    from bokeh.models import Slider
    from monoamine.dashboard.controls import amounts
    from monoamine.dashboard.draw import panels
    from monoamine.dashboard.measured import points, reach
    from monoamine.dashboard.scene import scene
    from monoamine.dashboard.state import decode
    from monoamine.dashboard.view import build, show

    state, figures = decode(LINK)[0], build()
    steps = amounts(state["doses"][1]["drug"])
    slider = Slider(start=0, end=len(steps) - 1, step=1, value=steps.index(state["doses"][1]["amount"]), title="Dose")

    def solve(amount: float) -> None:
        slots = [*state["doses"]]
        slots[1] = {**slots[1], "amount": amount}
        made = scene({**state, "doses": slots})
        show(figures, made, panels(made, points(), reach()), points())

    slider.on_change("value", lambda _attr, _old, new: solve(steps[int(new)]))
    solve(steps[int(slider.value)])
    document.add_root(slider)
    for view, figure in figures.items():
        if view != "dose":
            document.add_root(figure)


def from_server(browser) -> list[list[float]]:
    """[painted, frame] of the moves in the Bokeh server app."""
    with bokeh_server() as address:
        page = browser.new_page(viewport=WIDE)
        page.goto(address)
        page.wait_for_function(
            "window.Bokeh && [...Bokeh.index].filter((view) => view.repainted).length === 4", timeout=60_000
        )
        page.wait_for_timeout(2000)
        page.evaluate(SERVER_VIEWS)
        page.evaluate(CLOCK)
        page.locator(".noUi-handle").focus()
        press(page, 4, 200)
        found = press(page, RIVAL_MOVES, 150)
        page.close()
    return found


async def in_kernel() -> list[float]:
    """Milliseconds from setting a widget of explore() to its figures' data; the dose-response waits for rest."""
    os.environ.pop("MONOAMINE_STATIC", None)
    from monoamine.dashboard import explore
    from monoamine.dashboard.state import decode

    live = explore()
    live.state = decode(LINK)[0]
    live._write()
    live._solve()
    slider, found = live.widgets["amount-2"], []
    options = [value for _, value in slider.options]
    place = options.index(slider.value)
    for number in range(KERNEL_MOVES + 2):
        start = time.perf_counter()
        slider.value = options[place + 1 + number % 2]
        found.append((time.perf_counter() - start) * 1e3)
    return found[2:]


def in_python() -> dict[str, float]:
    """Median ms of what a move of explore() consists of."""
    from monoamine.dashboard.draw import panels
    from monoamine.dashboard.measured import points, reach
    from monoamine.dashboard.scene import dose_response, scene
    from monoamine.dashboard.state import decode
    from monoamine.dashboard.view import build, show

    state, figures = decode(LINK)[0], build()
    made = scene(state)
    parts = {
        "scene (4 runs)": lambda: scene(state),
        "dose-response (13 runs)": lambda: dose_response(state),
        "figures' data": lambda: show(figures, made, panels(made, points(), reach()), points()),
    }
    return {name: statistics.median(_timed(work) for _ in range(5)) for name, work in parts.items()}


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def rivals(browser, site: str) -> None:
    """The same move in three places, one after the other in one run."""
    page = open_dashboard(browser, site)
    page.evaluate(PAGE_VIEWS)
    page.evaluate(CLOCK)
    focus(page, "amount-2")
    press(page, len(SWAY), 200, SWAY)
    own = press(page, RIVAL_MOVES, 150)
    page.close()
    served = from_server(browser)
    # Playwright's own event loop runs in this thread.
    with ThreadPoolExecutor(1) as aside:
        kernel = aside.submit(asyncio.run, in_kernel()).result()
    print("dose of the second drug, 1x         n  painted p50 / p95  frame p50 / p95")
    show_line("in the page", own)
    show_line("Bokeh server on this machine", served)
    middle, high = shares(kernel)
    print(f"{'explore(), kernel side only':34}{len(kernel):5}{middle:9.0f} /{high:5.0f}{'-':>13}")
    unit = shares(one[0] for one in own)[0]
    print(
        f"ratio to the page, p50: Bokeh server {shares(one[0] for one in served)[0] / unit:.1f}, "
        f"explore() {middle / unit:.1f} (and then the comm and the painting)"
    )
    print("in Python: " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in in_python().items()))


# --- profile --------------------------------------------------------------------------------------

# Module of the script -> what it does in a move.
WORK = {
    "solve": (
        "model/integrate",
        "model/rodas5p",
        "model/step-size",
        "model/run",
        "model/simulate",
        "model/protocol",
        "model/readouts",
        "dashboard/scene",
        "monoamine-model",
        "monoamine-scenario",
    ),
    "what is drawn (draw.js)": ("dashboard/draw", "findings/select"),
    "sketch": ("dashboard/sketch", "dashboard/strokes"),
    "hand over to Bokeh (plots.js)": ("dashboard/plots", "dashboard/painter", "dashboard/columns"),
    "synapse": ("dashboard/synapse", "dashboard/synapse-counts", "dashboard/synapse-motion", "dashboard/synapse-view"),
    "words, table, form, link": (
        "dashboard/tell",
        "dashboard/where",
        "dashboard/inputs",
        "dashboard/html",
        "dashboard/descriptions",
        "dashboard/announcer",
        "dashboard/scene-view",
        "dashboard/dose-view",
        "dashboard/timing",
        "dashboard/simulator",
        "dashboard/state",
        "exhibits/words",
        "exhibits/announce",
        "dashboard/address",
    ),
}
CLOCKS = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration")


def profile(browser, site: str, rate: float = 1) -> None:
    """Milliseconds of a move by what is done."""
    script = readable_script()
    page = open_dashboard(browser, site, script=script)
    page.evaluate(PAGE_VIEWS)
    page.evaluate(CLOCK)
    session = throttle(page, rate)
    focus(page, "amount-2")
    press(page, len(SWAY), 200, SWAY)
    for domain in ("Profiler.enable", "Performance.enable"):
        session.send(domain)
    session.send("Profiler.setSamplingInterval", {"interval": 200})
    idle = clocks(session, page, 3000)
    before = clocks(session)
    session.send("Profiler.start")
    start, count = time.perf_counter(), 100
    press(page, count, 150)
    spent = (time.perf_counter() - start) * 1e3
    sampled = session.send("Profiler.stop")["profile"]
    after = clocks(session)
    page.close()
    modules = module_lines(script)
    print(f"\none move of amount-2 at {rate:g}x, ms (dose view and moving synapse included)")
    for name, ms in sorted(dealt(sampled, modules).items(), key=lambda one: -one[1]):
        if name != "idle" and ms / count >= 0.05:
            print(f"  {name:40}{ms / count:8.2f}")
    for name in CLOCKS:
        moving = (after[name] - before[name]) * 1e3 / count
        print(
            f"  Chromium's {name:29}{moving:8.2f}   (idle for as long: {idle[name] * spent / 3000 * 1e3 / count:.2f})"
        )


def clocks(session, page=None, wait_ms: float = 0) -> dict[str, float]:
    """Chromium's clocks in seconds; with ``wait_ms`` what they gain in that time."""
    read = lambda: {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}  # noqa: E731
    if not page:
        return read()
    before = read()
    page.wait_for_timeout(wait_ms)
    after = read()
    return {name: after[name] - before[name] for name in CLOCKS}


def module_lines(script: str) -> list[tuple[int, str]]:
    """(first line, module) of the bundled script, ascending."""
    begins = re.finditer(r"^  // \S*?(?:browser/([\w/-]+)\.js|/(monoamine-\w+)\.mjs)$", script, re.M)
    return [(script.count("\n", 0, one.start()), one[1] or one[2]) for one in begins]


def readable_script() -> str:
    """The simulator with its names and lines, which the page's own has not."""
    with TemporaryDirectory() as folder:
        made, entry = scripts.generated_modules(Path(folder)), scripts.PACKAGE / "browser" / "simulator-main.js"
        scripts.bundle({"simulator": entry}, Path(folder), made, minify=False)
        return (Path(folder) / "simulator.js").read_text(encoding="utf-8")


def dealt(sampled: dict, modules: Sequence[tuple[int, str]]) -> dict[str, float]:
    """Milliseconds of a CPU profile by what is done: the innermost of our functions on the stack decides."""
    nodes = {node["id"]: node for node in sampled["nodes"]}
    parents = {child: node["id"] for node in sampled["nodes"] for child in node.get("children", ())}
    found: dict[str, float] = {}
    for ident, micros in zip(sampled["samples"], sampled["timeDeltas"], strict=True):
        name = _work(ident, nodes, parents, modules)
        found[name] = found.get(name, 0.0) + micros / 1e3
    return found


def _work(ident: int, nodes: dict, parents: dict, modules: Sequence[tuple[int, str]]) -> str:
    own = nodes[ident]["callFrame"]["functionName"]
    if own in ("(idle)", "(program)", "(garbage collector)"):
        return {"(idle)": "idle", "(program)": "native: style, layout, paint, other", "(garbage collector)": "garbage"}[
            own
        ]
    bokeh = False
    while ident in nodes:
        frame = nodes[ident]["callFrame"]
        bokeh |= "bokeh" in frame["url"]
        if frame["url"].split("?")[0].endswith("simulator.js"):
            module = max((one for one in modules if one[0] <= frame["lineNumber"]), default=(0, ""))[1]
            return next((work for work, names in WORK.items() if module in names), f"simulator.js, {module}")
        ident = parents.get(ident, -1)
    return "Bokeh paints" if bokeh else "other scripts"


# --- start ----------------------------------------------------------------------------------------

WATCH_START = """
window.began = { blocked: 0 };
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) began.blocked += Math.max(0, duration - 50); })
  .observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => { began.lcp = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
const look = () => {
  const exhibit = window.monoamine?.exhibits?.dashboard;
  if (exhibit?.scene) began.scene ??= performance.now();
  if (exhibit?.state === 'ready') began.ready ??= performance.now();
  if (!began.ready) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
# Fetched when it is asked for: it is larger than everything else the checks need.
LIGHTHOUSE = ("npx", "--yes", "lighthouse@12.8.2")
COLUMNS = ("fcp", "lcp", "scene", "ready", "blocked")


def start(browser, site: str) -> None:
    """Median ms of some cold starts, on a desktop and a phone, and what is fetched."""
    print(f"\n{'start, ms':24}" + "".join(f"{name:>9}" for name in COLUMNS) + "   requests  kB wire  kB decoded")
    for name, viewport, rate in (("1280 px, 1x", WIDE, 1), ("375 px, 4x", PHONE, 4)):
        runs = [_start_once(browser, site, viewport, rate) for _ in range(STARTS)]
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        print(
            f"{name:24}"
            + "".join(f"{middle[key]:9.0f}" for key in COLUMNS)
            + f"{middle['requests']:11.0f}{middle['wire'] / 1e3:9.0f}{middle['decoded'] / 1e3:12.0f}"
        )
    print(
        "fcp, lcp: first and largest paint; scene: the first scene solved, controls answer; ready: all plots painted;"
    )
    print("blocked: what tasks of the main thread took beyond 50 ms each")


def _start_once(browser, site: str, viewport: dict, rate: float) -> dict[str, float]:
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    page.add_init_script(WATCH_START)
    throttle(page, rate)
    page.goto(f"{site}/{PAGE}")
    page.locator("#exhibit-dashboard").scroll_into_view_if_needed()
    page.wait_for_function("window.began.ready", timeout=60_000)
    page.wait_for_timeout(500)
    found = page.evaluate("""() => {
      const [page] = performance.getEntriesByType('navigation'), all = [page, ...performance.getEntriesByType('resource')];
      const sum = (key) => all.reduce((total, one) => total + one[key], 0);
      const fcp = performance.getEntriesByName('first-contentful-paint')[0].startTime;
      return { ...began, fcp, requests: all.length, wire: sum('encodedBodySize'), decoded: sum('decodedBodySize') };
    }""")
    context.close()
    return found


def lighthouse(_browser: Any, site: str) -> None:
    """Lighthouse's scores, phone and desktop (median of three)."""
    print("\nlighthouse           performance  accessibility  best-practices  seo   FCP   LCP   TBT   CLS")
    for name, flags in (("phone", ()), ("desktop", ("--preset=desktop",))):
        runs = sorted(
            (_judge(site, flags) for _ in range(3)), key=lambda one: one["categories"]["performance"]["score"]
        )
        told = runs[1]
        scores = [
            round(100 * told["categories"][one]["score"])
            for one in ("performance", "accessibility", "best-practices", "seo")
        ]
        audits = [
            told["audits"][one]["displayValue"].replace("\xa0", " ")
            for one in (
                "first-contentful-paint",
                "largest-contentful-paint",
                "total-blocking-time",
                "cumulative-layout-shift",
            )
        ]
        print(f"{name:21}{scores[0]:11}{scores[1]:15}{scores[2]:16}{scores[3]:5}   " + "  ".join(audits))


def _judge(site: str, flags: Sequence[str]) -> dict:
    chrome = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    command = [
        *LIGHTHOUSE,
        f"{site}/{PAGE}",
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        *flags,
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": chrome}
    )
    return json.loads(done.stdout)


PARTS = {"moves": moves, "rivals": rivals, "profile": profile, "start": start, "lighthouse": lighthouse}


def main() -> None:
    """Print the parts asked for, or all."""
    asked = sys.argv[1:] or list(PARTS)
    print(f"load of this machine (it has {os.cpu_count()} processors): {os.getloadavg()[0]:.1f}")
    with serving(SITE, _Gzip) as site, chromium() as browser:
        for name in asked:
            PARTS[name](browser, site)


if __name__ == "__main__":
    main()
