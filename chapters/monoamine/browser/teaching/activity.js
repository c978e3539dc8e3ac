// Predict, run, explain: the reader commits to a prediction, the exhibit of the page runs the model, and the number that
// it finds is held against the prediction and against what was measured. The number is read off the scene as
// teaching/readings.py reads it; nothing here knows an answer.

import { markDead, startEach } from "../exhibits/apart.js";
import { digits, fill } from "../exhibits/words.js";
import { onDone } from "../exhibits/form.js";
import { ownProgress } from "./progress.js";

// After this long without a scene the model is taken to have failed.
const PATIENCE_MS = 10000;
// Longer than the exhibit waits before it speaks.
const QUIET_MS = 1500;
const PERCENT = 100;

/**
 * @param {{runs: object[]}} scene of an exhibit
 * @param {{transmitter: string, quantity: string, run: string, at: number | "peak" | "trough"}} read
 * @returns {number} percent of baseline
 */
export function readOut(scene, { transmitter, quantity, run, at }) {
  const made = scene.runs.find(({ key }) => key === run)?.run;
  if (!made) throw new Error(`the scene has no run ${run}`);
  if (at === "peak") return Math.max(...made.relative(transmitter, quantity));
  if (at === "trough") return Math.min(...made.relative(transmitter, quantity));
  return made.percent(transmitter, at, quantity);
}

/** @returns {string} a ratio: two places below 10, three digits from there on, as in teaching/readings.py */
export function times(value) {
  const rounded = Math.floor(value * 100 + 0.5) / 100;
  if (rounded < 10) return rounded.toFixed(2);
  const places = 2 - Math.floor(Math.log10(value));
  return String(Number((Math.floor(value * 10 ** places + 0.5) / 10 ** places).toPrecision(6)));
}

/** @returns {number} the number at a position of a slider, as in book/activity.py */
export function valueAt({ low, high, scale, positions }, place) {
  const share = place / positions;
  return scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
}

/** @returns {number} which choice a number belongs to: all below its limit that no earlier one takes */
export function choiceOf(limits, value) {
  return limits.findIndex((below) => below === null || value < below);
}

/** @returns {"increase" | "decrease" | "none"} where a number points, seen from the one that means no change */
export function directionOf(value, { unchanged, noise }) {
  if (Math.abs(value - unchanged) < noise) return "none";
  return value > unchanged ? "increase" : "decrease";
}

/** @returns {"increase" | "decrease" | "none"} where all numbers of a choice point */
export function directionOfChoice(limits, place, { unchanged }) {
  const from = place ? limits[place - 1] : -Infinity, below = limits[place] ?? Infinity;
  if (from <= unchanged && unchanged < below) return "none";
  return from > unchanged ? "increase" : "decrease";
}

/** @returns {string} the first of "near", "high", "low" that is true of a guess on a slider */
export function closeness(guess, value, { scale, near }) {
  const off = scale === "log" ? Math.exp(Math.abs(Math.log(guess / value))) : Math.abs(guess - value);
  if (off <= near) return "near";
  return guess > value ? "high" : "low";
}

/**
 * @param {object} definition of book/activity.py
 * @param {{place: number, text: string}} guess position of the chosen option or of the slider, and its words
 * @param {number} value what the model says
 * @param {string[]} [options] the words of the choices
 * @returns {{agreed: boolean, told: string[]}} the prediction beside the model, and beside the measurement
 */
export function compare(definition, guess, value, options = []) {
  const { text, what, unchanged } = definition, { choice, slider } = definition.predict;
  const number = slider && valueAt(slider, guess.place);
  const close = slider && closeness(number, value, slider);
  const place = choice && choiceOf(choice, value), agreed = slider ? close === "near" : place === guess.place;
  const plain = unchanged === 1 ? fill(text.ratio, { value: times(value) }) : fill(text.percent, { value: digits(value) });
  const label = choice && !agreed && options[place], said = label ? `${plain} (${label})` : plain;
  const verdict = slider ? text[close] : text[agreed ? "agrees" : "differs"];
  const beside = `${fill(text.said, { what, guess: guess.text, said })} ${verdict}`;
  const pointed = slider ? directionOf(number, definition) : directionOfChoice(choice, guess.place, definition);
  const held = slider ? (percent) => closeness(number, percent, slider) : (percent) => (choiceOf(choice, percent) === guess.place ? "within" : "outside");
  return { agreed, told: [beside, besideMeasured(definition, pointed), ...besideSizes(definition, held)] };
}

function besideMeasured({ text, measured, direction, sizes }, pointed) {
  if (!measured) return text.never;
  if (!direction) return text.mixed;
  const seen = fill(text.measured, { direction: text.directions[direction] });
  const far = direction === "none" || sizes.length ? "" : ` ${text.unprinted}`;
  return `${seen} ${pointed === direction ? text.same_way : text.other_way}${far}`;
}

function besideSizes({ text, sizes }, held) {
  return sizes.map(({ where, value, percents }) => `${fill(text.size, { where, value })} ${text.sizes[both(percents.map(held))]}`);
}

/** @returns {string} one word for both ways to read a number */
export function both(found) {
  if (found.every((one) => one === found[0])) return found[0];
  if (found.includes("near")) return "near";
  return found.includes("within") ? "either" : "between";
}

/**
 * Make every activity under a root work.
 * @param {ParentNode} root
 * @param {Object<string, object>} exhibits of main.js, by name
 * @param {object} progress made by createProgress
 */
