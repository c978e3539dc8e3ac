// Filters a table that is complete without this script: each select of a form keeps the rows that carry its value.

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
  return form.replace("{shown}", shown).replace("{n}", n);
}

/**
 * Make every explorer under a root work.
 * @param {ParentNode} root the document, or a part of it
 */
export function startExplorers(root) {
  root.querySelectorAll("[data-explorer]").forEach(start);
}

function start(explorer) {
  const form = explorer.querySelector("form");
  if (!form) return;
  const words = JSON.parse(explorer.dataset.words);
  const rows = [...explorer.querySelectorAll("tbody tr")];
  const box = explorer.querySelector(".table-box");
  const [count, empty] = [explorer.querySelector("[data-count]"), explorer.querySelector("[data-empty]")];
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
    count.textContent = countSentence(words, shown, rows.length);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  // The fields have their first values back only after the event.
  form.addEventListener("reset", () => setTimeout(show));
  // A browser may have kept a choice from before a reload.
  if (Object.values(Object.fromEntries(new FormData(form))).some(Boolean)) show();
}
