// The map of what was measured: counts the findings of a choice and tells them. JavaScript twin of
// evidence/coverage.py and tables/coverage_map.py, which say what a row is and make the same cells without a script.

import { markDead, startEach } from "../exhibits/apart.js";
import { count, fill } from "../exhibits/words.js";
import { onDone, readState } from "../exhibits/form.js";

const ANY = "all";
const OTHERS = ["drug", "counts", "condition", "species"];

// A row of the page by name.
function named([drug, species, condition, counts, preparation, way, regions, transmitters]) {
  return { drug, species, condition, counts, preparation, way, regions: parts(regions), transmitters: parts(transmitters) };
}

function parts(text) {
  return text ? text.split(";") : [];
}

/** @returns {object[]} the findings of a choice */
export function looked(rows, state) {
  return rows.map(named).filter((row) => row.drug === state.drug
    && (state.counts === "both" || row.counts === state.counts)
    && [ANY, row.condition].includes(state.condition) && [ANY, row.species].includes(state.species));
}

/**
 * @param {object[]} found of looked
 * @param {{regions: string[], transmitters: string[], preparations: string[][], ways: string[]}} map
 * @returns {{region: string, transmitter: string, status: string, preparations: [string, [string, number][]][]}[]} the
 *   cells, row by row; each way with its number
 */
export function cells(found, { regions, transmitters, preparations, ways }) {
  const tell = (rows) => ways.map((way) => [way, rows.filter((row) => row.way === way).length]).filter(([, n]) => n);
  return regions.flatMap((region) => transmitters.map((transmitter) => {
    const here = found.filter((row) => row.regions.includes(region) && row.transmitters.includes(transmitter));
    const used = preparations.map(([code]) => [code, tell(here.filter(({ preparation }) => preparation === code))]);
    const status = !here.length ? "never" : here.every(({ way }) => way === "none") ? "null" : "measured";
    return { region, transmitter, status, preparations: used.filter(([, told]) => told.length) };
  }));
}

/** @returns {string[]} the way of a preparation's findings and the words for it; twin of coverage_map.py: entry */
export function entry(ways, text) {
  const n = ways.reduce((sum, [, some]) => sum + some, 0), findings = count(text.findings, n);
  if (ways.length === 1) return [ways[0][0], fill(text.entry.same, { findings, way: text.ways[ways[0][0]] })];
  const several = ways.map(([way, some]) => fill(text.entry.way, { n: some, way: text.ways[way] })).join(", ");
  return ["mixed", fill(text.entry.several, { findings, ways: several })];
}

/** @returns {string} what the map holds for a choice; twin of coverage_map.py: sentence */
export function sentence(found, shown, state, { names, preparations, text: { said } }) {
  const measured = shown.filter(({ status }) => status !== "never");
  const used = preparations.filter(([code]) => measured.some((cell) => cell.preparations.some(([one]) => one === code)));
  const told = count(said.preparations, used.length, { names: used.map(([, label]) => label).join(", ") });
  const unchanged = shown.filter(({ status }) => status === "null").length;
  const beside = found.filter(({ regions, transmitters }) => !regions.length || !transmitters.length).length;
  return [
    fill(said.chosen, {
      ...Object.fromEntries(OTHERS.map((name) => [name, names[name][state[name]]])),
      measured: count(said.measured, measured.length, { cells: shown.length, preparations: told }),
    }),
    ...(unchanged ? [count(said.unchanged, unchanged)] : []),
    count(said.never, shown.length - measured.length),
    ...(beside ? [count(said.beside, beside)] : []),
  ].join(" ");
}

/**
 * Make every map under a root work.
 * @param {ParentNode} root the document, or a part of it
 */
export function startMaps(root) {
  startEach(root.querySelectorAll("[data-map]"), start, markDead);
}

function start(element) {
  const form = element.querySelector("form");
  if (!form) return;
  const map = JSON.parse(element.querySelector("[data-looks]").textContent);
  const places = [...element.querySelectorAll("tbody td")], told = element.querySelector("[data-told]");
  const chosen = () => readState(new FormData(form), OTHERS.map((name) => ({ name, kind: "select" })));
  const show = () => {
    const state = chosen(), found = looked(map.rows, state), shown = cells(found, map);
    shown.forEach((cell, number) => draw(places[number], cell, map));
    const text = sentence(found, shown, state, map);
    // The same words again would be read out again.
    if (told.textContent !== text) told.textContent = text;
  };
  onDone(form);
  form.addEventListener("change", show);
  // The fields have their first values back only after the event.
  form.addEventListener("reset", () => setTimeout(show));
  const explorer = document.getElementById(map.place);
  const goBack = explorer && wayBack(explorer, map.text.back, form);
  element.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-preparation]");
    if (!link || !goBack) return;
    event.preventDefault();
    filter(explorer.querySelector("form"), chosen(), link.dataset, map.near);
    goBack(link);
  });
  // A browser may have kept a choice from before a reload.
  show();
}

function draw(element, cell, { text, preparations, place }) {
  element.className = `map-${cell.status}`;
  const labels = Object.fromEntries(preparations);
  element.replaceChildren(...cell.preparations.map(([code, ways]) => {
    const [way, words] = entry(ways, text), link = document.createElement("a"), name = document.createElement("b");
    link.className = `map-entry map-${way}`;
    link.href = `#${place}`;
    Object.assign(link.dataset, { region: cell.region, transmitter: cell.transmitter, preparation: code });
    name.append(labels[code]);
    link.append(name, ` ${words}`);
    return link;
  }));
  if (!cell.preparations.length) element.append(text.never);
}

// Chooses in the explorer what an entry of the map counts.
function filter(form, state, { region, transmitter, preparation }, near) {
  const any = (code) => (code === ANY ? "" : code);
  const choice = {
    region, transmitter, preparation, drug: state.drug, directness: near[state.counts],
    condition: any(state.condition), species: any(state.species), grade: "",
  };
  for (const [name, value] of Object.entries(choice)) form.elements[name].value = value;
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

// Leads to the explorer's count and, by a button there, back to the entry that was left.
function wayBack(explorer, words, form) {
  const count = explorer.querySelector("[data-count]"), button = document.createElement("button");
  let left = null;
  Object.assign(button, { type: "button", className: "explorer-back", textContent: words, hidden: true });
  count.after(button);
  count.tabIndex = -1;
  button.addEventListener("click", () => {
    const place = left?.isConnected ? left : form.elements[0];
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  });
  return (link) => {
    left = link;
    button.hidden = false;
    count.focus({ preventScroll: true });
    count.scrollIntoView({ block: "start" });
  };
}
