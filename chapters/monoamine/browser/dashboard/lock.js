// What a teacher has locked (?lock=) stays as it was when the page was opened, whatever asks for another state: a
// control, a story, an experiment, a link, an activity.

/** @import { Rules, Slot, State } from "./types.js" */

import { clamp, snapped } from "./state.js";
import { meant } from "./mended.js";

// Parts of each dose; "doses" is all of them in all slots.
const PARTS = ["drug", "amount", "route", "time", "every"];

/**
 * @param {string} names
 * @param {Rules} rules
 * @returns {{locked: Set<string>, unknown: string[]}} fields that the names stand for, their own or those of a link
 */
export function locksOf(names, rules) {
  const known = [...Object.keys(rules.blank), "doses", ...PARTS], short = Object.keys(rules.choices);
  const locked = new Set(), unknown = [];
  for (const name of names.split(/[,;+|]/)) {
    if (!name) continue;
    const field = meant(name, known) ?? rules.choices[meant(name, short)]?.field;
    if (field) locked.add(field);
    else unknown.push(name);
  }
  return { locked, unknown };
}

/**
 * @param {State} next that is asked for
 * @param {State | null} start that the page was opened with; null before that
 * @param {Set<string>} locked
 * @param {Rules} rules
 * @returns {State} that is allowed
 */
export function held(next, start, locked, rules) {
  if (!start || !locked.size) return next;
  const kept = { ...next };
  for (const field of Object.keys(rules.blank)) if (locked.has(field)) kept[field] = start[field];
  const last = rules.windows[kept.window];
  kept.at = locked.has("at") ? Math.min(kept.at, last) : snapped(Math.min(kept.at, last), kept.window, rules);
  kept.doses = (locked.has("doses") ? start.doses : next.doses.map((slot, place) => heldSlot(slot, start.doses[place], locked, rules)))
    .map((slot) => slot && { ...slot, time: Math.min(slot.time, last) });
  return kept;
}

/**
 * A locked part of a slot that was empty at the start is the usual one of the drug.
 * @param {Slot | null} slot that is asked for
 * @param {Slot | null} own at the start
 * @param {Set<string>} locked
 * @param {Rules} rules
 * @returns {Slot | null}
 */
function heldSlot(slot, own, locked, rules) {
  const drug = (locked.has("drug") ? own : slot)?.drug;
  if (!drug) return null;
  const usual = { amount: rules.firstDose[drug], route: rules.routes[drug][0], time: 0, every: "once" };
  const kept = { ...(slot?.drug === drug ? slot : own) };
  for (const part of PARTS.slice(1)) if (locked.has(part)) kept[part] = (own ?? usual)[part];
  kept.amount = clamp(kept.amount, ...rules.amounts[drug]);
  if (!rules.routes[drug].includes(kept.route)) kept.route = usual.route;
  return kept;
}

/**
 * @param {State} next that was asked for
 * @param {State} kept that is allowed
 * @param {Set<string>} locked
 * @param {Rules} rules
 * @returns {string[]} the locked fields in which they differ
 */
export function refused(next, kept, locked, rules) {
  const slots = next.doses.map((slot, place) => [slot ?? {}, kept.doses[place] ?? {}]);
  const parts = PARTS.filter((part) => slots.some(([asked, has]) => asked[part] !== has[part]));
  const differ = [...Object.keys(rules.blank).filter((field) => next[field] !== kept[field]), ...(parts.length ? ["doses"] : []), ...parts];
  return differ.filter((field) => locked.has(field));
}
