// Colors as every program reads them: what a browser computes from color-mix() and its like, only browsers know.

const HEX = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;
const CALL = /^(rgba?|color)\(\s*(?:(srgb)\s+)?([^)]*)\)$/i;

const byte = (value) => Math.min(255, Math.max(0, Math.round(value))).toString(16).padStart(2, "0");
const share = (text, whole) => (text.endsWith("%") ? parseFloat(text) / 100 : Number(text) / whole);

/**
 * @param {string} value a computed color
 * @param {(value: string) => number[]} [asked] four bytes of a color in a form that is not known here
 * @returns {{color: string, alpha: number}} as #rrggbb; "none" for what is not painted
 */
export function plain(value, asked = painted) {
  const text = value.trim();
  if (["none", "transparent", ""].includes(text)) return { color: "none", alpha: 1 };
  const [red, green, blue, alpha] = partsOf(text) ?? asked(text).map((value) => value / 255);
  if (alpha === 0) return { color: "none", alpha: 1 };
  return { color: `#${[red, green, blue].map((part) => byte(255 * part)).join("")}`, alpha: Number(alpha.toFixed(3)) };
}

// Red, green, blue and alpha from 0 to 1; null for another form.
function partsOf(text) {
  const [, digits] = HEX.exec(text) ?? [];
  if (digits) {
    const pairs = digits.length < 5 ? [...digits].map((digit) => digit + digit) : digits.match(/../g);
    return [...pairs.map((pair) => parseInt(pair, 16) / 255), 1].slice(0, 4);
  }
  const [, name, space, inside] = CALL.exec(text) ?? [];
  if (!name || (name.toLowerCase() === "color") !== Boolean(space)) return null;
  const numbers = inside.split(/[\s,/]+/).filter(Boolean), whole = space ? 1 : 255;
  const parts = [...numbers.slice(0, 3).map((number) => share(number, whole)), numbers.length > 3 ? share(numbers[3], 1) : 1];
  return parts.length === 4 && parts.every(Number.isFinite) ? parts : null;
}

function painted(text) {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  pen.fillStyle = text;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data];
}
