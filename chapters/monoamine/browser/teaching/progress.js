// What the reader has done, kept in this browser and nowhere else: one key, with a version. Where storage is blocked
// everything works as usual and is forgotten with the page.

import { markDead, startEach } from "../exhibits/apart.js";
import { fill } from "../exhibits/words.js";
import { createGiver } from "../exhibits/hand-over.js";

/**
 * @import { Words } from "../exhibits/types.js"
 * @import { Answered, Kept, Progress, ProgressKeeper, Ran, Tally } from "./types.js"
 */

const KEY = "monoamine.progress";
const VERSION = 1;
// Nobody answers a question, or runs an activity, more often than this: a larger number was never counted here.
const MOST = 9999;

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

/**
 * @template Entry
 * @param {any} entries
 * @param {(entry: any) => Entry | null} read
 * @returns {Record<string, Entry>} those that can be read
 */
function readable(entries, read) {
  if (entries === null || typeof entries !== "object" || Array.isArray(entries)) return {};
  return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, read(entry)]).filter(([, entry]) => entry));
}

/** @param {any} entry @returns {Answered | null} */
function answered(entry) {
  return isCount(entry?.tries, 1, MOST) && isCount(entry.rightAt, 0, entry.tries) ? { tries: entry.tries, rightAt: entry.rightAt } : null;
}

/** @param {any} entry @returns {Ran | null} */
function run(entry) {
  return isCount(entry?.runs, 1, MOST) && isCount(entry.agreed, 0, entry.runs) ? { runs: entry.runs, agreed: entry.agreed } : null;
}

/** @param {unknown} value @param {number} least @param {number} most */
function isCount(value, least, most) {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/**
 * An id may be a word that every object knows, such as "constructor".
 * @template Entry
 * @param {Record<string, Entry>} entries
 * @param {string} id
 * @returns {Entry | undefined}
 */
function entryOf(entries, id) {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @returns {Answered | undefined} how a question was answered, if it was
 */
export function answerTo(progress, id) {
  return entryOf(progress.questions, id);
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {boolean} right
 * @returns {Progress} after one more answer; once a question was right, later tries change nothing
 */
export function withAnswer(progress, id, right) {
  const before = answerTo(progress, id) ?? { tries: 0, rightAt: 0 };
  if (before.rightAt) return progress;
  const tries = Math.min(before.tries + 1, MOST);
  return { ...progress, questions: { ...progress.questions, [id]: { tries, rightAt: right ? tries : 0 } } };
}

/**
 * @param {Progress} progress
 * @param {string} id
 * @param {boolean} agreed
 * @returns {Progress} after one more run of an activity
 */
export function withRun(progress, id, agreed) {
  const before = entryOf(progress.activities, id) ?? { runs: 0, agreed: 0 };
  const runs = Math.min(before.runs + 1, MOST), after = { runs, agreed: Math.min(before.agreed + (agreed ? 1 : 0), runs) };
  return { ...progress, activities: { ...progress.activities, [id]: after } };
}

/**
 * @param {Progress} progress
 * @param {string[]} ids of questions
 * @returns {Tally}
 */
export function tally(progress, ids) {
  const rights = ids.map((id) => answerTo(progress, id)?.rightAt ?? 0);
  const first = rights.filter((at) => at === 1).length, later = rights.filter((at) => at > 1).length;
  return { n: ids.length, first, later, open: ids.length - first - later };
}

/**
 * @param {Progress} progress
 * @param {string[]} ids of activities
 * @returns {number} how many of them were run
 */
export function ran(progress, ids) {
  return ids.filter((id) => entryOf(progress.activities, id)?.runs).length;
}

/**
 * @param {Storage | null} storage null where the browser blocks it
 * @returns {ProgressKeeper}
 */
export function createProgress(storage) {
  let memory = nothingDone();
  let keeps = storage !== null;
  /** @type {(() => void)[]} */
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

  /** @param {Progress} next */
  function keep(next) {
    memory = next;
    if (keeps) keeps = attempt(() => { storage.setItem(KEY, JSON.stringify(next)); return true; }) ?? false;
    tell();
  }

  /** @returns {Kept} */
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

/**
 * Blocked or full storage is no fault of the reader's: the page does without.
 * @template Result
 * @param {() => Result} action
 * @returns {Result | null}
 */
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** @type {ProgressKeeper | null} */
let own = null;

/**
 * Where the browser keeps nothing a stand-in takes the place of its storage (storage.js): what it holds is not kept.
 * @returns {Storage | null}
 */
function theirs() {
  const storage = /** @type {Storage & {behind?: Storage | null}} */ (window.localStorage);
  return storage && "behind" in storage ? storage.behind : storage;
}

/** @returns {ProgressKeeper} the progress of this page, made when first asked for */
export function ownProgress() {
  if (own) return own;
  own = createProgress(attempt(theirs));
  window.addEventListener("storage", ({ key }) => own.changedElsewhere(key));
  return own;
}

/**
 * Fill every table of progress under a root, and make its buttons work.
 * @param {ParentNode} root
 * @param {ProgressKeeper} [progress]
 */
export function startProgress(root, progress = ownProgress()) {
  const tables = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-progress]"));
  startEach(tables, (table) => start(table, progress), markDead);
}

/** @param {HTMLElement} table @param {ProgressKeeper} progress */
function start(table, progress) {
  const words = JSON.parse(table.dataset.words);
  const marked = /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("[data-ids]"));
  const rows = [...marked].map((row) => ({ row, ids: JSON.parse(row.dataset.ids) }));
  /** @type {(name: string) => HTMLElement} */
  const part = (name) => table.querySelector(`[data-${name}]`);
  const show = () => {
    rows.forEach(({ row, ids }) => showRow(row, ids, progress.now(), words));
    setText(part("note"), words.notes[progress.kept()]);
  };
  /** @param {boolean} open */
  const ask = (open) => {
    setText(part("sure-text"), words.sure[progress.kept()]);
    part("sure").hidden = !open;
    part(open ? "erase-no" : "erase").focus();
  };
  const giver = createGiver(part("taken"), words.hand_over);
  part("export").addEventListener("click", () => {
    giver.clear();
    const kept = { book: words.file, exported: new Date().toISOString(), ...progress.now() };
    giver.file(`${words.file}.json`, new Blob([`${JSON.stringify(kept, null, 2)}\n`], { type: "application/json" }));
  });
  part("erase").addEventListener("click", () => {
    giver.clear();
    part("erased").textContent = "";
    ask(true);
  });
  part("erase-no").addEventListener("click", () => ask(false));
  part("erase-yes").addEventListener("click", () => {
    const gone = progress.erase();
    ask(false);
    part("erased").textContent = words[gone ? "erased" : "not_erased"];
  });
  progress.onChange(show);
  show();
}

/**
 * The same words again would be read out again.
 * @param {Element} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {HTMLElement} row
 * @param {{questions: string[], activities: string[]}} ids
 * @param {Progress} progress
 * @param {Words} words
 */
function showRow(row, { questions, activities }, progress, words) {
  const { first, later, open } = tally(progress, questions);
  /** @type {(n: number, all: number) => string} */
  const of = (n, all) => (all ? fill(words.of, { n, all }) : words.none);
  const texts = {
    first: of(first, questions.length), later: of(later, questions.length), open: of(open, questions.length),
    run: of(ran(progress, activities), activities.length),
  };
  const cells = /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-kept]"));
  for (const cell of cells) cell.textContent = texts[cell.dataset.kept];
}
