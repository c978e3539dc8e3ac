// The sentence of a page that shows a word best: prose before notes, all of the words before some.

import { places } from "./marks.js";

// Letters of an excerpt, and how many may stand before the word in a sentence that is longer.
const LONGEST = 240, BEFORE = 60;
// What holds sentences. Of one inside another the inner is read.
const BLOCKS = "p, li, dd, dt, td, figcaption, caption";
// No sentences of the page: what every page says, and lists of other people's titles.
const POOR = ".opening, .sources, .closing, nav, table, #sources, #what-next, .citation, .quiz, .check";
const PROSE = 1, POORER = -1, WORD = 3;

/**
 * Words as they are asked for. One that is made of several, such as HAM-D, is looked for whole.
 * @param {string} query
 * @param {string[]} words of the query, as the search takes it apart
 * @returns {{whole: string[], parts: string[], others: string[]}}
 */
export function compounds(query, words) {
  const whole = query.match(/[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)+/gu) ?? [];
  const inside = new Set(whole.flatMap((one) => one.toLowerCase().split(/[-/]/)));
  const isPart = (/** @type {string} */ word) => [...inside].some((part) => part.startsWith(word.toLowerCase()) || word.toLowerCase() === part);
  const parts = words.filter((word) => whole.length && isPart(word));
  return { whole, parts: parts.filter((word) => word.length > 2), others: words.filter((word) => !parts.includes(word)) };
}

/**
 * @param {Element} part of a page, without what is not read
 * @returns {{text: string, poor: boolean, block: Element}[]} its sentences
 */
function sentences(part) {
  const inside = [...part.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  return (inside.length ? inside : [part]).flatMap((block) => {
    const text = block.textContent.replace(/\s+/g, " ").trim(), poor = Boolean(block.closest(POOR));
    return text ? text.split(/(?<=[.!?…][”")]?)\s+(?=[\p{Lu}“])/u).map((sentence) => ({ text: sentence, poor, block })) : [];
  });
}

/**
 * @param {Element} part
 * @param {string[]} marked
 * @returns {string} the best sentence, and the next while there is room
 */
export function excerptOf(part, marked) {
  const all = sentences(part);
  const value = ({ text, poor }) => WORD * marked.filter((word) => places(text, [word]).length).length + (poor ? POORER : PROSE);
  const at = all.reduce((best, one, i) => (value(one) > value(all[best]) ? i : best), 0);
  if (!all.length) return "";
  let told = all[at].text;
  if (told.length > LONGEST) return around(told, marked);
  for (let next = at + 1; next < all.length && follows(all[at].block, all[next].block) && told.length + all[next].text.length < LONGEST; next++) told += ` ${all[next].text}`;
  return told;
}

/**
 * @param {Element} block
 * @param {Element} next
 * @returns {boolean} whether one reads on: in the same block, or in the paragraph after it
 */
function follows(block, next) {
  return next === block || (next.matches("p") && next.previousElementSibling === block);
}

/**
 * @param {string} text
 * @param {string[]} marked
 */
function around(text, marked) {
  const first = places(text, marked)[0]?.[0] ?? 0, start = Math.max(first - BEFORE, 0);
  const cut = text.slice(start, start + LONGEST).replace(start ? /^\S*\s+/ : "", "").trim();
  return `${start ? "…" : ""}${cut}${start + LONGEST < text.length ? "…" : ""}`;
}
