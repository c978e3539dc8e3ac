// Plays a scene through its time: from the cursor to the end of the window, at the same pace whatever the window is; or
// from its beginning to the cursor.

const WHOLE_MS = 9000;

/**
 * @param {HTMLButtonElement} button
 * @param {{words: {start: string, stop: string}, last: () => number, now: () => number, go: (minute: number) => void,
 *   done: () => void}} scene last minute of the window, the minute of the cursor, how to move it, and what follows the end
 * @returns {{stop: () => void, again: (ms: number) => void}} `again` plays to the minute of the cursor, and ends in silence
 */
export function createPlayer(button, { words, last, now, go, done }) {
  let frame = 0;

  function stop() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = words.start;
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {number} ms
   * @param {() => void} ended
   */
  function play(from, to, ms, ended) {
    stop();
    let begun = null;
    button.textContent = words.stop;
    const step = (time) => {
      begun ??= time;
      const minute = Math.min(from + ((time - begun) / ms) * (to - from), to);
      go(minute);
      if (minute < to) frame = requestAnimationFrame(step);
      else ended();
    };
    frame = requestAnimationFrame(step);
  }

  function start() {
    const from = now() < last() ? now() : 0;
    play(from, last(), WHOLE_MS * (1 - from / last()), end);
  }

  function end() {
    stop();
    done();
  }

  button.addEventListener("click", () => (frame ? end() : start()));
  return { stop, again: (ms) => { if (now()) play(0, now(), ms, stop); } };
}
