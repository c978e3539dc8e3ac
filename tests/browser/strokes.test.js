import assert from "node:assert/strict";
import { test } from "node:test";
import { bar, curveThrough, mark } from "../../chapters/monoamine/browser/dashboard/strokes.js";

// A pen that notes where it goes and how it looked when it drew.
function paper() {
  const way = [], drawn = [];
  const note = (name) => (...to) => { way.push([name, ...to]); };
  const pen = {
    dash: [], globalAlpha: 1, beginPath: () => { way.length = 0; }, moveTo: note("move"), lineTo: note("line"), arc: note("arc"), closePath: note("close"),
    setLineDash: (dash) => { pen.dash = dash; },
    stroke: () => drawn.push(["stroke", [...way], pen.strokeStyle, pen.lineWidth, pen.globalAlpha, pen.dash]),
    fill: () => drawn.push(["fill", [...way], pen.fillStyle, pen.globalAlpha]),
  };
  return { pen, drawn };
}

test("a curve goes through its points in its look, and leaves out what is not a number", () => {
  const { pen, drawn } = paper(), places = { x: (x) => 10 * x, y: (y) => 100 - y };
  curveThrough(pen, [0, 1, 2, 3, 4], [1, 2, NaN, 4, 5], places, ["red", "6 4", 2.5, 0.6]);
  assert.deepEqual(drawn, [["stroke", [["move", 0, 99], ["line", 10, 98], ["move", 30, 96], ["line", 40, 95]], "red", 2.5, 0.6, [6, 4]]]);
  assert.deepEqual([pen.dash, pen.globalAlpha], [[], 1], "the next line is another");
  curveThrough(pen, [0, 1], [1, 2], places, ["blue", "solid", 1, 1]);
  assert.deepEqual(drawn[1].at(-1), []);
});

test("a bar goes from end to end", () => {
  const { pen, drawn } = paper();
  bar(pen, [1, 2, 3, 4], "red", 1.5);
  assert.deepEqual(drawn, [["stroke", [["move", 1, 2], ["line", 3, 4]], "red", 1.5, 1, []]]);
});

test("a mark has its corners about its place, its ground and its edge", () => {
  const { pen, drawn } = paper();
  mark(pen, "square", 10, 20, 5, { color: "red", edge: "black", alpha: 0.9, width: 1.5 });
  const way = [["line", 5, 15], ["line", 15, 15], ["line", 15, 25], ["line", 5, 25], ["close"]];
  assert.deepEqual(drawn, [["fill", way, "red", 0.9], ["stroke", way, "black", 1.5, 1, []]]);
  pen.fillStyle = "white";
  mark(pen, "circle", 10, 20, 6, null);
  assert.deepEqual(drawn[2], ["fill", [["arc", 10, 20, 6, 0, 2 * Math.PI]], "white", 1]);
});
