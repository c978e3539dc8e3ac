// One run of the model: what is given, what happens when, what is wanted. Time in hours.
import { createSolver } from "./integrate.js";

/**
 * @import {
 *   Entry, Model, Protocol, Solution, Solver, SolverEvent, SolverOptions, Start, Steps, Values
 * } from "./types.js"
 * @typedef {"parameter" | "derived number" | "species"} Kind
 * @typedef {{kind: Kind, array: "p" | "y", index: number}} Place where a symbol stands
 * @typedef {Map<string, Place>} Places
 */

/**
 * Solve the model and answer every species at the times asked for.
 *
 * Events at one time happen in the order given; at an event's own time the state after it is answered. Numbers derived
 * from the parameters (the calibration) keep the value they have at time 0, whatever an event sets. Levels below 0 that
 * the solver's tolerance allows (at most atol) are answered as 0.
 *
 * @param {Model} model
 * @param {Protocol} [protocol]
 * @returns {{times: Float64Array, species: Record<string, Float64Array>, steps: Steps}}
 * @throws {Error} when an argument is wrong (named in the message) or the solver gives up
 */
export function run(model, { parameters = {}, events = [], times, rtol = 1e-5, atol = 1e-9, maxSteps = 20000 } = {}) {
  const places = placesOf(model);
  const p = model.derive(given(model, places, parameters));
  checkEvents(places, events);
  const wanted = checkedTimes(times);
  within("rtol", rtol, 1e-12, 0.1);
  within("atol", atol, 1e-300, Infinity);
  within("maxSteps", maxSteps, 1, Infinity);
  const y = model.initial(p, new Float64Array(model.species.length));
  const { columns, steps } = solve(model, { p, y }, events, wanted, { rtol, atol, maxSteps });
  const species = Object.fromEntries(model.species.map(({ symbol }, i) => [symbol, columns[i]]));
  return { times: wanted, species, steps };
}

/**
 * What `run` does once everything is checked: for callers that have checked their numbers themselves.
 *
 * @param {Model} model
 * @param {Start} start stays as it is
 * @param {SolverEvent[]} events in any order
 * @param {Float64Array} times hours, ascending, from 0 on
 * @param {SolverOptions} options
 * @returns {Solution}
 * @throws {Error} when the solver gives up
 */
export function solve(model, start, events, times, options) {
  const places = placesOf(model);
  const p = start.p.slice(), y = start.y.slice();
  const solver = createSolver(model, options);
  const table = sampler(solver, model.species.length, times);
  const stretches = [{ from: 0, p: start.p }];
  const end = times[times.length - 1];
  let t = 0;
  // Each stretch has its own clock from 0: late in a run, the short steps after a huge dose would not move a common one.
  /** @param {number} to */
  const advance = (to) => {
    if (to > t) solver.advance(y, p, 0, to - t, table.step(t, to));
    table.until(to, y); // a time that rounding hid from the last step
    t = to;
  };
  for (const event of [...events].sort((early, late) => early.time - late.time)) {
    if (event.time > end) break;
    advance(event.time);
    happen(model, places, event, p, y);
    if (event.set) stretches.push({ from: event.time, p: p.slice() });
  }
  advance(end);
  table.until(Infinity, y);
  return { columns: table.columns, stretches, steps: { ...solver.steps } };
}

/**
 * Collects states at the wanted times; `step(from, end)` is told of each step of a stretch that ends with an event.
 * @param {Solver} solver
 * @param {number} size how many states
 * @param {Float64Array} wanted times
 */
function sampler(solver, size, wanted) {
  const columns = Array.from({ length: size }, () => new Float64Array(wanted.length));
  const row = new Float64Array(size);
  let next = 0;
  /** @param {Float64Array} y */
  const put = (y) => {
    for (let i = 0; i < size; i++) columns[i][next] = y[i] > 0 ? y[i] : 0;
    next++;
  };
  /** @type {(from: number, end: number) => (t: number, h: number) => void} */
  const step = (from, end) => (t, h) => {
    while (wanted[next] <= from + t + h && wanted[next] < end) {
      solver.interpolate((wanted[next] - from - t) / h, row);
      put(row);
    }
  };
  /** @param {number} end @param {Float64Array} y */
  const until = (end, y) => {
    while (wanted[next] < end) put(y);
  };
  return { columns, step, until };
}

/**
 * @param {Model} model
 * @param {Places} places
 * @param {SolverEvent} event
 * @param {Float64Array} p
 * @param {Float64Array} y
 */
