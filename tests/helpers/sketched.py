"""What the plots of the dashboard show while a slider moves, pixel by pixel beside what they show when it rests."""

from reader import EXHIBIT, FIGURE, SETTLED

# Moves a slider by steps, one a frame. Answers how often the plots were sketched, which scene last, how often BokehJS had
# painted one until then and until rest, how many of a thousand pixels of the last sketch are others at rest, and of those
# at rest when BokehJS is told to paint all of it.
MOVE = f"""async (name, steps) => {{
  const exhibit = {EXHIBIT}, {{ element, views }} = exhibit;
  const slider = document.querySelector(`{FIGURE} [name="${{name}}"]`);
  for (let fold = slider.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await frame();
  const plots = views.filter((view) => view.is_displayed && element.querySelector(`[data-root="${{view.model.id}}"]`).dataset.view !== 'dose');
  const pixels = ({{ canvas_view: {{ primary: {{ canvas }} }} }}) => {{
    const copy = Object.assign(document.createElement('canvas'), {{ width: canvas.width, height: canvas.height }}), pen = copy.getContext('2d');
    pen.drawImage(canvas, 0, 0);
    return pen.getImageData(0, 0, canvas.width, canvas.height).data;
  }};
  const look = () => plots.map(pixels);
  // Colors as they are seen: of a pixel that is not there the color is nothing.
  const seen = (data, at) => [0, 1, 2].map((part) => data[at + part] * data[at + 3] / 255).concat(data[at + 3]);
  const differ = (one, other) => {{
    let count = one.length === other.length ? 0 : Infinity;
    for (let at = 0; at < one.length; at += 4) {{
      if (one[at] === other[at] && one[at + 1] === other[at + 1] && one[at + 2] === other[at + 2] && one[at + 3] === other[at + 3]) continue;
      const there = seen(other, at);
      if (seen(one, at).some((value, part) => Math.abs(value - there[part]) > 8)) count++;
    }}
    return 4000 * count / one.length;
  }};
  const all = (one, other) => one.map((data, i) => differ(data, other[i]));
  const edges = () => plots.map(({{ frame: {{ bbox }} }}) => bbox.left);
  const found = {{ sketches: 0, before: 0, painted: 0, state: null }};
  let last = look(), edge = edges();
  const before = last;
  const sketched = () => {{
    found.sketches++;
    found.before = found.painted;
    found.state = exhibit.scene.state;
    last = look();
    edge = edges();
  }};
  const painted = () => {{ found.painted++; }};
  element.addEventListener('monoamine:sketched', sketched);
  for (const view of plots) view.repainted.connect(painted);
  for (const step of steps) {{
    slider.value = String(Number(slider.value) + step * Number(slider.step || 1));
    slider.dispatchEvent(new Event('input', {{ bubbles: true }}));
    await frame();
  }}
  const settled = {SETTLED};
  const end = performance.now() + 20_000;
  while (!settled() && performance.now() < end) await frame();
  await frame();
  const rest = look(), stands = edges().every((left, i) => left === edge[i]);
  for (const view of plots) {{
    view.invalidate_painters();
    view.paint();
    view.repainted.disconnect(painted);
  }}
  element.removeEventListener('monoamine:sketched', sketched);
  const answer = {{ ...found, plots: plots.length, stands, moved: all(before, last), sketch: all(last, rest), rest: all(rest, look()), choice: exhibit.choice, shown: exhibit.scene.state }};
  // One driver does not hand over the same object twice.
  return JSON.parse(JSON.stringify(answer));
}}"""


# Of a thousand pixels, where two lines that were drawn in another order cross.
FEW = 0.5


def faults(found: dict) -> list[str]:
    """What is wrong with a move: not sketched, or sketched otherwise than it is painted at rest."""
    return [
        *([] if found["sketches"] else ["not sketched"]),
        *([] if found["state"] == found["shown"] == found["choice"] else ["the last wish is not shown"]),
        # Other numbers on an axis may need another room, which BokehJS gives them at rest.
        *([f"sketch differs: {found['sketch']}"] if found["stands"] and max(found["sketch"]) > FEW else []),
        *([f"rest differs: {found['rest']}"] if any(found["rest"]) else []),
    ]
