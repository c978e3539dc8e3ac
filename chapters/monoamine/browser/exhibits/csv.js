// A table as a file: RFC 4180, with the mark of UTF-8 in front that a spreadsheet asks for (evidence/spreadsheet.py).

import { fill } from "./words.js";

const MARK = "\ufeff", END = "\r\n";

/** @param {string | number} value @returns {string} a cell, in quotes where it has to be */
export function cell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * @param {(string | number)[][]} lines the head and the rows
 * @returns {string} the file
 */
export function csvText(lines) {
  return MARK + lines.map((line) => line.map(cell).join(",") + END).join("");
}

/**
 * @param {string} text
 * @param {string} label what the cell is called
 * @param {{computed: string, number: string, words: string}} rule what a spreadsheet computes, what it may, and the
 *   template that puts words in front
 * @returns {string} a text that no spreadsheet takes for a formula
 */
export function harmless(text, label, { computed, number, words }) {
  const told = new RegExp(computed).test(text) && !new RegExp(number).test(text) ? fill(words, { label, text }) : text;
  // Only a page has lines to break.
  return told.replaceAll("\u00a0", " ");
}
