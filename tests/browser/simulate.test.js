// simulate.js with the real model. The generated modules lie in the folder MONOAMINE_MODEL, which
// tests/model/test_simulate_js.py writes before it runs this file; without it there is nothing to test here.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test as always } from "node:test";
import { displacement, occupancy, simulate } from "../../chapters/monoamine/browser/model/simulate.js";

const folder = process.env.MONOAMINE_MODEL;
const load = async (name) => (folder ? import(pathToFileURL(`${folder}/${name}.mjs`)) : {});
const { model } = await load("model");
const { scenario } = await load("scenario");
const test = (name, body) => always(name, { skip: folder ? false : "run by tests/model/test_simulate_js.py" }, body);
const run = (request) => simulate(model, scenario, request);
const AMPHETAMINE = { drug: "d-amphetamine", amount: 2, timeMin: 60 };

test("nothing given is four hours of a striatum at rest", () => {
  const resting = run();
  assert.equal(resting.timesMin.length, 241);
  assert.ok(resting.relative("DA").every((percent) => Math.abs(percent - 100) < 1e-6));
  const empty = run({ perturb: null, firing: null, sampleMin: null, values: null, stepMin: null });
  assert.deepEqual(empty.series("DA"), resting.series("DA"));
});

test("each array is worked out once", () => {
  const made = run({ doses: [AMPHETAMINE] });
  const readings = [
    () => made.state("V_DA"), () => made.series("DA", "tissue"), () => made.series("DA", "DOPAC/DA"),
    () => made.relative("5-HT"), () => made.flow("release_DA"), () => made.output("occ_DAT_AMPH"),
    () => made.receptorOccupancy("D1", 3), () => made.racloprideChange(),
  ];
  for (const read of readings) assert.equal(read(), read());
  assert.notEqual(made.receptorOccupancy("D1", 3), made.receptorOccupancy("D1"));
});

test("a later run leaves the readings of an earlier one as they are", () => {
  const request = { doses: [AMPHETAMINE], perturb: { MAO: [[90, 0.5]] } };
  const early = run(request);
  run({ values: { kt_DA: 0.4 }, perturb: { DAT: 0 }, durationH: 1 }).flow("DAT_DA");
  assert.deepEqual(early.flow("DAT_DA"), run(request).flow("DAT_DA"));
});

test("the request stays as it is", () => {
  const request = {
    doses: [AMPHETAMINE, { drug: "Semax", amount: 1, route: "i.n." }], perturb: { MAO: [[90, 0.5]], SERT: 0.5 },
    firing: { DA: 2 }, values: { kt_DA: 0.4 },
  };
  const copy = structuredClone(request);
  run(request);
  assert.deepEqual(request, copy);
});

test("fewer points are the same points", () => {
  const request = { doses: [AMPHETAMINE], perturb: { MAO: [[90, 0.5]] }, durationH: 24 };
  const fine = run(request), coarse = run({ ...request, stepMin: 5 });
  assert.equal(coarse.timesMin.length, 289);
  coarse.timesMin.forEach((minute, i) => {
    assert.equal(fine.timesMin[5 * i], minute);
    for (const { symbol } of model.species) assert.equal(coarse.state(symbol)[i], fine.state(symbol)[5 * i]);
  });
});

test("flows are read with the parameters that held at their time", () => {
  for (const perturb of [{ MAO: [[60, 0]] }, { MAO: [[60, 0]], TH: 0.5 }]) {
    const flow = run({ perturb }).flow("MAO_DA");
    assert.ok(flow.subarray(0, 60).every((rate) => rate > 0));
    assert.ok(flow.subarray(60).every((rate) => rate === 0));
  }
});

test("what holds from long before is at rest when the run begins, and 100 percent is what was asked for", () => {
  const own = run({ perturb: { DAT: 0.1 } }), intact = run({ perturb: { DAT: 0.1 }, baseline: "intact" });
  assert.ok(own.relative("DA").every((percent) => Math.abs(percent - 100) < 0.01));
  assert.ok(intact.relative("DA")[0] > 200);
  assert.equal(intact.resting("DA"), run().resting("DA"));
});

test("a baseline that is as good as empty has no percentages", () => {
  const empty = run({ perturb: { VMAT2: 0 }, doses: [AMPHETAMINE] });
  assert.ok(empty.relative("DA", "vesicular").every(Number.isNaN));
  assert.deepEqual(empty.peak("DA", "vesicular"), { atMin: NaN, percent: NaN });
  assert.ok(Number.isNaN(empty.halfLife("DA", "vesicular")));
});

