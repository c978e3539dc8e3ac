// The figure of a study that nobody ran: form -> animals -> plot and words. figures/study_design.py builds it.

import { fill } from "../exhibits/words.js";
import { formFigure } from "../exhibits/form-figure.js";
import { beside, study, truth } from "./study.js";

/**
 * @import { Behaviour, BokehDocument } from "../exhibits/types.js"
 * @import { Interval, Study, StudyData, StudyExhibit, StudyLayout, StudyState } from "./types.js"
 */

/**
 * @param {StudyExhibit} exhibit
 * @returns {Behaviour}
 */
export function studyDesign(exhibit) {
  const { data } = exhibit.payload;
  return formFigure(exhibit, {
    numbers: ["dose", "n", "spread", "draw"],
    open: ({ here, there }) => ({ here: beside(there, data.facts), there: beside(here, data.facts) }),
    answer: (state) => study(state, data.facts),
    tell: (state, answer) => told(state, answer, data),
    draw: (bokeh, state, answer) => draw(bokeh, state, answer, data),
  });
}

/**
 * @param {StudyState} state
 * @param {Study} study
 * @param {StudyData} data
 * @returns {string} what the study shows; twin of figures/study_design.py: told
 */
export function told(state, { here, there, difference, shown }, { text, names, facts }) {
  /** @param {number} value */
  const whole = (value) => String(Math.floor(value + 0.5));
  /** @param {number} value */
  const fold = (value) => (Math.floor(value * 100 + 0.5) / 100).toFixed(2);
  /** @param {Interval} interval */
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

/**
 * @param {number[][]} groups
 * @param {StudyLayout} layout
 * @returns columns of the figure's sources
 */
export function columns(groups, { places, width }) {
  /** @param {number[]} chosen */
  const dots = (chosen) => {
    const all = chosen.flatMap((group) => groups[group].map((y, i, { length }) => [places[group] + width * ((i + 0.5) / length - 0.5), y]));
    return { x: all.map(([x]) => x), y: all.map(([, y]) => y) };
  };
  // The geometric mean: what the test compares.
  /** @param {number[]} group */
  const mean = (group) => Math.exp(group.reduce((total, y) => total + Math.log(y), 0) / group.length);
  return {
    vehicle: dots([0, 2]), Semax: dots([1, 3]),
    means: { x0: places.map((x) => x - width / 2), x1: places.map((x) => x + width / 2), y: groups.map(mean) },
  };
}

/** @param {BokehDocument} bokeh @param {StudyState} state @param {Study} study @param {StudyData} data */
function draw(bokeh, state, { groups }, { layout, names }) {
  for (const [name, data] of Object.entries(columns(groups, layout))) bokeh.get_model_by_name(name).data = data;
  bokeh.get_model_by_name("regions").major_label_overrides = new Map(layout.ticks.map((at, i) => [at, names[i ? state.there : state.here]]));
}
