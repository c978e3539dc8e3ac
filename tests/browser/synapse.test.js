import assert from "node:assert/strict";
import { test } from "node:test";
import { foldText, picture } from "../../chapters/monoamine/browser/dashboard/synapse-counts.js";

const LIMITS = {
  outside: { rest: 6, most: 120 }, cytosol: { rest: 3, most: 18 }, vesicle: { count: 5, rest: 6, most: 10 },
  sites: 6, receptors: 10, autoreceptors: 2, brake: { least: 0.8, most: 5 }, line: { rest: 1.6, most: 3.4 }, exchange: 0.05, held: 0.1,
};
const REST = {
  transmitter: "DA", outside: 1, vesicular: 1, cytosolic: 1, release: 1, uptake: 1, exchange: 0, breakdown: 1, packing: 1,
  synthesis: 1, carriers: [{ name: "DAT", blocked: 0, loaded: 0 }], brake: 0.1, brakeRest: 0.1, receptors: 0.1,
  receptorsRest: 0.1,
};
const draw = (changes = {}) => picture({ ...REST, ...changes }, LIMITS);
const carrier = (blocked, loaded, name = "DAT") => ({ name, blocked, loaded });
const states = (drawn, which = 0) => drawn.carriers[which].sites.map(({ state }) => state);
const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0);
const rising = (numbers) => numbers.every((n, index) => index === 0 || n >= numbers[index - 1]);

test("at rest the picture is the one that is printed", () => {
  const drawn = draw();
  assert.deepEqual(drawn.outside, { dots: 6, more: false });
  assert.deepEqual(drawn.cytosol, { dots: 3, more: false });
  assert.deepEqual(drawn.vesicles, { dots: [6, 6, 6, 6, 6], more: false });
  assert.deepEqual(states(drawn), Array(6).fill("open"));
  assert.deepEqual(drawn.drugs, { blocker: false, releaser: false });
  assert.equal(drawn.brake.now, drawn.brake.rest);
  assert.deepEqual(drawn.receptors, { now: 1, rest: 1 });
  assert.equal(drawn.autoreceptors, 0);
  assert.equal(drawn.flows["exchange-out"].rate, 0);
  assert.equal(drawn.flows["exchange-out"].width, 0);
  assert.equal(drawn.flows.release.width, drawn.flows.uptake.width);
});

test("dots outside follow the level on the stated scale up to the cap, and the picture says when there are more", () => {
  assert.deepEqual([0, 0.5, 1, 3, 14, 20].map((outside) => draw({ outside }).outside.dots), [0, 3, 6, 18, 84, 120]);
  assert.deepEqual(draw({ outside: 20 }).outside, { dots: 120, more: false });
  assert.deepEqual(draw({ outside: 200 }).outside, { dots: 120, more: true });
  assert.equal(draw({ cytosolic: 50 }).cytosol.more, true);
  assert.deepEqual(draw({ vesicular: 9 }).vesicles, { dots: Array(5).fill(10), more: true });
});

test("more of a thing is never drawn as less", () => {
  const folds = Array.from({ length: 300 }, (_, index) => index / 10);
  const shares = Array.from({ length: 101 }, (_, index) => index / 100);
  assert.ok(rising(folds.map((outside) => draw({ outside }).outside.dots)));
  assert.ok(rising(folds.map((cytosolic) => draw({ cytosolic }).cytosol.dots)));
  assert.ok(rising(folds.map((vesicular) => total(draw({ vesicular }).vesicles.dots))));
  assert.ok(rising(shares.map((receptors) => draw({ receptors }).receptors.now)));
  assert.ok(rising(shares.map((brake) => draw({ brake }).brake.now)));
  for (const flow of ["release", "uptake", "exchange", "breakdown", "packing", "synthesis"]) {
    const name = flow === "exchange" ? "exchange-out" : flow;
    assert.ok(rising(folds.map((fold) => draw({ [flow]: fold }).flows[name].rate)), flow);
    assert.ok(rising(folds.map((fold) => draw({ [flow]: fold }).flows[name].width)), flow);
  }
  for (const state of ["blocked", "loaded"]) {
    const held = shares.map((share) => {
      const { sites } = draw({ carriers: [{ ...carrier(0, 0), [state]: share }] }).carriers[0];
      return sites.filter((site) => site.state === state).length;
    });
    assert.ok(rising(held), state);
    assert.equal(held.at(-1), 6);
  }
});

test("vesicles share what is stored evenly and lose none of it", () => {
  for (const [vesicular, dots] of [[0, 0], [0.5, 15], [0.6, 18], [1.1, 33]]) {
    const drawn = draw({ vesicular }).vesicles.dots;
    assert.equal(total(drawn), dots);
    assert.ok(Math.max(...drawn) - Math.min(...drawn) <= 1);
  }
});

