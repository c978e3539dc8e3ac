import assert from "node:assert/strict";
import { test } from "node:test";
import { createProgress, nothingDone, parse, ran, tally, withAnswer, withRun } from "../../chapters/monoamine/browser/progress.js";

function shelf(text = null) {
  let kept = text;
  return { getItem: () => kept, setItem: (_, next) => { kept = next; }, removeItem: () => { kept = null; }, kept: () => kept };
}
const blocked = {
  getItem() { throw new Error("blocked"); }, setItem() { throw new Error("blocked"); }, removeItem() { throw new Error("blocked"); },
};

test("the first right try counts, and later tries change nothing", () => {
  const wrong = withAnswer(nothingDone(), "a", false);
  assert.deepEqual(wrong.questions.a, { tries: 1, rightAt: 0 });
  const right = withAnswer(wrong, "a", true);
  assert.deepEqual(right.questions.a, { tries: 2, rightAt: 2 });
  assert.equal(withAnswer(right, "a", false), right);
  assert.deepEqual(nothingDone().questions, {});
});

test("questions are counted as right at the first try, right later, open", () => {
  const done = withAnswer(withAnswer(withAnswer(nothingDone(), "a", true), "b", false), "b", true);
  assert.deepEqual(tally(done, ["a", "b", "c"]), { n: 3, first: 1, later: 1, open: 1 });
  assert.deepEqual(tally(done, []), { n: 0, first: 0, later: 0, open: 0 });
});

test("activities are counted once, however often they ran", () => {
  const done = withRun(withRun(nothingDone(), "x", true), "x", false);
  assert.deepEqual(done.activities.x, { runs: 2, agreed: 1 });
  assert.equal(ran(done, ["x", "y"]), 1);
});

test("what is kept comes back", () => {
  const storage = shelf();
  createProgress(storage).answered("a", true);
  assert.equal(createProgress(storage).now().questions.a.rightAt, 1);
  createProgress(storage).erase();
  assert.equal(storage.kept(), null);
});

test("what cannot be read counts as nothing", () => {
  for (const text of [null, "", "{", "null", "5", '"x"', '{"version":1}', '{"version":1,"questions":null,"activities":{}}']) {
    assert.deepEqual(parse(text), nothingDone(), text);
  }
});

test("what a later edition of the book kept is left alone", () => {
  const later = '{"version":2,"questions":[1]}', storage = shelf(later);
  const progress = createProgress(storage);
  progress.answered("a", true);
  assert.equal(storage.kept(), later);
  assert.equal(progress.now().questions.a.rightAt, 1);
});

test("blocked storage: nothing is said, and this page still counts", () => {
  for (const storage of [null, blocked]) {
    const progress = createProgress(storage);
    let told = 0;
    progress.onChange(() => told++);
    progress.answered("a", true);
    progress.ran("x", true);
    assert.equal(progress.now().questions.a.rightAt, 1);
    assert.equal(progress.now().activities.x.runs, 1);
    progress.erase();
    assert.deepEqual(progress.now(), nothingDone());
    assert.equal(told, 3);
  }
});

test("storage that is full keeps what this page knows", () => {
  const storage = { ...shelf(), setItem() { throw new Error("full"); } };
  const progress = createProgress(storage);
  progress.answered("a", true);
  assert.equal(progress.now().questions.a.rightAt, 1);
});

test("two pages do not overwrite each other", () => {
  const storage = shelf(), here = createProgress(storage), there = createProgress(storage);
  here.answered("a", true);
  there.answered("b", true);
  assert.deepEqual(Object.keys(here.now().questions), ["a", "b"]);
});

test("a change on another page is told, one of another key is not", () => {
  const progress = createProgress(shelf());
  let told = 0;
  progress.onChange(() => told++);
  for (const key of ["theme", "monoamine.progress", null]) progress.changedElsewhere(key);
  assert.equal(told, 2);
});
