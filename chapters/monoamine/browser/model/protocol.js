// What may be asked of the model in the page, and what it means to the solver: protocol.py and passports.py of model/ in
// the browser's language. Every refusal names the argument and what is allowed, in Python's words.

export const MINUTES = 60;
const RTOL = [1e-12, 0.1];
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
 * @param {object} model
 * @param {object} scenario
 * @param {object} request see simulate.js
 * @returns {{p: Float64Array, held: Object<string, number>, events: object[], timesMin: Float64Array,
 *   sampleMin: ?number, baseline: string, rtol: number}} full parameters, what holds from long before the run, the
 *   events (hours from the start), points
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
  const given = doses.map((one) => checkedDose(scenario, one));
  oneOf("baseline", baseline, scenario.baselines);
  const perturb = withFiring(scenario, rest.perturb ?? {}, rest.firing ?? null);
  const known = parameters(model, scenario, region, hypothesis, speciesOf(given), rest.values ?? {});
  const held = standing(scenario, perturb);
  const p = derived(model, known);
  const events = [...given.map((one) => doseEvent(scenario, one)), ...changes(scenario, perturb)];
  number("rtol", rtol, RTOL.join(" to "), ...RTOL);
  const timesMin = grid(durationH, checkedStep(limits, durationH, rest.stepMin ?? null));
  const sampleMin = rest.sampleMin ?? null;
  if (sampleMin !== null) checkSample(limits, timesMin, sampleMin);
  return { p, held, events, timesMin, sampleMin, baseline, rtol };
}

/**
 * What occupancy() and displacement() ask of simulate(): one dose at the start, one point at the minute of the image.
 *
 * @param {object} scenario
 * @param {object} image see simulate.js
 * @param {string[]} drugs those that can be asked for
 * @param {{route: string, species: string, atMin: number}} usual what holds where the image says nothing
 * @returns {object} a request
 */
