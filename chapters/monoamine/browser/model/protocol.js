// What may be asked of the model in the page, and what it means to the solver: protocol.py and passports.py of model/ in
// the browser's language. Every refusal names the argument and what is allowed, in Python's words.

/**
 * @import {
 *   CheckedRequest, Course, Dose, ImageRequest, Model, RunRequest, Scenario, SolverEvent, Usual, Values
 * } from "./types.js"
 */

export const MINUTES = 60;
const LEAST_RTOL = 1e-12, MOST_RTOL = 0.1;
const MOST_POINTS = 100000; // of one run: more would fill the memory of a phone
const ABOVE_ZERO = Number.MIN_VALUE;
const FIELDS = [
  "region", "doses", "durationH", "hypothesis", "perturb", "sampleMin", "rtol", "values", "firing", "baseline",
  "stepMin",
];
const DOSE = ["drug", "amount", "unit", "route", "timeMin", "species"];
const IMAGE = ["drug", "amount", "unit", "route", "species", "atMin", "region"];

/**
 * The request of simulate() with its defaults as what the solver needs, checked in the order in which Python checks.
 *
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {RunRequest} request
 * @returns {CheckedRequest}
 */
export function checkedRequest(model, scenario, request) {
  const {
    region = "striatum", doses = [], durationH = 4, hypothesis = "H0", baseline = "own", rtol = 1e-6, ...rest
  } = fields("request", request, FIELDS);
  const { limits } = scenario;
  oneOf("region", region, Object.keys(scenario.parameters.regions));
  oneOf("hypothesis", hypothesis, Object.keys(scenario.effects));
  number("durationH", durationH, `more than 0, up to ${limits.longestH} hours`, ABOVE_ZERO, limits.longestH);
  if (!Array.isArray(doses)) throw refused("doses", doses, `a list of { ${DOSE.join(", ")} }`);
  const given = doses.map((dose) => checkedDose(scenario, dose));
  oneOf("baseline", baseline, scenario.baselines);
  const perturb = withFiring(scenario, rest.perturb ?? {}, rest.firing ?? null);
  const known = (values = {}) => parameters(model, scenario, region, hypothesis, speciesOf(given), values);
  const chosen = (rest.values ?? null) === null ? null : known(rest.values), name = [region, hypothesis, speciesOf(given)].join();
  const held = standing(scenario, perturb);
  const p = chosen ? derived(model, chosen) : kept(model, scenario, name, () => derived(model, known()));
  const events = [...given.map((dose) => doseEvent(scenario, dose)), ...changes(scenario, perturb)];
  number("rtol", rtol, `${LEAST_RTOL} to ${MOST_RTOL}`, LEAST_RTOL, MOST_RTOL);
  const timesMin = grid(durationH, checkedStep(limits, durationH, rest.stepMin ?? null));
  const sampleMin = rest.sampleMin ?? null;
  if (sampleMin !== null) checkSample(limits, timesMin, sampleMin);
  return { p, held, events, timesMin, sampleMin, baseline, rtol };
}

/**
 * What occupancy() and displacement() ask of simulate(): one dose at the start, one point at the minute of the image.
 *
 * @param {Scenario} scenario
 * @param {ImageRequest} request
 * @param {string[]} drugs those that can be asked for
 * @param {Usual} usual what holds where the request says nothing
 * @returns {RunRequest}
 */
export function checkedImage(scenario, request, drugs, usual) {
  const {
    drug, amount, unit = "mg/kg", route = usual.route, species = usual.species, atMin = usual.atMin, region,
  } = fields("request", request, IMAGE);
  const { limits, bodyWeights } = scenario;
  const whole = unit === "mg";
  oneOf("species", species, Object.keys(scenario.parameters.species));
  oneOf("drug", drug, drugs);
  if (whole) oneOf("species", species, Object.keys(bodyWeights));
  number("atMin", atMin, `minutes above 0, up to ${limits.latestMin}`, ABOVE_ZERO, limits.latestMin);
  number("amount", amount, "a number from 0");
  const part = whole ? { amount: amount / bodyWeights[species], unit: "mg/kg" } : { amount, unit };
  return { region, doses: [{ drug, ...part, route, species }], durationH: atMin / MINUTES, stepMin: atMin };
}

// --- doses ----------------------------------------------------------------------------------------

