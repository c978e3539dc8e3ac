// A scene as a card that is sent: shapes and lines of words. Twin of dashboard/card.py. What is the same on every card,
// the places and the widths of letters come from Python (CardRules).

/** @import { Card, CardData, CardLine, Curve, Known, Mark, Panel, Point, Scene, Shape } from "./types.js" */
/** @import { Words } from "../exhibits/types.js" */

import { BASELINE, height } from "../findings/select.js";
import { fill, listing } from "../exhibits/words.js";
import { tokenName } from "../exhibits/theme.js";
import { lines } from "./caption.js";
import { panels } from "./draw.js";
import { drugsOf } from "./scene.js";
import { headline, momentText, record } from "./tell.js";
import { runName } from "./where.js";

// A letter that no face has counts as a wide one, in thousandths.
const WIDE = 1000, ELLIPSIS = "\u2026";

const tenth = (value) => Math.round(10 * value) / 10;
const paint = (name) => `var(${tokenName(name)})`;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @returns {Shape}
 */
const shape = (tag, attributes) => [tag, Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, typeof value === "number" ? String(tenth(value)) : value]))];

/**
 * @param {Scene} scene
 * @param {Known} data
 * @param {CardData} card
 * @returns {Card}
 */
export function cardOf(scene, data, card) {
  const { rules, frame } = card, { side, top, gap, room, full, foot, sizes, high, source } = rules, { see } = scene.state;
  const panel = panels(scene, data, [see])[see], set = setter(card);
  const said = headline(scene, data, "headline"), given = placed(scene, data, card.text), looked = measured(scene, panel, data, card);
  const [big, first] = set(said, "title", sizes.headline, high.headline, room, top);
  const [small, second] = set(given, "note", sizes.given, high.given, room, first + gap);
  const [below] = set(looked, "note", sizes.measured, high.measured, full, foot);
  const line = { text: card.text.source, x: side, y: rules.height - 16, size: source, look: "note", ink: "muted", room: rules.width / 2 - side, anchor: "start" };
  const plot = plotOf(scene, panel, second + gap, data, card);
  return {
    shapes: [...frame.shapes, ...plot.shapes], lines: [...frame.lines, ...big, ...small, ...plot.lines, ...below, line],
    alt: [said, given, looked].join(" "),
  };
}

/**
 * @param {CardData} card
 * @returns {(text: string, look: string) => number} how wide a text is, in its letters
 */
const measurer = ({ widths }) => (text, look) => Array.from(text).reduce((sum, letter) => sum + (widths[look][letter] ?? WIDE), 0) / WIDE;

/**
 * Sets a text into a box, in the largest of some sizes that fits; answers its lines and where they end.
 * @param {CardData} card
 * @returns {(text: string, look: string, sizes: number[], high: number, width: number, top: number) => [CardLine[], number]}
 */
function setter(card) {
  const { rules: { side, leading } } = card, measure = measurer(card);
  return (text, look, sizes, high, width, top) => {
    const [size, broken] = fitted(text, look, sizes, width, high, leading, measure), step = tenth(size * leading);
    const placedLines = broken.map((line, number) => ({
      text: line, x: side, y: tenth(top + step * number + size), size, look, ink: "text", room: width, anchor: "start",
    }));
    return [placedLines, tenth(top + step * broken.length)];
  };
}

/**
 * @param {string} text
 * @param {string} look
 * @param {number[]} sizes
 * @param {number} width
 * @param {number} high
 * @param {number} leading
 * @param {(text: string, look: string) => number} measure
 * @returns {[number, string[]]}
 */
function fitted(text, look, sizes, width, high, leading, measure) {
  let size = sizes[0], broken = [""], most = 1;
  for (size of sizes) {
    const wide = (line) => size * measure(line, look);
    broken = lines(text, width, wide);
    most = Math.floor(high / (size * leading));
    if (broken.length <= most && broken.every((line) => wide(line) <= width)) return [size, broken];
  }
  return [size, broken.length <= most ? broken : [...broken.slice(0, most - 1), `${broken[most - 1]}${ELLIPSIS}`]];
}

// --- words ------------------------------------------------------------------------------------------

/**
 * What was given, and where; what is supposed.
 * @param {Scene} scene
 * @param {Known} data
 * @param {Words} card words of cards
 */
