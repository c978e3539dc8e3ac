import assert from "node:assert/strict";
import { test } from "node:test";
import { places } from "../../chapters/monoamine/browser/page/marks.js";

const found = (text, ...words) => places(text, words).map(([start, end]) => text.slice(start, end));

test("a word is found wherever it stands, in either case", () => {
  assert.deepEqual(found("Increase, an increase, increases", "increase"), ["Increase", "increase", "increase"]);
  assert.deepEqual(places("no", ["increase"]), []);
});

test("the longest of several words is taken, once", () => {
  assert.deepEqual(found("increasing increases", "increas", "increasing"), ["increasing", "increas"]);
});

test("a short word is found only where it stands alone", () => {
  assert.deepEqual(found("d-amphetamine and dopamine, D 5", "d"), ["d", "D"]);
  assert.deepEqual(found("5-HT, the height", "ht"), ["HT"]);
});

test("signs of regular expressions and odd words are plain text", () => {
  assert.deepEqual(found("a+b (c) [d] \\ / a.b", "a+b", "(c)", "[d]", "a.b"), ["a+b", "(c)", "[d]", "a.b"]);
  assert.deepEqual(found("anything", "", "."), []);
  assert.deepEqual(found("constructor __proto__", "__proto__", "constructor"), ["constructor", "__proto__"]);
  assert.deepEqual(found("İstanbul and dopamine", "dopamine"), ["dopamine"]);
  for (const sign of "^$\\.*+?()[]{}|/-'\"<>&%#") assert.doesNotThrow(() => places("text", [sign, `a${sign}`, `${sign}${sign}`]));
});
