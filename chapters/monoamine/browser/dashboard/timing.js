// When things are done: at once, in the next frame, in a quiet moment. One at a time, and the latest wish counts.

/**
 * What time it is and how to wait; the tests have one of their own.
 * @typedef {object} Clock
 * @property {() => number} now milliseconds
 * @property {(act: () => void) => number} frame does it in the next frame
 * @property {(act: () => void, ms?: number) => number} wait does it later
 * @property {(timer: number) => void} clear forgets what was to be done later
 */

/** @type {Clock} */
const PAGE = {
  now: () => performance.now(), frame: (act) => requestAnimationFrame(act), wait: (act, ms) => setTimeout(act, ms),
  clear: (timer) => clearTimeout(timer),
};

const FRAME_MS = 16;

/**
 * Do it at once, but never twice within a frame: then once more in the next.
 * @template Value
 * @param {(value: Value) => void} act
 * @param {Clock} [clock]
 * @returns {(value: Value, patient?: boolean) => void} with `patient` it always waits for the next frame; of what is asked
 *   meanwhile the first value counts
 */
export function onceAFrame(act, clock = PAGE) {
  let asked = 0, last = -Infinity;
  const run = (value) => {
    asked = 0;
    last = clock.now();
    act(value);
  };
  return (value, patient = false) => {
    // Waiting for the next frame would cost half a frame; two in one frame would cost a whole one.
    if (!patient && !asked && clock.now() - last >= FRAME_MS) run(value);
    else asked ||= clock.frame(() => run(value));
  };
}

/**
 * Do it at once where the last time is long enough ago, otherwise as soon as it is.
 * @param {number} ms
 * @param {() => void} act
 * @param {Clock} [clock]
 * @returns {() => void}
 */
export function spaced(ms, act, clock = PAGE) {
  let waiting = 0, last = -Infinity;
  const run = () => {
    clock.clear(waiting);
    waiting = 0;
    last = clock.now();
    act();
  };
  return () => {
    const rest = last + ms - clock.now();
    if (rest <= 0) run();
    else waiting ||= clock.wait(run, rest);
  };
}

/**
 * Do it when nobody has asked for so long.
 * @template Value
 * @param {number} ms
 * @param {(value?: Value) => void} act
 * @param {Clock} [clock]
 * @returns {(value?: Value) => void} of what is asked meanwhile the last value counts
 */
export function settled(ms, act, clock = PAGE) {
  let waiting = 0;
  return (value) => {
    clock.clear(waiting);
    waiting = clock.wait(() => act(value), ms);
  };
}

/**
 * Do it when what is there now has been painted.
 * @param {() => void} act
 * @param {Clock} [clock]
 * @returns {() => void} what is asked meanwhile is done with it
 */
export function afterPainting(act, clock = PAGE) {
  let asked = false;
  const run = () => {
    asked = false;
    act();
  };
  return () => {
    if (!asked) clock.frame(() => clock.wait(run));
    asked = true;
  };
}

/**
 * Take many steps one a turn, so that no frame waits for them.
 * @template Answer
 * @param {number} count of steps
 * @param {() => Answer} step
 * @param {() => boolean} wanted whether to go on
 * @param {(answers: Answer[]) => void} done
 * @param {Clock} [clock]
 */
export function inTurns(count, step, wanted, done, clock = PAGE) {
  const answers = [];
  const turn = () => {
    if (!wanted()) return;
    answers.push(step());
    if (answers.length < count) clock.wait(turn);
    else done(answers);
  };
  clock.wait(turn);
}
