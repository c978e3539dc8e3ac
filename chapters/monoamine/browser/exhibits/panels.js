// Rewrites the blocks under the plots. exhibits/static.py makes the same elements for the page before any script runs.

import { make } from "./elements.js";

/**
 * @param {HTMLElement} figure
 * @param {string} id
 * @returns {HTMLElement}
 */
function panel(figure, id) {
  return figure.querySelector(`[data-panel="${id}"]`);
}

/**
 * Replace the items of a list panel; the empty line shows when there is none.
 * @param {HTMLElement} figure
 * @param {string} id of the panel
 * @param {{text: string, source: {text: string, url: string}}[]} items
 */
export function showList(figure, id, items) {
  const place = panel(figure, id);
  place.querySelector("[data-items]").replaceChildren(...items.map(({ text, source }) =>
    make("li", {}, [`${text} `, make("a", { href: source.url }, [source.text])])));
  /** @type {HTMLElement} */ (place.querySelector("[data-empty]")).hidden = items.length > 0;
}

/**
 * Replace the cards of a cards panel (findings/describe.js makes them).
 * @param {HTMLElement} figure
 * @param {string} id of the panel
 * @param {{title: string, token: string, count: string, lines: {state: string, drug: string, text: string}[]}[]} items
 */
export function showCards(figure, id, items) {
  panel(figure, id).querySelector("[data-items]").replaceChildren(...items.map((card) =>
    make("section", { class: "exhibit-card", style: `--card-ink:var(${card.token})` }, [
      make("p", { class: "exhibit-card-title" }, [card.title]),
      make("p", { class: "exhibit-count" }, [card.count]),
      make("ul", {}, card.lines.map(({ state, drug, text }) => make("li", { class: state }, [make("b", {}, [drug]), ` ${text}`]))),
    ])));
}

/**
 * Show the rows of a table panel whose numbers are given, hide the others.
 * @param {HTMLElement} figure
 * @param {string} id of the panel
 * @param {number[]} numbers
 */
export function showRows(figure, id, numbers) {
  const wanted = new Set(numbers.map(String));
  const rows = /** @type {NodeListOf<HTMLElement>} */ (panel(figure, id).querySelectorAll("tr[data-row]"));
  for (const row of rows) row.hidden = !wanted.has(row.dataset.row);
}
