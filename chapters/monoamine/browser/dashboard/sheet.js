// Plots as one picture that speaks for itself: what was given over them, their key and where they come from under them.

/** @import { DashboardData, DashboardExhibit } from "./types.js" */
/** @import { KeyEntry } from "./caption.js" */

import { headOf, keyOf, lines, titleOf } from "./caption.js";

// In px of the page.
const GAP = 16, SIDE = 12, TITLE = 28, LINE = 19, SWATCH = 34, BLOCK = 10;
const CORNERS = { square: [4, 45], diamond: [4, 0], triangle: [3, -90], inverted_triangle: [3, 90], hex: [6, 0] };

/**
 * @param {DashboardExhibit} exhibit
 * @returns {HTMLCanvasElement | null} all its plots, two in a row; null while none is drawn
 */
export function sheetOf({ element, scene, drawn, payload: { data } }) {
  const plots = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".exhibit-slot")])
    .map((slot) => ({ view: slot.dataset.view, label: slot.dataset.label, layers: canvases(slot) })).filter(({ layers }) => layers.length);
  if (!plots.length) return null;
  const ratio = devicePixelRatio || 1, sizes = plots.map(({ layers: [{ width, height }] }) => [width / ratio, height / ratio]);
  const [wide, high] = [0, 1].map((n) => Math.max(...sizes.map((size) => size[n])));
  const row = Math.min(2, plots.length), width = Math.max(row * (wide + GAP), 340), rows = Math.ceil(plots.length / row) * (high + TITLE);
  const inks = inksOf(element, data), pen = document.createElement("canvas").getContext("2d");
  const text = (size, weight = 400) => `${weight} ${size}px ${inks.letters}`;
  const broken = (/** @type {string} */ sentence, /** @type {string} */ font, /** @type {number} */ room) => {
    pen.font = font;
    return lines(sentence, room, (line) => pen.measureText(line).width);
  };
  const [first, ...others] = headOf(scene, data);
  const head = [[first, text(16, 600)], ...others.map((sentence) => [sentence, text(14)])]
    .flatMap(([sentence, font]) => broken(sentence, font, width - 2 * SIDE).map((line) => [line, font]));
  const panels = plots.map(({ view }) => drawn[view]).filter(Boolean);
  const key = keyOf(scene, panels, data).map((entry) => ({ ...entry, lines: broken(entry.text, text(13), width - 2 * SIDE - (SWATCH + 8)) }));
  const foot = broken(data.text.take.source, text(12), width - 2 * SIDE);
  const count = head.length + foot.length + key.reduce((sum, entry) => sum + entry.lines.length, 0);

  const sheet = Object.assign(pen.canvas, { width: width * ratio, height: (count * LINE + 4 * BLOCK + rows) * ratio });
  pen.scale(ratio, ratio);
  pen.fillStyle = inks.paper;
  pen.fillRect(0, 0, width, sheet.height / ratio);
  let top = BLOCK;
  const write = (line, font, left = SIDE, color = inks.text) => {
    Object.assign(pen, { font, fillStyle: color });
    pen.fillText(line, left, top + 14);
    top += LINE;
  };
  for (const [line, font] of head) write(line, font);
  top += BLOCK;
  plots.forEach(({ view, label, layers }, i) => {
    const x = (i % row) * (wide + GAP), y = top + Math.floor(i / row) * (high + TITLE);
    Object.assign(pen, { font: text(15, 600), fillStyle: inks.text });
    pen.fillText(titleOf(view, label, scene, data), x + SIDE, y + 20);
    for (const layer of layers) pen.drawImage(layer, x, y + TITLE, layer.width / ratio, layer.height / ratio);
  });
  top += rows + BLOCK;
  for (const entry of key) {
    swatch(pen, entry, top + 9.5, inks);
    for (const line of entry.lines) write(line, text(13), SIDE + SWATCH + 8);
  }
  top += BLOCK;
  for (const line of foot) write(line, text(12), SIDE, inks.soft);
  return sheet;
}

/**
 * @param {HTMLElement} element
 * @param {DashboardData} data
 */
function inksOf(element, { tokens, dashes }) {
  const style = getComputedStyle(element), value = (name) => style.getPropertyValue(name).trim();
  return {
    paper: value("--paper") || "#fff", text: value("--text") || "#222", soft: value("--text-soft") || "#444",
    letters: style.fontFamily || "sans-serif",
    of: (key) => value(tokens[key === "together" ? "text" : key] ?? tokens.text) || "#444",
    dash: (key) => (dashes[key] ?? "").split(" ").filter(Boolean).map(Number),
  };
}

/**
 * The line or the mark of an entry of the key, its middle at y.
 * @param {CanvasRenderingContext2D} pen
 * @param {KeyEntry} entry
 * @param {number} y
 * @param {ReturnType<typeof inksOf>} inks
 */
function swatch(pen, { line, mark }, y, inks) {
  const { key } = line ?? mark ?? {};
  pen.save();
  Object.assign(pen, { strokeStyle: inks.of(key), fillStyle: inks.of(key), globalAlpha: line?.alpha ?? 1, lineWidth: line?.width ?? 2 });
  pen.beginPath();
  if (line) {
    pen.setLineDash(inks.dash(key));
    pen.moveTo(SIDE, y);
    pen.lineTo(SIDE + SWATCH, y);
    pen.stroke();
  } else if (mark) {
    outline(pen, mark.shape, SIDE + SWATCH / 2, y, 5.5);
    if (!mark.hollow) {
      pen.fill();
      Object.assign(pen, { strokeStyle: inks.text, lineWidth: 1 });
    }
    pen.stroke();
  }
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
function outline(pen, shape, x, y, size) {
  const [corners, turned] = CORNERS[shape] ?? [];
  if (!corners) return pen.arc(x, y, size, 0, 2 * Math.PI);
  for (let n = 0; n < corners; n++) {
    const angle = (turned / 180 + (2 * n) / corners) * Math.PI;
    pen.lineTo(x + size * Math.cos(angle), y + size * Math.sin(angle));
  }
  pen.closePath();
}

/**
 * @param {ParentNode} root
 * @returns {HTMLCanvasElement[]}
 */
function canvases(root) {
  const layers = [];
  const walk = (/** @type {ParentNode} */ node) => {
    for (const element of node.querySelectorAll("*")) {
      if (element instanceof HTMLCanvasElement && element.width > 50) layers.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(root);
  return layers;
}
