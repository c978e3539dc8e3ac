// Predict, run, explain: the reader commits to a prediction, the exhibit of the page runs the model in the card, and the
// number that it finds is held against the prediction and against what was measured.

import { markDead, startEach } from "../exhibits/apart.js";
import { onDone } from "../exhibits/form.js";
import { BEGINNING, next } from "./activity-state.js";
import { ActivityView } from "./activity-view.js";
import { compare } from "./comparison.js";
import { ownProgress } from "./progress.js";
import { ask, openQuietly, play } from "./scenes.js";
import { stageOf } from "./stage.js";

/** @import { Activity, ActivityEvent, ActivityState, ProgressKeeper, SceneExhibit } from "./types.js" */

/**
 * Make every activity under a root work.
 * @param {ParentNode} root
 * @param {Record<string, SceneExhibit>} exhibits of main.js, by name
 * @param {ProgressKeeper} [progress]
 */
export function startActivities(root, exhibits, progress = ownProgress()) {
  // Several activities may drive one exhibit: which of them shows something there now.
  const owners = new Map();
  const elements = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-activity]"));
  startEach(elements, (element) => start(element, exhibits, owners, progress), markDead);
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, SceneExhibit>} exhibits
 * @param {Map<SceneExhibit, ActivityView>} owners
 * @param {ProgressKeeper} progress
 */
function start(element, exhibits, owners, progress) {
  /** @type {Activity} */
  const activity = JSON.parse(element.querySelector("[data-definition]").textContent);
  const exhibit = exhibits[activity.exhibit], view = new ActivityView(element, activity);
  const { form, fields, run, again, look } = view, stage = exhibit && stageOf(exhibit, activity.text.home);
  /** @type {ActivityState} */
  let state = BEGINNING;

  /** @param {ActivityEvent} event @returns {boolean} whether it changed anything */
  function happen(event) {
    const before = state;
    state = next(state, event);
    if (state !== before) view.draw(state, shows());
    return state !== before;
  }

  /** @returns {boolean} whether the figure shows this activity here */
  function shows() {
    return owners.get(exhibit) === view && Boolean(stage?.isIn(view.place));
  }

  /** Make the exhibit this activity's own. */
  function takeOver() {
    const other = owners.get(exhibit);
    owners.set(exhibit, view);
    if (other !== view) other?.lose();
  }

  /** Make it its own and bring it into the card. */
  function bring() {
    takeOver();
    stage.bring(view.place, () => view.lose());
  }

  // The answer is not to be seen before the prediction.
  function conceal() {
    takeOver();
    if (exhibit?.open) openQuietly(exhibit, activity.before);
  }

  onDone(form, run, async () => {
    if (!happen({ type: "run" }) || state.phase !== "running") return;
    const { guess } = state;
    try {
      bring();
      const comparison = compare(activity, guess, await ask(exhibit, activity), view.options);
      happen({ type: "answer", comparison });
      progress.ran(element.dataset.activity, comparison.agreed);
      play(exhibit);
    } catch {
      happen({ type: "fail" });
    }
    view.lead();
  });
  again.addEventListener("click", () => {
    if (!happen({ type: "retry" })) return;
    conceal();
    view.begin();
  });
  form.addEventListener("focusin", () => {
    if (state.phase === "predicting" && owners.get(exhibit) !== view) conceal();
  });
  // A click leaves the slider where it stands, and says that the reader means it.
  for (const sign of ["input", "click"]) {
    fields.addEventListener(sign, ({ target }) => {
      if (!(/** @type {Element} */ (target)).matches("input") || fields.disabled) return;
      view.describeSlider();
      happen({ type: "guess", guess: view.guess() });
    });
  }
  look.addEventListener("click", () => {
    bring();
    openQuietly(exhibit, activity.run);
    view.draw(state, true);
    play(exhibit);
    view.lead();
  });
  view.draw(state, true);
  if (!owners.has(exhibit)) conceal();
}
