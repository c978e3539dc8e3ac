// Keeps figures in the colours of the page's theme. A model tagged "ink:DA" (or "ink-line:", "ink-fill:", "ink-text:")
// takes the CSS custom property --ink-da. Axes, grids and text follow the --bk-* properties in exhibit.css by themselves.

import { forgetStyles } from "./bokeh-patches.js";

/** @import { BokehDocument } from "./types.js" */

const PARTS = {
  "ink": ["line_color", "fill_color"],
  "ink-line": ["line_color"],
  "ink-fill": ["fill_color"],
  "ink-text": ["text_color"],
};

/**
 * @param {string} name a name of data/colours.csv
 * @returns {string} its CSS custom property, "5-HT" -> "--ink-5-ht"
 */
export function tokenName(name) {
  return `--ink-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
}

/**
 * @param {any[]} tags tags of a model
 * @returns {{property: string, name: string}[]} which property takes which ink
 */
export function inkedProperties(tags) {
  return tags.flatMap((tag) => {
    const [part, name] = String(tag).split(/:(.*)/s);
    return (PARTS[part] ?? []).map((property) => ({ property, name }));
  });
}

function recoloured(current, colour) {
  // A glyph holds {value: "#b84a00"}, an annotation the bare colour; null means "not drawn" and stays so.
  if (current === null || current === undefined) return undefined;
  if (typeof current === "object" && !Array.isArray(current)) {
    return "value" in current && current.value !== null ? { ...current, value: colour } : undefined;
  }
  return colour;
}

/**
 * Give every tagged model of a Bokeh document the colours of the present theme.
 * @param {BokehDocument} bokehDocument
 */
export function applyInks(bokehDocument) {
  const style = getComputedStyle(document.documentElement);
  for (const model of bokehDocument.all_models) {
    for (const { property, name } of inkedProperties(model.tags ?? [])) {
      const colour = style.getPropertyValue(tokenName(name)).trim();
      if (!colour || !(property in model.properties)) continue;
      const next = recoloured(model[property], colour);
      if (next !== undefined) model[property] = next;
    }
  }
  // The heads of a whisker are painted with what it read when it last changed itself.
  for (const model of bokehDocument.all_models) {
    if ("upper_head" in model.properties) model.change.emit();
  }
}

/**
 * @param {() => void} changed called after html[data-theme] has changed
 */
export function watchTheme(changed) {
  const renew = () => {
    forgetStyles();
    changed();
  };
  new MutationObserver(renew).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
}
