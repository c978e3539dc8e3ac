// A drawing of the page as a file of its own. In the page its colors, places and letters come from a style sheet, and
// change with the room it has. In the file all of it is written out, in forms that programs beside browsers know, too.

import { lines } from "./caption.js";
import { makeSvg } from "../exhibits/elements.js";
import { plain } from "../exhibits/plain.js";

const SVG = "http://www.w3.org/2000/svg";
const PAINTED = ["path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text", "tspan"];
const LETTERED = ["text", "tspan"];
const STROKE = ["stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"];
const LETTERS = ["font-family", "font-size", "font-weight", "text-anchor"];
const SIDE = 10, LINE = 16;
// What only the page uses.
const LEFT = /^(?:class|style|role|tabindex|id|data-.*|aria-.*)$/;

/**
 * @param {SVGSVGElement} svg a drawing that is shown
 * @param {{title: string, head: string[], foot: string}} caption what is written over it and under it
 * @returns {SVGSVGElement} a copy that needs no style sheet, on its own ground, with all that is seen of it and no more
 */
export function standingAlone(svg, { title, head, foot }) {
  const copy = written(svg), { x, y: top, width, height: drawn } = extent(svg), style = getComputedStyle(svg);
  const broken = (text, size, weight, color) => wrapped(text, style, { width, size, weight, color });
  const above = [...broken(title, 13, 600, "--ink-text"), ...head.flatMap((line) => broken(line, 12, 400, "--ink-text"))];
  const below = broken(foot, 11, 400, "--ink-muted"), y = top - room(above), height = drawn + room(above) + room(below);
  const fill = plain(style.backgroundColor).color, over = (from, high) => makeSvg("rect", { x, y: from, width, height: high, fill });
  // The cells go on beyond the picture.
  copy.append(over(y, room(above)), over(top + drawn, room(below)));
  copy.append(...above.map((line, i) => put(line, x + SIDE, y + SIDE + LINE * (i + 0.7))));
  copy.append(...below.map((line, i) => put(line, x + SIDE, top + drawn + SIDE + LINE * (i + 0.7))));
  name(copy, title, [...head, foot]);
  const first = [...copy.children].find(({ tagName }) => !["title", "desc"].includes(tagName));
  copy.insertBefore(makeSvg("rect", { x, y, width, height, fill }), first ?? null);
  copy.setAttribute("xmlns", SVG);
  resize(copy, { x, y, width, height });
  return copy;
}

const room = (texts) => 2 * SIDE + LINE * texts.length;

/**
 * @param {SVGElement} text
 * @param {number} x
 * @param {number} y
 */
function put(text, x, y) {
  text.setAttribute("x", String(Number(x.toFixed(2))));
  text.setAttribute("y", String(Number(y.toFixed(2))));
  return text;
}

/**
 * A text in lines. Another program may have wider letters.
 * @param {string} text
 * @param {CSSStyleDeclaration} style
 * @param {{width: number, size: number, weight: number, color: string}} look
 */
