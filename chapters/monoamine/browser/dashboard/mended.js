// What chat and mail programs do to a link, undone: the JavaScript twin of dashboard/mended.py, whose docstring says
// what they do. Nothing here takes time that grows faster than the text.

// Each program that hands a link on may escape it once more.
const ROUNDS = 4;
// Spaces and line breaks of every kind, and signs that are not seen.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const BLANKS = /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+/g;
const HYPHENS = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;
const ESCAPED = /(?:%[0-9a-f]{2})+/gi;
const ENTITY = /&(?:#([0-9]{1,5})|#x([0-9a-f]{1,4})|([a-z]{2,6}));/gi;
const NAMED = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", num: "#", equals: "=", colon: ":", comma: ",", hyphen: "-",
  dash: "-", ndash: "-", mdash: "-", minus: "-", shy: "",
};
const WIDE = { "＃": "#", "＆": "&", "＝": "=" };
// What programs add to find out who follows a link.
const TRACKED = /(?:^|[#?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid)=[^&#]*/gi;
// What a sentence, a bracket or a mark of emphasis leaves at the end. At the beginning it stands before a name.
const ENDS = ".,;:!?'\"`()[]{}<>*_~|\\/#&\u2026\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u3001\u3002\uff0c\uff09";

/**
 * @param {string} text
 * @returns {string} a link as it was before it was handed on
 */
export function mended(text) {
  let read = text;
  for (let round = 0; round < ROUNDS; round++) {
    const next = read.replace(ESCAPED, unescaped).replace(ENTITY, spelled);
    if (next === read) break;
    read = next;
  }
  const plain = read.replace(BLANKS, "").replace(HYPHENS, "-").replace(/[＃＆＝]/g, (sign) => WIDE[sign]).replace(/=3d/gi, "=");
  return withoutEnd(plain.replace(TRACKED, "").replace(/^[#?&]+/, ""));
}

/**
 * @param {string} name
 * @returns {string} its letters and digits: programs change its case, and eat or replace its other signs
 */
export function letters(name) {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/**
 * @param {string} name
 * @param {Iterable<string>} known
 * @returns {string | undefined} which of the known names is meant
 */
export function meant(name, known) {
  const wanted = letters(name);
  return [...known].find((candidate) => letters(candidate) === wanted);
}

function unescaped(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function spelled(whole, decimal, hex, name) {
  if (name) return Object.hasOwn(NAMED, name.toLowerCase()) ? NAMED[name.toLowerCase()] : whole;
  const code = decimal ? Number(decimal) : parseInt(hex, 16);
  return code >= 0xd800 && code <= 0xdfff ? whole : String.fromCodePoint(code);
}

// A regular expression would look at each run of such signs once for each of its signs.
function withoutEnd(text) {
  let end = text.length;
  while (end && ENDS.includes(text[end - 1])) end--;
  return text.slice(0, end);
}
