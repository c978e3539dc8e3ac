import assert from "node:assert/strict";
import { test } from "node:test";
import { createProgress, nothingDone, parse, ran, tally, withAnswer, withRun } from "../../chapters/monoamine/browser/teaching/progress.js";

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

const UNREADABLE = [
  5, -2, 0, true, null, "right", "", [], [1], {}, { tries: 1 }, { rightAt: 1 }, { tries: 0, rightAt: 0 }, { tries: 3, rightAt: -2 },
  { tries: -2, rightAt: -2 }, { tries: "2", rightAt: "1" }, { tries: 1.5, rightAt: 1 }, { tries: 2, rightAt: 3 }, { tries: 1e300, rightAt: 1e300 },
  { tries: 10000, rightAt: 1 }, { tries: null, rightAt: null }, { tries: [1], rightAt: [1] }, { tries: true, rightAt: true },
];
const GOOD = { tries: 2, rightAt: 2 };

test("of the answers that are kept, those that cannot be read are left out", () => {
  for (const entry of UNREADABLE) {
    const progress = parse(JSON.stringify({ version: 1, questions: { a: entry, b: GOOD }, activities: {} }));
    assert.deepEqual(progress.questions, { b: GOOD }, JSON.stringify(entry));
    assert.deepEqual(tally(progress, ["a", "b"]), { n: 2, first: 0, later: 1, open: 1 });
    assert.deepEqual(withAnswer(progress, "a", true).questions.a, { tries: 1, rightAt: 1 }, "the first right answer counts");
  }
});

test("so are the runs", () => {
  const runs = [5, null, "x", [], {}, { runs: 0, agreed: 0 }, { runs: -1, agreed: 0 }, { runs: 2, agreed: 3 }, { runs: 1 }, { runs: 1e300, agreed: 1 }];
  for (const entry of runs) {
    const progress = parse(JSON.stringify({ version: 1, questions: { b: GOOD }, activities: { x: entry, y: { runs: 2, agreed: 1 } } }));
    assert.deepEqual(progress.activities, { y: { runs: 2, agreed: 1 } }, JSON.stringify(entry));
    assert.deepEqual(progress.questions, { b: GOOD });
    assert.deepEqual(withRun(progress, "x", true).activities.x, { runs: 1, agreed: 1 });
  }
});

test("one part that cannot be read costs no other", () => {
  for (const part of [undefined, null, 5, "x", true, [], [GOOD]]) {
    assert.deepEqual(parse(JSON.stringify({ version: 1, questions: { b: GOOD }, activities: part })).questions, { b: GOOD });
    assert.deepEqual(parse(JSON.stringify({ version: 1, questions: part, activities: { y: { runs: 1, agreed: 0 } } })).activities, { y: { runs: 1, agreed: 0 } });
  }
  for (const version of [undefined, null, 0, -1, "1", "two", [2], {}, true]) {
    const progress = parse(JSON.stringify({ version, questions: { b: GOOD }, activities: {} }));
    assert.deepEqual(progress, { ...nothingDone(), questions: { b: GOOD } }, String(version));
  }
});

test("an id that is a word of the language is an id like any other", () => {
  for (const id of ["constructor", "toString", "hasOwnProperty", "__proto__"]) {
    assert.deepEqual(tally(nothingDone(), [id]), { n: 1, first: 0, later: 0, open: 1 });
    assert.equal(ran(nothingDone(), [id]), 0);
    assert.deepEqual(tally(withAnswer(nothingDone(), id, true), [id]), { n: 1, first: 1, later: 0, open: 0 });
    assert.equal(ran(withRun(nothingDone(), id, true), [id]), 1);
    const kept = parse(`{"version":1,"questions":{"${id}":{"tries":2,"rightAt":2},"b":{"tries":2,"rightAt":2}},"activities":{}}`);
    assert.deepEqual(tally(kept, [id, "b"]), { n: 2, first: 0, later: 2, open: 0 });
  }
});

test("counts have an end that can be read again", () => {
  const most = parse('{"version":1,"questions":{"a":{"tries":9999,"rightAt":0}},"activities":{"x":{"runs":9999,"agreed":9999}}}');
  const after = withRun(withAnswer(most, "a", false), "x", true);
  assert.deepEqual(parse(JSON.stringify(after)), after);
});

test("what a later edition of the book kept is left alone", () => {
  const later = '{"version":2,"questions":[1]}', storage = shelf(later);
  const progress = createProgress(storage);
  progress.answered("a", true);
  assert.equal(storage.kept(), later);
  assert.equal(progress.now().questions.a.rightAt, 1);
});

const LATER = '{"version":2,"questions":[1]}';

test("what is shown is kept here, or nowhere", () => {
  const full = { ...shelf(), setItem() { throw new Error("full"); } }, filled = createProgress(full);
  assert.equal(createProgress(shelf()).kept(), "here");
  assert.equal(createProgress(shelf(LATER)).kept(), "later");
  assert.equal(createProgress(null).kept(), "nowhere");
  assert.equal(createProgress(blocked).kept(), "nowhere");
  filled.answered("a", true);
  assert.equal(filled.kept(), "nowhere");
});

test("erasing tells whether nothing is left", () => {
  const kept = JSON.stringify(withAnswer(nothingDone(), "a", true));
  for (const text of [null, kept, LATER, "{", "5"]) {
    const storage = shelf(text), progress = createProgress(storage);
    assert.equal(progress.erase(), true, text);
    assert.equal(storage.kept(), null);
    assert.equal(progress.kept(), "here");
    progress.answered("b", true);
    assert.deepEqual(Object.keys(createProgress(storage).now().questions), ["b"], "and the place is free again");
  }
  const full = { ...shelf(kept), setItem() { throw new Error("full"); } };
  assert.equal(createProgress(full).erase(), true);
  const stubborn = { ...shelf(kept), removeItem() {} }, refusing = { ...shelf(kept), removeItem() { throw new Error("no"); } };
  for (const storage of [null, blocked, stubborn, refusing]) assert.equal(createProgress(storage).erase(), false);
  for (const storage of [stubborn, refusing]) {
    const progress = createProgress(storage);
    progress.erase();
    assert.deepEqual(progress.now(), JSON.parse(kept), "what is still there is still shown");
  }
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
