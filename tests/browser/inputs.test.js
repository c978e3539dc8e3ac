import assert from "node:assert/strict";
import { test } from "node:test";
import { readForm } from "../../chapters/monoamine/browser/dashboard/inputs.js";
import { RULES, dose, state } from "./dashboard-rules.js";

const rules = { ...RULES, amountSteps: { Semax: [0.01, 0.1, 1], modafinil: [3, 100] } };
const read = (before, name, value) => readForm(before, rules, { name, value });

test("a field of the scene is read as what it is", () => {
  assert.deepEqual(read(state(), "region", "hippocampus"), state({ region: "hippocampus" }));
  assert.deepEqual(["tone", "at", "vary"].map((name) => read(state(), name, "2")[name]), [2, 2, 2]);
});

test("a shorter window brings the cursor and the doses into it", () => {
  const before = state({ window: "7d", at: 6000, doses: [dose("Semax", 0.1, { time: 500 }), null, null] });
  const { window, at, doses } = read(before, "window", "2h");
  assert.deepEqual([window, at, doses[0].time], ["2h", 120, 120]);
});

test("a drug comes with its first dose, and keeps route and time where it can", () => {
  const before = state({ doses: [dose("Semax", 0.1, { route: "nasal", time: 30 }), null, null] });
  assert.deepEqual(read(before, "drug-1", "modafinil").doses[0], { drug: "modafinil", amount: 100, route: "ip", time: 30, every: "once" });
  const second = read(before, "drug-2", "Semax");
  assert.deepEqual([second.doses[1], second.vary], [dose("Semax", 0.15), 2]);
});

test("a slot that is emptied is no longer varied", () => {
  const before = state({ vary: 2, doses: [dose("Semax", 0.1), dose("modafinil", 100), null] });
  const after = read(before, "drug-2", "");
  assert.deepEqual([after.doses[1], after.vary], [null, 1]);
});

test("the slider of a dose counts steps", () => {
  const before = state({ doses: [dose("Semax", 0.1), null, null] });
  assert.equal(read(before, "amount-1", "2").doses[0].amount, 1);
  assert.equal(read(before, "time-1", "15").doses[0].time, 15);
  assert.deepEqual(read(before, "route-2", "ip").doses[1], null, "an empty slot stays empty");
});

test("a slider that has not heard of a shorter window yet brings nothing out of it", () => {
  const before = state({ window: "2h", at: 30, doses: [dose("Semax", 0.1), null, null] });
  assert.equal(read(before, "at", "220").at, 120);
  assert.equal(read(before, "time-1", "300").doses[0].time, 120);
});
