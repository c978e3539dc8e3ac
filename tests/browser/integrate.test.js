import assert from "node:assert/strict";
import { test } from "node:test";
import { createSolver } from "../../chapters/monoamine/browser/model/integrate.js";
import { run } from "../../chapters/monoamine/browser/model/run.js";

// A -> B -> nothing, with a fast exchange beside it: A' = -k A, B' = k A - m B. Solved on paper below.
function chain({ rhs, factor } = {}) {
  return {
    species: [{ symbol: "A" }, { symbol: "B" }],
    parameters: [{ symbol: "k" }, { symbol: "m" }, { symbol: "a" }],
    derived: [{ symbol: "start" }],
    defaults: { k: 1, m: 1e5 },
    size: 4,
    entries: 3,
    work: 3,
    derive: (p) => { p[3] = 2 * p[2]; return p; },
    fold: (p) => p,
    initial: (p, y) => { y[0] = p[3]; y[1] = 0; return y; },
    rhs: rhs ?? ((y, p, out) => { out[0] = -p[0] * y[0]; out[1] = p[0] * y[0] - p[1] * y[1]; }),
    jac: (y, p, vals) => { vals[0] = -p[0]; vals[1] = p[0]; vals[2] = -p[1]; },
    factor: factor ?? ((vals, shift, lu) => {
      lu[0] = 1 / (shift - vals[0]); lu[1] = -vals[1]; lu[2] = 1 / (shift - vals[2]);
      return true;
    }),
    solve: (lu, b) => { b[0] *= lu[0]; b[1] = (b[1] - lu[1] * b[0]) * lu[2]; },
  };
}

const K = 1, M = 1e5;
const exactB = (t) => (2 * K / (M - K)) * (Math.exp(-K * t) - Math.exp(-M * t));
const TIMES = [0, 1e-6, 1e-5, 1e-4, 0.1, 1, 5];

test("a stiff chain is solved to the tolerance, inside steps too", () => {
  for (const rtol of [1e-3, 1e-5, 1e-7]) {
    const { species } = run(chain(), { parameters: { a: 1 }, times: TIMES, rtol, atol: 1e-13 });
    TIMES.forEach((t, i) => {
      assert.ok(Math.abs(species.A[i] - 2 * Math.exp(-t)) <= 5 * rtol * 2 * Math.exp(-t), `A at ${t}, rtol ${rtol}`);
      assert.ok(Math.abs(species.B[i] - exactB(t)) <= 5 * rtol * exactB(t) + 1e-12, `B at ${t}, rtol ${rtol}`);
    });
  }
});

test("the error falls with the fifth power of the step", () => {
  const turn = { ...chain(), jac: (y, p, v) => { v[0] = -p[0]; v[1] = p[0]; v[2] = -p[1]; } };
  const errors = [1e-4, 1e-8].map((rtol) => {
    const { species, steps } = run(turn, { parameters: { a: 1, m: 2 }, times: [2], rtol, atol: 1e-14 });
    return { error: Math.abs(species.B[0] - 2 * (Math.exp(-2) - Math.exp(-4))), steps: steps.accepted };
  });
  const order = Math.log(errors[0].error / errors[1].error) / Math.log(errors[1].steps / errors[0].steps);
  assert.ok(order > 4, `order ${order}`);
});

test("events: at its own time the state after it is answered, derived numbers stay", () => {
  const events = [{ time: 2, set: { a: 50 } }, { time: 1, add: { A: 3 } }, { time: 1, set: { A: 0.5 } }];
  const { species } = run(chain(), { parameters: { a: 1 }, events, times: [0, 1, 2, 3], rtol: 1e-8 });
  assert.equal(species.A[0], 2);
  assert.equal(species.A[1], 0.5, "in the order given, so the addition is overwritten");
  assert.ok(Math.abs(species.A[3] - 0.5 * Math.exp(-2)) < 1e-7);
});

test("an event at the start, at the end and after the end", () => {
  const events = [{ time: 0, add: { A: 1 } }, { time: 1, add: { A: 7 } }, { time: 2, add: { A: 100 } }];
  const { species } = run(chain(), { parameters: { a: 1 }, events, times: [0, 1], rtol: 1e-8 });
  assert.equal(species.A[0], 3);
  assert.ok(Math.abs(species.A[1] - (3 * Math.exp(-1) + 7)) < 1e-6);
});

