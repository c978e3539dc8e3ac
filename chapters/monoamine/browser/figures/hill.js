// The hill with affinities to choose: the equation of model/inverted_u.py and the words of figures/hill.py, again.

import { fill } from "../exhibits/words.js";
import { formFigure, put } from "../exhibits/form-figure.js";

/**
 * @import { Behaviour } from "../exhibits/types.js"
 * @import { Affinities, Hill, HillData, HillExhibit, HillFacts, HillPlace, HillState } from "./types.js"
 */

/** @param {number} local nM @param {number} half nM @param {number} [hill] exponent */
function occupancy(local, half, hill = 1) {
  const x = (local / half) ** hill;
  return x / (1 + x);
}

/** @param {number} local @param {Affinities} affinities */
function performance(local, { alpha2, alpha1, beta1, hill }) {
  return occupancy(local, alpha2) - occupancy(local, alpha1, hill) - (beta1 === null ? 0 : occupancy(local, beta1));
}

/** @param {Affinities} affinities @param {number} points */
function optimum(affinities, points) {
  const low = affinities.alpha2 / 1000, ratio = (affinities.alpha1 * 1000) / low;
  let top = low, best = -Infinity;
  for (let i = 0; i < points; i++) {
    const local = low * ratio ** (i / (points - 1)), value = performance(local, affinities);
    if (value > best) [top, best] = [local, value];
  }
  return { top, best };
}

/**
 * @param {HillState} state
 * @param {HillFacts} facts
 * @returns {Hill}
 */
export function stand(state, { published, standing, points, xs, lowest, room, aside }) {
  const known = published[state.error];
  const affinities = { alpha2: known.alpha2[state.alpha2], alpha1: known.alpha1[state.alpha1], beta1: known.beta1[state.beta1], hill: state.hill };
  const { top, best } = optimum(affinities, points);
  if (best <= 0) return { top: null, curve: [], places: [], bottom: -room };
  /** @param {number} local */
  const share = (local) => (100 * performance(local, affinities)) / best, curve = xs.map(share);
  const places = standing.map(([name, level]) => placeOf(name, state.sigma * level));
  const bottom = Math.max(lowest, Math.min(0, ...curve, ...places.map((place) => place.share))) - room;
  return { top, curve, places, bottom };

  /** @param {string} name @param {number} local @returns {HillPlace} */
  function placeOf(name, local) {
    const height = share(local), off = height < lowest;
    return {
      name, local, share: height, at: off ? lowest : height, marker: off ? "inverted_triangle" : "circle",
      aside: local < top ? -aside : aside,
    };
  }
}

/**
 * @param {HillState} state
 * @param {Hill} hill
 * @param {HillData} data
 * @returns {string} where everybody stands; twin of figures/hill.py: told
 */
export function told({ sigma }, { top, places }, { text }) {
  if (top === null) return text.flat;
  /** @param {number} value */
  const whole = (value) => String(Math.floor(value + 0.5)).replace("-", "\u2212");
  return [
    fill(text.top, { sigma, top: whole(top) }),
    ...places.map(({ name, local, share, at }) => fill(text[local < top ? "below" : share === at ? "above" : "beneath"], {
      who: text.who[name], local: whole(local), share: whole(share),
    })),
  ].join(" ");
}

/**
 * @param {HillExhibit} exhibit
 * @returns {Behaviour}
 */
export function hillFigure(exhibit) {
  const { data } = exhibit.payload;
  return formFigure(exhibit, {
    numbers: ["hill", "sigma"],
    answer: (state) => stand(state, data.facts),
    tell: (state, hill) => told(state, hill, data),
    draw: (bokeh, _state, { curve, places, bottom }) => {
      /** @type {(key: keyof HillPlace) => any[]} */
      const column = (key) => places.map((place) => place[key]);
      bokeh.get_model_by_name("hill-range").start = bottom;
      put(bokeh, "hill-curve", { x: curve.length ? data.facts.xs : [], y: curve });
      put(bokeh, "hill-places", {
        x: column("local"), y: column("at"), marker: column("marker"), aside: column("aside"),
        short: column("name").map((name) => data.short[name]),
      });
    },
  });
}
