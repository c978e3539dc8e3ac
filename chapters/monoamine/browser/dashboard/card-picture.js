// A card as a PNG. The drawing is an image of its own, which may ask for no font; the words are painted over it in the
// faces of the page, never wider than the room they have.

/** @import { Card, CardData, Known, Scene } from "./types.js" */

import { makeSvg } from "../exhibits/elements.js";
import { cardOf } from "./card.js";
import { moment } from "./scene.js";
import { drawStill } from "./synapse.js";
import { snapshotOf } from "./synapse-view.js";

const HERE = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? "";
/** @type {Set<string>} */
const fetched = new Set();

/**
 * @param {Scene} scene
 * @param {Known} data
 * @param {CardData} card
 * @returns {Promise<{blob: Blob, alt: string}>}
 */
export async function pictureOf(scene, data, card) {
  const described = cardOf(scene, data, card), { width, height } = card.rules;
  const image = await loaded(new XMLSerializer().serializeToString(drawingOf(scene, described, data, card)));
  const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d", { alpha: false });
  pen.drawImage(image, 0, 0, width, height);
  await write(pen, described, card);
  const blob = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, "image/png"));
  return { blob, alt: described.alt };
}

/**
 * @param {Scene} scene
 * @param {Card} described
 * @param {Known} data
 * @param {CardData} card
 * @returns {SVGSVGElement} all but the words
 */
export function drawingOf(scene, described, data, { rules, css, synapse }) {
  const { width, height, place: [x, y, wide, high], round } = rules, svg = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, width, height });
  const style = makeSvg("style", {}), clip = makeSvg("clipPath", { id: "window" }), box = { x, y, width: wide, height: high, rx: round };
  style.textContent = css;
  clip.append(makeSvg("rect", box));
  const ground = makeSvg("rect", { ...box, fill: "var(--ink-surface)" }), window_ = makeSvg("g", { "clip-path": "url(#window)" });
  const stand = makeSvg("g", { transform: `translate(${x} ${y}) scale(${wide / rules.seen})` });
  stand.append(synapseOf(scene, data, synapse));
  window_.append(ground, stand);
  svg.append(style, clip, ...described.shapes.map(([tag, attributes]) => makeSvg(/** @type {"path"} */ (tag), attributes)), window_);
  return svg;
}

/**
 * The drawing of the synapse at the moment, without its words.
 * @param {Scene} scene
 * @param {Known} data
 * @param {string} drawing
 */
function synapseOf(scene, data, drawing) {
  const svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement, true)));
  drawStill(svg, data.text.synapse.labels, snapshotOf(moment(scene, data.rules), scene, data));
  const group = makeSvg("g", { class: svg.getAttribute("class"), style: svg.getAttribute("style") });
  for (const { name, value } of svg.attributes) if (name.startsWith("data-")) group.setAttribute(name, value);
  group.append(...[...svg.childNodes].filter(({ nodeName }) => !["title", "desc"].includes(nodeName)));
  for (const text of group.querySelectorAll("text")) text.remove();
  return group;
}

/**
 * A face of the card, in each weight. One that does not come leaves the words to the one behind it.
 * @param {string} name
 * @param {string} file
 */
async function face(name, file) {
  if (fetched.has(name)) return;
  try {
    document.fonts.add(await new FontFace(name, `url(${JSON.stringify(new URL(file, HERE).href)})`, { weight: "400 700" }).load());
    fetched.add(name);
  } catch {
    // The page's own, then.
  }
}

/** @param {string} source of a drawing @returns {Promise<HTMLImageElement>} */
async function loaded(source) {
  const image = new Image(), address = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Card} described
 * @param {CardData} card
 */
async function write(pen, { lines }, { looks, inks, faces }) {
  await Promise.all(Object.entries(faces).map(([name, file]) => face(name, file)));
  for (const line of lines) {
    const { weight, family } = looks[line.look];
    Object.assign(pen, { font: `${weight} ${line.size}px ${family}`, fillStyle: inks[line.ink], textAlign: { start: "left", middle: "center", end: "right" }[line.anchor] });
    pen.fillText(line.text, line.x, line.y, line.room);
  }
}
