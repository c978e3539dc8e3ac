// Which key is the browser's own for printing.

import assert from "node:assert/strict";
import test from "node:test";

import { isPrintKey } from "../../chapters/monoamine/browser/page/print.js";

test("Control or Command with P prints, on any keyboard", () => {
  for (const [key, code] of [["p", "KeyP"], ["P", "KeyP"], ["p", "KeyR"], ["з", "KeyP"]]) {
    assert.ok(isPrintKey({ key, code, ctrlKey: true }));
    assert.ok(isPrintKey({ key, code, metaKey: true }));
  }
});

test("no other key does, nor P with more or fewer helpers", () => {
  // The place of P on this keyboard is L, which goes to the address.
  assert.ok(!isPrintKey({ key: "l", code: "KeyP", ctrlKey: true }));
  assert.ok(!isPrintKey({ key: "p", code: "KeyP" }));
  assert.ok(!isPrintKey({ key: "P", code: "KeyP", ctrlKey: true, shiftKey: true }));
  assert.ok(!isPrintKey({ key: "p", code: "KeyP", metaKey: true, altKey: true }));
  // Filling in a form by itself sends keys without a name.
  assert.ok(!isPrintKey({ ctrlKey: true }));
});
