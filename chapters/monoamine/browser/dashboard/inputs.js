// The dashboard's form and its state: reads what the reader did, writes what a state says. Fields are named in
// dashboard/controls.py.

/** @import { DashboardData, Rules, Slot, State } from "./types.js" */
/** @import { NamedForm } from "../exhibits/types.js" */

import { fill } from "../exhibits/words.js";
import { snapped } from "./state.js";
import { momentText } from "./tell.js";

/**
 * @param {State} state before the change
 * @param {Rules} rules
 * @param {{name: string, value: string}} target the control that was changed
 * @returns {State} the state after it
 */
export function readForm(state, rules, target) {
  const [name, number] = target.name.split("-");
  if (!number) return withField(state, name, target.value, rules);
  const place = Number(number) - 1, slot = state.doses[place];
  const doses = [...state.doses];
  doses[place] = slotAfter(slot, name, target.value, rules, rules.windows[state.window]);
  const vary = name === "drug" && doses[place] ? place + 1 : state.vary;
  return { ...state, doses, vary: doses[vary - 1] ? vary : Math.max(doses.findIndex(Boolean), 0) + 1 };
}

/** @returns {State} */
function withField(state, name, value, rules) {
  const next = { ...state, [name]: ["tone", "at", "vary"].includes(name) ? Number(value) : value };
  if (name !== "window" && name !== "at") return next;
  // A slider may be asked before it has the ends of a window that was just chosen.
  const last = rules.windows[next.window];
  return { ...next, at: snapped(Math.min(next.at, last), next.window, rules), doses: next.doses.map((slot) => slot && { ...slot, time: Math.min(slot.time, last) }) };
}

/**
 * @param {Slot | null} slot
 * @param {string} name of the part
 * @param {string} value
 * @param {Rules} rules
 * @param {number} last minute that is shown
 * @returns {Slot | null}
 */
function slotAfter(slot, name, value, rules, last) {
  if (name === "drug") {
    if (!value) return null;
    const routes = rules.routes[value];
    return {
      drug: value, amount: rules.firstDose[value], route: routes.includes(slot?.route) ? slot.route : routes[0],
      time: slot?.time ?? 0, every: slot?.every ?? "once",
    };
  }
  if (!slot) return null;
  if (name === "amount") return { ...slot, amount: rules.amountSteps[slot.drug][Number(value)] };
  return { ...slot, [name]: name === "time" ? Math.min(Number(value), last) : value };
}

/**
 * Put a state into every control, with the words beside the sliders.
 * @param {NamedForm} form
 * @param {State} state
 * @param {DashboardData} data
 * @param {Set<string>} [locked] fields a teacher has frozen
 */
export function writeForm(form, state, data, locked = new Set()) {
  const { rules, text } = data;
  const set = (/** @type {string} */ name, /** @type {any} */ value) => {
    const field = form.elements[name];
    if (!field) return;
    if (field instanceof RadioNodeList || field.type === "radio") field.value = value;
    else if (field.value !== String(value)) field.value = String(value);
  };
  for (const name of ["region", "hypothesis", "window", "tone", "scale", "see", "product", "vary"]) set(name, state[name]);
  const last = rules.windows[state.window], at = form.elements.at;
  if (at) Object.assign(at, { max: last, step: rules.steps[state.window] });
  set("at", state.at);
  say(form, "at", momentText(state.at, text, rules));
  say(form, "tone", fill(text.units.tone, { value: state.tone }));
  relabel(form.elements.product, text.products[state.see]);
  state.doses.forEach((slot, place) => writeSlot(form, slot, place + 1, data, set));
  for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
    if (field.name) field.disabled = locked.has(field.name.split("-")[0]) || (locked.has("doses") && field.name.includes("-"));
  }
}

/**
 * @param {NamedForm} form
 * @param {Slot | null} slot
 * @param {number} number from 1
 * @param {DashboardData} data
 * @param {(name: string, value: string | number) => void} set
 */
function writeSlot(form, slot, number, { rules, text, tokens }, set) {
  const box = /** @type {HTMLElement | null} */ (form.querySelector(`[data-slot="${number}"]`));
  if (!box) return;
  /** @type {HTMLElement} */ (box.querySelector(".dash-dose")).hidden = !slot;
  box.style.setProperty("--slot-ink", `var(${tokens[slot ? slot.drug : "nothing"]})`);
  set(`drug-${number}`, slot?.drug ?? "");
  if (!slot) return;
  const steps = rules.amountSteps[slot.drug], amount = form.elements[`amount-${number}`];
  amount.max = steps.length - 1;
  set(`amount-${number}`, nearest(steps, slot.amount));
  say(form, `amount-${number}`, fill(text.units.dose, { value: Number(slot.amount.toPrecision(6)) }));
  relabel(form.elements[`route-${number}`], Object.fromEntries(rules.routes[slot.drug].map((route) => [route, text.routes[route]])));
  set(`route-${number}`, slot.route);
  const last = rules.windows[form.elements.window.value];
  form.elements[`time-${number}`].max = Math.min(last, rules.latestDose);
  set(`time-${number}`, slot.time);
  say(form, `time-${number}`, fill(text.units.minutes, { value: slot.time }));
  set(`every-${number}`, slot.every);
  /** @type {HTMLElement} */ (box.querySelector(`[data-field="every-${number}"]`)).hidden = last <= rules.dayMin;
}

function nearest(steps, value) {
  let best = 0;
  steps.forEach((step, i) => { if (Math.abs(step - value) < Math.abs(steps[best] - value)) best = i; });
  return best;
}

/**
 * The words of a slider, for the eye and for a screen reader.
 * @param {NamedForm} form
 * @param {string} name of the slider
 * @param {string} words
 */
export function say(form, name, words) {
  const field = form.elements[name];
  if (!field || field.getAttribute("aria-valuetext") === words) return;
  field.setAttribute("aria-valuetext", words);
  document.getElementById(`${field.id}-out`).textContent = words;
}

/**
 * @param {HTMLSelectElement | undefined} select
 * @param {Record<string, string>} options
 */
function relabel(select, options) {
  if (!select) return;
  const shape = Object.entries(options).join("|");
  if (select.dataset.shape === shape) return;
  select.dataset.shape = shape;
  const chosen = select.value;
  select.replaceChildren(...Object.entries(options).map(([value, label]) => new Option(label, value)));
  select.value = chosen in options ? chosen : Object.keys(options)[0];
}
