// What the reader has done, kept in this browser and nowhere else: one key, with a version. Where storage is blocked
// everything works as usual and is forgotten with the page.

import { markDead, startEach } from "../exhibits/apart.js";
import { fill } from "../exhibits/words.js";
import { createGiver } from "../exhibits/hand-over.js";

const KEY = "monoamine.progress";
const VERSION = 1;
// Nobody answers a question, or runs an activity, more often than this: a larger number was never counted here.
const MOST = 9999;

/**
 * @typedef {object} Progress
 * @property {number} version
 * @property {Object<string, {tries: number, rightAt: number}>} questions by id; rightAt is the try that was right, 0: none
 * @property {Object<string, {runs: number, agreed: number}>} activities by id; agreed counts predictions like the model's
 */

/** @returns {Progress} of someone who has done nothing */
export function nothingDone() {
  return { version: VERSION, questions: {}, activities: {} };
}

/**
 * @param {string | null} text as it was kept; whatever it holds, what can be read of it counts
 * @returns {Progress | null} each answer and each run that can be read, all others left out; null where a later edition
 *   of the book wrote it, which is then left alone
 */
export function parse(text) {
  let kept = null;
  try {
    kept = JSON.parse(text ?? "null");
  } catch {
    return nothingDone();
  }
  if (typeof kept?.version === "number" && kept.version > VERSION) return null;
  return { ...nothingDone(), questions: readable(kept?.questions, answered), activities: readable(kept?.activities, run) };
}

function readable(entries, read) {
  if (entries === null || typeof entries !== "object" || Array.isArray(entries)) return {};
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, read(entry)]).filter(([, entry]) => entry));
}

function answered(entry) {
  return isCount(entry?.tries, 1, MOST) && isCount(entry.rightAt, 0, entry.tries) ? { tries: entry.tries, rightAt: entry.rightAt } : null;
}

function run(entry) {
  return isCount(entry?.runs, 1, MOST) && isCount(entry.agreed, 0, entry.runs) ? { runs: entry.runs, agreed: entry.agreed } : null;
}

function isCount(value, least, most) {
  return Number.isInteger(value) && value >= least && value <= most;
}

