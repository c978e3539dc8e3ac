import assert from "node:assert/strict";
import { test } from "node:test";
import { CURVES, MARKS, SPANS, curveRows, markRows, spanRows } from "../../chapters/monoamine/browser/dashboard/columns.js";
import { RULES } from "./dashboard-rules.js";

const ink = (name) => `#${name}`, TIMES = [0, 1];
const MARK = { point: 0, key: "Semax", x: 5, x0: 5, x1: 5, y: 100, y1: 100 };
const POINTS = [{ marker: "circle", told: "up", source: "A 2020", null: false }, { marker: "square", told: "no change", source: "B 2021", null: true }];

test("each part of a curve is a row, the known part over the other, in the ink of its drug", () => {
  const rows = curveRows([{ key: "Semax", known: [1, NaN], beyond: [NaN, 2] }], TIMES, RULES.parts, { Semax: "4 2" }, ink);
  assert.deepEqual(rows, [
    ["Semax", "beyond", TIMES, [NaN, 2], "#Semax", "4 2", 1.5, 0.6],
    ["Semax", "known", TIMES, [1, NaN], "#Semax", "4 2", 2.5, 1],
  ]);
  assert.ok(rows.every((row) => row.length === CURVES.length));
});

test("everything together is drawn in the text's color, without a dash; what has no other part is one row", () => {
  assert.deepEqual(curveRows([{ key: "together", known: [1] }], [0], RULES.parts, { together: "4 2" }, ink),
    [["together", "known", [0], [1], "#text", "solid", 2.5, 1]]);
  assert.deepEqual(curveRows([], undefined, RULES.parts, {}, ink), []);
});

test("a finding that did not change is hollow, with an edge in its own ink", () => {
  const rows = markRows([MARK, { ...MARK, point: 1 }], POINTS, ink);
  assert.deepEqual(rows, [
    [5, 100, "circle", "#Semax", "#text", 0.9, "up", "A 2020"], [5, 100, "square", "#Semax", "#Semax", 0, "no change", "B 2021"],
  ]);
  assert.ok(rows.every((row) => row.length === MARKS.length));
});

test("a range of minutes is a wide bar, two readings of a number a tall one", () => {
  const rows = spanRows([MARK, { ...MARK, x0: 0, x1: 10 }, { ...MARK, y1: 300 }], ink);
  assert.deepEqual(rows, [[0, 100, 10, 100, "#Semax"], [5, 100, 5, 300, "#Semax"]]);
  assert.ok(rows.every((row) => row.length === SPANS.length));
});
