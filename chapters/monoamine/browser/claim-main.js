// On the page of a claim: its link and its citation, to copy, or to hand to another program of the device.

import { createGiver } from "./exhibits/hand-over.js";
import { startCiting } from "./page/cite.js";

function start() {
  /** @type {HTMLElement} */
  const place = document.querySelector("[data-send]"), { handOver, cite, cited, title, text } = JSON.parse(place.querySelector("script").textContent);
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
  button("share").addEventListener("click", () => {
    give.clear();
    // Whoever closes the sheet of the device has changed their mind.
    navigator.share({ title, text, url: link() }).catch((error) => { if (error.name !== "AbortError") give.copy(link()); });
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
