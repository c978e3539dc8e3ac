// The state of the dashboard and its link: the JavaScript twin of dashboard/state.py, whose docstring explains both.
// `rules` come from there: version, slots, windows, tone, amounts, firstDose, routes, choices, blank.

const PLACES = 10_000; // numbers of a link are kept to four places after the point

/** @returns {object} the state that nothing has changed */
export function blankState(rules) {
  return { ...rules.blank, doses: Array(rules.slots).fill(null) };
}

/** @returns {string} the link of a state, without the "#": only what differs from the default */
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

function doseText(slot) {
  if (!slot) return "-";
  const text = [slot.drug, plain(slot.amount), slot.route, plain(slot.time)].join(":");
  return slot.every === "daily" ? `${text}:daily` : text;
}

// Six digits, as the other language writes numbers.
function plain(value) {
  return String(Number(value.toPrecision(6)));
}

/** @returns {{state: object, wrong: string[]}} the state of a link, and the parts that could not be used as written */
export function decode(text, rules) {
  const state = blankState(rules), wrong = [];
  const fields = fieldsOf(text, wrong);
  if (fields.has("v") && fields.get("v") !== rules.version) wrong.push(`v=${fields.get("v")}`);
  fields.delete("v");
  for (const [short, value] of fields) {
    if (Object.hasOwn(rules.choices, short)) {
      const { field, allowed } = rules.choices[short];
      if (allowed.includes(value)) state[field] = value;
      else wrong.push(`${short}=${value}`);
    } else if (!["doses", "tone", "at", "vary"].includes(short)) wrong.push(`${short}=${value}`);
  }
  const longest = rules.windows[state.window];
  if (fields.has("doses")) state.doses = slotsOf(fields.get("doses"), longest, rules, wrong);
  state.tone = numberOf(fields, "tone", state.tone, rules.tone, wrong);
  state.at = snapped(numberOf(fields, "at", state.at, [0, longest], wrong), state.window, rules);
  state.vary = varyOf(fields, state.vary, rules, wrong);
  return { state, wrong };
}

/** @returns {number} the nearest minute that the slider of a window can be set to */
export function snapped(minute, window, { steps, windows }) {
  return Math.min(Math.floor(minute / steps[window] + 0.5) * steps[window], windows[window]);
}

function fieldsOf(text, wrong) {
  const fields = new Map();
  for (const part of text.replace(/^#/, "").split("&")) {
    if (!part) continue;
    const at = part.indexOf("=");
    if (at < 0) wrong.push(part);
    else fields.set(part.slice(0, at), part.slice(at + 1));
  }
  return fields;
}

function numberOf(fields, name, fallback, [low, high], wrong) {
  if (!fields.has(name)) return clamp(fallback, low, high);
  const value = parse(fields.get(name));
  if (value === null || value < low || value > high) wrong.push(`${name}=${fields.get(name)}`);
  return value === null ? fallback : clamp(value, low, high);
}

/** @returns {number | null} a plain decimal number, to four places, or null */
export function parse(text) {
  // Adding nothing turns a negative zero into zero.
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Math.floor(Number(text) * PLACES + 0.5) / PLACES + 0 : null;
}

// The number of a slot; half a slot is none.
function varyOf(fields, fallback, { slots }, wrong) {
  const asked = fields.get("vary") ?? String(fallback);
  if (Array.from({ length: slots }, (_, i) => String(i + 1)).includes(asked)) return Number(asked);
  wrong.push(`vary=${asked}`);
  return fallback;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

function slotsOf(text, longest, rules, wrong) {
  const parts = text.split(",");
  const slots = parts.slice(0, rules.slots).map((part) => (part === "-" ? null : slotOf(part, longest, rules, wrong)));
  wrong.push(...parts.slice(rules.slots));
  return [...slots, ...Array(rules.slots - slots.length).fill(null)];
}

function slotOf(text, longest, rules, wrong) {
  const parts = text.split(":");
  const [drug, amount = "", route = "", time = "", every = ""] = parts;
  if (!Object.hasOwn(rules.amounts, drug)) {
    wrong.push(text);
    return null;
  }
  const number = parse(amount), minute = parse(time || "0"), routes = rules.routes[drug];
  const used = {
    drug,
    amount: number === null ? rules.firstDose[drug] : clamp(number, ...rules.amounts[drug]),
    route: routes.includes(route) ? route : routes[0],
    time: minute === null ? 0 : clamp(minute, 0, longest),
    every: every === "daily" ? "daily" : "once",
  };
  const asWritten = (amount === "" || number === used.amount) && ["", used.route].includes(route)
    && minute === used.time && ["", ...rules.every].includes(every) && parts.length <= 5;
  if (!asWritten) wrong.push(text);
  return used;
}
