// A figure whose every answer was computed beforehand: the choices in the form name one. figures/prepared.py makes them.

import { formFigure, put } from "../exhibits/form-figure.js";

/**
 * @param {object} state what the reader chose
 * @param {{controls: {name: string}[], answers: Object<string, {told: string, sources: object}>}} data of the payload
 * @returns {{told: string, sources: object}} words, and the columns that change, by the name of their source
 */
export function answerOf(state, { controls, answers }) {
  return answers[controls.map(({ name }) => state[name]).join(" ")];
}

/**
 * @param {object} exhibit of main.js
 * @returns {object} the behaviour
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
