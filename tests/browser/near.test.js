import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, nearest, vocabulary } from "../../chapters/monoamine/browser/page/near.js";
import { compounds } from "../../chapters/monoamine/browser/page/excerpt.js";

const BOOK = vocabulary(["Does Semax raise dopamine?", "Semax and serotonin", "dopamine turnover", "The dose"]);

test("a letter that is left out, put in, changed or swapped is one sign apart", () => {
  assert.deepEqual(["semx", "semaxx", "semix", "smeax"].map((word) => apart(word, "semax")), [1, 1, 1, 1]);
  assert.equal(apart("", "dose"), 4);
});

test("the nearest word of the book is offered, and none for a word that it has or that is far from all", () => {
  assert.deepEqual(["semx", "dopamin", "dopmaine", "serotnin"].map((word) => nearest(word, BOOK)), ["semax", "dopamine", "dopamine", "serotonin"]);
  assert.deepEqual(["semax", "dose", "zebra", "sem", "5"].map((word) => nearest(word, BOOK)), [null, null, null, null, null]);
});

test("a name of several parts is looked for whole", () => {
  assert.deepEqual(compounds("HAM-D", ["ham", "d"]), { whole: ["HAM-D"], parts: ["ham"], others: [] });
  assert.deepEqual(compounds("half-life of Semax", ["half", "life", "semax"]), { whole: ["half-life"], parts: ["half", "life"], others: ["semax"] });
  assert.deepEqual(compounds("dopamine", ["dopamine", "dopamin"]), { whole: [], parts: [], others: ["dopamine", "dopamin"] });
});
