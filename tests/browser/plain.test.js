// A color that a browser computed, in a form that every program reads.

import assert from "node:assert/strict";
import { test } from "node:test";

import { plain } from "../../chapters/monoamine/browser/exhibits/plain.js";

const never = () => { throw new Error("asked"); };

test("what a browser computes is written as three bytes, and what shines through beside them", () => {
  const expected = {
    "rgb(184, 74, 0)": ["#b84a00", 1], "rgba(184, 74, 0, 0.5)": ["#b84a00", 0.5], "rgb(184 74 0 / 50%)": ["#b84a00", 0.5],
    "color(srgb 1 0.5 0)": ["#ff8000", 1], "color(srgb 0.2 0.4 0.6 / 0.25)": ["#336699", 0.25],
    "color(srgb 1.02 -0.01 0)": ["#ff0000", 1], "color(srgb 100% 50% 0%)": ["#ff8000", 1],
    "#B84A00": ["#b84a00", 1], "#fa0": ["#ffaa00", 1], "#00000080": ["#000000", 0.502],
    none: ["none", 1], transparent: ["none", 1], "": ["none", 1], "rgba(0, 0, 0, 0)": ["none", 1],
  };
  for (const [value, [color, alpha]] of Object.entries(expected)) assert.deepEqual(plain(value, never), { color, alpha }, value);
});

test("a form that is not known is painted and read off", () => {
  const asked = [];
  const answer = plain("oklab(0.5 0.1 0.1)", (text) => asked.push(text) && [10, 20, 30, 255]);
  assert.deepEqual(answer, { color: "#0a141e", alpha: 1 });
  for (const other of ["color(display-p3 1 0 0)", "hsl(20 30% 40%)", "light-dark(red, blue)", "red"]) {
    plain(other, (text) => asked.push(text) && [0, 0, 0, 255]);
  }
  assert.equal(asked.length, 5);
});
