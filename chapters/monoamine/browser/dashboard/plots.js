// Fills the dashboard's Bokeh figures. dashboard/view.py builds them and names their parts; nothing is computed here.

/** @import { Curve, DosePanel, Known, Mark, Panel, Panels, Plots, Scene } from "./types.js" */
/** @import { Exhibit } from "../exhibits/types.js" */
/** @import { Drawing, Sketch } from "./sketch.js" */
/** @import { Frame, Scale } from "../findings/types.js" */

import { fill } from "../exhibits/words.js";
import { BASELINE, height } from "../findings/select.js";
import { CURVES, MARKS, SPANS, curveRows, markRows, spanRows } from "./columns.js";
import { createPainter } from "./painter.js";
import { createSketch } from "./sketch.js";

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
  /** @type {Map<string, Sketch>} by view, once they are asked for */
  const sketches = new Map();
  /** @type {Scene | null} what BokehJS has painted, or paints */
  let shown = null;
  let painting = 0;

  const rowsOf = (/** @type {Curve[]} */ list, /** @type {ArrayLike<number> | undefined} */ x) => curveRows(list, x, data.rules.parts, data.dashes, ink);

  /** @type {(view: string, list: Curve[], x: ArrayLike<number> | undefined) => void} */
  function curves(view, list, x) {
    painter.fill(`${view}-curves`, CURVES, rowsOf(list, x));
  }

  /** @type {(view: string, ticks: [number, string][], label: string, range: [number, number], frame: Frame, scale: Scale) => void} */
  function axes(view, ticks, label, [start, end], frame, scale) {
    put(`${view}-x-axis`, { axis_label: label });
    painter.ticks(`${view}-x-axis`, ticks, String);
    painter.ticks(`${view}-y-axis`, frame.ticks, numeral);
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
  function show(scene, panels) {
    const { times, state } = scene;
    shown = scene;
    const axis = data.axes[state.window], last = times[times.length - 1];
    for (const [view, panel] of Object.entries(panels)) {
      if (!painter.has(`${view}-curves`)) continue;
      curves(view, panel.curves, times);
      axes(view, axis.ticks, axis.label, [0, last], panel.frame, state.scale);
      put(`${view}-cursor`, { location: state.at });
      band(view, panel.band, last);
      marks(view, panel.marks, state.scale);
      sketches.get(view)?.keep(panel.frame);
    }
  }

  /** @type {(scene: Scene, panel: Panel) => Drawing} */
  function drawing({ times }, panel) {
    const list = panel.marks;
    return {
      panel, curves: rowsOf(panel.curves, times), marks: markRows(list, data.points, ink), spans: spanRows(list, ink),
      band: panel.band ? data.text.band[panel.band[1]] : "",
    };
  }

  // Another axis is BokehJS's to draw, and so is what comes while it is at it: it would paint over it.
  function sketch(/** @type {Scene} */ scene, /** @type {Panels} */ panels) {
    const { window, scale } = scene.state;
    if (painting || window !== shown?.state.window || scale !== shown.state.scale) return false;
    const there = Object.entries(panels).filter(([view]) => sketches.get(view)?.seen());
    if (!there.every(([view, { frame }]) => sketches.get(view).fits(frame))) return false;
    for (const [view, panel] of there) sketches.get(view).draw(scene, drawing(scene, panel));
    return true;
  }

  async function paint(/** @type {() => void} */ fillAll) {
    painting++;
    for (const one of sketches.values()) one.end();
    try {
      await painter.paint(fillAll);
    } finally {
      painting--;
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
    show(scene, panels) {
      for (const view of Object.keys(panels)) {
        if (!sketches.has(view) && painter.has(`${view}-curves`)) sketches.set(view, createSketch(painter.viewOf(`${view}-y`), numeral));
      }
      return paint(() => show(scene, panels));
    },
    sketch,
    showDose: (panel) => paint(() => showDose(panel)),
    recolour: (scene, panels) => {
      inks.clear();
      return paint(() => {
        show(scene, panels);
        showDose(dose);
      });
    },
  };
}

function numeral(/** @type {number} */ value) {
  return String(Number(value.toPrecision(6)));
}
