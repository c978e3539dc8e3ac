// Fills the dashboard's Bokeh figures. dashboard/view.py builds them and names their parts; nothing is computed here.

/** @import { Curve, DosePanel, Known, Mark, Panel, Panels, Plots, Scene } from "./types.js" */
/** @import { Exhibit } from "../exhibits/types.js" */
/** @import { Frame, Scale } from "../findings/types.js" */

import { fill } from "../exhibits/words.js";
import { BASELINE, height } from "../findings/select.js";
import { CURVES, MARKS, SPANS, curveRows, markRows, spanRows } from "./columns.js";
import { createPainter } from "./painter.js";

/**
 * @param {Exhibit<Known>} exhibit with Bokeh's document and views
 * @returns {Plots}
 */
export function createPlots(exhibit) {
  const { payload: { data } } = exhibit, painter = createPainter(exhibit), { put } = painter;
  const inks = new Map();
  const ink = (/** @type {string} */ name) => {
    if (!inks.has(name)) inks.set(name, getComputedStyle(document.documentElement).getPropertyValue(data.tokens[name]).trim() || "#444");
    return inks.get(name);
  };
  /** @type {DosePanel | null | undefined} */
  let dose;

  /** @type {(view: string, list: Curve[], x: ArrayLike<number> | undefined) => void} */
  function curves(view, list, x) {
    painter.fill(`${view}-curves`, CURVES, curveRows(list, x, data.rules.parts, data.dashes, ink));
  }

  /** @type {(view: string, ticks: [number, string][], label: string, range: [number, number], frame: Frame, scale: Scale) => void} */
  function axes(view, ticks, label, [start, end], frame, scale) {
    put(`${view}-x-axis`, { axis_label: label });
    painter.ticks(`${view}-x-axis`, ticks, String);
    painter.ticks(`${view}-y-axis`, frame.ticks, (value) => String(Number(value.toPrecision(6))));
    put(`${view}-x`, { start, end });
    put(`${view}-y`, { start: frame.range[0], end: frame.range[1] });
    put(`${view}-base`, { location: height(BASELINE, scale) });
  }

  /** @type {(view: string, list: Mark[], scale: Scale) => void} */
  function marks(view, list, scale) {
    if (!painter.differs(`${view}-marks`, `${JSON.stringify(list)} ${scale} ${ink("text")}`)) return;
    painter.fill(`${view}-marks`, MARKS, markRows(list, data.points, ink));
    painter.fill(`${view}-spans`, SPANS, spanRows(list, ink));
  }

  /** @type {(view: string, shown: Panel["band"], last: number) => void} */
  function band(view, shown, last) {
    put(`${view}-band`, shown ? { visible: true, left: shown[0], right: last } : { visible: false });
    put(`${view}-band-words`, shown ? { visible: true, x: last, text: data.text.band[shown[1]] } : { visible: false });
  }

  /** @type {(scene: Scene, panels: Panels) => void} */
  function show({ times, state }, panels) {
    const axis = data.axes[state.window], last = times[times.length - 1];
    for (const [view, panel] of Object.entries(panels)) {
      if (!painter.has(`${view}-curves`)) continue;
      curves(view, panel.curves, times);
      axes(view, axis.ticks, axis.label, [0, last], panel.frame, state.scale);
      put(`${view}-cursor`, { location: state.at });
      band(view, panel.band, last);
      marks(view, panel.marks, state.scale);
    }
  }

  /**
   * Without a curve there are no axes: they would mean nothing.
   * @param {DosePanel | null | undefined} panel
   */
  function showDose(panel) {
    if (!painter.has("dose-curves")) return;
    dose = panel;
    for (const part of ["x-axis", "y-axis", "grid", "base", "cursor"]) put(`dose-${part}`, { visible: Boolean(panel) });
    for (const axis of ["x-axis", "y-axis"]) painter.relabel(`dose-${axis}`);
    put("dose-nothing", { visible: panel === null });
    curves("dose", panel ? [{ key: panel.key, known: panel.y }] : [], panel?.x);
    if (!panel) return;
    axes("dose", panel.ticks, fill(data.text.axes.dose, { drug: panel.key }), panel.range, panel.frame, panel.scale);
    put("dose-cursor", { location: panel.cursor });
  }

  return {
    show: (scene, panels) => painter.paint(() => show(scene, panels)),
    showDose: (panel) => painter.paint(() => showDose(panel)),
    recolour: (scene, panels) => {
      inks.clear();
      return painter.paint(() => {
        show(scene, panels);
        showDose(dose);
      });
    },
  };
}
