// The hill with affinities to choose: the equation of model/inverted_u.py and the words of figures/hill.py, again.

import { fill } from "../exhibits/words.js";
import { formFigure, put } from "../exhibits/form-figure.js";

function occupancy(local, half, hill = 1) {
  const x = (local / half) ** hill;
  return x / (1 + x);
}

function performance(local, { alpha2, alpha1, beta1, hill }) {
  return occupancy(local, alpha2) - occupancy(local, alpha1, hill) - (beta1 === null ? 0 : occupancy(local, beta1));
}

function optimum(way, points) {
  const low = way.alpha2 / 1000, ratio = (way.alpha1 * 1000) / low;
  let top = low, best = -Infinity;
  for (let i = 0; i < points; i++) {
    const local = low * ratio ** (i / (points - 1)), value = performance(local, way);
    if (value > best) [top, best] = [local, value];
  }
  return { top, best };
}

/**
 * @param {{alpha2: string, alpha1: string, beta1: string, error: string, hill: number, sigma: number}} state
 * @param {{published: object, standing: [string, number][], points: number, xs: number[], lowest: number, room: number,
 *   aside: number}} facts
 * @returns {{top: number | null, curve: number[], bottom: number, places: {name: string, local: number, share: number,
 *   at: number, marker: string, aside: number}[]}} shares in percent of the best; no top, curve and place without a hill
 */
export function stand(state, { published, standing, points, xs, lowest, room, aside }) {
  const known = published[state.error];
  const way = { alpha2: known.alpha2[state.alpha2], alpha1: known.alpha1[state.alpha1], beta1: known.beta1[state.beta1], hill: state.hill };
  const { top, best } = optimum(way, points);
  if (best <= 0) return { top: null, curve: [], places: [], bottom: -room };
  const share = (local) => (100 * performance(local, way)) / best, curve = xs.map(share);
  const places = standing.map(([name, level]) => place(name, state.sigma * level));
  const bottom = Math.max(lowest, Math.min(0, ...curve, ...places.map((one) => one.share))) - room;
  return { top, curve, places, bottom };

  function place(name, local) {
    const height = share(local), off = height < lowest;
    return {
      name, local, share: height, at: off ? lowest : height, marker: off ? "inverted_triangle" : "circle",
      aside: local < top ? -aside : aside,
    };
  }
}

/** @returns {string} where everybody stands; twin of figures/hill.py: told */
export function told({ sigma }, { top, places }, { text }) {
  if (top === null) return text.flat;
  const whole = (value) => String(Math.floor(value + 0.5)).replace("-", "\u2212");
  return [
    fill(text.top, { sigma, top: whole(top) }),
    ...places.map(({ name, local, share, at }) => fill(text[local < top ? "below" : share === at ? "above" : "beneath"], {
      who: text.who[name], local: whole(local), share: whole(share),
    })),
  ].join(" ");
}

/**
 * @param {object} exhibit of main.js
 * @returns {object} the behaviour
 */
export function hillFigure(exhibit) {
  const { data } = exhibit.payload;
  return formFigure(exhibit, {
    numbers: ["hill", "sigma"],
    answer: (state) => stand(state, data.facts),
    tell: (state, found) => told(state, found, data),
    draw: (bokeh, _state, { curve, places, bottom }) => {
      const column = (key) => places.map((one) => one[key]);
      bokeh.get_model_by_name("hill-range").start = bottom;
      put(bokeh, "hill-curve", { x: curve.length ? data.facts.xs : [], y: curve });
      put(bokeh, "hill-places", {
        x: column("local"), y: column("at"), marker: column("marker"), aside: column("aside"),
        short: column("name").map((name) => data.short[name]),
      });
    },
  });
}
