import assert from "node:assert/strict";
import { test } from "node:test";
import { cells, entry, looked, startMaps } from "../../chapters/monoamine/browser/tables/coverage.js";

const MAP = {
  regions: ["striatum", "amygdala"], transmitters: ["DA", "NE"], ways: ["increase", "none"],
  preparations: [["microdialysis", "microdialysis"], ["tissue_content", "tissue content"]],
};
const ROWS = [
  ["Semax", "rat", "alone", "itself", "tissue_content", "none", "striatum", "DA;NE"],
  ["Semax", "rat", "alone", "metabolite", "microdialysis", "increase", "striatum;amygdala", "DA"],
  ["Semax", "mouse", "with_other_drug", "itself", "microdialysis", "none", "", ""],
];
const CHOICE = { drug: "Semax", counts: "both", condition: "alone", species: "all" };

test("a choice keeps what fits each of its parts", () => {
  const numbers = (change) => looked(ROWS, { ...CHOICE, ...change }).length;
  assert.deepEqual(
    [{}, { counts: "itself" }, { condition: "all" }, { species: "mouse" }, { drug: "modafinil" }].map(numbers), [2, 1, 3, 0, 0]);
});

test("a finding stands in each cell that it names, by preparation in the given order", () => {
  const [striatumDA, striatumNE, amygdalaDA, amygdalaNE] = cells(looked(ROWS, CHOICE), MAP);
  assert.deepEqual(striatumDA.preparations, [["microdialysis", [["increase", 1]]], ["tissue_content", [["none", 1]]]]);
  assert.deepEqual([striatumDA, striatumNE, amygdalaDA, amygdalaNE].map(({ status }) => status), ["measured", "null", "measured", "never"]);
});

test("one way is told alone, several are mixed and counted", () => {
  const text = {
    ways: { increase: "up", none: "no change" }, findings: { one: "1 finding", many: "{n} findings" },
    entry: { same: "{findings}: {way}", several: "{findings}, mixed: {ways}", way: "{n} {way}" },
  };
  assert.deepEqual(entry([["none", 1]], text), ["none", "1 finding: no change"]);
  assert.deepEqual(entry([["increase", 2], ["none", 1]], text), ["mixed", "3 findings, mixed: 2 up, 1 no change"]);
});

test("a page without a form is left as it is", () => {
  assert.doesNotThrow(() => startMaps({ querySelectorAll: () => [{ querySelector: () => null }] }));
});
