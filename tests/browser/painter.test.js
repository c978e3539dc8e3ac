import assert from "node:assert/strict";
import { test } from "node:test";
import { createPainter } from "../../chapters/monoamine/browser/dashboard/painter.js";

// As much of BokehJS as the painter touches; `taken` waits until the test takes data in.
function figure() {
  const calls = [], taken = [];
  const model = (name, more = {}) => ({ name, setv: (values, options) => calls.push([name, values, ...(options ? [options] : [])]), ...more });
  const axis = model("axis", { ticker: {} }), other = model("other-axis", { ticker: {} }), source = model("source"), range = model("range");
  const glyph = {
    glyph: {}, model: { data_source: source }, cds_view: { compute_indices: () => calls.push("indices") },
    update_data: () => new Promise((resolve) => { taken.push(resolve); }),
  };
  let paused = 0;
  const view = {
    model: { left: [other], below: [axis] }, renderer_views: new Map([["glyph", glyph], ["axis", {}]]),
    get is_paused() { return paused > 0; },
    pause: () => { paused++; }, unpause: () => { paused--; },
    paint: () => calls.push("paint"), repaint: () => calls.push("repaint"),
  };
  const document = { all_models: new Set([axis, other, source, range, model(null)]) };
  return { painter: createPainter({ document, views: [view] }), calls, axis, takeIn: () => taken.splice(0).forEach((resolve) => resolve()) };
}

test("only what differs is handed over, and a model without a name is nobody's", () => {
  const { painter, calls } = figure();
  painter.put("range", { start: 0, end: 1 });
  painter.put("range", { start: 0, end: 2 });
  painter.put("range", { start: 0, end: 2 });
  assert.deepEqual(calls, [["range", { start: 0, end: 1 }], ["range", { end: 2 }]]);
  assert.deepEqual(["range", "none", "null"].map(painter.has), [true, false, false]);
});

test("a figure is painted once, and laid out anew only when an axis has other labels", async () => {
  const { painter, calls, axis } = figure();
  const show = (list) => painter.paint(() => painter.ticks("axis", list, String));
  await show([[0, 0], [1, 10]]);
  assert.deepEqual(calls.splice(0), [["axis", { major_label_overrides: new Map([[0, "0"], [1, "10"]]) }], "repaint"]);
  assert.deepEqual(axis.ticker.ticks, [0, 1]);
  await show([[0, 0], [1, 10]]);
  assert.deepEqual(calls, ["paint"]);
});

test("rows become columns without an event, and painting waits until they are taken in", async () => {
  const { painter, calls, takeIn } = figure();
  const painting = painter.paint(() => painter.fill("source", ["x", "y"], [[1, 2], [3, 4]]));
  assert.deepEqual(calls.splice(0), [["source", { data: { x: [1, 3], y: [2, 4] } }, { silent: true }], "indices"]);
  takeIn();
  await painting;
  assert.deepEqual(calls, ["paint"]);
});

test("a scene that comes while another is taken in is painted with it", async () => {
  const { painter, calls, takeIn } = figure();
  const both = [1, 2].map((x) => painter.paint(() => painter.fill("source", ["x"], [[x]])));
  takeIn();
  await Promise.all(both);
  assert.deepEqual(calls.filter((call) => call === "paint"), ["paint"]);
});
