// A study that nobody ran: form and buttons -> animals -> picture and words. figures/study_design.py builds it.

import { count, fill } from "../exhibits/words.js";
import { formFigure } from "../exhibits/form-figure.js";
import { beside, differs, study, truth } from "./study.js";
import { createStudyView } from "./study-view.js";

/**
 * @import { Behaviour } from "../exhibits/types.js"
 * @import { Interval, Study, StudyData, StudyExhibit, StudyRun, StudyState } from "./types.js"
 */

/**
 * A run is a new number of the study. All else follows from what stands in the form, so a number brings its study back.
 * @param {StudyExhibit} exhibit
 * @returns {Behaviour}
 */
export function studyDesign(exhibit) {
  const { element, payload: { data } } = exhibit, { facts } = data;
  const view = createStudyView(element, data), number = /** @type {HTMLInputElement} */ (element.querySelector("[name=draw]"));
  /** @type {StudyRun} */
  let run = null;
  const behaviour = formFigure(exhibit, {
    numbers: ["dose", "n", "spread", "draw"],
    open: ({ here, there }) => ({ here: beside(there, facts), there: beside(here, facts) }),
    answer: (state) => study(state, facts),
    tell: (state, found) => told(state, found, data),
    say: (state, found) => live(state, found, data),
    show: (state, found) => {
      view.show(state, found, run, told(state, found, data));
      run = null;
    },
  });
  /** @param {"one" | "hundred"} kind @param {number} further */
  const go = (kind, further) => {
    run = kind;
    number.value = String(following(exhibit.shown.state.draw, further, facts.latest));
    number.dispatchEvent(new Event("input", { bubbles: true }));
  };
  element.querySelector("[data-one]").addEventListener("click", () => go("one", 1));
  element.querySelector("[data-hundred]").addEventListener("click", () => go("hundred", facts.strip));
  return behaviour;
}

/**
 * @param {number} draw
 * @param {number} further
 * @param {number} latest
 * @returns {number} of the study that comes so many later; after the latest it begins again
 */
export function following(draw, further, latest) {
  return draw + further > latest ? further : draw + further;
}

/**
 * @param {StudyState} state
 * @param {Study} study
 * @param {StudyData} data
 * @returns {string} what the study shows; twin of figures/study_design.py: told
 */
export function told(state, { here, there, difference, shown, all }, { text, names, facts }) {
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
    differs(difference) ? text.differ : text.open,
    count(text.power, all, { shown }),
  ].join(" ");
}

/**
 * @param {StudyState} state
 * @param {Study} study
 * @param {StudyData} data
 * @returns {string} what is said of a run or a choice, in short; twin of figures/study_design.py: live
 */
export function live({ draw }, { difference, shown, all }, { text }) {
  return fill(text.live, {
    number: fill(text.number, { n: draw }), stamp: text.stamp[differs(difference) ? "differ" : "open"],
    count: `${shown} ${count(text.count, all)}`,
  });
}
