// Has an exhibit of the page solve scenes, and reads numbers off them.

import { readOut } from "./comparison.js";

/** @import { Activity, SceneExhibit, SolvedScene } from "./types.js" */

// After this long without a scene the model is taken to have failed.
const PATIENCE_MS = 10000;
// Longer than the exhibit waits before it speaks.
const QUIET_MS = 1500;
const PLAY_MS = 3000;
const PERCENT = 100;

/**
 * The number that answers: read off the scene that the exhibit makes of the link.
 * @param {SceneExhibit} exhibit
 * @param {Activity} activity
 * @returns {Promise<number>}
 */
export async function ask(exhibit, { run, read, over, form }) {
  exhibit.start();
  const apart = over && over.link !== run;
  const base = apart ? readOut(await solved(exhibit, over.link), { ...read, run: over.run }) : null;
  const scene = await solved(exhibit, run);
  const value = readOut(scene, read);
  if (over) return value / (base ?? readOut(scene, { ...read, run: over.run }));
  return form === "times" ? value / PERCENT : value;
}

/** @param {SceneExhibit} exhibit @param {string} link @returns {Promise<SolvedScene>} */
function solved(exhibit, link) {
  const before = exhibit.scene, until = performance.now() + PATIENCE_MS;
  openQuietly(exhibit, link);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (exhibit.scene !== before) resolve(exhibit.scene);
      else if (performance.now() > until) reject(new Error("no scene"));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/**
 * Open a link. The activity tells what came out; the exhibit need not tell it at the same time.
 * @param {SceneExhibit} exhibit
 * @param {string} link
 */
export function openQuietly(exhibit, link) {
  const live = exhibit.element.querySelector("[data-live]");
  live?.setAttribute("aria-live", "off");
  exhibit.open(link);
  setTimeout(() => live?.removeAttribute("aria-live"), QUIET_MS);
}

/**
 * Play the scene that is open up to its moment, as soon as it is drawn.
 * @param {SceneExhibit} exhibit
 */
export function play(exhibit) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const begin = () => exhibit.play(PLAY_MS);
  if (exhibit.state === "ready") begin();
  else exhibit.element.addEventListener("monoamine:ready", begin, { once: true });
}
