// Published findings as items of a list. dashboard/html.py: point_html writes the same before any script.

/**
 * @param {HTMLElement} list
 * @param {object[]} points drug, what, told, url and source of each
 * @param {string} [none] what is said where there is none
 */
export function listPoints(list, points, none) {
  const shape = points.map(({ drug, what, told, source }) => [drug, what, told, source].join()).join("|");
  if (list.dataset.shape === shape) return;
  list.dataset.shape = shape;
  const items = points.map(({ drug, what, told, url, source }) => element("li", {}, [
    element("b", {}, [drug]), `, ${what}: ${told} `, element("a", { href: url }, [source]),
  ]));
  list.replaceChildren(...(items.length || !none ? items : [element("li", {}, [none])]));
}

function element(tag, attributes, children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
