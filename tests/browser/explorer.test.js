import assert from "node:assert/strict";
import { test } from "node:test";
import { countSentence, filterOf, keeps, queryOf, sorted, startExplorers } from "../../chapters/monoamine/browser/tables/explorer.js";

const WORDS = { all: "All {n}.", some: "{shown} of {n}.", one: "1 of {n}.", none: "None." };

test("a row stays when it carries every chosen value", () => {
  const row = { drug: "Semax", region: "striatum|hippocampus" };
  assert.ok(keeps(row, { drug: "", region: "" }));
  assert.ok(keeps(row, { drug: "Semax", region: "hippocampus" }));
  assert.ok(!keeps(row, { drug: "Semax", region: "amygdala" }));
});

test("a value is compared whole: striatum is no part of a longer name", () => {
  assert.ok(!keeps({ region: "striatum_other" }, { region: "striatum" }));
  assert.ok(!keeps({ drug: "ACTH(4-10)" }, { drug: "ACTH" }));
});

test("the count is a sentence for none, one, some and all", () => {
  assert.deepEqual([0, 1, 2, 5].map((n) => countSentence(WORDS, n, 5)), ["None.", "1 of 5.", "2 of 5.", "All 5."]);
});

test("a page without a form is left as it is", () => {
  const explorer = { querySelector: () => null };
  assert.doesNotThrow(() => startExplorers({ querySelectorAll: () => [explorer] }));
});

test("rows sort by their keys, numbers as numbers; equals keep their order and empty ones come last", () => {
  const keys = ["10 mg", "", "9 mg", "Eremin", "10 mg"];
  assert.deepEqual(sorted(keys, "ascending"), [2, 0, 4, 3, 1]);
  assert.deepEqual(sorted(keys, "descending"), [3, 0, 4, 2, 1]);
});

test("a filter is read from the address and written there; what else stands there stays", () => {
  const known = { drug: ["", "Semax", "d-amphetamine"], region: ["", "striatum"] };
  assert.deepEqual(filterOf("?drug=Semax&region=striatum", known), { drug: "Semax", region: "striatum" });
  assert.deepEqual(filterOf("?drug=aspirin&utm_source=x&constructor=y&region=", known), {});
  assert.equal(queryOf("?utm_source=x", { drug: "Semax", region: "" }), "?utm_source=x&drug=Semax");
  assert.equal(queryOf("?drug=Semax&region=striatum", { drug: "", region: "" }), "");
  for (const choice of [{}, { drug: "d-amphetamine" }, { drug: "Semax", region: "striatum" }]) {
    assert.deepEqual(filterOf(queryOf("", choice), known), choice);
  }
});
