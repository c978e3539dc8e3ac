// How long the solver's steps are: as long as the error that is estimated allows.
import { ORDER } from "./rodas5p.js";

/** @import { Tolerance } from "./types.js" */

const SAFETY = 0.9;
const LEAST_CHANGE = 0.2;
const MOST_CHANGE = 8;
const POWER = 1 / ORDER;
// What a state below zero is refused with, and what the next step is at most after a refusal.
const TOO_LARGE = 2;
const SHORTER = 0.9;
// An error that is smaller by chance says nothing about the next step.
const LEAST_ERROR = 0.01;

/**
 * The error of a step over what is allowed: more than 1 refuses it.
 * @param {Float64Array} y states before the step
 * @param {Float64Array} end states after it
 * @param {Float64Array} error estimated
 * @param {Tolerance} tolerance
 * @returns {number} Infinity where a state is no number
 */
export function excess(y, end, error, { rtol, atol }) {
  let worst = 0;
  for (let i = 0; i < y.length; i++) {
    const part = Math.abs(error[i]) / (atol + rtol * Math.max(Math.abs(y[i]), Math.abs(end[i])));
    if (Number.isNaN(part)) return Infinity;
    worst = Math.max(worst, part);
    if (end[i] < -atol && end[i] < y[i]) worst = Math.max(worst, TOO_LARGE);
  }
  return worst;
}

/**
 * Short enough that the fastest change at the start is seen; after that the error estimate decides.
 * @param {Float64Array} y states
 * @param {Float64Array} slope their change per hour
 * @param {number} span hours that there are
 * @param {Tolerance} tolerance
 * @returns {number} hours
 */
export function firstStep(y, slope, span, { rtol, atol }) {
  let fastest = 0;
  for (let i = 0; i < y.length; i++) fastest = Math.max(fastest, Math.abs(slope[i]) / (atol + rtol * Math.abs(y[i])));
  return Math.min(span, 1 / (Math.sqrt(rtol) * fastest));
}

/** The steps of one stretch, each from the one before. */
export class StepSize {
  constructor() {
    this.before = 0;
    this.excessBefore = 1;
  }

  /**
   * The step after one that was kept. Gustafsson's predictive control: the trend of the error over two steps decides on
   * the third.
   * @param {number} h hours of the step
   * @param {number} error of `excess`
   * @returns {number} hours
   */
  afterKept(h, error) {
    let change = byError(error);
    if (this.before) {
      change = Math.min(change, SAFETY * (h / this.before) * (this.excessBefore / error ** 2) ** POWER);
    }
    this.before = h;
    this.excessBefore = Math.max(error, LEAST_ERROR);
    return h * within(change);
  }

  /** The step after one that was refused. @param {number} h @param {number} error @returns {number} hours */
  afterRefused(h, error) {
    return h * within(Number.isFinite(error) ? Math.min(byError(error), SHORTER) : LEAST_CHANGE);
  }
}

/** @param {number} error */
function byError(error) {
  return error > 0 ? SAFETY * error ** -POWER : MOST_CHANGE;
}

/** @param {number} change */
function within(change) {
  return Math.min(MOST_CHANGE, Math.max(LEAST_CHANGE, change));
}
