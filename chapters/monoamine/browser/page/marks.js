// Marks words in a text. A mark is an element of its own, so it is kept out of what a script reads or draws.

const MARK = "highlighted";
// Nothing a reader reads as text, and nothing that speaks when it changes.
const CLOSED = `.cell_input, script, style, noscript, template, textarea, select, button, title, desc, math, .katex, [aria-live], [role=status], .${MARK}`;
// Shorter words stand inside too many others.
const WHOLE_BELOW = 3;
const LETTER = /[\p{L}\p{N}_]/u;

/**
 * Where words stand in a text, in order and without overlap. A short word counts only where it stands alone.
 * @param {string} text
 * @param {string[]} words
 * @returns {[number, number][]} start and end
 */
export function places(text, words) {
  const longestFirst = [...words].filter(Boolean).sort((a, b) => b.length - a.length);
  if (!longestFirst.length) return [];
  const any = new RegExp(longestFirst.map((word) => word.replace(/[\^$\\.*+?()[\]{}|/]/g, "\\$&")).join("|"), "giu");
  return [...text.matchAll(any)]
    .map((match) => /** @type {[number, number]} */ ([match.index, match.index + match[0].length]))
    .filter(([start, end]) => end - start >= WHOLE_BELOW || alone(text, start, end));
}

/** @param {string} text @param {number} start @param {number} end */
function alone(text, start, end) {
  return !LETTER.test(text.charAt(start - 1)) && !LETTER.test(text.charAt(end));
}

/**
 * Mark words under an element that are not marked yet.
 * @param {Element} root
 * @param {string[]} words
 * @returns {Element[]} the new marks, in the order of the page
 */
export function mark(root, words) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  return texts.flatMap((text) => markText(text, words));
}

/** @param {Text} text @param {string[]} words */
function markText(text, words) {
  const matches = places(text.data, words);
  if (!matches.length || text.parentElement.closest(CLOSED)) return [];
  // In a row or a grid each piece of a split text would get a place of its own.
  if (/flex|grid/.test(getComputedStyle(text.parentElement).display)) wrap(text);
  // From the end, so that the places before stay true.
  return matches.reverse().map(([start, end]) => {
    const word = text.splitText(start);
    word.splitText(end - start);
    return wrap(word, MARK);
  }).reverse();
}

/** @param {Text} text */
function wrap(text, className = "") {
  const space = text.parentElement.namespaceURI;
  const span = document.createElementNS(space, space.endsWith("svg") ? "tspan" : "span");
  if (className) span.setAttribute("class", className);
  text.replaceWith(span);
  span.append(text);
  return span;
}

/**
 * Take all marks under an element away.
 * @param {Element} root
 */
export function unmark(root) {
  for (const span of root.querySelectorAll(`.${MARK}`)) {
    const parent = span.parentNode;
    span.replaceWith(...span.childNodes);
    parent.normalize();
  }
}
