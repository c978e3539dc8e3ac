// What the model says for a state of the dashboard: curves, a moment, a dose-response. Twin of dashboard/scene.py.
// Nothing is computed here but which runs are wanted and what is read off them. `rules` come from dashboard/exhibit.py.

/** @import { Amount, DoseSolver, Engine, Moment, Rules, Scene, State } from "./types.js" */
/** @import { Run } from "../model/readouts.js" */
/** @import { Dose } from "../model/types.js" */

import { simulate } from "../model/simulate.js";

const TOGETHER = "together";
const NOTHING = "nothing";

/**
 * @param {State} state
 * @returns {string[]} the drugs in the slots, each once, in the order of the slots
 */
export function drugsOf(state) {
  return [...new Set(state.doses.filter(Boolean).map(({ drug }) => drug))];
}

/**
 * @param {State} state
 * @param {Rules} rules
 * @param {string | null} [only] one drug
 * @returns {Dose[]} doses for simulate(), repeated through the window where they are daily
 */
export function dosesOf(state, rules, only = null) {
  const end = rules.windows[state.window];
  return state.doses.filter((slot) => slot && (only === null || slot.drug === only)).flatMap((slot) => {
    const times = [slot.time];
    if (slot.every === "daily") for (let t = slot.time + rules.dayMin; t < end; t += rules.dayMin) times.push(t);
    return times.map((timeMin) => ({
      drug: slot.drug, amount: slot.amount, unit: "mg/kg", route: slot.route, timeMin,
    }));
  });
}

/**
 * @param {State} state
 * @param {Rules} rules
 * @returns {string} the quantity that the second view shows
 */
export function productOf(state, rules) {
  return rules.product[state.see][state.product];
}

/**
 * Run the model for a state: everything together and, with two drugs or more, each drug alone.
 * @param {Engine} engine
 * @param {State} state
 * @param {Rules} rules
 * @returns {Scene}
 */
export function scene(engine, state, rules) {
  const drugs = drugsOf(state);
  const whole = { key: drugs.length > 1 ? TOGETHER : drugs[0] ?? NOTHING, drugs, only: null };
  const alone = drugs.length > 1 ? drugs.map((drug) => ({ key: drug, drugs: [drug], only: drug })) : [];
  const runs = [whole, ...alone].map(({ key, drugs: named, only }) => {
    const run = runOf(engine, state, rules, dosesOf(state, rules, only), rules.steps[state.window]);
    const outside = Object.fromEntries(rules.transmitters.map((name) => [name, run.relative(name)]));
    return { key, drugs: named, outside, product: run.relative(state.see, productOf(state, rules)), run };
  });
  return { state, times: runs[0].run.timesMin, runs };
}

// A moved cursor, another view, a second drug's dose: most of what a scene needs was solved a moment ago.
const KEPT = 24;
/** @type {WeakMap<Engine, Map<string, Run>>} */
const solved = new WeakMap();

/**
 * @param {Engine} engine
 * @param {State} state
 * @param {Rules} rules
 * @param {Dose[]} doses
 * @param {number} stepMin
 * @returns {Run}
 */
function runOf(engine, state, rules, doses, stepMin) {
  const request = {
    region: state.region, doses, durationH: rules.windows[state.window] / 60, hypothesis: state.hypothesis, stepMin,
    rtol: rules.rtol, ...(state.tone === 1 ? {} : { firing: state.tone }),
  };
  const runs = solved.get(engine) ?? solved.set(engine, new Map()).get(engine), key = JSON.stringify(request);
  const run = runs.get(key) ?? simulate(engine.model, engine.scenario, request);
  // The oldest is dropped; what was used last is the youngest.
  runs.delete(key);
  runs.set(key, run);
  if (runs.size > KEPT) runs.delete(runs.keys().next().value);
  return run;
}

/**
 * @param {Float64Array} times evenly spaced
 * @param {Float64Array} curve
 * @param {number} minute
 * @returns {number} the curve at the minute, linear between two points
 */
export function reading(times, curve, minute) {
  const last = times.length - 1;
  if (minute >= times[last]) return curve[last];
  const step = times[1] - times[0];
  const place = Math.min(Math.floor(minute / step), last - 1);
  const share = (minute - times[place]) / (times[place + 1] - times[place]);
  return curve[place] + share * (curve[place + 1] - curve[place]);
}

/**
 * Where things are at the chosen minute, in the whole scene: the numbers of the picture and of the bars.
 * @param {Scene} scene
 * @param {Rules} rules
 * @returns {Moment}
 */
export function moment(scene, rules) {
  const { state, times, runs: [{ run }] } = scene;
  const { see, at } = state;
  const now = (curve) => reading(times, curve, at);
  const amounts = /** @type {Record<Amount, number>} */ ({});
  for (const level of rules.levels) amounts[level] = now(run.relative(see, level)) / 100;
  const flows = Object.fromEntries(Object.entries(rules.flows[see]).map(([name, parts]) => [name, parts.map((part) => run.flow(part))]));
  const rest = (name) => sum(flows[name].map((curve) => curve[0]));
  for (const [name, curves] of Object.entries(flows)) {
    amounts[name] = sum(curves.map(now)) / rest(name === "exchange" ? "release" : name);
  }
  const carriers = rules.carriers[see].map((name) => ({
    name,
    blocked: sum(rules.blockers.map((drug) => now(run.output(`occ_${name}_${drug}`)))),
    loaded: now(run.output(`occ_${name}_AMPH`)),
  }));
  const brake = run.state(rules.brakes[see]), level = run.series(see), half = rules.receptors[see];
  const filled = (value) => value / (half + value);
  // The curve that is read is the filled share, so that both languages round between points alike.
  const received = Float64Array.from(level, filled);
  return {
    transmitter: see, ...amounts, carriers, brake: now(brake), brakeRest: brake[0], receptors: now(received), receptorsRest: received[0],
  };
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Percent of baseline at the chosen minute against the dose of the chosen slot.
 * @param {Engine} engine
 * @param {State} state
 * @param {Rules} rules
 * @returns {DoseSolver | null} null for an empty slot
 */
export function doseResponse(engine, state, rules) {
  const place = state.vary - 1, slot = state.doses[place];
  if (!slot) return null;
  const [low, high] = rules.amounts[slot.drug];
  const amounts = Array.from({ length: rules.dosePoints }, (_, i) => low * (high / low) ** (i / (rules.dosePoints - 1)));
  let done = 0;
  const next = () => {
    const doses = state.doses.with(place, { ...slot, amount: amounts[done++] });
    const run = runOf(engine, state, rules, dosesOf({ ...state, doses }, rules), rules.steps[state.window]);
    return run.percent(state.see, state.at);
  };
  return { amounts, next };
}
