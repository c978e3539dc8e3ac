// A study that nobody ran: the JavaScript twin of model/study.py, which says what is drawn and tested. What the model
// says for each region and dose comes with the page.

/** @import { Interval, Study, StudyDraw, StudyFacts, StudyState } from "./types.js" */

/**
 * @param {StudyState} state
 * @param {string} region
 * @param {StudyFacts} facts
 * @returns {number} percent of vehicle that the model says for Semax in a region, under what is supposed
 */
export function truth(state, region, { effects, doses, supposed }) {
  return supposed[state.suppose].includes(region) ? effects[region][doses.indexOf(state.dose)] : 100;
}

/**
 * @param {string} other
 * @param {StudyFacts} facts
 * @returns {string[]} the regions that may stand beside `other`; twin of model/study.py: beside
 */
export function beside(other, { effects }) {
  return Object.keys(effects).filter((region) => region !== other);
}

/**
 * @param {StudyState} state
 * @param {StudyFacts} facts
 * @returns {Study} the study of a number, and what it and those before it show
 */
export function study(state, facts) {
  const results = strip(state, facts), shown = results.filter((result) => result).length;
  return { ...drawn(state, state.draw, facts), strip: results, shown, all: results.filter((result) => result !== null).length };
}

/**
 * @param {StudyState} state
 * @param {StudyFacts} facts
 * @returns {(boolean | null)[]} which of the last studies show a difference, each at its place; null: none yet
 */
function strip(state, facts) {
  const { draw } = state, { strip: length } = facts, found = Array(length).fill(null);
  for (let number = Math.max(1, draw - length + 1); number <= draw; number++) {
    found[place(number, facts)] = differs(drawn(state, number, facts).difference);
  }
  return found;
}

/** @param {number} number of a study @param {{strip: number}} facts */
export function place(number, { strip: length }) {
  return (number - 1) % length;
}

/** @param {Interval} interval of a ratio @returns {boolean} whether it leaves out 1 */
export function differs([, low, high]) {
  return low > 1 || high < 1;
}

/**
 * One draw of the animals.
 * @param {StudyState} state
 * @param {number} seed
 * @param {StudyFacts} facts
 * @returns {StudyDraw}
 */
function drawn(state, seed, facts) {
  const { n } = state, sigma = Math.sqrt(Math.log(1 + (state.spread / 100) ** 2));
  const centres = [state.here, state.there].flatMap((region) => [0, Math.log(truth(state, region, facts) / 100)]);
  const normal = normals(seed);
  const logs = centres.map((centre) => Array.from({ length: n }, () => centre + sigma * normal()));
  const means = logs.map((group) => group.reduce((total, value) => total + value, 0) / n);
  let squares = 0;
  logs.forEach((group, i) => group.forEach((value) => { squares += (value - means[i]) ** 2; }));
  const here = means[1] - means[0], there = means[3] - means[2];
  const reach = facts.quantiles[n] * Math.sqrt(squares / (4 * (n - 1)) / n);
  /** @type {(middle: number, half: number) => Interval} */
  const interval = (middle, half) => [Math.exp(middle), Math.exp(middle - half), Math.exp(middle + half)];
  return {
    groups: logs.map((group) => group.map((value) => 100 * Math.exp(value))),
    here: interval(here, reach * Math.SQRT2), there: interval(there, reach * Math.SQRT2), difference: interval(here - there, reach * 2),
  };
}

/** Box and Muller. @param {number} seed @returns {() => number} */
function normals(seed) {
  const uniform = uniforms(seed);
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform())), angle = 2 * Math.PI * uniform();
    return radius * Math.cos(angle);
  };
}

/** Mulberry32. @param {number} seed @returns {() => number} */
function uniforms(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
