// Draws a scene while a slider moves: on BokehJS's own canvases, inside its axes, without asking BokehJS, which takes
// several times as long. Once the slider rests BokehJS paints all of it anew. What is drawn here looks like that: colors,
// lines and letters are BokehJS's own, and only the places are worked out here, as BokehJS works them out.

/** @import { Panel, Scene } from "./types.js" */
/** @import { PlotView } from "../exhibits/types.js" */
/** @import { Frame } from "../findings/types.js" */
/** @import { Measures, Slate } from "./strokes.js" */

import { bar, createSlate, curveThrough, line, mark, measures, write } from "./strokes.js";

// Between the numbers of an axis and its name are 5 px: so much wider than BokehJS made room for may the numbers become.
const ROOM = 3;
// A number at the end of its axis stands over it by half its height.
const OVER = 8;

/**
 * What a panel draws: rows of columns.js, and the words of its band.
 * @typedef {{panel: Panel, curves: any[][], marks: any[][], spans: any[][], band: string}} Drawing
 */

/** @typedef {{x: (minute: number) => number, y: (height: number) => number}} Places of a plot on its canvas */

/**
 * @typedef {object} Sketch
 * @property {() => boolean} seen whether the plot is displayed
 * @property {(frame: Frame) => void} keep BokehJS paints the plot in this frame
 * @property {(frame: Frame) => boolean} fits whether another frame has room where the plot stands
 * @property {(scene: Scene, drawing: Drawing) => void} draw
 * @property {() => void} end has BokehJS paint the plot anew at its next painting, whatever else has changed
 */

/**
 * @param {PlotView} view of a panel of dashboard/view.py
 * @param {(value: number) => string} numeral what an axis says of a number
 * @returns {Sketch}
 */
export function createSketch(view, numeral) {
  const parts = { ...partsOf(view), slate: createSlate(view.canvas_view.primary) };
  /** @type {string[]} */
  let kept = [];
  let drawn = false;
  const font = () => parts.axis.visuals.major_label_text.font_value();
  const told = (/** @type {Frame} */ { ticks }) => ticks.map(([, value]) => numeral(value));
  const widest = (/** @type {string[]} */ texts) => Math.max(0, ...texts.map((text) => measures(font()).width(text)));
  return {
    seen: () => view.is_displayed,
    keep(frame) { kept = told(frame); },
    fits: (frame) => widest(told(frame)) <= widest(kept) + ROOM,
    draw(scene, drawing) {
      const { ctx: pen, pixel_ratio: ratio } = view.canvas_view.primary, ticks = told(drawing.panel.frame);
      drawn = true;
      pen.save();
      // As BokehJS places its pixels.
      pen.scale(ratio, ratio);
      pen.translate(0.5, 0.5);
      paint(pen, parts, scene, { ...drawing, ticks }, Math.max(widest(kept) + ROOM, widest(ticks)), measures(font()));
      pen.restore();
    },
    end() {
      if (drawn) view.invalidate_painters();
      drawn = false;
    },
  };
}

/** @typedef {ReturnType<typeof partsOf> & {slate: Slate}} Parts of a plot */

