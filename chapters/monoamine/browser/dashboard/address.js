// What the address says to the dashboard: #state, ?preset=, ?lock=, ?embed=1. Links are read once at the start and when
// the reader goes back or forward. The address follows what is shown.

/** @import { DashboardExhibit, Rules, State } from "./types.js" */

import { briefly, fill } from "../exhibits/words.js";
import { encode, saysState } from "./state.js";
import { locksOf } from "./lock.js";
import { letters, meant, mended } from "./mended.js";
import { settled } from "./timing.js";

// What a question may ask for beside a scene.
const ASKED = ["embed", "preset", "lock"];
// How long after the last change the address follows.
const LINK_MS = 300;
const YES = ["", "1", "true", "yes", "on"];

/**
 * @param {{search: string, hash: string}} address as programs may have damaged it; the sign between its parts, too
 * @returns {{asked: (name: string) => string[], link: string}} what is asked for under a name before the sign, and the
 *   link behind it, which is "" for an ordinary anchor
 */
export function readAddress({ search, hash }) {
  const [query, ...inside] = mended(search).split("#");
  const words = query.split("&").map((part) => part.split(/=(.*)/s)); // [name, value]
  // A program that takes the sign for another makes a question of the scene.
  const scene = words.some(([word]) => letters(word) === "v") ? query.split("&").filter((part) => !ASKED.includes(letters(part.split("=")[0]))).join("&") : "";
  return {
    asked: (name) => words.filter(([word]) => letters(word) === name).map(([, value = ""]) => value),
    // A browser that does not know the sign for "scroll to this text" leaves it to the page.
    link: [mended(hash.split(":~:")[0]), inside.join("#"), scene].find((text) => text.includes("=")) ?? "",
  };
}

/**
 * @param {Rules} rules
 * @returns {(state: State) => void} writes a state into the address when it rests
 */
export function linkWriter(rules) {
  return settled(LINK_MS, (/** @type {State} */ state) => history.replaceState(null, "", `#${encode(state, rules)}`));
}

/**
 * @param {DashboardExhibit} exhibit
 * @param {(text: string) => void} notice tells the reader
 */
export function startFrame(exhibit, notice) {
  const { asked, link } = readAddress(location), { presets, chosen, rules, text } = exhibit.payload.data;
  const embedded = asked("embed").some((value) => YES.includes(value.toLowerCase())), [story] = asked("preset"), sentences = [];
  const preset = story === undefined ? undefined : meant(story, Object.keys(presets));
  const unread = (part) => fill(text.bad_link, { parts: briefly([part], text.more) });
  const { locked, unknown } = locksOf(asked("lock").join(), rules);
  exhibit.locked = locked;
  if (unknown.length) sentences.push(fill(text.bad_lock, { names: briefly(unknown, text.more) }));
  if (embedded) embed(exhibit.element);
  if (saysState(link, rules)) {
    exhibit.open(link, sentences);
    if (!embedded) arrive(exhibit.element);
  } else {
    if (link) sentences.push(unread(link));
    if (story !== undefined && preset === undefined) sentences.push(fill(text.bad_preset, { name: briefly([story], text.more) }));
    const shown = preset ?? chosen;
    if (preset || sentences.length || locked.size) exhibit.open(presets[shown].link, sentences);
  }
  // The event's own address: the page's may have been written since, for the scene before.
  addEventListener("hashchange", ({ newURL }) => {
    const { link: next } = readAddress({ search: "", hash: new URL(newURL).hash });
    if (!next || next === exhibit.link()) return;
    if (saysState(next, rules)) exhibit.open(next);
    else notice(unread(next));
  });
}

/**
 * Who follows a link to a scene comes to the scene, and a screen reader begins with its words.
 * @param {HTMLElement} element
 */
function arrive(element) {
  const words = /** @type {HTMLElement} */ (element.querySelector(".dash-words"));
  words.tabIndex = -1;
  words.focus({ preventScroll: true });
  // What the link asked for and did not get stands before it.
  (element.querySelector("[data-notice]:not([hidden])") ?? element.querySelector(".dash-views")).scrollIntoView();
}

/**
 * In a frame of a learning platform only the dashboard is shown, and the frame is told how high it is.
 * @param {HTMLElement} element
 */
function embed(element) {
  document.documentElement.classList.add("dash-embedded");
  element.classList.add("dash-embed");
  for (let node = element; node.parentElement; node = node.parentElement) {
    node.parentElement.classList.add("dash-around");
    for (const sibling of node.parentElement.children) if (sibling !== node && sibling.tagName !== "SCRIPT") sibling.classList.add("dash-away");
  }
  if (parent === window) return;
  const page = document.documentElement;
  const tell = () => parent.postMessage({ type: "monoamine:height", height: Math.ceil(page.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(page);
  // The page around may have begun to listen since.
  addEventListener("load", tell);
}
