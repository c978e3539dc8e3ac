// Rewrites the blocks under the plots. exhibits/static.py makes the same elements for the page before any script runs.

function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function panel(figure, id) {
  return figure.querySelector(`[data-panel="${id}"]`);
}

/** Replace the items of a list panel: {text, source: {text, url}}; the empty line shows when there is none. */
export function showList(figure, id, items) {
  const place = panel(figure, id);
  place.querySelector("[data-items]").replaceChildren(...items.map(({ text, source }) =>
    make("li", {}, [`${text} `, make("a", { href: source.url }, [source.text])])));
  place.querySelector("[data-empty]").hidden = items.length > 0;
}

/** Replace the cards of a cards panel (findings/describe.js makes them). */
export function showCards(figure, id, items) {
  panel(figure, id).querySelector("[data-items]").replaceChildren(...items.map((card) =>
    make("section", { class: "exhibit-card", style: `--card-ink:var(${card.token})` }, [
      make("p", { class: "exhibit-card-title" }, [card.title]),
      make("p", { class: "exhibit-count" }, [card.count]),
      make("ul", {}, card.lines.map(({ state, drug, text }) => make("li", { class: state }, [make("b", {}, [drug]), ` ${text}`]))),
    ])));
}

/** Show the rows of a table panel whose numbers are given, hide the others. */
export function showRows(figure, id, numbers) {
  const wanted = new Set(numbers.map(String));
  const rows = panel(figure, id).querySelectorAll("tr[data-row]");
  for (const row of rows) row.hidden = !wanted.has(row.dataset.row);
}
