// Whether a page is in a frame, and how a text is broken into the lines of a picture.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lines } from "../../chapters/monoamine/browser/dashboard/caption.js";
import { framed } from "../../chapters/monoamine/browser/exhibits/hand-over.js";

test("a page in a frame or in a sandbox knows it", () => {
  const page = { origin: "https://a.example" };
  assert.equal(framed({ self: page, top: page, origin: "https://a.example" }), false);
  assert.equal(framed({ self: page, top: {}, origin: "https://a.example" }), true);
  assert.equal(framed({ self: page, top: page, origin: "null" }), true);
});

test("lines are as wide as there is room, and no word is lost", () => {
  const text = "one two three fourteen five";
  const broken = lines(text, 9, (one) => one.length);
  assert.deepEqual(broken, ["one two", "three", "fourteen", "five"]);
  assert.equal(broken.join(" "), text);
  assert.deepEqual(lines("unbreakable", 3, (one) => one.length), ["unbreakable"]);
});