export function startActivities(root, exhibits, progress = ownProgress()) {
  // Several activities may drive one exhibit: which of them shows something there now.
  const owners = new Map();
  startEach(root.querySelectorAll("[data-activity]"), (element) => start(element, exhibits, owners, progress), markDead);
}

function start(element, exhibits, owners, progress) {
  const definition = JSON.parse(element.querySelector("[data-definition]").textContent);
  const exhibit = exhibits[definition.exhibit];
  const find = (name) => element.querySelector(`[data-${name}]`);
  const form = element.querySelector("form"), fields = form.querySelector("fieldset"), fold = element.querySelector("details");
  const slider = definition.predict.slider && form.querySelector("input");
  const options = [...form.querySelectorAll("label [data-text]")].map(({ textContent }) => textContent);

  /** Make the exhibit this activity's own. @returns {boolean} whether it was another's before */
  function takeOver() {
    const others = owners.get(exhibit) !== element;
    owners.set(exhibit, element);
    return others;
  }

  function guess() {
    if (slider) return { place: Number(slider.value), text: slider.getAttribute("aria-valuetext") };
    const chosen = form.querySelector("input:checked");
    return { place: Number(chosen.value), text: chosen.closest("label").querySelector("[data-text]").textContent };
  }

  function show(state, told = []) {
    element.dataset.state = state;
    fields.disabled = state !== "predicting";
    find("run").hidden = state === "told";
    find("run").disabled = true;
    find("again").hidden = find("look").hidden = state !== "told";
    find("hint").hidden = state !== "predicting";
    fold.open = state === "told";
    find("said").replaceChildren(...told.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  }

  async function run() {
    const committed = guess();
    takeOver();
    show("running", [definition.text.running]);
    try {
      const { agreed, told } = compare(definition, committed, await ask(exhibit, definition), options);
      show("told", told);
      progress.ran(element.dataset.activity, agreed);
    } catch {
      element.dataset.failed = "";
      show("told", [definition.text.error]);
    }
    find("again").focus({ preventScroll: true });
  }

  // One way back in each figure, to the activity that led there last.
  function wayBack(views) {
    views.querySelector(".dash-back")?.remove();
    const button = Object.assign(document.createElement("button"), { type: "button", className: "dash-back", textContent: definition.text.back });
    button.addEventListener("click", () => {
      button.remove();
      element.scrollIntoView();
      find("again").focus({ preventScroll: true });
    });
    views.prepend(button);
    return button;
  }

  // The answer is not to be seen before the prediction.
  function conceal() {
    takeOver();
    if (exhibit?.open) quietly(exhibit, definition.before);
  }

  function reset() {
    form.reset();
    if (slider) describe(slider, definition.predict.slider, find("guess"));
    delete element.dataset.failed;
    conceal();
    show("predicting");
    form.querySelector("input").focus({ preventScroll: true });
  }

  form.addEventListener("focusin", () => {
    if (element.dataset.state === "predicting" && owners.get(exhibit) !== element) conceal();
  });
  // A click leaves the slider where it stands, and says that the reader means it.
  for (const sign of ["input", "click"]) {
    fields.addEventListener(sign, ({ target }) => {
      if (!target.matches("input") || fields.disabled) return;
      if (slider) describe(slider, definition.predict.slider, find("guess"));
      find("run").disabled = false;
      find("hint").hidden = true;
    });
  }
  onDone(form, find("run"), run);
  find("again").addEventListener("click", reset);
  find("look").addEventListener("click", (event) => {
    const views = exhibit?.element.querySelector(".dash-views");
    if (!views) return;
    event.preventDefault();
    if (takeOver()) quietly(exhibit, definition.run);
    const back = wayBack(views);
    views.scrollIntoView();
    // The keyboard goes on from there.
    back.focus({ preventScroll: true });
  });
  show("predicting");
  if (!owners.has(exhibit)) conceal();
}

/** The number that answers: read off the scene that the exhibit makes of the link. */
async function ask(exhibit, { run, read, over, form }) {
  exhibit.start();
  const apart = over && over.link !== run;
  const base = apart ? readOut(await opened(exhibit, over.link), { ...read, run: over.run }) : null;
  const scene = await opened(exhibit, run);
  const value = readOut(scene, read);
  if (over) return value / (base ?? readOut(scene, { ...read, run: over.run }));
  return form === "times" ? value / PERCENT : value;
}

function opened(exhibit, link) {
  const before = exhibit.scene, until = performance.now() + PATIENCE_MS;
  quietly(exhibit, link);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (exhibit.scene !== before) resolve(exhibit.scene);
      else if (performance.now() > until) reject(new Error("no scene"));
      else requestAnimationFrame(look);
    };
    look();
  });
}

// The activity tells what came out; the exhibit need not tell it at the same time.
function quietly(exhibit, link) {
  const live = exhibit.element.querySelector("[data-live]");
  live?.setAttribute("aria-live", "off");
  exhibit.open(link);
  setTimeout(() => live?.removeAttribute("aria-live"), QUIET_MS);
}

// The words of the slider, for the eye and for a screen reader.
function describe(slider, definition, output) {
  const text = `${digits(valueAt(definition, Number(slider.value)))} ${definition.unit}`;
  slider.setAttribute("aria-valuetext", text);
  output.textContent = text;
}