function happen(model, places, { set = {}, add = {} }, p, y) {
  for (const [symbol, value] of Object.entries(set)) {
    const { array, index } = places.get(symbol);
    (array === "y" ? y : p)[index] = value;
  }
  for (const [symbol, amount] of Object.entries(add)) y[places.get(symbol).index] += amount;
  model.fold(p);
}

// --- what may be asked ----------------------------------------------------------------------------

/** @type {WeakMap<Model, Places>} */
const known = new WeakMap();

/**
 * Where each symbol of a model stands; worked out once for each model.
 * @param {Model} model
 * @returns {Places}
 */
function placesOf(model) {
  /** @type {(entries: Entry[], kind: Kind, array: "p" | "y", first: number) => [string, Place][]} */
  const list = (entries, kind, array, first) =>
    entries.map(({ symbol }, i) => [symbol, { kind, array, index: first + i }]);
  if (!known.has(model)) known.set(model, new Map([
    ...list(model.parameters, "parameter", "p", 0),
    ...list(model.derived, "derived number", "p", model.parameters.length),
    ...list(model.species, "species", "y", 0),
  ]));
  return known.get(model);
}

/** @param {Model} model @param {Places} places @param {Values} parameters */
function given(model, places, parameters) {
  const p = new Float64Array(model.size);
  const all = { ...model.defaults, ...object("parameters", parameters) };
  for (const [symbol, value] of Object.entries(all)) {
    p[place(places, `parameters.${symbol}`, symbol, ["parameter"]).index] = number(`parameters.${symbol}`, value);
  }
  const missing = model.parameters.filter(({ symbol }) => !Object.hasOwn(all, symbol)).map(({ symbol }) => symbol);
  if (missing.length) throw new Error(`parameters: no value for ${missing.join(", ")}`);
  return p;
}

/** @param {Places} places @param {SolverEvent[]} events */
function checkEvents(places, events) {
  if (!Array.isArray(events)) throw new Error("events: must be a list");
  events.forEach((event, i) => {
    object(`events[${i}]`, event);
    const { time, set = {}, add = {}, ...rest } = event;
    const [other] = Object.keys(rest);
    if (other) throw new Error(`events[${i}].${other}: not known; allowed is time, set, add`);
    within(`events[${i}].time`, time, 0, Infinity);
    checkChanges(places, `events[${i}].set`, set, ["species", "parameter", "derived number"]);
    checkChanges(places, `events[${i}].add`, add, ["species"]);
  });
}

/** @param {Places} places @param {string} name @param {Values} changes @param {Kind[]} kinds */
function checkChanges(places, name, changes, kinds) {
  for (const [symbol, value] of Object.entries(object(name, changes))) {
    const { kind } = place(places, `${name}.${symbol}`, symbol, kinds);
    if (kind === "species") within(`${name}.${symbol}`, value, 0, Infinity);
    else number(`${name}.${symbol}`, value);
  }
}

/** @param {ArrayLike<number> | undefined} times */
function checkedTimes(times) {
  if (!times?.length) throw new Error("times: must be a list with at least one time in hours");
  for (let i = 0; i < times.length; i++) within(`times[${i}]`, times[i], i ? times[i - 1] : 0, Infinity);
  return Float64Array.from(times);
}

/** @param {Places} places @param {string} name @param {string} symbol @param {Kind[]} kinds */
function place(places, name, symbol, kinds) {
  const known = places.get(symbol);
  if (known && kinds.includes(known.kind)) return known;
  const allowed = [...places].filter(([, { kind }]) => kinds.includes(kind)).map(([other]) => other);
  throw new Error(`${name}: not known; allowed is a ${kinds.join(" or ")}: ${allowed.join(", ")}`);
}

/**
 * @template T
 * @param {string} name
 * @param {T} value
 * @returns {T}
 */
function object(name, value) {
  if (value !== null && typeof value === "object") return value;
  throw new Error(`${name}: must be an object, not ${String(value)}`);
}

/** @param {string} name @param {unknown} value @returns {number} */
function number(name, value) {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Error(`${name}: must be a finite number, not ${typeof value === "string" ? `"${value}"` : String(value)}`);
}

/** @param {string} name @param {number} value @param {number} least @param {number} most */
function within(name, value, least, most) {
  if (number(name, value) >= least && value <= most) return;
  const upper = most === Infinity ? "" : ` and at most ${most}`;
  throw new Error(`${name}: must be at least ${least}${upper}, not ${value}`);
}
