// The dose-response beside a scene. It takes a dozen runs and is solved in a quiet moment, one run a turn.

/** @import { DashboardExhibit, DoseAnswer, DosePanel, Engine, Plots, State } from "./types.js" */

import { describeDose } from "./descriptions.js";
import { dosePanel } from "./draw.js";
import { doseResponse } from "./scene.js";
import { inTurns, settled } from "./timing.js";

// How long after the last change it is solved again.
const QUIET_MS = 120;

/**
 * @param {DashboardExhibit} exhibit its `dose` is the answer that is shown
 * @param {Engine} engine
 * @param {() => State} wanted the state that is shown
 * @returns {{solve: () => void, forget: () => void, check: () => void, mount: (plots: Plots) => void}} solve it for a new
 *   scene; take it away; take it away if it is of another drug; show it in plots from now on
 */
export function createDoseView(exhibit, engine, wanted) {
  const { element, payload: { data } } = exhibit, shown = data.shown.includes("dose");
  /** @type {Plots | null} */
  let plots = null;
  /** @type {DosePanel | null | undefined} null where nothing is given, undefined while it is not solved yet */
  let panel;

  function show(/** @type {DoseAnswer | null} */ answer) {
    const state = wanted();
    panel = dosePanel(state, answer, data.rules);
    plots?.showDose(panel);
    exhibit.dose = answer;
    describeDose(element, state, answer, data);
  }

  function forget() {
    panel = undefined;
    exhibit.dose = undefined;
    if (shown) plots?.showDose(undefined);
  }

  function solveNow() {
    if (!shown) return;
    const state = wanted(), curve = doseResponse(engine, state, data.rules);
    if (!curve) return show(null);
    const { amounts, next } = curve;
    inTurns(amounts.length, next, () => state === wanted(), (said) => show({ amounts, said }));
  }

  return {
    solve: settled(QUIET_MS, solveNow),
    forget,
    // No curve stands beside a scene whose drug it is not of.
    check() {
      const state = wanted();
      if (panel !== undefined && panel?.key !== state.doses[state.vary - 1]?.drug) forget();
    },
    mount(/** @type {Plots} */ there) {
      plots = there;
      plots.showDose(panel);
    },
  };
}
