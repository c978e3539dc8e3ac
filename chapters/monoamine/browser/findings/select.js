// What a choice shows: the JavaScript twin of findings/select.py. A test runs both on a grid of choices.
// A row is one published finding, a state is what the reader chose; see select.py for their keys.

/** @import { Choice, Frame, Other, Place, Point, Row, Scale, Selection, Tally } from "./types.js" */

export const BASELINE = 100;
// How far apart two letters have to be, as shares of both axes: they do not touch on a phone.
const APART = [0.065, 0.055];

/**
 * @param {Row} row
 * @param {Choice} state
 * @returns {boolean} whether the finding belongs to the choice
 */
export function matches(row, state) {
  return state.drugs.includes(row.drug) && row.systems.includes(state.system)
    && (state.metabolites || row.kind === "transmitter") && inRegion(row, state.region);
}

/**
 * @param {Pick<Row, "regions">} row
 * @param {string} region
 * @returns {boolean} whether the finding was made in the region, or any region will do
 */
export function inRegion(row, region) {
  return region === "all" || row.regions.includes(region);
}

/**
 * @param {number} value percent of baseline
 * @param {Scale} scale
 * @returns {number} it in the plot's own y coordinate
 */
export function height(value, scale) {
  return scale === "log" ? Math.log10(value) : value;
}

/**
 * Sort the findings of a choice.
 * @param {Row[]} rows
 * @param {Choice} state
 * @param {Record<Choice["axis"], Place>} axes
 * @returns {Selection}
 */
export function select(rows, state, axes) {
  const matched = [...rows.keys()].filter((number) => matches(rows[number], state));
  const drawn = matched.filter((number) => rows[number].percent !== null);
  const points = drawn.map((number) => point(number, rows[number], state));
  spreadStrip(points, axes[state.axis].strip);
  dodge(points, axes[state.axis].dodge);
  thinLetters(points, rows, axes[state.axis].range, yFrame(points, state.scale).range);
  return {
    matched, points, worded: matched.filter((number) => !drawn.includes(number)),
    lines: lines(points, rows, state.axis),
  };
}

/**
 * @param {number} number of the row
 * @param {Row} row
 * @param {Choice} state
 * @returns {Point}
 */
function point(number, row, state) {
  let [first, last] = row[state.axis] ?? [null, null];
  if (state.axis === "dose" && first !== null) [first, last] = [Math.log10(first), Math.log10(last)];
  const value = row.percent;
  return {
    row: number, x: first === null ? null : (first + last) / 2, x0: first, x1: last,
    y: height(value, state.scale), y1: height(row.percent_other ?? value, state.scale),
    strip: first === null, hollow: row.direction === "none", lettered: true,
  };
}

function spreadStrip(points, [left, right]) {
  const beside = points.filter(({ strip }) => strip);
  beside.forEach((item, place) => {
    item.x = item.x0 = item.x1 = left + (right - left) * (place + 0.5) / beside.length;
  });
}

// Keeps two findings with the same numbers apart.
function dodge(points, distance) {
  const seen = new Map();
  for (const item of points) {
    const key = `${item.x} ${item.y}`;
    seen.set(key, (seen.get(key) ?? -1) + 1);
    item.x += seen.get(key) * distance;
  }
}

// A letter that would touch one before it is left out: of the same drug, and in the strip, where room is little, of any.
function thinLetters(points, rows, ...ranges) {
  const [nearX, nearY] = ranges.map(([start, end], i) => APART[i] * (end - start)), kept = [];
  for (const item of points) {
    item.lettered = !kept.some(({ x, y, strip, row }) => Math.abs(x - item.x) < nearX && Math.abs(y - item.y) < nearY
      && (strip || rows[row].drug === rows[item.row].drug));
    if (item.lettered) kept.push(item);
  }
}

function lines(points, rows, axis) {
  const series = new Map();
  points.forEach((item, place) => {
    if (item.strip) return;
    const key = rows[item.row].series[axis];
    series.set(key, [...(series.get(key) ?? []), place]);
  });
  return [...series.values()].filter((places) => places.length > 1)
    .map((places) => places.sort((a, b) => points[a].x - points[b].x));
}

/**
 * @param {{y: number, y1: number}[]} points
 * @param {Scale} scale
 * @returns {Frame} the y range and its ticks, around the baseline
 */
