import assert from "node:assert/strict";
import { test } from "node:test";
import { doseResponse, dosesOf, drugsOf, moment, productOf, reading } from "../../chapters/monoamine/browser/dashboard/scene.js";
import { RULES, dose, state } from "./dashboard-rules.js";

const TIMES = Float64Array.of(0, 30, 60);

test("a drug given twice is one drug, in the order of the slots", () => {
  const doses = [dose("modafinil", 100), dose("Semax", 0.1), dose("modafinil", 50)];
  assert.deepEqual(drugsOf(state({ doses })), ["modafinil", "Semax"]);
  assert.deepEqual(drugsOf(state()), []);
});

test("doses of one drug are taken out of the scene", () => {
  const asked = state({ doses: [dose("modafinil", 100, { time: 15 }), null, dose("Semax", 0.1)] });
  assert.deepEqual(dosesOf(asked, RULES, "modafinil"), [{ drug: "modafinil", amount: 100, unit: "mg/kg", route: "ip", timeMin: 15 }]);
  assert.equal(dosesOf(asked, RULES).length, 2);
});

test("a daily dose comes each day inside the window", () => {
  const daily = [dose("Semax", 0.1, { time: 60, every: "daily" }), null, null];
  assert.deepEqual(dosesOf(state({ doses: daily, window: "7d" }), RULES).map(({ timeMin }) => timeMin),
    [0, 1, 2, 3, 4, 5, 6].map((day) => 60 + 1440 * day));
  assert.equal(dosesOf(state({ doses: daily }), RULES).length, 1);
});

test("a curve is read between two points, and at its end", () => {
  const curve = Float64Array.of(100, 200, 50);
  assert.deepEqual([0, 15, 30, 45, 60, 75].map((minute) => reading(TIMES, curve, minute)), [100, 150, 200, 125, 50, 50]);
});

test("the second view shows the product of the transmitter that is looked at", () => {
  assert.equal(productOf(state({ see: "NE" }), RULES), "metabolites");
  assert.equal(productOf(state({ product: "tissue" }), RULES), "tissue");
});

// A run whose curves are named and known: a level or flow starts at 2 and is at 3 after 30 minutes.
function run(outputs = {}) {
  const curve = Float64Array.of(2, 3, 4);
  return {
    relative: () => Float64Array.of(100, 150, 200), flow: (name) => (name.startsWith("efflux") ? Float64Array.of(0, 1, 2) : curve),
    output: (name) => Float64Array.of(0, outputs[name] ?? 0, 0), state: () => Float64Array.of(0.1, 0.4, 0.2),
    series: () => Float64Array.of(0.02, 0.06, 0.02),
  };
}

test("a moment is told relative to rest, exchange relative to resting release", () => {
  const outputs = { occ_DAT_MPH: 0.2, occ_DAT_MOD: 0.3, occ_DAT_AMPH: 0.1, occ_NET_AMPH: 0.4 };
  const found = moment({ state: state({ at: 30 }), times: TIMES, runs: [{ run: run(outputs) }] }, RULES);
  assert.equal(found.transmitter, "DA");
  assert.deepEqual([found.vesicular, found.extracellular, found.release, found.exchange], [1.5, 1.5, 1.5, 1]);
  assert.deepEqual(found.carriers, [{ name: "DAT", blocked: 0.5, loaded: 0.1 }, { name: "NET", blocked: 0, loaded: 0.4 }]);
  assert.deepEqual([found.brake, found.brakeRest, found.receptors, found.receptorsRest], [0.4, 0.1, 0.75, 0.5]);
});

test("doses of a dose-response are evenly spaced by their logarithm; an empty slot has none", () => {
  const { amounts } = doseResponse({}, state({ doses: [dose("Semax", 0.1), null, null] }), RULES);
  assert.equal(amounts.length, RULES.dosePoints);
  assert.deepEqual([amounts[0], Math.round(amounts[2] * 1e9) / 1e9, Math.round(amounts[4] * 1e9) / 1e9], [0.01, 0.1, 1]);
  assert.equal(doseResponse({}, state({ vary: 2, doses: [dose("Semax", 0.1), null, null] }), RULES), null);
});