test("the arguments stay as they were", () => {
  const events = [{ time: 2, add: { A: 1 } }, { time: 1, add: { A: 1 } }];
  const protocol = { parameters: { a: 1 }, events, times: [0, 3] };
  const copy = structuredClone(protocol);
  run(chain(), protocol);
  assert.deepEqual(protocol, copy);
});

test("a wrong argument is named, with what is allowed", () => {
  const base = { parameters: { a: 1 }, times: [0, 1] };
  const wrong = [
    [{ parameters: { a: 1, nonsense: 1 } }, /parameters\.nonsense: not known; allowed is a parameter: k, m, a/],
    [{ parameters: { a: NaN } }, /parameters\.a: must be a finite number, not NaN/],
    [{ parameters: { a: "3" } }, /parameters\.a: must be a finite number, not "3"/],
    [{ parameters: {} }, /parameters: no value for a/],
    [{ parameters: { a: 1, start: 1 } }, /parameters\.start: not known; allowed is a parameter/],
    [{ times: [] }, /times: must be a list/],
    [{ times: undefined }, /times: must be a list/],
    [{ times: [-1] }, /times\[0\]: must be at least 0, not -1/],
    [{ times: [2, 1] }, /times\[1\]: must be at least 2, not 1/],
    [{ times: [0, Infinity] }, /times\[1\]: must be a finite number/],
    [{ events: {} }, /events: must be a list/],
    [{ events: [null] }, /events\[0\]: must be an object/],
    [{ events: [{ time: 1, sets: {} }] }, /events\[0\]\.sets: not known; allowed is time, set, add/],
    [{ events: [{ set: { a: 1 } }] }, /events\[0\]\.time: must be a finite number, not undefined/],
    [{ events: [{ time: -1 }] }, /events\[0\]\.time: must be at least 0/],
    [{ events: [{ time: 1, set: { nonsense: 1 } }] }, /events\[0\]\.set\.nonsense: not known; allowed is a species or/],
    [{ events: [{ time: 1, add: { a: 1 } }] }, /events\[0\]\.add\.a: not known; allowed is a species: A, B/],
    [{ events: [{ time: 1, add: { A: -1 } }] }, /events\[0\]\.add\.A: must be at least 0/],
    [{ events: [{ time: 1, set: { A: null } }] }, /events\[0\]\.set\.A: must be a finite number, not null/],
    [{ rtol: 0 }, /rtol: must be at least 1e-12 and at most 0.1, not 0/],
    [{ atol: "small" }, /atol: must be a finite number, not "small"/],
    [{ maxSteps: 0 }, /maxSteps: must be at least 1/],
  ];
  for (const [change, message] of wrong) assert.throws(() => run(chain(), { ...base, ...change }), message);
  assert.throws(() => run(chain()), /parameters: no value for a/);
});

test("a problem without a solution ends with an error and never hangs", () => {
  const protocol = { parameters: { a: 1 }, times: [0, 10] };
  const explode = chain({ rhs: (y, p, out) => { out[0] = y[0] * y[0]; out[1] = 0; } });
  assert.throws(() => run(explode, protocol), /No solution: .* at 0\.\d+ h/);
  const nothing = chain({ rhs: (y, p, out) => { out.fill(NaN); } });
  assert.throws(() => run(nothing, protocol), /No solution/);
  const singular = chain({ factor: () => false });
  assert.throws(() => run(singular, protocol), /No solution: the step became too small at 0 h/);
  assert.throws(() => run(chain(), { ...protocol, maxSteps: 3 }), /No solution: 3 steps used up at/);
});

test("a state that would fall below zero is refused, what the tolerance leaves is answered as 0", () => {
  const steps = [];
  const solver = createSolver(chain(), { rtol: 0.1, atol: 1e-9 });
  const y = Float64Array.of(2, 0), p = Float64Array.of(1e4, 1e5, 1, 2);
  solver.advance(y, p, 0, 1, () => steps.push(Math.min(...y)));
  assert.ok(Math.min(...steps) >= -2e-9);
  const { species } = run(chain(), { parameters: { a: 1, k: 1e4 }, times: [0, 0.01, 1, 2], rtol: 0.1 });
  assert.ok([...species.A, ...species.B].every((level) => level >= 0));
});
