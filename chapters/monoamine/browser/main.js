// Starts what the page holds: tables with a form and quizzes at once, each exhibit when the reader comes near it. Each
// starts by itself.

import { startActivities } from "./teaching/activity.js";
import { startEach } from "./exhibits/apart.js";
import { startMaps } from "./tables/coverage.js";
import { startPaper } from "./exhibits/figures-on-paper.js";
import { findingsPlot } from "./findings/findings.js";
import { startExplorers } from "./tables/explorer.js";
import { hillFigure } from "./figures/hill.js";
import { mount } from "./exhibits/mount.js";
import { startNarrow } from "./exhibits/narrow.js";
import { preparedFigure } from "./figures/prepared.js";
import { startProgress } from "./teaching/progress.js";
import { startQuizzes } from "./teaching/quiz.js";
import { studyDesign } from "./figures/study-design.js";
import { applyInks, watchTheme } from "./exhibits/theme.js";

/** @import { Exhibit, Payload } from "./exhibits/types.js" */

const NEAR = "300px";
// An exhibit that is complete without BokehJS waits for it until the reader does something.
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown"];
const BEHAVIOURS = { findings: findingsPlot, study: studyDesign, hill: hillFigure, prepared: preparedFigure, ...window.monoamine?.behaviours };
/** @type {Record<string, Exhibit>} */
const exhibits = {};

/**
 * @param {Exhibit} exhibit
 * @param {Exhibit["state"]} state
 */
function setState(exhibit, state) {
  exhibit.state = state;
  exhibit.element.dataset.state = state;
  for (const status of /** @type {NodeListOf<HTMLElement>} */ (exhibit.element.querySelectorAll("[data-status]"))) {
    if (state in status.dataset) status.textContent = status.dataset[state];
    status.hidden = state === "ready";
  }
  exhibit.element.dispatchEvent(new CustomEvent(`monoamine:${state}`, { bubbles: true, detail: exhibit.name }));
}

/** @param {Exhibit} exhibit */
async function start(exhibit) {
  if (exhibit.broken || exhibit.state === "loading" || exhibit.state === "ready") return;
  setState(exhibit, "loading");
  try {
    // A picture that is a part of the page is there (exhibits/drawn.py).
    if (exhibit.payload.figures.length) Object.assign(exhibit, await mount(exhibit.element, exhibit.payload));
    exhibit.behaviour?.mounted(exhibit);
    setState(exhibit, "ready");
  } catch (error) {
    exhibit.error = error;
    setState(exhibit, "error");
  }
}

/**
 * @param {HTMLElement} element
 * @param {IntersectionObserver} near
 */
function register(element, near) {
  const exhibit = exhibits[element.dataset.exhibit];
  exhibit.payload = payloadOf(element);
  exhibit.behaviour = behaviourOf(exhibit);
  setState(exhibit, "waiting");
  near.observe(element);
  for (const touch of ["pointerdown", "focusin"]) element.addEventListener(touch, exhibit.start, { once: true });
}

/**
 * @param {HTMLElement} element
 * @returns {Payload}
 */
function payloadOf(element) {
  const payload = JSON.parse(element.querySelector("script.exhibit-data").textContent);
  // What has an order to keep travels as a string (dashboard/exhibit.py).
  if (typeof payload.data === "string") payload.data = JSON.parse(payload.data);
  return payload;
}

// The script with the behaviour may be missing, may have thrown while it was read, or may be older than the page.
/** @param {Exhibit} exhibit */
function behaviourOf(exhibit) {
  const { behaviour } = exhibit.payload;
  if (!behaviour) return undefined;
  if (!Object.hasOwn(BEHAVIOURS, behaviour)) throw new Error(`no script answers for "${behaviour}"`);
  return BEHAVIOURS[behaviour](exhibit);
}

// An exhibit whose controls nothing answers shows what was built into the page, says so, and looks like it.
/**
 * @param {Exhibit} exhibit
 * @param {Error} error
 */
function giveUp(exhibit, error) {
  Object.assign(exhibit, { error, broken: true });
  const controls = exhibit.element.querySelectorAll("button, input, select");
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (controls)) control.disabled = true;
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (exhibit.element.querySelectorAll("[data-broken]"))) note.hidden = false;
  setState(exhibit, "error");
}

function begin() {
  // From here on controls are shown: a link may put the keyboard on one at once.
  startEach([startNarrow], (startAll) => startAll(document));
  document.documentElement.dataset.script = "ready";
  startEach([startExplorers, startMaps, startQuizzes, startProgress], (startAll) => startAll(document));
  const awake = new Promise((resolve) => SIGNS.forEach((sign) => addEventListener(sign, resolve, { once: true, passive: true })));
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const { dataset } = /** @type {HTMLElement} */ (target), { start: go } = exhibits[dataset.exhibit];
      if (dataset.start === "sign") awake.then(go);
      else go();
    }
  }, { rootMargin: NEAR });
  const figures = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("figure.exhibit")]);
  for (const element of figures) {
    const exhibit = /** @type {Exhibit} */ ({ name: element.dataset.exhibit, element, state: "static", document: null, views: [] });
    exhibit.start = () => start(exhibit);
    exhibits[exhibit.name] = exhibit;
  }
  startEach(figures, (element) => register(element, near), (element, error) => giveUp(exhibits[element.dataset.exhibit], error));
  startEach([startActivities], (startAll) => startAll(document, exhibits));
  watchTheme(() => {
    startEach(Object.values(exhibits).filter((exhibit) => exhibit.document), (exhibit) => {
      applyInks(exhibit.document);
      exhibit.behaviour?.themed?.(exhibit);
      exhibit.views.forEach((view) => view.request_repaint());
    });
  });
  startEach([startPaper], (startAll) => { window.monoamine.figures = startAll(exhibits); });
}

window.monoamine = { ...window.monoamine, exhibits };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
