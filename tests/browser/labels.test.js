import assert from "node:assert/strict";
import { test } from "node:test";
import { wideLabels } from "../../chapters/monoamine/browser/exhibits/labels.js";

test("an axis carries its full names in a tag", () => {
  assert.deepEqual(wideLabels(["ink:DA", "wide-labels:Semax|d-amphetamine"]), ["Semax", "d-amphetamine"]);
  assert.equal(wideLabels(["ink:DA"]), null);
});
