import assert from "node:assert/strict";
import { test } from "node:test";
import { dosePanel, panels, toldTogether } from "../../chapters/monoamine/browser/dashboard/draw.js";
import { RULES, dose, made, state } from "./dashboard-rules.js";

const FLAT = [100, 100, 100];
const POINT = {
  drug: "Semax", region: "striatum", transmitter: "DA", quantity: "extracellular", route: "ip", low: 0.1, high: 0.1,
  from: 30, to: null, percent: 200, other: null,
};
const GIVEN = { doses: [dose("Semax", 0.1), null, null], scale: "linear" };

function drawn(changes = {}, { levels = { Semax: { DA: [100, 300, 100], NE: FLAT } }, points = [], reach = {} } = {}) {
  return panels(made({ ...GIVEN, ...changes }, levels), { points, reach, rules: RULES });
}
const reachTo = (minute) => ({ "Semax|striatum|DA|extracellular": minute });
const marksOf = (changes, point = {}) => drawn(changes, { points: [{ ...POINT, ...point }] }).DA.marks;

test("a curve is known as far as somebody looked, and goes on beyond", () => {
  const { curves: [curve], band } = drawn({}, { reach: reachTo(30) }).DA;
  assert.deepEqual([...curve.known], [100, 300, NaN]);
  assert.deepEqual([...curve.beyond], [NaN, 300, 100]);
  assert.deepEqual(band, [30, "beyond"]);
});

test("reach counts from the dose", () => {
  const late = { doses: [dose("Semax", 0.1, { time: 30 }), null, null] };
  assert.deepEqual(drawn(late, { reach: reachTo(15) }).DA.band, [45, "beyond"]);
});

test("what nobody measured is unknown from the dose on; what was measured to the end has no band", () => {
  const { DA, NE } = drawn({}, { reach: reachTo(60) });
  assert.equal(DA.band, null);
  assert.deepEqual(NE.band, [0, "never"]);
});

test("with nothing given there is nothing unknown", () => {
  const { DA } = drawn({ doses: [null, null, null] }, { levels: { nothing: { DA: FLAT, NE: FLAT } } });
  assert.equal(DA.band, null);
  assert.deepEqual([...DA.curves[0].known], FLAT);
});

test("a logarithmic axis ends at a hundredth of baseline", () => {
  const { curves: [curve] } = drawn({ scale: "log" }, { levels: { Semax: { DA: [100, 0, 0.5], NE: FLAT } }, reach: reachTo(60) }).DA;
  assert.deepEqual([...curve.known], [2, 0, 0]);
});

test("a finding is drawn at its own dose, route and region only", () => {
  assert.equal(marksOf({}).length, 1);
  assert.equal(marksOf({ doses: [dose("Semax", 0.1005), null, null] }).length, 1, "within a hundredth");
  assert.equal(marksOf({ doses: [dose("Semax", 0.12), null, null] }).length, 0);
  assert.equal(marksOf({ doses: [dose("Semax", 0.1, { route: "nasal" }), null, null] }).length, 0);
  assert.equal(marksOf({ region: "hippocampus" }).length, 0);
  assert.equal(marksOf({}, { route: "" }).length, 1, "a route that is not stated fits any");
  assert.equal(marksOf({}, { low: 0.05, high: 0.2 }).length, 1, "a range of doses");
});

test("an animal that is not the experiment's shows no finding", () => {
  assert.equal(marksOf({ tone: 1.5 }).length, 0);
  assert.equal(marksOf({ doses: [dose("Semax", 0.1, { every: "daily" }), null, null] }).length, 0);
  assert.equal(marksOf({ doses: [dose("Semax", 0.1), dose("Semax", 0.1), null] }).length, 0, "given twice");
});

test("a finding stands at its minute after the dose, in the middle of a range, and not beyond the window", () => {
  assert.deepEqual(marksOf({ doses: [dose("Semax", 0.1, { time: 15 }), null, null] }).map(({ x0, x, x1 }) => [x0, x, x1]), [[45, 45, 45]]);
  assert.deepEqual(marksOf({}, { from: 0, to: 40 }).map(({ x0, x, x1 }) => [x0, x, x1]), [[0, 20, 40]]);
  assert.equal(marksOf({}, { from: 90 }).length, 0);
});

test("a finding without a minute stands where the model is farthest from rest", () => {
  assert.equal(marksOf({}, { from: null })[0].x, 30);
});

test("the other reading of a number is the second end of its bar", () => {
  const [mark] = marksOf({}, { other: 300 });
  assert.deepEqual([mark.y, mark.y1], [200, 300]);
});

test("the panels outside share one frame that holds curves and marks", () => {
  const { DA, NE } = drawn({}, { points: [{ ...POINT, percent: 900 }] });
  assert.deepEqual(DA.frame, NE.frame);
  assert.ok(DA.frame.range[0] <= 100 && DA.frame.range[1] >= 900);
});

test("the dose view stands on a logarithmic axis from the least to the largest dose", () => {
  const { state } = made(GIVEN, { Semax: { DA: FLAT, NE: FLAT } });
  const panel = dosePanel(state, { amounts: [0.01, 0.1, 1], said: [100, 150, 400] }, RULES);
  assert.deepEqual(panel.x, [-2, -1, 0]);
  assert.deepEqual(panel.y, [100, 150, 400]);
  assert.deepEqual(panel.ticks.map(([, words]) => words), ["0.01", "0.03", "0.1", "0.3", "1"]);
  assert.equal(panel.cursor, -1);
  assert.equal(dosePanel({ ...state, vary: 2 }, null, RULES), null);
});

test("a finding after two drugs is told where both are given, in their order, and its quantity is shown", () => {
  const pair = { first: "Semax", second: "methylphenidate", region: "striatum", transmitter: "DA", quantity: "extracellular" };
  const told = (first, second, views = ["DA"], changes = {}) => {
    const doses = [dose("methylphenidate", 1, { time: second }), first === null ? null : dose("Semax", 0.1, { time: first }), null];
    return toldTogether({ state: state({ ...GIVEN, doses, ...changes }) }, views, [pair], RULES).length;
  };
  assert.equal(told(0, 20), 1);
  assert.equal(told(20, 0), 0, "the other way round");
  assert.equal(told(null, 20), 0, "one of them alone");
  assert.equal(told(0, 20, ["NE", "product"]), 0, "what is not shown");
  assert.equal(told(0, 20, ["DA"], { region: "hippocampus" }), 0);
});
