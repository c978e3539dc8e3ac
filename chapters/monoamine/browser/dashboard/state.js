// The state of the dashboard and its link: the JavaScript twin of dashboard/state.py, whose docstring explains both.
// `rules` come from there: version, slots, windows, tone, amounts, firstDose, routes, choices, blank.

/** @import { Rules, Slot, State } from "./types.js" */

import { letters, meant, mended } from "./mended.js";

const OTHERS = ["doses", "tone", "at", "vary"]; // names in a link that are not those of a choice

/**
 * @param {Rules} rules
 * @returns {State} the state that nothing has changed
 */
export function blankState(rules) {
  return { ...rules.blank, doses: Array(rules.slots).fill(null) };
}

/**
 * @param {State} state
 * @param {Rules} rules
 * @returns {string} its link, without the "#": only what differs from the default
 */
export function encode(state, rules) {
  const blank = blankState(rules);
  const parts = [`v=${rules.version}`];
  for (const [short, { field }] of Object.entries(rules.choices)) {
    if (state[field] !== blank[field]) parts.push(`${short}=${state[field]}`);
  }
  const last = state.doses.findLastIndex(Boolean);
  if (last >= 0) parts.push(`doses=${state.doses.slice(0, last + 1).map(doseText).join(",")}`);
  for (const field of ["tone", "at", "vary"]) {
    if (state[field] !== blank[field]) parts.push(`${field}=${plain(state[field])}`);
  }
  return parts.join("&");
}

/** @param {Slot | null} slot */
function doseText(slot) {
  if (!slot) return "-";
  const text = [slot.drug, plain(slot.amount), slot.route, plain(slot.time)].join(":");
  return slot.every === "daily" ? `${text}:daily` : text;
}

// Six digits, as the other language writes numbers.
function plain(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * @param {string} part of a link, which could not be used as it is
 * @param {Rules} rules
 * @returns {{drug: string, asked: string, used: string, rest: string} | null} a dose outside of what the model knows, and
 *   the part as it would be right; null for another fault
 */
export function limited(part, rules) {
  const [name, amount = "", ...others] = part.split(":"), drug = meant(name, Object.keys(rules.amounts)), asked = parse(amount, rules);
  if (drug === undefined || asked === null || !Number.isFinite(asked)) return null;
  const used = clamp(asked, ...rules.amounts[drug]);
  return used === asked ? null : { drug, asked: plain(asked), used: plain(used), rest: [name, plain(used), ...others].join(":") };
}

/**
 * @param {string} text a link
 * @param {Rules} rules
 * @returns {{state: State, wrong: string[]}} its state, and the parts that could not be used
 */
export function decode(text, rules) {
  const state = blankState(rules), { fields, wrong } = fieldsOf(text, rules);
  if (fields.has("v") && letters(fields.get("v")) !== rules.version) wrong.push(`v=${fields.get("v")}`);
  for (const [short, { field, allowed }] of Object.entries(rules.choices)) {
    if (!fields.has(short)) continue;
    const value = meant(fields.get(short), allowed);
    if (value === undefined) wrong.push(`${short}=${fields.get(short)}`);
    else state[field] = value;
  }
  const longest = rules.windows[state.window];
  if (fields.has("doses")) state.doses = slotsOf(fields.get("doses"), longest, rules, wrong);
  state.tone = numberOf(fields, "tone", state.tone, rules.tone, rules, wrong);
  state.at = snapped(numberOf(fields, "at", state.at, [0, longest], rules, wrong), state.window, rules);
  state.vary = varyOf(fields, state.vary, rules, wrong);
  return { state, wrong };
}

/**
 * @param {string} text
 * @param {Rules} rules
 * @returns {boolean} whether the text names anything that a link can say
 */
export function saysState(text, rules) {
  return fieldsOf(text, rules).fields.size > 0;
}

/**
 * @param {number} minute
 * @param {string} window
 * @param {Rules} rules
 * @returns {number} the nearest minute that the slider of the window can be set to
 */
export function snapped(minute, window, { steps, windows }) {
  return Math.min(Math.floor(minute / steps[window] + 0.5) * steps[window], windows[window]);
}

/**
 * What a link says, by the names that are ours, and the parts that say nothing.
 * @param {string} text
 * @param {Rules} rules
 * @returns {{fields: Map<string, string>, wrong: string[]}}
 */
function fieldsOf(text, rules) {
  const fields = new Map(), wrong = [], known = ["v", ...Object.keys(rules.choices), ...OTHERS];
  for (const part of mended(text).split("&")) {
    if (!part) continue;
    const at = part.indexOf("="), name = at < 0 ? undefined : meant(part.slice(0, at), known), value = part.slice(at + 1);
    if (name === undefined) {
      wrong.push(part);
      continue;
    }
    // Of what is said twice the last holds; the first must not be lost in silence.
    if (fields.has(name) && fields.get(name) !== value) wrong.push(`${name}=${fields.get(name)}`);
    fields.set(name, value);
  }
  return { fields, wrong };
}

function numberOf(fields, name, fallback, [low, high], rules, wrong) {
  if (!fields.has(name)) return clamp(fallback, low, high);
  const value = parse(fields.get(name), rules);
  if (value === null || value < low || value > high) wrong.push(`${name}=${fields.get(name)}`);
  return value === null ? fallback : clamp(value, low, high);
}

/**
 * @param {string} text
 * @param {Pick<Rules, "places">} rules
 * @returns {number | null} a plain decimal number, to the places that are kept, or null
 */
export function parse(text, { places }) {
  // No digit can be matched in two ways, however many there are. Adding nothing turns a negative zero into zero.
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Math.floor(Number(text) * places + 0.5) / places + 0 : null;
}

// The number of a slot; half a slot is none.
function varyOf(fields, fallback, { slots }, wrong) {
  const asked = fields.get("vary") ?? String(fallback);
  if (Array.from({ length: slots }, (_, i) => String(i + 1)).includes(asked)) return Number(asked);
  wrong.push(`vary=${asked}`);
  return fallback;
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number} the nearest number from low to high
 */
export function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

function slotsOf(text, longest, rules, wrong) {
  const parts = text.split(",");
  const slots = parts.slice(0, rules.slots).map((part) => (part === "-" ? null : slotOf(part, longest, rules, wrong)));
  for (const part of parts.slice(rules.slots)) wrong.push(part);
  return [...slots, ...Array(rules.slots - slots.length).fill(null)];
}

/**
 * @param {string} text
 * @param {number} longest minute of a dose
 * @param {Rules} rules
 * @param {string[]} wrong
 * @returns {Slot | null}
 */
function slotOf(text, longest, rules, wrong) {
  const parts = text.split(":");
  const [name, amount = "", route = "", time = "", every = ""] = parts, drug = meant(name, Object.keys(rules.amounts));
  if (drug === undefined) {
    wrong.push(text || "doses=");
    return null;
  }
  const number = parse(amount, rules), minute = parse(time || "0", rules), routes = rules.routes[drug];
  const used = {
    drug,
    amount: number === null ? rules.firstDose[drug] : clamp(number, ...rules.amounts[drug]),
    route: meant(route, routes) ?? routes[0],
    time: minute === null ? 0 : clamp(minute, 0, longest),
    every: letters(every) === "daily" ? "daily" : "once",
  };
  const asWritten = (amount === "" || number === used.amount) && ["", letters(used.route)].includes(letters(route))
    && minute === used.time && ["", ...rules.every].includes(letters(every)) && parts.length <= 5;
  if (!asWritten) wrong.push(text);
  return used;
}