export function yFrame(points, scale) {
  const ys = points.flatMap(({ y, y1 }) => [y, y1]);
  if (scale === "log") {
    const low = Math.min(...ys, Math.log10(50)) - 0.12;
    const high = Math.max(...ys, Math.log10(200)) + 0.12;
    /** @type {[number, number][]} */
    const ticks = [];
    for (let e = Math.floor(low); e <= Math.ceil(high); e++) {
      for (const m of [1, 2, 5]) {
        const step = m * 10 ** e;
        if (low <= Math.log10(step) && Math.log10(step) <= high) ticks.push([Math.log10(step), step]);
      }
    }
    return { range: [low, high], ticks };
  }
  const top = Math.max(...ys, 200);
  const step = tickStep(top);
  const high = Math.ceil(top * 1.05 / step) * step;
  const ticks = Array.from({ length: Math.round(high / step) + 1 }, (_, i) => /** @type {[number, number]} */ ([step * i, step * i]));
  return { range: [-0.04 * high, high], ticks }; // a point near zero is not cut by the axis
}

function tickStep(top) {
  const size = 10 ** Math.floor(Math.log10(top / 5));
  return [1, 2, 5, 10].map((m) => m * size).find((step) => step * 5 >= top);
}

/**
 * @param {Selection} selection
 * @param {Row[]} rows
 * @param {string} drug
 * @returns {Record<"points" | "spans" | "lines", Record<string, any[]>>} the columns of the drug's three sources
 */
export function columns(selection, rows, drug) {
  const mine = selection.points.filter(({ row }) => rows[row].drug === drug);
  const hover = (/** @type {keyof Row["hover"]} */ key) => mine.map(({ row }) => rows[row].hover[key]);
  const segments = [
    ...mine.filter((p) => p.x1 !== p.x0).map((p) => [p.x0, p.y, p.x1, p.y]),
    ...mine.filter((p) => p.y1 !== p.y).map((p) => [p.x, p.y, p.x, p.y1]),
  ];
  const own = selection.lines.filter(([first]) => rows[selection.points[first].row].drug === drug);
  const along = (key) => own.map((line) => line.map((place) => selection.points[place][key]));
  return {
    points: {
      x: mine.map(({ x }) => x), y: mine.map(({ y }) => y), marker: mine.map(({ row }) => rows[row].marker),
      alpha: mine.map(({ hollow, row }) => (hollow ? 0 : rows[row].kind === "transmitter" ? 0.9 : 0.25)),
      letter: mine.map(({ lettered, row }) => (lettered ? rows[row].letter : "")),
      what: hover("what"), how: hover("how"), where: hover("where"), note: hover("note"), source: hover("source"),
    },
    spans: Object.fromEntries(["x0", "y0", "x1", "y1"].map((key, i) => [key, segments.map((s) => s[i])])),
    lines: { xs: along("x"), ys: along("y") },
  };
}

/**
 * @param {Row[]} rows
 * @param {Other[]} others
 * @param {Choice} state
 * @param {string} system
 * @returns {Tally[]} for the system and each chosen drug, what has been measured in the chosen region (see select.py)
 */
export function tally(rows, others, state, system) {
  return state.drugs.map((drug) => {
    const every = [...rows.keys()].filter((n) => rows[n].drug === drug && rows[n].systems.includes(system));
    const here = every.filter((n) => inRegion(rows[n], state.region));
    const alone = here.filter((n) => rows[n].alone);
    const count = (/** @type {number[]} */ numbers, /** @type {(row: Row) => boolean} */ test) => numbers.filter((n) => test(rows[n])).length;
    return {
      drug, findings: here.length, studies: new Set(here.map((n) => rows[n].study)).size,
      changed: count(alone, ({ direction }) => direction === "increase" || direction === "decrease"),
      unchanged: count(alone, ({ direction }) => direction === "none"),
      unclear: count(alone, ({ direction }) => !["increase", "decrease", "none"].includes(direction)),
      combined: here.length - alone.length,
      itself: count(here, ({ kind }) => kind === "transmitter"),
      elsewhere: every.length - here.length,
      beside: others.filter((other) => other.drug === drug && other.systems.includes(system) && inRegion(other, state.region)).length,
      largest: largest(rows, here),
    };
  });
}

/**
 * @param {Row[]} rows
 * @param {number[]} numbers
 */
function largest(rows, numbers) {
  let best = null;
  let farthest = -1;
  for (const n of numbers) {
    if (rows[n].percent === null || rows[n].direction === "none") continue;
    const distance = Math.abs(Math.log10(rows[n].percent / BASELINE));
    if (distance > farthest) [best, farthest] = [n, distance];
  }
  return best;
}
