import assert from "node:assert/strict";
import { test } from "node:test";
import { BEGINNING, next, sentences } from "../../chapters/monoamine/browser/teaching/activity-state.js";

const TEXT = { running: "It runs.", error: "It failed." };
const guess = { place: 2, text: "higher" }, comparison = { agreed: true, sentences: ["a", "b"] };
const after = (...events) => events.reduce(next, BEGINNING);
const EVENTS = {
  guess: { type: "guess", guess }, run: { type: "run" }, answer: { type: "answer", comparison }, fail: { type: "fail" },
  retry: { type: "retry" },
};
const STATES = {
  "nothing guessed": BEGINNING,
  guessed: after(EVENTS.guess),
  running: after(EVENTS.guess, EVENTS.run),
  told: after(EVENTS.guess, EVENTS.run, EVENTS.answer),
  failed: after(EVENTS.guess, EVENTS.run, EVENTS.fail),
};
// What an event leads to; where it is not named, it changes nothing.
const WAYS = {
  "nothing guessed": { guess: "guessed" },
  guessed: { guess: "guessed", run: "running" },
  running: { answer: "told", fail: "failed" },
  told: { retry: "nothing guessed" },
  failed: { retry: "nothing guessed" },
};

test("each event leads where it may, and nowhere else", () => {
  for (const [name, state] of Object.entries(STATES)) {
    for (const [event, happened] of Object.entries(EVENTS)) {
      const way = WAYS[name][event];
      if (way) assert.deepEqual(next(state, happened), STATES[way], `${event} when ${name}`);
      else assert.equal(next(state, happened), state, `${event} when ${name}`);
    }
  }
});

test("the prediction that counts is the last one before the run", () => {
  const other = { place: 0, text: "lower" };
  assert.deepEqual(after(EVENTS.guess, { type: "guess", guess: other }, EVENTS.run, EVENTS.guess), { phase: "running", guess: other });
});

test("an answer that comes late changes nothing", () => {
  assert.equal(after(EVENTS.guess, EVENTS.run, EVENTS.fail, EVENTS.retry, EVENTS.answer), BEGINNING);
});

test("a state stays as it was when another comes of it", () => {
  const frozen = Object.freeze({ phase: "predicting", guess: Object.freeze({ ...guess }) });
  assert.deepEqual(next(frozen, EVENTS.run), STATES.running);
});

test("what is told belongs to the phase", () => {
  assert.deepEqual(Object.values(STATES).map((state) => sentences(state, TEXT)), [[], [], ["It runs."], ["a", "b"], ["It failed."]]);
});
