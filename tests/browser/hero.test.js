import assert from "node:assert/strict";
import { test } from "node:test";
import { between } from "../../chapters/monoamine/browser/dashboard/hero.js";
import { guessOf, meaning, roadOf, verdictOf } from "../../chapters/monoamine/browser/dashboard/guess.js";

const FRAMES = [
  { minute: 0, transmitter: "DA", extracellular: 1, carriers: [{ name: "DAT", blocked: 0, loaded: 0 }] },
  { minute: 10, transmitter: "DA", extracellular: 5, carriers: [{ name: "DAT", blocked: 0.5, loaded: 0 }] },
  { minute: 20, transmitter: "DA", extracellular: 3, carriers: [{ name: "DAT", blocked: 1, loaded: 0.2 }] },
];
const DATA = {
  hours: [1, 2, 3, 4, 5, 6], lowest: 20, highest: 2000,
  plot: { left: 44, right: 412, top: 12, bottom: 232, last: 360 },
};
const FORMS = { up: "up to {value} %", down: "down to {value} %", same: "no change" };

test("between two moments the picture goes on a straight line, numbers within things too", () => {
  assert.deepEqual(between(FRAMES, 0), FRAMES[0]);
  assert.deepEqual(between(FRAMES, 1), FRAMES[2]);
  assert.deepEqual(between(FRAMES, 0.25), {
    minute: 5, transmitter: "DA", extracellular: 3, carriers: [{ name: "DAT", blocked: 0.25, loaded: 0 }],
  });
  assert.deepEqual([between(FRAMES, -1), between(FRAMES, 7)], [FRAMES[0], FRAMES[2]]);
});

test("a guess of the address is taken only where all of it can be drawn", () => {
  assert.deepEqual(guessOf("?guess=100-110-140-140-130-100", DATA), [100, 110, 140, 140, 130, 100]);
  for (const bad of ["", "?guess=", "?guess=100", "?guess=100-110-140-140-130-100-90", "?guess=100-110-140-140-130-1e9",
    "?guess=100-110-140-140-130-", "?guess=a-b-c-d-e-f", "?guess=100-110-140-NaN-130-100", "?guess=-100-110-140-140-130-100"]) {
    assert.equal(guessOf(bad, DATA), null, bad);
  }
});

test("what a guess comes to is the value farthest from rest, as folds", () => {
  const verdict = (...values) => verdictOf(values, FORMS, 10);
  assert.equal(verdict(100, 110, 345, 120, 100, 100), "up to 345\u00a0%");
  assert.equal(verdict(100, 50, 150, 100, 100, 100), "down to 50\u00a0%");
  assert.equal(verdict(100, 109, 92, 100, 100, 100), "no change");
});

test("a place of the drawing and the line through it mean the same", () => {
  const { plot } = DATA;
  assert.deepEqual(meaning({ x: plot.left, y: plot.bottom }, DATA), { minute: 0, percent: 20 });
  const far = meaning({ x: 9999, y: -9999 }, DATA);
  assert.deepEqual([far.minute, Math.round(far.percent)], [360, 2000]);
  const [, x, y] = roadOf([100, 200, 345, 120, 100, 2000], DATA).match(/L([\d.]+) ([\d.]+)(?=L[^L]+L[^L]+L[^L]+$)/).map(Number);
  const there = meaning({ x, y }, DATA);
  assert.deepEqual([Math.round(there.minute), Math.round(there.percent)], [180, 345]);
});
