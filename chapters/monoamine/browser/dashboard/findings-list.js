// Published findings as items of a list. dashboard/html.py: point_html writes the same before any script.

/** @import { Told } from "./types.js" */

import { make } from "../exhibits/elements.js";

/**
 * @param {HTMLElement} list
 * @param {Told[]} points
 * @param {string} [none] what is said where there is none
 */
export function listPoints(list, points, none) {
  const shape = points.map(({ drug, what, told, source }) => [drug, what, told, source].join()).join("|");
  if (list.dataset.shape === shape) return;
  list.dataset.shape = shape;
  const items = points.map(({ drug, what, told, url, source }) => make("li", {}, [
    make("b", {}, [drug]), `, ${what}: ${told} `, make("a", { href: url }, [source]),
  ]));
  list.replaceChildren(...(items.length || !none ? items : [make("li", {}, [none])]));
}
