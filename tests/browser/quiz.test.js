import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, standing, verdict } from "../../chapters/monoamine/browser/teaching/quiz.js";

const WORDS = {
  choose: "Choose first.", right: "Right.", wrong: "Not right.", partly: "{found} of {wanted}, {wrong} wrong",
  done: { first: "at once", later: "after {tries}" },
};

test("nothing chosen is neither right nor wrong", () => {
  const judged = judge([true, false], [false, false]);
  assert.ok(judged.none && !judged.right);
  assert.equal(verdict(judged, WORDS), "Choose first.");
});

test("one right answer", () => {
  assert.ok(judge([false, true], [false, true]).right);
  const judged = judge([false, true], [true, false]);
  assert.ok(!judged.right && !judged.none);
  assert.equal(verdict(judged, WORDS), "Not right.");
});

test("several right answers are right together and alone", () => {
  const right = [true, true, false];
  assert.equal(verdict(judge(right, [true, true, false]), WORDS), "Right.");
  assert.equal(verdict(judge(right, [true, false, false]), WORDS), "1 of 2, 0 wrong");
  assert.equal(verdict(judge(right, [true, true, true]), WORDS), "2 of 2, 1 wrong");
});

test("how a question stands", () => {
  assert.equal(standing(undefined, WORDS), "");
  assert.equal(standing({ tries: 2, rightAt: 0 }, WORDS), "");
  assert.equal(standing({ tries: 1, rightAt: 1 }, WORDS), "at once");
  assert.equal(standing({ tries: 3, rightAt: 3 }, WORDS), "after 3");
});
