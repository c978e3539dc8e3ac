// The dashboard: what a reader does with its form, a story, a link or the player becomes a state; scene-view.js shows it.

/** @import { DashboardExhibit, Engine, State } from "./types.js" */
/** @import { Behaviour, NamedForm } from "../exhibits/types.js" */

import { onDone } from "../exhibits/form.js";
import { briefly, fill } from "../exhibits/words.js";
import { linkWriter, startFrame } from "./address.js";
import { createTake } from "./export.js";
import { showStory } from "./html.js";
import { readForm, writeForm } from "./inputs.js";
import { held, refused } from "./lock.js";
import { createPlayer } from "./play.js";
import { createSceneView } from "./scene-view.js";
import { decode, encode, limited, snapped } from "./state.js";
import { holdStill } from "./synapse-view.js";

/**
 * @param {DashboardExhibit} exhibit
 * @param {Engine} engine
 * @returns {Behaviour}
 */
export function simulator(exhibit, engine) {
  const { element, payload: { data } } = exhibit, { rules, text } = data;
  const form = /** @type {NamedForm} */ (element.querySelector("form"));
  const find = (/** @type {string} */ name) => /** @type {any} */ (element.querySelector(`[data-${name}]`));
  const failed = (/** @type {Error} */ { message }) => notice(fill(text.error, { message: briefly([message], text.more) }));
  const view = createSceneView(exhibit, engine, { form, find, failed });
  const taking = createTake(exhibit), writeLink = linkWriter(rules);
  const player = createPlayer(find("play"), {
    words: text.play, last: () => rules.windows[state.window], now: () => state.at,
    go: (minute) => update({ ...state, at: snapped(minute, state.window, rules) }, false, true),
    done: () => update(state),
  });
  let state = data.state, begun = false;
  /** @type {State | null} with locks: the state that the address has opened */
  let start = null;

  function update(/** @type {State} */ next, announce = true, moves = false) {
    taking.clear();
    state = held(next, start, exhibit.locked, rules);
    exhibit.choice = state;
    view.show(state, announce, !begun, moves);
    if (data.linked) writeLink(state);
  }

  function notice(/** @type {string} */ sentence) {
    const place = find("notice");
    if (place.textContent === sentence && place.hidden === !sentence) return;
    place.textContent = sentence;
    place.hidden = !sentence;
  }

  // Open a link: every control, then everything that is drawn. `sentences` are what the reader has to know of it.
  function open(/** @type {string} */ link, /** @type {string[]} */ sentences = []) {
    const { state: next, wrong } = decode(link, rules);
    player.stop();
    const kept = held(next, start, exhibit.locked, rules);
    const fields = refused(next, kept, exhibit.locked, rules).map((field) => text.controls[field]);
    const doses = wrong.map((part) => limited(part, rules));
    const faults = wrong.flatMap((part, i) => (doses[i] ? decode(`for=${next.window}&doses=${doses[i].rest}`, rules).wrong : [part]));
    const unread = faults.length ? [fill(text.bad_link, { parts: briefly(faults, text.more) })] : [];
    notice([...doses.filter(Boolean).map((dose) => fill(text.bad_dose, dose)), ...unread, ...sentences, ...(fields.length ? [fill(text.locked, { fields: fields.join(", ") })] : [])].join(" "));
    writeForm(form, kept, data, exhibit.locked);
    // A story that is not shown as it is told is not this story.
    showStory(element, fields.length ? "" : storyOf(kept), data);
    view.forgetDose();
    update(kept, begun);
  }

  // The story that is told with a scene, if there is one.
  function storyOf(/** @type {State} */ shown) {
    const link = encode(shown, rules);
    return Object.keys(data.presets).find((name) => encode(decode(data.presets[name].link, rules).state, rules) === link) ?? "";
  }

  // Of this scene, and of a page that says what it shows: a story's own, where it is one and nothing is locked. A chapter
  // opens no scene: that is what the dashboard is for.
  function addresses() {
    const link = encode(state, rules), page = data.linked ? location.href.split("#")[0] : "dashboard.html";
    const story = exhibit.locked.size ? "" : storyOf(state);
    const scene = new URL(`${page}#${link}`, location.href).href;
    return { scene, page: story ? new URL(`story-${story}.html`, location.href).href : scene };
  }

  form.addEventListener("input", ({ target }) => {
    player.stop();
    const field = /** @type {HTMLInputElement} */ (target);
    update(readForm(state, rules, field), true, field.type === "range");
    showStory(element, "", data);
    notice("");
  });
  onDone(form);
  element.addEventListener("click", ({ target }) => {
    const near = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(selector));
    const preset = near("[data-preset]")?.dataset.preset, take = near("[data-take]")?.dataset.take, still = near("[data-still]");
    if (preset) open(data.presets[preset].link);
    if (take) taking.take(take, addresses());
    if (still) holdStill(still, [view.picture], text.synapse);
  });
  find("experiment")?.addEventListener("change", ({ target }) => {
    if (target.value !== "") open(data.experiments[target.value].link);
  });

  Object.assign(exhibit, { locked: new Set(), open, link: () => encode(state, rules), play: player.again });
  if (data.linked) startFrame(exhibit, notice);
  if (exhibit.locked.size) start = state;
  if (state === data.state) {
    writeForm(form, state, data, exhibit.locked);
    update(state, false);
  }
  begun = true;
  return { mounted: view.mount, themed: view.recolour };
}