test("a blocker plugs its share of the carriers", () => {
  const drawn = draw({ carriers: [carrier(0.5, 0)] });
  assert.deepEqual(states(drawn), ["open", "open", "open", "blocked", "blocked", "blocked"]);
  assert.deepEqual(drawn.carriers[0].sites[5], { state: "blocked", holds: "blocker", held: 1 });
  assert.deepEqual(drawn.drugs, { blocker: true, releaser: false });
  assert.deepEqual(states(draw({ carriers: [carrier(1, 0)] })), Array(6).fill("blocked"));
});

test("a carrier that is held in part shows its part", () => {
  const { sites } = draw({ carriers: [carrier(0.25, 0)] }).carriers[0];
  assert.deepEqual(sites.map(({ held }) => held), [0, 0, 0, 0, 0.5, 1]);
});

test("exchange is drawn through carriers that are turned around, however few are loaded", () => {
  const drawn = draw({ exchange: 3, carriers: [carrier(0, 0.6)] });
  assert.deepEqual(states(drawn), ["loaded", "loaded", "loaded", "loaded", "open", "open"]);
  assert.ok(drawn.flows["exchange-out"].rate > 0);
  assert.equal(drawn.flows["exchange-in"].rate, drawn.flows["exchange-out"].rate);
  for (const loaded of [0, 0.02]) assert.equal(states(draw({ exchange: 0.5, carriers: [carrier(0, loaded)] }))[0], "loaded");
  const two = draw({ exchange: 0.5, carriers: [carrier(0, 0.01), carrier(0, 0.02, "NET")] });
  assert.deepEqual([states(two), states(two, 1)], [["open", "open", "open"], ["loaded", "open", "open"]]);
  assert.ok(!states(draw({ exchange: 0.01 })).includes("loaded"));
});

test("a blocker and amphetamine share the carriers without overlap", () => {
  const both = states(draw({ exchange: 1, carriers: [carrier(0.5, 0.5)] }));
  assert.deepEqual(both, ["loaded", "loaded", "loaded", "blocked", "blocked", "blocked"]);
  const crowded = states(draw({ exchange: 1, carriers: [carrier(0.9, 0.9)] }));
  assert.ok(crowded.includes("loaded") && crowded.includes("blocked"));
});

test("two kinds of carrier have half of the places each, a third is left out", () => {
  const drawn = draw({ carriers: [carrier(1, 0), carrier(0, 0, "NET"), carrier(0, 0, "SERT")] });
  assert.deepEqual(drawn.carriers.map(({ name, sites }) => [name, sites.length]), [["DAT", 3], ["NET", 3]]);
  assert.deepEqual([states(drawn), states(drawn, 1)], [Array(3).fill("blocked"), Array(3).fill("open")]);
  assert.equal(draw({ carriers: [] }).carriers[0].sites.length, 6);
});

test("nothing is drawn beyond the drawing or as a nonsense number, whatever comes", () => {
  const odd = [0, -1, 1e-9, 0.5, 200, 1e12, Infinity, NaN, undefined, null];
  const numbers = (value) => (typeof value === "number" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(numbers) : []);
  for (const value of odd) {
    const drawn = draw({
      ...Object.fromEntries(Object.keys(REST).map((key) => [key, value])), carriers: [carrier(value, value), carrier(value, 0.3)],
    });
    assert.ok(numbers(drawn).every((n) => Number.isFinite(n) && n >= 0), String(value));
    assert.ok(drawn.outside.dots <= 120 && drawn.cytosol.dots <= 18 && drawn.receptors.now <= 10 && drawn.autoreceptors <= 2);
    assert.ok(drawn.vesicles.dots.every((n) => n <= 10));
    assert.ok(drawn.carriers.every(({ sites }) => sites.every(({ held }) => held <= 1)));
  }
  assert.doesNotThrow(() => picture({}, LIMITS));
});

test("an empty synapse is empty", () => {
  const drawn = draw({ outside: 0, vesicular: 0, cytosolic: 0, release: 0, uptake: 0, receptors: 0, brake: 0 });
  assert.equal(drawn.outside.dots + drawn.cytosol.dots + total(drawn.vesicles.dots) + drawn.receptors.now, 0);
  assert.equal(drawn.flows.release.width, 0);
  assert.ok(drawn.brake.now < drawn.brake.rest);
});

test("a fold is told in few digits", () => {
  assert.deepEqual([0, 0.523, 1, 2.13, 14.04, 99.4, 99.6, 200.4, NaN].map(foldText),
    ["0", "0.52", "1", "2.1", "14", "99", "100", "200", "0"]);
});
