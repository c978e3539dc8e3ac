// What a claim, a term or a source says, beside the link to it. The card leads on to the page that the link names; where
// no card can be shown the link does.

import { make } from "../exhibits/elements.js";

/** @typedef {{kind: string, title: string, text: string, verdict?: {word: string, kind: string, basis: string}}} Card */
/** @typedef {{words: Record<string, string>, cards: Record<string, Card>}} Cards */

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

/** @type {Promise<Cards> | undefined} */
let loading;

/** @returns {Promise<Cards>} */
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=cards]")).content;
    script.onload = () => resolve(window.monoamineCards);
    script.onerror = () => reject(new Error("no cards"));
    document.head.append(script);
  });
  return loading;
}

/** @param {Card} card @param {string} href @param {Record<string, string>} words */
function build({ kind, title, text, verdict }, href, words) {
  const badge = verdict && make("p", {}, [make("span", { class: `verdict verdict-${verdict.kind}` }, [
    make("span", { class: "verdict-word" }, [verdict.word]), make("span", {}, [` · ${verdict.basis}`]),
  ])]);
  const close = make("button", { type: "button", popovertarget: ID, popovertargetaction: "hide" }, [words.close]);
  const parts = [make("p", { class: "card-title", id: `${ID}-title` }, [title]), badge, make("p", {}, [text])];
  return [...parts.filter(Boolean), make("p", { class: "card-ways" }, [make("a", { href }, [words[kind]]), close])];
}

/** @param {HTMLAnchorElement} link @param {Cards} all @returns {boolean} whether there is a card to show */
function show(link, { cards, words }) {
  const found = Object.hasOwn(cards, keyOf(link.href)) && cards[keyOf(link.href)];
  if (!found) return false;
  document.getElementById(ID)?.remove();
  const card = make("div", { id: ID, popover: "auto", role: "dialog", tabindex: "-1", "aria-labelledby": `${ID}-title` }, build(found, link.href, words));
  document.querySelector("article").append(card);
  card.showPopover();
  const { left, top } = placeOf(link.getClientRects()[0], card.getBoundingClientRect(), { width: document.documentElement.clientWidth, height: innerHeight });
  Object.assign(card.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
  card.focus({ preventScroll: true });
  return true;
}

/** @param {Event} event @returns {HTMLAnchorElement | null} the link to something that has a card */
function linkOf({ target }) {
  const link = /** @type {HTMLAnchorElement | null} */ (target instanceof Element && target.closest(LINK));
  return link && !link.closest(`#${ID}`) && link.pathname !== location.pathname ? link : null;
}

export function startCards() {
  if (!("showPopover" in HTMLElement.prototype) || !document.querySelector("meta[name=cards]")) return;
  for (const near of ["pointerover", "focusin"]) {
    document.addEventListener(near, (event) => { if (linkOf(event)) load().catch(() => {}); }, { passive: true });
  }
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const leave = () => location.assign(link.href);
    load().then((all) => { if (!show(link, all)) leave(); }, leave);
  });
}
