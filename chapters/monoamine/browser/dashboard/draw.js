// A scene as what the figures draw: columns, bands, marks, ranges. The JavaScript twin of dashboard/draw.py.
// y is in the plot's own coordinate (findings/select.js: height), x in minutes.

import { BASELINE, height, yFrame } from "../findings/select.js";
import { productOf } from "./scene.js";
import { reachKey } from "./tell.js";

const FLOOR = 1, SAME_DOSE = 0.01, MARGIN = 0.05;

/**
 * What each panel draws: one for each transmitter outside the cell, and one for the metabolite or store.
 * @param {object} made of scene.js
 * @param {{points: object[], reach: object, rules: object}} known
 * @param {string[]} [frame] transmitters that share one frame
 * @returns {object} by panel: {curves: [{key, known, beyond}], band: [left, kind] | null, marks, frame}
 */
export function panels(made, { points, reach, rules }, frame = rules.transmitters) {
  const { state } = made;
  const outside = rules.transmitters.map((name) => [name, panel(made, name, "extracellular", points, reach)]);
  const product = panel(made, state.see, productOf(state, rules), points, reach);
  const shared = yFrame(outside.filter(([name]) => frame.includes(name)).map(([, one]) => extremes(one)), state.scale);
  const drawn = Object.fromEntries(outside.map(([name, one]) => [name, { ...one, frame: shared }]));
  return { ...drawn, product: { ...product, frame: yFrame([extremes(product)], state.scale) } };
}

/** @returns {object} one panel for several scenes with the same times: a transmitter outside the cells in each, no band */
export function together(scenes, name, { points, reach }) {
  const parts = scenes.map((made) => panel(made, name, "extracellular", points, reach));
  const joined = (kind) => parts.flatMap((part) => part[kind]);
  return {
    curves: joined("curves"), marks: joined("marks"), band: null,
    frame: yFrame(parts.map(extremes), scenes[0].state.scale),
  };
}

/** @returns {object[]} the findings after both drugs of a scene, the first given first, on what the views show */
export function toldTogether({ state }, views, pairs, rules) {
  const shown = views.map((view) => (view === "product" ? [state.see, productOf(state, rules)] : [view, "extracellular"]).join());
  const given = Object.fromEntries(state.doses.filter(Boolean).map(({ drug, time }) => [drug, time]));
  return pairs.filter(({ first, second, region, transmitter, quantity }) => region === state.region && shown.includes([transmitter, quantity].join())
    && Object.keys(given).length === 2 && given[first] < given[second]);
}

/** @returns {object | null} what the dose view draws: x and y in the plot's own coordinates; null for an empty slot */
export function dosePanel(state, answer, rules) {
  const slot = state.doses[state.vary - 1];
  if (!slot || !answer) return null;
  const { scale } = state, [low, high] = rules.amounts[slot.drug];
  const y = answer.said.map((one) => height(scale === "log" ? Math.max(one, FLOOR) : one, scale));
  const steps = [-3, -2, -1, 0, 1, 2, 3].flatMap((e) => [10 ** e, 3 * 10 ** e]);
  const ticks = steps.filter((one) => low <= one && one <= high).map((one) => [Math.log10(one), String(Number(one.toPrecision(6)))]);
  return {
    key: slot.drug, scale, x: answer.amounts.map(Math.log10), y, ticks, cursor: Math.log10(slot.amount),
    frame: yFrame([{ y: Math.min(...y), y1: Math.max(...y) }], scale),
    range: [Math.log10(low) - MARGIN, Math.log10(high) + MARGIN],
  };
}

function panel(made, name, quantity, points, reach) {
  return {
    curves: made.runs.map((run) => curve(made, run, name, quantity, reach)),
    band: band(made, name, quantity, reach),
    marks: marks(made, name, quantity, points),
  };
}

/** @returns {Float64Array} percent of baseline of one run */
export function valuesOf(run, name, quantity) {
  return quantity === "extracellular" ? run.outside[name] : run.product;
}

// The curve in two parts: where somebody looked, and where nobody did.
function curve(made, run, name, quantity, reach) {
  const { times, state: { scale } } = made, values = valuesOf(run, name, quantity), end = until(made, run, name, quantity, reach);
  const known = new Float64Array(times.length).fill(NaN), beyond = new Float64Array(times.length).fill(NaN);
  for (let i = 0; i < times.length; i++) {
    const y = height(scale === "log" ? Math.max(values[i], FLOOR) : values[i], scale);
    if (times[i] <= end) known[i] = y;
    if (times[i] >= end) beyond[i] = y;
  }
  return { key: run.key, known, beyond };
}

// The minute up to which a run was looked at; before the first dose everything is baseline.
function until({ state, times }, run, name, quantity, reach) {
  if (!run.drugs.length) return times[times.length - 1];
  const start = Math.min(...state.doses.filter((slot) => slot && run.drugs.includes(slot.drug)).map(({ time }) => time));
  return start + (reach[reachKey(run.drugs, state.region, name, quantity)] ?? 0);
}

// From which minute on no curve is one that somebody looked at, and whether anybody ever looked at one.
function band(made, name, quantity, reach) {
  const end = Math.max(...made.runs.map((run) => until(made, run, name, quantity, reach)));
  if (end >= made.times[made.times.length - 1]) return null;
  const looked = made.runs.some(({ drugs }) => reachKey(drugs, made.state.region, name, quantity) in reach);
  return [end, looked ? "beyond" : "never"];
}

// The published findings of this scene's drugs, each given once, at its dose, route and region.
function marks(made, name, quantity, points) {
  return made.runs.filter(({ drugs }) => drugs.length === 1).flatMap((run) => marksOf(made, run, name, quantity, points));
}

function marksOf(made, run, name, quantity, points) {
  const { state, times } = made;
  const slots = state.doses.filter((slot) => slot?.drug === run.key);
  if (slots.length !== 1 || slots[0].every !== "once" || state.tone !== 1) return [];
  return [...points.entries()]
    .filter(([, p]) => p.drug === run.key && p.region === state.region && p.transmitter === name
      && p.quantity === quantity && same(slots[0], p))
    .map(([number, p]) => mark(made, run, name, quantity, slots[0], number, p))
    .filter(({ x }) => x <= times[times.length - 1]);
}

function same({ amount, route }, point) {
  const dose = point.low * (1 - SAME_DOSE) <= amount && amount <= point.high * (1 + SAME_DOSE);
  return dose && ["", route].includes(point.route);
}

// Where a finding stands. Without a minute it stands where the model is farthest from baseline.
function mark({ times, state: { scale } }, run, name, quantity, slot, number, point) {
  let start, end;
  if (point.from === null) start = end = times[farthest(valuesOf(run, name, quantity))];
  else {
    start = slot.time + point.from;
    end = point.to === null ? start : slot.time + point.to;
  }
  const x1 = Math.min(end, times[times.length - 1]);
  return {
    point: number, key: run.key, x0: start, x1, x: (start + x1) / 2,
    y: height(point.percent, scale), y1: height(point.other ?? point.percent, scale),
  };
}

function farthest(values) {
  let best = 0, most = -1;
  for (let i = 0; i < values.length; i++) {
    const distance = Math.abs(Math.log(Math.max(values[i], FLOOR) / BASELINE));
    if (distance > most) [best, most] = [i, distance];
  }
  return best;
}

// The lowest and highest of curves and marks, as yFrame takes them.
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
