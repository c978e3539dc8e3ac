// The bars and the table of a moment: where the transmitter is. The JavaScript twin of dashboard/where.py.

import { fill } from "../exhibits/words.js";

/** @returns {object[]} levels, flows and sites held: {heading, rows: [{label, now, rest}]} in percent, rounded */
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

/** @returns {string} a run for a reader */
export function runName(key, text) {
  return text.runs[key] ?? key;
}
