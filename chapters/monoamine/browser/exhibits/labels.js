// Names under a plot: short where it is narrow, in full where there is room. An axis with ticks 0, 1, 2 ... carries its
// full names in a tag, "wide-labels:Semax|d-amphetamine"; its own labels are the short ones.

/** @import { PlotView } from "./types.js" */

const TAG = "wide-labels:";
const ROOM = 480; // px of the whole plot

/**
 * @param {any[]} tags tags of a model
 * @returns {string[] | null} the full names, null when there are none
 */
export function wideLabels(tags) {
  const tag = tags.find((text) => String(text).startsWith(TAG));
  return tag === undefined ? null : tag.slice(TAG.length).split("|");
}

/**
 * Keep the names of a plot's axes as long as its width allows.
 * @param {PlotView} view
 * @param {HTMLElement} place its place, whose width counts
 */
export function fitLabels(view, place) {
  for (const axis of [...view.model.below, ...view.model.left]) {
    const full = wideLabels(axis.tags);
    if (!full) continue;
    const faces = { narrow: axis.major_label_overrides, wide: new Map(full.map((name, at) => [at, name])) };
    let face = "narrow";
    new ResizeObserver(() => {
      const next = place.clientWidth < ROOM ? "narrow" : "wide";
      if (next === face) return;
      face = next;
      axis.major_label_overrides = faces[face];
    }).observe(place);
  }
}
