import assert from "node:assert/strict";
import test from "node:test";
import { answerOf } from "../../chapters/monoamine/browser/figures/prepared.js";
import { put } from "../../chapters/monoamine/browser/exhibits/form-figure.js";

const data = { controls: [{ name: "pattern" }, { name: "drug" }], answers: { "steady none": { told: "a" }, "sharp none": { told: "b" } } };

test("the choices name the answer in the order of the controls", () => {
  assert.equal(answerOf({ drug: "none", pattern: "sharp" }, data).told, "b");
  assert.equal(answerOf({ drug: "sharp", pattern: "none" }, data), undefined);
});

test("some columns of a source are replaced and the others stay", () => {
  const source = { data: { x: [1], y: [2] } };
  put({ get_model_by_name: (name) => (name === "curve" ? source : null) }, "curve", { y: [3] });
  assert.deepEqual(source.data, { x: [1], y: [3] });
});
