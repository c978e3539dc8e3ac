// Four animals at matched doses, at once: form -> four scenes -> words, pictures, one plot. Twin of
// dashboard/side_by_side.py. A new time is read off the scenes that are there; a new region or hypothesis is solved.

/** @import { Engine, Look, Panel, Scene, SideAnswer, SideData, SideExhibit, SideState, State, Told } from "./types.js" */
/** @import { Behaviour, NamedForm } from "../exhibits/types.js" */

import { count, fill, listing } from "../exhibits/words.js";
import { together } from "./draw.js";
import { formFigure } from "../exhibits/form-figure.js";
import { say } from "./inputs.js";
import { blankState, encode, snapped } from "./state.js";
import { createPlayer } from "./play.js";
import { createPlots } from "./plots.js";
import { listPoints } from "./findings-list.js";
import { moment, reading, scene } from "./scene.js";
import { holdStill, synapseOf } from "./synapse-view.js";
import { change, momentText, record, supposed } from "./tell.js";

const VIEW = "side";
const whole = (value) => String(Math.floor(value + 0.5));

/**
 * @param {Pick<SideData["animals"][number], "slot">} animal
 * @param {SideState} state
 * @param {SideData} data
 * @returns {State} of the dashboard that shows the animal
 */
export function stateOf({ slot }, state, { rules, window }) {
  const blank = blankState(rules);
  return { ...blank, ...state, window, doses: [slot, ...blank.doses.slice(1)] };
}

/**
 * @param {Scene} scene
 * @param {string} code of the drug in the model
 * @param {SideData["rules"]} rules
 * @returns {Look} what stands under a picture (dashboard/side_by_side.py: look)
 */
export function look(scene, code, rules) {
  const { state: { at, see }, times, runs: [{ outside, run }] } = scene, level = run.state(`B_${code}`);
  const peak = level.indexOf(Math.max(...level));
  return {
    outside: reading(times, outside[see], at),
    carriers: moment(scene, rules).carriers.map(({ name, blocked, loaded }) => [name, blocked + loaded]),
    brain: reading(times, level, at) / level[peak],
    rising: at < times[peak],
  };
}

/**
 * @param {Look} look
 * @param {SideData} data
 * @returns {string[]} the three lines under a picture
 */
export function readOuts({ outside, carriers, brain, rising }, { side: { reads }, top, gone }) {
  const held = carriers.map(([carrier, share]) => ({ carrier, value: whole(100 * share) })).filter(({ value }) => value !== "0");
  const way = brain >= top ? "top" : rising ? "rising" : brain < gone ? "gone" : "falling";
  return [
    fill(reads.outside, { value: whole(outside) }),
    held.map((carrier) => fill(reads.carrier, carrier)).join(", ") || reads.none,
    fill(reads[way], { value: whole(100 * brain) }),
  ];
}

/**
 * @param {Engine} engine
 * @param {SideState} state
 * @param {SideData} data
 * @returns {SideAnswer}
 */
export function solved(engine, state, data) {
  const scenes = data.animals.map((animal) => scene(engine, stateOf(animal, state, data), data.rules));
  return {
    scenes, looks: scenes.map((whole, i) => look(whole, data.animals[i].code, data.rules)),
    panel: together(scenes, state.see, data),
  };
}

const placeOf = ({ see, region }, { names, text }) => ({ transmitter: names[see], region: text.regions[region] });

/**
 * @param {SideState} state
 * @param {Look[]} looks
 * @param {SideData} data
 * @returns {string} what stands out at the moment, the highest first
 */
export function told(state, looks, data) {
  const { animals, rules, side: { said: text }, text: board } = data, { say: { same, and }, say: words } = board;
  const when = { time: momentText(state.at, board, rules), ...placeOf(state, data) };
  const named = looks.map(({ outside }, i) => ({ outside, change: change(outside, words, rules), animal: fill(text.animal, animals[i]) }));
  const moved = named.filter((animal) => animal.change !== same).sort((a, b) => b.outside - a.outside).map((animal) => fill(text.one, animal));
  const there = named.filter((animal) => animal.change === same).map(({ animal }) => animal);
  if (!moved.length) return fill(text.all_same, when);
  const said = fill(text.moment, { told: listing(moved, and), ...when });
  return there.length ? `${said} ${fill(text.same, { told: listing(there, and) })}` : said;
}

/**
 * @param {SideState} state
 * @param {Scene[]} scenes
 * @param {SideData} data
 * @returns {string} after which of the four anybody measured what is shown, and what Semax is taken to do
 */
export function looked(state, scenes, data) {
  const { reach, score, text: { say: words } } = data;
  return [...record(scenes.map(({ runs }) => runs[0]), state, reach, words, placeOf(state, data)), supposed(state, score, words)].join(" ");
}

/**
 * @param {SideState} state
 * @param {Panel} panel
 * @param {SideData} data
 * @returns {Told[]} published findings on what is shown that fit none of the animals
 */
export function near({ region, see }, panel, { animals, points, unnumbered }) {
  const drawn = new Set(panel.marks.map(({ point }) => point));
  const here = [...points.filter((_, number) => !drawn.has(number)), ...unnumbered]
    .filter((point) => point.region === region && point.transmitter === see && point.quantity === "extracellular");
  return animals.flatMap(({ drug }) => here.filter((point) => point.drug === drug));
}

