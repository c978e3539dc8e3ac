// What a reader asks of the model, in the page: simulate.py and readouts.py of model/ in the browser's language.
// `model` is the module made by model/export/javascript.py, `scenario` the one made by model/export/scenario.py.
// Minutes and hours as the names say, levels in uM.
import { MINUTES, checkedImage, checkedRequest, oneOf } from "./protocol.js";
import { Run, howMany } from "./readouts.js";
import { solve } from "./run.js";

const ATOL = 1e-13; // uM: even of a dose of a millionth of a usual one, four digits hold
const STEPS_A_STRETCH = 20000; // of the solver between two events, before it gives up
// Of an image nobody described the first field that is missing is named.
const NOTHING = /** @type {ImageRequest} */ ({});

/** @import { ImageRequest, Model, RunRequest, Scenario, SolverOptions, Start, Values } from "./types.js" */

/**
 * Run one region, in the species of the doses (the rat where there is none).
 *
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {RunRequest} [request]
 * @returns {Run}
 * @throws {Error} that names the argument and what is allowed, or when the solver gives up
 */
export function simulate(model, scenario, request = {}) {
  const { p, held, events, timesMin, sampleMin, baseline, rtol } = checkedRequest(model, scenario, request);
  const options = { rtol, atol: ATOL, maxSteps: STEPS_A_STRETCH * (events.length + 1) };
  const intact = model.initial(p, new Float64Array(model.species.length));
  const start = settled(model, { p, y: intact }, held, scenario.limits.settleH, options);
  const hours = timesMin.map((minute) => minute / MINUTES);
  const { columns: states, stretches, steps } = solve(model, start, events, hours, options);
  const before = baseline === "own" ? start.y : intact;
  const solved = { model, scenario, timesMin, states, before, intact, stretches, steps };
  return new Run(sampleMin === null ? solved : { ...solved, ...samples(timesMin, states, sampleMin) });
}

/**
 * Parameters and states after what holds from long before the run has held so long that the terminals have adapted.
 * @param {Model} model
 * @param {Start} start
 * @param {Values} held
 * @param {number} hours
 * @param {SolverOptions} options
 * @returns {Start}
 */
function settled(model, start, held, hours, options) {
  if (!Object.keys(held).length) return start;
  const { columns, stretches } = solve(model, start, [{ time: 0, set: held }], Float64Array.of(hours), options);
  return { p: stretches.at(-1).p, y: Float64Array.from(columns, ([state]) => state) };
}

/**
 * Percent of a transporter's sites that a drug holds at one minute after a dose.
 *
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {ImageRequest & {transporter?: string}} request of any drug but Semax, which binds no transporter. Left out: DAT
 *   (NET and SERT are there, too), oral, human, 120 minutes
 * @returns {number} percent
 * @throws {Error} that names the argument and what is allowed
 */
export function occupancy(model, scenario, request = NOTHING) {
  const { transporter = "DAT", ...image } = request;
  oneOf("transporter", transporter, scenario.transporters);
  /** @param {string} drug */
  const output = (drug) => `occ_${transporter}_${scenario.drugs[drug].code}`;
  /** @param {string} drug */
  const binds = (drug) => model.outputs.some(({ symbol }) => symbol === output(drug));
  const drugs = Object.keys(scenario.drugs).filter(binds);
  const asked = checkedImage(scenario, image, drugs, { route: "oral", species: "human", atMin: 120 });
  return 100 * simulate(model, scenario, asked).output(output(image.drug)).at(-1);
}

/**
 * Change of raclopride binding in percent (negative: displaced) at one minute after a dose.
 *
 * Dopamine can displace only a share of the binding, and that share saturates.
 *
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {ImageRequest} request left out: ip, rat, 60 minutes
 * @returns {number} percent
 * @throws {Error} that names the argument and what is allowed
 */
export function displacement(model, scenario, request = NOTHING) {
  const drugs = Object.keys(scenario.drugs);
  const asked = checkedImage(scenario, request, drugs, { route: "ip", species: "rat", atMin: 60 });
  return simulate(model, scenario, asked).racloprideChange().at(-1);
}

/**
 * Means over intervals of `length` minutes, each placed at the middle of its interval.
 * @param {Float64Array} timesMin
 * @param {Float64Array[]} states
 * @param {number} length
 */
function samples(timesMin, states, length) {
  const count = Math.ceil((timesMin.at(-1) + length / 2) / length) - 1;
  const starts = Float64Array.from({ length: count }, (_, i) => i * length);
  const bounds = Array.from(starts, (start, i) => [
    howMany(timesMin, (minute) => minute < start), howMany(timesMin, (minute) => minute <= (i + 1) * length),
  ]);
  /** @type {(column: Float64Array) => (bound: number[]) => number} */
  const mean = (column) => ([first, after]) =>
    column.subarray(first, after).reduce((sum, level) => sum + level, 0) / (after - first);
  return {
    timesMin: starts.map((start, i) => (start + (i + 1) * length) / 2),
    states: states.map((column) => Float64Array.from(bounds, mean(column))),
  };
}
