// A scene as what the figures draw: columns, bands, marks, ranges. The JavaScript twin of dashboard/draw.py.
// y is in the plot's own coordinate (findings/select.js: height), x in minutes.

/**
 * @import {
 *   Curve, DoseAnswer, DosePanel, Known, Mark, Pair, Panel, Panels, Point, Rules, Scene, SceneRun, Slot, State, Transmitter,
 * } from "./types.js"
 */
/** @typedef {Pick<Known, "points" | "reach" | "rules">} Findings what a panel is drawn with */

import { BASELINE, height, yFrame } from "../findings/select.js";
import { productOf } from "./scene.js";
import { reachKey } from "./tell.js";

/**
 * What each panel draws: one for each transmitter outside the cell, and one for the metabolite or store.
 * @param {Scene} scene
 * @param {Findings} known
 * @param {Transmitter[]} [frame] transmitters that share one frame
 * @returns {Panels}
 */
export function panels(scene, known, frame = known.rules.transmitters) {
  const { state } = scene, { rules } = known;
  const outside = rules.transmitters.map((name) => ({ name, parts: panel(scene, name, "extracellular", known) }));
  const product = panel(scene, state.see, productOf(state, rules), known);
  const shared = yFrame(outside.filter(({ name }) => frame.includes(name)).map(({ parts }) => extremes(parts)), state.scale);
  const drawn = Object.fromEntries(outside.map(({ name, parts }) => [name, { ...parts, frame: shared }]));
  return { ...drawn, product: { ...product, frame: yFrame([extremes(product)], state.scale) } };
}

/**
 * @param {Scene[]} scenes with the same times
 * @param {Transmitter} name
 * @param {Findings} known
 * @returns {Panel} a transmitter outside the cells in each scene, without a band
 */
export function together(scenes, name, known) {
  const parts = scenes.map((scene) => panel(scene, name, "extracellular", known));
  const joined = (kind) => parts.flatMap((part) => part[kind]);
  return {
    curves: joined("curves"), marks: joined("marks"), band: null,
    frame: yFrame(parts.map(extremes), scenes[0].state.scale),
  };
}

/**
 * @param {Pick<Scene, "state">} scene
 * @param {string[]} views
 * @param {Pair[]} pairs
 * @param {Rules} rules
 * @returns {Pair[]} the findings after both drugs of the scene, the first given first, on what the views show
 */
export function toldTogether({ state }, views, pairs, rules) {
  const shown = views.map((view) => (view === "product" ? [state.see, productOf(state, rules)] : [view, "extracellular"]).join());
  const given = Object.fromEntries(state.doses.filter(Boolean).map(({ drug, time }) => [drug, time]));
  return pairs.filter(({ first, second, region, transmitter, quantity }) => region === state.region && shown.includes([transmitter, quantity].join())
    && Object.keys(given).length === 2 && given[first] < given[second]);
}

/**
 * @param {State} state
 * @param {DoseAnswer | null} answer
 * @param {Rules} rules
 * @returns {DosePanel | null} what the dose view draws; null for an empty slot
 */
export function dosePanel(state, answer, rules) {
  const slot = state.doses[state.vary - 1];
  if (!slot || !answer) return null;
  const { scale } = state, [low, high] = rules.amounts[slot.drug];
  const y = answer.said.map((percent) => heightAbove(rules.floor, percent, scale));
  const steps = [-3, -2, -1, 0, 1, 2, 3].flatMap((e) => [10 ** e, 3 * 10 ** e]);
  const ticks = steps.filter((step) => low <= step && step <= high)
    .map((step) => /** @type {[number, string]} */ ([Math.log10(step), String(Number(step.toPrecision(6)))]));
  return {
    key: slot.drug, scale, x: answer.amounts.map(Math.log10), y, ticks, cursor: Math.log10(slot.amount),
    frame: yFrame([{ y: Math.min(...y), y1: Math.max(...y) }], scale),
    range: [Math.log10(low) - rules.margin, Math.log10(high) + rules.margin],
  };
}

/**
 * @param {Scene} scene
 * @param {Transmitter} name
 * @param {string} quantity
 * @param {Findings} known
 * @returns {Omit<Panel, "frame">}
 */
function panel(scene, name, quantity, { points, reach, rules }) {
  return {
    curves: scene.runs.map((run) => curve(scene, run, name, quantity, reach, rules.floor)),
    band: band(scene, name, quantity, reach),
    marks: marks(scene, name, quantity, points, rules),
  };
}

// A log axis ends at the floor: what is less is drawn as that.
function heightAbove(floor, percent, scale) {
  return height(scale === "log" ? Math.max(percent, floor) : percent, scale);
}

/**
 * @param {SceneRun} run
 * @param {Transmitter} name
 * @param {string} quantity
 * @returns {Float64Array} percent of baseline
 */
export function valuesOf(run, name, quantity) {
  return quantity === "extracellular" ? run.outside[name] : run.product;
}