/** @param {Scenario} scenario @param {Dose} dose @returns {Required<Dose>} */
function checkedDose(scenario, dose) {
  const { drug, amount, unit = "mg/kg", timeMin = 0, species = "rat", ...rest } = fields("doses", dose, DOSE);
  const { drugs, units, spellings } = scenario;
  oneOf("drug", drug, Object.keys(drugs));
  number("amount", amount, "a number from 0");
  oneOf("unit", unit, units);
  const written = rest.route ?? "ip";
  const route = own(spellings, written) ?? written;
  oneOf("route", route, drugs[drug].routes);
  number("timeMin", timeMin, "minutes from 0");
  oneOf("species", species, Object.keys(scenario.parameters.species));
  return { drug, amount, unit, route, timeMin, species };
}

/**
 * An amount into a depot (umol/kg), or a level into the blood (uM).
 * @param {Scenario} scenario
 * @param {Required<Dose>} dose checked
 * @returns {SolverEvent}
 */
function doseEvent({ drugs, intoBlood }, { drug, amount, unit, route, timeMin, species }) {
  const { code, micromoles, volume, absorbed } = drugs[drug];
  const given = amount * micromoles[unit];
  const add = route === intoBlood
    ? { [`P_${code}`]: given / volume[species] } : { [`D_${code}_${route}`]: given * absorbed[species][route] };
  return { time: timeMin / MINUTES, add };
}

/** @param {Required<Dose>[]} doses */
function speciesOf(doses) {
  const dosed = [...new Set(doses.map(({ species }) => species))].sort();
  if (dosed.length > 1) throw new Error(`doses: ${dosed.join(" and ")} together are not allowed; allowed: one species`);
  return dosed[0] ?? "rat";
}

// --- perturbations --------------------------------------------------------------------------------

/**
 * perturb with the firing rates: one rate (or list of pairs) for all terminals, or one for each transmitter.
 * @param {Scenario} scenario
 * @param {RunRequest["perturb"]} perturb
 * @param {RunRequest["firing"]} firing
 */
function withFiring({ processes, transmitters }, perturb, firing) {
  if (!isObject(perturb)) throw refused("perturb", perturb, `an object by process: ${names(processes)}`);
  const together = { ...perturb };
  if (firing === null) return together;
  const each = isObject(firing) ? firing : Object.fromEntries(transmitters.map((transmitter) => [transmitter, firing]));
  for (const [transmitter, value] of Object.entries(each)) {
    const name = `firing_${oneOf("firing", transmitter, transmitters)}`;
    if (Object.hasOwn(together, name)) {
      throw new Error(`firing: '${transmitter}' is given in perturb as '${name}' too; allowed: one of the two`);
    }
    together[name] = value;
  }
  return together;
}

/**
 * What holds from long before the run: the perturbations given as one number, by the network's symbol.
 * @param {Scenario} scenario
 * @param {Record<string, Course>} perturb
 */
function standing({ processes }, perturb) {
  /** @type {Values} */
  const held = {};
  for (const [name, value] of Object.entries(perturb)) {
    oneOf("perturb", name, Object.keys(processes));
    if (Array.isArray(value)) continue;
    held[processes[name]] = number(`perturb['${name}']`, value, "a number from 0, or (minute, number) pairs");
  }
  return held;
}

/**
 * Events of the perturbations given as [minute, number] pairs: each holds from its minute on.
 * @param {Scenario} scenario
 * @param {Record<string, Course>} perturb
 * @returns {SolverEvent[]}
 */
function changes({ processes }, perturb) {
  return Object.entries(perturb).flatMap(([name, course]) => (Array.isArray(course) ? course : []).map((pair) => {
    const argument = `perturb['${name}']`;
    if (!Array.isArray(pair) || pair.length !== 2) throw refused(argument, pair, "a pair (minute, number)");
    const minute = number(`${argument} minute`, pair[0], "minutes from 0");
    return { time: minute / MINUTES, set: { [processes[name]]: number(argument, pair[1], "a number from 0") } };
  }));
}

// --- parameters -----------------------------------------------------------------------------------

/**
 * Values of the network's parameters, in order: of the region, the hypothesis, the species, and those replaced.
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {string} region
 * @param {string} hypothesis
 * @param {string} species
 * @param {Values} values
 */
function parameters(model, scenario, region, hypothesis, species, values) {
  const symbols = model.parameters.map(({ symbol }) => symbol);
  if (!isObject(values)) throw refused("values", values, `an object by symbol: ${symbols.join(", ")}`);
  const unknown = Object.keys(values).filter((symbol) => !symbols.includes(symbol)).sort();
  if (unknown.length) throw new Error(`values: ${shown(unknown)} are not allowed; allowed: ${symbols.join(", ")}`);
  const { shared, regions, species: kinetics } = scenario.parameters;
  const known = { ...shared, ...regions[region], ...scenario.effects[hypothesis], ...kinetics[species], ...values };
  return symbols.map((symbol) => known[symbol]);
}

