// Hands a reader a file or a link. A browser may refuse both, a frame may forbid them, and a download that was blocked
// tells nobody: so there is always another way beside it, and nothing is called done that may not be.

import { fill } from "./words.js";

/** @import { Giver, Words } from "./types.js" */

// A question of the browser that nobody answers is a refusal.
const PATIENCE_MS = 3000;

/**
 * @param {{self: unknown, top: unknown, origin: string}} [place]
 * @returns {boolean} whether the page stands in a frame or a sandbox
 */
export function framed({ self, top, origin } = window) {
  return self !== top || origin === "null";
}

/**
 * @param {HTMLElement} place with a [data-said] for sentences and a [data-way] for another way
 * @param {Words} words the section hand_over of data/words.yml
 * @returns {Giver}
 */
export function createGiver(place, words) {
  const [said, way] = ["said", "way"].map((name) => place.querySelector(`[data-${name}]`));
  let address = "", asked = 0;

  const say = (text) => { said.textContent = text; };

  function clear() {
    asked += 1;
    say("");
    way.replaceChildren();
    if (address) URL.revokeObjectURL(address);
    address = "";
  }

  function file(name, blob) {
    if (!blob) throw new Error(words.nothing_made);
    address = URL.createObjectURL(blob);
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    say(fill(framed() ? words.framed : words.saved, { file: name }));
    const fold = document.createElement("details"), summary = document.createElement("summary");
    summary.textContent = words.other_way;
    fold.append(summary, ...(blob.type.startsWith("image/") ? picture(name) : text(name, blob)));
    fold.open = framed();
    way.append(fold);
  }

  function picture(name) {
    return [line(words.keep_picture), Object.assign(document.createElement("img"), { src: address, alt: name })];
  }

  function text(name, blob) {
    const box = field(fill(words.keep_text, { file: name }));
    blob.text().then((all) => { box.value = all; });
    return [line(fill(words.keep_text, { file: name })), box];
  }

  async function copy(link, told = words) {
    const turn = asked, refused = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false));
    const written = (async () => navigator.clipboard.writeText(link))().then(() => true, () => false);
    const done = await Promise.race([written, refused]);
    if (turn !== asked) return;
    if (done) return say(told.copied);
    say(told.not_copied);
    const box = field(told.link_field);
    box.textContent = link;
    box.rows = 3;
    way.append(box);
    box.focus();
    box.select();
  }

  // A link beside a file that was handed over.
  async function also(link) {
    const { textContent: before } = said;
    await copy(link, { ...words, copied: `${before} ${words.copied}`, not_copied: `${before} ${words.not_copied}` });
  }

  return { clear, say, file, copy, also, fail: (error) => say(fill(words.failed, { message: error.message })) };
}

/**
 * Ask the device to hand something on. Whoever closes its sheet has changed their mind.
 * @param {ShareData} offered
 * @returns {Promise<boolean>} whether the device took it, or was told not to
 */
export async function offer(offered) {
  try {
    await navigator.share(offered);
    return true;
  } catch (error) {
    return error.name === "AbortError";
  }
}

function line(text) {
  return Object.assign(document.createElement("p"), { textContent: text });
}

// A box of text that is chosen as a whole when it is reached.
function field(label) {
  const box = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 6, spellcheck: false });
  box.setAttribute("aria-label", label);
  box.addEventListener("focus", () => box.select());
  return box;
}
