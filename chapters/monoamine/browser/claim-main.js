// On the page of a claim: its link and its citation, to copy, or to hand to another program of the device.

import { createGiver, offer } from "./exhibits/hand-over.js";
import { startCiting } from "./page/cite.js";

/**
 * @param {string} address of the card of the page
 * @returns {Promise<File[]>} none where the page may not read it
 */
async function card(address) {
  try {
    const answer = await fetch(address), blob = answer.ok ? await answer.blob() : null;
    return blob ? [new File([blob], address.split("/").at(-1), { type: blob.type })] : [];
  } catch {
    return [];
  }
}

function start() {
  /** @type {HTMLElement} */
  const place = document.querySelector("[data-send]"), { handOver, cite, cited, title, text, picture } = JSON.parse(place.querySelector("script").textContent);
  const give = createGiver(place.querySelector("[data-taken]"), handOver);
  const link = () => new URL(location.pathname, location.href).href;
  /** @type {(name: string) => HTMLButtonElement} */
  const button = (name) => place.querySelector(`button[data-${name}]`);
  button("copy").addEventListener("click", () => {
    give.clear();
    give.copy(link());
  });
  startCiting(place, give, cite, async () => cited);
  if (!navigator.share) return;
  button("share").hidden = false;
  button("share").addEventListener("click", async () => {
    give.clear();
    const shown = { title, text, url: link() }, files = await card(picture), all = { ...shown, files };
    if (!await offer(files.length && navigator.canShare?.(all) ? all : shown)) give.copy(link());
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
