// The dashboard in words, from the numbers that are drawn. The JavaScript twin of dashboard/tell.py.

import { digits, fill, listing } from "../exhibits/words.js";
import { drugsOf, productOf, reading } from "./scene.js";

const UNCHANGED = 2, GONE = 1, FOLD = 200, MINUTES_UNTIL = 120;

/** @returns {string} the name under which reach is kept (dashboard/measured.py) */
export function reachKey(drugs, region, transmitter, quantity) {
  return [...drugs.toSorted(), region, transmitter, quantity].join("|");
}

/** @returns {string[]} the sentences of a scene; `shown` names the views that are told: outside, product or both */
export function tell(made, { reach, score, text, names, rules }, shown = ["outside", "product"]) {
  const { state, times, runs } = made, { say } = text;
  if (!drugsOf(state).length) return [say.no_dose];
  const order = [...runs.slice(1), runs[0]], product = text.products[state.see][state.product];
  const at = (curve) => change(reading(times, curve, state.at), say);
  const changes = (curveOf) => listing(order.map((run) => fill(say.with, { change: at(curveOf(run)), what: what(run, state, text) })), say.and);
  const below = changes((run) => run.product), place = { time: momentText(state.at, text), region: text.regions[state.region] };
  const told = [];
  if (shown.includes("outside")) {
    place.transmitter = names[state.see];
    told.push(fill(say.at, { told: changes((run) => run.outside[state.see]), ...place }));
    if (shown.includes("product")) told.push(fill(say.product_too, { product, told: below }));
    const others = Object.keys(runs[0].outside).filter((one) => one !== state.see)
      .map((one) => fill(say.other, { transmitter: names[one], change: at(runs[0].outside[one]) }));
    told.push(fill(say.others, { told: listing(others, say.and) }), ...record(order, state, reach, say, place));
  } else {
    place.transmitter = product;
    told.push(fill(say.product, { told: below, ...place }), ...record(order, state, reach, say, place, productOf(state, rules)));
  }
  if (drugsOf(state).includes("Semax")) told.push(supposed(state, score, say));
  return told;
}

/** @returns {string} a percentage of baseline in words */
export function change(percent, say) {
  if (Math.abs(percent - 100) < UNCHANGED) return say.same;
  if (percent < GONE) return say.gone;
  if (percent >= FOLD) return fill(say.fold, { value: digits(percent / 100) });
  return fill(say[percent > 100 ? "up" : "down"], { value: digits(Math.abs(percent - 100)) });
}

/** @returns {string} a time after the start: minutes up to two hours, then hours */
export function momentText(minute, text) {
  if (minute < MINUTES_UNTIL) return fill(text.units.minutes, { value: minute });
  return fill(text.units.hours, { value: Math.floor(minute / 6 + 0.5) / 10 });
}

/** @returns {string} what was given in a run */
export function what(run, state, text) {
  if (run.key === "together") return text.say.together;
  const amounts = state.doses.filter((slot) => slot?.drug === run.key)
    .map(({ amount }) => fill(text.units.dose, { value: Number(amount.toPrecision(6)) }));
  return `${run.key} ${listing(amounts, text.say.and)}`;
}

/** @returns {string} what the scene takes Semax to do, and how many findings agree with that */
export function supposed({ hypothesis }, { agrees, all }, say) {
  return fill(say.hypothesis, { label: say.supposed[hypothesis], n: agrees[hypothesis], all });
}

/** @returns {string[]} after which of the runs anybody measured it, and after which nobody did */
export function record(runs, state, reach, say, place, quantity = "extracellular") {
  return [["measured", true, say.and], ["never", false, say.or]].flatMap(([sentence, known, joint]) => {
    const given = runs.filter(({ drugs }) => (reachKey(drugs, state.region, state.see, quantity) in reach) === known)
      .map((run) => (run.key === "together" ? say.all[run.drugs.length] : run.key));
    if (!given.length) return [];
    const line = fill(say[sentence], { what: listing(given, joint), ...place });
    return [line[0].toUpperCase() + line.slice(1)];
  });
}
