// The map of what was measured: counts the findings of a choice and tells them. JavaScript twin of
// evidence/coverage.py and tables/coverage_map.py, which say what a row is and make the same cells without a script.

import { markDead, startEach } from "../exhibits/apart.js";
import { count, fill } from "../exhibits/words.js";
import { onDone, readState } from "../exhibits/form.js";
import { make } from "../exhibits/elements.js";

/**
 * @import { Control, NamedForm, Words } from "../exhibits/types.js"
 * @import { Cell, Look, LookRow, MapChoice, MapData, WayCount } from "./types.js"
 */

const ANY = "all";
const OTHERS = ["drug", "counts", "condition", "species"];

/** @param {LookRow} row @returns {Look} */
function named([drug, species, condition, counts, preparation, way, regions, transmitters]) {
  return { drug, species, condition, counts, preparation, way, regions: parts(regions), transmitters: parts(transmitters) };
}

/** @param {string} text */
function parts(text) {
  return text ? text.split(";") : [];
}

/**
 * @param {LookRow[]} rows
 * @param {MapChoice} choice
 * @returns {Look[]} the findings of a choice
 */
export function looked(rows, choice) {
  return rows.map(named).filter((look) => look.drug === choice.drug
    && (choice.counts === "both" || look.counts === choice.counts)
    && [ANY, look.condition].includes(choice.condition) && [ANY, look.species].includes(choice.species));
}

/**
 * @param {Look[]} looks
 * @param {Pick<MapData, "regions" | "transmitters" | "preparations" | "ways">} map
 * @returns {Cell[]} row by row
 */
export function cells(looks, { regions, transmitters, preparations, ways }) {
  /** @type {(looks: Look[], way: string) => WayCount} */
  const counted = (some, way) => [way, some.filter((look) => look.way === way).length];
  return regions.flatMap((region) => transmitters.map((transmitter) => {
    const here = looks.filter((look) => look.regions.includes(region) && look.transmitters.includes(transmitter));
    /** @type {Cell["preparations"]} */
    const used = preparations.map(([code]) => {
      const so = here.filter(({ preparation }) => preparation === code);
      return [code, ways.map((way) => counted(so, way)).filter(([, n]) => n)];
    });
    const status = !here.length ? "never" : here.every(({ way }) => way === "none") ? "null" : "measured";
    return { region, transmitter, status, preparations: used.filter(([, counts]) => counts.length) };
  }));
}

/**
 * @param {WayCount[]} ways
 * @param {Words} text
 * @returns {string[]} the way of a preparation's findings and the words for it; twin of coverage_map.py: entry
 */
export function entry(ways, text) {
  const n = ways.reduce((sum, [, some]) => sum + some, 0), findings = count(text.findings, n);
  if (ways.length === 1) return [ways[0][0], fill(text.entry.same, { findings, way: text.ways[ways[0][0]] })];
  const several = ways.map(([way, some]) => fill(text.entry.way, { n: some, way: text.ways[way] })).join(", ");
  return ["mixed", fill(text.entry.several, { findings, ways: several })];
}

/**
 * @param {Look[]} looks
 * @param {Cell[]} shown
 * @param {MapChoice} choice
 * @param {MapData} map
 * @returns {string} what the map holds for a choice; twin of coverage_map.py: sentence
 */
export function sentence(looks, shown, choice, { names, preparations, text: { said } }) {
  const measured = shown.filter(({ status }) => status !== "never");
  const used = preparations.filter(([code]) => measured.some((cell) => cell.preparations.some(([other]) => other === code)));
  const listed = count(said.preparations, used.length, { names: used.map(([, label]) => label).join(", ") });
  const unchanged = shown.filter(({ status }) => status === "null").length;
  const beside = looks.filter(({ regions, transmitters }) => !regions.length || !transmitters.length).length;
  return [
    fill(said.chosen, {
      ...Object.fromEntries(OTHERS.map((name) => [name, names[name][choice[name]]])),
      measured: count(said.measured, measured.length, { cells: shown.length, preparations: listed }),
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
  startEach(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-map]")), start, markDead);
}

/** @param {HTMLElement} element */
function start(element) {
  const form = element.querySelector("form");
  if (!form) return;
  /** @type {MapData} */
  const map = JSON.parse(element.querySelector("[data-looks]").textContent);
  const places = [...element.querySelectorAll("tbody td")], said = element.querySelector("[data-told]");
  const controls = OTHERS.map((name) => /** @type {Control} */ ({ name, kind: "select" }));
  const chosen = () => /** @type {MapChoice} */ (readState(new FormData(form), controls));
  const show = () => {
    const choice = chosen(), looks = looked(map.rows, choice), shown = cells(looks, map);
    shown.forEach((cell, number) => draw(places[number], cell, map));
    const text = sentence(looks, shown, choice, map);
    // The same words again would be read out again.
    if (said.textContent !== text) said.textContent = text;
  };
  onDone(form);
  form.addEventListener("change", show);
  // The fields have their first values back only after the event.
  form.addEventListener("reset", () => setTimeout(show));
  const explorer = document.getElementById(map.place);
  const goBack = explorer && wayBack(explorer, map.text.back, form);
  element.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (target.closest("a[data-preparation]"));
    if (!link || !goBack) return;
    event.preventDefault();
    filter(explorer.querySelector("form"), chosen(), link.dataset, map.near);
    goBack(link);
  });
  // A browser may have kept a choice from before a reload.
  show();
}

/** @param {Element} element @param {Cell} cell @param {MapData} map */
function draw(element, cell, { text, preparations, place }) {
  element.className = `map-${cell.status}`;
  const labels = Object.fromEntries(preparations);
  element.replaceChildren(...cell.preparations.map(([code, ways]) => {
    const [way, words] = entry(ways, text);
    const carried = { "data-region": cell.region, "data-transmitter": cell.transmitter, "data-preparation": code };
    const link = { class: `map-entry map-${way}`, href: `#${place}`, ...carried };
    return make("a", link, [make("b", {}, [labels[code]]), ` ${words}`]);
  }));
  if (!cell.preparations.length) element.append(text.never);
}

/**
 * Choose in the explorer what an entry of the map counts.
 * @param {NamedForm} form
 * @param {MapChoice} chosen
 * @param {DOMStringMap} entry
 * @param {MapData["near"]} near
 */
function filter(form, chosen, { region, transmitter, preparation }, near) {
  /** @param {string} code */
  const any = (code) => (code === ANY ? "" : code);
  const choice = {
    region, transmitter, preparation, drug: chosen.drug, directness: near[chosen.counts],
    condition: any(chosen.condition), species: any(chosen.species), grade: "",
  };
  for (const [name, value] of Object.entries(choice)) form.elements[name].value = value;
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Lead to the explorer's count and, by a button there, back to the entry that was left.
 * @param {HTMLElement} explorer
 * @param {string} words of the button
 * @param {HTMLFormElement} form where to go if that entry is gone
 */
function wayBack(explorer, words, form) {
  const count = /** @type {HTMLElement} */ (explorer.querySelector("[data-count]"));
  const button = make("button", { type: "button", class: "explorer-back", hidden: "" }, [words]);
  /** @type {HTMLElement | null} */
  let left = null;
  count.after(button);
  count.tabIndex = -1;
  button.addEventListener("click", () => {
    const place = left?.isConnected ? left : /** @type {HTMLElement} */ (form.elements[0]);
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  });
  return (/** @type {HTMLElement} */ link) => {
    left = link;
    button.hidden = false;
    count.focus({ preventScroll: true });
    count.scrollIntoView({ block: "start" });
  };
}
