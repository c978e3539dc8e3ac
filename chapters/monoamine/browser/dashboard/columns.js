// What the panels draw as rows of BokehJS's sources. Twin of dashboard/view.py, what makes the columns.

/** @import { Curve, Mark, Point, Rules } from "./types.js" */

export const CURVES = ["key", "part", "xs", "ys", "color", "dash", "width", "alpha"];
export const MARKS = ["x", "y", "marker", "color", "edge", "alpha", "told", "source"];
export const SPANS = ["x0", "y0", "x1", "y1", "color"];

/** @typedef {(name: string) => string} Ink tells the color of a name */

/**
 * @param {Curve[]} curves
 * @param {ArrayLike<number> | undefined} x
 * @param {Rules["parts"]} parts
 * @param {Record<string, string>} dashes
 * @param {Ink} ink
 * @returns {any[][]} a row for each part of each curve: the color and dash of its drug, or the text's color
 */
export function curveRows(curves, x, parts, dashes, ink) {
  return curves.flatMap((curve) => {
    const together = curve.key === "together";
    const look = [ink(together ? "text" : curve.key), (!together && dashes[curve.key]) || "solid"];
    return Object.keys(parts).filter((part) => curve[part]).map((part) => [curve.key, part, x, curve[part], ...look, ...parts[part]]);
  });
}

/**
 * @param {Mark[]} marks
 * @param {Point[]} points
 * @param {Ink} ink
 * @returns {any[][]} a row for each published finding
 */
export function markRows(marks, points, ink) {
  return marks.map(({ x, y, key, point }) => {
    const { marker, told, source, null: unchanged } = points[point];
    return [x, y, marker, ink(key), ink(unchanged ? key : "text"), unchanged ? 0 : 0.9, told, source];
  });
}

/**
 * @param {Mark[]} marks
 * @param {Ink} ink
 * @returns {any[][]} bars for a range of minutes, and for the two readings of an ambiguous number
 */
export function spanRows(marks, ink) {
  const wide = marks.filter(({ x0, x1 }) => x0 !== x1).map(({ x0, x1, y, key }) => [x0, y, x1, y, ink(key)]);
  const tall = marks.filter(({ y, y1 }) => y !== y1).map(({ x, y, y1, key }) => [x, y, x, y1, ink(key)]);
  return [...wide, ...tall];
}
