// A scene, handed to another program of the device: its card as a file, and its link. Where no program may be asked, the
// card is saved and the link copied.

/** @import { DashboardExhibit } from "./types.js" */
/** @import { Giver } from "../exhibits/types.js" */

import { late } from "../exhibits/late.js";
import { headline } from "./tell.js";

/**
 * @param {DashboardExhibit} exhibit
 * @param {Giver} giver
 * @param {string} link
 */
export async function share({ scene, payload: { data } }, giver, link) {
  const { take } = data.text, name = `${take.card}.png`;
  giver.say(take.drawing);
  await late("card");
  const { blob } = await window.monoamine.card.picture(scene, data);
  if (!blob) throw new Error(data.text.hand_over.nothing_made);
  const text = headline(scene, data, "headline");
  const offered = { title: document.title, text, url: link, files: [new File([blob], name, { type: blob.type })] };
  if (await handed(offered)) return giver.say("");
  giver.file(name, blob);
  return giver.also(link);
}

/**
 * @param {ShareData} offered
 * @returns {Promise<boolean>} whether the device was asked, and took it or was told not to
 */
async function handed(offered) {
  if (!navigator.canShare?.(offered)) return false;
  try {
    await navigator.share(offered);
    return true;
  } catch (error) {
    // Whoever closes the sheet of the device has changed their mind.
    return error.name === "AbortError";
  }
}
