import assert from "node:assert/strict";
import { test } from "node:test";
import { afterPainting, inTurns, onceAFrame, settled, spaced } from "../../chapters/monoamine/browser/dashboard/timing.js";
import { fakeClock } from "./clock.js";

test("a first wish is done at once, more of them within a frame once more in the next", () => {
  const { clock, pass, frame } = fakeClock(), done = [], ask = onceAFrame((value) => done.push([value, clock.now()]), clock);
  ask("a");
  ask("b");
  ask("c");
  assert.deepEqual(done, [["a", 1000]]);
  pass(10);
  frame();
  assert.deepEqual(done, [["a", 1000], ["b", 1010]]);
  frame();
  assert.equal(done.length, 2, "nothing was asked since");
});

test("what comes when the last is a frame ago is not kept waiting", () => {
  const { clock, pass } = fakeClock(), done = [], ask = onceAFrame((value) => done.push(value), clock);
  for (const value of ["a", "b", "c"]) {
    ask(value);
    pass(16);
  }
  assert.deepEqual(done, ["a", "b", "c"]);
});

test("one that waits for its frame is not overtaken", () => {
  const { clock, pass, frame } = fakeClock(), done = [], ask = onceAFrame((value) => done.push(value), clock);
  ask("a");
  ask("b");
  pass(40);
  ask("c");
  assert.deepEqual(done, ["a"]);
  frame();
  assert.deepEqual(done, ["a", "b"]);
});

test("a patient wish waits for the next frame, and so do those after it", () => {
  const { clock, frame } = fakeClock(), done = [], ask = onceAFrame((value) => done.push(value), clock);
  ask("a", true);
  ask("b");
  assert.deepEqual(done, []);
  frame();
  assert.deepEqual(done, ["a"]);
});

test("what fails is asked for again as if it had been done", () => {
  const { clock, pass } = fakeClock(), asked = [];
  const ask = onceAFrame((value) => {
    asked.push(value);
    throw new Error("no");
  }, clock);
  for (const value of ["a", "b"]) {
    assert.throws(() => ask(value));
    pass(20);
  }
  assert.deepEqual(asked, ["a", "b"]);
});

test("spaced: at once, then no sooner than its time, and the last wish is not lost", () => {
  const { clock, pass } = fakeClock(), done = [], ask = spaced(100, () => done.push(clock.now()), clock);
  for (let i = 0; i < 25; i++) {
    ask();
    pass(10);
  }
  pass(1000);
  assert.deepEqual(done, [1000, 1100, 1200, 1300]);
  ask();
  assert.deepEqual(done.at(-1), clock.now());
});

test("spaced: a timer that is late does not do it twice", () => {
  const { clock, pass } = fakeClock(), done = [];
  let late = null;
  const slow = { ...clock, wait: (act) => { late = act; return 7; }, clear: (timer) => { if (timer === 7) late = null; } };
  const ask = spaced(100, () => done.push(clock.now()), slow);
  ask();
  ask();
  pass(150);
  ask();
  assert.equal(late, null);
  assert.deepEqual(done, [1000, 1150]);
});

test("settled: once, when it has been quiet for so long, with the last value", () => {
  const { clock, pass } = fakeClock(), done = [], ask = settled(300, (value) => done.push([value, clock.now()]), clock);
  for (const value of [1, 2, 3]) {
    ask(value);
    pass(200);
  }
  assert.deepEqual(done, []);
  pass(100);
  assert.deepEqual(done, [[3, 1700]]);
});

test("steps are taken one a turn, and given up when nobody wants them any more", () => {
  const { clock, pass } = fakeClock();
  let steps = 0, wanted = true, answers = null;
  const run = () => inTurns(3, () => ++steps, () => wanted, (all) => { answers = all; }, clock);
  run();
  assert.equal(steps, 0, "none in this turn");
  pass(0);
  assert.deepEqual([steps, answers], [3, [1, 2, 3]]);
  [steps, answers] = [0, null];
  const stepwise = { ...clock, wait: (act) => { wanted = steps < 2; act(); return 0; } };
  inTurns(3, () => ++steps, () => wanted, (all) => { answers = all; }, stepwise);
  assert.deepEqual([steps, answers], [2, null]);
});

test("after painting: one turn after the next frame, once for all that is asked until then", () => {
  const { clock, pass, frame } = fakeClock(), done = [], ask = afterPainting(() => done.push(clock.now()), clock);
  ask();
  ask();
  pass(50);
  assert.deepEqual(done, []);
  frame();
  ask();
  assert.deepEqual(done, []);
  pass(0);
  assert.deepEqual(done, [1050]);
  ask();
  frame();
  pass(0);
  assert.equal(done.length, 2);
});
