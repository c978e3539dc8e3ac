// Reads what the reader chose from a native form. The controls' description says which field is of which kind.
// No form is submitted: there is no server, and a frame may forbid it and say nothing.

/** @import { Control } from "./types.js" */

/**
 * @param {FormData} fields of the form
 * @param {Control[]} controls
 * @returns {Record<string, any>} state: an array for checkboxes, a boolean for a checkbox, a string for radio and select
 */
export function readState(fields, controls) {
  return Object.fromEntries(controls.map(({ name, kind }) => {
    if (kind === "checkboxes") return [name, fields.getAll(name)];
    return [name, kind === "checkbox" ? fields.has(name) : fields.get(name)];
  }));
}

/**
 * Act when the reader is done with a form: by its button, or by Enter in a field. A form without a button is never done.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} [button] of the type "button"; while it is disabled, Enter does nothing
 * @param {() => void} [act]
 */
export function onDone(form, button = null, act = () => {}) {
  button?.addEventListener("click", act);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(/** @type {Element} */ (event.target)).matches("input")) return;
    event.preventDefault();
    if (!event.repeat) button?.click();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * @param {string} text of a field
 * @param {Control} control
 * @returns {number} within the limits of the control, where it has some; what is no number is its default
 */
export function numberOf(text, { limits, default: first }) {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!limits) return value;
  const [low, high, step] = limits;
  if (Number.isNaN(value)) return Number(first);
  return Number((Math.round(Math.min(Math.max(value, low), high) / step) * step).toFixed(6));
}