/** @type {WeakMap<Model, {scenario: Scenario, known: Map<string, Float64Array>}>} */
const vectors = new WeakMap();

/**
 * A vector that was worked out before is not worked out again: nobody changes it.
 * @param {Model} model
 * @param {Scenario} scenario
 * @param {string} name
 * @param {() => Float64Array} make
 */
function kept(model, scenario, name, make) {
  if (vectors.get(model)?.scenario !== scenario) vectors.set(model, { scenario, known: new Map() });
  const { known } = vectors.get(model);
  if (!known.has(name)) known.set(name, make());
  return known.get(name);
}

/**
 * The full parameter vector. Throws when the numbers allow no resting state: a flow would run backwards.
 * @param {Model} model
 * @param {number[]} values
 */
function derived(model, values) {
  const p = new Float64Array(model.size);
  model.parameters.forEach(({ symbol }, i) => { p[i] = number(`values['${symbol}']`, values[i], "a number from 0"); });
  model.derive(p);
  if (!p.every(Number.isFinite)) {
    throw new Error("values: with these numbers something is divided by 0; allowed: a resting state");
  }
  const backwards = [...model.parameters, ...model.derived].filter((_, i) => p[i] < 0).map(({ symbol }) => symbol);
  if (!backwards.length) return p;
  throw new Error(`values: with these numbers ${backwards.join(", ")} would be negative; allowed: a resting state`);
}

// --- points ---------------------------------------------------------------------------------------

/** Minutes from 0 to the end, and the end. @param {number} durationH @param {number} step minutes */
function grid(durationH, step) {
  const end = durationH * MINUTES;
  return Float64Array.from({ length: Math.ceil(end / step) + 1 }, (_, i) => Math.min(i * step, end));
}

/** @param {Scenario["limits"]} limits @param {number} durationH @param {number | null} stepMin */
function checkedStep(limits, durationH, stepMin) {
  if (stepMin === null) return durationH <= limits.longH ? limits.stepMin : limits.longStepMin;
  const least = (durationH * MINUTES) / MOST_POINTS;
  return number("stepMin", stepMin, `minutes from ${least}`, least);
}

/**
 * Each sample needs a point of the run, and the run must be longer than half a sample.
 * @param {Scenario["limits"]} limits
 * @param {Float64Array} timesMin
 * @param {number} sampleMin
 */
function checkSample(limits, timesMin, sampleMin) {
  const least = Math.max(limits.stepMin, timesMin[1]), twice = 2 * timesMin.at(-1);
  number("sampleMin", sampleMin, `minutes from ${least}`, least);
  if (sampleMin >= twice) throw refused("sampleMin", sampleMin, `minutes below ${twice}, twice the run`);
}

// --- refusals -------------------------------------------------------------------------------------

/**
 * The value if it is a finite number from `least` to `most`.
 * @param {string} name
 * @param {unknown} value
 * @param {string} allowed in words
 * @returns {number}
 * @throws {Error} that says what is allowed
 */
export function number(name, value, allowed, least = 0, most = Infinity) {
  if (typeof value === "number" && Number.isFinite(value) && value >= least && value <= most) return value;
  throw refused(name, value, allowed);
}

/**
 * The value if it is one of `allowed`.
 * @param {string} name
 * @param {unknown} value
 * @param {string[]} allowed
 * @returns {string}
 * @throws {Error} that names them
 */
export function oneOf(name, value, allowed) {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw refused(name, value, allowed.join(", "));
}

/**
 * A field of an object's own: a name like "constructor" is none.
 * @template T
 * @param {Record<string, T>} table
 * @param {string} name
 * @returns {T | undefined}
 */
export function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * The error for a value that is not allowed.
 * @param {string} name
 * @param {unknown} value
 * @param {string} allowed in words
 */
export function refused(name, value, allowed) {
  return new Error(`${name}: ${shown(value)} is not allowed; allowed: ${allowed}`);
}

/**
 * The value if it is an object without unknown fields.
 * @template T
 * @param {string} name
 * @param {T} value
 * @param {string[]} allowed
 * @returns {T}
 */
function fields(name, value, allowed) {
  if (!isObject(value)) throw refused(name, value, `{ ${allowed.join(", ")} }`);
  for (const field of Object.keys(value)) oneOf(name, field, allowed);
  return value;
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** @param {object} table */
function names(table) {
  return Object.keys(table).join(", ");
}

/** @param {unknown} value @returns {string} in a refusal */
function shown(value) {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  return typeof value === "string" ? `'${value}'` : isObject(value) ? "an object" : String(value);
}
