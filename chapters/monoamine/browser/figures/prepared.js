// A figure whose every answer was computed beforehand: the choices in the form name one. figures/prepared.py makes them.

import { formFigure, put } from "../exhibits/form-figure.js";

/**
 * @import { Behaviour } from "../exhibits/types.js"
 * @import { PreparedAnswer, PreparedData, PreparedExhibit } from "./types.js"
 */

/**
 * @param {Record<string, string>} state what the reader chose
 * @param {PreparedData} data of the payload
 * @returns {PreparedAnswer}
 */
export function answerOf(state, { controls, answers }) {
  return answers[controls.map(({ name }) => state[name]).join(" ")];
}

/**
 * @param {PreparedExhibit} exhibit
 * @returns {Behaviour}
 */
export function preparedFigure(exhibit) {
  const { data } = exhibit.payload;
  return formFigure(exhibit, {
    numbers: [],
    answer: (state) => answerOf(state, data),
    tell: (_state, { told }) => told,
    draw: (bokeh, _state, { sources }) => Object.entries(sources).forEach(([name, columns]) => put(bokeh, name, columns)),
  });
}
