// What fills the templates of data/words.yml: the JavaScript twin of words.py and units.py.

const PART = "[fpnµumck]?(?:mol|[glmLMs])|min|(?:second|minute|hour|day|week|month|year)s?|h|Hz|kDa|mmHg|bpm";
const UNIT = `(?:%|×|°C|(?:${PART})(?:/(?:${PART}|day))*)(?![A-Za-z0-9µ_-]|\\.[a-z])`;
const LOOSE = new RegExp(`([0-9]) (?=${UNIT})`, "g");

/** @import { Words } from "./types.js" */

/**
 * @param {string} text
 * @returns {string} the text with each number on one line with its unit; twin of units.py
 */
export function bound(text) {
  return text.replace(LOOSE, "$1\u00a0");
}

/**
 * @param {string} template
 * @param {object} values by place; what is not a text is made one
 * @returns {string} a template with its {places} filled; a place without a value is an error, not a hole
 */
export function fill(template, values) {
  return bound(template.replace(/\{(\w+)\}/g, (_, key) => {
    if (!(key in values)) throw new Error(`no value for {${key}}`);
    return String(values[key]);
  }));
}

/**
 * @param {Words} forms
 * @param {number} n
 * @param {object} [values]
 * @returns {string} the form for n out of {none, one, many}, filled
 */
export function count(forms, n, values = {}) {
  return fill(forms[{ 0: "none", 1: "one" }[n] ?? "many"] ?? forms.many, { n, ...values });
}

/**
 * @param {string[]} parts
 * @param {string} conjunction
 * @returns {string} "a", "a and b", "a, b and c"
 */
export function listing(parts, conjunction) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${conjunction} ${parts.at(-1)}`;
}

/**
 * @param {number} value
 * @returns {string} a positive number with two digits, or all digits before the point: 0.15, 2.3, 14, 140
 */
export function digits(value) {
  if (value >= 10) return String(Math.floor(value + 0.5));
  const places = value > 0 ? 1 - Math.floor(Math.log10(value)) : 0;
  return String(Number((Math.floor(value * 10 ** places + 0.5) / 10 ** places).toPrecision(6)));
}

// Letters of a part and parts of an input that a sentence has room for.
const LETTERS = 60, PARTS = 5;

/**
 * @param {string[]} parts
 * @param {string} more says how many parts are left out
 * @returns {string} what somebody gave us, of whatever length, in a sentence
 */
export function briefly(parts, more) {
  const shown = parts.slice(0, PARTS).map(shortened).join(", "), left = parts.length - PARTS;
  return left > 0 ? `${shown} ${fill(more, { n: left })}` : shown;
}

function shortened(part) {
  if (part.length <= LETTERS) return part;
  // A letter may be two units long and must not be cut in half.
  return `${Array.from(part.slice(0, 2 * LETTERS)).slice(0, LETTERS).join("")}…`;
}
