// What stands beside the plots, written anew for a scene: bars, key, findings, numbers, story. dashboard/html.py writes
// the same before any script.

/** @import { DashboardData, Moment, Panels, Scene } from "./types.js" */
/** @import { Group } from "./where.js" */

import { fill } from "../exhibits/words.js";
import { make, makeSvg } from "../exhibits/elements.js";
import { toldTogether } from "./draw.js";
import { listPoints } from "./findings-list.js";
import { reading } from "./scene.js";
import { momentText, what } from "./tell.js";
import { groups, runName } from "./where.js";

/**
 * The story that a dashboard shows; "" is none.
 * @param {HTMLElement} element
 * @param {string} name
 * @param {DashboardData} data
 */
export function showStory(element, name, data) {
  if (element.dataset.story === name) return;
  element.dataset.story = name;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-preset]"))) {
    button.setAttribute("aria-pressed", String(button.dataset.preset === name));
    // On a phone the stories are a row that is swiped.
    const row = button.parentElement;
    if (button.dataset.preset === name) row.scrollLeft += button.getBoundingClientRect().left - row.getBoundingClientRect().left;
  }
  if (name in data.presets) showPanel(element, data.presets[name].panel);
  const look = element.querySelector("[data-look]");
  if (look) look.textContent = data.presets[name]?.look ?? data.text.presets.own;
}

/**
 * On a phone the plots are a row that is swiped, too: the one that is spoken of is in front.
 * @param {HTMLElement} element
 * @param {string} name
 */
function showPanel(element, name) {
  const panel = element.querySelector(`[data-panel="${name}"]`), row = panel?.parentElement;
  if (row) row.scrollLeft += panel.getBoundingClientRect().left - row.getBoundingClientRect().left;
}

/**
 * Where the transmitter is.
 * @param {HTMLTableElement | null} table
 * @param {Scene} scene
 * @param {Moment} moment
 * @param {DashboardData} data
 */
export function showWhere(table, { state: { see, at } }, moment, { text, names, rules }) {
  if (!table) return;
  table.caption.textContent = fill(text.where.caption, { transmitter: names[see], time: momentText(at, text, rules) });
  const parts = groups(moment, text, rules);
  const shape = parts.flatMap(({ heading, rows }) => [heading, ...rows.map(({ label }) => label)]).join();
  if (table.dataset.shape !== shape) {
    table.dataset.shape = shape;
    [...table.tBodies].forEach((body) => body.remove());
    table.append(...parts.map(groupRows));
  }
  const lines = /** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tbody tr:not(.dash-group)"));
  parts.flatMap(({ rows }) => rows).forEach((row, i) => {
    const [, shown, rest] = lines[i].cells;
    const bar = /** @type {HTMLElement} */ (shown.firstChild);
    shown.lastChild.textContent = String(row.now);
    bar.style.setProperty("--now", `${Math.min(row.now, 200) / 2}%`);
    bar.style.setProperty("--rest", `${Math.min(row.rest, 200) / 2}%`);
    rest.textContent = String(row.rest);
  });
}

/** @param {Group} group */
function groupRows({ heading, rows }) {
  return make("tbody", {}, [
    make("tr", { class: "dash-group" }, [make("th", { scope: "rowgroup", colspan: "3" }, [heading])]),
    ...rows.map(({ label }) => make("tr", {}, [
      make("th", { scope: "row" }, [label]), make("td", {}, [make("span", { class: "dash-bar" }), "0"]), make("td"),
    ])),
  ]);
}

/**
 * Which line is which run, and of which dose.
 * @param {HTMLElement | null} list
 * @param {Scene} scene
 * @param {DashboardData} data
 */
export function showKey(list, { runs, state }, { text, tokens, dashes }) {
  if (!list) return;
  const names = runs.map((run) => text.runs[run.key] ?? what(run, state, text)), shape = names.join();
  if (list.dataset.shape === shape) return;
  list.dataset.shape = shape;
  list.replaceChildren(...runs.map(({ key }, number) => {
    const style = `color:var(${tokens[key === "together" ? "text" : key]})`;
    const svg = makeSvg("svg", { class: "exhibit-swatch", viewBox: "0 0 32 8", width: 32, height: 8, "aria-hidden": "true", style });
    svg.append(makeSvg("path", { d: "M0 4H32", stroke: "currentColor", "stroke-width": 3, "stroke-dasharray": dashes[key] ?? "" }));
    return make("li", {}, [svg, make("span", {}, [names[number]])]);
  }));
}

/**
 * What was published for the scene.
 * @param {HTMLElement | null} list
 * @param {Scene} scene
 * @param {Panels} panels
 * @param {DashboardData} data
 */
export function showPublished(list, scene, panels, { plots, pairs, points, rules, text }) {
  if (!list) return;
  /** @type {HTMLElement} */ (list.closest(".dash-published")).hidden = !scene.runs[0].drugs.length;
  const shown = plots.filter((view) => view in panels);
  const numbers = [...new Set(shown.flatMap((view) => panels[view].marks.map(({ point }) => point)))];
  const both = toldTogether(scene, shown, pairs, rules);
  listPoints(list, [...both, ...numbers.map((number) => points[number])], text.points.none);
}

/**
 * The numbers behind the curves, at the chosen minute.
 * @param {HTMLElement} element
 * @param {Scene} scene
 * @param {DashboardData} data
 */
export function showNumbers(element, { times, runs, state: { at } }, { text, rules }) {
  const body = element.querySelector(".exhibit-numbers tbody");
  if (!body) return;
  body.replaceChildren(...runs.map(({ key, outside }) => make("tr", {}, [
    make("th", { scope: "row" }, [runName(key, text)]),
    ...rules.transmitters.map((name) => make("td", {}, [String(Math.floor(reading(times, outside[name], at) + 0.5))])),
  ])));
}

