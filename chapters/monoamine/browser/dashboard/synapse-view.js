// The synapse picture in a figure of the page: a moment of a scene, held still or moving.

/** @import { Known, Moment, Scene, Snapshot, Synapse } from "./types.js" */

import { createSynapse } from "./synapse.js";

/**
 * @param {HTMLElement} element
 * @param {Known} data
 * @returns {Synapse | null} the picture in the element
 */
export function synapseOf(element, data) {
  const svg = /** @type {SVGSVGElement | null} */ (element.querySelector(".synapse-stage svg"));
  if (!svg) return null;
  const drawing = createSynapse(svg, data.text.synapse.labels);
  return {
    show: (moment, scene) => drawing.show(snapshotOf(moment, scene, data)),
    pause: drawing.pause, resume: drawing.resume, yieldTo: drawing.yieldTo,
  };
}

/**
 * @param {Moment} moment
 * @param {Scene} scene
 * @param {Known} data
 * @returns {Snapshot} what the picture of the moment draws
 */
export function snapshotOf(moment, { state, runs: [{ drugs }] }, data) {
  return { ...moment, outside: moment.extracellular, inks: inksOf(drugs, data), scene: [drugs, state.region, state.hypothesis, state.see].join() };
}

/**
 * What plugs a carrier is drawn in the ink of the blocker that is given.
 * @param {string[]} drugs
 * @param {Known} data
 */
function inksOf(drugs, { tokens }) {
  const blocker = drugs.find((drug) => drug === "methylphenidate" || drug === "modafinil") ?? "methylphenidate";
  return { blocker: tokens[blocker], releaser: tokens["d-amphetamine"] };
}

/**
 * Hold pictures still, or let them move again.
 * @param {Element} button says which
 * @param {Synapse[]} pictures
 * @param {{play: string, pause: string}} words of the button
 */
export function holdStill(button, pictures, { play, pause }) {
  const stop = button.getAttribute("aria-pressed") !== "true";
  for (const picture of pictures) picture[stop ? "pause" : "resume"]();
  button.setAttribute("aria-pressed", String(stop));
  button.textContent = stop ? play : pause;
}
