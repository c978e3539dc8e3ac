// The figure of a study that nobody ran: form -> animals -> plot and words. figures/study_design.py builds it.

import { fill } from "../exhibits/words.js";
import { formFigure } from "../exhibits/form-figure.js";
import { beside, study, truth } from "./study.js";

/**
 * @param {object} exhibit of main.js
 * @returns {object} the behaviour
 */
export function studyDesign(exhibit) {
  const { data } = exhibit.payload;
  return formFigure(exhibit, {
    numbers: ["dose", "n", "spread", "draw"],
    open: ({ here, there }) => ({ here: beside(there, data.facts), there: beside(here, data.facts) }),
    answer: (state) => study(state, data.facts),
    tell: (state, found) => told(state, found, data),
    draw: (bokeh, state, found) => draw(bokeh, state, found, data),
  });
}

/** @returns {string} what the study shows; twin of figures/study_design.py: told */
export function told(state, { here, there, difference, shown }, { text, names, facts }) {
  const whole = (value) => String(Math.floor(value + 0.5));
  const fold = (value) => (Math.floor(value * 100 + 0.5) / 100).toFixed(2);
  const percent = ([middle, low, high]) => fill(text.interval, { middle: whole(100 * middle), low: whole(100 * low), high: whole(100 * high) });
  return [
    fill(text.says, {
      here: names[state.here], there: names[state.there],
      a: whole(truth(state, state.here, facts)), b: whole(truth(state, state.there, facts)),
    }),
    fill(text.animals, { here: names[state.here], there: names[state.there], a: percent(here), b: percent(there) }),
    fill(text.between, { ratio: fold(difference[0]), low: fold(difference[1]), high: fold(difference[2]) }),
    difference[1] > 1 || difference[2] < 1 ? text.differ : text.open,
    fill(text.power, { shown, all: facts.repeats }),
  ].join(" ");
}

/** @returns {{vehicle: object, Semax: object, means: object}} columns of the figure's sources */
export function columns(groups, { places, width }) {
  const dots = (chosen) => {
    const found = chosen.flatMap((group) => groups[group].map((y, i, all) => [places[group] + width * ((i + 0.5) / all.length - 0.5), y]));
    return { x: found.map(([x]) => x), y: found.map(([, y]) => y) };
  };
  // The geometric mean: what the test compares.
  const mean = (group) => Math.exp(group.reduce((total, y) => total + Math.log(y), 0) / group.length);
  return {
    vehicle: dots([0, 2]), Semax: dots([1, 3]),
    means: { x0: places.map((x) => x - width / 2), x1: places.map((x) => x + width / 2), y: groups.map(mean) },
  };
}

function draw(bokeh, state, { groups }, { layout, names }) {
  for (const [name, data] of Object.entries(columns(groups, layout))) bokeh.get_model_by_name(name).data = data;
  bokeh.get_model_by_name("regions").major_label_overrides = new Map(layout.ticks.map((at, i) => [at, names[i ? state.there : state.here]]));
}
