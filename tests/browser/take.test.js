// The rows of the explorer as a file: quoting, formulas, names.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cell, csvText, harmless } from "../../chapters/monoamine/browser/exhibits/csv.js";
import { fileName, fileOf } from "../../chapters/monoamine/browser/tables/take.js";

const RULE = { computed: "^\\s*[=+\\-@]", number: "^-?\\d+$", words: "{label}: {text}" };

test("a cell has quotes where a comma, a quote or a line end stands in it, and only there", () => {
  const cells = { "plain text": "plain text", "a, b": '"a, b"', 'say "no"': '"say ""no"""', "two\nlines": '"two\nlines"', "old\rend": '"old\rend"' };
  assert.deepEqual(Object.keys(cells).map(cell), Object.values(cells));
  assert.equal(cell(0.15), "0.15");
});

test("each line ends as RFC 4180 asks, and the file says that it is UTF-8", () => {
  assert.equal(csvText([["a", "b"], ["µ", ""]]), "\ufeffa,b\r\nµ,\r\n");
});

test("words stand in front of what a spreadsheet would compute; a number stays one", () => {
  const texts = ["=1+1", "+25 % change", "-2", "-x", "@SUM(1)", " =1", "Semax", ""];
  const told = ["Result: =1+1", "Result: +25 % change", "-2", "Result: -x", "Result: @SUM(1)", "Result:  =1", "Semax", ""];
  assert.deepEqual(texts.map((text) => harmless(text, "Result", RULE)), told);
});

test("the name of the file says the choice", () => {
  assert.equal(fileName("findings", { drug: "Semax", region: "striatum", grade: "" }), "findings-semax-striatum.csv");
  assert.equal(fileName("findings", { drug: "ACTH(4-10)", directness: "metabolite_turnover" }), "findings-acth-4-10-metabolite-turnover.csv");
  assert.equal(fileName("findings", { drug: "" }), "findings.csv");
});

test("a row has its id in front, and behind it the address of its own or of its source", () => {
  const row = (id, hash, address) => ({ dataset: { id, address }, cells: [{ textContent: "A 2001" }, { textContent: "+5\u00a0%" }], querySelector: () => ({ hash }) });
  const rows = [row("a-01", "#cite-a"), row("a-02", "#cite-a", "https://other"), row("b-01", "#cite-b")];
  const citations = { "cite-a": { address: "https://a" }, "cite-b": { address: "" } };
  const words = { id: "id", address: "address", labels: ["Source", "Result"], rule: RULE };
  assert.deepEqual(fileOf(rows, words, citations).slice(1).split("\r\n"), [
    "id,Source,Result,address", "a-01,A 2001,Result: +5 %,https://a", "a-02,A 2001,Result: +5 %,https://other", "b-01,A 2001,Result: +5 %,", "",
  ]);
});