export function checkedImage(scenario, image, drugs, usual) {
  const {
    drug, amount, unit = "mg/kg", route = usual.route, species = usual.species, atMin = usual.atMin, region,
  } = fields("request", image, IMAGE);
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

/** An amount into a depot (umol/kg), or a level into the blood (uM). */
function doseEvent({ drugs, intoBlood }, { drug, amount, unit, route, timeMin, species }) {
  const { code, micromoles, volume, absorbed } = drugs[drug];
  const given = amount * micromoles[unit];
  const add = route === intoBlood
    ? { [`P_${code}`]: given / volume[species] } : { [`D_${code}_${route}`]: given * absorbed[species][route] };
  return { time: timeMin / MINUTES, add };
}

function speciesOf(doses) {
  const found = [...new Set(doses.map(({ species }) => species))].sort();
  if (found.length > 1) throw new Error(`doses: ${found.join(" and ")} together are not allowed; allowed: one species`);
  return found[0] ?? "rat";
}

// --- perturbations --------------------------------------------------------------------------------

/** perturb with the firing rates: one rate (or list of pairs) for all terminals, or one for each transmitter. */
function withFiring({ processes, transmitters }, perturb, firing) {
  if (!isObject(perturb)) throw refused("perturb", perturb, `an object by process: ${names(processes)}`);
  const together = { ...perturb };
  if (firing === null) return together;
  const each = isObject(firing) ? firing : Object.fromEntries(transmitters.map((one) => [one, firing]));
  for (const [transmitter, value] of Object.entries(each)) {
    const name = `firing_${oneOf("firing", transmitter, transmitters)}`;
    if (Object.hasOwn(together, name)) {
      throw new Error(`firing: '${transmitter}' is given in perturb as '${name}' too; allowed: one of the two`);
    }
    together[name] = value;
  }
  return together;
}

/** What holds from long before the run: the perturbations given as one number, by the network's symbol. */
function standing({ processes }, perturb) {
  const held = {};
  for (const [name, value] of Object.entries(perturb)) {
    oneOf("perturb", name, Object.keys(processes));
    if (Array.isArray(value)) continue;
    held[processes[name]] = number(`perturb['${name}']`, value, "a number from 0, or (minute, number) pairs");
  }
  return held;
}

/** Events of the perturbations given as [minute, number] pairs: each holds from its minute on. */
function changes({ processes }, perturb) {
  const timed = Object.entries(perturb).filter(([, value]) => Array.isArray(value));
  return timed.flatMap(([name, pairs]) => pairs.map((pair) => {
    const argument = `perturb['${name}']`;
    if (!Array.isArray(pair) || pair.length !== 2) throw refused(argument, pair, "a pair (minute, number)");
    const minute = number(`${argument} minute`, pair[0], "minutes from 0");
    return { time: minute / MINUTES, set: { [processes[name]]: number(argument, pair[1], "a number from 0") } };
  }));
}

// --- parameters -----------------------------------------------------------------------------------

/** Values of the network's parameters, in order: of the region, the hypothesis, the species, and those replaced. */
function parameters(model, scenario, region, hypothesis, species, values) {
  const symbols = model.parameters.map(({ symbol }) => symbol);
  if (!isObject(values)) throw refused("values", values, `an object by symbol: ${symbols.join(", ")}`);
  const unknown = Object.keys(values).filter((symbol) => !symbols.includes(symbol)).sort();
  if (unknown.length) throw new Error(`values: ${shown(unknown)} are not allowed; allowed: ${symbols.join(", ")}`);
  const { shared, regions, species: kinetics } = scenario.parameters;
  const known = { ...shared, ...regions[region], ...scenario.effects[hypothesis], ...kinetics[species], ...values };
  return symbols.map((symbol) => known[symbol]);
}

/** The full parameter vector. Throws when the numbers allow no resting state: a flow would run backwards. */
function derived(model, values) {
  const p = new Float64Array(model.size);
  const check = ({ symbol }, i) => { p[i] = number(`values['${symbol}']`, values[i], "a number from 0"); };
  model.parameters.forEach(check);
  model.derive(p);
  if (!p.every(Number.isFinite)) {
    throw new Error("values: with these numbers something is divided by 0; allowed: a resting state");
  }
  const backwards = [...model.parameters, ...model.derived].filter((_, i) => p[i] < 0).map(({ symbol }) => symbol);
  if (!backwards.length) return p;
  throw new Error(`values: with these numbers ${backwards.join(", ")} would be negative; allowed: a resting state`);
}

// --- points ---------------------------------------------------------------------------------------

/** Minutes from 0 to the end, and the end. */
function grid(durationH, step) {
  const end = durationH * MINUTES;
  return Float64Array.from({ length: Math.ceil(end / step) + 1 }, (_, i) => Math.min(i * step, end));
}

function checkedStep(limits, durationH, stepMin) {
  if (stepMin === null) return durationH <= limits.longH ? limits.stepMin : limits.longStepMin;
  const least = (durationH * MINUTES) / MOST_POINTS;
  return number("stepMin", stepMin, `minutes from ${least}`, least);
}

/** Each sample needs a point of the run, and the run must be longer than half a sample. */
function checkSample(limits, timesMin, sampleMin) {
  const least = Math.max(limits.stepMin, timesMin[1]), twice = 2 * timesMin.at(-1);
  number("sampleMin", sampleMin, `minutes from ${least}`, least);
  if (sampleMin >= twice) throw refused("sampleMin", sampleMin, `minutes below ${twice}, twice the run`);
}

// --- refusals -------------------------------------------------------------------------------------

/** The value if it is a finite number from `least` to `most`. @throws {Error} that says what is allowed */
export function number(name, value, allowed, least = 0, most = Infinity) {
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw refused(name, value, allowed);
}

/** The value if it is one of `allowed`. @throws {Error} that names them */
export function oneOf(name, value, allowed) {
  if (allowed.includes(value)) return value;
  throw refused(name, value, allowed.join(", "));
}

/** A field of an object's own: a name like "constructor" is none. */
export function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The error for a value that is not allowed. */
export function refused(name, value, allowed) {
  return new Error(`${name}: ${shown(value)} is not allowed; allowed: ${allowed}`);
}

function fields(name, value, allowed) {
  if (!isObject(value)) throw refused(name, value, `{ ${allowed.join(", ")} }`);
  for (const field of Object.keys(value)) oneOf(name, field, allowed);
  return value;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function names(table) {
  return Object.keys(table).join(", ");
}

function shown(value) {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  return typeof value === "string" ? `'${value}'` : isObject(value) ? "an object" : String(value);
}
