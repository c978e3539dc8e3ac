import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createPlayer } from "../../chapters/monoamine/browser/dashboard/play.js";

const words = { start: "Play", stop: "Stop" };
let frames, time;

beforeEach(() => {
  frames = new Map();
  time = 0;
  globalThis.requestAnimationFrame = (step) => frames.set(frames.size + 1, step).size;
  globalThis.cancelAnimationFrame = (frame) => frames.delete(frame);
});

function paint(ms) {
  time += ms;
  const waiting = [...frames.entries()];
  frames = new Map();
  waiting.forEach(([, step]) => step(time));
}

function scene(at = 0, last = 360) {
  const seen = [], button = Object.assign(new EventTarget(), { textContent: words.start });
  let done = 0;
  const player = createPlayer(button, { words, last: () => last, now: () => at, go: (minute) => { seen.push(minute); at = minute; }, done: () => { done += 1; } });
  return { player, button, seen, press: () => button.dispatchEvent(new Event("click")), done: () => done };
}

test("the cursor goes forward from where it stands and ends at the end of the window", () => {
  const { seen, press, button, done } = scene(90);
  press();
  assert.equal(button.textContent, "Stop");
  for (let i = 0; i < 400 && frames.size; i += 1) paint(50);
  assert.equal(seen[0], 90);
  assert.ok(seen.every((minute, i) => !i || minute > seen[i - 1]));
  assert.equal(seen.at(-1), 360);
  assert.deepEqual([button.textContent, done(), frames.size], ["Play", 1, 0]);
});

test("at the end it begins anew", () => {
  const { seen, press } = scene(360);
  press();
  paint(16);
  assert.equal(seen[0], 0);
});

test("a second press stops it where it is, and it goes on from there", () => {
  const { seen, press, done } = scene();
  press();
  paint(0);
  paint(1000);
  press();
  const here = seen.at(-1);
  assert.deepEqual([done(), frames.size], [1, 0]);
  press();
  paint(16);
  assert.ok(here > 0 && seen.at(-1) === here);
});

test("when the reader does something else it stops without a word", () => {
  const { player, press, done, button } = scene();
  player.stop();
  press();
  paint(0);
  player.stop();
  assert.deepEqual([button.textContent, done(), frames.size], ["Play", 0, 0]);
});

test("it plays once more up to where the cursor stands, in the time that is given, and ends in silence", () => {
  const { player, seen, done, button } = scene(24);
  player.again(3000);
  for (let i = 0; i < 400 && frames.size; i += 1) paint(50);
  assert.deepEqual([seen[0], seen.at(-1), time, done(), button.textContent], [0, 24, 3050, 0, "Play"]);
});

test("a cursor at the beginning has nothing to play up to", () => {
  const { player, seen } = scene(0);
  player.again(3000);
  assert.deepEqual([seen, frames.size], [[], 0]);
});