function wrapped(text, style, { width, size, weight, color }) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${style.fontFamily}`;
  return lines(text, 0.8 * (width - 2 * SIDE), (line) => pen.measureText(line).width).map((line) => {
    const values = {
      fill: plain(style.getPropertyValue(color)).color, "font-family": style.fontFamily.replaceAll('"', "'"), "font-size": size, "font-weight": weight,
    };
    const element = makeSvg("text", { style: Object.entries(values).map((entry) => entry.join(":")).join(";") });
    element.textContent = line;
    return element;
  });
}

/**
 * The name of the drawing, and what it shows, for who does not see it and for programs that list pictures.
 * @param {SVGSVGElement} copy
 * @param {string} title
 * @param {string[]} rest
 */
function name(copy, title, rest) {
  const [called, described] = ["title", "desc"].map((tag) => copy.querySelector(tag));
  called.textContent = `${called.textContent}. ${title}`;
  described.textContent = [...rest, described.textContent].join(" ");
}

/**
 * Give a drawing an extent, and the size of a picture.
 * @param {SVGSVGElement} svg
 * @param {{x: number, y: number, width: number, height: number}} extent
 */
function resize(svg, { x, y, width, height }) {
  svg.setAttribute("viewBox", [x, y, width, height].map((number) => Number(number.toFixed(2))).join(" "));
  svg.setAttribute("width", String(Math.round(2 * width)));
  svg.setAttribute("height", String(Math.round(2 * height)));
}

/**
 * What is seen of a drawing: its box, or more where the place it stands in has another shape.
 * @param {SVGSVGElement} svg
 */
function extent(svg) {
  const box = svg.viewBox.baseVal, { width, height } = svg.getBoundingClientRect();
  if (!width || !height) return { x: box.x, y: box.y, width: box.width, height: box.height };
  const scale = Math.min(width / box.width, height / box.height), seen = { width: width / scale, height: height / scale };
  return { x: box.x - (seen.width - box.width) / 2, y: box.y - (seen.height - box.height) / 2, ...seen };
}

/**
 * The copy of an element; null for one that is not seen.
 * @template {SVGElement} Drawn
 * @param {Drawn} element
 * @returns {Drawn | null}
 */
function written(element) {
  const style = getComputedStyle(element), { tagName: tag } = element;
  const outer = tag === "svg", spoken = ["title", "desc"].includes(tag);
  if (!outer && !spoken && (style.display === "none" || style.visibility === "hidden" || Number(style.opacity) === 0)) return null;
  const copy = /** @type {Drawn} */ (element.cloneNode(false));
  for (const attribute of [...copy.attributes]) if (LEFT.test(attribute.name)) copy.removeAttribute(attribute.name);
  if (!outer && !spoken) look(copy, element, style);
  for (const child of element.childNodes) {
    const kept = child.nodeType === Node.ELEMENT_NODE ? written(/** @type {SVGElement} */ (child)) : child.cloneNode();
    if (kept) copy.append(kept);
  }
  return copy;
}

/**
 * @param {SVGElement} copy
 * @param {SVGElement} element
 * @param {CSSStyleDeclaration} style
 */
function look(copy, element, style) {
  const { tagName: tag } = element, matrix = placed(element, style);
  if (matrix) copy.setAttribute("transform", matrix);
  /** @type {Record<string, string>} */
  const values = { opacity: style.opacity === "1" ? "" : style.opacity };
  if (PAINTED.includes(tag)) {
    Object.assign(values, paint("fill", style.fill, style.fillOpacity));
    Object.assign(values, paint("stroke", style.stroke, style.strokeOpacity));
    if (values.stroke !== "none") for (const name of STROKE) values[name] = bare(style.getPropertyValue(name));
  }
  if (LETTERED.includes(tag)) {
    for (const name of LETTERS) values[name] = bare(style.getPropertyValue(name));
    values["font-family"] = values["font-family"].replaceAll('"', "'");
  }
  const text = Object.entries(values).filter(([, value]) => value !== "").map(([name, value]) => `${name}:${value}`).join(";");
  if (text) copy.setAttribute("style", text);
}

/**
 * Lengths in units of the drawing.
 * @param {string} value
 */
function bare(value) {
  return value.replace(/(-?[\d.]+)px/g, "$1");
}

/**
 * @param {"fill" | "stroke"} part
 * @param {string} value
 * @param {string} [opacity]
 * @returns {Record<string, string>}
 */
function paint(part, value, opacity = "1") {
  const { color, alpha } = plain(value), all = Number((alpha * Number(opacity)).toFixed(3));
  return { [part]: color, [`${part}-opacity`]: all === 1 || color === "none" ? "" : String(all) };
}

/**
 * The transform of a style as an attribute, which turns around the origin of the drawing; "" leaves what stands there.
 * @param {SVGElement} element
 * @param {CSSStyleDeclaration} style
 */
function placed(element, { transform, transformOrigin, transformBox }) {
  if (transform === "none") return "";
  const [x, y] = transformOrigin.split(" ").map(parseFloat), box = transformBox === "fill-box" ? /** @type {SVGGraphicsElement} */ (element).getBBox() : { x: 0, y: 0 };
  const origin = new DOMMatrix().translate(box.x + x, box.y + y);
  const { a, b, c, d, e, f } = origin.multiply(new DOMMatrix(transform)).multiply(origin.inverse());
  return `matrix(${[a, b, c, d, e, f].map((number) => Number(number.toFixed(4))).join(" ")})`;
}
