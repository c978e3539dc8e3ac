import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnnouncer } from "../../chapters/monoamine/browser/dashboard/announcer.js";

function page() {
  let words = "as built";
  const written = [], spoken = [];
  const write = (text) => { words = text; written.push(text); };
  return { written, spoken, announcer: createAnnouncer({ read: () => words, write, speak: (text) => spoken.push(text) }) };
}

test("what the page came with is neither written nor spoken", () => {
  const { written, spoken, announcer } = page();
  announcer.loud(true);
  announcer.tell("as built");
  assert.deepEqual([written, spoken], [[], []]);
});

test("new words are written, and spoken where a reader asked for them", () => {
  const { written, spoken, announcer } = page();
  announcer.loud(false);
  announcer.tell("a");
  announcer.loud(true);
  announcer.tell("b");
  announcer.tell("c");
  assert.deepEqual([written, spoken], [["a", "b", "c"], ["b"]]);
});

test("a quiet scene on the way does not silence the one that a reader asked for", () => {
  const { spoken, announcer } = page();
  announcer.loud(true);
  announcer.loud(false);
  announcer.tell("a");
  assert.deepEqual(spoken, ["a"]);
});

test("what was asked for is told with the next words alone, even if they did not change", () => {
  const { spoken, announcer } = page();
  announcer.loud(true);
  announcer.tell("as built");
  announcer.tell("a");
  assert.deepEqual(spoken, []);
});