/**
 * The curve in two parts: where somebody looked, and where nobody did.
 * @param {Scene} scene
 * @param {SceneRun} run
 * @param {Transmitter} name
 * @param {string} quantity
 * @param {Known["reach"]} reach
 * @param {number} floor
 * @returns {Curve}
 */
function curve(scene, run, name, quantity, reach, floor) {
  const { times, state: { scale } } = scene, values = valuesOf(run, name, quantity), end = until(scene, run, name, quantity, reach);
  const known = new Float64Array(times.length).fill(NaN), beyond = new Float64Array(times.length).fill(NaN);
  for (let i = 0; i < times.length; i++) {
    const y = heightAbove(floor, values[i], scale);
    if (times[i] <= end) known[i] = y;
    if (times[i] >= end) beyond[i] = y;
  }
  return { key: run.key, known, beyond };
}

/**
 * The minute up to which a run was looked at; before the first dose everything is baseline.
 * @param {Scene} scene
 * @param {SceneRun} run
 * @param {Transmitter} name
 * @param {string} quantity
 * @param {Known["reach"]} reach
 */
function until({ state, times }, run, name, quantity, reach) {
  if (!run.drugs.length) return times[times.length - 1];
  const start = Math.min(...state.doses.filter((slot) => slot && run.drugs.includes(slot.drug)).map(({ time }) => time));
  return start + (reach[reachKey(run.drugs, state.region, name, quantity)] ?? 0);
}

/**
 * From which minute on no curve is one that somebody looked at, and whether anybody ever looked at one.
 * @param {Scene} scene
 * @param {Transmitter} name
 * @param {string} quantity
 * @param {Known["reach"]} reach
 * @returns {Panel["band"]}
 */
function band(scene, name, quantity, reach) {
  const end = Math.max(...scene.runs.map((run) => until(scene, run, name, quantity, reach)));
  if (end >= scene.times[scene.times.length - 1]) return null;
  const looked = scene.runs.some(({ drugs }) => reachKey(drugs, scene.state.region, name, quantity) in reach);
  return [end, looked ? "beyond" : "never"];
}

// The published findings of this scene's drugs, each given once, at its dose, route and region.
function marks(scene, name, quantity, points, rules) {
  return scene.runs.filter(({ drugs }) => drugs.length === 1).flatMap((run) => marksOf(scene, run, name, quantity, points, rules));
}

/**
 * @param {Scene} scene
 * @param {SceneRun} run
 * @param {Transmitter} name
 * @param {string} quantity
 * @param {Point[]} points
 * @param {Rules} rules
 * @returns {Mark[]}
 */
function marksOf(scene, run, name, quantity, points, rules) {
  const { state, times } = scene;
  const slots = state.doses.filter((slot) => slot?.drug === run.key);
  if (slots.length !== 1 || slots[0].every !== "once" || state.tone !== 1) return [];
  return [...points.entries()]
    .filter(([, point]) => point.drug === run.key && point.region === state.region && point.transmitter === name
      && point.quantity === quantity && same(slots[0], point, rules.sameDose))
    .map(([number, point]) => mark(scene, valuesOf(run, name, quantity), slots[0], number, point, rules.floor))
    .filter(({ x }) => x <= times[times.length - 1]);
}

function same({ amount, route }, point, share) {
  const dose = point.low * (1 - share) <= amount && amount <= point.high * (1 + share);
  return dose && ["", route].includes(point.route);
}

/**
 * Where a finding stands. Without a minute it stands where the model is farthest from baseline.
 * @param {Scene} scene
 * @param {Float64Array} values of the curve
 * @param {Slot} slot
 * @param {number} number of the point
 * @param {Point} point
 * @param {number} floor
 * @returns {Mark}
 */
function mark({ times, state: { scale } }, values, slot, number, point, floor) {
  let start, end;
  if (point.from === null) start = end = times[farthest(values, floor)];
  else {
    start = slot.time + point.from;
    end = point.to === null ? start : slot.time + point.to;
  }
  const x1 = Math.min(end, times[times.length - 1]);
  return {
    point: number, key: slot.drug, x0: start, x1, x: (start + x1) / 2,
    y: height(point.percent, scale), y1: height(point.other ?? point.percent, scale),
  };
}

function farthest(values, floor) {
  let best = 0, most = -1;
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(Math.log(Math.max(values[i], floor) / BASELINE));
    if (distance > most) [best, most] = [i, distance];
  }
  return best;
}

/**
 * The lowest and highest of curves and marks, as yFrame takes them.
 * @param {Omit<Panel, "frame">} panel
 */
function extremes({ curves, marks: stand }) {
  let low = Infinity, high = -Infinity;
  const see = (value) => {
    if (value < low) low = value;
    if (value > high) high = value;
  };
  for (const { known, beyond } of curves) for (const part of [known, beyond]) part.forEach(see);
  for (const { y, y1 } of stand) [y, y1].forEach(see);
  return { y: low, y1: high };
}
