import assert from "node:assert/strict";
import { test } from "node:test";
import { columns, height, select, tally, yFrame } from "../../chapters/monoamine/browser/findings/select.js";

const AXES = {
  time: { dodge: 7.2, strip: [260, 320], range: [-20, 330] }, dose: { dodge: 0.12, strip: [3.2, 4], range: [-3, 4.2] },
};
const STATE = { drugs: ["A"], system: "DA", metabolites: true, region: "all", axis: "time", scale: "linear" };
const HOVER = { what: "", how: "", where: "", note: "", source: "" };

function finding(changes = {}) {
  return {
    drug: "A", systems: ["DA"], kind: "transmitter", regions: ["striatum"], direction: "increase", alone: true,
    study: "s", marker: "circle", time: [60, 60], dose: [1, 1], percent: 200, percent_other: null,
    series: { time: "s1", dose: "d1" }, hover: HOVER, ...changes,
  };
}

test("every matching finding is either drawn or told", () => {
  const rows = [finding(), finding({ percent: null }), finding({ drug: "B" }), finding({ systems: ["NE"] })];
  const { matched, points, worded } = select(rows, STATE, AXES);
  assert.deepEqual(matched, [0, 1]);
  assert.deepEqual(points.map(({ row }) => row), [0]);
  assert.deepEqual(worded, [1]);
});

test("indirect signs and other regions can be left out", () => {
  const rows = [finding(), finding({ kind: "indirect" }), finding({ regions: ["cortex"] })];
  assert.deepEqual(select(rows, { ...STATE, metabolites: false }, AXES).matched, [0, 2]);
  assert.deepEqual(select(rows, { ...STATE, region: "cortex" }, AXES).matched, [2]);
});

test("a finding without a place on the axis stands in the strip", () => {
  const rows = [finding({ time: null }), finding({ time: null })];
  const { points } = select(rows, STATE, AXES);
  assert.ok(points.every(({ strip, x }) => strip && x > 260 && x < 320));
  assert.notEqual(points[0].x, points[1].x);
  assert.equal(select(rows, { ...STATE, axis: "dose" }, AXES).points[0].strip, false);
});

test("a stated range is a bar with the mark in its middle", () => {
  const [point] = select([finding({ time: [60, 240] })], STATE, AXES).points;
  assert.equal(point.x, 150);
  assert.deepEqual(columns({ points: [point], lines: [] }, [finding()], "A").spans, { x0: [60], y0: [200], x1: [240], y1: [200] });
});

test("two readings of one number are joined upwards", () => {
  const rows = [finding({ percent_other: 300 })];
  const { spans } = columns(select(rows, STATE, AXES), rows, "A");
  assert.deepEqual([spans.y0, spans.y1], [[200], [300]]);
});

test("no change is hollow, findings with equal numbers stand side by side", () => {
  const rows = [finding({ direction: "none", percent: 100 }), finding({ direction: "none", percent: 100 })];
  const { points } = select(rows, STATE, AXES);
  assert.ok(points.every(({ hollow, y }) => hollow && y === 100));
  assert.ok(points[1].x > points[0].x);
  assert.deepEqual(columns({ points, lines: [] }, rows, "A").points.alpha, [0, 0]);
});

test("only points of one experiment are joined", () => {
  const rows = [finding({ time: [80, 80] }), finding(), finding({ series: { time: "s2", dose: "d2" } })];
  assert.deepEqual(select(rows, STATE, AXES).lines, [[1, 0]]);
});

test("the y axis always shows the baseline", () => {
  for (const scale of ["log", "linear"]) {
    const { range, ticks } = yFrame([], scale);
    assert.ok(range[0] < height(100, scale) && height(100, scale) < range[1]);
    assert.ok(ticks.some(([, value]) => value === 100));
  }
});

test("the tally tells alone from combined, and here from elsewhere", () => {
  const rows = [
    finding({ direction: "none", percent: 100 }), finding({ alone: false, study: "t" }),
    finding({ kind: "indirect", regions: ["cortex"] }),
  ];
  const [all] = tally(rows, [], STATE, "DA");
  assert.deepEqual([all.findings, all.studies, all.changed, all.unchanged, all.combined], [3, 2, 1, 1, 1]);
  const [cortex] = tally(rows, [], { ...STATE, region: "cortex" }, "DA");
  assert.deepEqual([cortex.findings, cortex.itself, cortex.elsewhere, cortex.largest], [1, 0, 2, 2]);
});
