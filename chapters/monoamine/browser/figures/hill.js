// The hill with affinities to choose: the equation of model/inverted_u.py and the words of figures/hill.py, again.

import { fill } from "../exhibits/words.js";
import { formFigure } from "../exhibits/form-figure.js";
import { createHillHands } from "./hill-hands.js";
import { createHillView } from "./hill-view.js";

/**
 * @import { Behaviour, Control } from "../exhibits/types.js"
 * @import { Affinities, Hill, HillData, HillExhibit, HillFacts, HillPlace, HillState, HillTop, HillWay } from "./types.js"
 */

const DRUGS = ["methylphenidate", "d-amphetamine"], TOLD = "methylphenidate";
const OTHER = { helps: "harms", harms: "helps" };

/** @param {number} local nM @param {number} half nM @param {number} [hill] exponent */
function occupancy(local, half, hill = 1) {
  const x = (local / half) ** hill;
  return x / (1 + x);
}

/** @param {number} local @param {Affinities} affinities */
function performance(local, { alpha2, alpha1, beta1, hill }) {
  return occupancy(local, alpha2) - occupancy(local, alpha1, hill) - (beta1 === null ? 0 : occupancy(local, beta1));
}

/**
 * @param {Affinities} affinities
 * @param {number} points of a search; a second one goes from neighbor to neighbor of the best of the first
 */
function optimum(affinities, points) {
  let low = affinities.alpha2 / 1000, high = affinities.alpha1 * 1000, top = low, best = -Infinity;
  for (let search = 0; search < 2; search++) {
    const ratio = high / low, at = (i) => low * ratio ** (i / (points - 1));
    let found = 0;
    for (let i = 0; i < points; i++) {
      const value = performance(at(i), affinities);
      if (value > best) [top, best, found] = [at(i), value, i];
    }
    [low, high] = [at(Math.max(found - 1, 0)), at(Math.min(found + 1, points - 1))];
  }
  return { top, best };
}

/** @param {Pick<HillState, "alpha2" | "alpha1" | "beta1" | "error" | "hill">} state @param {HillFacts} facts @returns {Affinities} */
function affinitiesOf(state, { published }) {
  const known = published[state.error];
  return { alpha2: known.alpha2[state.alpha2], alpha1: known.alpha1[state.alpha1], beta1: known.beta1[state.beta1], hill: state.hill };
}

/**
 * @param {HillState} state
 * @param {HillFacts} facts
 * @returns {Hill}
 */
export function stand(state, facts) {
  const { standing, points, xs, lowest, room } = facts, affinities = affinitiesOf(state, facts);
  const { top, best } = optimum(affinities, points);
  if (best <= 0) return { top: null, curve: [], places: [], bottom: -room };
  /** @param {number} local */
  const share = (local) => (100 * performance(local, affinities)) / best, curve = xs.map(share);
  const places = standing.map(([name, level]) => placeOf(name, state.sigma * level));
  const bottom = Math.max(lowest, Math.min(0, ...curve, ...places.map((place) => place.share))) - room;
  return { top, curve, places, bottom };

  /** @param {string} name @param {number} local @returns {HillPlace} */
  function placeOf(name, local) {
    const height = share(local);
    return { name, local, share: height, at: Math.max(height, lowest) };
  }
}

/**
 * @param {HillState} state
 * @param {HillFacts} facts
 * @returns {HillTop[]} every top that the printed pairs give, the lowest first; twin of model/inverted_u.py: tops
 */
export function tops(state, facts) {
  const known = facts.published[state.error], found = [];
  for (const alpha2 of Object.keys(known.alpha2)) {
    for (const alpha1 of Object.keys(known.alpha1)) {
      const { top, best } = optimum(affinitiesOf({ ...state, alpha2, alpha1 }, facts), facts.points);
      if (best > 0) found.push({ alpha2, alpha1, top });
    }
  }
  return found.sort((a, b) => a.top - b.top);
}

