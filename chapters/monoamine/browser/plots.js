// Fills the dashboard's Bokeh figures. dashboard/view.py builds them and names their parts; nothing is computed here.
// Only what changed is handed over, and each figure paints once.

const CURVES = 4;
const NO_CURVE = { x: [], known: [], beyond: [] };
const MARKS = ["x", "y", "marker", "color", "alpha", "told", "source"];
const SPANS = ["x0", "y0", "x1", "y1"];

/**
 * @param {object} exhibit with Bokeh's document and views
 * @param {object} data of the payload
 * @returns {{show: (made: object, drawn: object) => void, showDose: (panel: object | null) => void}}
 */
export function createPlots(exhibit, data) {
  const models = new Map(exhibit.document.all_models ? [...exhibit.document.all_models].filter(({ name }) => name).map((one) => [one.name, one]) : []);
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(data.tokens[name]).trim() || "#444";
  const before = new Map();
  // Setting a property repaints a figure even when nothing differs.
  const put = (name, values) => {
    const model = models.get(name);
    const changed = Object.entries(values).filter(([key, value]) => before.get(`${name}.${key}`) !== value);
    if (!changed.length) return;
    for (const [key, value] of changed) before.set(`${name}.${key}`, value);
    model.setv(Object.fromEntries(changed));
  };
  const ticks = (name, list, text) => {
    const shape = list.join("|");
    if (before.get(name) === shape) return;
    before.set(name, shape);
    const axis = models.get(name);
    axis.setv({ major_label_overrides: new Map(list.map(([at, value]) => [at, text(value)])) });
    axis.ticker.ticks = list.map(([at]) => at);
  };

  function dress(view, number, key) {
    const name = key === "together" ? "text" : key, colour = ink(name);
    const dash = key === "together" ? [] : { dashed: [6], dotted: [2, 4], dotdash: [2, 4, 6, 4] }[data.dashes[key]] ?? [];
    const look = `${colour} ${dash}`;
    for (const part of ["known", "beyond"]) {
      const glyph = models.get(`${view}-${part}-${number}`);
      if (before.get(glyph) === look) continue;
      before.set(glyph, look);
      glyph.setv({ line_color: { value: colour }, line_dash: { value: dash }, tags: [`ink-line:${name}`] });
    }
  }

  function curves(view, list, x) {
    for (let number = 0; number < CURVES; number++) {
      const curve = list[number], source = models.get(`${view}-curve-${number}`);
      if (!curve && !before.get(source)) continue;
      before.set(source, Boolean(curve));
      if (curve) dress(view, number, curve.key);
      source.data = curve ? { x, known: curve.known, beyond: curve.beyond } : NO_CURVE;
    }
  }

  function axes(view, list, label, [start, end], frame) {
    put(`${view}-x-axis`, { axis_label: label });
    ticks(`${view}-x-axis`, list, String);
    ticks(`${view}-y-axis`, frame.ticks, (value) => String(Number(value.toPrecision(6))));
    put(`${view}-x`, { start, end });
    put(`${view}-y`, { start: frame.range[0], end: frame.range[1] });
  }

  function marks(view, list, scale) {
    const shape = `${JSON.stringify(list)} ${scale} ${ink("text")}`, name = `${view}-marks`;
    if (before.get(name) === shape) return;
    before.set(name, shape);
    const about = list.map(({ point }) => data.points[point]);
    const columns = [
      list.map(({ x }) => x), list.map(({ y }) => y), about.map(({ marker }) => marker), list.map(({ key }) => ink(key)),
      about.map((point) => (point.null ? 0 : 0.9)), about.map(({ told }) => told), about.map(({ source }) => source),
    ];
    models.get(name).data = Object.fromEntries(MARKS.map((column, i) => [column, columns[i]]));
    const wide = list.filter(({ x0, x1 }) => x0 !== x1).map(({ x0, x1, y }) => [x0, y, x1, y]);
    const tall = list.filter(({ y, y1 }) => y !== y1).map(({ x, y, y1 }) => [x, y, x, y1]);
    models.get(`${view}-spans`).data = Object.fromEntries(SPANS.map((column, i) => [column, [...wide, ...tall].map((s) => s[i])]));
  }

  function band(view, shown, last) {
    put(`${view}-band`, shown ? { visible: true, left: shown[0], right: last } : { visible: false });
    put(`${view}-band-words`, shown ? { visible: true, x: shown[0], text: data.text.band[shown[1]] } : { visible: false });
  }

  function show(made, drawn) {
    const { times, state } = made, axis = data.axes[state.window], last = times[times.length - 1];
    for (const [view, panel] of Object.entries(drawn)) {
      if (!models.has(`${view}-curve-0`)) continue;
      curves(view, panel.curves, times);
      axes(view, axis.ticks, axis.label, [0, last], panel.frame);
      put(`${view}-base`, { location: state.scale === "log" ? 2 : 100 });
      put(`${view}-cursor`, { location: state.at });
      band(view, panel.band, last);
      marks(view, panel.marks, state.scale);
    }
  }

  function showDose(panel) {
    if (!models.has("dose-curve-0")) return;
    if (!panel) {
      models.get("dose-curve-0").data = NO_CURVE;
      put("dose-x-axis", { axis_label: data.text.runs.nothing });
      put("dose-cursor", { location: -9 });
      return;
    }
    dress("dose", 0, panel.key);
    models.get("dose-curve-0").data = { x: panel.x, known: panel.y, beyond: panel.y };
    axes("dose", panel.ticks, data.text.axes.dose.replace("{drug}", panel.key), panel.range, panel.frame);
    put("dose-cursor", { location: panel.cursor });
  }

  // Bokeh would paint in the next frame; then the page would be laid out twice for one move. What is painted here leaves
  // that later turn nothing to do.
  const paint = () => exhibit.views.forEach((view) => view.paint());

  return {
    show: (made, drawn) => { show(made, drawn); paint(); },
    showDose: (panel) => { showDose(panel); paint(); },
  };
}
