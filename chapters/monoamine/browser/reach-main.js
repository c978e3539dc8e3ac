// On each page. Leads the reader to a place: what a link points to or a search has found is opened, marked and scrolled to.

import { startCards } from "./page/cards.js";
import { openAround, showable } from "./page/folds.js";
import { mark, unmark } from "./page/marks.js";
import { startPrinting } from "./page/print.js";

// A result of the search names its words in the address (search.js), so only the page behind a result marks them.
const ASKED = /([?&])highlight=([^&]*)(&|$)/;
const LONGEST = 500;
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** @returns {Element | null} the place that the address names */
function target() {
  const id = location.hash.slice(1);
  return document.getElementById(id) ?? document.getElementById(decoded(id));
}

function reveal() {
  const place = target();
  if (!place?.closest("article details")) return;
  openAround(place);
  place.scrollIntoView();
}

/** @returns {string[] | null} the words that were searched for, once: a reload or a copied address has none */
function searched() {
  const asked = ASKED.exec(location.search);
  if (!asked) return null;
  const rest = location.search.replace(ASKED, (all, before, words, after) => (after ? before : ""));
  try {
    history.replaceState(history.state, "", location.pathname + rest + location.hash);
  } catch { /* Some frames keep their address. */ }
  return decoded(asked[2]).slice(0, LONGEST).split(/\s+/);
}

/**
 * @param {Element} article
 * @param {string[]} words
 * @returns {Element | undefined} the first mark that can be seen, in what the address names if it names a place
 */
function lead(article, words) {
  const marks = mark(article, words), place = target();
  const first = /** @type {HTMLElement} */ (marks.filter((word) => !place || place.contains(word)).find(showable));
  if (!first) {
    // Words that nobody can see are not offered to be hidden.
    unmark(article);
    return undefined;
  }
  first.scrollIntoView({ block: "center", behavior: "instant" });
  // The Tab key goes on from here.
  first.setAttribute("tabindex", "-1");
  first.focus({ preventScroll: true });
  return first;
}

function showFound() {
  const words = searched(), article = document.querySelector("article");
  if (!words || !article) return;
  let first = lead(article, words);
  // A figure that starts may write its lists anew; whoever has moved on by then is left where they are.
  const again = () => { if (first && !first.isConnected) first = lead(article, words); };
  document.addEventListener("monoamine:ready", again);
  for (const sign of MOVES) addEventListener(sign, () => document.removeEventListener("monoamine:ready", again), { once: true, passive: true });
}

function hide() {
  unmark(document.querySelector("article"));
  document.querySelector("main").focus({ preventScroll: true });
}

/** @param {KeyboardEvent} event */
function hideOnEscape({ key }) {
  if (key === "Escape" && document.querySelector("article .highlighted") && !document.querySelector("dialog[open]")) hide();
}

startCards();
startPrinting();
addEventListener("hashchange", reveal);
// A second click on the same link changes no address.
document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href*='#']"));
  if (link && link.href === location.href) reveal();
});
document.querySelector("[data-unmark]")?.addEventListener("click", hide);
document.addEventListener("keydown", hideOnEscape);
// When the scripts of the page have put everything in its place.
addEventListener("DOMContentLoaded", () => {
  reveal();
  showFound();
});
