// Words of the book that are near to one that it does not know: what somebody may have meant to type.

// Letters that a word has at least, and from how many on it may be two signs off.
const SHORTEST = 4, LONG = 7;

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} how many letters were left out, put in, changed, or swapped with their neighbour
 */
export function apart(one, other) {
  const rows = Array.from({ length: one.length + 1 }, (_, i) => Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= one.length; i++) {
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}

/**
 * @param {string} word
 * @param {Iterable<string>} book words of the book, those that matter most first
 * @returns {string | null} the nearest; null where the book has the word, or none is near
 */
export function nearest(word, book) {
  const asked = word.toLowerCase();
  if (asked.length < SHORTEST) return null;
  let best = null, least = asked.length < LONG ? 2 : 3;
  for (const known of book) {
    if (known === asked) return null;
    // Most typing errors spare the first letter; without this a short word is near to too many.
    if (known[0] !== asked[0] || Math.abs(known.length - asked.length) >= least) continue;
    const off = apart(asked, known);
    if (off < least) [best, least] = [known, off];
  }
  return best;
}

/**
 * @param {string[]} texts
 * @returns {string[]} their words, the most frequent first
 */
export function vocabulary(texts) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const text of texts) {
    for (const word of text.toLowerCase().split(/[^\p{L}\p{N}-]+/u)) if (word.length >= SHORTEST) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}
