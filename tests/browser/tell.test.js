import assert from "node:assert/strict";
import { test } from "node:test";
import { change, momentText, reachKey, tell, what } from "../../chapters/monoamine/browser/dashboard/tell.js";
import { RULES, TEXT, dose, made } from "./dashboard-rules.js";

const KNOWN = { reach: { "Semax|striatum|DA|extracellular": 60 }, score: { agrees: { H0: 3, H1: 1 }, all: 7 }, text: TEXT, names: { DA: "dopamine", NE: "norepinephrine" }, rules: RULES };
const FLAT = [100, 100, 100], OUTSIDE = ["outside"];

test("nothing given is told as nothing given", () => {
  assert.deepEqual(tell(made({}, { nothing: { DA: FLAT, NE: FLAT } }), KNOWN), [TEXT.say.no_dose]);
});

test("one drug: what it does, the other transmitters, who measured, what is supposed", () => {
  const scene = made({ doses: [dose("Semax", 0.15), null, null], at: 30, hypothesis: "H1" }, { Semax: { DA: [100, 250, 100], NE: [100, 70, 100] } });
  assert.deepEqual(tell(scene, KNOWN, OUTSIDE), [
    "At 30\u00a0min dopamine in striatum is 2.5 times with Semax 0.15\u00a0mg/kg.",
    "Also norepinephrine is 30\u00a0% down.",
    "Somebody measured dopamine in striatum after Semax.",
    "Semax speeds all: 1 of 7.",
  ]);
});

test("two drugs are told each and together, and nobody has to have measured it", () => {
  const doses = [dose("modafinil", 100), dose("modafinil", 50), dose("Semax", 0.1)];
  const levels = { together: { DA: [100, 0.5, 1], NE: FLAT }, modafinil: { DA: [100, 101, 1], NE: FLAT }, Semax: { DA: [100, 150, 1], NE: FLAT } };
  const [first, , ...rest] = tell(made({ doses, at: 30 }, levels), KNOWN, OUTSIDE);
  assert.equal(first, "At 30\u00a0min dopamine in striatum is unchanged with modafinil 100\u00a0mg/kg and 50\u00a0mg/kg, 50\u00a0% up with Semax 0.1\u00a0mg/kg and gone with everything.");
  assert.deepEqual(rest.slice(0, 2), [
    "Somebody measured dopamine in striatum after Semax.", "Nobody measured dopamine in striatum after modafinil or both.",
  ]);
});

test("without Semax no hypothesis is told", () => {
  const scene = made({ doses: [dose("modafinil", 100), null, null] }, { modafinil: { DA: FLAT, NE: FLAT } });
  assert.equal(tell(scene, KNOWN, OUTSIDE).length, 3);
});

test("the product is told after what is outside, or alone", () => {
  const scene = made({ doses: [dose("modafinil", 100), null, null], at: 30 }, { modafinil: { DA: [100, 250, 100], NE: FLAT } });
  assert.equal(tell(scene, KNOWN)[1], "DOPAC: 2.5 times with modafinil 100\u00a0mg/kg.");
  assert.deepEqual(tell(scene, KNOWN, ["product"]), [
    "At 30\u00a0min DOPAC of striatum is 2.5 times with modafinil 100\u00a0mg/kg.", "Nobody measured DOPAC in striatum after modafinil.",
  ]);
});

test("a change has its word", () => {
  assert.deepEqual([100, 101.9, 98.1, 102, 98, 199, 200, 1, 0.99].map((percent) => change(percent, TEXT.say, RULES)),
    ["unchanged", "unchanged", "unchanged", "2\u00a0% up", "2\u00a0% down", "99\u00a0% up", "2 times", "99\u00a0% down", "gone"]);
});

test("minutes up to two hours, then hours", () => {
  assert.deepEqual([0, 45, 119, 120, 150, 10080].map((minute) => momentText(minute, TEXT, RULES)), ["0\u00a0min", "45\u00a0min", "119\u00a0min", "2\u00a0h", "2.5\u00a0h", "168\u00a0h"]);
});

test("reach is kept under drugs in one order", () => {
  assert.equal(reachKey(["d-amphetamine", "Semax"], "striatum", "DA", "DOPAC"), "Semax|d-amphetamine|striatum|DA|DOPAC");
});

test("a run is named by its drug and its doses", () => {
  const scene = made({ doses: [dose("Semax", 0.1 + 0.2), null, null] }, { Semax: { DA: FLAT, NE: FLAT } });
  assert.equal(what(scene.runs[0], scene.state, TEXT), "Semax 0.3\u00a0mg/kg");
});
