// Which claims a search asks about. A word that few claims have says more than one that most have.

/** @import { Verdict } from "./badge.js" */
/** @typedef {{folder: string, page: string, question: string, title: string, text: string, verdict: Verdict}} Claim */

// A claim answers when it has this share of what the words of the search say.
const ENOUGH = 0.6;
// A search that fits more claims than this asks about none of them.
const MOST = 12;
const SHOWN = 5;

/**
 * @param {string[]} stems beginnings of words
 * @param {Claim[]} claims
 * @returns {Claim[]} what they ask about, the best first
 */
export function claimsAbout(stems, claims) {
  const texts = claims.map(({ question, title, text }) => wordsOf(`${question} ${title} ${text}`));
  const asked = claims.map(({ question }) => wordsOf(question));
  const weights = stems.map((stem) => Math.log((claims.length + 1) / Math.max(texts.filter((text) => has(text, stem)).length, 1)));
  const all = sum(weights);
  const share = (words) => sum(stems.map((stem, i) => (has(words, stem) ? weights[i] : 0))) / all;
  const found = claims.map((claim, i) => ({ claim, fits: share(texts[i]), rank: share(texts[i]) + share(asked[i]) }))
    .filter(({ fits }) => fits >= ENOUGH);
  if (found.length > MOST) return [];
  return found.sort((one, other) => other.rank - one.rank).slice(0, SHOWN).map(({ claim }) => claim);
}

/** @param {string} text */
function wordsOf(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

/** @param {string[]} words @param {string} stem */
function has(words, stem) {
  return words.some((word) => word.startsWith(stem));
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
