// The synapse of the landing page: a drug is given, and the picture, the number and the curve run to the peak.
// What is shown was solved when the page was built (dashboard/hero.py); between two of its moments it goes straight.

import { fill } from "../exhibits/words.js";
import { createSynapse } from "./synapse.js";

const RUN_MS = 3000;

/** @returns {object} the numbers of the picture at a share (0 to 1) of the way through the frames */
export function between(frames, share) {
  const place = Math.min(Math.max(share, 0), 1) * (frames.length - 1);
  const [from, to, part] = [frames[Math.floor(place)], frames[Math.ceil(place)], place % 1];
  return mixed(from, to, part);
}

function mixed(from, to, part) {
  if (typeof from === "number") return from + part * (to - from);
  if (Array.isArray(from)) return from.map((value, i) => mixed(value, to[i], part));
  if (typeof from !== "object") return from;
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, mixed(value, to[key], part)]));
}

/** @param {HTMLElement} element the section that dashboard/hero.py made */
export function startHero(element) {
  const data = JSON.parse(element.querySelector("script").textContent), { plot } = data;
  const find = (name) => element.querySelector(`[data-${name}]`);
  const synapse = createSynapse(element.querySelector(".synapse-stage svg"), { labels: data.labels });
  const inks = { blocker: data.tokens.methylphenidate, releaser: data.tokens["d-amphetamine"] };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;

  function show(story, share) {
    const now = between(data.stories[story].frames, share);
    synapse.show({ ...now, outside: now.extracellular, inks, scene: story });
    find("number").textContent = Math.round(100 * now.extracellular).toLocaleString("en");
    find("minute").textContent = fill(data.minute, { minute: Math.round(now.minute) });
    const whole = share >= 1, across = plot.left + (now.minute / plot.minutes) * (plot.right - plot.left);
    const curve = element.querySelector(`[data-curve="${story}"]`);
    /** @type {SVGRectElement} */ (curve.querySelector("[data-until]")).style.width = `${whole ? plot.right + 8 : across}px`;
    curve.toggleAttribute("data-played", whole);
  }

  function give(button) {
    const story = button.dataset.give, started = performance.now();
    cancelAnimationFrame(frame);
    for (const one of element.querySelectorAll("[data-give]")) one.setAttribute("aria-pressed", String(one === button));
    const step = (time) => {
      const share = still.matches ? 1 : Math.min((time - started) / RUN_MS, 1);
      show(story, share);
      if (share < 1) frame = requestAnimationFrame(step);
      else tell(story);
    };
    step(started);
  }

  // Said once, when it is over: a screen reader would read every step.
  function tell(story) {
    const outcome = element.querySelector(`[data-outcome="${story}"]`).cloneNode(true);
    find("told").replaceChildren(...outcome.childNodes);
  }

  element.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.dataset.give) give(button);
  });
  element.dataset.state = "ready";
}