test("hundreds of bursts and a huge dose late in a run are solved", () => {
  const pairs = Array.from({ length: 400 }, (_, i) => [[90 + i / 120, 12], [90 + i / 120 + 0.1 / 60, 1]]).flat();
  const stored = run({ perturb: { firing_DA: pairs } }).relative("DA", "vesicular");
  assert.ok(stored[89] > 99.99 && stored[93] < 99.5);
  const huge = { drug: "methylphenidate", amount: 1e6, timeMin: 1400 };
  const late = run({ doses: [huge], durationH: 24, perturb: { DAT: 0.5 } });
  assert.ok(late.output("occ_DAT_MPH").at(-1) > 0.99);
});

test("mg in people is mg/kg times body weight; what is undefined is left out", () => {
  const whole = occupancy(model, scenario, { drug: "methylphenidate", amount: 20, unit: "mg", route: undefined });
  const amount = 20 / scenario.bodyWeights.human;
  const part = occupancy(model, scenario, { drug: "methylphenidate", amount, route: "po" });
  assert.equal(whole, part);
  assert.ok(displacement(model, scenario, { drug: "d-amphetamine", amount: 2.5, atMin: undefined }) < -10);
});

test("what only JavaScript can get wrong is refused by name, and names of its own objects are no names", () => {
  const wrong = [
    [3, /^request: 3 is not allowed; allowed: \{ region, doses, durationH/],
    [null, /^request: null is not allowed/],
    [{ duration: 4 }, /^request: 'duration' is not allowed; allowed: region, doses, durationH/],
    [{ region: null }, /^region: null is not allowed/],
    [{ region: "constructor" }, /^region: 'constructor' is not allowed/],
    [{ hypothesis: "toString" }, /^hypothesis: 'toString' is not allowed/],
    [{ durationH: 4n }, /^durationH: 4 is not allowed/],
    [{ durationH: new Number(4) }, /^durationH: an object is not allowed/],
    [{ doses: AMPHETAMINE }, /^doses: an object is not allowed; allowed: a list of \{ drug, amount/],
    [{ doses: [null] }, /^doses: null is not allowed; allowed: \{ drug, amount, unit, route, timeMin, species \}/],
    [{ doses: [{ ...AMPHETAMINE, time: 3 }] }, /^doses: 'time' is not allowed; allowed: drug, amount, unit/],
    [{ doses: [{ drug: "Semax" }] }, /^amount: undefined is not allowed; allowed: a number from 0/],
    [{ doses: [{ drug: "__proto__", amount: 1 }] }, /^drug: '__proto__' is not allowed/],
    [{ doses: [{ ...AMPHETAMINE, route: "constructor" }] }, /^route: 'constructor' is not allowed/],
    [{ doses: [{ ...AMPHETAMINE, unit: "mg" }] }, /^unit: 'mg' is not allowed; allowed: mg\/kg, ug\/kg, umol\/kg/],
    [{ perturb: "DAT" }, /^perturb: 'DAT' is not allowed; allowed: an object by process: DAT, NET/],
    [{ perturb: ["DAT"] }, /^perturb: \['DAT'\] is not allowed/],
    [{ perturb: { constructor: 1 } }, /^perturb: 'constructor' is not allowed/],
    [{ perturb: { DAT: undefined } }, /^perturb\['DAT'\]: undefined is not allowed; allowed: a number from 0, or/],
    [{ values: [1] }, /^values: \[1\] is not allowed; allowed: an object by symbol: /],
    [{ values: { constructor: 1 } }, /^values: \['constructor'\] are not allowed/],
    [{ rtol: 1 }, /^rtol: 1 is not allowed; allowed: 1e-12 to 0.1/],
    [{ stepMin: 0 }, /^stepMin: 0 is not allowed; allowed: minutes from 0.0024/],
    [{ stepMin: "5" }, /^stepMin: '5' is not allowed/],
    [{ sampleMin: 480 }, /^sampleMin: 480 is not allowed; allowed: minutes below 480, twice the run/],
    [{ sampleMin: 3, stepMin: 5 }, /^sampleMin: 3 is not allowed; allowed: minutes from 5/],
  ];
  for (const [request, message] of wrong) assert.throws(() => run(request), { message });
  const made = run({ durationH: 0.5 });
  assert.throws(() => made.series("constructor"), /^Error: transmitter: 'constructor' is not allowed/);
  assert.throws(() => made.series("DA", "toString"), /^Error: quantity: 'toString' is not allowed/);
  assert.throws(() => made.percent("DA"), /^Error: atMin: undefined is not allowed; allowed: 0 to 30/);
  assert.throws(() => occupancy(model, scenario), /^Error: drug: undefined is not allowed/);
  const image = { drug: "modafinil", amount: 1 };
  assert.throws(() => occupancy(model, scenario, { ...image, amount: "x", unit: "mg" }), /^Error: amount: 'x'/);
  assert.throws(() => displacement(model, scenario, { ...image, dose: 1 }), /^Error: request: 'dose'/);
});
