// Answers a search with Sphinx's index, behind a guard: whatever is asked, the reader gets results or a sentence.

import { count, fill } from "./exhibits/words.js";
import { mark, places } from "./page/marks.js";

const BEFORE = 60;
const EXCERPT = 240;
// Not the page's own sentences, and no answer before its question.
const ASIDE = "script, style, noscript, form, button, .headerlink, .activity-answer, figure.exhibit > :not(figcaption)";

const place = document.getElementById("search-results");
const words = JSON.parse(place.dataset.words);
const field = document.querySelector("input[name=q]");

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** @returns {string} the text around the first of the words */
function excerpt(text, marked) {
  const first = places(text, marked)[0]?.[0] ?? 0, start = Math.max(first - BEFORE, 0);
  const cut = text.slice(start, start + EXCERPT).replace(start ? /^\S*\s+/ : "", "").trim();
  return `${start ? "…" : ""}${cut}${start + EXCERPT < text.length ? "…" : ""}`;
}

/** @returns {object[]} what matches, the best first, and the words to mark on its page */
function ask(query) {
  // Sphinx looks words up in plain objects, where "constructor" or "__proto__" would be found in each.
  const own = { __proto__: null, hasOwnProperty: Object.prototype.hasOwnProperty };
  for (const name of ["terms", "titleterms"]) Object.setPrototypeOf(Search._index[name], own);
  const [text, stems, ...others] = Search._parseQuery(query);
  const marked = [...new Set([...others[1], ...stems])];
  return Search._performSearch(text, stems, ...others).reverse()
    .map(([page, title, anchor]) => ({ page: `${page}.html`, title: plain(title), anchor, marked }));
}

// Titles come from the index as HTML.
function plain(html) {
  return parsed(html).body.textContent;
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

function show(results) {
  const list = element("ul", "search");
  for (const { page, title, anchor, marked } of results) {
    const link = element("a", "", title), item = element("li", "");
    link.href = `${page}?highlight=${encodeURIComponent(marked.join(" "))}${anchor}`;
    item.append(link);
    list.append(item);
    addExcerpt(item, page, anchor.slice(1), marked);
  }
  place.append(list);
}

// A page that was opened as a file may read no other page: there its results have no excerpts.
async function addExcerpt(item, page, id, marked) {
  if (location.protocol === "file:") return;
  const line = element("p", "context");
  item.append(line);
  const html = await read(page), part = html && ((id && html.getElementById(id)) || html.querySelector("article"));
  if (!part) return;
  line.textContent = excerpt(textOf(part), marked);
  mark(line, marked);
}

const pages = new Map();

/** @returns {Promise<Document | null>} a page of the book, read once; null where it cannot be read */
function read(page) {
  if (!pages.has(page)) {
    pages.set(page, fetch(page).then((answer) => (answer.ok ? answer.text() : "")).then(parsed).catch(() => null));
  }
  return pages.get(page);
}

function textOf(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(ASIDE).forEach((aside) => aside.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function answer() {
  const asked = new URLSearchParams(location.search).get("q") ?? "", query = asked.slice(0, field.maxLength);
  field.value = query;
  field.focus();
  field.select();
  const status = element("p", "search-summary");
  status.setAttribute("role", "status");
  place.replaceChildren(status);
  const say = (...sentences) => { status.textContent = sentences.filter(Boolean).join(" "); };
  try {
    if (!splitQuery(query).length) return say(words.ask);
    const results = ask(query);
    say(count(words.found, results.length, { query }), asked !== query && fill(words.cut, { n: field.maxLength }));
    show(results);
  } catch {
    say(words.broken);
  }
}

// Sphinx would begin by itself as soon as the page is read; it does where this script is missing.
if (typeof Search !== "undefined") Search.performSearch = () => {};
addEventListener("DOMContentLoaded", answer);
