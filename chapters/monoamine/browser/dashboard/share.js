// A scene, handed to another program of the device: its card as a file, and its link. Where no program may be asked, the
// card is saved and the link copied.

/** @import { DashboardExhibit } from "./types.js" */
/** @import { Giver } from "../exhibits/types.js" */

import { offer } from "../exhibits/hand-over.js";
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
  if (navigator.canShare?.(offered) && await offer(offered)) return giver.say("");
  giver.file(name, blob);
  return giver.also(link);
}
