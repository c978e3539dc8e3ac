// What the address says to the dashboard: #state, ?preset=, ?lock=, ?embed=1. Links are read once at the start and when
// the reader goes back or forward.

import { fill } from "./describe.js";

/**
 * @param {object} exhibit
 * @param {{data: object, openLink: Function, notice: Function}} dashboard
 */
export function startFrame(exhibit, { data, openLink, notice }) {
  const query = new URLSearchParams(location.search);
  for (const name of (query.get("lock") ?? "").split(",").filter(Boolean)) exhibit.locked.add(name);
  if (query.get("embed") === "1") embed(exhibit.element);
  const preset = query.get("preset");
  const fragment = () => (/^#(v|in|doses|if|for|see|show|scale|tone|at|vary)=/.test(location.hash) ? decoded(location.hash) : "");
  if (fragment()) {
    openLink(fragment(), "");
    if (query.get("embed") !== "1") arrive(exhibit.element);
  } else if (preset !== null && Object.hasOwn(data.presets, preset)) openLink(data.presets[preset].link, preset);
  else if (preset !== null) {
    openLink(data.presets[data.chosen].link, data.chosen);
    notice(fill(data.text.bad_preset, { name: preset }));
  } else if (exhibit.locked.size) openLink(data.presets[data.chosen].link, data.chosen);
  addEventListener("hashchange", () => { if (fragment() && fragment() !== `#${exhibit.link()}`) openLink(fragment(), ""); });
}

// A messenger may have escaped the commas and colons; what cannot be read back stays as it is and is told as wrong.
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
    for (const sibling of node.parentElement.children) if (sibling !== node && sibling.tagName !== "SCRIPT") sibling.classList.add("dash-away");
  }
  if (parent === window) return;
  new ResizeObserver(() => parent.postMessage({ type: "monoamine:height", height: Math.ceil(element.getBoundingClientRect().height) }, "*"))
    .observe(element);
}
