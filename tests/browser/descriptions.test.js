import assert from "node:assert/strict";
import { test } from "node:test";
import { doseDescription, plotDescription } from "../../chapters/monoamine/browser/dashboard/descriptions.js";
import { RULES, TEXT, dose, made, state } from "./dashboard-rules.js";

const DATA = { text: { ...TEXT, dose_empty: "Nothing is given here.\nGive something first." }, rules: RULES, names: { DA: "dopamine", NE: "norepinephrine" } };
const GIVEN = { doses: [dose("Semax", 0.1), dose("modafinil", 100), null], at: 30 };
const LEVELS = { together: { DA: [100, 250, 100], NE: [100, 100, 100] }, Semax: { DA: [100, 70, 100], NE: [100, 100, 100] } };

test("a plot says what each of its curves is at the chosen minute", () => {
  const scene = made(GIVEN, LEVELS);
  assert.equal(plotDescription("dopamine", "DA", scene, DATA), "dopamine, 30\u00a0min: 2.5 times with all together and 30\u00a0% down with Semax");
  assert.equal(plotDescription("DOPAC", "product", scene, DATA), "DOPAC, 30\u00a0min: 2.5 times with all together and 30\u00a0% down with Semax");
});

test("the dose view says what its ends are, or that nothing is given", () => {
  const answer = { amounts: [0.01, 0.1, 1], said: [100, 150, 400] };
  assert.equal(doseDescription("Dose", state(GIVEN), answer, DATA), "Dose, Semax, dopamine, 30\u00a0min: unchanged with 0.01\u00a0mg/kg and 4 times with 1\u00a0mg/kg");
  assert.equal(doseDescription("Dose", state({ vary: 3 }), null, DATA), "Dose: Nothing is given here. Give something first.");
});
