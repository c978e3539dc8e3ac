import assert from "node:assert/strict";
import { test } from "node:test";
import { held, locksOf, refused } from "../../chapters/monoamine/browser/dashboard/lock.js";
import { RULES, dose, state } from "./dashboard-rules.js";

const START = state({ region: "hippocampus", hypothesis: "H1", window: "7d", tone: 1.5, at: 600, see: "NE", vary: 2, scale: "linear", product: "tissue",
  doses: [dose("Semax", 0.5, { route: "nasal", time: 300, every: "daily" }), null, null] });
const OTHER = state({ at: 30, doses: [dose("modafinil", 100, { route: "oral", time: 10 }), dose("Semax", 0.2, { time: 5 }), null] });
const lock = (...names) => new Set(names);
const slots = (asked, ...names) => held({ ...START, doses: asked }, START, lock(...names), RULES).doses;

test("a lock has the name of a control, or that of a link", () => {
  assert.deepEqual(locksOf("region,hypothesis,doses", RULES), { locked: lock("region", "hypothesis", "doses"), unknown: [] });
  assert.deepEqual(locksOf("in,if,for,show,see,drug", RULES), { locked: lock("region", "hypothesis", "window", "product", "see", "drug"), unknown: [] });
  assert.deepEqual(locksOf("Region;nonsense,,constructor,doses", RULES), { locked: lock("region", "doses"), unknown: ["nonsense", "constructor"] });
  assert.deepEqual(locksOf("", RULES), { locked: lock(), unknown: [] });
});

test("without a lock, or before there is anything to hold, everything is allowed", () => {
  assert.equal(held(OTHER, START, lock(), RULES), OTHER);
  assert.equal(held(OTHER, null, lock("region"), RULES), OTHER);
});

for (const field of Object.keys(RULES.blank)) {
  test(`${field} stays, and nothing else`, () => {
    const last = field === "window" ? 10080 : 120;
    const kept = held(OTHER, START, lock(field), RULES), wanted = { ...OTHER, [field]: START[field] };
    assert.deepEqual(kept, field === "at" ? { ...wanted, at: last } : field === "window" ? { ...wanted, at: 60 } : wanted);
    assert.deepEqual(refused(OTHER, kept, lock(field), RULES), [field]);
  });
}

test("locked doses stay, and come back when the time shown is long enough again", () => {
  const kept = held(OTHER, START, lock("doses"), RULES);
  assert.deepEqual(kept, { ...OTHER, doses: [{ ...START.doses[0], time: 120 }, null, null] });
  assert.deepEqual(refused(OTHER, kept, lock("doses"), RULES), ["doses"]);
  assert.deepEqual(held({ ...OTHER, window: "7d" }, START, lock("doses"), RULES).doses, START.doses);
});

test("a locked drug stays in its slot, with the dose that is asked for it", () => {
  assert.deepEqual(slots(OTHER.doses, "drug"), [START.doses[0], null, null]);
  assert.deepEqual(slots([dose("Semax", 0.2), dose("Semax", 0.2), null], "drug"), [dose("Semax", 0.2), null, null]);
  assert.deepEqual(slots([null, null, null], "drug"), [START.doses[0], null, null]);
  assert.deepEqual(refused({ ...START, doses: OTHER.doses }, START, lock("drug", "amount"), RULES), ["drug", "amount"]);
});

test("a locked part of a dose stays, as far as another drug allows it", () => {
  const [first, second] = slots(OTHER.doses, "amount", "route", "time", "every");
  assert.deepEqual(first, { drug: "modafinil", amount: 3, route: "ip", time: 300, every: "daily" });
  assert.deepEqual(second, { drug: "Semax", amount: 0.15, route: "ip", time: 0, every: "once" });
  assert.deepEqual(slots([dose("Semax", 0.2, { route: "ip" }), null, null], "amount"), [dose("Semax", 0.5), null, null]);
});

test("a slot that is emptied and filled again has its locked parts again", () => {
  const emptied = held({ ...START, doses: [null, null, null] }, START, lock("amount"), RULES);
  assert.deepEqual(emptied.doses, [null, null, null]);
  assert.deepEqual(held({ ...emptied, doses: [dose("Semax", 0.15), null, null] }, START, lock("amount"), RULES).doses[0], dose("Semax", 0.5));
});

test("what is the same as before is not refused", () => {
  const all = lock(...Object.keys(RULES.blank), "doses", "drug", "amount", "route", "time", "every");
  assert.deepEqual(refused(START, held(START, START, all, RULES), all, RULES), []);
  assert.deepEqual(held(OTHER, START, all, RULES), START);
});
