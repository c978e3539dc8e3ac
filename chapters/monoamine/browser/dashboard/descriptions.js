// What the plots say to who does not see them.

/** @import { DashboardData, DoseAnswer, Scene, State } from "./types.js" */

import { fill, listing } from "../exhibits/words.js";
import { reading } from "./scene.js";
import { change, momentText } from "./tell.js";
import { runName } from "./where.js";

/**
 * @param {string} label of the plot
 * @param {string} view a transmitter, or "product"
 * @param {Scene} scene
 * @param {Pick<DashboardData, "text" | "rules">} data
 * @returns {string} what its curves are at the chosen minute
 */
export function plotDescription(label, view, { state: { at }, times, runs }, { text, rules }) {
  const changes = runs.map((run) => ({ key: run.key, curve: view === "product" ? run.product : run.outside[view] }))
    .filter(({ curve }) => curve)
    .map(({ key, curve }) => fill(text.say.with, { change: change(reading(times, curve, at), text.say, rules), what: runName(key, text) }));
  return `${label}, ${momentText(at, text, rules)}: ${listing(changes, text.say.and)}`;
}

/**
 * @param {string} label of the plot
 * @param {State} state
 * @param {DoseAnswer | null} answer
 * @param {Pick<DashboardData, "text" | "rules" | "names">} data
 * @returns {string} the response at its smallest and its largest dose
 */
export function doseDescription(label, state, answer, { text, names, rules }) {
  if (!answer) return `${label}: ${text.dose_empty.replace("\n", " ")}`;
  const { drug } = state.doses[state.vary - 1], { amounts, said } = answer;
  const ends = [0, amounts.length - 1].map((i) => fill(text.say.with, {
    change: change(said[i], text.say, rules), what: fill(text.units.dose, { value: Number(amounts[i].toPrecision(2)) }),
  }));
  return `${label}, ${drug}, ${names[state.see]}, ${momentText(state.at, text, rules)}: ${listing(ends, text.say.and)}`;
}

/**
 * Describe every plot of a scene but the dose view.
 * @param {HTMLElement} element
 * @param {Scene} scene
 * @param {DashboardData} data
 */
export function describePlots(element, scene, data) {
  const slots = element.querySelectorAll('.exhibit-slot:not([data-view="dose"])');
  for (const slot of /** @type {NodeListOf<HTMLElement>} */ (slots)) {
    slot.setAttribute("aria-label", plotDescription(slot.dataset.label, slot.dataset.view, scene, data));
  }
}

/**
 * Describe the dose view.
 * @param {HTMLElement} element
 * @param {State} state
 * @param {DoseAnswer | null} answer
 * @param {DashboardData} data
 */
export function describeDose(element, state, answer, data) {
  const slot = /** @type {HTMLElement} */ (element.querySelector('[data-view="dose"]'));
  slot.setAttribute("aria-label", doseDescription(slot.dataset.label, state, answer, data));
}