/** @param {[string, number][]} shares @returns {Record<string, HillWay>} what each drug does to the animal at rest, as the numbers are told */
function ways(shares) {
  const told = Object.fromEntries(shares.map(([name, share]) => [name, Math.floor(share + 0.5)]));
  return Object.fromEntries(DRUGS.map((name) => [name, told[name] > told.rest ? "helps" : told[name] < told.rest ? "harms" : "same"]));
}

/** @param {Hill} hill @returns {HillWay | null} what methylphenidate does; null without a hill */
export function wayOf({ top, places }) {
  return top === null ? null : ways(places.map(({ name, share }) => [name, share]))[TOLD];
}

/**
 * @param {HillState} state
 * @param {HillFacts} facts
 * @returns {number | null} the nearest sigma at which methylphenidate does the opposite; twin of figures/hill.py: turn
 */
export function turn(state, facts) {
  const affinities = affinitiesOf(state, facts), { best } = optimum(affinities, facts.points), [lowest, highest, step] = facts.sigmas;
  /** @param {number} steps */
  const sigmaOf = (steps) => Number((steps * step).toFixed(6));
  /** @param {number} steps */
  const does = (steps) => ways(facts.standing.map(([name, level]) => [name, (100 * performance(sigmaOf(steps) * level, affinities)) / best]))[TOLD];
  const now = Math.round(state.sigma / step), other = OTHER[does(now)];
  if (!other) return null;
  const [way, end] = other === "harms" ? [1, Math.round(highest / step)] : [-1, Math.round(lowest / step)];
  for (let steps = now + way; way * steps <= way * end; steps += way) if (does(steps) === other) return sigmaOf(steps);
  return null;
}

/**
 * @param {HillState} state
 * @param {Hill} hill
 * @param {HillData} data
 * @param {string} [end] what is said last
 * @returns {string} what the drugs do on this hill, and what another guess would do; twin of figures/hill.py: verdict
 */
export function verdict(state, { top, places }, { text, facts }, end = text.known) {
  if (top === null) return text.flat;
  const doing = ways(places.map(({ name, share }) => [name, share])), at = turn(state, facts), other = OTHER[doing[TOLD]];
  const [lowest, highest] = facts.sigmas, drugs = Object.fromEntries(DRUGS.map((name) => [name.replace(/^d-/, ""), text.way[doing[name]]]));
  const said = [fill(text.drugs, { sigma: state.sigma, ...drugs })];
  if (at !== null) said.push(fill(text.turn[other], { sigma: at }));
  else if (other) said.push(fill(text.always, { low: lowest, high: highest }));
  return [...said, end].join(" ");
}

/**
 * @param {HillState} state
 * @param {HillData} data
 * @returns {string} which values the hill has, as its controls name them; twin of figures/hill.py: set_text
 */
export function setText(state, { controls, text }) {
  return fill(text.set, Object.fromEntries(controls.filter(({ options }) => options.length).map((control) => [control.name, labelOf(control, state[control.name])])));
}

/** @param {Control} control @param {string | number} value @returns {string} */
function labelOf({ options }, value) {
  return options.find((option) => option.value === String(value)).label;
}

/**
 * @param {HillState} state
 * @param {Hill} hill
 * @param {HillData} data
 * @returns {string} where everybody stands; twin of figures/hill.py: told
 */
export function told({ sigma }, { top, places }, data) {
  if (top === null) return data.text.flat;
  return [fill(data.text.top, { sigma, top: whole(top) }), ...places.map((place) => placeTold(place, top, data))].join(" ");
}

/** @param {HillPlace} place @param {number} top @param {HillData} data */
function placeTold({ name, local, share, at }, top, { text }) {
  return fill(text[local < top ? "below" : share === at ? "above" : "beneath"], { who: text.who[name], local: whole(local), share: whole(share) });
}

/** @param {number} value */
function whole(value) {
  return String(Math.floor(value + 0.5)).replace("-", "\u2212");
}

