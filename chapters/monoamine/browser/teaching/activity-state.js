// How an activity goes on: predict, run, explain. What may happen in a phase stands here; anything else changes nothing.

/**
 * @import { Words } from "../exhibits/types.js"
 * @import { ActivityEvent, ActivityState } from "./types.js"
 */

/** @type {ActivityState} */
export const BEGINNING = { phase: "predicting", guess: null };

const retry = () => BEGINNING;

/** @type {Record<ActivityState["phase"], Record<string, (state: any, event: any) => ActivityState>>} */
const TRANSITIONS = {
  predicting: {
    guess: (_state, { guess }) => ({ phase: "predicting", guess }),
    run: (state) => (state.guess ? { phase: "running", guess: state.guess } : state),
  },
  running: {
    answer: (_state, { comparison }) => ({ phase: "told", comparison }),
    fail: () => ({ phase: "failed" }),
  },
  told: { retry },
  failed: { retry },
};

/**
 * @param {ActivityState} state
 * @param {ActivityEvent} event
 * @returns {ActivityState} the same object where the event changes nothing
 */
export function next(state, event) {
  const transition = TRANSITIONS[state.phase][event.type];
  return transition ? transition(state, event) : state;
}

/**
 * What the reader is told.
 * @param {ActivityState} state
 * @param {Words} text
 * @returns {string[]}
 */
export function sentences(state, { running, error }) {
  if (state.phase === "running") return [running];
  if (state.phase === "failed") return [error];
  return state.phase === "told" ? state.comparison.sentences : [];
}
