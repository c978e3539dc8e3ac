// A figure with a form of its own: what the reader chooses is answered at once in words, and drawn when the plot is there.

import { speaker } from "./announce.js";
import { numberOf, onDone, readState } from "./form.js";

/** @import { BokehDocument, FormExhibit, NamedForm } from "./types.js" */

/**
 * @template State, Answer
 * @param {FormExhibit<any, State, Answer>} exhibit its `shown` is what the form says and what the figure answers
 * @param {object} figure
 * @param {string[]} [figure.numbers] the fields that hold numbers
 * @param {(state: State) => Answer} figure.answer
 * @param {(state: State, found: Answer) => string} figure.tell
 * @param {(state: State, found: Answer) => string} [figure.say] what a screen reader is told of a change, if not all of it
 * @param {(state: State) => Record<string, string[]>} [figure.open] which options of a select can be chosen
 * @param {(state: State, found: Answer) => void} [figure.show] rewrites what else the figure says, with or without its plot
 * @param {(bokeh: BokehDocument, state: State, found: Answer) => void} [figure.draw]
 * @returns {{mounted: () => void}} the behaviour
 */
export function formFigure(exhibit, { numbers = [], answer, tell, say = tell, open = () => ({}), show = () => {}, draw }) {
  const { element, payload: { data } } = exhibit, form = /** @type {NamedForm} */ (element.querySelector("form"));
  // Where several plots share the words, each keeps its own name.
  const slots = element.querySelectorAll(".exhibit-slot"), alone = slots.length === 1 ? slots[0] : null;
  const speak = speaker((text) => { element.querySelector("[data-live]").textContent = text; });
  let first = null;
  const update = (announce) => {
    const chosen = readState(new FormData(form), data.controls);
    const state = /** @type {State} */ ({ ...chosen, ...Object.fromEntries(numbers.map((name) => [name, numberOf(chosen[name], data.controls.find((one) => one.name === name))])) });
    for (const [name, values] of Object.entries(open(state))) {
      for (const option of form.elements[name].options) option.disabled = !values.includes(option.value);
    }
    const found = answer(state), text = tell(state, found);
    element.querySelector("[data-words]").textContent = text;
    alone?.setAttribute("aria-label", text);
    show(state, found);
    if (announce) speak(say(state, found));
    if (exhibit.document) draw(exhibit.document, state, found);
    exhibit.shown = { state, found };
    // The still is of what the page came with.
    const choice = JSON.stringify(state);
    first ??= choice;
    element.toggleAttribute("data-stale", choice !== first);
  };
  form.addEventListener("input", () => update(true));
  // A reset event comes before the fields have their first values again; one that is closed would not be read.
  form.addEventListener("reset", () => {
    for (const option of form.querySelectorAll("option")) option.disabled = false;
    setTimeout(() => update(true));
  });
  onDone(form);
  update(false);
  return { mounted: () => update(false) };
}

/**
 * Replace some columns of a source.
 * @param {BokehDocument} bokeh
 * @param {string} name of the source
 * @param {Record<string, ArrayLike<any>>} columns new ones, by name
 */
export function put(bokeh, name, columns) {
  const source = bokeh.get_model_by_name(name);
  source.data = { ...source.data, ...columns };
}
