// The badge of a verdict, of the parts that exhibits/badge.py gives it.

import { make } from "../exhibits/elements.js";

/** @typedef {{word: string, kind: string, basis?: string}} Verdict */

/**
 * @param {Verdict} verdict without a basis the badge is its word alone
 * @returns {HTMLElement}
 */
export function badge({ word, kind, basis }) {
  const parts = [make("span", { class: "verdict-word" }, [word])];
  if (basis) parts.push(make("span", { class: "verdict-grade" }, [` · ${basis}`]));
  return make("span", { class: `verdict verdict-${kind}` }, parts);
}
