// The synapse picture: puts what a moment holds (synapse-counts.js) into the drawing that dashboard/synapse_svg.py made,
// and touches only what has changed. Motion (synapse-motion.js) adds nothing to the numbers: without it the same dots
// stand still.

/** @import { Drug, Limits, Picture, Snapshot } from "./types.js" */

import { fill } from "../exhibits/words.js";
import { tokenName } from "../exhibits/theme.js";
import { foldText, picture } from "./synapse-counts.js";
import { groupsOf, moving, parts, whenSeen } from "./synapse-motion.js";

/** @type {Drug[]} */
const DRUGS = ["blocker", "releaser"];

/**
 * Bring the drawing of dashboard/synapse_svg.py to life.
 * @param {SVGSVGElement} svg
 * @param {Record<string, Record<string, string>>} labels by transmitter: words that differ from the drawing's own, by
 *   their key
 * @returns {{show: (snapshot: Snapshot) => void, pause: () => void, resume: () => void, yieldTo: (on: boolean) => void}}
 */
export function createSynapse(svg, labels) {
  const limits = JSON.parse(svg.dataset.limits);
  const draw = drawing(svg, limits, labels);
  const motion = moving(svg);
  const { hold, yieldTo } = whenSeen(svg, motion);
  const begin = onChange(motion.clear);
  return {
    show(snapshot) {
      const drawn = picture(snapshot, limits);
      draw(snapshot, drawn);
      begin(snapshot.scene);
      motion.follow(snapshot, drawn);
    },
    pause: () => hold(true),
    resume: () => hold(false),
    yieldTo,
  };
}

/**
 * Put a moment into a drawing that stands in no page and moves nowhere.
 * @param {SVGSVGElement} svg
 * @param {Record<string, Record<string, string>>} labels
 * @param {Snapshot} snapshot
 */
export function drawStill(svg, labels, snapshot) {
  const limits = JSON.parse(svg.dataset.limits);
  drawing(svg, limits, labels)(snapshot, picture(snapshot, limits));
}

/**
 * Calls apply only with a value that differs from the last one.
 * @template Value
 * @param {(value: Value) => void} apply
 * @returns {(value: Value) => void}
 */
function onChange(apply) {
  let last;
  return (value) => {
    if (value === last) return;
    last = value;
    apply(value);
  };
}

/** @param {Element} element */
const shown = (element) => onChange((/** @type {boolean} */ on) => element.toggleAttribute("data-off", !on));

/**
 * Shows the first n of some elements.
 * @param {Element[]} elements in the order in which they appear
 */
function firstOf(elements) {
  const switches = elements.map(shown);
  return onChange((/** @type {number} */ n) => switches.forEach((set, index) => set(index < n)));
}

/**
 * The drawing deals its dots out to groups, one after the other: back into one row.
 * @param {Element[]} groups
 */
function dealt(groups) {
  return [...groups[0].children].flatMap((_, round) => groups.flatMap((group) => group.children[round] ?? []));
}

/**
 * @param {(SVGElement | HTMLElement)[]} elements
 * @param {string} property
 */
const style = (elements, property) => onChange((/** @type {string} */ value) => {
  for (const element of elements) element.style.setProperty(property, value);
});

/** @param {Element} element */
const text = (element) => onChange((/** @type {string} */ value) => { element.textContent = value; });

/**
 * @param {SVGSVGElement} svg
 * @param {Limits} limits
 * @param {Record<string, Record<string, string>>} labels
 * @returns {(snapshot: Snapshot, drawn: Picture) => void}
 */
function drawing(svg, limits, labels) {
  const places = {
    outside: firstOf(dealt(groupsOf(svg, "outside"))),
    cytosol: firstOf(dealt(groupsOf(svg, "cytosol"))),
    vesicles: parts(svg, "vesicle").map((vesicle) => firstOf([...vesicle.querySelectorAll(".dot")])),
    more: Object.fromEntries(["outside", "cytosol", "vesicles"].map((name) => [name, shown(parts(svg, `more-${name}`)[0])])),
  };
  const receptors = occupier(parts(svg, "receptor")), autoreceptors = occupier(parts(svg, "autoreceptor"));
  const carriers = carrierDrawer(svg);
  const lines = lineDrawer(svg);
  const readings = readingDrawer(svg, limits);
  const dress = dresser(svg, labels);
  return (snapshot, drawn) => {
    dress(snapshot);
    places.outside(drawn.outside.dots);
    places.cytosol(drawn.cytosol.dots);
    drawn.vesicles.dots.forEach((dots, index) => places.vesicles[index](dots));
    for (const [name, set] of Object.entries(places.more)) set(drawn[name].more);
    receptors(drawn.receptors.now);
    autoreceptors(drawn.autoreceptors);
    carriers(drawn);
    lines(drawn);
    readings(snapshot, drawn);
  };
}

