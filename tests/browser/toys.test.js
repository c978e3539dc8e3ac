// The two pictures to play with: what their buttons and fields ask for.
import { test } from "node:test";
import assert from "node:assert/strict";
import { numberOf } from "../../chapters/monoamine/browser/exhibits/form.js";
import { surprise } from "../../chapters/monoamine/browser/figures/hill.js";
import { geometry } from "../../chapters/monoamine/browser/figures/hill-view.js";
import { following } from "../../chapters/monoamine/browser/figures/study-design.js";
import { differs, place } from "../../chapters/monoamine/browser/figures/study.js";

test("a run takes the next number, a hundred the next hundred, and after the latest it begins again", () => {
  assert.equal(following(100, 1, 9999), 101);
  assert.equal(following(7, 100, 9999), 107);
  assert.equal(following(9999, 1, 9999), 1);
  assert.equal(following(9950, 100, 9999), 100);
});

test("a study keeps its place until another takes it a strip later", () => {
  assert.deepEqual([1, 100, 101, 250].map((number) => place(number, { strip: 100 })), [0, 99, 0, 49]);
});

test("an interval differs when it leaves out 1, on either side", () => {
  assert.deepEqual([[1.2, 1.01, 1.5], [0.8, 0.7, 0.99], [1.1, 0.9, 1.4], [1.1, 1, 1.2]].map(differs), [true, true, false, false]);
});

test("a field of numbers keeps within its limits, and what is no number is its default", () => {
  const control = { name: "n", kind: "number", default: "8", limits: [5, 40, 1] };
  assert.deepEqual(["12", "3", "400", "7.6", "", "x"].map((text) => numberOf(text, control)), [12, 5, 40, 8, 8, 8]);
  assert.equal(numberOf("2.34", { ...control, limits: [1, 30, 0.1] }), 2.3);
  assert.equal(numberOf("0.15", { name: "dose", kind: "select" }), 0.15);
});

const CONTROLS = [
  { name: "sigma", kind: "number", options: [], default: "3", limits: [1, 30, 0.1] },
  { name: "alpha2", kind: "select", options: [{ value: "usual" }, { value: "high" }] },
  { name: "hill", kind: "radio", options: [{ value: "1" }, { value: "1.6" }] },
];

test("a surprise is another published set, each of them as likely, and leaves sigma alone", () => {
  const state = { sigma: 3, alpha2: "usual", hill: 1.6 }, shares = [0, 0.34, 0.67, 0.999];
  const found = shares.map((share) => surprise(state, CONTROLS, () => share));
  assert.deepEqual(found, [
    { alpha2: "usual", hill: "1" }, { alpha2: "high", hill: "1" }, { alpha2: "high", hill: "1.6" }, { alpha2: "high", hill: "1.6" },
  ]);
});

test("a place on the axis leads back to its concentration", () => {
  const { across, back, up } = geometry({ x: [1, 10000], best: 108, lowest: 264 });
  for (const nm of [1, 42, 136, 9999]) assert.ok(Math.abs(back(across(nm)) / nm - 1) < 1e-9);
  assert.deepEqual([up(100, -6), up(-6, -6)], [108, 264]);
});
