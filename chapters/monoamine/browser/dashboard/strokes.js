// Strokes of a pen on a canvas, as BokehJS makes them.

/** @typedef {{width: (text: string) => number, capital: number, descent: number}} Measures of a font in px */

/** @type {Map<string, Measures>} */
const known = new Map();

/**
 * @param {string} font
 * @returns {Measures} kept once the font is there
 */
export function measures(font) {
  if (known.has(font)) return known.get(font);
  const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
  pen.font = font;
  const found = {
    width: (/** @type {string} */ text) => {
      if (!widths.has(text)) widths.set(text, pen.measureText(text).width);
      return widths.get(text);
    },
    capital: pen.measureText("M").actualBoundingBoxAscent, descent: pen.measureText("\u00C5\u015Ag|").fontBoundingBoxDescent,
  };
  if (document.fonts.check(font)) known.set(font, found);
  return found;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} ends
 */
export function line(pen, [x0, y0, x1, y1]) {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {number} x
 * @param {number} y of its base line
 * @param {CanvasTextAlign} align
 */
export function write(pen, text, x, y, align) {
  Object.assign(pen, { textAlign: align, textBaseline: "alphabetic" });
  pen.fillText(text, x, y);
}

/**
 * Letters of a plot on a canvas of their own, which stands in no page: on one that does, a browser works out the styles
 * of the page for the first letter after each change.
 * @typedef {object} Slate
 * @property {(words: string, put: (pen: CanvasRenderingContext2D) => void) => void} write has them put there, unless the
 *   same words stand there
 * @property {(pen: CanvasRenderingContext2D, left: number, top: number, right: number, bottom: number) => void} lay puts a
 *   part of them into the plot, pixel upon pixel
 */

/**
 * @param {{canvas: HTMLCanvasElement, pixel_ratio: number}} layer of a plot
 * @returns {Slate}
 */
export function createSlate(layer) {
  const own = document.createElement("canvas"), pen = own.getContext("2d");
  let there = "";
  return {
    write(words, put) {
      const { canvas: { width, height }, pixel_ratio: ratio } = layer, now = `${words} ${width} ${height} ${document.documentElement.dataset.theme}`;
      if (now === there) return;
      there = now;
      // Wipes it, too.
      Object.assign(own, { width, height });
      pen.scale(ratio, ratio);
      pen.translate(0.5, 0.5);
      put(pen);
    },
    lay(onto, ...box) {
      const [left, top, right, bottom] = box.map((place) => Math.round(place * layer.pixel_ratio));
      const from = [Math.max(0, left), Math.max(0, top)], size = [right - from[0], Math.min(bottom, own.height) - from[1]];
      onto.save();
      onto.resetTransform();
      onto.drawImage(own, from[0], from[1], size[0], size[1], from[0], from[1], size[0], size[1]);
      onto.restore();
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {ArrayLike<number>} xs
 * @param {ArrayLike<number>} ys what is not a number is a gap
 * @param {{x: (x: number) => number, y: (y: number) => number}} places
 * @param {any[]} look color, dash, width and opacity
 */
export function curveThrough(pen, xs, ys, { x, y }, [color, dash, width, alpha]) {
  let drawn = false;
  pen.beginPath();
  for (let i = 0; i < ys.length; i++) {
    const there = Number.isFinite(ys[i]);
    if (there && drawn) pen.lineTo(x(xs[i]), y(ys[i]));
    else if (there) pen.moveTo(x(xs[i]), y(ys[i]));
    drawn = there;
  }
  Object.assign(pen, { strokeStyle: color, lineWidth: width, globalAlpha: alpha, lineJoin: "bevel", lineCap: "butt", lineDashOffset: 0 });
  pen.setLineDash(dash === "solid" ? [] : dash.split(" ").map(Number));
  pen.stroke();
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {number[]} ends
 * @param {string} color
 * @param {number} width
 */
export function bar(pen, ends, color, width) {
  Object.assign(pen, { strokeStyle: color, lineWidth: width, lineJoin: "bevel", lineCap: "butt" });
  line(pen, ends);
}

const SQRT3 = Math.sqrt(3);
/** Corners of marks, in half their size; a circle has none. @type {Record<string, [number, number][]>} */
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[-1, SQRT3 / 3], [1, SQRT3 / 3], [0, SQRT3 / 3 - SQRT3]],
  diamond: [[0, 1], [1 / 1.5, 0], [0, -1], [-1 / 1.5, 0]],
  hex: [[1, 0], [0.5, -SQRT3 / 2], [-0.5, -SQRT3 / 2], [-1, 0], [-0.5, SQRT3 / 2], [0.5, SQRT3 / 2]],
};

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {{color: string, edge: string, alpha: number, width: number} | null} look null: filled as the pen is set
 */
export function mark(pen, shape, x, y, r, look) {
  pen.beginPath();
  if (shape in CORNERS) {
    for (const [dx, dy] of CORNERS[shape]) pen.lineTo(x + r * dx, y + r * dy);
    pen.closePath();
  } else pen.arc(x, y, r, 0, 2 * Math.PI);
  if (!look) return pen.fill();
  Object.assign(pen, { fillStyle: look.color, globalAlpha: look.alpha });
  pen.fill();
  Object.assign(pen, { strokeStyle: look.edge, lineWidth: look.width, globalAlpha: 1, lineJoin: "bevel", lineCap: "butt" });
  pen.stroke();
}