function placed({ state }, { text, rules }, card) {
  const { units, say, take } = text;
  const doses = state.doses.filter(Boolean).map(({ drug, amount, route, time, every }) => fill(card.dose[every], {
    drug, route: card.routes[route], time: momentText(time, text, rules), amount: fill(units.dose, { value: Number(amount.toPrecision(6)) }),
  }));
  const tone = state.tone === 1 ? [] : [fill(take.tone, { value: fill(units.tone, { value: state.tone }) })];
  const where = fill(card.place, { region: text.regions[state.region], time: momentText(state.at, text, rules) });
  const given = doses.length ? [fill(card.given, { doses: listing(doses, say.and) })] : [];
  return [...given, where, ...tone, fill(card.supposed, { supposed: say.supposed[state.hypothesis] })].join(" ");
}

/**
 * What of it was measured, with the first numbers, and what was not.
 * @param {Scene} scene
 * @param {Panel} panel
 * @param {Known} data
 * @param {CardData} card
 */
function measured({ state, runs }, panel, { text, points, reach, rules, names }, card) {
  if (!drugsOf(state).length) return card.text.nothing;
  const found = new Map(panel.marks.toReversed().map(({ key, point }) => [key, points[point]]));
  const shown = runs.filter(({ key }) => found.has(key)).slice(0, card.rules.found);
  const told = shown.map(({ key }) => foundText(found.get(key), card.text));
  const rest = [...runs.slice(1), runs[0]].filter((run) => !shown.includes(run));
  const place = { time: momentText(state.at, text, rules), region: text.regions[state.region], transmitter: names[state.see] };
  return [...told, ...record(rest, state, reach, text.say, place)].join(" ");
}

/**
 * A finding without its minute and its method.
 * @param {Point} point
 * @param {Words} text of cards
 */
function foundText({ drug, told, source, null: hollow }, text) {
  return fill(text.found[hollow ? "none" : "number"], { drug, told: told.split(", ")[0], source });
}

// --- the plot ---------------------------------------------------------------------------------------

/** @typedef {(value: number) => number} Placer */
/** @typedef {{shapes: Shape[], lines: CardLine[]}} Drawn */

/**
 * Curves, findings and axes, with what they are of over them.
 * @param {Scene} scene
 * @param {Panel} panel
 * @param {number} top
 * @param {Known} data
 * @param {CardData} card
 * @returns {Drawn}
 */
function plotOf(scene, panel, top, data, card) {
  const { state, times } = scene, { rules } = card, { plot, gap, room } = rules, { left, right, bottom } = plot, { names, axes, points } = data;
  const title = fill(card.text.plot, { transmitter: names[state.see] });
  const [head, under] = setter(card)(title, "strong", [plot.tick], 2 * plot.tick, room, top);
  const key = keyOf(scene, panel, under + 2, data, card), upper = Math.min(key.end + gap, bottom - plot.least);
  const [low, high] = panel.frame.range, across = placer(0, times.at(-1), left, right), up = placer(low, high, bottom, upper);
  const base = up(height(BASELINE, state.scale)), now = across(state.at);
  const levels = panel.frame.ticks.map(([at, percent]) => [up(at), percent]);
  return {
    shapes: [
      ...key.shapes, ...levels.map(([y]) => stroke(left, y, right, y, "rule")), stroke(left, base, right, base, "muted", "2 5"),
      stroke(left, bottom, right, bottom, "muted"), stroke(now, upper, now, bottom, "text"),
      ...panel.curves.flatMap((curve) => curveOf(curve, times, across, up, data)),
      ...panel.marks.map((mark) => finding(mark, across(mark.x), up(mark.y), points, rules.mark)),
    ],
    lines: [...head, ...key.lines, ...numbers(levels, axes[state.window], across, rules)],
  };
}

/**
 * Which line is which, in one row, and what the marks are.
 * @param {Scene} scene
 * @param {Panel} panel
 * @param {number} top
 * @param {Known} data
 * @param {CardData} card
 * @returns {Drawn & {end: number}}
 */
function keyOf({ runs }, { marks }, top, data, card) {
  const { rules: { side, room, sizes, swatch, mark: radius, plot } } = card, { text, points } = data, measure = measurer(card);
  const hollow = marks.map(({ point }) => points[point].null);
  const entries = [
    ...runs.map(({ key }) => ({ key, mark: "", name: runName(key, text) })),
    ...(hollow.every(Boolean) ? [] : [{ key: "", mark: "muted", name: card.text.measured }]),
    ...(hollow.some(Boolean) ? [{ key: "", mark: "paper", name: card.text.unchanged }] : []),
  ];
  const wide = (size) => entries.reduce((sum, { name }) => sum + swatch + 24 + size * measure(name, "note"), 0) - 16;
  const size = sizes.key.find((one) => wide(one) <= room) ?? sizes.key.at(-1), middle = top + plot.key / 2;
  /** @type {Drawn} */
  const drawn = { shapes: [], lines: [] };
  let x = side;
  for (const { key, mark, name } of entries) {
    const { ink, dash } = lookOf(key, data), width = size * measure(name, "note");
    drawn.shapes.push(mark
      ? shape("circle", { cx: x + swatch / 2, cy: middle, r: radius, fill: paint(mark), stroke: paint("text"), "stroke-width": 2 })
      : shape("path", { d: `M${tenth(x)} ${tenth(middle)}H${tenth(x + swatch)}`, stroke: paint(ink), "stroke-width": 3.5, ...dash }));
    x += swatch + 8;
    drawn.lines.push({ text: name, x: tenth(x), y: tenth(middle + 0.35 * size), size, look: "note", ink: "text", room: tenth(width + 4), anchor: "start" });
    x += width + 16;
  }
  return { ...drawn, end: top + plot.key };
}

