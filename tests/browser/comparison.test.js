import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choiceOf, closeness, compare, directionOf, directionOfChoice, readOut, times, together, valueAt,
} from "../../chapters/monoamine/browser/teaching/comparison.js";

const curve = Float64Array.of(100, 300, 50);
const run = { relative: (transmitter, quantity) => (transmitter === "DA" && quantity === "extracellular" ? curve : null), percent: (_, at) => at * 2 };
const scene = { runs: [{ key: "together", run }] };
const read = { transmitter: "DA", quantity: "extracellular", run: "together" };
const LIMITS = [0.9, 1.1, null];
const TEXT = {
  said: "{guess} / {said}.", ratio: "{value} times", percent: "{value} %", agrees: "agrees", differs: "differs", near: "close",
  high: "too high", low: "too low", measured: "Measured: {direction}.", directions: { increase: "up", decrease: "down", none: "same" },
  same_way: "same way", other_way: "other way", mixed: "mixed", never: "never",
  unprinted: "no size", size: "{where}: {value}.",
  sizes: { near: "close", high: "too high", low: "too low", between: "between", within: "yours", outside: "not yours", either: "one way" },
};
const choice = { what: "DA", predict: { choice: LIMITS }, unchanged: 1, noise: 0.1, measured: 1, direction: "increase", sizes: [], text: TEXT };

test("the number is read at a minute, at the highest and at the lowest point", () => {
  assert.equal(readOut(scene, { ...read, at: "peak" }), 300);
  assert.equal(readOut(scene, { ...read, at: "trough" }), 50);
  assert.equal(readOut(scene, { ...read, at: 45 }), 90);
  assert.throws(() => readOut(scene, { ...read, run: "Semax", at: 45 }), /no run Semax/);
});

test("a ratio has two places, and three digits from ten on", () => {
  assert.deepEqual([0.496, 1.144, 0.125, 9.994, 9.996, 11.64, 139.4, 1158].map(times), ["0.50", "1.14", "0.13", "9.99", "10", "11.6", "139", "1160"]);
});

test("a number belongs to one choice", () => {
  assert.deepEqual([0.5, 0.9, 1.0, 1.1, 50].map((value) => choiceOf(LIMITS, value)), [0, 1, 1, 2, 2]);
});

test("numbers and choices point up, down or nowhere", () => {
  assert.deepEqual([0.8, 1.05, 1.2].map((value) => directionOf(value, choice)), ["decrease", "none", "increase"]);
  assert.deepEqual([0, 1, 2].map((place) => directionOfChoice(LIMITS, place, choice)), ["decrease", "none", "increase"]);
});

test("a slider goes from low to high, in equal steps or in equal factors", () => {
  assert.deepEqual([0, 5, 10].map((place) => valueAt({ low: 0, high: 100, scale: "linear", positions: 10 }, place)), [0, 50, 100]);
  assert.deepEqual([0, 1, 2].map((place) => valueAt({ low: 10, high: 1000, scale: "log", positions: 2 }, place)), [10, 100, 1000]);
});

test("closeness is a difference on a linear scale and a factor on a log scale", () => {
  assert.deepEqual([95, 80, 120].map((guess) => closeness(guess, 100, { scale: "linear", near: 10 })), ["near", "low", "high"]);
  assert.deepEqual([60, 40, 210].map((guess) => closeness(guess, 100, { scale: "log", near: 2 })), ["near", "low", "high"]);
});

test("a choice is held against the model and against the measurement", () => {
  assert.deepEqual(compare(choice, { place: 2, text: "higher" }, 1.645), {
    agreed: true, sentences: ["higher / 1.65 times. agrees", "Measured: up. same way no size"],
  });
  assert.deepEqual(compare(choice, { place: 0, text: "lower" }, 1.645).sentences, ["lower / 1.65 times. differs", "Measured: up. other way no size"]);
});

test("the model's answer is told in the words of the choices, too", () => {
  const { sentences } = compare(choice, { place: 0, text: "lower" }, 1.645, ["lower", "same", "higher"]);
  assert.equal(sentences[0], "lower / 1.65 times (higher). differs");
});

test("a prediction is held against the printed size, and against both ways to read it", () => {
  const percent = { ...choice, predict: { choice: [110, 300, null] }, unchanged: 100, noise: 10 };
  const sizes = (definition, place, percents) => compare({ ...definition, sizes: [{ where: "A", value: "n", percents }] }, { place, text: "" }, 200).sentences.slice(1);
  assert.deepEqual(sizes(percent, 1, [250]), ["Measured: up. same way", "A: n. yours"]);
  assert.deepEqual(sizes(percent, 1, [400]), ["Measured: up. same way", "A: n. not yours"]);
  assert.deepEqual(sizes(percent, 1, [250, 350])[1], "A: n. one way");
  const slider = { ...percent, predict: { slider: { low: 0, high: 1000, scale: "linear", near: 10, positions: 100 } } };
  assert.deepEqual([20, 24, 25, 33, 34, 35, 60].map((place) => sizes(slider, place, [250, 350])[1].slice(6)),
    ["too low", "close", "close", "between", "close", "close", "too high"]);
});

test("two ways to read a number make one word", () => {
  assert.equal(together(["low"]), "low");
  assert.equal(together(["high", "near"]), "near");
  assert.equal(together(["high", "low"]), "between");
  assert.equal(together(["within", "within"]), "within");
});

test("what nobody measured is said, and measurements that disagree as well", () => {
  assert.equal(compare({ ...choice, measured: 0, direction: null }, { place: 2, text: "" }, 2).sentences[1], "never");
  assert.equal(compare({ ...choice, measured: 2, direction: null }, { place: 2, text: "" }, 2).sentences[1], "mixed");
});

test("a slider is held against both", () => {
  const slider = { low: 20, high: 1000, scale: "log", near: 1.25, positions: 41 };
  const definition = { ...choice, predict: { slider }, unchanged: 100, noise: 10 };
  assert.deepEqual(compare(definition, { place: 0, text: "20 %" }, 139), { agreed: false, sentences: ["20\u00a0% / 139\u00a0%. too low", "Measured: up. other way no size"] });
  assert.equal(compare(definition, { place: 41, text: "1000 %" }, 1000).agreed, true);
});
