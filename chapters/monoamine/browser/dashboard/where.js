// The bars and the table of a moment: where the transmitter is. The JavaScript twin of dashboard/where.py.

/** @import { Moment, Rules } from "./types.js" */
/** @import { Words } from "../exhibits/types.js" */

import { fill } from "../exhibits/words.js";

/** @typedef {{heading: string, rows: {label: string, now: number, rest: number}[]}} Group in percent, rounded */

/**
 * @param {Moment} moment
 * @param {Words} text
 * @param {Rules} rules
 * @returns {Group[]} levels, flows and sites held
 */
export function groups(moment, text, rules) {
  const { rows, levels, flows, sites } = text.where;
  const held = moment.carriers.flatMap((carrier) => ["blocked", "loaded"].map((how) =>
    row(fill(rows[how], { carrier: carrier.name }), carrier[how], 0)));
  return [
    { heading: levels, rows: rules.levels.map((name) => row(rows[name], moment[name], 1)) },
    { heading: flows, rows: Object.keys(rules.flows.DA).map((name) => row(rows[name], moment[name], name === "exchange" ? 0 : 1)) },
    { heading: sites, rows: [...held, row(rows.brake, moment.brake, moment.brakeRest)] },
  ];
}

function row(label, now, rest) {
  return { label, now: Math.floor(100 * now + 0.5), rest: Math.floor(100 * rest + 0.5) };
}

/**
 * @param {string} key of a run
 * @param {Words} text
 * @returns {string} the run for a reader
 */
export function runName(key, text) {
  return text.runs[key] ?? key;
}
