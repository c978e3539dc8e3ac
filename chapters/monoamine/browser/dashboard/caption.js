// What a picture of a scene says beside the picture: what was given where, what is supposed, and what its lines are.

import { fill, listing } from "../exhibits/words.js";
import { momentText, what } from "./tell.js";

/** @returns {string[]} the lines over a picture: doses, region, hypothesis, moment */
export function headOf({ state }, { text }) {
  const { take, units, routes, regions, say } = text;
  const doses = state.doses.filter(Boolean).map(({ drug, amount, route, time, every }) => fill(take.dose[every], {
    drug, route: routes[route], time: momentText(time, text), amount: fill(units.dose, { value: Number(amount.toPrecision(6)) }),
  }));
  const rest = state.tone === 1 ? [] : [fill(take.tone, { value: fill(units.tone, { value: state.tone }) })];
  const given = doses.length ? fill(take.given, { doses: listing(doses, say.and) }) : say.no_dose;
  const place = { region: regions[state.region], supposed: say.supposed[state.hypothesis], time: momentText(state.at, text) };
  return [given, fill(take.place, place), ...rest];
}

/**
 * @param {object} made a scene
 * @param {object[]} panels what is drawn of it: curves, band, marks
 * @param {object} data of the payload
 * @returns {object[]} the lines of a key: {line: {key, width, alpha}} or {mark: {key, shape, hollow}}, and their text
 */
export function keyOf(made, panels, data) {
  const { text: { take }, points } = data, marks = panels.flatMap((panel) => panel.marks);
  const line = (run, width, alpha, text) => ({ line: { key: run.key, width, alpha }, text });
  const named = (run) => (run.drugs.length ? what(run, made.state, data.text) : data.text.runs.nothing);
  const runs = made.runs.map((run) => line(run, 2.5, 1, fill(take.curve, { what: named(run) })));
  const thin = panels.some(({ band }) => band) ? [line(made.runs[0], 1.5, 0.6, take.beyond)] : [];
  const numbers = [...new Map(marks.map(({ point, key }) => [point, key]))];
  const found = numbers.map(([number, key]) => {
    const { drug, what: measured, told, source, marker, null: hollow } = points[number];
    return { mark: { key, shape: marker, hollow }, text: fill(take.mark, { drug, what: measured, told, source }) };
  });
  return [...runs, ...thin, ...(found.length ? found : [{ text: take.no_mark }])];
}

/** @returns {string} what is drawn in a plot: more than the name of its view */
export function titleOf(view, label, { state: { see, product: chosen } }, { text, names }) {
  const { title } = text.take, product = text.products[see][chosen];
  if (view === "dose") return fill(title.dose, { label, transmitter: names[see] });
  if (view !== "product") return fill(title.outside, { transmitter: label });
  return label.includes(product) ? label : fill(title.product, { label, product });
}

/** @returns {string[]} a text in lines of a width; `measure` tells the width of a text. A word that is too long stands alone */
export function lines(text, width, measure) {
  const found = [];
  for (const word of text.split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && measure(longer) <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
