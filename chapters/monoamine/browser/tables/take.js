// The rows of the explorer that are shown, as a file: what the columns say, the id of each row, and where its source is.

import { csvText, harmless } from "../exhibits/csv.js";
import { createGiver } from "../exhibits/hand-over.js";
import { late } from "../exhibits/late.js";
import { count } from "../exhibits/words.js";

/** @import { Citation, Words } from "../exhibits/types.js" */
/** @import { Rule } from "./types.js" */

/**
 * @param {string} name what each file begins with
 * @param {Record<string, string>} choice what the reader chose, by filter; empty means any
 * @returns {string} the name of the file says the choice
 */
export function fileName(name, choice) {
  const words = [name, ...Object.values(choice).filter(Boolean)].map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-"));
  return `${words.map((word) => word.replace(/^-|-$/g, "")).join("-")}.csv`;
}

/**
 * @param {HTMLTableRowElement[]} rows
 * @param {{id: string, address: string, labels: string[], rule: Rule}} words
 * @param {Record<string, Citation>} citations by the place that a source's link names
 * @returns {string} the file
 */
export function fileOf(rows, { id, address, labels, rule }, citations) {
  const lines = rows.map((row) => {
    const cells = [...row.cells].map(({ textContent }, place) => harmless(textContent, labels[place], rule));
    return [row.dataset.id, ...cells, row.dataset.address ?? citations[row.querySelector("a").hash.slice(1)].address];
  });
  return csvText([[id, ...labels, address], ...lines]);
}

/**
 * @param {HTMLElement} explorer
 * @param {() => Record<string, string>} chosen
 * @returns {(shown: number) => void} tells the button how many rows are shown; an explorer without one is left as it is
 */
export function createTaking(explorer, chosen) {
  const button = explorer.querySelector("[data-take-rows]");
  if (!button) return () => {};
  const words = JSON.parse(explorer.querySelector("[data-take-data]").textContent);
  const give = createGiver(explorer.querySelector("[data-taken]"), words.handOver);
  button.addEventListener("click", async () => {
    give.clear();
    const rows = /** @type {HTMLTableRowElement[]} */ ([...explorer.querySelectorAll("tbody tr:not([hidden])")]);
    if (!rows.length) return give.say(words.nothing);
    const name = fileName(words.file, chosen());
    try {
      await late("cites");
    } catch {
      return give.say(words.missing);
    }
    return give.file(name, new Blob([fileOf(rows, words, window.monoamineCitations)], { type: "text/csv" }));
  });
  return (shown) => {
    give.clear();
    button.textContent = count(words.button, shown);
  };
}
