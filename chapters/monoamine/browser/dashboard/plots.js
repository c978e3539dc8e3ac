// Fills the dashboard's Bokeh figures. dashboard/view.py builds them and names their parts; nothing is computed here.
// Only what changed is handed over, and each figure paints once.

import { fill } from "../exhibits/words.js";
import { BASELINE, height } from "../findings/select.js";

// Width and opacity of the parts of a curve; the later one is drawn over the earlier.
const PARTS = { beyond: [1.5, 0.6], known: [2.5, 1] };
const CURVES = ["key", "part", "xs", "ys", "color", "dash", "width", "alpha"];
const MARKS = ["x", "y", "marker", "color", "edge", "alpha", "told", "source"];
const SPANS = ["x0", "y0", "x1", "y1", "color"];

/**
 * @param {object} exhibit with Bokeh's document and views
 * @param {object} data of the payload
 * @returns {{show: (made: object, drawn: object) => Promise<void>, recolour: (made: object, drawn: object) => Promise<void>, showDose: (panel: object | null | undefined) => Promise<void>}}
 *   show paints the panels, showDose the dose-response: null says that nothing is given, undefined leaves the plot empty.
 *   recolour paints the panels and the last dose-response in the inks of another theme.
 */
export function createPlots(exhibit, data) {
  const models = new Map(exhibit.document.all_models ? [...exhibit.document.all_models].filter(({ name }) => name).map((one) => [one.name, one]) : []);
  const inks = new Map();
  const ink = (name) => {
    if (!inks.has(name)) inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(data.tokens[name]).trim() || "#444");
    return inks.get(name);
  };
  const before = new Map();
  // Axes with other labels, which can need more room.
  const relabelled = new Set();
  const filling = [];
  let dose;
  const glyphs = exhibit.views.flatMap((view) => [...view.renderer_views.values()].filter((one) => one.glyph));
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
    relabelled.add(axis);
    axis.setv({ major_label_overrides: new Map(list.map(([at, value]) => [at, text(value)])) });
    axis.ticker.ticks = list.map(([at]) => at);
  };

  // BokehJS takes new data in the background; it tells when it is done only the one who asked for it.
  function fillSource(name, columns, rows) {
    const source = models.get(name);
    source.setv({ data: Object.fromEntries(columns.map((column, i) => [column, rows.map((row) => row[i])])) }, { silent: true });
    for (const glyph of glyphs.filter(({ model }) => model.data_source === source)) {
      glyph.cds_view.compute_indices();
      filling.push(glyph.update_data());
    }
  }

  function curves(view, list, x) {
    fillSource(`${view}-curves`, CURVES, list.flatMap((curve) => {
      const together = curve.key === "together";
      const look = [ink(together ? "text" : curve.key), (!together && data.dashes[curve.key]) || "solid"];
      return Object.keys(PARTS).filter((part) => curve[part]).map((part) => [curve.key, part, x, curve[part], ...look, ...PARTS[part]]);
    }));
  }

  function axes(view, list, label, [start, end], frame, scale) {
    put(`${view}-x-axis`, { axis_label: label });
    ticks(`${view}-x-axis`, list, String);
    ticks(`${view}-y-axis`, frame.ticks, (value) => String(Number(value.toPrecision(6))));
    put(`${view}-x`, { start, end });
    put(`${view}-y`, { start: frame.range[0], end: frame.range[1] });
    put(`${view}-base`, { location: height(BASELINE, scale) });
  }

  function marks(view, list, scale) {
    const shape = `${JSON.stringify(list)} ${scale} ${ink("text")}`, name = `${view}-marks`;
    if (before.get(name) === shape) return;
    before.set(name, shape);
    fillSource(name, MARKS, list.map(({ x, y, key, point }) => {
      const { marker, told, source, null: unchanged } = data.points[point];
      return [x, y, marker, ink(key), ink(unchanged ? key : "text"), unchanged ? 0 : 0.9, told, source];
    }));
    const wide = list.filter(({ x0, x1 }) => x0 !== x1).map(({ x0, x1, y, key }) => [x0, y, x1, y, ink(key)]);
    const tall = list.filter(({ y, y1 }) => y !== y1).map(({ x, y, y1, key }) => [x, y, x, y1, ink(key)]);
    fillSource(`${view}-spans`, SPANS, [...wide, ...tall]);
  }

  function band(view, shown, last) {
    put(`${view}-band`, shown ? { visible: true, left: shown[0], right: last } : { visible: false });
    put(`${view}-band-words`, shown ? { visible: true, x: shown[0], text: data.text.band[shown[1]] } : { visible: false });
  }

  function show(made, drawn) {
    const { times, state } = made, axis = data.axes[state.window], last = times[times.length - 1];
    for (const [view, panel] of Object.entries(drawn)) {
      if (!models.has(`${view}-curves`)) continue;
      curves(view, panel.curves, times);
      axes(view, axis.ticks, axis.label, [0, last], panel.frame, state.scale);
      put(`${view}-cursor`, { location: state.at });
      band(view, panel.band, last);
      marks(view, panel.marks, state.scale);
    }
  }

  // Without a curve there are no axes: they would mean nothing.
  function showDose(panel) {
    if (!models.has("dose-curves")) return;
    dose = panel;
    for (const part of ["x-axis", "y-axis", "grid", "base", "cursor"]) put(`dose-${part}`, { visible: Boolean(panel) });
    for (const axis of ["x-axis", "y-axis"]) relabelled.add(models.get(`dose-${axis}`));
    put("dose-nothing", { visible: panel === null });
    curves("dose", panel ? [{ key: panel.key, known: panel.y }] : [], panel?.x);
    if (!panel) return;
    axes("dose", panel.ticks, fill(data.text.axes.dose, { drug: panel.key }), panel.range, panel.frame, panel.scale);
    put("dose-cursor", { location: panel.cursor });
  }

  // Left to itself Bokeh paints in a later frame; then the page would be laid out twice for one move. Another scene that
  // comes while this one is taken in is painted with it.
  async function paint(fillAll) {
    const { views } = exhibit;
    views.forEach((view) => view.pause());
    fillAll();
    try {
      await Promise.all(filling.splice(0));
    } finally {
      views.forEach((view) => view.unpause(true));
    }
    if (views[0].is_paused) return;
    for (const view of views) {
      const axes = [...view.model.left, ...view.model.below];
      if (axes.some((axis) => relabelled.has(axis))) view.repaint();
      else view.paint();
    }
    relabelled.clear();
  }

  return {
    show: (made, drawn) => paint(() => show(made, drawn)),
    showDose: (panel) => paint(() => showDose(panel)),
    recolour: (made, drawn) => {
      inks.clear();
      return paint(() => {
        show(made, drawn);
        showDose(dose);
      });
    },
  };
}
