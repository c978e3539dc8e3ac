// Starts what the page holds: tables with a form and quizzes at once, each exhibit when the reader comes near it.

import { startActivities } from "./activity.js";
import { startMaps } from "./coverage.js";
import { findingsPlot } from "./findings.js";
import { startExplorers } from "./explorer.js";
import { hillFigure } from "./hill.js";
import { mount } from "./mount.js";
import { preparedFigure } from "./prepared.js";
import { startProgress } from "./progress.js";
import { startQuizzes } from "./quiz.js";
import { studyDesign } from "./study-design.js";
import { applyInks, watchTheme } from "./theme.js";

const NEAR = "300px";
// An exhibit that is complete without BokehJS waits for it until the reader does something.
const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown"];
const BEHAVIOURS = { findings: findingsPlot, study: studyDesign, hill: hillFigure, prepared: preparedFigure, ...window.monoamine?.behaviours };
const exhibits = {};

function setState(exhibit, state) {
  exhibit.state = state;
  exhibit.element.dataset.state = state;
  for (const status of exhibit.element.querySelectorAll("[data-status]")) {
    if (state in status.dataset) status.textContent = status.dataset[state];
    status.hidden = state === "ready";
  }
  exhibit.element.dispatchEvent(new CustomEvent(`monoamine:${state}`, { bubbles: true, detail: exhibit.name }));
}

async function start(exhibit) {
  if (exhibit.state === "loading" || exhibit.state === "ready") return;
  setState(exhibit, "loading");
  try {
    Object.assign(exhibit, await mount(exhibit.element, exhibit.payload));
    exhibit.behaviour?.mounted(exhibit);
    setState(exhibit, "ready");
  } catch (error) {
    exhibit.error = error;
    setState(exhibit, "error");
  }
}

function register(element, near) {
  const payload = JSON.parse(element.querySelector("script.exhibit-data").textContent);
  // What has an order to keep travels as a string (dashboard/exhibit.py).
  if (typeof payload.data === "string") payload.data = JSON.parse(payload.data);
  const exhibit = { name: payload.name, element, payload, state: "waiting", document: null, views: [] };
  exhibit.start = () => start(exhibit);
  exhibits[payload.name] = exhibit;
  exhibit.behaviour = BEHAVIOURS[payload.behaviour]?.(exhibit);
  setState(exhibit, "waiting");
  near.observe(element);
  for (const touch of ["pointerdown", "focusin"]) element.addEventListener(touch, exhibit.start, { once: true });
}

function begin() {
  startExplorers(document);
  startMaps(document);
  startQuizzes(document);
  startProgress(document);
  const awake = new Promise((resolve) => SIGNS.forEach((sign) => addEventListener(sign, resolve, { once: true, passive: true })));
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      const { start: go } = exhibits[target.dataset.exhibit];
      if (target.dataset.start === "sign") awake.then(go);
      else go();
    }
  }, { rootMargin: NEAR });
  document.querySelectorAll("figure.exhibit").forEach((element) => register(element, near));
  startActivities(document, exhibits);
  watchTheme(() => {
    for (const exhibit of Object.values(exhibits)) {
      if (!exhibit.document) continue;
      applyInks(exhibit.document);
      exhibit.behaviour?.themed?.(exhibit);
      exhibit.views.forEach((view) => view.request_repaint());
    }
  });
  window.addEventListener("beforeprint", () => Object.values(exhibits).forEach((exhibit) => exhibit.start()));
}

window.monoamine = { ...window.monoamine, exhibits };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
