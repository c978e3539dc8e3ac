"""A reader's hands and eyes on the dashboard of the built page: open it, operate it, read what it shows."""

import json
from collections.abc import Sequence

from pages import Visit, watch

PAGE = "chapters/dashboard.html"
FIGURE = "#exhibit-dashboard"
EXHIBIT = "window.monoamine.exhibits.dashboard"
VIEWS = ("DA", "5-HT", "NE", "product")
DOSE = "dose"
# The scene shown is that of the state chosen, and its words have been written, which comes a moment later.
SETTLED = f"""() => {{
  const exhibit = {EXHIBIT}, {{ scene, choice, state, told }} = exhibit;
  return state === 'ready' && scene && told === scene && JSON.stringify(scene.state) === JSON.stringify(choice);
}}"""
# Put a slider anywhere, as a finger does, or choose anything from a select.
SLIDE = """(control, share) => {
  if (control.disabled) return;
  const { options, min, max, step } = control;
  if (options) control.selectedIndex = Math.floor(share * options.length);
  else control.value = Number(min) + Math.round(share * (max - min) / step) * step;
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
}"""
# Each point of each curve is drawn as known or as beyond; no level is below nothing; no axis is without an end.
WRONG = """() => {
  const { scene, drawn, document: drawing } = monoamine.exhibits.dashboard, wrong = [];
  const finite = (name, values) => { if (![...values].every(Number.isFinite)) wrong.push(`${name} is not a number`); };
  for (const { key, outside, product } of scene.runs) {
    for (const [name, curve] of [...Object.entries(outside), ['product', product]]) {
      finite(`${key} ${name}`, curve);
      if (curve.some((level) => level < 0)) wrong.push(`${key} ${name} is below nothing`);
    }
  }
  for (const [view, { curves, marks, frame, band }] of Object.entries(drawn)) {
    for (const { key, known, beyond } of curves) {
      if (known.some((one, i) => !Number.isFinite(one) && !Number.isFinite(beyond[i]))) wrong.push(`${view} ${key} has a gap`);
    }
    finite(`${view} marks`, marks.flatMap(({ x, y, x0, x1, y1 }) => [x, y, x0, x1, y1]));
    finite(`${view} frame`, [...frame.range, ...frame.ticks.map(([at]) => at), ...(band ? [band[0]] : [])]);
  }
  const { xs, ys } = drawing.get_model_by_name('dose-curves').data;
  finite('dose', [...xs, ...ys].flatMap((one) => [...one]));
  const words = monoamine.exhibits.dashboard.element.textContent;
  for (const bad of ['NaN', 'undefined', 'Infinity', '[object']) if (words.includes(bad)) wrong.push(`"${bad}" is told`);
  return wrong;
}"""
# Everything that is drawn and told. What is not a number is null.
READ = f"""() => {{
  const {{ document: drawing, scene, choice, element }} = {EXHIBIT};
  const list = (values) => Array.from(values, (one) => (typeof one === 'number' && !Number.isFinite(one) ? null : one));
  const columns = (data) => Object.fromEntries(Object.entries(data).map(([name, values]) => [name, list(values)]));
  const model = (name) => drawing.get_model_by_name(name);
  const frame = (name) => [model(name).start, model(name).end];
  const curves = (view) => {{
    const {{ key, part, xs, ys }} = model(`${{view}}-curves`).data;
    return [...new Set(key)].map((name) => Object.fromEntries([['x', list(xs[key.indexOf(name)])],
      ...part.map((one, i) => [one, i]).filter(([, i]) => key[i] === name).map(([one, i]) => [one, list(ys[i])])]));
  }};
  const band = (view) => (model(`${{view}}-band`).visible ? [model(`${{view}}-band`).left, model(`${{view}}-band`).right] : null);
  const plot = (view) => ({{
    curves: curves(view), marks: columns(model(`${{view}}-marks`).data), cursor: model(`${{view}}-cursor`).location,
    band: band(view), x: frame(`${{view}}-x`), y: frame(`${{view}}-y`),
  }});
  const outside = (run) => Object.fromEntries(Object.entries(run.outside).map(([name, curve]) => [name, list(curve)]));
  const cells = (selector) => [...element.querySelectorAll(selector)].map((row) => [...row.cells].map((one) => one.textContent));
  return {{
    link: {EXHIBIT}.link(), choice, times: list(scene.times),
    runs: scene.runs.map((run) => ({{ key: run.key, drugs: run.drugs, outside: outside(run), product: list(run.product) }})),
    plots: Object.fromEntries({json.dumps([*VIEWS, DOSE])}.map((view) => [view, plot(view)])),
    words: element.querySelector('[data-words]').textContent, where: cells('[data-where] tbody tr:not(.dash-group)'),
    numbers: cells('.exhibit-numbers tbody tr'),
  }};
}}"""
_STILL = """({ names, quietMs }) => new Promise((resolve) => {
  let last = null, since = performance.now();
  const look = () => {
    const now = performance.now();
    const seen = names.map((name) => window.monoamine.exhibits.dashboard.document.get_model_by_name(name).data);
    if (!last || seen.some((one, i) => one !== last[i])) [last, since] = [seen, now];
    if (now - since > quietMs) resolve(true);
    else setTimeout(look, 30);
  };
  look();
})"""


