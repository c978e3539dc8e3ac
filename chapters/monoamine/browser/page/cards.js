// What a claim, a term or a source says, beside the link to it. The card leads on to the page that the link names; where
// no card can be shown the link does.

import { make } from "../exhibits/elements.js";
import { late, named } from "../exhibits/late.js";
import { badge } from "./badge.js";
import { citing } from "./cite.js";

/** @import { Citation } from "../exhibits/types.js" */
/** @import { CiteWords } from "./cite.js" */
/** @import { Verdict } from "./badge.js" */
/** @typedef {{kind: string, title: string, text: string, verdict?: Verdict}} Card */
/** @typedef {{words: Record<string, string> & {cite: CiteWords}, cards: Record<string, Card>}} Cards */

const LINKS = ["a[href*='claim-']", "a[href*='references.html#cite-']", "a[href*='key-terms.html#term-']"];
const LINK = LINKS.map((link) => `article ${link}`).join();
const EDGE = 8;
const ID = "link-card";

/** @param {string} href @returns {string} what a card is found by */
export function keyOf(href) {
  const { pathname, hash } = new URL(href);
  return pathname.slice(pathname.lastIndexOf("/") + 1) + decodeURIComponent(hash);
}

/** @returns {{left: number, top: number}} where a card stands: under its link if there is room, else above, never outside */
export function placeOf(link, { width, height }, view) {
  const left = Math.max(EDGE, Math.min(link.left, view.width - width - EDGE));
  const below = link.bottom + EDGE, above = link.top - height - EDGE;
  return { left, top: below + height > view.height && above >= 0 ? above : below };
}

/** @returns {Promise<Cards>} */
async function load() {
  await late("cards");
  return window.monoamineCards;
}

/** @param {string} key of a card @returns {Promise<Citation>} */
async function citation(key) {
  await late("cites");
  return window.monoamineCitations[key.slice(key.indexOf("#") + 1)];
}

/** @param {Card} card @param {string} key @param {string | null} href where the card leads @param {Cards["words"]} words */
function build({ kind, title, text, verdict }, key, href, words) {
  const close = make("button", { type: "button", popovertarget: ID, popovertargetaction: "hide" }, [words.close]);
  const parts = [make("p", { class: "card-title", id: `${ID}-title` }, [title]), verdict && make("p", {}, [badge(verdict)]), href && make("p", {}, [text])];
  const cite = kind === "study" && named("cites") && citing(words.cite, () => citation(key));
  // What is copied is there by then: a browser lets a page copy only right after a press.
  if (cite) citation(key).catch(() => {});
  const ways = [href ? make("a", { href }, [words[kind]]) : "", close];
  return [...parts, cite, make("p", { class: "card-ways" }, ways)].filter(Boolean);
}

/**
 * @param {HTMLElement} from what the card stands beside
 * @param {string} key of the card
 * @param {string | null} href where it leads; a card without one is shown where it would lead to
 * @param {Cards} all
 * @returns {boolean} whether there is a card to show
 */
function show(from, key, href, { cards, words }) {
  const found = Object.hasOwn(cards, key) && cards[key];
  if (!found) return false;
  document.getElementById(ID)?.remove();
  const card = make("div", { id: ID, popover: "auto", role: "dialog", tabindex: "-1", "aria-labelledby": `${ID}-title` }, build(found, key, href, words));
  document.querySelector("article").append(card);
  card.showPopover();
  const { left, top } = placeOf(from.getClientRects()[0], card.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight });
  Object.assign(card.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
  card.focus({ preventScroll: true });
  return true;
}

/** @param {Event} event @returns {HTMLAnchorElement | null} the link to something that has a card */
function linkOf({ target }) {
  const link = /** @type {HTMLAnchorElement | null} */ (target instanceof Element && target.closest(LINK));
  return link && !link.closest(`#${ID}`) && link.pathname !== location.pathname ? link : null;
}

// In the list of sources each entry can be cited.
function startReferences() {
  const word = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=cites]"))?.dataset.word;
  if (!word) return;
  for (const entry of document.querySelectorAll(".citation[id]")) {
    const button = make("button", { type: "button", class: "cite-open pst-js-only", "aria-haspopup": "dialog", "aria-describedby": entry.id }, [word]);
    entry.append(button);
    button.addEventListener("click", () => {
      load().then((all) => show(button, keyOf(new URL(`#${entry.id}`, location.href).href), null, all), () => {});
    });
  }
}

export function startCards() {
  if (!("showPopover" in HTMLElement.prototype) || !named("cards")) return;
  startReferences();
  for (const near of ["pointerover", "focusin"]) {
    document.addEventListener(near, (event) => { if (linkOf(event)) load().catch(() => {}); }, { passive: true });
  }
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const leave = () => location.assign(link.href);
    load().then((all) => { if (!show(link, keyOf(link.href), link.href, all)) leave(); }, leave);
  });
}
