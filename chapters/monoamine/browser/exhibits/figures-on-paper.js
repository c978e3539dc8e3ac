// The figures of a page on paper. Each plot that is drawn is printed as a picture, which fits the paper and has its
// colors. A plot that is not leaves its place to its still picture, or to a sentence (css/exhibit.css).

import { slotOf } from "./mount.js";
import { onPaper } from "./paper.js";
import { applyInks } from "./theme.js";
import { forgetStyles } from "./bokeh-patches.js";

/** @import { Exhibit, PaperFigures, PlotView } from "./types.js" */

const POLL_MS = 100;
// A plot is painted for good when it was so often seen to be: what is solved in a quiet moment comes later.
const STEADY = 3;
// BokehJS takes new colors in within so many turns, and tells nobody when it has.
const TURNS = 200;
// Each side of the picture on which a plot is looked for.
const SAMPLE = 64;

/**
 * @param {Record<string, Exhibit>} exhibits of main.js
 * @returns {PaperFigures}
 */
export function startPaper(exhibits) {
  const all = Object.values(exhibits), { documentElement: root } = document;
  const startAll = () => all.forEach((exhibit) => exhibit.start());
  const ready = () => all.filter(({ state }) => state === "ready");
  const drawn = () => all.every(isDrawn);

  async function draw(patience) {
    const until = performance.now() + patience;
    startAll();
    for (let steady = 0; steady < STEADY && performance.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      steady = drawn() ? steady + 1 : 0;
    }
  }

  let here = false;
  const layAll = () => { if (here) all.forEach(lay); };
  onPaper(() => {
    here = true;
    // Too late for this paper, in time for the next.
    startAll();
    if (root.dataset.theme === "dark") inPaperColors(ready(), layAll);
    else layAll();
  }, () => {
    here = false;
    all.forEach(clear);
    // What was read and painted meanwhile is of the paper.
    forgetStyles();
    ready().forEach(({ views }) => views.forEach((view) => view.request_repaint()));
  });
  return { drawn, draw };
}

/** @param {Exhibit} exhibit */
function isDrawn({ state, views }) {
  return state === "error" || (state === "ready" && views.every((view) => !view.is_displayed || isPainted(view)));
}

/**
 * @param {PlotView} view
 * @returns {HTMLCanvasElement[]}
 */
function layersOf({ canvas_view: { primary, overlays } }) {
  return [primary, overlays].map(({ canvas }) => canvas).filter(({ width, height }) => width && height);
}

function isPainted(view) {
  const sample = Object.assign(document.createElement("canvas"), { width: SAMPLE, height: SAMPLE });
  const pen = sample.getContext("2d", { willReadFrequently: true });
  pen.imageSmoothingQuality = "high";
  for (const layer of layersOf(view)) pen.drawImage(layer, 0, 0, SAMPLE, SAMPLE);
  return pen.getImageData(0, 0, SAMPLE, SAMPLE).data.some((value, i) => i % 4 === 3 && value);
}

/**
 * Put into each place of an exhibit what the paper shows there.
 * @param {Exhibit} exhibit
 */
function lay({ element, state, views }) {
  const stale = element.hasAttribute("data-stale");
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll(".exhibit-slot"))) {
    const view = state === "ready" && views.find(({ model }) => slotOf(element, model.id) === slot);
    if (view && isPainted(view)) slot.append(pictureOf(view));
    slot.dataset.paper = slot.querySelector(".exhibit-print") ? "drawn" : !stale && slot.querySelector(".dash-still-plot, .exhibit-still") ? "still" : "told";
  }
}

function pictureOf(view) {
  const [first, ...rest] = layersOf(view);
  const picture = Object.assign(document.createElement("canvas"), { className: "exhibit-print", width: first.width, height: first.height });
  picture.style.width = `${view.bbox.width}px`;
  const pen = picture.getContext("2d");
  for (const layer of [first, ...rest]) pen.drawImage(layer, 0, 0);
  return picture;
}

/** @param {Exhibit} exhibit */
function clear({ element }) {
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-paper]"))) delete slot.dataset.paper;
  for (const picture of element.querySelectorAll(".exhibit-print")) picture.remove();
}

// Paint plots in the colors of the paper, hand them over, and give the page its theme back, from which they are painted
// anew. Nothing here waits longer than the browser does before it prints.
async function inPaperColors(exhibits, then) {
  const { dataset } = document.documentElement, { theme } = dataset;
  dataset.theme = "light";
  try {
    forgetStyles();
    for (const exhibit of exhibits.filter((one) => one.document)) {
      applyInks(exhibit.document);
      exhibit.behaviour?.themed?.(exhibit);
    }
    for (let turn = 0; turn < TURNS; turn++) await null;
    for (const view of exhibits.flatMap(({ views }) => views)) {
      view.invalidate_painters();
      view.paint();
    }
    then();
  } finally {
    dataset.theme = theme;
  }
}
