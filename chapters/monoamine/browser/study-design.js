// The figure of a study that nobody ran: form -> animals -> plot and words. figures/study_design.py builds it.

import { speaker } from "./announce.js";
import { fill } from "./describe.js";
import { readState } from "./form.js";
import { study, truth } from "./study.js";

const NUMBERS = ["dose", "n", "spread", "draw"];

/**
 * @param {object} exhibit of main.js: element, payload
 * @returns {{mounted: () => void}} the behaviour
 */
export function studyDesign(exhibit) {
  const { element, payload: { data } } = exhibit, form = element.querySelector("form");
  const speak = speaker((text) => { element.querySelector("[data-live]").textContent = text; });
  const update = (announce) => {
    const chosen = readState(new FormData(form), data.controls);
    const state = { ...chosen, ...Object.fromEntries(NUMBERS.map((name) => [name, Number(chosen[name])])) };
    const found = study(state, data.facts), text = told(state, found, data);
    element.querySelector("[data-words]").textContent = text;
    element.querySelector(".exhibit-slot").setAttribute("aria-label", text);
    if (announce) speak(text);
    if (exhibit.document) draw(exhibit.document, state, found, data);
    exhibit.study = { state, found };
  };
  form.addEventListener("input", () => update(true));
  // A reset event comes before the fields have their first values again.
  form.addEventListener("reset", () => setTimeout(() => update(true)));
  form.addEventListener("submit", (event) => event.preventDefault());
  update(false);
  return { mounted: () => update(false) };
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
