// The dashboard: form -> state -> model -> plots, picture, bars, words, link. Everything but the plots works before
// BokehJS is there. A change is solved at once, at most one a frame; what can wait does: the words while a slider
// moves, the dose-response until it rests.

import { speaker } from "../exhibits/announce.js";
import { briefly, fill, listing } from "../exhibits/words.js";
import { dosePanel, panels, toldTogether } from "./draw.js";
import { onDone } from "../exhibits/form.js";
import { startFrame } from "./address.js";
import { readForm, writeForm } from "./inputs.js";
import { decode, encode, snapped } from "./state.js";
import { held, refused } from "./lock.js";
import { createPlayer } from "./play.js";
import { createPlots } from "./plots.js";
import { listPoints } from "./findings-list.js";
import { doseResponse, moment, reading, scene } from "./scene.js";
import { createSynapse } from "./synapse.js";
import { createTake } from "./export.js";
import { change, momentText, tell } from "./tell.js";
import { groups, runName } from "./where.js";

// How long after the last change the dose-response is solved again.
const QUIET_MS = 120;
const LINK_MS = 300;
const FRAME_MS = 16;
// How often words, table and descriptions are written anew while a slider moves.
const WORDS_MS = 100;

/**
 * @param {object} exhibit of main.js: element, payload
 * @param {{model: object, scenario: object}} engine
 * @returns {{mounted: (exhibit: object) => void}} the behaviour
 */
export function simulator(exhibit, engine) {
  const { element, payload: { data } } = exhibit;
  const form = element.querySelector("form");
  const find = (name) => element.querySelector(`[data-${name}]`);
  const speak = speaker((text) => { find("live").textContent = text; });
  const picture = synapseOf(element, data), taking = createTake(exhibit, data);
  let state = data.state, made = null, plots = null, asked = 0, quiet = 0, linking = 0;
  // What the dose view draws: null where nothing is given, undefined while it is not solved yet.
  let dose;
  const player = createPlayer(find("play"), {
    words: data.text.play, last: () => data.rules.windows[state.window], now: () => state.at,
    go: (minute) => update({ ...state, at: snapped(minute, state.window, data.rules) }, false),
    done: () => update(state),
  });
  // With locks: the state that the address has opened.
  let start = null;
  let begun = false, solved = -Infinity, writing = 0, written = -Infinity, aloud = false;

  const words = () => tell(made, data, data.told);

  function solve(announce) {
    asked = 0;
    solved = performance.now();
    try {
      made = scene(engine, state, data.rules);
    } catch (error) {
      notice(fill(data.text.error, { message: briefly([error.message], data.text.more) }));
      writeForm(form, state, data, exhibit.locked);
      return;
    }
    if (dose !== undefined && dose?.key !== state.doses[state.vary - 1]?.drug) forgetDose();
    const drawn = panels(made, data, data.outside);
    replaceStills();
    exhibit.scene = made;
    exhibit.drawn = drawn;
    aloud ||= announce;
    // A plot that writes text has the browser work out the styles of whatever was changed before: plots come first.
    if (plots) plots.show(made, drawn).then(follow);
    else follow();
    clearTimeout(quiet);
    quiet = setTimeout(solveDose, QUIET_MS);
  }

  // Until the plots are there, stills of the scene that the page came with stand in their place.
  function replaceStills() {
    if (plots) return;
    const stale = encode(state, data.rules) !== encode(data.state, data.rules);
    element.toggleAttribute("data-stale", stale);
    if (stale && exhibit.state === "waiting") exhibit.start();
  }

  // All of the page that is not a plot.
  function follow() {
    writeForm(form, state, data, exhibit.locked);
    find("play").disabled = exhibit.locked.has("at");
    picture?.show(moment(made, data.rules), made);
    const rest = written + WORDS_MS - performance.now();
    if (rest <= 0) write();
    else writing ||= setTimeout(write, rest);
  }

  function write() {
    clearTimeout(writing);
    writing = 0;
    written = performance.now();
    showWhere(find("where"), made, moment(made, data.rules), data);
    showKey(find("key"), made, data);
    showPublished(find("points"), made, exhibit.drawn, data);
    showNumbers(element, made, data);
    const told = words().join(" ");
    exhibit.told = made;
    if (find("words").textContent !== told) {
      find("words").textContent = told;
      describePlots(element, made, data);
      if (aloud) speak(told);
    }
    aloud = false;
  }

  // The dose-response takes a dozen runs: one a turn, so that no frame waits for it.
  function solveDose() {
    quiet = 0;
    if (!data.shown.includes("dose")) return;
    const wanted = state, curve = doseResponse(engine, state, data.rules);
    if (!curve) return showDose(null);
    const said = [];
    const turn = () => {
      if (wanted !== state) return;
      said.push(curve.next());
      if (said.length < curve.amounts.length) return setTimeout(turn);
      showDose({ amounts: curve.amounts, said });
    };
    setTimeout(turn);
  }

  function showDose(answer) {
    dose = dosePanel(state, answer, data.rules);
    plots?.showDose(dose);
    exhibit.dose = answer;
    describeDose(element.querySelector('[data-view="dose"]'), state, answer, data);
  }

  // No curve stands beside a scene whose drug it is not of.
  function forgetDose() {
    dose = undefined;
    exhibit.dose = undefined;
    if (data.shown.includes("dose")) plots?.showDose(undefined);
  }

  function update(next, announce = true) {
    taking.clear();
    state = held(next, start, exhibit.locked, data.rules);
    exhibit.choice = state;
    // Waiting for the next frame would cost half a frame; two in one frame would cost a whole one.
    if (begun && !asked && performance.now() - solved >= FRAME_MS) solve(announce);
    else asked ||= requestAnimationFrame(() => solve(announce));
    if (!data.linked) return;
    clearTimeout(linking);
    linking = setTimeout(() => history.replaceState(null, "", `#${encode(state, data.rules)}`), LINK_MS);
  }

  function notice(text) {
    const place = find("notice");
    if (place.textContent === text && place.hidden === !text) return;
    place.textContent = text;
    place.hidden = !text;
  }

  // Open a state: every control, then everything that is drawn. `told` is what the reader has to know of it.
  function open(next, story, told) {
    player.stop();
    const kept = held(next, start, exhibit.locked, data.rules);
    const fields = refused(next, kept, exhibit.locked, data.rules).map((field) => data.text.controls[field]);
    notice([...told, ...(fields.length ? [fill(data.text.locked, { fields: fields.join(", ") })] : [])].join(" "));
    writeForm(form, kept, data, exhibit.locked);
    // A story that is not shown as it is told is not this story.
    showStory(element, fields.length ? "" : story, data);
    forgetDose();
    update(kept, begun);
  }

  function openLink(text, story = "", told = []) {
    const { state: next, wrong } = decode(text, data.rules);
    const unread = wrong.length ? [fill(data.text.bad_link, { parts: briefly(wrong, data.text.more) })] : [];
    open(next, story, [...unread, ...told]);
  }

  form.addEventListener("input", ({ target }) => {
    player.stop();
    update(readForm(form, state, data, target));
    showStory(element, "", data);
    notice("");
  });
  onDone(form);
  element.addEventListener("click", ({ target }) => {
    const preset = target.closest("[data-preset]")?.dataset.preset;
    if (preset) openLink(data.presets[preset].link, preset);
    const what = target.closest("[data-take]")?.dataset.take;
    if (what) taking.take(what, made, new URL(`#${encode(state, data.rules)}`, location.href.split("#")[0]).href);
    if (target.closest("[data-still]")) holdStill(target.closest("[data-still]"), [picture], data.text.synapse);
  });
  find("experiment")?.addEventListener("change", ({ target }) => {
    if (target.value !== "") openLink(data.experiments[target.value].link, "");
  });

  exhibit.locked = new Set();
  exhibit.open = openLink;
  exhibit.link = () => encode(state, data.rules);
  if (data.linked) startFrame(exhibit, { data, openLink, notice });
  if (exhibit.locked.size) start = state;
  if (state === data.state) {
    writeForm(form, state, data, exhibit.locked);
    update(state, false);
  }
  begun = true;
  return {
    mounted: () => {
      plots = createPlots(exhibit, data);
      if (made) plots.show(made, exhibit.drawn);
      plots.showDose(dose);
    },
    themed: () => made && plots?.recolour(made, exhibit.drawn),
  };
}

