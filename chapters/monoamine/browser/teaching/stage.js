// The figure of an activity comes to the card that runs it (book/stages.py puts it into the first card, in a fold). The
// reader's eye and the keyboard stay where they are.

import { make } from "../exhibits/elements.js";

/** @import { SceneExhibit, Stage } from "./types.js" */

/** @type {WeakMap<SceneExhibit, Stage>} */
const stages = new WeakMap();

/**
 * @param {SceneExhibit} exhibit
 * @param {string} back what the button says that brings the figure home
 * @returns {Stage} the same for all activities of an exhibit
 */
export function stageOf(exhibit, back) {
  if (!stages.has(exhibit)) stages.set(exhibit, createStage(exhibit, back));
  return stages.get(exhibit);
}

/**
 * @param {SceneExhibit} exhibit
 * @param {string} back
 * @returns {Stage}
 */
function createStage({ element }, back) {
  const fold = /** @type {HTMLDetailsElement | null} */ (element.closest("details.stage"));
  const moved = /** @type {HTMLElement} */ (fold ?? element.closest(".cell") ?? element);
  let leave = () => {};
  // Built open, for paper and for who has no script.
  if (fold) fold.open = false;
  // What may be explored before any activity can be brought back to where it was.
  const home = fold ? null : make("p", { class: "stage-home" }, [make("button", { type: "button" }, [back])]);
  home?.firstElementChild.addEventListener("click", () => {
    // The button goes: its place is where the keyboard is.
    const { top } = home.getBoundingClientRect();
    home.replaceWith(moved);
    leave();
    moved.tabIndex = -1;
    moved.focus({ preventScroll: true });
    scrollBy({ top: moved.getBoundingClientRect().top - top, behavior: "instant" });
  });

  return {
    isIn: (place) => place.contains(moved),
    bring(place, left) {
      leave = left;
      if (fold) fold.open = true;
      if (place.contains(moved)) return;
      const { top } = place.getBoundingClientRect();
      if (home && !home.isConnected) moved.before(home);
      place.append(moved);
      // What went from above takes nothing away from the reader.
      scrollBy({ top: place.getBoundingClientRect().top - top, behavior: "instant" });
    },
  };
}
