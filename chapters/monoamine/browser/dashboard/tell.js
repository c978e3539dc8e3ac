// The dashboard in words, from the numbers that are drawn. The JavaScript twin of dashboard/tell.py.

/** @import { Known, Scene, SceneRun, State } from "./types.js" */
/** @import { Words } from "../exhibits/types.js" */

import { BASELINE } from "../findings/select.js";
import { digits, fill, listing } from "../exhibits/words.js";
import { drugsOf, productOf, reading } from "./scene.js";

/**
 * @param {string[]} drugs
 * @param {string} region
 * @param {string} transmitter
 * @param {string} quantity
 * @returns {string} the name under which reach is kept (dashboard/measured.py)
 */
export function reachKey(drugs, region, transmitter, quantity) {
  return [...drugs.toSorted(), region, transmitter, quantity].join("|");
}

/**
 * @param {Scene} scene
 * @param {Pick<Known, "reach" | "score" | "text" | "names" | "rules">} known
 * @param {string[]} [shown] the views that are told: outside, product or both
 * @returns {string[]} the sentences of a scene
 */
export function tell(scene, { reach, score, text, names, rules }, shown = ["outside", "product"]) {
  const { state, times, runs } = scene, { say } = text;
  if (!drugsOf(state).length) return [say.no_dose];
  const order = [...runs.slice(1), runs[0]], product = text.products[state.see][state.product];
  const at = (curve) => change(reading(times, curve, state.at), say, rules);
  const changes = (curveOf) => listing(order.map((run) => fill(say.with, { change: at(curveOf(run)), what: what(run, state, text) })), say.and);
  const below = changes((run) => run.product);
  const place = { time: momentText(state.at, text, rules), region: text.regions[state.region], transmitter: product };
  const sentences = [];
  if (shown.includes("outside")) {
    place.transmitter = names[state.see];
    sentences.push(fill(say.at, { told: changes((run) => run.outside[state.see]), ...place }));
    if (shown.includes("product")) sentences.push(fill(say.product_too, { product, told: below }));
    const others = Object.keys(runs[0].outside).filter((name) => name !== state.see)
      .map((name) => fill(say.other, { transmitter: names[name], change: at(runs[0].outside[name]) }));
    sentences.push(fill(say.others, { told: listing(others, say.and) }), ...record(order, state, reach, say, place));
  } else {
    sentences.push(fill(say.product, { told: below, ...place }), ...record(order, state, reach, say, place, productOf(state, rules)));
  }
  if (drugsOf(state).includes("Semax")) sentences.push(supposed(state, score, say));
  return sentences;
}

/**
 * The number that matters: the transmitter looked at, now; of several drugs beside the one that does most alone.
 * @param {Scene} scene
 * @param {Pick<Known, "text" | "names" | "rules">} known
 * @param {"brief" | "headline"} [form] a headline names the drugs
 */
export function headline({ state, times, runs }, { text: { say }, names, rules }, form = "brief") {
  const drugs = drugsOf(state), { see, hypothesis } = state;
  if (!drugs.length) return say.no_dose;
  const now = (/** @type {SceneRun} */ { outside }) => reading(times, outside[see], state.at), told = (run) => change(now(run), say, rules);
  const supposed = drugs.includes("Semax") && hypothesis !== rules.noEffect;
  const values = {
    drugs: listing(drugs, say.and), change: told(runs[0]), transmitter: names[see],
    model: fill(say.model[form][supposed ? "supposed" : "plain"], { hypothesis }),
  };
  if (runs.length === 1) return fill(say[form].one, values);
  const far = (run) => Math.abs(Math.log(Math.max(now(run), rules.gone) / BASELINE));
  const most = runs.slice(1).reduce((best, run) => (far(run) > far(best) ? run : best));
  // Before others there is no room: a name is not broken at its hyphen.
  const drug = form === "brief" ? most.key.replaceAll("-", "\u2011") : most.key;
  return fill(say[form].more, { ...values, drug, alone: told(most) });
}

/**
 * @param {number} percent of baseline
 * @param {Words} say
 * @param {Known["rules"]} rules
 * @returns {string} it in words
 */
export function change(percent, say, { unchanged, gone, fold }) {
  if (Math.abs(percent - 100) < unchanged) return say.same;
  if (percent < gone) return say.gone;
  if (percent >= fold) return fill(say.fold, { value: digits(percent / 100) });
  return fill(say[percent > 100 ? "up" : "down"], { value: digits(Math.abs(percent - 100)) });
}

/**
 * @param {number} minute after the start
 * @param {Words} text
 * @param {Known["rules"]} rules
 * @returns {string} minutes up to two hours, then hours
 */
export function momentText(minute, text, { minutesUntil }) {
  if (minute < minutesUntil) return fill(text.units.minutes, { value: minute });
  return fill(text.units.hours, { value: Math.floor(minute / 6 + 0.5) / 10 });
}

/**
 * @param {Pick<SceneRun, "key">} run
 * @param {State} state
 * @param {Words} text
 * @returns {string} what was given in a run
 */
export function what(run, state, text) {
  if (run.key === "together") return text.say.together;
  const amounts = state.doses.filter((slot) => slot?.drug === run.key)
    .map(({ amount }) => fill(text.units.dose, { value: Number(amount.toPrecision(6)) }));
  return `${run.key} ${listing(amounts, text.say.and)}`;
}

/**
 * @param {Pick<State, "hypothesis">} state
 * @param {Known["score"]} score
 * @param {Words} say
 * @returns {string} what the scene takes Semax to do, and how many findings agree with that
 */
export function supposed({ hypothesis }, { agrees, all }, say) {
  return fill(say.hypothesis, { label: say.supposed[hypothesis], n: agrees[hypothesis], all });
}

/**
 * @param {SceneRun[]} runs
 * @param {Pick<State, "region" | "see">} state
 * @param {Known["reach"]} reach
 * @param {Words} say
 * @param {Record<string, string>} place words for where and what
 * @param {string} [quantity]
 * @returns {string[]} after which of the runs anybody measured it, and after which nobody did
 */
export function record(runs, state, reach, say, place, quantity = "extracellular") {
  return [["measured", true, say.and], ["never", false, say.or]].flatMap(([sentence, known, joint]) => {
    const given = runs.filter(({ drugs }) => (reachKey(drugs, state.region, state.see, quantity) in reach) === known)
      .map((run) => (run.key === "together" ? say.all[run.drugs.length] : run.key));
    if (!given.length) return [];
    const line = fill(say[sentence], { what: listing(given, joint), ...place });
    return [line[0].toUpperCase() + line.slice(1)];
  });
}