class Dashboard:
    """The dashboard in one tab. ``visit`` notes what a page should not do."""

    def __init__(self, page, site: str) -> None:
        self.page, self.site = page, site
        self.visit: Visit = watch(page, site)

    def open(self, link: str = "", query: str = "") -> "Dashboard":
        """Go to the page afresh, with a link behind its sign and a query before it, and start the plots."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.site}/{PAGE}{query}{f'#{link}' if link else ''}")
        self.start()
        return self

    def start(self) -> None:
        """Do not wait for a sign of the reader: mount the plots now. What few readers need is unfolded."""
        self.page.evaluate(
            f"document.querySelectorAll('{FIGURE} .dash-further').forEach((fold) => {{ fold.open = true; }})"
        )
        self.page.evaluate(f"{EXHIBIT}.start()")
        self.settle()

    def show(self, link: str) -> "Dashboard":
        """Open a link without leaving the page."""
        self.page.evaluate(f"link => {EXHIBIT}.open(link)", link)
        self.settle()
        return self

    def settle(self) -> None:
        """Wait until the scene of the chosen state is drawn."""
        self.page.wait_for_function(SETTLED, timeout=20_000)

    def settle_dose(self, quiet_ms: int = 500) -> None:
        """Wait until the dose view, which is solved in a quiet moment, has stood still."""
        self.page.wait_for_function(f"{EXHIBIT}.dose !== undefined", timeout=20_000)
        self.page.evaluate(_STILL, {"names": ["dose-curves"], "quietMs": quiet_ms})

    def read(self) -> dict:
        """Everything that is drawn and told."""
        self.settle()
        return self.page.evaluate(READ)

    def choice(self) -> dict:
        """The state that was chosen."""
        return self.page.evaluate(f"{EXHIBIT}.choice")

    def link(self) -> str:
        """The link of the state."""
        return self.page.evaluate(f"{EXHIBIT}.link()")

    def find(self, selector: str):
        """Something of the dashboard."""
        return self.page.locator(f"{FIGURE} {selector}")

    def control(self, name: str):
        """A control by the name of its field (the first of a group of radios)."""
        return self.find(f'[name="{name}"]').first

    def press(self, name: str, *keys: str) -> None:
        """Put the keyboard on a control and press keys."""
        self.control(name).focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.settle()

    def choose(self, name: str, value: str) -> None:
        """Choose from a select or a group of radios."""
        if self.control(name).get_attribute("type") == "radio":
            self.find(f'[name="{name}"][value="{value}"]').check()
        else:
            self.control(name).select_option(value)
        self.settle()

    def text(self, selector: str) -> str:
        """What stands in a part of the dashboard."""
        return self.find(selector).first.text_content()


def curve(column: Sequence[float | None], other: Sequence[float | None]) -> list[float | None]:
    """A curve in one piece from its known and its unknown part."""
    return [other[place] if one is None else one for place, one in enumerate(column)]
