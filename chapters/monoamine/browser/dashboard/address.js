// What the address says to the dashboard: #state, ?preset=, ?lock=, ?embed=1. Links are read once at the start and when
// the reader goes back or forward.

import { briefly, fill } from "../exhibits/words.js";
import { saysState } from "./state.js";
import { locksOf } from "./lock.js";
import { letters, meant, mended } from "./mended.js";

// What a question may ask for beside a scene.
const ASKED = ["embed", "preset", "lock"];
const YES = ["", "1", "true", "yes", "on"];

/**
 * @param {{search: string, hash: string}} address as programs may have damaged it; the sign between its parts, too
 * @returns {{asked: (name: string) => string[], link: string}} what is asked for under a name before the sign, and the
 *   link behind it, which is "" for an ordinary anchor
 */
export function readAddress({ search, hash }) {
  const [query, ...inside] = mended(search).split("#");
  const words = query.split("&").map((part) => part.split(/=(.*)/s));
  // A program that takes the sign for another makes a question of the scene.
  const scene = words.some(([one]) => letters(one) === "v") ? query.split("&").filter((part) => !ASKED.includes(letters(part.split("=")[0]))).join("&") : "";
  return {
    asked: (name) => words.filter(([one]) => letters(one) === name).map(([, value = ""]) => value),
    // A browser that does not know the sign for "scroll to this text" leaves it to the page.
    link: [mended(hash.split(":~:")[0]), inside.join("#"), scene].find((one) => one.includes("=")) ?? "",
  };
}

/**
 * @param {object} exhibit
 * @param {{data: object, openLink: Function, notice: Function}} dashboard
 */
export function startFrame(exhibit, { data, openLink, notice }) {
  const { asked, link } = readAddress(location), { presets, chosen, rules, text } = data;
  const embedded = asked("embed").some((one) => YES.includes(one.toLowerCase())), [story] = asked("preset"), told = [];
  const preset = story === undefined ? undefined : meant(story, Object.keys(presets));
  const unread = (part) => fill(text.bad_link, { parts: briefly([part], text.more) });
  const { locked, unknown } = locksOf(asked("lock").join(), rules);
  exhibit.locked = locked;
  if (unknown.length) told.push(fill(text.bad_lock, { names: briefly(unknown, text.more) }));
  if (embedded) embed(exhibit.element);
  if (saysState(link, rules)) {
    openLink(link, "", told);
    if (!embedded) arrive(exhibit.element);
  } else {
    if (link) told.push(unread(link));
    if (story !== undefined && preset === undefined) told.push(fill(text.bad_preset, { name: briefly([story], text.more) }));
    const shown = preset ?? chosen;
    if (preset || told.length || locked.size) openLink(presets[shown].link, shown, told);
  }
  // The event's own address: the page's may have been written since, for the scene before.
  addEventListener("hashchange", ({ newURL }) => {
    const { link: next } = readAddress({ search: "", hash: new URL(newURL).hash });
    if (!next || next === exhibit.link()) return;
    if (saysState(next, rules)) openLink(next, "");
    else notice(unread(next));
  });
}

// Who follows a link to a scene comes to the scene, and a screen reader begins with its words.
function arrive(element) {
  const words = element.querySelector("[data-words]");
  words.tabIndex = -1;
  words.focus({ preventScroll: true });
  element.querySelector(".dash-views").scrollIntoView();
}

// In a frame of a learning platform only the dashboard is shown, and the frame is told how high it is.
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
