import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, runName } from "../../chapters/monoamine/browser/dashboard/where.js";
import { RULES, TEXT } from "./dashboard-rules.js";

const MOMENT = {
  vesicular: 0.504, extracellular: 14.237, release: 0.996, exchange: 0.25, brake: 0.61, brakeRest: 0.125,
  carriers: [{ name: "DAT", blocked: 0.333, loaded: 0 }],
};

test("levels, flows and sites are told in percent, beside rest", () => {
  assert.deepEqual(groups(MOMENT, TEXT, RULES), [
    { heading: "Levels", rows: [{ label: "in vesicles", now: 50, rest: 100 }, { label: "outside", now: 1424, rest: 100 }] },
    { heading: "Flows", rows: [{ label: "release", now: 100, rest: 100 }, { label: "exchange", now: 25, rest: 0 }] },
    { heading: "Sites", rows: [
      { label: "DAT blocked", now: 33, rest: 0 }, { label: "DAT loaded", now: 0, rest: 0 }, { label: "brake", now: 61, rest: 13 },
    ] },
  ]);
});

test("two carriers have two rows each", () => {
  const carriers = ["NET", "DAT"].map((name) => ({ name, blocked: 0, loaded: 1 }));
  const [, , { rows }] = groups({ ...MOMENT, carriers }, TEXT, RULES);
  assert.deepEqual(rows.map(({ label }) => label), ["NET blocked", "NET loaded", "DAT blocked", "DAT loaded", "brake"]);
});

test("a run is named for a reader, a drug by itself", () => {
  assert.deepEqual(["together", "nothing", "Semax"].map((key) => runName(key, TEXT)), ["all together", "nothing given", "Semax"]);
});