/** Hold pictures still, or let them move again; `button` says which. */
export function holdStill(button, pictures, { play, pause }) {
  const stop = button.getAttribute("aria-pressed") !== "true";
  for (const picture of pictures) picture[stop ? "pause" : "resume"]();
  button.setAttribute("aria-pressed", String(stop));
  button.textContent = stop ? play : pause;
}

/** @returns {{show: (now: object, made: object) => void, pause: () => void, resume: () => void} | null} the picture in an element */
export function synapseOf(element, data) {
  const svg = element.querySelector(".synapse-stage svg");
  if (!svg) return null;
  const drawing = createSynapse(svg, { labels: data.text.synapse.labels });
  return {
    show: (now, { state, runs: [{ drugs }] }) => drawing.show({
      ...now, outside: now.extracellular, inks: inksOf(drugs, data), scene: [drugs, state.region, state.hypothesis, state.see].join(),
    }),
    pause: drawing.pause, resume: drawing.resume,
  };
}

// What plugs a carrier is drawn in the ink of the blocker that is given.
function inksOf(drugs, { tokens }) {
  const blocker = drugs.find((drug) => drug === "methylphenidate" || drug === "modafinil") ?? "methylphenidate";
  return { blocker: tokens[blocker], releaser: tokens["d-amphetamine"] };
}

function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function showStory(element, name, data) {
  if (element.dataset.story === name) return;
  element.dataset.story = name;
  for (const button of element.querySelectorAll("[data-preset]")) {
    button.setAttribute("aria-pressed", String(button.dataset.preset === name));
  }
  const look = element.querySelector("[data-look]");
  if (look) look.textContent = data.presets[name]?.look ?? data.text.presets.own;
}

