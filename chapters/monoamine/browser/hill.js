// The hill with affinities to choose: the equation of model/inverted_u.py and the words of figures/hill.py, again.

import { fill } from "./describe.js";
import { formFigure, put } from "./form-figure.js";

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
 * @param {{alpha2: string, beta1: string, hill: number, sigma: number}} state
 * @param {{published: object, standing: object, points: number, xs: number[]}} facts
 * @returns {{top: number, curve: number[], places: {name: string, local: number, share: number}[]}} shares in percent of the best
 */
export function stand(state, { published, standing, points, xs }) {
  const way = { alpha2: published.alpha2[state.alpha2], alpha1: published.alpha1.usual, beta1: published.beta1[state.beta1], hill: state.hill };
  const { top, best } = optimum(way, points), share = (local) => (100 * performance(local, way)) / best;
  const places = Object.entries(standing).map(([name, level]) => ({ name, local: state.sigma * level, share: share(state.sigma * level) }));
  return { top, curve: xs.map(share), places };
}

/** @returns {string} where everybody stands; twin of figures/hill.py: told */
export function told({ sigma }, { top, places }, { text }) {
  const whole = (value) => String(Math.floor(value + 0.5));
  return [
    fill(text.top, { sigma, top: whole(top) }),
    ...places.map(({ name, local, share }) => fill(text[local < top ? "below" : "above"], {
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
    draw: (bokeh, _state, { curve, places }) => {
      put(bokeh, "hill-curve", { y: curve });
      put(bokeh, "hill-places", { x: places.map(({ local }) => local), y: places.map(({ share }) => share) });
    },
  });
}
