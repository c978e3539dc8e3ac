// Filters and sorts a table that is complete without this script: each select of a form keeps the rows that carry its
// value, each button of a header sorts by its column.

import { markDead, startEach } from "../exhibits/apart.js";
import { onDone } from "../exhibits/form.js";
import { make } from "../exhibits/elements.js";
import { fill } from "../exhibits/words.js";
import { createTaking } from "./take.js";

/**
 * @import { Words } from "../exhibits/types.js"
 * @typedef {"ascending" | "descending"} Way
 */

const JOIN = "|"; // between several values of one row, see tables/explorer.py

/**
 * @param {DOMStringMap} values what a row carries, by filter; several values are joined
 * @param {Record<string, any>} choice what the reader chose, by filter; empty means any
 * @returns {boolean} whether the row stays
 */
export function keeps(values, choice) {
  return Object.entries(choice).every(([name, wanted]) => !wanted || values[name].split(JOIN).includes(wanted));
}

/**
 * @param {{all: string, some: string, one: string, none: string}} words sentences with {shown} and {n}
 * @param {number} shown rows that are shown
 * @param {number} n all rows
 * @returns {string} the sentence that tells how many
 */
export function countSentence(words, shown, n) {
  const form = shown === n ? words.all : { 0: words.none, 1: words.one }[shown] ?? words.some;
  return fill(form, { shown, n });
}

/**
 * @param {string[]} keys what each row is sorted by; numbers in them count as numbers
 * @param {Way} way
 * @returns {number[]} the places of the rows in their new order; equals stay in the order they had, empty ones come last
 */
export function sorted(keys, way) {
  const sign = way === "descending" ? -1 : 1;
  const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return [...keys.keys()].sort((a, b) => Number(!keys[a]) - Number(!keys[b]) || sign * compare(keys[a], keys[b]));
}

/**
 * A filter as it stands in an address: what is no filter there is left alone, a value that no row carries is left out.
 * @param {string} query of the address
 * @param {Object<string, string[]>} known the values of each filter
 * @returns {Object<string, string>} what the address chooses, by filter
 */
export function filterOf(query, known) {
  const asked = [...new URLSearchParams(query)];
  return Object.fromEntries(asked.filter(([name, value]) => Object.hasOwn(known, name) && value && known[name].includes(value)));
}

/** @returns {string} the query with this choice in it, and what else it held */
export function queryOf(query, choice) {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(choice)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  const text = next.toString();
  return text && `?${text}`;
}

/**
 * Make every explorer under a root work.
 * @param {ParentNode} root the document, or a part of it
 */
export function startExplorers(root) {
  startEach(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-explorer]")), start, markDead);
}

/** @param {HTMLElement} explorer */
function start(explorer) {
  const form = explorer.querySelector("form");
  if (!form) return;
  const words = JSON.parse(explorer.dataset.words);
  /** @type {(selector: string) => HTMLElement} */
  const part = (selector) => explorer.querySelector(selector);
  const rows = [.../** @type {NodeListOf<HTMLTableRowElement>} */ (explorer.querySelectorAll("tbody tr"))];
  const box = part(".table-box"), count = part("[data-count]"), empty = part("[data-empty]");
  const order = sorting(explorer, rows, () => show());
  const chosen = () => Object.fromEntries(/** @type {[string, string][]} */ ([...new FormData(form)]));
  const offer = createTaking(explorer, chosen);
  const show = () => {
    // The place stays as high as it was: what follows does not jump.
    box.style.minHeight ||= `${box.offsetHeight}px`;
    const choice = chosen();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !keeps(row.dataset, choice);
      shown += row.hidden ? 0 : 1;
    }
    box.scrollTop = 0;
    empty.hidden = shown > 0;
    offer(shown);
    count.textContent = [countSentence(words, shown, rows.length), order.sentence(words)].join(" ").trim();
  };
  // A filter is a link: it is read from the address, and written there.
  const fields = [...form.querySelectorAll("select")];
  const known = Object.fromEntries(fields.map(({ name, options }) => [name, [...options].map(({ value }) => value)]));
  const asked = filterOf(location.search, known);
  for (const field of fields) if (field.name in asked) field.value = asked[field.name];
  const write = () => {
    const query = queryOf(location.search, chosen());
    try {
      history.replaceState(history.state, "", `${location.pathname}${query}${location.hash}`);
    } catch {
      // A page that is opened as a file may not change its address.
    }
  };
  onDone(form);
  form.addEventListener("change", () => { show(); write(); });
  // The fields have their first values back only after the event.
  form.addEventListener("reset", () => setTimeout(() => { order.reset(); show(); write(); }));
  // A browser may have kept a choice from before a reload.
  if (Object.values(chosen()).some(Boolean)) show();
}

/**
 * Buttons in the headers that can be sorted. A second press turns the order around; a reset brings the first one back.
 * @param {HTMLElement} explorer
 * @param {HTMLTableRowElement[]} rows
 * @param {() => void} changed
 * @returns {{reset: () => void, sentence: (words: Words) => string}}
 */
function sorting(explorer, rows, changed) {
  const heads = [.../** @type {NodeListOf<HTMLTableCellElement>} */ (explorer.querySelectorAll("th[data-sort]"))];
  const body = rows[0].parentElement;
  /** @param {number[]} order */
  const place = (order) => body.append(...order.map((number) => rows[number]));
  /** @type {(head: Element | null, way?: Way) => void} */
  const mark = (head, way) => {
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    if (head) head.setAttribute("aria-sort", way);
  };
  for (const head of heads) {
    const button = make("button", { type: "button" }, [...head.childNodes]);
    head.append(button);
    button.addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      mark(head, way);
      place(sorted(rows.map(({ cells }) => cells[head.cellIndex].dataset.key ?? cells[head.cellIndex].textContent), way));
      changed();
    });
  }
  return {
    reset: () => { mark(null); place([...rows.keys()]); },
    sentence: ({ sorted: template, ways }) => {
      const head = heads.find((other) => other.hasAttribute("aria-sort"));
      return head ? fill(template, { column: head.textContent, way: ways[head.getAttribute("aria-sort")] }) : "";
    },
  };
}
