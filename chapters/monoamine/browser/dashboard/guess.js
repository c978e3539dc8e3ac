// Guess first: takes a curve from a finger, a mouse or six sliders, then shows the claim and what was measured.
// A guess is six percentages, one an hour; the start is rest. As a link: ?guess=100-120-150-130-110-100.

import { make } from "../exhibits/elements.js";
import { createGiver } from "../exhibits/hand-over.js";
import { fill } from "../exhibits/words.js";

const REST = 100;

/** @returns {number[] | null} the guess in a query, or null where there is none that can be drawn */
export function guessOf(query, { hours, lowest, highest }) {
  const values = (new URLSearchParams(query).get("guess") ?? "").split("-").map(Number);
  const sound = values.length === hours.length && values.every((value) => value >= lowest && value <= highest);
  return sound ? values : null;
}

/** @returns {string} what a guess comes to: the value farthest from rest, told by one of {up, down, same} */
export function verdictOf(values, forms, same) {
  const far = values.reduce((most, value) => (Math.abs(Math.log(value / REST)) > Math.abs(Math.log(most / REST)) ? value : most), REST);
  const form = Math.abs(far - REST) <= same ? "same" : far > REST ? "up" : "down";
  return fill(forms[form], { value: Math.round(far) });
}

/** @returns {{minute: number, percent: number}} what a place of the drawing means, held to what can be drawn */
export function meaning({ x, y }, { plot: { left, right, top, bottom, last }, lowest, highest }) {
  const share = Math.min(Math.max((bottom - y) / (bottom - top), 0), 1);
  return {
    minute: Math.min(Math.max((x - left) / (right - left), 0), 1) * last,
    percent: lowest * (highest / lowest) ** share,
  };
}

/** @returns {string} the d of the path through a guess */
export function roadOf(values, { hours, plot: { left, right, top, bottom, last }, lowest, highest }) {
  const across = (minute) => left + (minute / last) * (right - left);
  const up = (percent) => bottom - (Math.log(percent / lowest) / Math.log(highest / lowest)) * (bottom - top);
  const at = [[0, REST], ...values.map((value, i) => [60 * hours[i], value])];
  return `M${at.map(([minute, percent]) => `${across(minute).toFixed(1)} ${up(percent).toFixed(1)}`).join("L")}`;
}

/** @param {HTMLElement} element the section that dashboard/guess.py made */
export function startGuess(element) {
  const data = JSON.parse(element.querySelector("script").textContent);
  /** @type {(name: string) => HTMLButtonElement} */
  const button = (name) => element.querySelector(`button[data-${name}]`);
  /** @type {(name: string) => Element} */
  const find = (name) => element.querySelector(`[data-${name}]`);
  /** @type {SVGSVGElement} */
  const plot = element.querySelector("svg[data-plot]");
  /** @type {HTMLInputElement[]} */
  const sliders = [...element.querySelectorAll(/** @type {"input"} */ ("input[data-hour]"))];
  /** @type {HTMLOutputElement[]} */
  const outputs = sliders.map(({ labels: [label] }) => label.querySelector("output"));
  const answer = [...element.querySelectorAll(".guess-answer > p")];
  const give = createGiver(element.querySelector("[data-taken]"), data.handOver);
  const friend = guessOf(location.search, data);
  let values = data.hours.map(() => REST), drawn = false, last = null;

  function show() {
    find("yours").setAttribute("d", drawn ? roadOf(values, data) : "");
    sliders.forEach((slider, i) => {
      slider.value = String(values[i]);
      outputs[i].value = String(Math.round(values[i]));
    });
  }

  function tell(...lines) {
    find("told").replaceChildren(...lines.map((line) => (typeof line === "string" ? make("p", {}, [line]) : line)));
  }

  function reveal(on) {
    element.toggleAttribute("data-revealed", on);
    for (const [name, hidden] of [["show", on], ["again", !on], ["send", !on]]) button(name).hidden = hidden;
  }

  // Where the pointer is, and between there and where it was: a quick hand leaves no hour out.
  function draw({ clientX, clientY }) {
    const at = new DOMPoint(clientX, clientY).matrixTransform(plot.getScreenCTM().inverse()), now = meaning(at, data);
    const [from, to] = [last ?? now, now].sort((a, b) => a.minute - b.minute);
    data.hours.forEach((hour, i) => {
      const minute = 60 * hour;
      const near = Math.abs(now.minute - minute) < 30, passed = from.minute <= minute && minute <= to.minute;
      if (!near && !passed) return;
      const share = passed && to.minute > from.minute ? (minute - from.minute) / (to.minute - from.minute) : 0;
      const percent = passed && to.minute > from.minute ? from.percent * (to.percent / from.percent) ** share : now.percent;
      values[i] = Math.min(Math.max(Math.round(percent / data.step) * data.step, data.lowest), data.highest);
    });
    last = now;
    drawn = true;
    show();
  }

  plot.addEventListener("pointerdown", (event) => {
    if (element.hasAttribute("data-revealed")) return;
    event.preventDefault();
    plot.setPointerCapture(event.pointerId);
    last = null;
    draw(event);
  });
  plot.addEventListener("pointermove", (event) => { if (plot.hasPointerCapture(event.pointerId)) draw(event); });
  for (const [i, slider] of sliders.entries()) {
    slider.addEventListener("input", () => {
      values[i] = Number(slider.value);
      drawn = true;
      show();
    });
  }
  button("show").addEventListener("click", () => {
    // Values that are set in sight are a guess, also where nothing was moved: rest may be what is meant.
    drawn ||= sliders[0].checkVisibility();
    if (!drawn) return tell(data.text.need);
    show();
    reveal(true);
    const told = [verdictOf(values, data.text.you, data.same), ...(friend ? [verdictOf(friend, data.text.friend, data.same)] : [])];
    tell(...told, ...answer.map((line) => line.cloneNode(true)));
    button("again").focus();
  });
  button("again").addEventListener("click", () => {
    [values, drawn] = [data.hours.map(() => REST), false];
    reveal(false);
    give.clear();
    tell();
    show();
    button("show").focus();
  });
  button("send").addEventListener("click", () => {
    const link = new URL(location.href);
    link.search = `?guess=${values.map(Math.round).join("-")}`;
    link.hash = "guess";
    give.clear();
    give.copy(link.href);
  });
  if (friend) {
    find("friend").setAttribute("d", roadOf(friend, data));
    tell(verdictOf(friend, data.text.friend, data.same));
  }
  show();
  element.dataset.state = "ready";
}