/**
 * The drawing says in which order receptors are taken.
 * @param {SVGGraphicsElement[]} cups
 */
function occupier(cups) {
  const order = [...cups].sort((a, b) => Number(a.dataset.order) - Number(b.dataset.order));
  const switches = order.map((cup) => {
    const dot = shown(cup.querySelector(".dot"));
    return onChange((/** @type {boolean} */ on) => { cup.toggleAttribute("data-occupied", on); dot(on); });
  });
  return onChange((/** @type {number} */ n) => switches.forEach((set, index) => set(index < n)));
}

/**
 * @param {SVGSVGElement} svg
 * @returns {(drawn: Picture) => void}
 */
function carrierDrawer(svg) {
  const sites = parts(svg, "site").map((site) => ({
    state: onChange((/** @type {string} */ state) => { site.dataset.state = state; }),
    holds: onChange((/** @type {string} */ holds) => { site.dataset.holds = holds; }),
    held: style([site], "--held"),
  }));
  const names = [1, 2].map((number) => text(parts(svg, `carrier_${number}`)[0]));
  const number = onChange((/** @type {number} */ n) => { svg.dataset.carriers = String(n); });
  const keys = DRUGS.map((drug) => ({ drug, set: shown(parts(svg, `key-${drug}`)[0]) }));
  return ({ carriers, drugs }) => {
    number(carriers.length);
    names.forEach((set, index) => set(carriers[index]?.name ?? ""));
    carriers.flatMap((carrier) => carrier.sites).forEach(({ state, holds, held }, index) => {
      sites[index].state(state);
      sites[index].holds(holds);
      sites[index].held(held.toFixed(2));
    });
    for (const { drug, set } of keys) set(drugs[drug]);
  };
}

/**
 * @param {SVGSVGElement} svg
 * @returns {(drawn: Picture) => void}
 */
function lineDrawer(svg) {
  const widths = ["release", "uptake", "exchange", "packing", "breakdown", "synthesis"].map((flow) => {
    const arrows = /** @type {SVGElement[]} */ ([...svg.querySelectorAll(`[data-arrow="${flow}"]`)]);
    return { name: flow === "exchange" ? "exchange-out" : flow, set: style(arrows, "--flow") };
  });
  const now = style(parts(svg, "brake"), "--brake"), rest = style(parts(svg, "brake-rest"), "--brake");
  return ({ flows, brake }) => {
    for (const { name, set } of widths) set(flows[name].width.toFixed(1));
    now(brake.now.toFixed(1));
    rest(brake.rest.toFixed(1));
  };
}

/**
 * @param {SVGSVGElement} svg
 * @param {Limits} limits
 * @returns {(snapshot: Snapshot, drawn: Picture) => void}
 */
function readingDrawer(svg, { sites, receptors }) {
  const reading = (/** @type {string} */ name) => {
    const element = /** @type {SVGElement} */ (svg.querySelector(`[data-reading="${name}"]`));
    const set = text(element);
    return (/** @type {Record<string, string | number>} */ values) => set(fill(element.dataset.template, values));
  };
  const [outside, occupied] = [reading("outside_now"), reading("receptors_now")];
  const lines = parts(svg, "hold-line");
  const set = lines.map(text);
  return (snapshot, drawn) => {
    outside({ fold: foldText(snapshot.outside) });
    occupied({ n: drawn.receptors.now, all: receptors, rest: drawn.receptors.rest });
    const all = drawn.carriers.flatMap((carrier) => carrier.sites);
    const sentences = ["blocked", "loaded"].flatMap((state) => {
      const n = all.filter((site) => site.state === state).length;
      return n ? [fill(lines[0].dataset[state], { n, all: sites })] : [];
    });
    set.forEach((say, index) => say(sentences[index] ?? ""));
  };
}

/**
 * Colors, and the words that depend on the transmitter or on the snapshot.
 * @param {SVGSVGElement} svg
 * @param {Record<string, Record<string, string>>} labels
 * @returns {(snapshot: Snapshot) => void}
 */
function dresser(svg, labels) {
  const words = /** @type {SVGElement[]} */ ([...svg.querySelectorAll("[data-label]")]).map((element) => {
    const own = element.textContent;
    return { key: element.dataset.label, own, set: text(element) };
  });
  const amine = onChange((/** @type {string} */ name) => {
    svg.dataset.transmitter = name;
    svg.style.setProperty("--amine", `var(${tokenName(name)})`);
  });
  const inks = DRUGS.map((drug) => ({ drug, set: style([svg], `--${drug}`) }));
  return ({ transmitter, labels: now, inks: chosen }) => {
    amine(transmitter);
    for (const { key, own, set } of words) set(now?.[key] ?? labels[transmitter]?.[key] ?? own);
    for (const { drug, set } of inks) if (chosen?.[drug]) set(`var(${chosen[drug]})`);
  };
}
