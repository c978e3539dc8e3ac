// Holds a prediction against what the model says and against what was measured. The number is read off the scene as
// teaching/readings.py reads it; nothing here knows an answer.

import { digits, fill } from "../exhibits/words.js";

/**
 * @import {
 *   Activity, Closeness, Comparison, Direction, Guess, Read, Slider, SolvedScene, Standing
 * } from "./types.js"
 */

/**
 * @param {SolvedScene} scene of an exhibit
 * @param {Read} read
 * @returns {number} percent of baseline
 */
export function readOut(scene, { transmitter, quantity, run: key, at }) {
  const run = scene.runs.find((other) => other.key === key)?.run;
  if (!run) throw new Error(`the scene has no run ${key}`);
  if (at === "peak") return Math.max(...run.relative(transmitter, quantity));
  if (at === "trough") return Math.min(...run.relative(transmitter, quantity));
  return run.percent(transmitter, at, quantity);
}

/**
 * @param {number} value
 * @returns {string} a ratio: two places below 10, three digits from there on, as in teaching/readings.py
 */
export function times(value) {
  const rounded = Math.floor(value * 100 + 0.5) / 100;
  if (rounded < 10) return rounded.toFixed(2);
  const places = 2 - Math.floor(Math.log10(value));
  return String(Number((Math.floor(value * 10 ** places + 0.5) / 10 ** places).toPrecision(6)));
}

/**
 * @param {Pick<Slider, "low" | "high" | "scale" | "positions">} slider
 * @param {number} place
 * @returns {number} the number at a position of a slider, as in book/activity.py
 */
export function valueAt({ low, high, scale, positions }, place) {
  const share = place / positions;
  return scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
}

/**
 * @param {(number | null)[]} limits
 * @param {number} value
 * @returns {number} which choice a number belongs to: all below its limit that no earlier one takes
 */
export function choiceOf(limits, value) {
  return limits.findIndex((below) => below === null || value < below);
}

/**
 * @param {number} value
 * @param {Pick<Activity, "unchanged" | "noise">} activity
 * @returns {Direction} where a number points, seen from the one that means no change
 */
export function directionOf(value, { unchanged, noise }) {
  if (Math.abs(value - unchanged) < noise) return "none";
  return value > unchanged ? "increase" : "decrease";
}

/**
 * @param {(number | null)[]} limits
 * @param {number} place
 * @param {Pick<Activity, "unchanged">} activity
 * @returns {Direction} where all numbers of a choice point
 */
export function directionOfChoice(limits, place, { unchanged }) {
  const from = place ? limits[place - 1] : -Infinity, below = limits[place] ?? Infinity;
  if (from <= unchanged && unchanged < below) return "none";
  return from > unchanged ? "increase" : "decrease";
}

/**
 * @param {number} guess
 * @param {number} value
 * @param {Pick<Slider, "scale" | "near">} slider
 * @returns {Closeness} the first of "near", "high", "low" that is true of a guess on a slider
 */
export function closeness(guess, value, { scale, near }) {
  const off = scale === "log" ? Math.exp(Math.abs(Math.log(guess / value))) : Math.abs(guess - value);
  if (off <= near) return "near";
  return guess > value ? "high" : "low";
}

/**
 * @param {Activity} activity
 * @param {Guess} guess
 * @param {number} value what the model says
 * @param {string[]} [options] the words of the choices
 * @returns {Comparison}
 */
export function compare(activity, guess, value, options = []) {
  const { slider, choice } = activity.predict;
  return slider ? compareSlider(activity, slider, guess, value) : compareChoice(activity, choice, guess, value, options);
}

/** @param {Activity} activity @param {Slider} slider @param {Guess} guess @param {number} value @returns {Comparison} */
function compareSlider(activity, slider, guess, value) {
  const { text } = activity, number = valueAt(slider, guess.place), close = closeness(number, value, slider);
  return {
    agreed: close === "near",
    sentences: [
      `${besideModel(activity, guess, inWords(activity, value))} ${text[close]}`,
      besideMeasured(activity, directionOf(number, activity)),
      ...besideSizes(activity, (percent) => closeness(number, percent, slider)),
    ],
  };
}

/**
 * @param {Activity} activity
 * @param {(number | null)[]} limits
 * @param {Guess} guess
 * @param {number} value
 * @param {string[]} options
 * @returns {Comparison}
 */
function compareChoice(activity, limits, guess, value, options) {
  const { text } = activity, place = choiceOf(limits, value), agreed = place === guess.place;
  const number = inWords(activity, value), label = agreed ? "" : options[place];
  return {
    agreed,
    sentences: [
      `${besideModel(activity, guess, label ? `${number} (${label})` : number)} ${text[agreed ? "agrees" : "differs"]}`,
      besideMeasured(activity, directionOfChoice(limits, guess.place, activity)),
      ...besideSizes(activity, (percent) => (choiceOf(limits, percent) === guess.place ? "within" : "outside")),
    ],
  };
}

/** @param {Activity} activity @param {number} value */
function inWords({ text, unchanged }, value) {
  return unchanged === 1 ? fill(text.ratio, { value: times(value) }) : fill(text.percent, { value: digits(value) });
}

/** @param {Activity} activity @param {Guess} guess @param {string} said */
function besideModel({ text }, guess, said) {
  return fill(text.said, { guess: guess.text, said });
}

/** @param {Activity} activity @param {Direction} guessed */
function besideMeasured({ text, measured, direction, sizes }, guessed) {
  if (!measured) return text.never;
  if (!direction) return text.mixed;
  const seen = fill(text.measured, { direction: text.directions[direction] });
  const far = direction === "none" || sizes.length ? "" : ` ${text.unprinted}`;
  return `${seen} ${guessed === direction ? text.same_way : text.other_way}${far}`;
}

/** @param {Activity} activity @param {(percent: number) => Standing} standing of the prediction to a printed number */
function besideSizes({ text, sizes }, standing) {
  return sizes.map(({ where, value, percents }) => (
    `${fill(text.size, { where, value })} ${text.sizes[together(percents.map(standing))]}`
  ));
}

/**
 * @param {Standing[]} standings
 * @returns {Standing | "either" | "between"} one word for all ways to read a number
 */
export function together(standings) {
  if (standings.every((standing) => standing === standings[0])) return standings[0];
  if (standings.includes("near")) return "near";
  return standings.includes("within") ? "either" : "between";
}
