// Filters and sorts a table that is complete without this script: each select of a form keeps the rows that carry its
// value, each button of a header sorts by its column.

import { markDead, startEach } from "../exhibits/apart.js";
import { onDone } from "../exhibits/form.js";
import { fill } from "../exhibits/words.js";

const JOIN = "|"; // between several values of one row, see tables/explorer.py

/**
 * @param {Object<string, string>} values what a row carries, by filter; several values are joined
 * @param {Object<string, string>} choice what the reader chose, by filter; empty means any
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
 * @param {"ascending" | "descending"} way
 * @returns {number[]} the places of the rows in their new order; equals stay in the order they had, empty ones come last
 */
export function sorted(keys, way) {
  const sign = way === "descending" ? -1 : 1;
  const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  return [...keys.keys()].sort((a, b) => !keys[a] - !keys[b] || sign * compare(keys[a], keys[b]));
}

/**
 * Make every explorer under a root work.
 * @param {ParentNode} root the document, or a part of it
 */
export function startExplorers(root) {
  startEach(root.querySelectorAll("[data-explorer]"), start, markDead);
}

function start(explorer) {
  const form = explorer.querySelector("form");
  if (!form) return;
  const words = JSON.parse(explorer.dataset.words);
  const rows = [...explorer.querySelectorAll("tbody tr")];
  const box = explorer.querySelector(".table-box");
  const [count, empty] = [explorer.querySelector("[data-count]"), explorer.querySelector("[data-empty]")];
  const order = sorting(explorer, rows, () => show());
  const show = () => {
    // The place stays as high as it was: what follows does not jump.
    box.style.minHeight ||= `${box.offsetHeight}px`;
    const choice = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const row of rows) {
      row.hidden = !keeps(row.dataset, choice);
      shown += row.hidden ? 0 : 1;
    }
    box.scrollTop = 0;
    empty.hidden = shown > 0;
    count.textContent = [countSentence(words, shown, rows.length), order.told(words)].join(" ").trim();
  };
  onDone(form);
  form.addEventListener("change", show);
  // The fields have their first values back only after the event.
  form.addEventListener("reset", () => setTimeout(() => { order.reset(); show(); }));
  // A browser may have kept a choice from before a reload.
  if (Object.values(Object.fromEntries(new FormData(form))).some(Boolean)) show();
}

// Buttons in the headers that can be sorted. A second press turns the order around; a reset brings the first one back.
function sorting(explorer, rows, changed) {
  const heads = [...explorer.querySelectorAll("th[data-sort]")], body = rows[0].parentNode;
  const place = (order) => body.append(...order.map((number) => rows[number]));
  const mark = (head, way) => {
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    if (head) head.setAttribute("aria-sort", way);
  };
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
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
    told: ({ sorted: sentence, ways }) => {
      const head = heads.find((one) => one.hasAttribute("aria-sort"));
      return head ? fill(sentence, { column: head.textContent, way: ways[head.getAttribute("aria-sort")] }) : "";
    },
  };
}
