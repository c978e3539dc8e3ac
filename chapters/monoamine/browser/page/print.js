// Printing a page: its folds are open on paper and afterwards as they were, and what hides an answer stays closed unless
// a reader has opened it or asks for the answers. A page with figures is printed when they are drawn.

import { make } from "../exhibits/elements.js";
import { onPaper } from "../exhibits/paper.js";
import { openAround } from "./folds.js";

// After this long it is printed with what is there.
const PATIENCE_MS = 15000;
// So soon a browser that prints has told that it does.
const SILENCE_MS = 1000;

/**
 * @param {Element} fold
 * @returns {boolean} whether a fold keeps an answer from who has not tried yet
 */
export function hidesAnswer(fold) {
  return fold.querySelector(":scope > .check-answer") !== null;
}

/**
 * @param {Partial<KeyboardEvent>} event
 * @returns {boolean} whether a key is the browser's own for printing, on any keyboard
 */
export function isPrintKey({ key = "", code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return false;
  return /^[a-z]$/i.test(key) ? key.toLowerCase() === "p" : code === "KeyP";
}

/** Make the page's folds, its button and the key for printing work. */
export function startPrinting() {
  const { documentElement: root } = document;
  // A button, or a menu with several.
  const tool = /** @type {HTMLElement} */ (document.querySelector(".print-tool"));
  const menu = tool instanceof HTMLDetailsElement ? tool : null;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  /** What was opened ahead, so that the figures in it could be drawn. @type {HTMLDetailsElement[]} */
  let ahead = [];
  /** @type {HTMLElement | null} */
  let back = null;
  let printed = false, busy = false;

  onPaper(() => {
    printed = true;
    back = /** @type {HTMLElement | null} */ (document.activeElement);
    const all = "answers" in root.dataset;
    const closed = document.querySelectorAll("article details:not([open], .hide)");
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (closed)].filter((fold) => all || !hidesAnswer(fold));
    for (const fold of opened) fold.open = true;
    opened.push(...ahead);
    ahead = [];
  }, () => {
    for (const fold of opened) fold.open = false;
    opened = [];
    delete root.dataset.answers;
    // What is not printed cannot keep the keyboard meanwhile.
    if (document.activeElement === document.body) back?.focus({ preventScroll: true });
  });
  if (!tool) return;

  const status = document.body.appendChild(make("p", { class: "print-status", role: "status" }));
  /** @param {string} text */
  const say = (text) => { status.textContent = text; };
  const figures = () => window.monoamine?.figures;

  /** @param {boolean} answers */
  async function print(answers) {
    if (busy) return;
    busy = true;
    if (figures() && !figures().drawn()) {
      say(tool.dataset.waiting);
      ahead = [...document.querySelectorAll("figure.exhibit")].flatMap(openAround);
      await figures().draw(PATIENCE_MS);
    }
    say("");
    root.toggleAttribute("data-answers", answers);
    printed = false;
    window.print();
    busy = false;
    setTimeout(() => {
      if (printed) return;
      delete root.dataset.answers;
      for (const fold of ahead) fold.open = false;
      ahead = [];
      say(tool.dataset.refused);
    }, SILENCE_MS);
  }

  for (const button of menu ? menu.querySelectorAll("button") : [tool]) {
    button.addEventListener("click", () => {
      if (menu?.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
      print(button.dataset.print === "answers");
    });
  }
  addEventListener("keydown", (event) => {
    if (!isPrintKey(event) || (!busy && (figures()?.drawn() ?? true))) return;
    event.preventDefault();
    print(false);
  });
  root.dataset.print = "ready";
}
