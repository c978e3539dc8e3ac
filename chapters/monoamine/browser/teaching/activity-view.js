// Draws the state of an activity in its element, and reads what the reader predicts there.

import { digits } from "../exhibits/words.js";
import { make } from "../exhibits/elements.js";
import { sentences } from "./activity-state.js";
import { valueAt } from "./comparison.js";

/** @import { Activity, ActivityState, Guess } from "./types.js" */

/** @param {ActivityState["phase"] | undefined} phase */
const isOver = (phase) => phase === "told" || phase === "failed";

/** The parts of one activity in the page. */
export class ActivityView {
  /**
   * @param {HTMLElement} element
   * @param {Activity} activity
   */
  constructor(element, activity) {
    /** @type {(name: string) => HTMLElement} */
    const part = (name) => element.querySelector(`[data-${name}]`);
    this.element = element;
    this.activity = activity;
    this.form = element.querySelector("form");
    this.fields = this.form.querySelector("fieldset");
    this.fold = /** @type {HTMLDetailsElement} */ (element.querySelector(".activity-answer"));
    this.run = /** @type {HTMLButtonElement} */ (part("run"));
    this.again = part("again");
    this.look = part("look");
    this.hint = part("hint");
    this.said = part("said");
    this.beside = part("beside");
    /** Where the figure comes. */
    this.place = part("stage");
    /** The phase that is drawn. @type {ActivityState["phase"] | undefined} */
    this.drawn = undefined;
    this.shownGuess = part("guess");
    this.slider = activity.predict.slider ? this.form.querySelector("input") : null;
    /** The words of the choices. */
    this.options = [...this.form.querySelectorAll("label [data-text]")].map(({ textContent }) => textContent);
  }

  /**
   * @param {ActivityState} state
   * @param {boolean} shown whether the figure shows it here
   */
  draw(state, shown) {
    const predicting = state.phase === "predicting", guessed = predicting && state.guess !== null;
    const over = isOver(state.phase);
    this.fields.disabled = !predicting;
    this.run.hidden = over;
    this.run.disabled = !guessed;
    this.again.hidden = !over;
    this.look.hidden = !over || shown;
    this.hint.hidden = !predicting || guessed;
    if (state.phase === this.drawn) return;
    this.drawn = state.phase;
    // Style sheets know a run that failed as one that is told, with a mark.
    this.element.dataset.state = over ? "told" : state.phase;
    this.element.toggleAttribute("data-failed", state.phase === "failed");
    if (state.phase === "told") this.said.dataset.verdict = state.comparison.agreed ? "right" : "wrong";
    else delete this.said.dataset.verdict;
    this.fold.open = over;
    const [first, ...rest] = sentences(state, this.activity.text).map((sentence) => make("p", {}, [sentence]));
    this.said.replaceChildren(...(first ? [first] : []));
    this.beside.replaceChildren(...rest);
  }

  /** @returns {Guess} what the form holds */
  guess() {
    if (this.slider) return { place: Number(this.slider.value), text: this.slider.getAttribute("aria-valuetext") };
    const chosen = /** @type {HTMLInputElement} */ (this.form.querySelector("input:checked"));
    return { place: Number(chosen.value), text: chosen.closest("label").querySelector("[data-text]").textContent };
  }

  /** The words of the slider, for the eye and for a screen reader. */
  describeSlider() {
    if (!this.slider) return;
    const { slider } = this.activity.predict;
    const text = `${digits(valueAt(slider, Number(this.slider.value)))} ${slider.unit}`;
    this.slider.setAttribute("aria-valuetext", text);
    this.shownGuess.textContent = text;
  }

  /** Begin anew: nothing is chosen, and the keyboard is on the first field. */
  begin() {
    this.form.reset();
    this.describeSlider();
    this.form.querySelector("input").focus({ preventScroll: true });
  }

  /** The figure has gone to another activity. */
  lose() {
    this.look.hidden = !isOver(this.drawn);
  }

  /** Lead the reader to what came out, with the figure under it. The keyboard goes on from there. */
  lead() {
    this.said.focus({ preventScroll: true });
    const { bottom } = this.place.getBoundingClientRect();
    if (bottom > innerHeight) this.said.scrollIntoView();
  }
}
