// Sentences about a choice: the JavaScript twin of findings/describe.py. Templates come from data/words.yml.

/** @import { Card, Choice, FindingsData, Other, Row, Selection, Tally } from "./types.js" */
/** @import { Words } from "../exhibits/types.js" */

import { count, fill, listing } from "../exhibits/words.js";
import { tally } from "./select.js";

function number(value) {
  return String(Math.round(value * 10) / 10);
}

/**
 * @param {Row[]} rows
 * @param {Choice} state
 * @param {Selection} selection
 * @param {Record<string, string>} names
 * @param {Words} text
 * @returns {string} what the plot shows now, in words
 */
export function sentence(rows, state, selection, names, text) {
  const parts = text.sentence;
  if (!state.drugs.length) return parts.no_drug;
  const chosen = fill(parts.chosen, {
    drugs: listing(state.drugs.map((drug) => names[drug]), parts.and),
    system: names[state.system], region: names[state.region],
    metabolites: parts[state.metabolites ? "with_metabolites" : "without_metabolites"],
    findings: count(parts.findings, selection.matched.length),
  });
  if (!selection.matched.length) return `${chosen} ${parts.empty}`;
  const unchanged = selection.points.filter(({ hollow }) => hollow).length;
  const split = fill(parts.split, {
    drawn: selection.points.length - unchanged, unchanged, worded: selection.worded.length,
  });
  return [chosen, split, ...extremes(rows, selection, names, parts)].join(" ");
}

/**
 * @param {Row[]} rows
 * @param {Selection} selection
 * @param {Record<string, string>} names
 * @param {Words} parts
 */
function extremes(rows, selection, names, parts) {
  const drawn = selection.points.filter(({ hollow }) => !hollow).map(({ row }) => rows[row]);
  const pick = (side, better) => drawn.filter((row) => side(row.percent))
    .reduce((best, row) => (best === null || better(row.percent, best.percent) ? row : best), null);
  const highest = pick((p) => p > 100, (a, b) => a > b);
  const lowest = pick((p) => p < 100, (a, b) => a < b);
  return [[parts.highest, highest], [parts.lowest, lowest]].filter(([, row]) => row).map(([template, row]) =>
    fill(template, { percent: number(row.percent), drug: names[row.drug], source: row.source.text }));
}

/**
 * @param {Row[]} rows
 * @param {Other[]} others are told of and not counted
 * @param {Choice} state
 * @param {Record<string, string>} names
 * @param {FindingsData["systems"]} systems
 * @param {Words} text
 * @returns {Card[]} one a system
 */
export function cards(rows, others, state, names, systems, text) {
  const parts = text.cards;
  return systems.map((system) => {
    const items = tally(rows, others, state, system.name);
    const lines = items.map((item) => line(item, rows, state, names, names[system.name], parts));
    const total = items.reduce((sum, { findings }) => sum + findings, 0);
    return {
      title: names[system.name], token: system.token,
      count: fill(parts.count, { findings: count(parts.findings, total), region: names[state.region] }),
      lines: lines.length ? lines : [{ state: "never", drug: "", text: parts.choose }],
    };
  });
}

/**
 * @param {Tally} item
 * @param {Row[]} rows
 * @param {Choice} state
 * @param {Record<string, string>} names
 * @param {string} system
 * @param {Words} parts
 * @returns {Card["lines"][number]}
 */
function line(item, rows, state, names, system, parts) {
  const drug = names[item.drug], beside = item.beside ? [count(parts.beside, item.beside)] : [];
  if (!item.findings) {
    const findings = count(parts.findings, item.elsewhere);
    const nothing = item.elsewhere ? fill(parts.not_here, { region: names[state.region], findings })
      : fill(parts.never, { drug, system });
    return { state: "never", drug, text: [nothing, ...beside].join(" ") };
  }
  const sentences = [fill(parts.measured, {
    findings: count(parts.findings, item.findings), studies: count(parts.studies, item.studies),
    directions: directions(item, parts),
  })];
  if (!item.itself) sentences.push(fill(parts.only_metabolite, { system }));
  if (item.largest === null) sentences.push(parts.no_number);
  else {
    const row = rows[item.largest];
    sentences.push(fill(parts.largest, { what: row.what, source: row.source.text }));
  }
  const quiet = item.changed === 0 && item.unchanged > 0;
  return { state: quiet ? "null" : "measured", drug, text: [...sentences, ...beside].join(" ") };
}

function directions(item, parts) {
  return ["changed", "unchanged", "unclear", "combined"].filter((kind) => item[kind])
    .map((kind) => fill(parts[kind], { n: item[kind] })).join(", ");
}