// An id may be a word that every object knows, such as "constructor".
function entryOf(entries, id) {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/** @returns {{tries: number, rightAt: number} | undefined} how a question was answered, if it was */
export function answerTo(progress, id) {
  return entryOf(progress.questions, id);
}

/** @returns {Progress} after one more answer; once a question was right, later tries change nothing */
export function withAnswer(progress, id, right) {
  const before = answerTo(progress, id) ?? { tries: 0, rightAt: 0 };
  if (before.rightAt) return progress;
  const tries = Math.min(before.tries + 1, MOST);
  return { ...progress, questions: { ...progress.questions, [id]: { tries, rightAt: right ? tries : 0 } } };
}

/** @returns {Progress} after one more run of an activity */
export function withRun(progress, id, agreed) {
  const before = entryOf(progress.activities, id) ?? { runs: 0, agreed: 0 };
  const runs = Math.min(before.runs + 1, MOST), after = { runs, agreed: Math.min(before.agreed + (agreed ? 1 : 0), runs) };
  return { ...progress, activities: { ...progress.activities, [id]: after } };
}

/** @returns {{n: number, first: number, later: number, open: number}} of these questions */
export function tally(progress, ids) {
  const rights = ids.map((id) => answerTo(progress, id)?.rightAt ?? 0);
  const first = rights.filter((at) => at === 1).length, later = rights.filter((at) => at > 1).length;
  return { n: ids.length, first, later, open: ids.length - first - later };
}

/** @returns {number} how many of these activities were run */
export function ran(progress, ids) {
  return ids.filter((id) => entryOf(progress.activities, id)?.runs).length;
}

/**
 * @param {Storage | null} storage null where the browser blocks it
 * @returns {{now: () => Progress, answered: Function, ran: Function, kept: () => "here" | "later" | "nowhere",
 *   erase: () => boolean, onChange: Function}} `kept` says where what is shown is kept: in this browser, nowhere because
 *   a later edition has the place, or nowhere because the browser refuses; `erase` whether nothing is left there
 */
export function createProgress(storage) {
  let memory = nothingDone();
  let keeps = storage !== null;
  const listeners = [];
  const tell = () => listeners.forEach((listener) => listener());
  const read = () => attempt(() => ({ progress: parse(storage.getItem(KEY)) }));

  // Read anew each time: another page of the book may be open beside this one.
  function now() {
    if (!keeps) return memory;
    const kept = read()?.progress;
    keeps = Boolean(kept);
    return keeps ? kept : memory;
  }

  function keep(next) {
    memory = next;
    if (keeps) keeps = attempt(() => { storage.setItem(KEY, JSON.stringify(next)); return true; }) ?? false;
    tell();
  }

  function kept() {
    now();
    if (keeps) return "here";
    return read()?.progress === null ? "later" : "nowhere";
  }

  // What a later edition kept is erased, too: the reader was asked, and told of it. Only looking again shows that it is gone.
  function erase() {
    memory = nothingDone();
    const gone = attempt(() => { storage.removeItem(KEY); return storage.getItem(KEY) === null; }) ?? false;
    keeps ||= gone;
    tell();
    return gone;
  }

  return {
    now, kept, erase,
    answered: (id, right) => keep(withAnswer(now(), id, right)),
    ran: (id, agreed) => keep(withRun(now(), id, agreed)),
    onChange: (listener) => listeners.push(listener),
    changedElsewhere: (key) => { if (key === KEY || key === null) tell(); },
  };
}

// Blocked or full storage is no fault of the reader's: the page does without.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

let own = null;

// Where the browser keeps nothing a stand-in takes the place of its storage (storage.js): what it holds is not kept.
function theirs() {
  const { localStorage: storage } = window;
  return storage && "behind" in storage ? storage.behind : storage;
}

/** @returns {object} the progress of this page, made when first asked for */
export function ownProgress() {
  if (own) return own;
  own = createProgress(attempt(theirs));
  window.addEventListener("storage", ({ key }) => own.changedElsewhere(key));
  return own;
}

/**
 * Fill every table of progress under a root, and make its buttons work.
 * @param {ParentNode} root
 * @param {object} progress made by createProgress
 */
export function startProgress(root, progress = ownProgress()) {
  startEach(root.querySelectorAll("[data-progress]"), (table) => start(table, progress), markDead);
}

function start(table, progress) {
  const words = JSON.parse(table.dataset.words);
  const rows = [...table.querySelectorAll("[data-ids]")].map((row) => ({ row, ids: JSON.parse(row.dataset.ids) }));
  const find = (name) => table.querySelector(`[data-${name}]`);
  const show = () => {
    rows.forEach(({ row, ids }) => showRow(row, ids, progress.now(), words));
    setText(find("note"), words.notes[progress.kept()]);
  };
  const ask = (open) => {
    setText(find("sure-text"), words.sure[progress.kept()]);
    find("sure").hidden = !open;
    find(open ? "erase-no" : "erase").focus();
  };
  const giver = createGiver(find("taken"), words.hand_over);
  find("export").addEventListener("click", () => {
    giver.clear();
    const kept = { book: words.file, exported: new Date().toISOString(), ...progress.now() };
    giver.file(`${words.file}.json`, new Blob([`${JSON.stringify(kept, null, 2)}\n`], { type: "application/json" }));
  });
  find("erase").addEventListener("click", () => {
    giver.clear();
    find("erased").textContent = "";
    ask(true);
  });
  find("erase-no").addEventListener("click", () => ask(false));
  find("erase-yes").addEventListener("click", () => {
    const gone = progress.erase();
    ask(false);
    find("erased").textContent = words[gone ? "erased" : "not_erased"];
  });
  progress.onChange(show);
  show();
}

// The same words again would be read out again.
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function showRow(row, { questions, activities }, progress, words) {
  const { first, later, open } = tally(progress, questions);
  const of = (n, all) => (all ? fill(words.of, { n, all }) : words.none);
  const told = {
    first: of(first, questions.length), later: of(later, questions.length), open: of(open, questions.length),
    run: of(ran(progress, activities), activities.length),
  };
  for (const cell of row.querySelectorAll("[data-kept]")) cell.textContent = told[cell.dataset.kept];
}
