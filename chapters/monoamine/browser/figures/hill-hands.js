// What a hand does with the hill: it drags an animal or the knob, or presses the keys of the two handles, which are
// sliders for who hears the page.

import { geometry } from "./hill-view.js";

/** @import { Hill, HillData, HillState, HillTop } from "./types.js" */

// px around an animal or the knob in which a finger means it, and around the rail.
const REACH = 30, RAIL = 20;
// One press of an arrow makes sigma so many times as large, or a step larger where that is more.
const FACTOR = 1.1, STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 3, PageDown: -3 };

/**
 * @param {HTMLElement} element the figure
 * @param {HillData} data
 * @param {{sigma: (value: number) => void, top: (one: HillTop) => void}} ask what a hand asks for
 * @returns {{show: (state: HillState, hill: Hill, tops: HillTop[], told: {sigma: string, top: string}) => void, drags: () => boolean}}
 */
export function createHillHands(element, { layout, facts }, ask) {
  const picture = /** @type {HTMLElement} */ (element.querySelector("[data-picture]")), plot = element.querySelector("[data-hill]");
  const handles = ["sigma", "top"].map((name) => /** @type {HTMLElement} */ (element.querySelector(`[data-handle="${name}"]`)));
  const [sigmaHandle, topHandle] = handles, { across, back, up } = geometry(layout), [lowest, highest, step] = facts.sigmas;
  /** @type {{state: HillState, hill: Hill, tops: HillTop[]}} */
  let shown = null;
  // What is held: the knob, or an animal by its level between cells; and how far beside it the hand is, in px.
  /** @type {{level: number | null, aside: number} | null} */
  let held = null;

  /** @param {PointerEvent} event @returns {{x: number, y: number, width: number}} */
  function placeOf({ clientX, clientY }) {
    const { left, top, width } = plot.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top, width };
  }

  // The knob on its rail, or the nearest animal, anywhere on its pole.
  /** @param {PointerEvent} event */
  function under(event) {
    const { hill: { top, places, bottom } } = shown, { x, y, width } = placeOf(event);
    if (top === null) return null;
    const aside = (nm) => x - across(nm) * width;
    if (Math.abs(y - layout.rail) < RAIL) return Math.abs(aside(top)) < REACH ? { level: null, aside: aside(top) } : null;
    const near = places.map(({ local, at }, i) => ({ level: facts.standing[i][1], aside: aside(local), foot: up(at, bottom) }));
    return near.filter((one) => Math.abs(one.aside) < REACH && y < one.foot + REACH).sort((a, b) => Math.abs(a.aside) - Math.abs(b.aside))[0] ?? null;
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const { x, width } = placeOf(event), nm = back((x - held.aside) / width);
    if (held.level === null) askTop(nearest(nm));
    else askSigma(nm / held.level);
  }

  /** @param {number} nm @returns {number} which top is nearest on the axis */
  function nearest(nm) {
    const far = shown.tops.map(({ top }) => Math.abs(Math.log(top / nm)));
    return far.indexOf(Math.min(...far));
  }

  /** @param {number} value */
  function askSigma(value) {
    const sigma = Number((Math.round(Math.min(Math.max(value, lowest), highest) / step) * step).toFixed(6));
    if (sigma !== shown.state.sigma) ask.sigma(sigma);
  }

  /** @param {number} number of a top; beyond the last one it is the last one */
  function askTop(number) {
    const within = Math.min(Math.max(number, 0), shown.tops.length - 1);
    if (within !== current()) ask.top(shown.tops[within]);
  }

  /** @returns {number} which of the tops is that of the hill */
  function current() {
    const { alpha2, alpha1 } = shown.state;
    return shown.tops.findIndex((one) => one.alpha2 === alpha2 && one.alpha1 === alpha1);
  }

  function letGo() {
    held = null;
    delete picture.dataset.held;
  }

  /** @param {KeyboardEvent} event */
  function pressSigma(event) {
    const { sigma } = shown.state, way = STEPS[event.key], end = { Home: lowest, End: highest }[event.key];
    if (!way && end === undefined) return;
    event.preventDefault();
    const wanted = sigma * FACTOR ** way;
    askSigma(end ?? (way > 0 ? Math.max(wanted, sigma + step) : Math.min(wanted, sigma - step)));
  }

  /** @param {KeyboardEvent} event */
  function pressTop(event) {
    const way = STEPS[event.key], end = { Home: 0, End: shown.tops.length - 1 }[event.key];
    if (!way && end === undefined) return;
    event.preventDefault();
    askTop(end ?? current() + way);
  }

  picture.addEventListener("pointerdown", (event) => {
    held = event.button === 0 ? under(event) : null;
    if (!held) return;
    // No text is marked, and the keyboard goes on where the hand was.
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    picture.dataset.held = "";
    (held.level === null ? topHandle : sigmaHandle).focus({ preventScroll: true });
  });
  picture.addEventListener("pointermove", (event) => {
    if (held) follow(event);
    else if (event.pointerType === "mouse") picture.toggleAttribute("data-over", Boolean(under(event)));
  });
  // A finger that scrolls the page takes its pointer back.
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) picture.addEventListener(end, letGo);
  sigmaHandle.addEventListener("keydown", pressSigma);
  topHandle.addEventListener("keydown", pressTop);

  return {
    // A dragged animal stays under its hand; a hill that jumps glides there.
    drags: () => held !== null && held.level !== null,
    show(state, hill, tops, told) {
      shown = { state, hill, tops };
      for (const handle of handles) handle.hidden = hill.top === null;
      say(sigmaHandle, [lowest, highest], state.sigma, told.sigma);
      say(topHandle, [0, tops.length - 1], Math.max(current(), 0), told.top);
    },
  };
}

/** @param {HTMLElement} handle @param {[number, number]} ends @param {number} now @param {string} text */
function say(handle, [low, high], now, text) {
  const said = { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": now, "aria-valuetext": text };
  for (const [name, value] of Object.entries(said)) handle.setAttribute(name, String(value));
}