/**
 * What can be dragged. The levels of the animals come from the model, so no animal is moved by itself: that would be a
 * finding of nobody. Sigma multiplies every level and was never measured: an animal that is dragged changes sigma, and all
 * move. The hill itself goes where somebody printed affinities, so its top jumps from one such place to the next.
 * @param {HillExhibit} exhibit
 * @returns {Behaviour}
 */
export function hillFigure(exhibit) {
  const { element, payload: { data } } = exhibit, { facts } = data;
  const form = element.querySelector("form"), said = element.querySelector("[data-said]");
  /** The affinities before the last change, and what methylphenidate did with them. */
  let before = { key: "", way: null };
  const choose = (values) => {
    for (const [name, value] of Object.entries(values)) setField(form, name, String(value));
    form.dispatchEvent(new Event("input"));
  };
  const view = createHillView(element, data), hands = createHillHands(element, data, {
    sigma: (sigma) => choose({ sigma }),
    top: ({ alpha2, alpha1 }) => choose({ alpha2, alpha1 }),
  });
  const sentence = (state, found) => {
    const way = wayOf(found), key = setKey(state), flips = before.key && before.key !== key && OTHER[before.way] === way;
    if (before.key !== key) before = { key, way };
    else before.way = way;
    return verdict(state, found, data, flips ? data.text.flip[OTHER[way]] : undefined);
  };
  let last = "";
  const behaviour = formFigure(exhibit, {
    numbers: ["hill", "sigma"],
    answer: (state) => stand(state, facts),
    tell: (state, found) => told(state, found, data),
    say: () => last,
    show: (state, found) => {
      last = sentence(state, found);
      said.textContent = last;
      element.querySelector("[data-set]").textContent = setText(state, data);
      const all = tops(state, facts);
      view.show(found, all, !hands.drags(), told(state, found, data));
      hands.show(state, found, all, valuesTold(state, found, data, last));
    },
  });
  element.querySelector("[data-surprise]").addEventListener("click", () => choose(surprise(exhibit.shown.state, data.controls)));
  return behaviour;
}

/**
 * @param {HillState} state
 * @param {Hill} hill
 * @param {HillData} data
 * @param {string} said of the hill
 * @returns {{sigma: string, top: string}} the values of the two handles, in words
 */
function valuesTold(state, { top, places }, data, said) {
  if (top === null) return { sigma: said, top: said };
  const { handles } = data.text, rest = places.find(({ name }) => name === "rest");
  return {
    sigma: fill(handles.sigma_now, { sigma: state.sigma, said: placeTold(rest, top, data) }),
    top: fill(handles.top_now, { ...labels(state, data), top: whole(top) }),
  };
}

/** @param {HillState} state @param {HillData} data @returns {{alpha2: string, alpha1: string}} */
function labels(state, { controls }) {
  const of = (name) => labelOf(controls.find((one) => one.name === name), state[name]);
  return { alpha2: of("alpha2"), alpha1: of("alpha1") };
}

/** @param {HillState} state @returns {string} its affinities */
function setKey({ alpha2, alpha1, beta1, error, hill }) {
  return [alpha2, alpha1, beta1, error, hill].join(" ");
}

/**
 * @param {HillState} state what is shown
 * @param {Control[]} controls
 * @param {() => number} [random] from 0 up to 1
 * @returns {Record<string, string>} another set of published affinities: sigma, which nobody published, stays
 */
export function surprise(state, controls, random = Math.random) {
  const chosen = controls.filter(({ options }) => options.length);
  const sets = chosen.reduce((all, { name, options }) => all.flatMap((set) => options.map(({ value }) => ({ ...set, [name]: value }))), [{}]);
  const others = sets.filter((set) => chosen.some(({ name }) => set[name] !== String(state[name])));
  return others[Math.floor(random() * others.length)];
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function setField(form, name, value) {
  // A group of radios takes the value of the one to check, as any other field does.
  /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
}
