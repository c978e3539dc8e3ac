// Answers a search with Sphinx's index, behind a guard: whatever is asked, the reader gets results or a sentence.

import { make } from "./exhibits/elements.js";
import { count, fill } from "./exhibits/words.js";
import { badge } from "./page/badge.js";
import { claimsAbout } from "./page/claims.js";
import { compounds, excerptOf } from "./page/excerpt.js";
import { mark } from "./page/marks.js";
import { nearest, vocabulary } from "./page/near.js";

// Not the page's own sentences, and no answer before its question.
const ASIDE = "script, style, noscript, form, button, .headerlink, .activity-answer, figure.exhibit > :not(figcaption)";

const place = document.getElementById("search-results");
const words = JSON.parse(place.dataset.words), claims = JSON.parse(place.dataset.claims);
const field = /** @type {HTMLInputElement} */ (document.querySelector("input[name=q]"));

/** @import { Claim } from "./page/claims.js" */
/** @typedef {{whole: string[], parts: string[], others: string[]}} Marked words as page/excerpt.js takes them apart */
/** @typedef {{page: string, title: string, anchor: string, marked: Marked}} Result with the words to mark on its page */

/**
 * @param {string} query
 * @returns {Result[]} what matches, the best first
 */
function ask(query) {
  const parsed = parse(query), [, stems, , highlighted] = parsed;
  const marked = compounds(query, [...new Set([...highlighted, ...stems])]);
  return Search._performSearch(...parsed).reverse()
    .map(([page, title, anchor]) => ({ page: `${page}.html`, title: plain(title), anchor, marked }));
}

/**
 * @param {string} query
 * @returns {[string, Set<string>, Set<string>, Set<string>, Set<string>]} as Sphinx reads it: the stems are the second part
 */
function parse(query) {
  // Sphinx looks words up in plain objects, where "constructor" or "__proto__" would be found in each.
  const own = { __proto__: null, hasOwnProperty: Object.prototype.hasOwnProperty };
  for (const name of ["terms", "titleterms"]) Object.setPrototypeOf(Search._index[name], own);
  return Search._parseQuery(query);
}

/**
 * Titles come from the index as HTML.
 * @param {string} html
 */
function plain(html) {
  return read(html).body.textContent;
}

/** @param {string} html */
function read(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

/** @param {Result[]} results */
function show(results) {
  const list = make("ul", { class: "search" });
  for (const { page, title, anchor, marked } of results) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", {}, [title])), item = make("li", {}, [link]);
    const lead = (/** @type {string[]} */ words) => { link.href = `${page}?highlight=${encodeURIComponent(words.join(" "))}${anchor}`; };
    lead([...marked.whole, ...marked.parts, ...marked.others]);
    list.append(item);
    addExcerpt(item, page, anchor.slice(1), marked, lead);
  }
  place.append(list);
}

/**
 * What is asked most has an answer of its own.
 * @param {Claim[]} found
 */
function showClaims(found) {
  if (!found.length) return;
  const list = make("ul", { class: "search-claims" });
  for (const { folder, page, question, text, verdict: { word, kind } } of found) {
    list.append(make("li", {}, [make("a", { href: `${folder}/${page}` }, [question]), " ", badge({ word, kind }), make("p", {}, [text])]));
  }
  place.append(make("h2", {}, [words.answers]), list, make("h2", {}, [words.places]));
}

/**
 * A page that was opened as a file may read no other page: there its results have no excerpts.
 * @param {Element} item
 * @param {string} page
 * @param {string} id of the place in it, "" for all
 * @param {Marked} marked
 * @param {(words: string[]) => void} lead makes the link mark these words
 */
async function addExcerpt(item, page, id, { whole, parts, others }, lead) {
  if (location.protocol === "file:") return;
  const line = make("p", { class: "context" });
  item.append(line);
  const other = await fetched(page), part = other && ((id && other.getElementById(id)) || other.querySelector("article"));
  if (!part) return;
  // Parts of a name count where the name itself does not stand.
  const text = other.querySelector("article").textContent.toLowerCase(), there = whole.filter((word) => text.includes(word.toLowerCase()));
  const marked = [...there, ...(there.length === whole.length ? [] : parts), ...others];
  lead(marked);
  line.textContent = excerptOf(told(part), marked);
  mark(line, marked);
}

/** @type {Map<string, Promise<Document | null>>} */
const pages = new Map();

/**
 * @param {string} page
 * @returns {Promise<Document | null>} a page of the book, fetched once; null where it cannot be read
 */
function fetched(page) {
  if (!pages.has(page)) {
    pages.set(page, fetch(page).then((answer) => (answer.ok ? answer.text() : "")).then(read).catch(() => null));
  }
  return pages.get(page);
}

/**
 * @param {Element} part
 * @returns {Element} what of it is read; of a term its meaning
 */
function told(part) {
  const copy = /** @type {Element} */ ((part.matches("dt") && part.nextElementSibling || part).cloneNode(true));
  copy.querySelectorAll(ASIDE).forEach((aside) => aside.remove());
  return copy;
}

/**
 * What was meant, where a word is not one of the book's.
 * @param {string} query
 */
function showNear(query) {
  const book = vocabulary([...claims.flatMap(({ question, title, text }) => [question, title, text]), ...Object.keys(Search._index.alltitles).map(plain)]);
  const known = (/** @type {string} */ word) => Object.hasOwn(Search._index.terms, word) || Object.hasOwn(Search._index.titleterms, word);
  const stemmer = new Stemmer();
  const meant = query.split(/\s+/).map((word) => {
    const near = nearest(word, book), stem = stemmer.stemWord(word.toLowerCase());
    // A word that the book has in another form was meant as it stands, unless its end is missing.
    return near && (!known(stem) || (stem === word.toLowerCase() && near.startsWith(stem) && !/(s|ed|ing)$/.test(near))) ? near : word;
  }).join(" ");
  if (meant === query) return;
  place.append(make("p", { class: "search-near" }, [words.near, " ", make("a", { href: `?q=${encodeURIComponent(meant)}` }, [meant]), "?"]));
}

function answer() {
  const asked = new URLSearchParams(location.search).get("q") ?? "", query = asked.slice(0, field.maxLength);
  field.value = query;
  field.focus();
  field.select();
  const status = make("p", { class: "search-summary", role: "status" });
  place.replaceChildren(status);
  /** @param {(string | false)[]} sentences */
  const say = (...sentences) => { status.textContent = sentences.filter(Boolean).join(" "); };
  try {
    if (!splitQuery(query).length) return say(words.ask);
    const results = ask(query);
    const answers = claimsAbout([...parse(query)[1]], claims);
    say(count(words.found, results.length, { query }), asked !== query && fill(words.cut, { n: field.maxLength }));
    showNear(query);
    showClaims(answers);
    show(results);
  } catch {
    say(words.broken);
  }
}

// Sphinx would begin by itself as soon as the page is read; it does where this script is missing.
if (typeof Search !== "undefined") Search.performSearch = () => {};
addEventListener("DOMContentLoaded", answer);
