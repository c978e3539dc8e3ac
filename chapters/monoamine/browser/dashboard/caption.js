// What a picture of a scene says beside the picture: what was given where, what is supposed, and what its lines are.

/** @import { DashboardData, Panel, Scene, SceneRun } from "./types.js" */

import { fill, listing } from "../exhibits/words.js";
import { momentText, what } from "./tell.js";

/**
 * @typedef {{line?: {key: string, width: number, alpha: number}, mark?: {key: string, shape: string, hollow: boolean}, text: string}} KeyEntry
 *   a line of a key: the line or the mark that it explains, if any
 */

/**
 * @param {Scene} scene
 * @param {Pick<DashboardData, "text" | "rules">} data
 * @returns {string[]} the lines over a picture: doses, region, hypothesis, moment
 */
export function headOf({ state }, { text, rules }) {
  const { take, units, routes, regions, say } = text;
  const doses = state.doses.filter(Boolean).map(({ drug, amount, route, time, every }) => fill(take.dose[every], {
    drug, route: routes[route], time: momentText(time, text, rules), amount: fill(units.dose, { value: Number(amount.toPrecision(6)) }),
  }));
  const rest = state.tone === 1 ? [] : [fill(take.tone, { value: fill(units.tone, { value: state.tone }) })];
  const given = doses.length ? fill(take.given, { doses: listing(doses, say.and) }) : say.no_dose;
  const place = { region: regions[state.region], supposed: say.supposed[state.hypothesis], time: momentText(state.at, text, rules) };
  return [given, fill(take.place, place), ...rest];
}

/**
 * @param {Scene} scene
 * @param {Panel[]} panels what is drawn of it
 * @param {DashboardData} data
 * @returns {KeyEntry[]} the lines of the key
 */
export function keyOf(scene, panels, data) {
  const { text: { take }, points, rules: { parts } } = data, marks = panels.flatMap((panel) => panel.marks);
  const line = (run, [width, alpha], text) => ({ line: { key: run.key, width, alpha }, text });
  const named = (/** @type {SceneRun} */ run) => (run.drugs.length ? what(run, scene.state, data.text) : data.text.runs.nothing);
  const runs = scene.runs.map((run) => line(run, parts.known, fill(take.curve, { what: named(run) })));
  const thin = panels.some(({ band }) => band) ? [line(scene.runs[0], parts.beyond, take.beyond)] : [];
  const numbers = [...new Map(marks.map(({ point, key }) => [point, key]))];
  const findings = numbers.map(([number, key]) => {
    const { drug, what: measured, told, source, marker, null: hollow } = points[number];
    return { mark: { key, shape: marker, hollow }, text: fill(take.mark, { drug, what: measured, told, source }) };
  });
  return [...runs, ...thin, ...(findings.length ? findings : [{ text: take.no_mark }])];
}

/**
 * @param {string} view
 * @param {string} label of the view
 * @param {Scene} scene
 * @param {DashboardData} data
 * @returns {string} what is drawn in a plot: more than the name of its view
 */
export function titleOf(view, label, { state: { see, product: chosen } }, { text, names }) {
  const { title } = text.take, product = text.products[see][chosen];
  if (view === "dose") return fill(title.dose, { label, transmitter: names[see] });
  if (view !== "product") return fill(title.outside, { transmitter: label });
  return label.includes(product) ? label : fill(title.product, { label, product });
}

/**
 * @param {string} text
 * @param {number} width of a line
 * @param {(text: string) => number} measure tells the width of a text
 * @returns {string[]} the text in lines; a word that is too long stands alone
 */
export function lines(text, width, measure) {
  const broken = [];
  for (const word of text.split(" ")) {
    const longer = broken.length ? `${broken.at(-1)} ${word}` : word;
    if (broken.length && measure(longer) <= width) broken[broken.length - 1] = longer;
    else broken.push(word);
  }
  return broken;
}
