// Answers a search with Sphinx's index, behind a guard: whatever is asked, the reader gets results or a sentence.

import { make } from "./exhibits/elements.js";
import { count, fill } from "./exhibits/words.js";
import { badge } from "./page/badge.js";
import { claimsAbout } from "./page/claims.js";
import { mark, places } from "./page/marks.js";

const BEFORE = 60;
const EXCERPT = 240;
// Not the page's own sentences, and no answer before its question.
const ASIDE = "script, style, noscript, form, button, .headerlink, .activity-answer, figure.exhibit > :not(figcaption)";

const place = document.getElementById("search-results");
const words = JSON.parse(place.dataset.words), claims = JSON.parse(place.dataset.claims);
const field = /** @type {HTMLInputElement} */ (document.querySelector("input[name=q]"));

/** @import { Claim } from "./page/claims.js" */
/** @typedef {{page: string, title: string, anchor: string, marked: string[]}} Result words to mark on its page */

/**
 * @param {string} text
 * @param {string[]} marked
 * @returns {string} the text around the first of the words
 */
function excerpt(text, marked) {
  const first = places(text, marked)[0]?.[0] ?? 0, start = Math.max(first - BEFORE, 0);
  const cut = text.slice(start, start + EXCERPT).replace(start ? /^\S*\s+/ : "", "").trim();
  return `${start ? "…" : ""}${cut}${start + EXCERPT < text.length ? "…" : ""}`;
}

/**
 * @param {string} query
 * @returns {Result[]} what matches, the best first
 */
function ask(query) {
  const parsed = parse(query), [, stems, , highlighted] = parsed;
  const marked = [...new Set([...highlighted, ...stems])];
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
    const href = `${page}?highlight=${encodeURIComponent(marked.join(" "))}${anchor}`;
    const item = make("li", {}, [make("a", { href }, [title])]);
    list.append(item);
    addExcerpt(item, page, anchor.slice(1), marked);
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
 * @param {string[]} marked
 */
async function addExcerpt(item, page, id, marked) {
  if (location.protocol === "file:") return;
  const line = make("p", { class: "context" });
  item.append(line);
  const other = await fetched(page), part = other && ((id && other.getElementById(id)) || other.querySelector("article"));
  if (!part) return;
  line.textContent = excerpt(textOf(part), marked);
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

/** @param {Element} part */
function textOf(part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  copy.querySelectorAll(ASIDE).forEach((aside) => aside.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
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
    showClaims(answers);
    show(results);
  } catch {
    say(words.broken);
  }
}

// Sphinx would begin by itself as soon as the page is read; it does where this script is missing.
if (typeof Search !== "undefined") Search.performSearch = () => {};
addEventListener("DOMContentLoaded", answer);