/**
 * @param {string} key of a run
 * @param {Pick<Known, "dashes">} data
 * @returns {{ink: string, dash: Record<string, string>}}
 */
function lookOf(key, { dashes }) {
  if (key === "together") return { ink: "text", dash: {} };
  return { ink: key, dash: dashes[key] ? { "stroke-dasharray": dashes[key] } : {} };
}

/**
 * @param {Curve} curve
 * @param {ArrayLike<number>} times
 * @param {Placer} across
 * @param {Placer} up
 * @param {Known} data
 * @returns {Shape[]}
 */
function curveOf(curve, times, across, up, data) {
  const { ink, dash } = lookOf(curve.key, data), { parts } = data.rules;
  return ["beyond", "known"].flatMap((part) => {
    const [width, opacity] = parts[part];
    const road = Array.from(curve[part], (y, i) => (Number.isFinite(y) ? `${across(times[i])} ${up(y)}` : "")).filter(Boolean);
    const look = { fill: "none", stroke: paint(ink), "stroke-width": 1.6 * width, "stroke-linejoin": "round", opacity, ...dash };
    return road.length ? [shape("path", { d: `M${road.join("L")}`, ...look })] : [];
  });
}

/**
 * @param {Mark} mark
 * @param {number} x
 * @param {number} y
 * @param {Point[]} points
 * @param {number} radius
 */
function finding({ point, key }, x, y, points, radius) {
  return shape("circle", { cx: x, cy: y, r: radius + 1, fill: paint(points[point].null ? "paper" : key), stroke: paint("text"), "stroke-width": 2 });
}

/**
 * Of both axes; the last one of the time has the unit.
 * @param {number[][]} levels
 * @param {Known["axes"][string]} shown
 * @param {Placer} across
 * @param {CardData["rules"]} rules
 * @returns {CardLine[]}
 */
function numbers(levels, shown, across, { plot: { tick, bottom, left }, side }) {
  const look = { size: tick, look: "note", ink: "text" }, under = tenth(bottom + 1.25 * tick);
  const written = apart(levels, tick).map(([y, percent]) => ({ text: String(percent), x: left - 8, y: tenth(y + 0.35 * tick), ...look, room: left - side - 8, anchor: "end" }));
  const inner = shown.ticks.slice(0, -1).map(([at, name]) => ({ text: name, x: across(at), y: under, ...look, room: 80, anchor: "middle" }));
  const [end, last] = shown.ticks.at(-1);
  return [...written, ...inner, { text: `${last} ${shown.label}`, x: across(end) + 8, y: under, ...look, room: 120, anchor: "end" }];
}

/**
 * The levels whose numbers do not touch: the baseline before the powers of ten, those before all others.
 * @param {number[][]} levels
 * @param {number} room
 * @returns {number[][]}
 */
function apart(levels, room) {
  const rank = (percent) => (percent === BASELINE ? 0 : percent <= 0 || Math.log10(percent) % 1 ? 2 : 1);
  const kept = [];
  for (const level of levels.toSorted((a, b) => rank(a[1]) - rank(b[1]))) {
    if (kept.every(([y]) => Math.abs(level[0] - y) >= room)) kept.push(level);
  }
  return kept;
}

/**
 * @param {number} x0
 * @param {number} y0
 * @param {number} x1
 * @param {number} y1
 * @param {string} ink
 * @param {string} [dash]
 */
function stroke(x0, y0, x1, y1, ink, dash) {
  return shape("path", { d: `M${tenth(x0)} ${tenth(y0)}L${tenth(x1)} ${tenth(y1)}`, stroke: paint(ink), "stroke-width": 1.5, ...(dash ? { "stroke-dasharray": dash } : {}) });
}

/**
 * @param {number} start
 * @param {number} end
 * @param {number} first
 * @param {number} last
 * @returns {Placer}
 */
function placer(start, end, first, last) {
  return (value) => tenth(first + ((value - start) / (end - start)) * (last - first));
}
