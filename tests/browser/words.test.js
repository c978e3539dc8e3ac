import assert from "node:assert/strict";
import { test } from "node:test";
import { speaker } from "../../chapters/monoamine/browser/exhibits/announce.js";
import { briefly, count, fill, listing } from "../../chapters/monoamine/browser/exhibits/words.js";
import { readState } from "../../chapters/monoamine/browser/exhibits/form.js";
import { inkedProperties, tokenName } from "../../chapters/monoamine/browser/exhibits/theme.js";

test("a template with a hole is an error", () => {
  assert.equal(fill("{a} and {b}", { a: 1, b: "two" }), "1 and two");
  assert.throws(() => fill("{a}", {}));
});

test("numbers choose their form", () => {
  const forms = { none: "nothing", one: "1 study", many: "{n} studies" };
  assert.deepEqual([0, 1, 2].map((n) => count(forms, n)), ["nothing", "1 study", "2 studies"]);
  assert.equal(count({ one: "1", many: "{n} many" }, 0), "0 many");
});

test("lists read as a sentence", () => {
  assert.deepEqual([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((parts) => listing(parts, "and")),
    ["", "a", "a and b", "a, b and c"]);
});

test("whatever was given, a sentence has room for it", () => {
  const more = "and {n} more";
  assert.equal(briefly(["a", "b"], more), "a, b");
  assert.equal(briefly([], more), "");
  assert.equal(briefly(["x".repeat(60)], more), "x".repeat(60));
  assert.equal(briefly(["x".repeat(100_000)], more), `${"x".repeat(60)}…`);
  assert.equal(briefly(["🧠".repeat(61)], more), `${"🧠".repeat(60)}…`);
  assert.equal(briefly(["a", "b", "c", "d", "e", "f", "g"], more), "a, b, c, d, e and 2 more");
  assert.ok(briefly(Array(130_000).fill("y".repeat(1000)), more).length < 400);
});

test("a form becomes a state", () => {
  const fields = new FormData();
  fields.append("drugs", "A");
  fields.append("drugs", "B");
  fields.append("axis", "time");
  const controls = [{ name: "drugs", kind: "checkboxes" }, { name: "metabolites", kind: "checkbox" }, { name: "axis", kind: "radio" }];
  assert.deepEqual(readState(fields, controls), { drugs: ["A", "B"], metabolites: false, axis: "time" });
});

test("tags name the inks of a model", () => {
  assert.equal(tokenName("5-HT"), "--ink-5-ht");
  assert.deepEqual(inkedProperties(["ink-line:DA", "something"]), [{ property: "line_color", name: "DA" }]);
  assert.equal(inkedProperties(["ink:DA"]).length, 2);
});

test("of several sentences in a hurry only the last is spoken, and none twice", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const heard = [];
  const speak = speaker((text) => heard.push(text));
  speak("one");
  speak("two");
  context.mock.timers.tick(1000);
  speak("two");
  context.mock.timers.tick(1000);
  assert.deepEqual(heard, ["two"]);
});