/**
 * @param {Scene[]} scenes
 * @param {Panel} panel
 * @param {SideData} data
 * @returns {{x: number[], y: number[], text: string[]}} where the letter of each curve stands
 */
export function letters(scenes, panel, { animals, lettersAt }) {
  const { times } = scenes[0], places = lettersAt.map((share) => Math.floor(share * (times.length - 1) + 0.5));
  return {
    x: places.map((place) => times[place]),
    y: places.map((place, i) => (Number.isNaN(panel.curves[i].known[place]) ? panel.curves[i].beyond : panel.curves[i].known)[place]),
    text: animals.map(({ letter }) => letter),
  };
}

/**
 * @param {Scene[]} scenes
 * @param {SideData} data
 * @returns {string[][]} the table behind the curves
 */
export function rows(scenes, { minutes }) {
  return minutes.map((minute) => [String(minute), ...scenes.map(({ times, state, runs }) => whole(reading(times, runs[0].outside[state.see], minute)))]);
}

/**
 * @param {SideExhibit} exhibit
 * @param {Engine} engine
 * @returns {Behaviour}
 */
export function sideBySide(exhibit, engine) {
  const { element, payload: { data } } = exhibit, { animals } = data;
  const find = (/** @type {string} */ name) => /** @type {any} */ (element.querySelector(`[data-${name}]`));
  const form = /** @type {NamedForm} */ (element.querySelector("form"));
  const cells = animals.map(({ letter }) => /** @type {HTMLElement} */ (element.querySelector(`[data-animal="${letter}"]`)));
  const pictures = cells.map((cell) => synapseOf(cell, data));
  // The still picture is of the first state.
  let plots = null, solvedFor = "", first = null;

  /**
   * The four animals at the moment: everything that a new time changes.
   * @param {SideState} state
   * @param {SideAnswer} answer
   */
  function showMoment(state, { scenes, looks }) {
    say(form, "at", momentText(state.at, data.text, data.rules));
    cells.forEach((cell, i) => {
      const { letter, drug } = animals[i], title = fill(data.side.picture.title, { letter, drug });
      pictures[i].show({ ...moment(scenes[i], data.rules), labels: { title } }, scenes[i]);
      const lines = readOuts(looks[i], data);
      cell.querySelectorAll("[data-read]").forEach((place, n) => { if (place.textContent !== lines[n]) place.textContent = lines[n]; });
      /** @type {HTMLAnchorElement} */ (cell.querySelector("[data-open]")).hash = encode(scenes[i].state, data.rules);
    });
  }

  /**
   * What hangs on region, transmitter and hypothesis alone.
   * @param {SideState} state
   * @param {SideAnswer} answer
   */
  function showScenes(state, { scenes, panel }) {
    const key = /** @type {HTMLElement} */ (element.querySelector(".side-key")), { labels, parts } = data.text.synapse;
    key.style.setProperty("--amine", `var(${data.tokens[state.see]})`);
    key.querySelector('[data-shape="amine"] span').textContent = labels[state.see]?.amine ?? parts.amine;
    find("looked").textContent = looked(state, scenes, data);
    listPoints(find("points"), panel.marks.map(({ point }) => data.points[point]), data.text.points.none);
    const others = near(state, panel, data);
    find("near-count").textContent = count(data.side.near, others.length);
    listPoints(find("near"), others);
    const lines = /** @type {NodeListOf<HTMLTableRowElement>} */ (element.querySelectorAll(".exhibit-numbers tbody tr"));
    rows(scenes, data).forEach((row, i) => row.forEach((text, n) => { lines[i].cells[n].textContent = text; }));
  }

  const behaviour = formFigure(exhibit, {
    numbers: ["at"],
    answer: (state) => solved(engine, state, data),
    tell: (state, { looks }) => told(state, looks, data),
    show: (state, answer) => {
      first ??= state;
      element.toggleAttribute("data-stale", JSON.stringify(state) !== JSON.stringify(first));
      showMoment(state, answer);
      const scenes = JSON.stringify({ ...state, at: null });
      if (scenes !== solvedFor) showScenes(state, answer);
      solvedFor = scenes;
    },
    draw: (bokeh, _state, { scenes, panel }) => {
      plots ??= createPlots(exhibit);
      plots.show(scenes[0], { [VIEW]: panel });
      const source = bokeh.get_model_by_name(`${VIEW}-letters`), columns = letters(scenes, panel, data);
      if (String(source.data.y) !== String(columns.y)) source.data = columns;
    },
  });
  element.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-still]");
    if (button) holdStill(button, pictures, data.text.synapse);
  });
  // The event of the player comes from the form itself, that of the reader from a field.
  const player = createPlayer(find("play"), {
    words: data.text.play, last: () => data.rules.windows[data.window], now: () => Number(form.elements.at.value),
    go: (minute) => {
      form.elements.at.value = snapped(minute, data.window, data.rules);
      form.dispatchEvent(new Event("input"));
    },
    done: () => {},
  });
  form.addEventListener("input", ({ target }) => { if (target !== form) player.stop(); });
  return { ...behaviour, themed: () => plots?.recolour(exhibit.shown.found.scenes[0], { [VIEW]: exhibit.shown.found.panel }) };
}