/** @param {PlotView} view */
function partsOf(view) {
  const all = [...view.renderer_views], [left] = view.model.left, [below] = view.model.below;
  const part = (/** @type {string} */ end) => all.find(([{ name }]) => name?.endsWith(end))[1];
  const glyphs = (/** @type {string} */ end) => all.map(([, one]) => one).filter(({ glyph, model }) => glyph && model.data_source.name?.endsWith(end)).map(({ glyph }) => glyph);
  const [paper, dot] = glyphs("-marks"), [span] = glyphs("-spans");
  return {
    view, axis: view.renderer_views.get(left), below: view.renderer_views.get(below),
    grid: all.map(([, one]) => one).find(({ model, visuals }) => visuals?.grid_line && model.dimension === 1),
    band: part("-band"), words: part("-band-words"), base: part("-base"), cursor: part("-cursor"), paper, dot, span,
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Parts} parts
 * @param {Scene} scene
 * @param {Drawing & {ticks: string[]}} drawing
 * @param {number} widest of the numbers beside the axis
 * @param {Measures} letters
 */
function paint(pen, parts, { times, state }, drawing, widest, letters) {
  const { left, top, bottom, width, height } = parts.view.frame.bbox, { range: [low, high] } = drawing.panel.frame;
  const last = times[times.length - 1], { major_tick_out: out, major_label_standoff: standoff } = parts.axis.model;
  const places = {
    x: (/** @type {number} */ minute) => left + (minute / last) * width,
    y: (/** @type {number} */ value) => bottom - ((value - low) / (high - low)) * height,
  };
  letter(parts, drawing, places, letters);
  const beside = out + standoff + Math.ceil(widest);
  pen.clearRect(left - beside, top - OVER, beside - 0.5, height + 2 * OVER);
  pen.clearRect(left - 0.5, top - 0.5, width + 1, height);
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  behind(pen, parts, drawing, state.at, places);
  for (const [, , xs, ys, ...look] of drawing.curves) {
    curveThrough(pen, xs, ys, places, look);
  }
  for (const [x0, y0, x1, y1, color] of drawing.spans) {
    bar(pen, [places.x(x0), places.y(y0), places.x(x1), places.y(y1)], color, parts.span.model.line_width.value);
  }
  const { paper, dot } = parts;
  paper.visuals.fill.set_vectorize(pen, 0);
  for (const [x, y, shape] of drawing.marks) mark(pen, shape, places.x(x), places.y(y), paper.model.size.value / 2, null);
  for (const [x, y, shape, color, edge, alpha] of drawing.marks) {
    mark(pen, shape, places.x(x), places.y(y), dot.model.size.value / 2, { color, edge, alpha, width: dot.model.line_width.value });
  }
  pen.restore();
  axes(pen, parts, drawing, places);
  parts.slate.lay(pen, left - beside, top - OVER, left - out, bottom + OVER);
}

/**
 * The numbers of the axis, and the words of the band.
 * @param {Parts} parts
 * @param {Drawing & {ticks: string[]}} drawing
 * @param {Places} places
 * @param {Measures} letters
 */
function letter({ view, axis, words, slate }, { panel, ticks, band }, { y }, { capital }) {
  const { left, right, bottom } = view.frame.bbox, { major_tick_out: out, major_label_standoff: standoff } = axis.model;
  const heights = panel.frame.ticks.map(([value]) => y(value) + capital / 2);
  slate.write(`${heights.join()} ${ticks.join()} ${panel.band?.join()}`, (pen) => {
    axis.visuals.major_label_text.set_value(pen);
    ticks.forEach((tick, i) => write(pen, tick, left - out - standoff, heights[i], "right"));
    if (!panel.band) return;
    const { x_offset, y: over, text_align } = words.model;
    words.visuals.text.set_value(pen);
    write(pen, band, right + x_offset, bottom - over - measures(words.visuals.text.font_value()).descent, text_align);
  });
}

/**
 * Everything under the curves: lines of the grid, the band, the line of rest, the cursor.
 * @param {CanvasRenderingContext2D} pen
 * @param {Parts} parts
 * @param {Drawing} drawing
 * @param {number} at
 * @param {Places} places
 */
function behind(pen, { view, grid, band, base, cursor, slate }, { panel }, at, { x, y }) {
  const { left, right, top, bottom, height } = view.frame.bbox;
  grid.visuals.grid_line.set_value(pen);
  // The ends of an axis have no line.
  const inside = panel.frame.ticks.filter(([value]) => !panel.frame.range.includes(value));
  for (const [value] of inside) line(pen, [left, y(value), right, y(value)].map(Math.round));
  if (panel.band) {
    const from = x(panel.band[0]);
    band.visuals.fill.set_value(pen);
    pen.fillRect(from, top, right - from, height);
    slate.lay(pen, left, top, right, bottom);
  }
  base.visuals.line.set_value(pen);
  const rest = y(base.model.location), now = x(at);
  line(pen, [left, rest, right, rest]);
  cursor.visuals.line.set_value(pen);
  line(pen, [now, top, now, bottom]);
}

/**
 * The axis of percent, and the line of the axis of time, on which the frame stands.
 * @param {CanvasRenderingContext2D} pen
 * @param {Parts} parts
 * @param {Drawing} drawing
 * @param {Places} places
 */
function axes(pen, { view, axis, below }, { panel }, { y }) {
  const { left, right, top, bottom } = view.frame.bbox, { major_tick_out: out } = axis.model;
  axis.visuals.axis_line.set_value(pen);
  // Not the corners, where two lines end: they still stand there.
  const half = 0.5, [floor, start, end] = [bottom, left, right].map(Math.round);
  line(pen, [start, floor - half, start, Math.round(top)]);
  below.visuals.axis_line.set_value(pen);
  line(pen, [start + half, floor, end - half, floor]);
  axis.visuals.major_tick_line.set_value(pen);
  for (const [value] of panel.frame.ticks) line(pen, [left - out, y(value), left, y(value)].map(Math.round));
}
