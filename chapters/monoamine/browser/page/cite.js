// Three buttons that copy a citation: as text, as BibTeX, as RIS (evidence/cited.py).

import { make } from "../exhibits/elements.js";
import { createGiver } from "../exhibits/hand-over.js";

/** @import { Citation, Giver } from "../exhibits/types.js" */
/** @typedef {{open: string, heading: string, text: string, bibtex: string, ris: string, copied: Record<string, string>, not_copied: string, link_field: string, missing: string}} CiteWords */

/** @type {["text", "bibtex", "ris"]} */
const FORMS = ["text", "bibtex", "ris"];

/**
 * @param {CiteWords} words the section cite of data/words.yml
 * @param {() => Promise<Citation>} find
 * @returns {HTMLElement}
 */
export function citing(words, find) {
  const taken = make("div", { class: "taken", "data-taken": "" }, [make("p", { role: "status", "data-said": "" }), make("div", { "data-way": "" })]);
  const buttons = FORMS.map((form) => make("button", { type: "button", "data-cite": form }, [words[form]]));
  const place = make("div", { class: "cite", role: "group", "aria-label": words.heading }, [...buttons, taken]);
  startCiting(place, createGiver(taken, { ...words, copied: "" }), words, find);
  return place;
}

/**
 * @param {ParentNode} place with the three buttons
 * @param {Giver} give
 * @param {CiteWords} words
 * @param {() => Promise<Citation>} find
 */
export function startCiting(place, give, words, find) {
  for (const form of FORMS) {
    place.querySelector(`[data-cite="${form}"]`).addEventListener("click", async () => {
      give.clear();
      /** @type {Citation} */
      let found;
      try {
        found = await find();
      } catch {
        return give.say(words.missing);
      }
      return give.copy(found[form], { ...words, copied: words.copied[form] });
    });
  }
}