function showWhere(table, made, now, data) {
  if (!table) return;
  const { text, names, rules } = data, { see, at } = made.state;
  table.caption.textContent = fill(text.where.caption, { transmitter: names[see], time: momentText(at, text) });
  const told = groups(now, text, rules);
  const shape = told.flatMap(({ heading, rows }) => [heading, ...rows.map(({ label }) => label)]).join();
  if (table.dataset.shape !== shape) {
    table.dataset.shape = shape;
    [...table.tBodies].forEach((body) => body.remove());
    table.append(...told.map(groupRows));
  }
  const cells = [...table.querySelectorAll("tbody tr:not(.dash-group)")];
  told.flatMap(({ rows }) => rows).forEach((row, i) => {
    const [, shown, rest] = cells[i].cells;
    shown.lastChild.textContent = row.now;
    shown.firstChild.style.setProperty("--now", `${Math.min(row.now, 200) / 2}%`);
    shown.firstChild.style.setProperty("--rest", `${Math.min(row.rest, 200) / 2}%`);
    rest.textContent = row.rest;
  });
}

function groupRows({ heading, rows }) {
  return make("tbody", {}, [
    make("tr", { class: "dash-group" }, [make("th", { scope: "rowgroup", colspan: "3" }, [heading])]),
    ...rows.map(({ label }) => make("tr", {}, [
      make("th", { scope: "row" }, [label]), make("td", {}, [make("span", { class: "dash-bar" }), ""].map((one) => one || document.createTextNode("0"))),
      make("td"),
    ])),
  ]);
}

function showKey(list, made, data) {
  if (!list) return;
  const shape = made.runs.map(({ key }) => key).join();
  if (list.dataset.shape === shape) return;
  list.dataset.shape = shape;
  list.replaceChildren(...made.runs.map(({ key }) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({
      class: "exhibit-swatch", viewBox: "0 0 32 8", width: 32, height: 8, "aria-hidden": "true",
      style: `color:var(${data.tokens[key === "together" ? "text" : key]})`,
    })) svg.setAttribute(name, value);
    const path = svg.appendChild(document.createElementNS(svg.namespaceURI, "path"));
    const dash = data.dashes[key] ?? "";
    for (const [name, value] of Object.entries({ d: "M0 4H32", stroke: "currentColor", "stroke-width": 3, "stroke-dasharray": dash })) {
      path.setAttribute(name, value);
    }
    return make("li", {}, [svg, make("span", {}, [runName(key, data.text)])]);
  }));
}

function showPublished(list, made, drawn, data) {
  if (!list) return;
  list.closest(".dash-published").hidden = !made.runs[0].drugs.length;
  const shown = data.plots.filter((view) => view in drawn);
  const numbers = [...new Set(shown.flatMap((view) => drawn[view].marks.map(({ point }) => point)))];
  const both = toldTogether(made, shown, data.pairs, data.rules);
  listPoints(list, [...both, ...numbers.map((number) => data.points[number])], data.text.points.none);
}

function showNumbers(element, made, data) {
  const body = element.querySelector(".exhibit-numbers tbody");
  if (!body) return;
  const at = (run, name) => Math.floor(reading(made.times, run.outside[name], made.state.at) + 0.5);
  body.replaceChildren(...made.runs.map((run) => make("tr", {}, [
    make("th", { scope: "row" }, [runName(run.key, data.text)]),
    ...data.rules.transmitters.map((name) => make("td", {}, [String(at(run, name))])),
  ])));
}

// Each plot's description: what its curves are at the chosen minute.
function describePlots(element, made, data) {
  const { text } = data;
  for (const slot of element.querySelectorAll('.exhibit-slot:not([data-view="dose"])')) {
    const { view } = slot.dataset;
    const curves = made.runs.map((run) => [run, view === "product" ? run.product : run.outside[view]]).filter(([, curve]) => curve);
    const told = curves.map(([run, curve]) => fill(text.say.with, {
      change: change(reading(made.times, curve, made.state.at), text.say), what: runName(run.key, text),
    }));
    slot.setAttribute("aria-label", `${slot.dataset.label}, ${momentText(made.state.at, text)}: ${listing(told, text.say.and)}`);
  }
}

// The dose view's: the response at its smallest and its largest dose.
function describeDose(slot, state, answer, { text, names }) {
  if (!answer) return slot.setAttribute("aria-label", `${slot.dataset.label}: ${text.dose_empty.replace("\n", " ")}`);
  const { drug } = state.doses[state.vary - 1], { amounts, said } = answer;
  const told = [0, amounts.length - 1].map((i) => fill(text.say.with, {
    change: change(said[i], text.say), what: fill(text.units.dose, { value: Number(amounts[i].toPrecision(2)) }),
  }));
  slot.setAttribute("aria-label", `${slot.dataset.label}, ${drug}, ${names[state.see]}, ${momentText(state.at, text)}: ${listing(told, text.say.and)}`);
}
