// Puts the Bokeh figures of one exhibit into their places in the page.

import { loadBokeh } from "./bokeh.js";
import { fitLabels } from "./labels.js";
import { makeTextsPrompt } from "./texts.js";
import { applyInks } from "./theme.js";
import { makeThrifty } from "./bokeh-patches.js";

/** @import { BokehDocument, Payload, PlotView } from "./types.js" */

/**
 * @param {HTMLElement} element the figure element
 * @param {Payload} payload
 * @returns {Promise<{document: BokehDocument, views: PlotView[]}>}
 */
export async function mount(element, payload) {
  const Bokeh = await loadBokeh();
  const roots = {};
  for (const figure of payload.figures) {
    const place = document.createElement("div");
    place.className = "exhibit-canvas";
    slotOf(element, figure.root).append(place);
    roots[figure.root] = place;
  }
  const doc = { [payload.name]: JSON.parse(payload.doc) };
  const [manager] = await Bokeh.embed.embed_items(doc, [{ docid: payload.name, root_ids: Object.keys(roots), roots }]);
  const views = payload.figures.map(({ root }) => [...manager].find((view) => view.model.id === root));
  views.forEach(quieten);
  views.forEach(wipeWhole);
  views.forEach((view) => makeTextsPrompt(view, Bokeh.Models.get("PlainText")));
  views.forEach(makeThrifty);
  views.forEach((view) => fitLabels(view, slotOf(element, view.model.id)));
  const bokehDocument = views[0].model.document;
  applyInks(bokehDocument);
  return { document: bokehDocument, views };
}

/**
 * @param {HTMLElement} element the figure element
 * @param {string} root id of the Bokeh root
 * @returns {HTMLElement} the place reserved for it
 */
export function slotOf(element, root) {
  return element.querySelector(`.exhibit-slot[data-root="${root}"]`);
}

// BokehJS clears a canvas after it has shifted it by half a pixel. So whatever was once painted in the first column or
// row stays there: the last letter of an axis label, say, from a moment in which the plot was narrow.
/** @param {PlotView} view */
function wipeWhole(view) {
  const { primary, overlays } = view.canvas_view;
  for (const layer of [primary, overlays]) {
    layer.clear = () => layer.undo_transform((ctx) => ctx.clearRect(0, 0, layer.canvas.width, layer.canvas.height));
  }
}

/** @param {PlotView} view */
function quieten(view) {
  const events = view.canvas_view.events_el;
  // A nameless tab stop that does nothing by keyboard; the words and the table say what it shows.
  events.tabIndex = -1;
  // Without this a finger on the plot cannot scroll the page.
  events.style.touchAction = "pan-y";
  events.style.outline = "none";
  // Bokeh answers a mouse that moves, not a finger that taps: a tap asks for the point under it, too. It has to come
  // after the finger's own "leave", which follows "up" at once and would close the tip.
  events.addEventListener("pointerup", (event) => {
    if (event.pointerType !== "touch") return;
    const { clientX, clientY } = event;
    // "view" makes the browser add the scroll position to pageX and pageY.
    const finger = { clientX, clientY, view: window, pointerType: "mouse", isPrimary: true };
    setTimeout(() => events.dispatchEvent(new PointerEvent("pointermove", finger)));
  });
}
